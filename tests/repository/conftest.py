"""The wheel, made and installed once for all of its tests."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from graders.course.catalogue import ROOT, load_catalogue

ALL = load_catalogue()
MODULES = sorted({exercise.file for exercise in ALL})


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "wheel", "--no-index", "--no-deps"]
    command = [*pip, "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    [made] = folder.iterdir()
    return made


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel; what it depends on is taken from this environment."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", environment], check=True
    )
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True)
    [packages] = environment.glob("lib/python3*/site-packages")
    # Only the folder: what its .pth files name, such as this clone, is not followed.
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Stand in an empty folder with a Korean name."""
    place = tmp_path / "새 폴더"
    place.mkdir()
    return place
