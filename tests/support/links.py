"""Built pages, and whether what they link to is there."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit


class Page(HTMLParser):
    """What a test asks of a page: its attributes, ids, headings and code."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.source = path.read_text(encoding="utf-8")
        self.attributes: list[tuple[str, str, str]] = []
        self.headings: list[tuple[str, str]] = []
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in values.items()]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, values.get("id", "")))

    def values(self, *names: str) -> list[str]:
        return [value for _, name, value in self.attributes if name in names]

    @property
    def code(self) -> list[str]:
        block = r'<div class="language-python highlight">.*?</div>'
        return re.findall(block, self.source, re.DOTALL)


def pages_of(site: Path) -> dict[str, Page]:
    """Every built page by its path in the site."""
    return {
        path.relative_to(site).as_posix(): Page(path)
        for path in sorted(site.rglob("*.html"))
    }


def dead_links(site: Path, pages: dict[str, Page], home: str) -> list[str]:
    """What pages refer to that is not there, if the site stands at this address.

    Where the address is one of files, a folder shows no page.
    """
    return [
        f"{path}: {link}"
        for path, page in pages.items()
        for link in page.values("href", "src", "poster")
        if not _leads(site, pages, home, path, link)
    ]


def _leads(site: Path, pages: dict[str, Page], home: str, path: str, link: str) -> bool:
    # Hosts show 404.html for addresses of any depth.
    here = home + ("no/such/page/" if path == "404.html" else quote(path))
    address = urljoin(here, link)
    if not address.startswith(home):
        return bool(urlsplit(link).scheme)  # elsewhere, and on purpose
    parts = urlsplit(address.removeprefix(home))
    name = path if link.startswith("#") else unquote(parts.path)
    if home.startswith("http") and (not name or name.endswith("/")):
        name += "index.html"
    if not (site / name).is_file():
        return False
    # Material's own switches begin with two underscores.
    if name not in pages or not parts.fragment or parts.fragment.startswith("__"):
        return True
    return unquote(parts.fragment) in pages[name].values("id")
