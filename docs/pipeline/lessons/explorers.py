"""Explorers: figures that a reader can move, from `docs/lab/explorers/figures`.

A lesson's cell `# %% figure="learning-rate" explorer=true` gives the explorer of
that name what it starts from, as one expression: a dictionary of numbers, lists, texts.
"""

import ast
import html
import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from graders.core.language import Language, Text
from pipeline.errors import PipelineError
from pipeline.javascript.bundle import bundled
from pipeline.javascript.node import ask

MODULES = Path(__file__).parents[2] / "lab" / "explorers"
SCRIPT = Path(__file__).with_suffix(".mjs")

STILL = Text(
    ko="자바스크립트를 켜면 이 그림을 손으로 끌어 움직일 수 있습니다.",
    en="With JavaScript on, this figure can be dragged and moved.",
)


def is_explorer(cell: NotebookNode) -> bool:
    """Tell whether a cell, of code or text, is there for an explorer alone."""
    return bool(cell.metadata.get("explorer"))


def data_of(cell: NotebookNode, lesson: str) -> dict[str, Any]:
    """What a lesson gives to its explorer."""
    try:
        [output] = cell.outputs
        data = ast.literal_eval(output.data["text/plain"])
    except (AttributeError, KeyError, SyntaxError, ValueError):
        data = None
    if not isinstance(data, dict):
        raise PipelineError(
            f"docs/lessons/{lesson}.py, line {cell.metadata.line}: the cell of an "
            "explorer is one expression, a dictionary of numbers, lists and texts"
        )
    return data


def as_html(name: str, data: dict[str, Any], alt: str, language: Language) -> str:
    """An explorer as it first looks; its script makes it move."""
    answer = ask({"name": name, "data": data, "language": language}, SCRIPT)
    if "error" in answer:
        raise PipelineError(f"docs/lab/explorers/figures/{name}.js: {answer['error']}")
    start = html.escape(json.dumps(data, separators=(",", ":")))
    return (
        f'<div class="explorer" data-explorer="{name}" data-start="{start}">'
        f'<div class="panels" role="img" aria-label="{html.escape(alt)}">'
        f"{answer['html']}</div>"
        f"<noscript><p>{STILL.pick(language)}</p></noscript></div>"
    )


def assets(*, offline: bool = False) -> dict[str, bytes]:
    """The scripts that pages load, by path in the site."""
    scripts = bundled(MODULES / "load.js", offline=offline)
    return {f"assets/explorers/{name}": script for name, script in scripts.items()}
