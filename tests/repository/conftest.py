"""The wheel, made and installed once for all processes."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from graders.course.catalogue import ROOT, load_catalogue
from tests.support.once import Once

ALL = load_catalogue()
MODULES = sorted({exercise.file for exercise in ALL})


PIP = (sys.executable, "-m", "pip", "--quiet")
OFFLINE = ("--no-index", "--no-deps")


@pytest.fixture(scope="session")
def wheel(once: Once) -> Path:
    def make(folder: Path) -> None:
        whole = (*OFFLINE, "--no-build-isolation", "--wheel-dir", folder, ROOT)
        subprocess.run([*PIP, "wheel", *whole], check=True)

    [made] = once("wheel", make).iterdir()
    return made


@pytest.fixture(scope="session")
def python(wheel: Path, once: Once) -> Path:
    """Install the wheel; what it depends on is taken from this environment."""

    def install(environment: Path) -> None:
        venv = (sys.executable, "-m", "venv", "--without-pip", environment)
        subprocess.run(venv, check=True)
        there = ("--python", python_of(environment))
        subprocess.run([*PIP, *there, "install", *OFFLINE, wheel], check=True)
        [packages] = environment.glob("lib/python3*/site-packages")
        # Only the folder: what its .pth files name, as this clone, is not followed.
        (packages / "others.pth").write_text(sysconfig.get_path("purelib"), "utf-8")

    return python_of(once("environment", install))


def python_of(environment: Path) -> Path:
    return environment / "bin" / "python"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Stand in an empty folder with a Korean name."""
    place = tmp_path / "새 폴더"
    place.mkdir()
    return place
