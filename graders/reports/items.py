"""How hard an item of a test is, and how well it tells strong learners from weak ones.

An item is a check or an exercise, or whether a learner was told something. Sums of
whole numbers are all that is kept: they are exact, and no grade stays in memory.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

SMALL = 30
"""Below so many submissions, chance alone moves a correlation by more than 0.36.

The 95 % interval of a correlation near 0 is about ±1.96 / sqrt(n - 1).
"""


@dataclass(slots=True)
class Item:
    """Sums over submissions: of x, earned here, and of r, earned everywhere else."""

    n: int = 0
    x: int = 0
    xx: int = 0
    r: int = 0
    rr: int = 0
    xr: int = 0

    def add(self, here: int, total: int) -> None:
        rest = total - here
        self.n += 1
        self.x += here
        self.xx += here * here
        self.r += rest
        self.rr += rest * rest
        self.xr += here * rest

    def difficulty(self, most: int) -> float:
        """Give the mean share of the points, from 0 to 1: the higher, the easier.

        The item difficulty p of right and wrong answers, extended to points: the mean
        of x over the most there is (R. L. Ebel and D. A. Frisbie, "Essentials of
        Educational Measurement", 5th ed., 1991).
        """
        return self.x / (self.n * most)

    @property
    def discrimination(self) -> float | None:
        """Correlate what is earned here with what is earned everywhere else.

            r = (n Σxr - Σx Σr) / sqrt((n Σx² - (Σx)²) (n Σr² - (Σr)²))

        The corrected item-total correlation: with the item itself in the total, an item
        would agree with itself (S. Henrysson, "Correction of item-total correlations in
        item analysis", Psychometrika 28, 1963, pp. 211-218). None where all earned the
        same, here or elsewhere.
        """
        return _correlation(self.n, self.x, self.xx, self.r, self.rr, self.xr)

    def of_told(self, told: int, rest_of_told: int) -> float | None:
        """Correlate whether learners were told something with what else they earned.

        The same with x = 1 for whoever was told: the point-biserial correlation (F. M.
        Lord and M. R. Novick, "Statistical Theories of Mental Test Scores", 1968,
        chapter 15).
        """
        return _correlation(self.n, told, told, self.r, self.rr, rest_of_told)


def _correlation(n: int, x: int, xx: int, r: int, rr: int, xr: int) -> float | None:
    """Give Pearson's correlation of x and r from their sums."""
    spread = (n * xx - x * x) * (n * rr - r * r)
    return (n * xr - x * r) / math.sqrt(spread) if spread else None
