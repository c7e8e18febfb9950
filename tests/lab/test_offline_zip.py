"""The zip of the copy for a folder."""

import os
import zipfile
from pathlib import Path

from pipeline.browser.offline import FIRST_DATE, write_zip

FILES = {
    "index.html": "start",
    "ko/lessons/01.html": "수업",
    "ko/그림.svg": "<svg/>",
    "ko-assets/page.css": "a{}",
}
SERVED = "404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"


def a_site(folder: Path, names: list[str], date: int) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FILES.get(name, "not needed"), encoding="utf-8")
        os.utime(file, (date, date))
    return folder


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    names = [*FILES, *SERVED]
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    write_zip(a_site(tmp_path / "one", names, 10**9), "course-1", one)
    write_zip(a_site(tmp_path / "other", names[::-1], 2 * 10**9), "course-1", other)
    assert one.read_bytes() == other.read_bytes()


def test_it_holds_what_a_folder_needs(tmp_path: Path) -> None:
    archive = tmp_path / "course.zip"
    write_zip(a_site(tmp_path / "site", [*FILES, *SERVED], 10**9), "course-1", archive)
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        held = {
            entry.filename: packed.read(entry).decode() for entry in packed.infolist()
        }
        assert {entry.date_time for entry in packed.infolist()} == {FIRST_DATE}
        # Windows takes a name for UTF-8 only where this says so.
        assert packed.getinfo("course-1/ko/그림.svg").flag_bits & 0x800
    assert held == {f"course-1/{name}": text for name, text in FILES.items()}
