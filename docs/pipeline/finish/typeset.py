"""Typeset formulas at build time with KaTeX, each quantity in its colour."""

import functools
import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from pipeline.errors import PipelineError
from pipeline.finish.line_breaks import TAIL, held
from pipeline.finish.mathml import read_aloud
from pipeline.finish.plain_formula import plain
from pipeline.javascript.node import NODE_MODULES, ask

STYLE = "assets/katex/katex.min.css"
FONTS = "assets/katex/fonts/"

SCRIPT = Path(__file__).with_suffix(".mjs")
KATEX = NODE_MODULES / "katex" / "dist"

FORMULA = re.compile(
    r'<(span|div) class="arithmatex">\s*\\([(\[])(.*?)\\[)\]]\s*</\1>'
    rf"({TAIL})?",
    re.DOTALL,
)
TEX = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)
QUANTITY_OF_SYMBOL: Mapping[str, str] = {
    "w": "weight",
    "W": "weight",
    "b": "bias",
    "B": "bias",
    "L": "loss",
    "∇": "gradient",
    "∂": "gradient",
}
# KaTeX puts neighbouring letters of one font into one element; words are in another.
LETTERS = re.compile(
    r'(<span class="mord math(?:normal|bf|it|cal)(?: mtight)*"[^>]*>)([^<]+)(?=</span>)'
    r'|(<span class="mord(?: mtight)*"[^>]*>)([∇∂])(?=</span>)'
)
SYMBOL = re.compile(f"[{''.join(QUANTITY_OF_SYMBOL)}]")
PREDICTION = re.compile(r"\\hat *(?:\{y\}|y)(?![a-zA-Z])")


def typeset(page: str) -> str:
    """A page's HTML with every formula that Markdown marked typeset.

    Raises:
        PipelineError: a formula is no TeX that KaTeX knows, or KaTeX is missing.
    """

    def line(match: re.Match[str]) -> str:
        _, opening, tex, tail = match.groups()
        formula = read_aloud(_coloured(html.unescape(tex).strip(), opening))
        return held(formula, tail) if tail else formula

    return FORMULA.sub(line, page)


def as_text(text: str) -> str:
    """A text with every formula that Markdown left as TeX in one readable line."""

    def line(match: re.Match[str]) -> str:
        tex, opening = match[1] or match[2], "(" if match[1] else "["
        mathml = re.search(
            r"<math.*?</math>", _coloured(tex.strip(), opening), re.DOTALL
        )
        return plain(mathml[0]) if mathml else tex

    return TEX.sub(line, text)


@functools.cache
def _coloured(tex: str, opening: str) -> str:
    def letters(match: re.Match[str]) -> str:
        opening, text = match[1] or match[3], match[2] or match[4]
        return opening + SYMBOL.sub(
            lambda m: f'<span class="{QUANTITY_OF_SYMBOL[m[0]]}">{m[0]}</span>', text
        )

    tex = PREDICTION.sub(r"\\htmlClass{model}{\\hat{y}}", tex)
    return LETTERS.sub(letters, _katex(tex, display=opening == "["))


def _katex(tex: str, *, display: bool) -> str:
    question = {"tex": tex, "display": display}
    answer = ask(question, SCRIPT, KATEX / "katex.mjs")
    if "error" in answer:
        raise PipelineError(f"formula {tex!r}: {answer['error']}")
    return cast(str, answer["html"])


def assets() -> dict[str, bytes]:
    """KaTeX's style sheet, cut down to WOFF2, and those fonts, by path in the site."""
    css = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    css = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)', "", css)
    # A formula is read in another font until its own arrives; "block" would hide it.
    css = css.replace("font-display:block", "font-display:swap")
    fonts = {
        f"{FONTS}{font.name}": font.read_bytes()
        for font in sorted((KATEX / "fonts").glob("*.woff2"))
    }
    return {STYLE: css.encode(), **fonts}
