"""The catalogue's plain words in Markdown: what is written comes out as written."""

import re
from collections.abc import Iterable

# Whatever Markdown, its extensions or HTML take for more than a letter. As an entity it
# is a letter again, in our pages and in notebooks alike.
SPECIAL = re.compile(r"[\\`*_\[\]{}<>&$#+|~^!\"'-]|(?<=^\d)\.")


def plain(text: str) -> str:
    """Write a text in which nothing is markup."""
    return SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)


def written(text: str, formulas: Iterable[tuple[str, str]]) -> str:
    """Write a text with these pieces of it as formulas, in TeX.

    The longest comes first; a piece is whole where no letter or digit continues it.
    """
    tex = dict(formulas)
    if not tex:
        return plain(text)
    longest_first = sorted(map(re.escape, tex), key=len, reverse=True)
    pieces = re.split(
        rf"(?<![A-Za-z0-9_])({'|'.join(longest_first)})(?![A-Za-z0-9_²])", text
    )
    return "".join(
        f"${tex[piece]}$" if number % 2 else plain(piece)
        for number, piece in enumerate(pieces)
    )
