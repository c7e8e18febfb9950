"""How grader and worker exchange plain data: MessagePack, with extensions for arrays.

Nothing here trusts the other side. What is not exactly what `packed` makes raises
WireError, and neither memory nor time is spent on what a frame only claims to hold.
"""

from __future__ import annotations

import functools
import re
import struct
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
import numpy as np
from msgspec import msgpack
from numpy.typing import NDArray

from graders.core.plain import (
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_INTEGER_BITS,
    Foreign,
    Tensor,
    Typed,
)
from graders.sandbox.workers.counting import items_of

MAX_FRAME_BYTES = 1 << 23
MAX_ITEMS = 50_000
"""How many values of any kind one message may hold: one byte can claim to be a dict."""
MAX_INTEGER_BYTES = MAX_INTEGER_BITS // 8 + 1

HEADER = struct.Struct("<I")

_ARRAY, _SCALAR, _TENSOR, _FOREIGN, _LIST, _COMPLEX, _INTEGER, _TYPED = range(1, 9)
_DEEPEST = MAX_DEPTH + 4  # messages wrap what they carry
_DTYPE = re.compile(r"[<>|]?[biufc][0-9]{1,2}")
_INT64 = range(-(1 << 63), 1 << 63)
_COMPLEX_128 = struct.Struct("<dd")

_Shape = Annotated[tuple[int, ...], msgspec.Meta(max_length=MAX_DIMENSIONS)]
_ArrayParts = msgpack.Decoder(tuple[str, _Shape, bytes])
_TensorParts = msgpack.Decoder(tuple[str, _Shape, bytes, bool])
_NATIVE = frozenset({type(None), bool, float, str, bytes})


class WireError(Exception):
    """What came is no message, or a message too large."""


def packed(message: Any) -> bytes:
    """Encode plain data; raise WireError where it is too large or not plain."""
    try:
        content = _encoded(_out(message))
    except (TypeError, ValueError, OverflowError) as error:
        raise WireError(f"cannot be sent: {error}") from None
    if len(content) > MAX_FRAME_BYTES:
        raise WireError(f"{len(content)} bytes are too many to send")
    return content


def unpacked(content: bytes) -> Any:
    """Decode what `packed` made of plain data, or raise WireError."""
    if len(content) > MAX_FRAME_BYTES:
        raise WireError(f"{len(content)} bytes are too many to read")
    return _Message().decode(content, 0)


def framed(content: bytes) -> bytes:
    return HEADER.pack(len(content)) + content


def _encoded(value: Any) -> bytes:
    content = msgpack.encode(value)
    if len(content) > MAX_ITEMS and items_of(content, MAX_ITEMS) > MAX_ITEMS:
        raise OverflowError(f"more than {MAX_ITEMS} items")
    return content


def _out(value: Any) -> Any:
    kind = type(value)
    if kind in _NATIVE:
        return value
    if kind is int:
        return value if value in _INT64 else _extension(_INTEGER, _integer(value))
    if kind is tuple or kind is list:
        items = [i if type(i) in _NATIVE else _out(i) for i in value]
        return items if kind is tuple else _extension(_LIST, _encoded(items))
    if kind is dict:
        return {key: _out(item) for key, item in value.items()}
    if kind is np.ndarray:
        return _extension(_ARRAY, _array_parts(value))
    if kind is Tensor:
        return _extension(_TENSOR, _array_parts(value.array, value.requires_grad))
    if kind is Foreign:
        return _extension(_FOREIGN, value.type_name.encode("utf-8", "replace"))
    if kind is Typed:
        return _extension(_TYPED, _encoded([value.type_name, _out(value.value)]))
    if kind is complex:
        return _extension(_COMPLEX, _COMPLEX_128.pack(value.real, value.imag))
    if issubclass(kind, np.generic):
        return _extension(_SCALAR, _array_parts(np.asarray(value)))
    raise TypeError(f"{kind.__name__} is not plain data")


def _extension(code: int, data: bytes) -> msgpack.Ext:
    return msgpack.Ext(code, data)


def _integer(value: int) -> bytes:
    length = value.bit_length() // 8 + 1
    if length > MAX_INTEGER_BYTES:
        raise OverflowError(f"an int of {length} bytes")
    return value.to_bytes(length, "little", signed=True)


