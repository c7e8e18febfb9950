"""A page fetches no style sheet of what it does not have, and is styled once."""

import re
from pathlib import Path

USED_BY = {
    "katex/katex.min.css": r'class="katex',
    "styles/panels.css": r"data-explorer=",
    "styles/explorer.css": r"data-explorer=",
    "styles/home.css": r'class="hero"',
    "styles/lab.css": r"data-(?:exercise|progress|cell|keep)",
    "styles/editor.css": r"data-(?:exercise|cell)",
    "styles/progress.css": r"data-(?:progress|keep)",
    "styles/cells.css": r"data-cell|details class=\"drawing",
    "styles/folds.css": r"details class=\"(?:drawing|numbers)|data-explorer=",
    "styles/predictions.css": r"admonition prediction",
    "styles/worksheet.css": r'class="(?:room|names)"',
}
"""What in a page, made by the build, each of them is for."""

SWITCHING = re.compile(r"\[data-md-color-switching\][^{}]*\{[^{}]*\}")
LINK = re.compile(r'\s*<link rel="stylesheet" href="[^"]*?assets/([^"?]+)[^"]*">')


def without_needless(page: str) -> str:
    """A finished page that links to what it needs."""

    def kept(link: re.Match[str]) -> str:
        mark = USED_BY.get(link[1])
        return link[0] if mark is None or re.search(mark, page) else ""

    return LINK.sub(kept, page)


def without_switching(site: Path) -> None:
    """Take out the rule that keeps colours from fading while the scheme is switched.

    Material's script switches whenever a page is opened, too, and a rule for all that
    is in it has the page styled twice more: a third of the time that styling takes.
    """
    for sheet in site.glob("assets/stylesheets/palette.*.css"):
        kept = SWITCHING.sub("", sheet.read_text(encoding="utf-8"))
        sheet.write_text(kept, encoding="utf-8")
