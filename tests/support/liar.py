"""An array that lies about itself."""

from __future__ import annotations

from typing import Any

import numpy as np


class Liar(np.ndarray[Any, Any]):
    """Claims to equal everything."""

    def __eq__(self, other: object) -> Any:
        return np.ones(self.shape, bool)

    def __array_function__(self, *_: Any) -> Any:
        return True
