"""How many sheets of A4 a lesson takes, estimated from its page without a browser.

The sizes are those of assets/styles/print.css; `tests/browser/test_print.py` prints the
lessons and compares.
"""

import html
import math
import re
import unicodedata

from graders.core.language import Language

MARKER = "[[sheets]]"
"""Where a template wants the number of sheets."""

COLUMN_MM, SHEET_MM = 178, 270
LETTER_MM = 3.1
LINE_MM = {"ko": 4.66, "en": 4.35}
BETWEEN_MM = 2.1
CODE_LINE_MM, AROUND_CODE_MM = 3.6, 3
FIGURE_MM, EXPLORER_MM, AROUND_PANELS_MM = 52, 66, 6
PANELS_WIDTH_MM = 0.68 * COLUMN_MM
FORMULA_MM, HEADING_MM, PREDICTION_MM = 9, 11, 14
LOST = 1.09  # at the ends of sheets, before what must not be torn apart

NOT_PRINTED = re.compile(
    r'<details class="exercises.*?</details>(?=\s*<(?:h2|/article))'
    r'|<details class="(?:hint|drawing|numbers)\b.*?</details>|<summary.*?</summary>'
    r'|<p class="(?:lesson-bar|exercise-grade)\b.*?</p>|<noscript>.*?</noscript>'
    r'|<span class="katex-mathml">.*?</math></span>',
    re.DOTALL,
)
FIGURE = re.compile(r"<figure\b.*?<figcaption", re.DOTALL)
CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
FORMULA = re.compile(
    r'<span class="katex-display".*?(?=<(?:p|h\d|div|ul|ol|figure|pre|section|/))',
    re.DOTALL,
)
TEXT = re.compile(r"<(p|li|figcaption|tr)\b[^>]*>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
COLUMNS = re.compile(r"--columns:([^;\"]*)")
WINDOW = re.compile(r'<svg style="--width[^>]*viewBox="([^"]*)"')


def with_sheets(page: str, language: Language) -> str:
    """The page with the number where its template marked the place."""
    if MARKER not in page:
        return page
    return page.replace(MARKER, str(sheets(page, language)))


def sheets(page: str, language: Language) -> int:
    """The number of sheets for the page of a lesson, typeset and with its figures."""
    article = page[page.index("<article") : page.index("</article>")]
    article = NOT_PRINTED.sub("", article)
    height = sum(_figure_mm(figure) for figure in FIGURE.findall(article))
    article = FIGURE.sub("<figcaption", article)
    for code in CODE.findall(article):
        lines = _text(code, keep_lines=True).strip("\n").count("\n") + 1
        height += lines * CODE_LINE_MM + AROUND_CODE_MM
    article = CODE.sub("", article)
    height += article.count('class="katex-display"') * FORMULA_MM
    height += len(re.findall(r"<h[1-4]\b", article)) * HEADING_MM
    height += article.count("admonition prediction") * PREDICTION_MM
    for _, text in TEXT.findall(FORMULA.sub("", article)):
        lines = math.ceil(_width_mm(_text(text)) / COLUMN_MM)
        height += lines * LINE_MM[language] + (BETWEEN_MM if lines else 0)
    return math.ceil(height * LOST / SHEET_MM)


def _figure_mm(figure: str) -> float:
    if "data-explorer" in figure:
        return EXPLORER_MM
    columns, windows = COLUMNS.search(figure), WINDOW.findall(figure)
    if columns is None or not windows:
        return FIGURE_MM
    across = columns[1].count("minmax")
    _, _, width, height = map(float, windows[0].split())
    rows = math.ceil(len(windows) / across)
    return rows * PANELS_WIDTH_MM / across * height / width + AROUND_PANELS_MM


def _text(markup: str, *, keep_lines: bool = False) -> str:
    text = html.unescape(TAG.sub("", markup))
    return text if keep_lines else " ".join(text.split())


def _width_mm(text: str) -> float:
    """Letters of Hangul are about twice as wide as those of Latin."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return LETTER_MM * (0.92 * wide + 0.5 * (len(text) - wide))
