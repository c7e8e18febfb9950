"""The ledger of the originals as readers see it: in words, each with its place here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from graders.core.language import Language, Text
from pipeline.errors import PipelineError
from pipeline.lessons.originals import KINDS, Entry, Original, recomputed
from pipeline.pages.sections import WHOLE, Section

MARKER = re.compile(r"<!-- original: ([A-E]) -->")

AUTHOR = Text(ko="글쓴이 {}", en="by {}")
UNKNOWN = Text(ko="글쓴이는 알 수 없음", en="author unknown")
ADDRESSES = Text(ko="글에 적힌 주소 {}", en="it names {}")
LESSON = Text(ko="{}강", en="lesson {}")
SECTION = Text(ko="{} {}", en="{}, {}")
SUMMARY = Text(
    ko="이 글에 있는 것 {}가지와 이 과정에서의 자리",
    en="The {} things in this text, and where they stand in this course",
)
HEADER = Text(
    ko="<th>원문에 출력된 수</th><th>여기서 다시 계산한 수</th>",
    en="<th>printed there</th><th>recomputed here</th>",
)
MISSING = Text(ko="재현되지 않음", en="not reproduced")


@dataclass(frozen=True)
class Ledger:
    """The originals, and the sections of all lessons by "slug#heading"."""

    originals: Mapping[str, Original]
    sections: Mapping[Language, Mapping[str, Section]]

    def filled(self, markdown: str, language: Language) -> str:
        """A page's Markdown with the originals that it marks."""
        return MARKER.sub(
            lambda match: "\n".join(self._lines(self.originals[match[1]], language)),
            markdown,
        )

    def places(self, entry: Entry, language: Language) -> list[Section]:
        """Where an entry stands.

        Raises:
            PipelineError: there is no such section.
        """
        known = self.sections[language]
        for place in entry.at:
            if place not in known:
                [nearest] = get_close_matches(place, known, n=1, cutoff=0)
                raise PipelineError(
                    f"docs/originals.toml: {entry.text.en!r} stands in {place!r}, "
                    f"which is no section of a lesson; the nearest is {nearest!r}"
                )
        return [known[place] for place in entry.at]

    def recomputed(self, entry: Entry, language: Language) -> list[str | None]:
        """What the lessons print for each number that the original printed."""
        outputs = [
            text for place in self.places(entry, language) for text in place.printed
        ]
        return [recomputed(number, outputs) for number in entry.printed]

    def _lines(self, original: Original, language: Language) -> Iterator[str]:
        yield from (_credit(original, language), "")
        folded = []
        for entry in original.entries:
            if entry.kind == "correction":
                yield self._item(entry, language)
            else:
                folded.append(entry)
        # What can be found by its words should be found in the lessons.
        yield from ("", "<details data-search-exclude markdown>")
        yield f"<summary>{SUMMARY.pick(language).format(len(folded))}</summary>"
        for kind, name in KINDS.items():
            if of_kind := [entry for entry in folded if entry.kind == kind]:
                yield from ("", f"**{name.pick(language)}**", "")
                if kind == "output":
                    yield from self._table(of_kind, language)
                else:
                    yield from (self._item(entry, language) for entry in of_kind)
        yield from ("", "</details>")

    def _item(self, entry: Entry, language: Language) -> str:
        """An entry as the item of a list."""
        numbers = [n for n in self.recomputed(entry, language) if n is not None]
        return f"- {_what(entry, language, numbers)} → {self._where(entry, language)}"

    def _table(self, entries: Iterable[Entry], language: Language) -> Iterator[str]:
        """Entries with their numbers: two columns, that a telephone has room for."""
        yield f"<table markdown><thead><tr>{HEADER.pick(language)}</tr></thead>"
        yield "<tbody markdown>"
        for entry in entries:
            what = f"{_what(entry, language)} → {self._where(entry, language)}"
            yield f'<tr markdown><td colspan="2" markdown>{what}</td></tr>'
            here = [
                number or f"<strong>{MISSING.pick(language)}</strong>"
                for number in self.recomputed(entry, language)
            ]
            columns = ("<br>".join(numbers) for numbers in (entry.printed, here))
            yield f"<tr><td>{'</td><td>'.join(columns)}</td></tr>"
        yield "</tbody></table>"

    def _where(self, entry: Entry, language: Language) -> str:
        links = [_link(place, language) for place in self.places(entry, language)]
        why = [] if entry.why is None else [entry.why.pick(language)]
        return " · ".join(links + why)


def _credit(original: Original, language: Language) -> str:
    """What is known of a text."""
    known = [f"*{original.title}*{{lang=ko}}", UNKNOWN.pick(language)]
    if original.author:
        author = f'<span lang="ko">{original.author}</span>'
        known[1] = AUTHOR.pick(language).format(author)
    if original.date:
        known.append(original.date)
    if original.addresses:
        links = ", ".join(f"<{address}>" for address in original.addresses)
        known.append(ADDRESSES.pick(language).format(links))
    return " · ".join(known)


def _what(entry: Entry, language: Language, numbers: Iterable[str] = ()) -> str:
    """What an entry is, with the code and the numbers that its words do not name."""
    text = entry.text.pick(language)
    held = [f"`{code}`" for code in entry.given if code not in text]
    named = ", ".join([*held, *numbers])
    return f"{text} ({named})" if named else text


def _link(place: Section, language: Language) -> str:
    number, _, _ = place.lesson.partition("_")
    name = LESSON.pick(language).format(int(number))
    if place.id != WHOLE:
        name = SECTION.pick(language).format(name, place.title)
    return f"[{name}](lessons/{place.lesson}.ipynb#{place.id})"
