"""The catalogue is right, and says in one line what is wrong when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.core.language import Text, can_show, detect_language
from graders.course.catalogue import CatalogueError, check_stubs, load_catalogue

LESSONS = """
[lessons]
01_numbers = { ko = "1. 수", en = "1. Numbers" }
"""
EXERCISE = """
[[exercise]]
id = "double"
module = "numbers_"
callable = "double"
lesson = "01_numbers"
points = 3
title = { ko = "두 배", en = "Twice" }
task = { ko = "두 배로 만드세요.", en = "Double it." }
hints = [{ ko = "더하세요.", en = "Add." }]
"""
ENTRY = LESSONS + EXERCISE
MODULE = "def double(x): return 2 * x\ndef _private(): pass\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    for folder in ("exercises", "solutions"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "numbers_.py").write_text(MODULE, encoding="utf-8")
    path = tmp_path / "exercises" / "exercises.toml"
    path.write_text(ENTRY, encoding="utf-8")
    return path


def test_the_repository_s_own_catalogue_and_stubs_agree() -> None:
    exercises = load_catalogue()
    check_stubs(exercises)
    assert {e.id for e in exercises} >= {"linear_forward", "loss_gradient", "train"}


def test_an_entry_is_read(catalogue: Path) -> None:
    [exercise] = load_catalogue(catalogue)
    assert exercise.id == exercise.callable == "double"
    assert exercise.file == "numbers_.py"
    assert exercise.points == 3
    assert exercise.title == Text(ko="두 배", en="Twice")
    assert exercise.hints == (Text(ko="더하세요.", en="Add."),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points = 3", "points = 0", 'exercise "double": points must be'),
        ("points = 3", "points = true", 'exercise "double": points must be'),
        ("points = 3\n", "", 'exercise "double": has no points'),
        ('id = "double"\n', "", "exercise 1: has no id"),
        ("points = 3", "points = 3\nscore = 1", 'unknown key "score"'),
        ('ko = "두 배", ', "", 'exercise "double": title is missing in ko'),
        ('en = "Double it."', 'en = " "', 'exercise "double": task is missing in en'),
        ('en = "Add."', 'fr = "Ajoutez."', "hint 1 must be a table of ko and en"),
        ('title = { ko = "두 배", en = "Twice" }', 'title = "x"', "title must be"),
        ('hints = [{ ko = "더하세요.", en = "Add." }]', "hints = []", "hints must be"),
        ('lesson = "01_numbers"', 'lesson = "numbers"', "lesson must be like"),
        ('id = "double"', 'id = "list"', '"list" is a command of grade'),
        ('module = "numbers_"', 'module = "hint"', '"hint" is a command of grade'),
        ('callable = "double"', 'callable = "a b"', "callable must be a Python name"),
        ('callable = "double"', 'callable = "triple"', "its callable triple is not in"),
        ('module = "numbers_"', 'module = "gone"', "gone.py: cannot be read"),
        ("[[exercise]]", "[exercise]", "and [[exercise]] tables"),
        ("[[exercise]]", "[[exercize]]", "and [[exercise]] tables"),
        ("points = 3", "points = ", "is not TOML"),
        ("[lessons]", "site = 'example.org'\n[lessons]", "site must be like"),
        ("[lessons]", "page = 1\n[lessons]", "and nothing else"),
        ('01_numbers = { ko = "1. 수", en = "1. Numbers" }', "", "no title of 01_num"),
        ('en = "1. Numbers"', 'en = ""', "[lessons]: 01_numbers is missing in en"),
        ("points = 3", "points = 3\noptional = 1", "optional must be true or false"),
        ("points = 3", "points = 3\nformulas = 'x'", "formulas must be a table"),
        (
            "points = 3",
            "points = 3\nformulas = { y = 'y' }",
            'neither task nor hints have "y"',
        ),
    ],
)
def test_a_bad_entry_is_one_line(
    catalogue: Path, old: str, new: str, said: str
) -> None:
    assert old in ENTRY
    catalogue.write_text(ENTRY.replace(old, new), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load_catalogue(catalogue)

    message = str(caught.value)
    assert said in message
    assert str(catalogue.parent.parent) in message
    assert "\n" not in message


def test_where_the_lessons_are(catalogue: Path) -> None:
    [exercise] = load_catalogue(catalogue)
    page = "ko/lessons/01_numbers/#exercise-double"
    assert exercise.page("ko") == f"http://localhost:8000/{page}"
    published = "https://example.org/course/"
    catalogue.write_text(f'site = "{published}"\n{ENTRY}', encoding="utf-8")
    [exercise] = load_catalogue(catalogue)
    assert exercise.page("ko") == published + page


def test_two_entries_with_one_id(catalogue: Path) -> None:
    catalogue.write_text(ENTRY + EXERCISE, encoding="utf-8")
    with pytest.raises(CatalogueError, match='two exercises have the id "double"'):
        load_catalogue(catalogue)


def test_two_entries_with_one_callable(catalogue: Path) -> None:
    other = EXERCISE.replace('id = "double"', 'id = "twice"')
    catalogue.write_text(ENTRY + other, encoding="utf-8")
    with pytest.raises(CatalogueError, match="two exercises have the module and"):
        load_catalogue(catalogue)


def test_a_catalogue_in_another_encoding(catalogue: Path) -> None:
    catalogue.write_bytes(ENTRY.encode("cp949"))
    with pytest.raises(CatalogueError, match="is not UTF-8"):
        load_catalogue(catalogue)


def test_a_missing_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_catalogue(tmp_path / "exercises.toml")


def test_an_unlisted_function_in_the_solutions(catalogue: Path) -> None:
    solution = catalogue.parent.parent / "solutions" / "numbers_.py"
    solution.write_text(MODULE + "def triple(x): pass\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"line 3: triple is not in .*toml"):
        load_catalogue(catalogue)


def test_a_learner_s_own_stub_is_no_catalogue_error(catalogue: Path) -> None:
    stub = catalogue.parent / "numbers_.py"
    stub.write_text("def dubble(x", encoding="utf-8")
    assert load_catalogue(catalogue)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (MODULE + "def triple(x): pass\n", "line 3: triple is not in"),
        ("def dubble(x): pass\n", "its callable double is not in"),
        ("def double(x", "is not Python"),
    ],
)
def test_a_bad_stub_is_one_line(catalogue: Path, source: str, said: str) -> None:
    (catalogue.parent / "numbers_.py").write_text(source, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        check_stubs(load_catalogue(catalogue), catalogue)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_stub_module_without_an_entry(catalogue: Path) -> None:
    (catalogue.parent / "letters.py").touch()
    with pytest.raises(CatalogueError, match=r"letters\.py: no entry of"):
        check_stubs(load_catalogue(catalogue), catalogue)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko"}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LC_ALL": "C", "LANG": "ko_KR"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "ko_KR", "LANG": "en"}, "ko"),
    ],
)
def test_language_of_a_locale(environment: dict[str, str], language: str) -> None:
    assert detect_language(environment) == language


def test_what_a_stream_can_show(tmp_path: Path) -> None:
    with (tmp_path / "x").open("w", encoding="euc-kr") as stream:
        assert can_show(stream, "한국어")
        assert not can_show(stream, "✓")
