"""What the build writes for readers who keep or install the site."""

import hashlib
import io
import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image

from graders.core.language import LANGUAGES, Language
from pipeline.finish import keeping
from pipeline.finish.weights import TABLE
from pipeline.pages.web_app import manifest_path


def test_the_list_has_what_every_page_loads(site: Path) -> None:
    listed = json.loads((site / keeping.LIST).read_text(encoding="utf-8"))
    table = json.loads((site / TABLE).read_text(encoding="utf-8"))
    asked = {path for weight in table.values() for path in weight["files"]}
    assert asked | table.keys() <= listed.keys()
    for path, (digest, size) in listed.items():
        content = (site / path).read_bytes()
        assert len(content) == size
        assert hashlib.sha256(content).hexdigest().startswith(digest)


def test_another_file_makes_another_worker(tmp_path: Path) -> None:
    worker = tmp_path / keeping.SCRIPT.name
    scripts = []
    for text in ("one", "one", "two"):
        (tmp_path / "index.html").write_text(text, encoding="utf-8")
        keeping.write(tmp_path)
        scripts.append(worker.read_text(encoding="utf-8"))
    assert scripts[0] == scripts[1] != scripts[2]
    assert [*keeping.files(tmp_path)] == ["index.html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_can_be_installed(site: Path, language: Language) -> None:
    path = manifest_path(language)
    manifest = json.loads((site / path).read_text(encoding="utf-8"))
    assert manifest["lang"] == language
    assert urljoin(f"/{path}", manifest["start_url"]) == f"/{language}/"
    assert urljoin(f"/{path}", manifest["scope"]) == "/"
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in manifest["icons"]:
        picture = (site / urljoin(path, icon["src"])).read_bytes()
        image = Image.open(io.BytesIO(picture)).convert("RGBA")
        assert f"{image.width}x{image.height}" == icon["sizes"]
        alpha = image.getchannel("A").tobytes()
        corner = 255 if icon["purpose"] == "maskable" else 0
        assert alpha[0] == alpha[-1] == corner
