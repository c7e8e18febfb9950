"""Count the values in a MessagePack message before any of them is made.

An empty dict takes one byte of a message and a hundred of memory. What a message will
cost can be told from the first byte of each value: see the MessagePack specification.
A large dict costs time, too, if its keys are chosen to collide.
"""

from __future__ import annotations

from graders.core.plain import MAX_KEYS

_SHORT_TEXTS = range(0xA0, 0xC0)
_SIZES = (
    *(1,) * _SHORT_TEXTS.start,
    *(1 + first % 0x20 for first in _SHORT_TEXTS),
    *(1, 1, 1, 1, 2, 3, 5, 3, 4, 6, 5, 9, 2, 3, 5, 9),  # 0xC0 to 0xCF
    *(2, 3, 5, 9, 3, 4, 6, 10, 18, 2, 3, 5, 3, 5, 3, 5),  # 0xD0 to 0xDF
    *(1,) * 0x20,
)
"""By first byte: the size of a value, apart from a length told in the next bytes."""
_LENGTHS = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xC7: 1, 0xC8: 2, 0xC9: 4}
_LENGTHS |= {0xD9: 1, 0xDA: 2, 0xDB: 4, 0xDE: 2, 0xDF: 4}
"""Bytes, extensions, texts, dicts: how many of the next bytes tell the length."""
_DICTS = (0xDE, 0xDF)


def items_of(content: bytes, most: int) -> int:
    """Count lists, dicts and what is in them; stop when there are more than most.

    One dict that is too large is more than most.
    """
    place = items = 0
    while place < len(content) and items <= most:
        first = content[place]
        items += 1
        if width := _LENGTHS.get(first):
            length = int.from_bytes(content[place + 1 : place + 1 + width])
            if first not in _DICTS:
                place += length
            elif length > MAX_KEYS:
                return most + 1
        place += _SIZES[first]
    return items
