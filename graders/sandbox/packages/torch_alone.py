"""Keep PyTorch to one process and one thread: a locked worker can start no other.

What asks for more gets the same numbers without: batches come in the same order, and a
profiler watches nothing.
"""

from __future__ import annotations

import functools
import inspect
from typing import Any

_OF_PROCESSES = (
    *("num_workers", "timeout", "worker_init_fn", "multiprocessing_context"),
    *("prefetch_factor", "persistent_workers", "in_order"),
)
"""What a DataLoader is told of the processes that load for it."""


class _NothingRecorded:
    """What a profiler has seen that was never started."""

    def trace_start_ns(self) -> int:
        return 0

    def events(self) -> list[Any]:
        return []

    def experimental_event_tree(self) -> list[Any]:
        return []

    def save(self, path: str) -> None:
        pass


@functools.cache
def keep_alone() -> None:
    import torch

    # One thread: the same sums in the same order, and a process that can be forked.
    torch.set_num_threads(1)
    settings: Any = torch
    settings.set_num_threads = settings.set_num_interop_threads = _do_nothing
    loader: Any = torch.utils.data.DataLoader
    loader.__init__ = _without_processes(loader.__init__)
    # Kineto, which records, begins with a thread of its own.
    profiler: Any = torch.autograd.profiler
    profiler._prepare_profiler = profiler._enable_profiler = _do_nothing
    profiler._disable_profiler = _NothingRecorded
    engine: Any = torch.autograd
    engine._add_metadata_json = _do_nothing


def _do_nothing(*_: Any, **__: Any) -> None:
    pass


def _without_processes(load: Any) -> Any:
    signature = inspect.signature(load)

    @functools.wraps(load)
    def load_alone(*arguments: Any, **keywords: Any) -> None:
        bound = signature.bind(*arguments, **keywords)
        for name in _OF_PROCESSES:
            bound.arguments.pop(name, None)
        load(*bound.args, **bound.kwargs)

    return load_alone
