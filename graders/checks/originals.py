"""Data of the originals that only PyTorch's random numbers can make.

The checks of NumPy exercises run without PyTorch, so the numbers stand here; a test
draws them anew.
"""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray

_D = (
    "8NoewGctF8Bgp/+/JN3PvyZWvb8qVbu/6be5v1HFuL89pa+/MWqnv/BemL+U+Y2/S3yNv9wxi7/QZ3K/"
    "OJNuv3dAXb/CKEm/oT5Bv0b8Pb/14DG/kj8cv888Fb8Z5g+/8PYMv6B6Ab+rFPa+TJXyvmMi8b6mY+++"
    "5VPGvuNvvr7e0ry+d8Chvn4Wjr6I542+a/mLvm9Ni76zlYi+P65cvm3XTL5n/Tm+5+kuvotNIL7xRRS+"
    "RWILvvJk2L1FC3e9AOpkvXIKr7wZPIY9/vuLPWPM9D3SZRE+aLkbPnuDID51c4c+cfyHPtmdoT6j3qQ+"
    "qDmxPgf6yz6Dg9Y+e1QLP+XUDj9sXBc/RGUdPwyZJT8tmyU/tP8mPxzZKj8ktzQ/tdE2Pz0/SD+Bu1A/"
    "IuhdP9nXbT+F+Xo/Jz18P6t/fj8Oz4Q/VwaFP87siD8FG40/EmqOPzmbkz/iTJ0/nY+rP9K3rD/AxrY/"
    "Ne2/P4RlwD+Kl8U/7+TWP7FTBUBApA9AHy8ZQDnCJkAawyZAhnIqQCGsCMFudNLA7WK+wPRWj8DdDIjA"
    "uHxIwB7EgMD59IXA1cZVwBL5DMB/rAHAW/YjwM7pqr/f+wLAzMfuvhr4rL9A2NK/MPTevfw5nb7dPyG/"
    "jFgzvY4q1T4wTtU+GCfBvd5FiD5qC+s+5/RjP0ZWZj+OpSE/JDixP7L2Tj/nNKE/Un+PP6cs9j8a7Ic/"
    "oXetP2tuB0ASZJI/qe/PP1DI4T9xFs0/3I3fP/emez9cJeQ/1CQHQC4sN0CDdAdA1OPCP2aoI0DdgjVA"
    "D1JZQAFYBEBtGDRAVA5fQGnGZkAWLiZAuKo4QKS0ekBexWlAoEqDQKT/iUCyw1lAXvRNQJcxkkAVEoxA"
    "utaJQOKpj0CGco9AQCWqQAj1r0Cr0q5A4AzBQFUYqUDjuaFAroWuQNATwUCbM7dAfke4QAZ3xkD5LNNA"
    "vsnOQLJy0EBF6NVAiDDrQIZ0AUEmiuJAmrvbQGqI7UBiJOhAkEvmQG8CGEHCihBBe6PvQPo2EUGKgzFB"
    "PjclQY5DREGOklFBqr9IQRJYXUE="
)


def hundred_points() -> tuple[NDArray[Any], NDArray[Any]]:
    """Return original D's X and Y, both (100, 1): y = 2.5 + 4x and noise."""
    x, y = np.frombuffer(base64.b64decode(_D), "<f4").reshape(2, 100, 1).astype(float)
    return x, y
