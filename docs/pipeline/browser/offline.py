"""The copy of the site that is opened from a folder, without a server: `make offline`.

Browsers load pages, pictures and plain scripts there; no modules, nothing by fetch.
"""

import base64
import json
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.javascript.bundle import bundled
from pipeline.javascript.node import REPOSITORY

SEARCH = Path(__file__).parents[2] / "lab" / "page" / "search-in-a-folder.js"
# Material's plugin asks another host for it where no name has these words.
SEARCH_PATH = "assets/iframe-worker.js"
TYPES = {".js": "text/javascript", ".json": "application/json"}
# Read by servers, search engines and debuggers only.
NOT_NEEDED = "404.html", "sitemap.xml*", "search_index.json", "*.map"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # of a zip


def carried(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files as scripts, which leave the content in `carried` under the file's name."""
    return {f"{name}.js": _script(name, content) for name, content in files.items()}


def assets() -> dict[str, bytes]:
    """What pages load there and nowhere else, by path in the site."""
    [script] = bundled(SEARCH, offline=True).values()
    return {SEARCH_PATH: script}


def write_zip(site: Path, folder: str, archive: Path) -> None:
    """Pack a built site into one folder; the same site gives the same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(site.rglob("*"), key=Path.as_posix):
            if file.is_dir() or any(file.match(pattern) for pattern in NOT_NEEDED):
                continue
            name = f"{folder}/{file.relative_to(site).as_posix()}"
            entry = zipfile.ZipInfo(name, FIRST_DATE)
            entry.create_system = 3  # or it would say on which system it was made
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)


def _script(name: str, content: bytes) -> bytes:
    kind = TYPES.get(Path(name).suffix, "application/octet-stream")
    data = f"data:{kind};base64,{base64.b64encode(content).decode()}"
    return f"carried[{json.dumps(name)}]={json.dumps(data)}".encode()


def main(site: Path, target: Path) -> Path:
    """Put the zip of a built site into a folder, named with the version."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    name = "{name}-{version}".format_map(project["project"])
    archive = target / f"{name}-offline.zip"
    target.mkdir(exist_ok=True)
    write_zip(site, name, archive)
    size = archive.stat().st_size / 1e6
    print(f"{archive} ({size:.1f} MB): unpack it, and open index.html in it.")
    return archive


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
