"""The READMEs' pictures: there, light, and taken by what `make pictures` runs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from graders.core.language import LANGUAGES, Language
from tests.pictures.film import film
from tests.pictures.recording import GRADED, Moment, record, screen_of
from tests.support.repository import REPOSITORY

PICTURES = REPOSITORY / "docs/pictures"
HEAVIEST = 300 * 1024
READMES: dict[Language, Path] = {
    "ko": REPOSITORY / "README.ko.md",
    "en": REPOSITORY / "README.md",
}
SOLVED = {"ko": "linear_forward 해결! +10점", "en": "linear_forward solved! +10 points"}
ADVICE = {"ko": "편향 B를 더하세요", "en": "Add the bias B"}
HINT = {"ko": "힌트 1/3", "en": "Hint 1 of 3"}


def test_the_readmes_show_every_picture_and_each_is_light() -> None:
    shown = set()
    for language, readme in READMES.items():
        names = re.findall(r'docs/pictures/([^")]+)', readme.read_text("utf-8"))
        assert {f".{language}." in name for name in names} == {True}
        shown.update(names)
    assert shown == {path.name for path in PICTURES.iterdir()}
    for name in shown:
        assert 0 < (PICTURES / name).stat().st_size < HEAVIEST


@pytest.fixture(scope="module", params=LANGUAGES)
def session(request: pytest.FixtureRequest) -> tuple[Language, list[Moment]]:
    return request.param, list(record(request.param))


def test_the_recording_tells_the_whole_story(
    session: tuple[Language, list[Moment]],
) -> None:
    language, moments = session
    graded = [moment for moment in moments if moment.saved]
    empty, wrong, hint, right = (spaced(moment) for moment in graded)
    assert "0 / 10" in empty
    assert ADVICE[language] in wrong
    assert HINT[language] in hint
    assert SOLVED[language] in right
    assert all(GRADED[language] in view for view in (empty, wrong, hint, right))
    assert sum(moment.seconds for moment in moments) <= 20


def test_the_committed_recording_is_of_these_graders(
    session: tuple[Language, list[Moment]],
) -> None:
    language, moments = session
    kept = (PICTURES / f"watch.{language}.svg").read_text(encoding="utf-8")
    title = ElementTree.fromstring(kept)[0].text
    assert kept == film(moments, title or ""), "run `make pictures`"


def spaced(moment: Moment) -> str:
    """Give a moment's text with the gaps that its runs leave."""
    lines = []
    for row in moment.screen:
        line, column = "", 0
        for run in row:
            line += " " * (run.column - column) + run.text
            column = run.column + run.width
        lines.append(line.rstrip())
    return "\n".join(lines)


def test_a_wide_letter_takes_two_cells() -> None:
    [hangul, latin] = screen_of("\x1b[1m기울\x1b[0m w")[0]
    assert (hangul.column, hangul.width, hangul.text) == (0, 4, "기울")
    assert hangul.bold
    assert (latin.column + latin.width, latin.text.strip()) == (80, "w")
