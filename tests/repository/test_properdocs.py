"""ProperDocs, which goes on where MkDocs 1 ended, builds the same site: a way out."""

import os
import re
import subprocess
import sys
from pathlib import Path

from pipeline.finish.keeping import LIST, SCRIPT
from pipeline.finish.weights import TABLE
from tests.support.everywhere import EVERYWHERE

FROM_OTHERS = (TABLE, LIST, SCRIPT.name)
ROOT = Path(__file__).parents[2]
GENERATOR = re.compile(rb'<meta name="generator" content="([^"]+)">')


def files_of(site: Path) -> dict[str, bytes]:
    """Read all but what follows from the other files: their lengths and hashes."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name not in FROM_OTHERS
    }


@EVERYWHERE
def test_only_the_generator_s_name_differs(site: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "properdocs", "build", "--strict"),
            *("--site-dir", str(tmp_path)),
        ],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    by_mkdocs, by_properdocs = files_of(site), files_of(tmp_path)
    assert by_mkdocs.keys() == by_properdocs.keys()
    names = set()
    for path, content in by_properdocs.items():
        names |= set(GENERATOR.findall(content))
        without = GENERATOR.sub(b"", content)
        assert without == GENERATOR.sub(b"", by_mkdocs[path]), path
    [name] = names
    assert b"ProperDocs" in name
