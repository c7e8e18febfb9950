"""The tensor: a NumPy array, and what autograd has to know of it.

Several tensors can share their memory, as views do. They share one count of changes,
too: what was saved for a gradient is not to be changed before the gradient is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from . import devices, dtypes, missing
from .autograd.differentiable import Differentiable
from .autograd.graph import Edge, kind
from .printing import formatted
from .size import Size, lengths, positive
from .values import Values

if TYPE_CHECKING:
    from .dtypes import dtype

Array = NDArray[Any]
T = TypeVar("T", bound="TensorBase")


class Versions:
    """How often memory has been changed in place, for all that share it."""

    __slots__ = ("count",)

    def __init__(self) -> None:
        self.count = 0


class ViewOf(NamedTuple):
    """Of which tensor another one is a part, and how the part is cut out."""

    base: TensorBase
    cut: Callable[[Array], Array]
    seen: int
    """How many changes to the base's graph there were when the part was cut out."""


class TensorBase(Differentiable, Values):
    """An array with a gradient. What can be done with it, `operations` adds."""

    # Most tensors have none of these: so making one costs no more than its array.
    _array: Array
    _versions: Versions | None = None
    _view_of: ViewOf | None = None
    _rebased = 0
    _generator: Any = None

    __array_priority__ = 1000  # NumPy leaves operators with tensors to them

    def __new__(cls, *data: Any, **keywords: Any) -> Any:
        return cls._of(_legacy(data or tuple(keywords.values()), dtypes._default))

    @classmethod
    def _of(cls: type[T], array: Any) -> T:
        """Make a tensor of an array, whose memory it shares."""
        tensor = object.__new__(cls)
        tensor._array = array if type(array) is np.ndarray else np.asarray(array)
        return tensor

    # What it is

    @property
    def shape(self) -> Size:
        return Size(self._array.shape)

    def size(self, dim: int | None = None) -> Any:
        if dim is None:
            return Size(self._array.shape)
        if not -self._array.ndim <= dim < self._array.ndim:
            positive(dim, self._array.ndim)
        return self._array.shape[dim]

    @property
    def ndim(self) -> int:
        return self._array.ndim

    def dim(self) -> int:
        return self._array.ndim

    def numel(self) -> int:
        return self._array.size

    nelement = numel

    @property
    def dtype(self) -> dtype:
        return dtypes.named(self._array.dtype)

    @property
    def nbytes(self) -> int:
        return self._array.nbytes

    @property
    def itemsize(self) -> int:
        return self._array.itemsize

    def element_size(self) -> int:
        return self._array.itemsize

    device = property(lambda _: devices.CPU)
    layout = property(lambda _: devices.strided)
    is_cuda = is_sparse = property(lambda _: False)

    def is_floating_point(self) -> bool:
        return self._array.dtype.kind == "f"

    def is_complex(self) -> bool:
        return False

    def stride(self, dim: int | None = None) -> Any:
        steps = tuple(step // self._array.itemsize for step in self._array.strides)
        return steps if dim is None else steps[dim]

    def is_contiguous(self) -> bool:
        return self._array.flags.c_contiguous

    def data_ptr(self) -> int:
        return self._array.ctypes.data

    # Its memory

    @property
    def _version(self) -> int:
        return self._versions.count if self._versions else 0

    def _shared_versions(self) -> Versions:
        if self._versions is None:
            self._versions = Versions()
        return self._versions

    def _alias(self) -> Any:
        """The same memory, without the graph: what is changed in one is in both."""
        alias = Tensor._of(self._array)
        alias._versions = self._shared_versions()
        return alias

    detach = _alias

    def detach_(self: T) -> T:
        self._grad_fn, self._requires_grad, self._output = None, False, 0
        return self

    @property
    def data(self) -> Any:
        """The same memory, of whose changes autograd is not told."""
        return Tensor._of(self._array)

    @data.setter
    def data(self, other: TensorBase) -> None:
        self._array = other._array

    def _part(self, array: Array, cut: Callable[[Array], Array]) -> Any:
        """Make a view: `cut` takes it out of an array like this one."""
        view = Tensor._of(array)
        view._versions = self._shared_versions()
        base, whole = self, cut
        if self._view_of:
            base, before = self._view_of.base, self._view_of.cut

            def whole(array: Array) -> Array:
                return cut(before(array))

        view._view_of = ViewOf(base, whole, base._rebased)
        return view

    def _cut_anew(self, part: ViewOf) -> None:
        """Get a view's place in the graph from its base, which was changed."""
        self._view_of = part._replace(seen=part.base._rebased)
        if part.base._grad_fn is not None:
            self._lead_to(part.base, "AsStridedBackward0", _scattered(part))

    def _lead_to(self, source: TensorBase, name: str, formula: Any) -> None:
        edge = Edge(source, formula, [], self)  # type: ignore[arg-type]
        node = kind(name)()
        node.edges = [edge]
        self._grad_fn, self._output, self._requires_grad = node, 0, True

    # What Python asks of it

    def __array_wrap__(
        self, array: Array, context: Any = None, return_scalar: bool = False
    ) -> Any:
        del context, return_scalar
        return Tensor._of(array)

    def __format__(self, spec: str) -> str:
        if not self._array.ndim and type(self) is Tensor:
            return format(self._array.item(), spec)
        return object.__format__(self, spec)

    def __repr__(self) -> str:
        return formatted(self)

    def __hash__(self) -> int:
        return id(self)

    def __dir__(self) -> list[str]:
        return [name for name in object.__dir__(self) if not name.startswith("_tensor")]

    def __deepcopy__(self: T, memo: dict[int, Any]) -> T:
        if id(self) in memo:
            return memo[id(self)]  # type: ignore[no-any-return]
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support "
                "the deepcopy protocol at the moment.  If you were attempting to "
                "deepcopy a module, this may be because of a torch.nn.utils.weight_norm"
                " usage, see https://github.com/pytorch/pytorch/pull/103001"
            )
        copy = memo[id(self)] = type(self)._of(self._array.copy())
        copy._requires_grad = self._requires_grad
        if self._grad is not None:
            copy._grad = self._grad.__deepcopy__(memo)
        return copy

    def __reduce__(self) -> Any:
        return _rebuilt, (type(self), self._array, self._requires_grad)

    if TYPE_CHECKING:  # `operations` defines them

        def __neg__(self) -> Any: ...
        def _operator(self, other: Any) -> Any: ...

        __add__ = __sub__ = __mul__ = __truediv__ = __pow__ = __matmul__ = _operator
        __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __rpow__ = _operator
        __lt__ = __le__ = __gt__ = __ge__ = __and__ = __or__ = _operator
        __eq__ = __ne__ = _operator

        def __getitem__(self, key: Any) -> Any: ...

    def __getattr__(self, name: str) -> Any:
        raise missing.attribute(
            "torch.Tensor",
            name,
            f"'{type(self).__name__}' object has no attribute '{name}'",
        )


class Tensor(TensorBase):
    """An array with a gradient."""


Tensor.__module__ = "torch"
TensorBase.__module__ = "torch._C"


def _scattered(part: ViewOf) -> Callable[[Tensor], Tensor]:
    """Put a part's gradient into its place among zeros."""

    def scatter(grad: Tensor) -> Tensor:
        whole = np.zeros(part.base._array.shape, grad._array.dtype)
        part.cut(whole)[...] = grad._array
        return Tensor._of(whole)

    return scatter


def _rebuilt(cls: type[TensorBase], array: Array, requires_grad: bool) -> Any:
    tensor = cls._of(array)
    tensor._requires_grad = requires_grad
    return tensor


def _legacy(data: tuple[Any, ...], kind: dtype) -> Array:
    """Read what `torch.Tensor(…)` is given: lengths, or values."""
    if not data:
        return np.empty(0, kind.numpy)
    if len(data) == 1 and not isinstance(data[0], int):
        given = data[0]
        if isinstance(given, TensorBase):
            return given._array.astype(kind.numpy, copy=False)
        return np.asarray(given, kind.numpy)
    return np.zeros(lengths(data, "new"), kind.numpy)
