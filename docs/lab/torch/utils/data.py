"""Samples, one by one and in batches."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from .. import missing, random
from ..dtypes import float64
from ..operations.creation import tensor
from ..operations.shapes.joining import stack
from ..tensor import Tensor, TensorBase

__getattr__ = missing.module_attribute("torch.utils.data")


class Dataset:
    """Samples by their number. Inherit from it, and write `__getitem__`."""

    def __class_getitem__(cls, _: Any) -> Any:
        return cls

    def __getitem__(self, index: Any) -> Any:
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")


class TensorDataset(Dataset):
    """Tensors whose rows belong together."""

    def __init__(self, *tensors: Any) -> None:
        if any(each.shape[0] != tensors[0].shape[0] for each in tensors):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, index: Any) -> tuple[Any, ...]:
        return tuple(each[index] for each in self.tensors)

    def __len__(self) -> int:
        return int(self.tensors[0].shape[0])


class Subset(Dataset):
    """Some samples of a set."""

    def __init__(self, dataset: Any, indices: Sequence[int]) -> None:
        self.dataset, self.indices = dataset, indices

    def __getitem__(self, index: Any) -> Any:
        return self.dataset[self.indices[index]]

    def __len__(self) -> int:
        return len(self.indices)


def random_split(
    dataset: Any, lengths: Sequence[float], generator: Any = None
) -> list[Subset]:
    """Divide a set at random: into so many samples, or into such shares."""
    sizes = [int(length) for length in lengths]
    if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
        sizes = [math.floor(len(dataset) * share) for share in lengths]
        for i in range(len(dataset) - sum(sizes)):
            sizes[i % len(sizes)] += 1
    if sum(sizes) != len(dataset):
        raise ValueError(
            "Sum of input lengths does not equal the length of the input dataset!"
        )
    order = random.randperm(len(dataset), generator=generator).tolist()
    ends = np.cumsum(sizes).tolist()
    return [
        Subset(dataset, order[end - size : end])
        for end, size in zip(ends, sizes, strict=True)
    ]


def default_collate(batch: list[Any]) -> Any:
    """Lay samples one upon another."""
    first = batch[0]
    if isinstance(first, TensorBase):
        return stack(batch)
    if isinstance(first, np.ndarray):
        return stack([Tensor._of(each) for each in batch])
    if isinstance(first, float):
        return tensor(batch, dtype=float64)
    if isinstance(first, (int, np.generic)):
        return tensor(batch)
    if isinstance(first, (str, bytes)):
        return batch
    return [default_collate(list(column)) for column in zip(*batch, strict=True)]


class DataLoader:
    """Goes through a set in batches, in order or shuffled anew each time."""

    def __init__(
        self,
        dataset: Any,
        batch_size: int | None = 1,
        shuffle: bool | None = None,
        num_workers: int = 0,
        collate_fn: Any = None,
        pin_memory: bool = False,
        drop_last: bool = False,
        timeout: float = 0,
        worker_init_fn: Any = None,
        multiprocessing_context: Any = None,
        generator: Any = None,
        *,
        prefetch_factor: int | None = None,
        persistent_workers: bool = False,
        pin_memory_device: str = "",
        in_order: bool = True,
    ) -> None:
        del num_workers, pin_memory, timeout, worker_init_fn, multiprocessing_context
        del prefetch_factor, persistent_workers, pin_memory_device, in_order
        if batch_size is not None and (batch_size <= 0):
            raise ValueError(
                f"batch_size should be a positive integer value, but got batch_size="
                f"{batch_size}"
            )
        self.dataset, self.batch_size, self.drop_last = dataset, batch_size, drop_last
        self.generator, self._shuffles = generator, bool(shuffle)
        self.collate_fn = collate_fn or (
            (lambda sample: sample) if batch_size is None else default_collate
        )

    def __iter__(self) -> Iterator[Any]:
        # PyTorch draws a number here that would seed its processes.
        Tensor._of(np.zeros((), np.int64)).random_(generator=self.generator)
        return self._batches()

    def _batches(self) -> Iterator[Any]:
        for group in self._groups():
            if isinstance(group, list):
                yield self.collate_fn([self.dataset[i] for i in group])
            else:
                yield self.collate_fn(self.dataset[group])

    def _groups(self) -> Iterator[Any]:
        order = self._order()
        if self.batch_size is None:
            yield from order
            return
        batch: list[int] = []
        for i in order:
            batch.append(i)
            if len(batch) == self.batch_size:
                yield batch
                batch = []
        if batch and not self.drop_last:
            yield batch

    def _order(self) -> Any:
        if not self._shuffles:
            return range(len(self.dataset))
        source = self.generator
        if source is None:
            seed = Tensor._of(np.zeros((), np.int64)).random_().item()
            source = random.Generator().manual_seed(seed)
        return random.randperm(len(self.dataset), generator=source).tolist()

    def __len__(self) -> int:
        count = len(self.dataset)
        if self.batch_size is None:
            return count
        divide = math.floor if self.drop_last else math.ceil
        return divide(count / self.batch_size)
