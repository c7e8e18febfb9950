"""`grade stubs` turns what nobody has begun, and the first `grade` offers it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import EXERCISES, load_catalogue
from graders.course.stubs import stub, stub_module
from graders.submissions.similarity import find_similar
from graders.submissions.submission import Submission
from graders.submissions.untouched import turned
from graders.terminal.watching import _touched
from tests.support.command import call
from tests.support.linear_regression import EMPTY, FILE, FORWARD, begun

CATALOGUE = load_catalogue()
MODULES = sorted({exercise.module for exercise in CATALOGUE})
KOREAN = {"LANG": "ko_KR.UTF-8"}
OFFER = "grade stubs"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises"
    folder.mkdir()
    for file in EXERCISES.glob("*.py"):
        shutil.copy(file, folder)
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in folder.glob("*.py")}


def test_what_is_untouched_turns_and_turns_back(folder: Path) -> None:
    for asked, env in ((["--lang", "ko"], {}), (["--lang", "en"], {}), ([], KOREAN)):
        result = call("stubs", "--submission", folder, *asked, env=env)
        assert result.returncode == 0
        language: Language = "en" if "en" in asked else "ko"
        assert texts(folder) == {m: stub_module(m, language) for m in MODULES}
        assert str(folder / FILE) in result.stdout
    again = call("stubs", "--submission", folder, "--lang", "ko")
    assert "바꿀 것이 없습니다" in again.stdout


def test_a_learner_s_work_and_verdicts_stay(folder: Path) -> None:
    text = begun(FORWARD)
    (folder / FILE).write_text(text, encoding="utf-8")
    call("linear_forward", "loss_gradient", "--submission", folder, "--lang", "en")
    call("stubs", "--submission", folder, "--lang", "ko")
    turned_text = (folder / FILE).read_text(encoding="utf-8")
    start = text.index("def linear_forward(")
    mine = text[start : text.index("def loss_gradient(")]
    assert mine in turned_text
    assert turned_text.replace(mine, "") == stub_module(
        FILE.removesuffix(".py"), "ko"
    ).replace(stub(FILE.removesuffix(".py"), "linear_forward", "ko") + "\n\n", "")
    known = call("list", "--submission", folder, "--lang", "en").stdout
    assert "1 of" in known
    assert "changed since" not in known


def test_the_first_grade_in_korean_offers_it_once(folder: Path) -> None:
    one = (FILE.removesuffix(".py"), "--submission", folder)
    first = call(*one, env=KOREAN)
    assert f"{OFFER} --submission {folder}" in first.stdout
    assert first.stdout.count(OFFER) == 1
    assert OFFER not in call(*one, env=KOREAN).stdout


def test_next_offers_it_as_well(folder: Path) -> None:
    assert OFFER in call("next", "--submission", folder, env=KOREAN).stdout
    assert OFFER not in call("next", "--submission", folder, env=KOREAN).stdout


def test_nobody_else_is_offered_it(folder: Path) -> None:
    one = ("linear_forward", "--submission", folder)
    assert OFFER not in call(*one, "--lang", "en").stdout
    call("stubs", "--submission", folder, "--lang", "ko")
    shutil.rmtree(folder.parent / "state")
    assert OFFER not in call(*one, env=KOREAN).stdout
    shutil.rmtree(folder.parent / "state")
    (folder / FILE).write_text(begun(FORWARD), encoding="utf-8")
    assert OFFER not in call(*one, "--json", "-", env=KOREAN).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_folder_is_in_the_reader_s_language(
    tmp_path: Path, language: Language
) -> None:
    new = tmp_path / "mine"
    result = call("init", new, "--lang", language)
    assert result.returncode == 0
    assert texts(new / "exercises") == {m: stub_module(m, language) for m in MODULES}
    assert ("grade next --lang ko" in result.stdout) == (language == "ko")


def test_reset_puts_back_the_reader_s_language(folder: Path) -> None:
    (folder / FILE).write_text(begun(FORWARD), encoding="utf-8")
    arguments = ("reset", "linear_forward", "--yes", "--submission", folder)
    call(*arguments, "--lang", "ko")
    assert "예측합니다." in (folder / FILE).read_text(encoding="utf-8")


def test_turning_is_no_work_on_an_exercise() -> None:
    for module in MODULES:
        en, ko = stub_module(module).encode(), stub_module(module, "ko").encode()
        assert not [*_touched(en, ko)]
        written = en.replace(EMPTY.encode(), b"    return 0\n", 1)
        assert len([*_touched(ko, written)]) == 1


def test_stubs_are_nobody_s_own_in_either_language() -> None:
    files = {
        language: {f"{m}.py": stub_module(m, language).encode() for m in MODULES}
        for language in LANGUAGES
    }
    same = [Submission(f"{k}{n}", files[k]) for k in LANGUAGES for n in range(2)]
    found = find_similar(same, CATALOGUE, threshold=50)
    assert found.compared == 0
    assert not found.pairs


def test_what_is_no_file_is_left_alone(folder: Path) -> None:
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    assert FILE not in turned(folder, CATALOGUE, "ko")
