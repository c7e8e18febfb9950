"""Wheels of Pyodide's release: whoever brings them, the list of checksums decides."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.browser import lab, packing, release, runnable
from pipeline.browser.release import CARRIERS, Carrier, closure, find
from pipeline.errors import PipelineError

GOOD, OTHER = b"a wheel", b"another"
CARRIER = Carrier("a-site", "1.0", "a_site/pyodide")


def listed(name: str, content: bytes, depends: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "file_name": f"{name}-1.0-py3-none-any.whl",
        "sha256": hashlib.sha256(content).hexdigest(),
        "depends": [*depends],
    }


@pytest.fixture(autouse=True)
def _list(monkeypatch: pytest.MonkeyPatch) -> None:
    packages = {
        "one": listed("one", GOOD, ("two",)),
        "two": listed("two", OTHER, ("one",)),
        "three": listed("three", OTHER),
    }
    monkeypatch.setattr(release, "lock", lambda: {"packages": packages})


def carry(monkeypatch: pytest.MonkeyPatch, files: dict[str, bytes]) -> list[Carrier]:
    """Let any carrier have these files; the carriers that are asked are noted."""
    asked: list[Carrier] = []

    def downloaded(carrier: Carrier, folder: str) -> bool:
        asked.append(carrier)
        with zipfile.ZipFile(Path(folder) / "carrier.whl", "w") as archive:
            for name, content in files.items():
                archive.writestr(f"{carrier.folder}/{name}", content)
            archive.writestr("a_site/server.py", b"code of its own")
        return True

    monkeypatch.setattr(release, "_downloaded", downloaded)
    return asked


ONE, TWO = "one-1.0-py3-none-any.whl", "two-1.0-py3-none-any.whl"


def test_a_package_is_listed_with_all_that_it_needs() -> None:
    assert closure("one") == {"one", "two"}
    assert closure("three") == {"three"}


def test_a_file_with_another_checksum_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(monkeypatch, {ONE: OTHER, TWO: OTHER})
    found = find(["one", "two"], [tmp_path / "cache"], [CARRIER])
    assert found == {"two": tmp_path / "cache" / TWO}
    assert [f.name for f in (tmp_path / "cache").iterdir()] == [TWO]


def test_a_carrier_is_asked_once_and_only_where_something_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = carry(monkeypatch, {ONE: GOOD, TWO: OTHER})
    (tmp_path / "old-1.0-py3-none-any.whl").write_bytes(b"of an earlier release")
    for _ in range(2):
        found = find(["one", "two"], [tmp_path], [CARRIER])
        assert found == {"one": tmp_path / ONE, "two": tmp_path / TWO}
    assert asked == [CARRIER]
    assert {f.name for f in tmp_path.iterdir()} == {ONE, TWO}


def test_a_folder_given_by_hand_needs_no_carrier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = carry(monkeypatch, {})
    given = tmp_path / "release"
    given.mkdir()
    (given / ONE).write_bytes(GOOD)
    assert find(["one"], [given, tmp_path], [CARRIER]) == {"one": given / ONE}
    assert asked == []
    assert not [*tmp_path.glob("*.whl")]


def test_a_carrier_that_is_gone_leaves_out_what_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Carrier("first-gradient-never-was", "0.0", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")  # as without a network
    assert find(["one"], [tmp_path], [gone]) == {}


class TestWithout:
    """A site for which some wheels could not be had."""

    @pytest.fixture(params=[(), ("numpy",)])
    def held(
        self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[tuple[str, ...]]:
        monkeypatch.undo()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                packing, "wheels", lambda: dict.fromkeys(request.param, Path())
            )
            patch.delenv("FIRST_GRADIENT_CI", raising=False)
            yield request.param

    def test_one_line_says_what(self, held: tuple[str, ...]) -> None:
        said = packing.left_out()
        assert "\n" not in said
        assert "matplotlib" in said
        assert str(CARRIERS[0]) in said
        assert said.startswith(f"no {'drawing' if held else 'Python'} in the page")

    def test_ci_refuses_it(
        self, held: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FIRST_GRADIENT_CI", "1")
        with pytest.raises(PipelineError, match="in the page"):
            packing.left_out()
        assert "drawing" not in packing.available(), held

    def test_what_hangs_on_it_is_not_offered(self, held: tuple[str, ...]) -> None:
        assert ("numpy" in packing.available()) is bool(held)
        assert runnable.runs_here("linear_regression") is bool(held)
        assert not runnable.cells_run_here()
        if not held:
            files = lab.assets([], {})
            assert f"{lab.FOLDER}/lab.js" in files
            assert not [name for name in files if name.endswith(".pack")]
