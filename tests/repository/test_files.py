"""What the repository's files must be like, to be the same on every system."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.paths import unusable
from tests.support.repository import REPOSITORY

PICTURES = {".webp"}


pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and (REPOSITORY / ".git").exists()),
    reason="only git knows which files are the repository's",
)


def git(*words: str, told: str = "") -> list[str]:
    """Ask git something about this repository, whoever owns its folder."""
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", *words, "-z"],
        cwd=REPOSITORY,
        input=told,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split("\0")[:-1]


@pytest.fixture(scope="module")
def files() -> list[str]:
    listed = git("ls-files", "--cached", "--others", "--exclude-standard")
    return [name for name in listed if (REPOSITORY / name).is_file()]


def test_every_system_can_store_them(files: list[str]) -> None:
    assert "pyproject.toml" in files
    assert unusable(files) == []


@pytest.mark.parametrize(
    "paths",
    [
        *(["a:b.py"], ["docs/con.md"], ["Nul"], ["aux.tar.gz"], ["com¹.txt"]),
        *(["a/b./c"], ["a "], ["a\tb"], ["what?"], ["x" * 200], ["a\\b"]),
        *(["a/Kim.py", "A/kim.py"], ["é.md", "e\u0301.md"], ["straße", "STRASSE"]),
    ],
    ids=repr,
)
def test_what_some_system_cannot_store_is_found(paths: list[str]) -> None:
    assert unusable(["fine.py", *paths, "console.py", "com.md", "lpt10"]) == paths


def test_texts_are_utf_8_with_unix_lines_and_no_mark(files: list[str]) -> None:
    texts = [name for name in files if Path(name).suffix not in PICTURES]
    for name in texts:
        content = (REPOSITORY / name).read_bytes()
        content.decode("utf-8")
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert b"\r" not in content, name
    attributes = git("check-attr", "--stdin", "eol", told="\0".join(texts))
    assert set(attributes[2::3]) == {"lf"}  # in every checkout


def test_what_stands_above_a_page_is_understood(files: list[str]) -> None:
    """MkDocs shows it as text if it is no YAML, such as a title with a colon."""
    pages = [name for name in files if re.match(r"docs/(ko|en)/.+\.md$", name)]
    assert pages
    for name in pages:
        above, _, _ = (REPOSITORY / name).read_text("utf-8")[4:].partition("\n---\n")
        assert yaml.safe_load(above).get("description"), name


def test_nothing_is_read_in_an_encoding_of_the_system_s(files: list[str]) -> None:
    """Ruff (PLW1514) sees what is opened, where it knows a path for one."""
    guessed = [
        f"{name}:{call.lineno}"
        for name in files
        if name.endswith(".py")
        for call in calls(REPOSITORY / name)
        if not any(keyword.arg == "encoding" for keyword in call.keywords)
    ]
    assert guessed == []


ARGUMENTS = {"read_text": 0, "write_text": 1}
"""Without an encoding."""
UNSAID = re.compile(r"\btext=True|read_text\(\)|write_text\((?![^()\n]*encoding=)")


def calls(file: Path) -> Iterator[ast.Call]:
    """Find what reads or writes text and gives no encoding by its place."""
    text = file.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text if UNSAID.search(text) else "")):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if len(node.args) <= ARGUMENTS.get(name, -1) or any(
            keyword.arg == "text" and ast.unparse(keyword.value) == "True"
            for keyword in node.keywords
        ):
            yield node
