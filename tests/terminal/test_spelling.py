"""What becomes of signs that a console's encoding lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.course.catalogue import CATALOGUE, ROOT
from graders.terminal.spelling import SPELLED, register, spelled
from tests.support.command import run
from tests.support.linear_regression import FILE, FORWARD, SOLUTION


def hangul(sign: str) -> bool:
    return "\u1100" <= sign <= "\u11ff" or "\u3130" <= sign <= "\ud7ff"


def test_every_sign_of_every_message_can_be_spelled() -> None:
    """All but Hangul: where that cannot be shown, `grade` speaks English."""
    texts = [CATALOGUE, *(ROOT / "graders").rglob("*.py")]
    signs = {s for file in texts for s in file.read_text("utf-8") if not s.isascii()}
    for sign in filter(lambda sign: not hangul(sign), signs):
        assert spelled(sign).isascii(), sign
        assert not spelled(sign).startswith("\\"), sign


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("ascii", "e² − Σλᵢ·x₁ᵀ ≤ ∞", "e^2 - Sigmalambda_i*x_1^T <= infinity"),
        ("cp1252", "2·(σ − 1)² … é", "2·(sigma - 1)² … é"),
        ("cp949", "a − b × λ ✓ 김", "a - b × λ v 김"),
        ("cp1252", "kim 김 😀", r"kim \uae40 \U0001f600"),
        ("ascii", "\udce4", r"\udce4"),
    ],
)
def test_it_is_spelled_as_formulas_are_typed(
    encoding: str, text: str, shown: str
) -> None:
    register()
    assert text.encode(encoding, SPELLED).decode(encoding) == shown


@pytest.mark.parametrize(
    ("encoding", "language"),
    [("cp1252", "en"), ("cp949", "en"), ("cp1252", "ko")],
)
def test_no_console_makes_a_question_mark_of_it(
    encoding: str, language: str, tmp_path: Path
) -> None:
    folder = tmp_path / "내 과제"
    folder.mkdir()
    code = SOLUTION.replace(FORWARD, "    raise ValueError('W − λ 김')\n")
    (folder / FILE).write_text(code, encoding="utf-8")
    one = ("linear_forward", "--submission", folder)
    done = run(*one, "--lang", language, encoding=encoding)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Look at line 61" in done.stdout
    korean = encoding == "cp949"
    said = "W - λ 김" if korean else r"W - lambda \uae40"
    assert f"ValueError: {said}" in done.stdout
    assert ("내 과제" in done.stdout) == korean
    assert done.stdout.count("?") == done.stdout.count("Stuck?")
