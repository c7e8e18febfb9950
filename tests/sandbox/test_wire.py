"""Bytes from a worker become plain data or a WireError: nothing else, and not much."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies
from hypothesis.extra.numpy import array_shapes, arrays
from msgspec import msgpack

from graders.core.plain import Foreign, Tensor, Typed
from graders.sandbox.workers.wire import MAX_FRAME_BYTES, WireError, packed, unpacked

MESSAGES: tuple[Any, ...] = (
    None,
    ("loaded",),
    (
        *("verdict", "wrong"),
        ({"sentence": {"ko": ("다릅니다",), "en": ("is wrong",)}, "error": ""},),
        ("ValueError", "Exception"),
    ),
    (
        "answer",
        np.arange(6.0).reshape(2, 3),
        (np.ones(2), 1j),
        ("warned",),
        (3,),
        (1, 0, 2),
    ),
    ("answer", Tensor(np.ones((2, 1), "f"), True), ({"a": [1.5, True]},), (), (), ()),
    ("call", "m", "f", (np.float32(1), 2**70, -(2**63), Foreign("x.Y")), {"h": 1e-5}),
    ("answer", Typed(Tensor(np.ones(2)), "x.Y"), (Typed([1.5], "z"),), (), (), ()),
    ("answer", np.zeros((0, 3)), (np.array(3 + 4j),), (), (1,) * 100, (0,)),
)
ODD_PARTS: tuple[tuple[Any, ...], ...] = (
    ("<f8", (-1,), bytes(16)),
    ("<f8", (-1, -1), bytes(16)),
    ("<f8", (2**40, 2**40), b""),
    ("<f8", (2**63,), b""),
    ("<f8", (2**64 - 1, 0), b""),
    ("<f8", (0, 2**62), b""),
    ("<f8", (0,) * 65, b""),
    ("<f8", (1,) * 33, bytes(8)),
    ("<f8", (3,), bytes(16)),
    ("<f8", (2,), bytes(15)),
    ("|O", (2,), bytes(16)),
    ("O", (2,), bytes(16)),
    ("c1", (2,), bytes(2)),
    ("<f0", (2,), bytes(2)),
    ("f99", (2,), bytes(2)),
    ("<V8", (2,), bytes(16)),
    ("<M8[s]", (2,), bytes(16)),
    ("<f8,<f8", (1,), bytes(16)),
    ("(2,)<f8", (1,), bytes(16)),
    ("", (), b""),
    ("<f8" * 99_999, (1,), bytes(8)),
    ("<f8", (), bytes(8), 1),
    ("<f8", 1, bytes(8)),
    (1, (), b""),
)

ARRAYS = arrays(
    strategies.sampled_from(["?", "<i8", "<u1", "<f4", "<f8", "<c16"]),
    array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3),
)
PLAIN = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers(-(2**99), 2**99)
    | strategies.floats(allow_nan=False)
    | strategies.complex_numbers(allow_nan=False)
    | strategies.text()
    | ARRAYS
    | strategies.builds(Tensor, ARRAYS, strategies.booleans())
    | strategies.builds(Foreign, strategies.text()),
    lambda parts: (
        strategies.lists(parts)
        | strategies.lists(parts).map(tuple)
        | strategies.dictionaries(strategies.text(), parts)
        | strategies.builds(Typed, parts, strategies.text())
    ),
    max_leaves=10,
)


def each(examples: int) -> settings:
    """Try so many, the same in every run."""
    return settings(
        max_examples=examples, derandomize=True, database=None, deadline=None
    )


def same(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=True)
    if type(one) is Tensor:
        return one.requires_grad == other.requires_grad and same(one.array, other.array)
    if type(one) is Typed:
        return one.type_name == other.type_name and same(one.value, other.value)
    if type(one) in (tuple, list):
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is dict:
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    return bool(one == other)


@contextmanager
def at_most(megabytes: float) -> Iterator[None]:
    """Hold that no more memory than this is taken, even for a moment."""
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < megabytes * 2**20


def require_data_or_error(content: bytes) -> None:
    try:
        value = unpacked(content)
    except WireError:
        return
    packed(value)  # whatever it is, it is plain


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: type(m).__name__)
def test_plain_data_comes_back_as_it_was(message: Any) -> None:
    assert same(unpacked(packed(message)), message)


@each(150)
@given(PLAIN)
def test_whatever_is_plain_comes_back(value: Any) -> None:
    assert same(unpacked(packed(value)), value)


@each(1_000)
@given(strategies.binary(max_size=64))
def test_random_bytes(content: bytes) -> None:
    with at_most(30):
        require_data_or_error(content)


@strategies.composite
def damaged(draw: strategies.DrawFn) -> bytes:
    """A message with bytes changed, cut off, repeated, or put in."""
    content = bytearray(packed(draw(strategies.sampled_from(MESSAGES))))
    for _ in range(draw(strategies.sampled_from((1, 1, 2, 8)))):
        place = draw(strategies.integers(0, len(content)))
        match draw(strategies.sampled_from(("change", "cut", "repeat", "begin"))):
            case "change":
                content[place : place + 1] = draw(bytes_of(1))
            case "cut":
                del content[place:]
            case "repeat":
                content[place:place] = content[draw(strategies.integers(0, place)) :]
            case _:  # the bytes that begin long texts, lists, dicts, parts
                head = draw(strategies.sampled_from(b"\xc6\xc9\xdb\xdd\xdf\xd8\xcf"))
                content[place:place] = bytes([head]) + draw(bytes_of(4))
    return bytes(content)


def bytes_of(number: int) -> strategies.SearchStrategy[bytes]:
    return strategies.binary(min_size=number, max_size=number)


@each(800)
@given(damaged())
def test_damaged_messages(content: bytes) -> None:
    with at_most(30):
        require_data_or_error(content)


@pytest.mark.parametrize("parts", ODD_PARTS, ids=lambda p: str(p)[:30])
@pytest.mark.parametrize("code", [1, 2, 3])
def test_lying_arrays(parts: tuple[Any, ...], code: int) -> None:
    more = (True,) if code == 3 else ()
    content = msgpack.encode(msgpack.Ext(code, msgpack.encode((*parts, *more))))
    with at_most(5):
        require_data_or_error(content)


@pytest.mark.parametrize("code", range(-128, 128))
def test_any_extension(code: int) -> None:
    for data in (b"", b"\xc0", bytes(300), msgpack.encode(("<f8", (1,), bytes(8)))):
        require_data_or_error(msgpack.encode(msgpack.Ext(code, data)))


FULL = MAX_FRAME_BYTES - 5
FLOODS: dict[str, Callable[[], bytes]] = {
    "empty lists": lambda: b"\xdd" + struct.pack(">I", FULL) + b"\x90" * FULL,
    "empty dicts": lambda: b"\xdd" + struct.pack(">I", FULL) + b"\x80" * FULL,
    "nothing": lambda: b"\xdd" + struct.pack(">I", FULL) + b"\xc0" * FULL,
    "letters": lambda: b"\xdd" + struct.pack(">I", FULL // 2) + b"\xa1a" * (FULL // 2),
    "lists in lists": lambda: b"\x91" * FULL + b"\x90",
    "dicts in dicts": lambda: b"\x81\xa1a" * (FULL // 3) + b"\xc0",
    "numbers as keys": lambda: (
        b"\xdf"
        + struct.pack(">I", FULL // 10)
        + b"".join(
            b"\xcf" + struct.pack(">Q", n << 44) + b"\xc0" for n in range(FULL // 10)
        )
    ),
    "many keys": lambda: msgpack.encode(dict.fromkeys(map(str, range(20_000)))),
    "many keys in a list of ours": lambda: msgpack.encode(
        msgpack.Ext(5, msgpack.encode([dict.fromkeys(map(str, range(2_000)))]))
    ),
    "four billion": lambda: b"\xdd\xff\xff\xff\xff",
    "a long text": lambda: b"\xdb\xff\xff\xff\xff" + b"x" * 100,
    "a long part": lambda: b"\xc9\xff\xff\xff\xff\x01" + b"x" * 100,
    "a long shape": lambda: msgpack.encode(
        msgpack.Ext(1, msgpack.encode(("<f8", [999] * (FULL // 4), b"")))
    ),
    "empty lists of ours": lambda: msgpack.encode(
        [msgpack.Ext(5, b"\x90")] * (FULL // 5)
    ),
    "more than there may be": lambda: bytes(MAX_FRAME_BYTES + 1),
}


def nested(depth: int) -> bytes:
    content = b"\x90"
    for _ in range(depth):
        content = msgpack.encode([msgpack.Ext(5, content)])
    return content


@pytest.mark.parametrize("name", FLOODS)
def test_floods(name: str) -> None:
    content = FLOODS[name]()
    with at_most(40), pytest.raises(WireError):
        unpacked(content)


@pytest.mark.parametrize("depth", [20, 1_000, 20_000])
def test_deep_lists(depth: int) -> None:
    content = nested(depth)
    with at_most(5), pytest.raises(WireError):
        unpacked(content)
