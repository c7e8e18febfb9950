"""What learners get back is safe to open, and theirs alone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from graders.core.grades import CheckGrade, ExerciseGrade, Grade
from graders.core.language import LANGUAGES, Language, Text
from graders.core.message import Evidence, Message
from graders.core.verdicts import Outcome
from graders.course.catalogue import load_catalogue
from graders.marking.counting import Counted
from graders.reports.class_grades import ClassGrades
from graders.reports.feedback import PageFormat, feedback, write_feedback
from graders.reports.overview import Overview, overview_page
from graders.submissions.roster.learner import Learner
from pipeline.lessons.palette import QUANTITIES, SCHEMES
from tests.support.grades import NASTY, graded
from tests.support.paths import unusable

CATALOGUE = load_catalogue()
HOSTILE = (
    NASTY,
    '"><script>alert(1)</script>',
    "<img src=http://evil.example/x onerror=alert(1)>",
    "{{ 7 * 7 }}{% for %}",
    "</style></title><svg onload=alert(1)>",
    "[a](http://evil.example) ![b](http://evil.example) <http://evil.example> @all",
    "http://evil.example www.evil.example",
    "````\n```\n# heading\n|a|b|\n---",
    "&lt;b&gt; \\<b> \\",
)
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Takes a page apart, and demands that every tag is closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile(text: str, outcome: Outcome = Outcome.WRONG) -> Grade:
    said = Message.of(Text.same(text), Text.same(text))
    check = CheckGrade("forward", Text.same(text), outcome, 0, 3, said)
    other = CheckGrade("other", Text.same(text), Outcome.PASSED, 2, 2, None)
    return Grade(text, False, 1.25, (ExerciseGrade("linear_forward", (check, other)),))


def require_alone(page: bytes) -> Page:
    """Demand a page without scripts that asks nobody for anything."""
    taken = Page(page)
    names = {tag for tag, _ in taken.tags}
    assert not names & {"script", "a", "img", "iframe", "link", "object", "form"}
    for tag, attributes in taken.tags:
        assert not [name for name in attributes if name.startswith("on")]
        assert "href" not in attributes and "src" not in attributes, tag
    [style] = re.findall("<style>(.*?)</style>", page.decode(), re.S)
    assert "url(" not in style and "@import" not in style
    [policy] = [
        str(a["content"])
        for _, a in taken.tags
        if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'")
    return taken


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_becomes_a_page(text: str, language: Language) -> None:
    grade = hostile(text)
    harmless = Page(feedback(hostile("x"), CATALOGUE, language))
    page = require_alone(feedback(grade, CATALOGUE, language))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in harmless.tags]
    for line in text.replace("\x00", "�").replace("\x1b", "�").splitlines():
        plain = re.sub("[\ud800-\udfff\uffff]", "�", line)
        assert " ".join(plain.split()) in " ".join(page.text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markdown(text: str) -> None:
    markdown = feedback(hostile(text), CATALOGUE, "en", form="md").decode()
    harmless = feedback(hostile("x"), CATALOGUE, "en", form="md").decode()
    parser = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
    kinds = [
        [t.type for token in parser.parse(m) for t in (token, *(token.children or ()))]
        for m in (markdown, harmless)
    ]
    assert kinds[0] == kinds[1]


def test_a_learner_reads_what_to_do_in_their_language() -> None:
    advice = Text(ko="2를 곱하세요.", en="Multiply by 2.")
    todo = Message.of(advice, Evidence("3", name="W"))
    check = CheckGrade("x", Text(ko="합", en="sum"), Outcome.WRONG, 0, 18, todo)
    passed = CheckGrade("y", Text.same("y"), Outcome.PASSED, 2, 2, None)
    grade = Grade("kim", True, 1, (ExerciseGrade("loss_gradient", (check, passed)),))
    for language, words in (
        ("ko", ["2를 곱하세요.", "다음에 할 일", "2개 가운데 1개 통과"]),
        ("en", ["Multiply by 2.", "What to do next", "1 of 2 checks passed"]),
    ):
        page = Page(feedback(grade, CATALOGUE, language))  # type: ignore[arg-type]
        for said in (*words, "grade loss_gradient", "exercises/linear_regression.py"):
            assert said in page.text
        exercise = next(e for e in CATALOGUE if e.id == "loss_gradient")
        for hint in exercise.hints:
            assert hint.pick(language) in page.text  # type: ignore[arg-type]
        assert bool(re.search("[가-힣]", page.text)) == (language == "ko")


def test_full_marks_are_celebrated() -> None:
    check = CheckGrade("x", Text.same("x"), Outcome.PASSED, 10, 10, None)
    grade = Grade("kim", True, 1, (ExerciseGrade("linear_forward", (check,)),))
    assert "Well done" in Page(feedback(grade, CATALOGUE, "en")).text
    assert "Well done" in feedback(grade, CATALOGUE, "en", form="md").decode()


def test_the_same_message_is_said_once() -> None:
    said = Message.of(Text.same("Fix the syntax error."))
    check = CheckGrade("x", Text.same("x"), Outcome.DOES_NOT_LOAD, 0, 10, said)
    ids = ("linear_forward", "loss_gradient")
    grade = Grade("kim", True, 1, tuple(ExerciseGrade(i, (check,)) for i in ids))
    assert Page(feedback(grade, CATALOGUE, "en")).text.count(said.en) == 1


IDS = (
    *("kim", "Kim", "KIM", "김철수", unicodedata.normalize("NFD", "김철수")),
    *("a/b", "a_b", "a b", "../../etc/passwd", "..", ".", "", "-rf", ".hidden"),
    *("con", "CON.txt", "nul", "a\nb", "a\x00b", "\ud800", "x" * 300, "가" * 300),
    *("kim.", "kim ", "a:b", "a\\b", "<b>", "😀", "é", "e\u0301", "ß", "ss"),
    *("com1", "LPT²", "aux.", "prn .x", "CONIN$", "NUL.tar.gz"),
)


def test_every_id_gets_a_file_of_its_own(tmp_path: Path) -> None:
    grade = graded(Outcome.WRONG, "why")
    grades = [replace(grade, submission=name) for name in IDS]
    roster = {"kim": Learner("kim", language="ko"), "Kim": Learner("Kim", "Kim Min")}
    of = ClassGrades(lambda: grades, CATALOGUE, "en", roster)
    folder = tmp_path / "for learners"
    write_feedback(folder, of)

    names = [path.name for path in folder.iterdir()]
    assert len(names) == len(IDS)
    assert unusable(names) == []
    for name in names:
        assert re.fullmatch(r"[\w][\w.-]*\.html", name)
        assert len(name.encode()) <= 255
    assert [path.name for path in tmp_path.iterdir()] == ["for learners"]
    assert 'lang="ko"' in (folder / "kim.html").read_text(encoding="utf-8")
    assert (folder / "김철수.html").is_file()
    greeted = [p for p in folder.iterdir() if "Kim Min" in p.read_text("utf-8")]
    assert len(greeted) == 1

    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    write_feedback(folder, of)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_format_is_the_ending(tmp_path: Path, form: PageFormat) -> None:
    grade = replace(graded(Outcome.WRONG, "why"), submission="kim")
    write_feedback(tmp_path, ClassGrades(lambda: [grade], CATALOGUE, "en"), form)
    assert [path.name for path in tmp_path.iterdir()] == [f"kim.{form}"]


# --- colours --------------------------------------------------------------------------

MEANING = {
    "ink": "ink",
    "paper": "paper",
    "accent": "weight",
    "full": "model",
    "part": "gradient",
    "wrong": "loss",
    "not-yet": "data",
}


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_are_the_site_s_and_can_be_read() -> None:
    page = feedback(graded(Outcome.WRONG, "why"), CATALOGUE, "en").decode()
    light, dark = re.findall(r":root \{(.*?)\}", page, re.S)
    for scheme, written in zip(SCHEMES, (light, dark), strict=True):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", written))
        assert colours == {
            name: QUANTITIES[meant].in_scheme(scheme) for name, meant in MEANING.items()
        }
        for name, colour in colours.items():
            if name != "paper":
                pair = sorted((luminance(colour), luminance(colours["paper"])))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5


# --- the class ------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_takes_any_text(text: str, language: Language) -> None:
    page = require_alone(
        overview_page(Overview([Counted(hostile(text))], CATALOGUE), language)
    )
    harmless = Page(
        overview_page(Overview([Counted(hostile("x"))], CATALOGUE), language)
    )
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in harmless.tags]