def _array_parts(array: NDArray[Any], *more: bool) -> bytes:
    if array.nbytes > MAX_FRAME_BYTES:  # looked at before it is copied
        raise OverflowError(f"an array of {array.nbytes} bytes")
    return msgpack.encode((array.dtype.str, array.shape, array.tobytes(), *more))


class _List(list[Any]):
    """A list; MessagePack's own arrays are our tuples."""


_NESTED = frozenset({_List, list, dict})


class _Message:
    """One message being decoded: counts its items, and how deep they lie."""

    def __init__(self) -> None:
        self._items = 0

    def decode(self, content: bytes, depth: int) -> Any:
        def extension(code: int, data: memoryview) -> Any:
            return self._part(code, bytes(data), depth)

        # An item takes a byte at least, and each byte lies in so many lists at most.
        if depth or len(content) > MAX_ITEMS // (_DEEPEST + 1):
            self._items += items_of(content, MAX_ITEMS)
        if self._items > MAX_ITEMS:
            raise WireError("too many items")
        try:
            value = msgpack.Decoder(ext_hook=extension).decode(content)
        except WireError:
            raise
        except (msgspec.DecodeError, RecursionError, ValueError, TypeError) as error:
            raise WireError(f"no message: {type(error).__name__}") from None
        return _in(value, depth)

    def _part(self, code: int, data: bytes, depth: int) -> Any:
        if depth >= _DEEPEST:
            raise WireError("too deep")
        if code == _LIST:
            items = self.decode(data, depth + 1)
            if type(items) is not tuple:
                raise WireError("no list")
            return _List(items)
        if code == _TYPED:
            parts = self.decode(data, depth + 1)
            if type(parts) is not tuple or len(parts) != 2 or type(parts[0]) is not str:
                raise WireError("no value of another type")
            return Typed(parts[1], parts[0][:80])
        try:
            read = _READERS[code]
        except KeyError:
            raise WireError(f"unknown part {code}") from None
        try:
            return read(data)
        except (msgspec.DecodeError, ValueError, TypeError, struct.error) as error:
            raise WireError(f"broken part: {type(error).__name__}") from None


def _in(value: Any, depth: int) -> Any:
    """Make tuples again, and demand that nothing lies deep and keys are texts."""
    kind = type(value)
    if kind is _List:
        return list(value)
    if kind is not list and kind is not dict:
        return value
    if depth > _DEEPEST:
        raise WireError("too deep")
    if kind is list:
        return tuple([_in(i, depth + 1) if type(i) in _NESTED else i for i in value])
    if any(type(key) is not str for key in value):
        raise WireError("keys that are no texts")
    return {key: _in(item, depth + 1) for key, item in value.items()}


def _read_array(data: bytes) -> NDArray[Any]:
    return _array(*_ArrayParts.decode(data))


def _array(name: str, shape: tuple[int, ...], content: bytes) -> NDArray[Any]:
    array = np.frombuffer(content, _dtype(name)).reshape(shape)
    if array.shape != shape:  # -1 is reshape's own sign, no length
        raise ValueError
    return array.copy()  # to be written to, like any array


@functools.lru_cache(maxsize=64)
def _dtype(name: str) -> np.dtype[Any]:
    if not _DTYPE.fullmatch(name):
        raise ValueError
    return np.dtype(name)


def _read_scalar(data: bytes) -> Any:
    array = _read_array(data)
    if array.shape != ():
        raise ValueError
    return array[()]


def _read_tensor(data: bytes) -> Tensor:
    name, shape, content, requires_grad = _TensorParts.decode(data)
    return Tensor(_array(name, shape, content), requires_grad)


def _read_foreign(data: bytes) -> Foreign:
    return Foreign(data[:80].decode("utf-8", "replace"))


def _read_complex(data: bytes) -> complex:
    return complex(*_COMPLEX_128.unpack(data))


def _read_integer(data: bytes) -> int:
    if len(data) > MAX_INTEGER_BYTES:
        raise ValueError
    return int.from_bytes(data, "little", signed=True)


_READERS: dict[int, Callable[[bytes], Any]] = {
    _ARRAY: _read_array,
    _SCALAR: _read_scalar,
    _TENSOR: _read_tensor,
    _FOREIGN: _read_foreign,
    _COMPLEX: _read_complex,
    _INTEGER: _read_integer,
}
