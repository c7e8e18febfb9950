"""Where a tensor lies, and how: here always in the processor's memory, by strides."""

from __future__ import annotations

from typing import Any


class device:  # noqa: N801 — PyTorch's own name
    """The processor: `torch.device("cpu")`."""

    def __init__(self, type: Any = "cpu", index: int | None = None) -> None:
        name = str(type).partition(":")[0]
        if name != "cpu":
            raise AssertionError("Torch not compiled with CUDA enabled")
        self.type: str = "cpu"
        self.index = index

    def __repr__(self) -> str:
        return "device(type='cpu')"

    def __str__(self) -> str:
        return "cpu"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, device)

    def __hash__(self) -> int:
        return hash("cpu")

    def __enter__(self) -> device:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class layout:  # noqa: N801 — PyTorch's own name
    """How elements lie in memory."""

    def __repr__(self) -> str:
        return "torch.strided"


CPU = device()
strided = layout()


def get_default_device() -> device:
    return CPU


def set_default_device(device: Any) -> None:
    if device is not None:
        _checked(device)


def _checked(name: Any) -> device:
    return device(name)


class cuda:  # noqa: N801 — a module in PyTorch
    """There is none: so asks what prefers one, and takes the processor."""

    @staticmethod
    def is_available() -> bool:
        return False

    @staticmethod
    def device_count() -> int:
        return 0

    @staticmethod
    def manual_seed_all(seed: int) -> None:
        pass

    manual_seed = manual_seed_all
