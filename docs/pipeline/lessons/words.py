"""The words of a figure or of printed text in Korean: `words={"epoch": "에폭"}`."""

import html
import re
import unicodedata
from collections.abc import Mapping
from itertools import groupby

Words = Mapping[str, str]

LABEL = re.compile(r".*?\S(?:: |  ) *(?=\S)")
"""What stands before the first value of a printed line."""


def translated_svg(svg: str, words: Words) -> str:
    """Replace whole texts of an SVG."""
    for text, translation in words.items():
        svg = svg.replace(_svg_text(text), _svg_text(translation))
    return svg


def translated_text(text: str, words: Words) -> str:
    """Replace whole words; what stands in columns behind them stays in columns."""
    translated = text
    for phrase in sorted(words, key=len, reverse=True):
        translated = _pattern(phrase).sub(
            lambda match: _in_place(match, words), translated
        )
    rows = zip(text.split("\n"), translated.split("\n"), strict=True)
    lines: list[str] = []
    for column, block in groupby(rows, key=lambda row: _columns(_label(row[0]))):
        after = [row[1] for row in block]
        lines += _lined_up(after) if column else after
    return "\n".join(lines)


def unused(words: Words, svg: str, text: str) -> list[str]:
    """List what occurs neither in a figure nor in what was printed."""
    return [
        word
        for word in words
        if _svg_text(word) not in svg and not _pattern(word).search(text)
    ]


def _svg_text(text: str) -> str:
    return f">{html.escape(text, quote=False)}</text>"


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])({re.escape(phrase)})(?![\w(-])([:,]?)( *)")


def _in_place(match: re.Match[str], words: Words) -> str:
    phrase, mark, gap = match.groups()
    translation = words[phrase]
    if len(gap) > 1:
        gap = " " * max(1, len(phrase) + len(gap) - _columns(translation))
    return translation + mark + gap


def _label(line: str) -> str:
    found = LABEL.match(line)
    return found[0] if found else ""


def _lined_up(lines: list[str]) -> list[str]:
    """Lines with their first values below each other, as far right as one needs."""
    labels = [_label(line) for line in lines]
    widest = max(_columns(label) for label in labels)
    return [
        label + " " * (widest - _columns(label)) + line.removeprefix(label)
        for label, line in zip(labels, lines, strict=True)
    ]


def _columns(text: str) -> int:
    """The width in a fixed-width font, where a Korean letter is as wide as two."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
