"""The tables of a figure's numbers in a page, folded: `<details class="numbers">`."""

import html
import re
from collections.abc import Mapping, Sequence

from graders.core.language import Language, Text
from pipeline.lessons.media import Table
from pipeline.lessons.symbols import plain

SUMMARY = Text(ko="숫자로 보기", en="In numbers")
PANEL = Text(ko="{} 그림", en="{} panel")
WHICH = (
    Text(ko="첫째", en="first"),
    Text(ko="둘째", en="second"),
    Text(ko="셋째", en="third"),
    Text(ko="넷째", en="fourth"),
    Text(ko="다섯째", en="fifth"),
    Text(ko="여섯째", en="sixth"),
)
SOME = Text(ko="점 {all}개 가운데 {few}개", en="{few} of {all} points")

FORMULA = re.compile(r"\$[^$]*\$")
WORD = re.compile(r"[A-Za-z]{2}")
CODE = re.compile(r"[._()=]|^[×\d., ]*(tanh|ReLU)$")


def caption_id(figure: str) -> str:
    """The id of a figure's caption in a page."""
    return f"caption-{figure}"


def as_html(
    tables: Sequence[Table],
    words: Mapping[str, str],
    labelled_by: str,
    language: Language,
) -> str:
    """A figure's tables behind a fold.

    Args:
        tables: what the figure drew.
        words: the Korean for names that are no notation.
        labelled_by: the id of the figure's caption.
        language: the page's.
    """
    words = words if language == "ko" else {}
    shown = "".join(
        _table(table, words, language, labelled_by, alone=len(tables) == 1)
        for table in tables
    )
    summary = f"<summary>{SUMMARY.pick(language)}</summary>"
    return f'<details class="numbers">{summary}{shown}</details>'


def names_in(tables: Sequence[Table]) -> set[str]:
    """The names of all columns, as the figure writes them."""
    return {name for table in tables for name in table["columns"]}


def untranslated(tables: Sequence[Table], words: Mapping[str, str]) -> list[str]:
    """The names that are neither notation nor have a Korean word."""
    return sorted(
        name
        for name in names_in(tables) - words.keys()
        if WORD.search(FORMULA.sub("", name)) and not CODE.search(name)
    )


def _table(
    table: Table,
    words: Mapping[str, str],
    language: Language,
    labelled_by: str,
    *,
    alone: bool,
) -> str:
    columns = [
        html.escape(plain(words.get(name, name)), quote=False)
        for name in table["columns"]
    ]
    caption = []
    if table["panels"] and not (alone and len(table["panels"]) > 1):
        which = ", ".join(WHICH[panel].pick(language) for panel in table["panels"])
        caption.append(PANEL.pick(language).format(which).capitalize())
        if table["upright"] and table["upright"] not in table["columns"]:
            caption.append(html.escape(plain(table["upright"]), quote=False))
    elif not alone:
        caption.append(", ".join(columns[1:]))
    if table["points"] is not None:
        some = SOME.pick(language)
        caption.append(some.format(all=table["points"], few=len(table["rows"])))
    name = f"<caption>{', '.join(caption)}</caption>" if caption else ""
    label = "" if name else f' aria-labelledby="{labelled_by}"'
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = "".join(
        f'<tr><th scope="row">{place}</th>'
        + "".join(f"<td>{value}</td>" for value in values)
        + "</tr>"
        for place, *values in table["rows"]
    )
    return (
        f"<table{label}>{name}<thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )
