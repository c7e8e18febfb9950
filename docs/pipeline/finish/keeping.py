"""What a browser keeps of the site for use without a network, once its reader chooses.

The list of all files with a hash of each, and the service worker that answers from
what is kept: `docs/lab/keeping/`. The list stands in the worker's script, so a browser
that compares the two scripts knows when any file has changed.
"""

import hashlib
import json
import math
import re
from pathlib import Path

from graders.core.language import Language, Text
from pipeline.finish.weights import TABLE
from pipeline.javascript.bundle import bundled

SCRIPT = Path(__file__).parents[2] / "lab" / "keeping" / "service-worker.js"
LIST = "kept.json"

MARKER = "<!-- keep for offline -->"
PLACE = '<div class="keep" data-keep="../../"><p>{words}</p></div>'
WITHOUT_SCRIPT = Text(
    ko="보관하려면 자바스크립트를 켜세요.",
    en="To keep it, turn JavaScript on.",
)
NOT_HERE = Text(
    ko="지금 보는 사본은 보관할 필요가 없습니다.",
    en="The copy that you are reading needs none of this.",
)

# What only machines ask for, or who looks into scripts.
NEEDLESS = re.compile(
    rf"({SCRIPT.name}|{LIST}|{TABLE}|sitemap\.xml(\.gz)?|.*\.map|../previews/.*)"
)

Files = dict[str, tuple[str, int]]
"""The hash and the size in bytes of each file, by its path in the site."""


def place(language: Language, *, kept: bool) -> str:
    """Where the choice stands on a page, or why this copy of the site offers none."""
    if not kept:
        return NOT_HERE.pick(language)
    return PLACE.format(words=WITHOUT_SCRIPT.pick(language))


def write(site: Path) -> Files:
    """Write the list and the service worker of a site that is otherwise finished."""
    found = files(site)
    listed = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    (site / LIST).write_text(listed, encoding="utf-8")
    # A classic script, as for a folder: not every browser takes a module here.
    script = bundled(SCRIPT, offline=True)[SCRIPT.name].decode()
    worker = f"const KEPT={listed};{script}"
    (site / SCRIPT.name).write_text(worker, encoding="utf-8")
    return found


def files(site: Path) -> Files:
    """All files that a reader may ask for."""
    paths = {
        path.relative_to(site).as_posix(): path
        for path in site.rglob("*")
        if path.is_file()
    }
    return {
        name: (_hash(content := path.read_bytes()), len(content))
        for name, path in sorted(paths.items())
        if not NEEDLESS.fullmatch(name)
    }


def summary(kept: Files) -> str:
    """What a reader who keeps the site fetches, in a line."""
    megabytes = math.ceil(sum(size for _, size in kept.values()) / 1e6)
    return f"To keep for offline: {len(kept)} files, {megabytes} MB"


def _hash(content: bytes) -> str:
    """As `docs/lab/keeping/files.js` has it: 64 bits tell versions of a file apart."""
    return hashlib.sha256(content).hexdigest()[:16]
