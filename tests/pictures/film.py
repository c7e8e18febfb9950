"""Moments of a session as one animated SVG: frames side by side, drawn past a window.

It needs no script, follows the reader's colour scheme, plays three times and rests on
the last frame, where readers who asked for less motion find it from the start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate, groupby

from pygments import lex
from pygments.lexers import PythonLexer
from pygments.token import Keyword, Name, String, _TokenType

from tests.pictures.recording import FILE, Moment, Run
from tests.support.terminal import COLUMNS

CELL, LINE, MARGIN, BAR = 8.4, 20, 18, 34
WIDTH = round(COLUMNS * CELL + 2 * MARGIN)
CODE_COLOURS: tuple[tuple[_TokenType, str], ...] = (
    (Keyword, "keyword"),
    (String, "grey"),
    (Name.Function, "blue"),
    (Name.Exception, "magenta"),
)
GREY = "brightblack"
"""What a terminal calls it."""

LIGHT = {
    "paper": "#ffffff",
    "bar": "#f0f1f3",
    "rule": "#d5d8dc",
    "ink": "#24292f",
    "grey": "#5f6771",
    "green": "#116329",
    "red": "#b3202c",
    "magenta": "#8a3fa0",
    "blue": "#0059a3",
    "keyword": "#8a3fa0",
}
DARK = {
    "paper": "#15181d",
    "bar": "#20242b",
    "rule": "#363c45",
    "ink": "#e4e7eb",
    "grey": "#9aa3ae",
    "green": "#56d364",
    "red": "#ff8078",
    "magenta": "#d8a4f0",
    "blue": "#79c0ff",
    "keyword": "#d8a4f0",
}
STYLE = """
svg {{ {light} }}
@media (prefers-color-scheme: dark) {{ svg {{ {dark} }} }}
text {{ font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono",
  "Noto Sans Mono CJK KR", monospace; fill: var(--ink); white-space: pre; }}
{fills}
.bold {{ font-weight: 700; }}
.wide {{ font-size: 15.5px; }}
.film {{ transform: translateX({last}px); animation: film {seconds:g}s step-end 3; }}
@media (prefers-reduced-motion: reduce) {{ .film {{ animation: none; }} }}
@keyframes film {{ {stops} }}
"""


def film(moments: Sequence[Moment], title: str) -> str:
    """Draw an SVG that shows each moment for its time."""
    shown = max(len(moment.screen) for moment in moments)
    code = len(moments[0].code)
    editor_end = BAR + code * LINE + MARGIN
    height = editor_end + BAR + shown * LINE + MARGIN
    rows: dict[str, str] = {}
    drawn = ("".join(_frame(moment, rows)) for moment in moments)
    frames = [
        f'<g transform="translate({number * WIDTH})">{frame}</g>'
        for number, frame in enumerate(drawn)
    ]
    definitions = "".join(f'<g id="{id_}">{row}</g>' for row, id_ in rows.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">'
        f"<title>{escape(title)}</title><style>{_style(moments)}</style>"
        f"<defs>{definitions}"
        f'<clipPath id="window"><rect width="{WIDTH}" height="{height}" rx="8"/>'
        "</clipPath></defs>"
        f'<g clip-path="url(#window)">{_ground(editor_end, height)}'
        f'<g class="film">{"".join(frames)}</g></g>'
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="8" '
        'fill="none" stroke="var(--rule)"/></svg>\n'
    )


def _frame(moment: Moment, rows: dict[str, str]) -> Iterator[str]:
    """Draw a moment; rows that are seen more than once are written once."""

    def row(runs: Sequence[Run], y: float) -> str:
        text = "".join(map(_text, runs))
        id_ = rows.setdefault(text, f"r{len(rows)}")
        return f'<use href="#{id_}" x="{MARGIN}" y="{y:g}"/>'

    state = "" if moment.saved else " ●"
    yield row([_run(0, FILE + state, "grey")], BAR - 12)
    for number, line in enumerate(moment.code):
        yield row(_highlighted(line), BAR + LINE * (number + 1))
    if not moment.saved:
        x = MARGIN + CELL * len(moment.code[-1])
        y = BAR + LINE * len(moment.code) - 14
        yield f'<rect x="{x:g}" y="{y}" width="2" height="18" fill="var(--ink)"/>'
    top = BAR + len(moment.code) * LINE + MARGIN
    yield row([_run(0, "$ grade --watch", "grey")], top + BAR - 12)
    if moment.key:
        x, y = WIDTH - MARGIN - 30, top + 6
        yield (
            f'<rect x="{x}" y="{y}" width="30" height="22" rx="4" '
            'fill="var(--paper)" stroke="var(--grey)"/>'
        )
        column = round((x + 15 - MARGIN) / CELL - 0.5)
        yield row([_run(column, moment.key, "ink")], y + 16)
    for number, runs in enumerate(moment.screen):
        if runs:
            yield row(runs, top + BAR + LINE * number + 4)


def _run(column: int, text: str, colour: str) -> Run:
    return Run(column, len(text), text, colour, bold=False)


def _highlighted(line: str) -> list[Run]:
    colours = (
        (next((c for kind, c in CODE_COLOURS if token in kind), "default"), text)
        for token, text in lex(line, PythonLexer(stripnl=False, ensurenl=False))
    )
    runs: list[Run] = []
    column = 0
    for colour, same in groupby(colours, key=lambda item: item[0]):
        text = "".join(part for _, part in same)
        if text.strip():
            indent = len(text) - len(text.lstrip())
            runs.append(_run(column + indent, text.strip(), colour))
        column += len(text)
    return runs


def _text(run: Run) -> str:
    text = run.text.rstrip()
    width = CELL * run.width * len(text) / len(run.text)
    lead = len(text) - len(text.lstrip())
    x = CELL * run.column + width * lead / len(text)
    width -= width * lead / len(text)
    colour = {GREY: "grey", "default": ""}.get(run.colour, run.colour)
    wide = "wide" if run.width > len(run.text) else ""
    classes = " ".join(filter(None, (colour, "bold" if run.bold else "", wide)))
    kind = f' class="{classes}"' if classes else ""
    # The grid holds whatever font the reader's system has.
    return (
        f'<text x="{x:g}" textLength="{width:g}" lengthAdjust="spacingAndGlyphs"'
        f"{kind}>{escape(text.strip())}</text>"
    )


def _ground(editor_end: float, height: float) -> str:
    return f'<rect width="{WIDTH}" height="{height}" fill="var(--paper)"/>' + "".join(
        f'<rect y="{y}" width="{WIDTH}" height="{BAR}" fill="var(--bar)"/>'
        for y in (0, editor_end)
    )


def _style(moments: Sequence[Moment]) -> str:
    ends = list(accumulate(moment.seconds for moment in moments))
    starts = [0.0, *ends[:-1]]
    stops = " ".join(
        f"{100 * start / ends[-1]:.2f}% {{ transform: translateX({-n * WIDTH}px) }}"
        for n, start in enumerate(starts)
    )
    return STYLE.format(
        light=_variables(LIGHT),
        dark=_variables(DARK),
        fills=" ".join(f".{name} {{ fill: var(--{name}); }}" for name in LIGHT),
        last=-(len(moments) - 1) * WIDTH,
        seconds=ends[-1],
        stops=stops,
    )


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())
