"""One colour for each quantity, in both colour schemes: figures, formulas and pages.

Lessons name colours by Matplotlib's cycle ("C0" ... "C7"). The order follows the hues
of Matplotlib's own default cycle, so that a downloaded notebook without this palette
shows the same quantity in nearly the same colour.
"""

from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True)
class Colour:
    """A role on the page and its colour in each scheme."""

    name: str
    light: str
    dark: str

    def in_scheme(self, scheme: Scheme) -> str:
        return self.light if scheme == "light" else self.dark


CYCLE = (
    Colour("weight", "#0072b2", "#56b4e9"),  # C0
    Colour("bias", "#b35900", "#f0a04b"),  # C1
    Colour("model", "#00796b", "#4db6ac"),  # C2
    Colour("loss", "#c2185b", "#f48fb1"),  # C3
    Colour("gradient", "#6a3d9a", "#b39ddb"),  # C4
    Colour("second", "#7a5c00", "#d9c36a"),  # C5, where a figure compares more
    Colour("third", "#4a5a8a", "#9fb0e0"),  # C6
    Colour("data", "#4d4d4d", "#c8c8c8"),  # C7
)

# Not pure black and white, so that no other part of a drawing is taken for them.
INK = Colour("ink", "#1f1f1e", "#e2e2e2")
PAPER = Colour("paper", "#fefefe", "#16181c")

QUANTITIES = {colour.name: colour for colour in (*CYCLE, INK, PAPER)}


def css() -> str:
    """The palette as custom properties, `--weight` and so on, for both schemes.

    Paper is white: what is dark on the screen is printed in the light one.
    """
    light, dark = (
        "".join(f"  --{c.name}: {c.in_scheme(scheme)};\n" for c in QUANTITIES.values())
        for scheme in SCHEMES
    )
    return (
        f":root {{\n{light}}}\n"
        f'@media screen {{\n[data-md-color-scheme="slate"] {{\n{dark}}}\n}}\n'
    )
