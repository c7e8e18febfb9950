"""Turn a cell's outputs into what the page shows: themed SVG, images, videos, text."""

import base64
import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from graders.core.language import Language, Text
from pipeline.lessons import explorers, numbers_html
from pipeline.lessons.media import EXPLORER, NUMBERS, RASTER, SVG, VIDEO, Table
from pipeline.lessons.palette import SCHEMES
from pipeline.lessons.svg import themed_svg
from pipeline.lessons.words import translated_svg, translated_text

# Browsers fetch the poster of a video that is not shown, but no background. This one
# only keeps them from drawing a black one of their own.
TRANSPARENT = (
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
)

VIDEO_FALLBACK = Text(
    ko="이 브라우저에서는 동영상을 볼 수 없습니다.",
    en="This browser cannot show the video.",
)


@dataclass
class Figure:
    """One figure of a lesson: what the kernel gave, and the files the page loads.

    `words` has the Korean for each text of an SVG, and each name in a table, that is no
    notation.
    """

    lesson: str
    name: str
    kind: str
    data: Any
    words: dict[str, str]
    numbers: list[Table] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the files: none for what stands in the page itself."""
        if self.kind in (SVG, EXPLORER):
            return
        for scheme in SCHEMES:
            if self.kind == RASTER:
                self.files[self._file(scheme, "webp")] = _decoded(self.data[scheme])
                continue
            for shape, data in self._shapes():
                poster = _decoded(data[f"{scheme}_poster"])
                self.files[self._file(shape + scheme, "webp")] = poster
                self.files[self._file(shape + scheme, "mp4")] = _decoded(data[scheme])

    def html(self, alt: str, root: str, language: Language) -> str:
        """The figure for a page from which `root` leads to the site's root."""
        if self.kind == SVG:
            return self._in_words(themed_svg(self.data, f"{self.name}-", alt), language)
        if self.kind == EXPLORER:
            return explorers.as_html(self.name, self.data, alt, language)
        alt = html.escape(alt)
        if self.kind == RASTER:
            return "".join(
                f'<img class="only-{scheme}" src="{root}{self._file(scheme, "webp")}" '
                f'{_size(self.data)} alt="{alt}" loading="lazy">'
                for scheme in SCHEMES
            )
        shapes = self._shapes()
        return "".join(
            f'<video class="only-{scheme}{_only(shape) if len(shapes) > 1 else ""}" '
            f'{_size(data)} controls muted playsinline preload="none" '
            f'poster="{TRANSPARENT}" style="aspect-ratio:{data["width"]}/'
            f"{data['height']};background-image:url({root}"
            f'{self._file(shape + scheme, "webp")})" '
            f'src="{root}{self._file(shape + scheme, "mp4")}" aria-label="{alt}">'
            f"{VIDEO_FALLBACK.pick(language)}</video>"
            for shape, data in shapes
            for scheme in SCHEMES
        )

    def tables_html(self, language: Language) -> str:
        """Its numbers as tables, folded; nothing where they do not matter."""
        if not self.numbers:
            return ""
        caption = numbers_html.caption_id(self.name)
        return numbers_html.as_html(self.numbers, self.words, caption, language)

    def in_words_of(self, language: Language) -> str:
        """Matplotlib's own drawing, for whoever takes it out of the page."""
        return self._in_words(self.data, language)

    def _in_words(self, svg: str, language: Language) -> str:
        return translated_svg(svg, self.words) if language == "ko" else svg

    def _shapes(self) -> list[tuple[str, Any]]:
        """The shapes of a video, by what their files' names begin with."""
        narrow = self.data.get("narrow")
        return [("", self.data), *([("narrow.", narrow)] if narrow else [])]

    def _file(self, scheme: str, suffix: str) -> str:
        return f"assets/figures/{self.lesson}/{self.name}.{scheme}.{suffix}"


def _only(shape: str) -> str:
    return " only-narrow" if shape else " only-wide"


def _size(data: Mapping[str, Any]) -> str:
    return f'width="{data["width"]}" height="{data["height"]}"'


def figure_in(cell: NotebookNode, lesson: str) -> Figure | None:
    """The figure among a cell's outputs, or None."""
    if explorers.is_explorer(cell):
        data = explorers.data_of(cell, lesson)
        return Figure(lesson, cell.metadata.figure, EXPLORER, data, {})
    for output in cell.outputs:
        for kind in (SVG, RASTER, VIDEO):
            if kind in output.get("data", {}):
                name = cell.metadata.get("figure", "")
                words = cell.metadata.get("words", {})
                tables = output.data.get(NUMBERS, [])
                return Figure(lesson, name, kind, output.data[kind], words, tables)
    return None


def text_outputs(cell: NotebookNode, language: Language = "en") -> str:
    """All that a cell printed and its last value, as it stands in a terminal."""
    if explorers.is_explorer(cell):
        return ""
    texts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            texts.append(output.text)
        elif "text/plain" in output.get("data", {}) and not _is_drawn(output):
            texts.append(output.data["text/plain"])
    text = "\n".join(text.rstrip("\n") for text in texts)
    words = cell.metadata.get("words", {})
    return translated_text(text, words) if language == "ko" else text


def _is_drawn(output: NotebookNode) -> bool:
    return any(kind in output.data for kind in (SVG, RASTER, VIDEO))


def _decoded(text: str) -> bytes:
    return base64.b64decode(text)
