r"""A figure's label as one line of plain text: `$\hat{y}$` is ŷ."""

import re
import unicodedata

from pipeline.small_letters import SUBSCRIPTS, SUPERSCRIPTS, small

ACCENTS = {"hat": "\u0302", "bar": "\u0304", "overline": "\u0304"}
SYMBOLS = {
    "alpha": "α",
    "approx": "≈",
    "beta": "β",
    "cdot": "·",
    "ell": "ℓ",
    "infty": "∞",
    "lambda": "λ",
    "partial": "∂",
    "sigma": "σ",
    "sum": "∑",
    "times": "×",
    "to": "→",
}
SMALL = {"_": SUBSCRIPTS, "^": SUPERSCRIPTS}

FORMULA = re.compile(r"\$([^$]*)\$")
SPACE = re.compile(r"\\[,;: ]")
ACCENT = re.compile(rf"\\({'|'.join(ACCENTS)})\{{(\w)\}}")
UPRIGHT = re.compile(r"\\mathrm\{([^}]*)\}")
ROOT = re.compile(r"\\sqrt\{([^{}]*)\}")
COMMAND = re.compile(r"\\([A-Za-z]+) *")
RELATION = re.compile(r" *([=→≈]) *")
FUNCTION = re.compile(r"(\w) \(")
RAISED = re.compile(r"([_^])(?:\{([^{}]*)\}|(.))")


def plain(label: str) -> str:
    """The text of a label without TeX's commands."""
    text = FORMULA.sub(lambda match: _plain_formula(match[1]), label)
    return unicodedata.normalize("NFC", text)


def _plain_formula(tex: str) -> str:
    tex = ACCENT.sub(
        lambda match: match[2] + ACCENTS[match[1]], tex.replace(r"\|", "‖")
    )
    tex = ROOT.sub(r"√(\1)", UPRIGHT.sub(r"\1", tex))
    tex = COMMAND.sub(lambda match: SYMBOLS.get(match[1], f"{match[1]} "), tex)
    tex = RAISED.sub(_small, SPACE.sub("", tex))
    tex = FUNCTION.sub(r"\1(", RELATION.sub(r" \1 ", tex))
    return tex.replace("{", "").replace("}", "").replace("-", "−").strip()


def _small(match: re.Match[str]) -> str:
    sign, text = match[1], match[2] or match[3]
    spelled = f"{sign}({text})" if len(text) > 1 else f"{sign}{text}"
    return small(text, SMALL[sign], otherwise=spelled)
