"""The index of the search box: what Material found on the pages, as plain text.

`docs/assets/scripts/search.js` searches it, in the place of the theme's worker.
Formulas become lines that can be read; code, which both languages show, is there once.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graders.core.language import LANGUAGES
from pipeline import glossary
from pipeline.finish.typeset import as_text
from pipeline.pages.navigation import language_of

WORKERS = "assets/javascripts/workers/"
LUNR = "assets/javascripts/lunr/"
INDEX = "search/search_index.json"
"""What every page fetches at once."""
SECTIONS = "search/sections.json"
"""What is fetched when somebody searches."""

CODE = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
BLOCK = re.compile(r"</?(?:p|li|ol|ul)>")
TAG = re.compile(r"</?\w+>")

Section = dict[str, Any]


def needless(paths: Iterable[str]) -> list[str]:
    """The theme's own worker, first, and what only that one loads."""
    [worker] = [p for p in paths if p.startswith(WORKERS) and p.endswith(".js")]
    return [
        worker,
        *(p for p in paths if p.startswith((WORKERS, LUNR)) and p != worker),
    ]


def rewrite(site: Path, *, apart: bool) -> None:
    """Replace the index that Material wrote.

    Args:
        site: the folder of the built site.
        apart: whether the sections have a file of their own; without a server, the
            theme's script reads a single one.
    """
    file = site / INDEX
    index: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] = list(sections(index["docs"]))
    index["config"]["spellings"] = glossary.spellings()
    if apart:
        _write(site / SECTIONS, index["docs"])
        index["docs"] = []
    _write(file, index)


def _write(file: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """Each section as text, with its code, or with the name of the twin that has it."""
    codes: dict[str, str] = {}
    for entry in found:
        location, language = entry["location"], language_of(entry["location"])
        if language is None:
            continue
        code = "\n".join(_text(block) for block in CODE.findall(entry["text"])).strip()
        prose = BLOCK.sub(" ", CODE.sub(" ", entry["text"]))
        section = {
            **({"boost": entry["boost"]} if "boost" in entry else {}),
            "location": location,
            "title": " ".join(_text(entry["title"]).split()),
            "text": " ".join(as_text(_text(prose)).split()),
        }
        codes[location] = code
        twins = [other + location[2:] for other in LANGUAGES if other != language]
        twin = next((t for t in twins if code and codes.get(t) == code), None)
        if twin:
            section["twin"] = twin
        elif code:
            section["code"] = code
        yield section


def _text(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))
