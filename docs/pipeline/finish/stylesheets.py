"""A page fetches no style sheet of what it does not have."""

import re

USED_BY = {
    "katex/katex.min.css": r'class="katex',
    "styles/explorer.css": r"data-explorer=",
    "styles/home.css": r'class="hero"',
    "styles/lab.css": r"data-(?:exercise|progress|cell|keep)",
    "styles/cells.css": r"data-cell|details class=\"drawing",
    "styles/folds.css": r"details class=\"(?:drawing|numbers)|data-explorer=",
    "styles/predictions.css": r"admonition prediction",
    "styles/worksheet.css": r'class="(?:room|names)"',
}
"""What in a page, made by the build, each of them is for."""

LINK = re.compile(r'\s*<link rel="stylesheet" href="[^"]*?assets/([^"?]+)[^"]*">')


def without_needless(page: str) -> str:
    """A finished page that links to what it needs."""

    def kept(link: re.Match[str]) -> str:
        mark = USED_BY.get(link[1])
        return link[0] if mark is None or re.search(mark, page) else ""

    return LINK.sub(kept, page)
