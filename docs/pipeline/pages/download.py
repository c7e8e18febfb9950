"""The reader's own copy: a notebook that needs NumPy, PyTorch and Matplotlib alone."""

import html
import json
import re
import textwrap
from typing import Any

import nbformat
from nbformat import NotebookNode

from graders.core.language import Language
from graders.course.catalogue import Exercise
from pipeline.lessons.explorers import is_explorer
from pipeline.lessons.lesson import Lesson
from pipeline.lessons.media import NUMBERS, RASTER, SVG, VIDEO
from pipeline.lessons.words import Words, translated_svg, translated_text
from pipeline.pages import cards
from pipeline.pages.notebook import captions_of, in_language, named_notes

GITHUB = "https://github.com/"
COLAB = "https://colab.research.google.com/github/"
BRANCH = "notebooks"  # where the workflow keeps them: .github/workflows/pages.yml
PLAIN = "text/plain"
HEADING_ID = re.compile(r"^(#+ .*?) *\{[^}]*\}$", re.MULTILINE)
NOTE = re.compile(
    r'^([!?]{3})\+? [\w ]+ "([^"]*)"\n((?:    .*\n|\s*\n)*)', re.MULTILINE
)


def reader_notebook(
    lesson: Lesson,
    executed: NotebookNode,
    language: Language,
    exercises: list[Exercise],
) -> str:
    """The executed lesson in one language, in what every Jupyter understands."""
    captions = captions_of(executed, language)
    cells = []
    for number, cell in enumerate(in_language(executed, language)):
        if is_explorer(cell):
            continue  # a notebook cannot show it
        if cell.cell_type == "markdown":
            text = cell.source
            if "caption" in cell.metadata:
                text = f"*{text}*"
            text = text.replace(cards.MARKER, cards.as_list(exercises, language))
            text = plain_markdown(text, language)
            new: dict[str, Any] = {"cell_type": "markdown", "source": text}
        else:
            caption = captions.get(cell.metadata.get("figure", ""))
            alt = caption.metadata.alt if caption else ""
            words = cell.metadata.get("words", {}) if language == "ko" else {}
            new = {
                "cell_type": "code",
                "source": cell.source,
                "execution_count": cell.execution_count,
                "outputs": [
                    _plain_output(output, alt, words) for output in cell.outputs
                ],
            }
        # Not nbformat's constructors: they validate each cell, and draw random ids.
        new |= {"id": f"{lesson.name[:2]}-{number}", "metadata": {}}
        cells.append(nbformat.from_dict(new))
    metadata = {"kernelspec": executed.metadata.kernelspec}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    return f"{nbformat.writes(notebook)}\n"


def colab_address(repository: str, notebook: str) -> str | None:
    """Where Colab opens a notebook of the site, if the repository is on GitHub."""
    if not repository.startswith(GITHUB):
        return None
    name = repository.removeprefix(GITHUB).removesuffix(".git").rstrip("/")
    return f"{COLAB}{name}/blob/{BRANCH}/{notebook}"


def without_outputs(notebook: str) -> str:
    """A notebook whose cells have not run: a reader's own code goes in there."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def plain_markdown(text: str, language: Language) -> str:
    """Turn the site's notes into quotes and details, and drop the ids of headings."""
    return _plain_notes(HEADING_ID.sub(r"\1", named_notes(text, language)))


def _plain_notes(text: str) -> str:
    return NOTE.sub(_plain_note, text.rstrip() + "\n").rstrip()


def _plain_note(match: re.Match[str]) -> str:
    opening, title, body = match.groups()
    lines = _plain_notes(textwrap.dedent(body)).splitlines()
    if opening == "???":
        lines = [
            "<details>",
            f"<summary>{title}</summary>",
            "",
            *lines,
            "",
            "</details>",
        ]
        return "\n".join(lines) + "\n\n"
    quoted = [f"> {line}".rstrip() for line in (f"**{title}**", "", *lines)]
    return "\n".join(quoted) + "\n\n"


def _plain_output(output: NotebookNode, alt: str, words: Words) -> NotebookNode:
    output = nbformat.from_dict(output)
    data = output.get("data", {})
    data.pop(NUMBERS, None)
    alt = html.escape(alt)
    if output.output_type == "stream":
        output.text = translated_text(output.text, words)
    elif PLAIN in data:
        data[PLAIN] = translated_text(data[PLAIN], words)
    if SVG in data:
        background = '<svg style="background:#fefefe"'
        data[SVG] = translated_svg(data[SVG].replace("<svg", background, 1), words)
    elif RASTER in data:
        image = data.pop(RASTER)
        data["text/html"] = (
            f'<img alt="{alt}" width="{image["width"]}" '
            f'src="data:image/webp;base64,{image["light"]}">'
        )
    elif VIDEO in data:
        video = data.pop(VIDEO)
        data["text/html"] = (
            f'<video controls muted width="{video["width"]}" aria-label="{alt}" '
            f'src="data:video/mp4;base64,{video["light"]}"></video>'
        )
    return output
