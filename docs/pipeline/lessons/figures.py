"""Turn a cell's outputs into what the page shows: themed SVG, images, videos, text."""

import base64
import html
import re
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from graders.core.language import Language, Text
from pipeline.lessons import explorers
from pipeline.lessons.media import EXPLORER, RASTER, SVG, VIDEO
from pipeline.lessons.palette import QUANTITIES, SCHEMES
from pipeline.lessons.words import translated_svg, translated_text

CSS_PIXELS_PER_POINT = 100 / 72  # so that 6.4 inches are 640 pixels wide
PAGE_COLOURS = {colour.light: f"var(--{colour.name})" for colour in QUANTITIES.values()}
PAGE_COLOURS |= {"#000000": "var(--ink)", "#ffffff": "var(--paper)"}

HUNDREDTHS = re.compile(r"-?\d+\.\d{3,}")

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

    `words` has the Korean for each text of an SVG that is no notation.
    """

    lesson: str
    name: str
    kind: str
    data: Any
    words: dict[str, str]
    files: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the files: none for what stands in the page itself."""
        if self.kind in (SVG, EXPLORER):
            return
        for scheme in SCHEMES:
            if self.kind == VIDEO:
                self.files[self._file(scheme, "mp4")] = _decoded(self.data[scheme])
                poster = _decoded(self.data[f"{scheme}_poster"])
                self.files[self._file(scheme, "webp")] = poster
            else:
                self.files[self._file(scheme, "webp")] = _decoded(self.data[scheme])

    def html(self, alt: str, root: str, language: Language) -> str:
        """The figure for a page from which `root` leads to the site's root."""
        if self.kind == SVG:
            svg = themed_svg(self.data, f"{self.name}-", alt)
            return translated_svg(svg, self.words) if language == "ko" else svg
        if self.kind == EXPLORER:
            return explorers.as_html(self.name, self.data, alt, language)
        width, height = self.data["width"], self.data["height"]
        size = f'width="{width}" height="{height}"'
        alt = html.escape(alt)
        if self.kind == RASTER:
            return "".join(
                f'<img class="only-{scheme}" src="{root}{self._file(scheme, "webp")}" '
                f'{size} alt="{alt}" loading="lazy">'
                for scheme in SCHEMES
            )
        return "".join(
            f'<video class="only-{scheme}" {size} controls muted playsinline '
            f'preload="none" poster="{TRANSPARENT}" '
            f'style="aspect-ratio:{width}/{height};background-image:url({root}'
            f'{self._file(scheme, "webp")})" '
            f'src="{root}{self._file(scheme, "mp4")}" aria-label="{alt}">'
            f"{VIDEO_FALLBACK.pick(language)}</video>"
            for scheme in SCHEMES
        )

    def _file(self, scheme: str, suffix: str) -> str:
        return f"assets/figures/{self.lesson}/{self.name}.{scheme}.{suffix}"


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
                return Figure(lesson, name, kind, output.data[kind], words)
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


def themed_svg(svg: str, prefix: str, alt: str) -> str:
    """An SVG for the page itself: its colours and its font are the page's.

    Args:
        svg: what Matplotlib wrote in the light palette.
        prefix: makes the ids unique among the figures of a page.
        alt: what the figure shows, in words.
    """
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    # Matplotlib's own rule for all elements would reach those of the page.
    svg = re.sub(r'<style type="text/css">.*?</style>', "", svg, flags=re.DOTALL)
    svg = re.sub(
        "#[0-9a-f]{6}", lambda m: PAGE_COLOURS.get(m[0], m[0]), svg, flags=re.IGNORECASE
    )
    svg = re.sub(
        r"(font-style: italic; )?(font-size: [\d.]+px; )font-family: 'STIX[^;\"]*",
        lambda m: (
            f"{m[2]}font-family: KaTeX_{'Math' if m[1] else 'Main'}, serif"
            + ("; font-style: italic" if m[1] else "")
        ),
        svg,
    )
    svg = re.sub(r" ?font-family: 'DejaVu[^;\"]*;?", "", svg)
    # Matplotlib writes a millionth of a point; a hundredth is finer than any screen.
    svg = re.sub(r' (?:d|x|y)="[^"]+"', lambda m: HUNDREDTHS.sub(_rounded, m[0]), svg)
    svg = _unique_ids(svg, prefix)
    width = float(re.search(r'width="([\d.]+)pt"', svg)[1]) * CSS_PIXELS_PER_POINT  # type: ignore[index]
    svg = re.sub(
        r'<svg xmlns:xlink="[^"]*" width="[^"]*" height="[^"]*"',
        f'<svg role="img" aria-label="{html.escape(alt)}" style="width:{width:.0f}px"',
        svg,
        count=1,
    )
    svg = svg.replace("xlink:href", "href")
    return re.sub(r"\s*\n\s*", " ", svg).replace("> <", "><").strip()


def _unique_ids(svg: str, prefix: str) -> str:
    """Drop the ids that nothing refers to, prefix the others."""
    used = set(re.findall(r'(?:href="|url\()#([\w.-]+)', svg))
    svg = re.sub(
        r' id="([^"]*)"', lambda m: f' id="{prefix}{m[1]}"' if m[1] in used else "", svg
    )
    return re.sub(r'(href="|url\()#', rf"\g<1>#{prefix}", svg)


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _is_drawn(output: NotebookNode) -> bool:
    return any(kind in output.data for kind in (SVG, RASTER, VIDEO))


def _decoded(text: str) -> bytes:
    return base64.b64decode(text)
