"""Everything in an original stands in a lesson, or the ledger says why it does not."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graders.core.language import LANGUAGES, Language, Text
from pipeline.errors import PipelineError
from pipeline.lessons.originals import (
    KINDS,
    Entry,
    digits,
    read_originals,
    recomputed,
    rounds_to,
)
from pipeline.pages.course import Course
from pipeline.pages.ledger import Ledger
from tests.support.repository import REPOSITORY

ORIGINALS = read_originals(REPOSITORY / "docs/originals.toml")
ENTRIES = {
    f"{key}: {entry.text.en}": entry
    for key, original in ORIGINALS.items()
    for entry in original.entries
}
WITH_NUMBERS = {said: entry for said, entry in ENTRIES.items() if entry.printed}


def test_every_kind_of_thing_is_kept_of_every_original() -> None:
    """Numbers can only be recomputed where the original had a seed, or none to set."""
    printed = {
        key: sum(len(entry.printed) for entry in original.entries)
        for key, original in ORIGINALS.items()
    }
    assert printed == {"A": 15, "B": 11, "C": 2, "D": 36, "E": 0}
    for original in ORIGINALS.values():
        kinds = {entry.kind for entry in original.entries}
        assert kinds >= {"idea", "code", "data", "correction"}
    assert {entry.kind for o in ORIGINALS.values() for entry in o.entries} == {*KINDS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_it_stands_where_the_ledger_says(
    course: Course, entry: Entry, language: Language
) -> None:
    places = course.ledger.places(entry, language)
    assert places or entry.why
    for given in entry.given:
        assert any(place.says(given) for place in places), given


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", WITH_NUMBERS.values(), ids=WITH_NUMBERS)
def test_its_numbers_are_printed_there_again(
    course: Course, entry: Entry, language: Language
) -> None:
    numbers = course.ledger.recomputed(entry, language)
    for printed, here in zip(entry.printed, numbers, strict=True):
        assert here is not None, f"{printed} is not printed in {entry.at}"
        assert rounds_to(here, printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_see_each_in_words_with_its_place(
    course: Course, language: Language
) -> None:
    page = (REPOSITORY / f"docs/{language}/originals.md").read_text(encoding="utf-8")
    shown = course.with_tables(page, language).splitlines()
    for original in ORIGINALS.values():
        [credit] = [line for line in shown if line.startswith(f"*{original.title}*")]
        known = (original.author, original.date, *original.addresses)
        assert all(fact in credit for fact in known if fact)
        for entry in original.entries:
            said = entry.text.pick(language)
            # Two texts may have the same picture, such as a loss curve.
            lines = [x for x in shown if re.search(f"(- |>){re.escape(said)}", x)]
            assert any(tells_where(course.ledger, entry, language, x) for x in lines)


def tells_where(ledger: Ledger, entry: Entry, language: Language, line: str) -> bool:
    places = ledger.places(entry, language)
    links = [f"(lessons/{place.lesson}.ipynb#{place.id})" for place in places]
    why = [entry.why.pick(language)] if entry.why else []
    return all(part in line for part in [*links, *why])


def test_a_number_that_no_lesson_prints_is_called_so(course: Course) -> None:
    [first, *_] = [e for e in ORIGINALS["A"].entries if e.printed]
    wrong = replace(first, printed=("0.97213266",))
    original = replace(ORIGINALS["A"], entries=(wrong,))
    ledger = replace(course.ledger, originals={"A": original})
    page = ledger.filled("<!-- original: A -->", "en")
    assert "<td>0.97213266</td><td><strong>not reproduced</strong></td>" in page


def test_a_place_that_is_gone_stops_the_build(course: Course) -> None:
    entry = Entry("idea", Text.same("x"), ("autograd#accumulated",), None, (), ())
    with pytest.raises(PipelineError, match="nearest is 'autograd#accumulate'"):
        course.ledger.places(entry, "en")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('ko = "가"\nen = "a"', "say where it stands"),
        ('en = "a"\nat = ["x#y"]', "both languages"),
        ('ko = "가"\nen = "a"\nwhy.ko = "나"', "both languages"),
        ('ko = "가"\nen = "a"\nat = ["x#y"]\nprints = ["1"]', "nobody reads prints"),
    ],
)
def test_an_entry_that_says_too_little_or_too_much_is_refused(
    tmp_path: Path, entry: str, said: str
) -> None:
    ledger = tmp_path / "originals.toml"
    ledger.write_text(f'[A]\ntitle = "t"\n[[A.idea]]\n{entry}\n', encoding="utf-8")
    with pytest.raises(PipelineError, match=said):
        read_originals(ledger)


def test_a_section_says_whole_words_and_numbers(course: Course) -> None:
    section = course.ledger.sections["en"]["linear_regression_numpy#training"]
    assert section.says("0.003")
    assert not section.says("0.00")
    assert not section.says("003")
    korean = course.ledger.sections["ko"]["linear_regression_numpy#loss-curve"]
    assert korean.says("5")  # "5까지"
    whole = course.ledger.sections["en"]["linear_regression_numpy#lesson"]
    assert whole.says("220102")
    assert not section.says("220102")


@pytest.mark.parametrize(
    ("candidate", "number", "same"),
    [
        ("2.90342586", "2.9034", True),
        ("2.9034", "2.9034", True),
        ("2.903", "2.9034", False),  # fewer digits prove less
        ("2.9035", "2.9034", False),
        ("-1342.2524", "-1342.2524", True),
        ("1342.2524", "-1342.2524", False),
        ("8.", "8.0", False),
        ("8.00", "8.0", True),
        ("2.38e-1", "0.24", True),
    ],
)
def test_what_counts_as_the_same_number(
    candidate: str, number: str, same: bool
) -> None:
    assert rounds_to(candidate, number) is same


def test_the_most_exact_number_is_shown_and_none_is_made_up() -> None:
    outputs = ["W = 2.0517", "x2.05165305 2.051653, 12.0517, 1.996"]
    assert recomputed("2.052", outputs) == "2.051653"
    assert recomputed("3.142", outputs) is None
    assert recomputed("2.0", outputs) is None  # 1.996 is not 2.0
    assert recomputed("2.0", [*outputs, "2.00"]) == "2.00"
    assert digits("-0.0517e-3") == "517"
