"""The tensor: a NumPy array, and what autograd has to know of it.

Several tensors can share their memory, as views do. They share one count of changes,
too: what was saved for a gradient is not to be changed before the gradient is taken.
"""

from __future__ import annotations

import warnings
import weakref
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from . import devices, dtypes, missing
from .autograd.graph import AccumulateGrad, Node, kind
from .printing import formatted
from .size import Size, lengths

if TYPE_CHECKING:
    from .dtypes import dtype

Array = NDArray[Any]
T = TypeVar("T", bound="TensorBase")

NOT_A_LEAF = (
    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its "
    ".grad attribute won't be populated during autograd.backward(). If you indeed want "
    "the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the "
    "non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you "
    "access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for "
    "more informations."
)


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


class TensorBase:
    """An array with a gradient. What can be done with it, `operations` adds."""

    # Most tensors have none of these: so making one costs no more than its array.
    _array: Array
    _requires_grad = False
    _grad_fn: Node | None = None
    _output = 0
    _grad: Any = None
    _versions: Versions | None = None
    _leaf_node: weakref.ref[AccumulateGrad] | None = None
    _view_of: ViewOf | None = None
    _rebased = 0
    _retains = False
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
            from .size import positive

            positive(dim, self._array.ndim)
        return self._array.shape[dim]

    @property
    def ndim(self) -> int:
        return self._array.ndim

    def dim(self) -> int:
        return self._array.ndim

    ndimension = dim

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

    # Its gradient

    @property
    def grad(self) -> Any:
        if self._grad is None and self._grad_fn is not None and not self._retains:
            warnings.warn(NOT_A_LEAF, UserWarning, stacklevel=2)
        return self._grad

    @grad.setter
    def grad(self, grad: Any) -> None:
        if grad is not None:
            if not isinstance(grad, TensorBase):
                raise TypeError(
                    f"assigned grad expected to be a Tensor or None but got grad of "
                    f"type {type(grad).__name__}"
                )
            if grad.shape != self.shape:
                raise RuntimeError(
                    "assigned grad has data of a different size"
                    if grad.dtype is self.dtype
                    else "assigned grad has data of a different type"
                )
            if grad.dtype is not self.dtype:
                raise RuntimeError(
                    f"attempting to assign a gradient with dtype '{_named(grad)}' to a "
                    f"tensor with grad_dtype '{_named(self)}'. The gradient must match "
                    "the tensor's grad_dtype (defaults to the tensor's dtype). You can "
                    "set the tensor's grad_dtype attribute with a specific dtype, or "
                    "None to allow any dtype. Set grad_dtype with caution. Diverging "
                    "the dtypes of a tensor and its gradient may break downstream "
                    "systems that assume they match."
                )
        self._grad = grad

    @grad.deleter
    def grad(self) -> None:
        self._grad = None

    @property
    def grad_fn(self) -> Node | None:
        part = self._view_of
        if part and part.base._rebased != part.seen:  # its base was changed since
            self._cut_anew(part)
        return self._grad_fn

    @property
    def requires_grad(self) -> bool:
        return self._requires_grad or self.grad_fn is not None

    @requires_grad.setter
    def requires_grad(self, wanted: bool) -> None:
        if self._grad_fn is not None and not wanted:
            raise RuntimeError(
                "you can only change requires_grad flags of leaf variables. If you want"
                " to use a computed variable in a subgraph that doesn't require "
                "differentiation use var_no_grad = var.detach()."
            )
        if wanted and self._array.dtype.kind != "f":
            raise RuntimeError(
                "only Tensors of floating point dtype can require gradients"
            )
        self._requires_grad = bool(wanted)

    def requires_grad_(self: T, requires_grad: bool = True) -> T:
        self.requires_grad = requires_grad
        return self

    @property
    def is_leaf(self) -> bool:
        return self.grad_fn is None

    @property
    def output_nr(self) -> int:
        return self._output

    @property
    def retains_grad(self) -> bool:
        return self._retains and self._grad_fn is not None

    def retain_grad(self) -> None:
        """Keep the gradient of a result, too, not only of leaves."""
        if not self.requires_grad:
            raise RuntimeError(
                "can't retain_grad on Tensor that has requires_grad=False"
            )
        if self._grad_fn is not None:
            self._retains = True
            self._grad_fn.retained[self._output] = self  # type: ignore[assignment]

    def register_hook(self, hook: Callable[[Any], Any]) -> Any:
        """Call a function with the gradient as it passes: it may give another one."""
        if not self.requires_grad:
            raise RuntimeError(
                "cannot register a hook on a tensor that doesn't require gradient"
            )
        node = self.grad_fn or self._accumulator()
        if self._grad_fn is None:
            self._kept_leaf_node = node  # with its hooks, for as long as the tensor
        hooks = node.hooks.setdefault(self._output, [])
        hooks.append(hook)
        return Handle(hooks, hook)

    def backward(
        self,
        gradient: Any = None,
        retain_graph: bool | None = None,
        create_graph: bool = False,
        inputs: Any = None,
    ) -> None:
        """Find the gradients of all leaves that this was computed from."""
        from . import autograd

        autograd.backward(self, gradient, retain_graph, create_graph, inputs=inputs)

    def _accumulator(self) -> AccumulateGrad:
        """Give the one node that adds to this leaf's gradient."""
        node = self._leaf_node() if self._leaf_node else None
        if node is None:
            node = AccumulateGrad(self)  # type: ignore[arg-type]
            self._leaf_node = weakref.ref(node)
        return node

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
        from .autograd.graph import Edge

        node = kind(name)()
        node.edges = [Edge(source, formula, [], self)]  # type: ignore[arg-type]
        self._grad_fn, self._output, self._requires_grad = node, 0, True

    # What Python asks of it

    def item(self) -> Any:
        if self._array.size != 1:
            raise RuntimeError(
                f"a Tensor with {self._array.size} elements cannot be converted to "
                "Scalar"
            )
        return self._array.item()

    def tolist(self) -> Any:
        return self._array.tolist()

    def numpy(self, *, force: bool = False) -> Array:
        if self.requires_grad and not force:
            raise RuntimeError(
                "Can't call numpy() on Tensor that requires grad. Use "
                "tensor.detach().numpy() instead."
            )
        return self._array

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        array = self.numpy()
        if dtype is not None and dtype != array.dtype:
            return array.astype(dtype)
        return array.copy() if copy else array

    def __array_wrap__(
        self, array: Array, context: Any = None, return_scalar: bool = False
    ) -> Any:
        del context, return_scalar
        return Tensor._of(array)

    def __len__(self) -> int:
        if not self._array.ndim:
            raise TypeError("len() of a 0-d tensor")
        return len(self._array)

    def __iter__(self) -> Iterator[Any]:
        if not self._array.ndim:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    def __bool__(self) -> bool:
        if self._array.size != 1:
            said = "more than one value" if self._array.size else "no values"
            raise RuntimeError(f"Boolean value of Tensor with {said} is ambiguous")
        return bool(self._array.item())

    def _number(self) -> Any:
        if self._array.size != 1:
            raise ValueError(
                "only one element tensors can be converted to Python scalars"
            )
        if self.requires_grad:
            warnings.warn(
                "Converting a tensor with requires_grad=True to a scalar may lead to "
                "unexpected behavior.\nConsider using tensor.detach() first.",
                UserWarning,
                stacklevel=3,
            )
        return self._array.item()

    def __float__(self) -> float:
        return float(self._number())

    def __int__(self) -> int:
        return int(self._number())

    def __complex__(self) -> complex:
        return complex(self._number())

    def __index__(self) -> int:
        if self._array.size != 1 or self._array.dtype.kind == "f":
            raise TypeError(
                "only integer tensors of a single element can be converted to an index"
            )
        return int(self._array.item())

    def __contains__(self, element: Any) -> bool:
        return bool((self == element).any())

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
        __eq__ = __ne__ = _operator  # type: ignore[assignment]

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


class Handle:
    """Takes a hook away again."""

    def __init__(self, hooks: list[Any], hook: Any) -> None:
        self._hooks, self._hook = hooks, hook

    def remove(self) -> None:
        if self._hook in self._hooks:
            self._hooks.remove(self._hook)


def _scattered(part: ViewOf) -> Callable[[Tensor], Tensor]:
    """Put a part's gradient into its place among zeros."""

    def scatter(grad: Tensor) -> Tensor:
        whole = np.zeros(part.base._array.shape, grad._array.dtype)
        part.cut(whole)[...] = grad._array
        return Tensor._of(whole)

    return scatter


def _named(tensor: TensorBase) -> str:
    return {"Float": "float", "Double": "double"}.get(
        tensor.dtype.old_name, tensor.dtype.name
    )


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
