"""Seeds that the inputs of hidden checks follow from."""

from __future__ import annotations

import secrets

_BITS = 63
"""SQLite keeps a seed as a signed integer of 64 bits."""
LARGEST_SEED = 2**_BITS - 1


def draw_seed() -> int:
    return secrets.randbits(_BITS)
