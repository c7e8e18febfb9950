"""The site below a path of its host, as GitHub Pages has it."""

import gzip
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

from graders.core.language import LANGUAGES, Language
from tests.browser.card import Card
from tests.browser.pages import Visit
from tests.browser.served import served
from tests.support.everywhere import EVERYWHERE
from tests.support.links import Page, dead_links, pages_of
from tests.support.site import Built

pytestmark = [pytest.mark.browser, EVERYWHERE]

NAME = "first-gradient"
HOME = f"https://example.org/{NAME}/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def published(built: Built) -> Path:
    # Without the slash at the end, as GitHub may tell it.
    address = HOME.removesuffix("/")
    return built(f"host/{NAME}", SITE_URL=address)


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, Page]:
    return pages_of(published)


@pytest.fixture(scope="module")
def site_url(published: Path) -> Iterator[str]:
    with served(published.parent) as address:
        yield f"{address}/{NAME}/"


def address_of(path: str) -> str:
    return HOME + path.removesuffix("index.html")


def test_every_link_leads_somewhere(published: Path, pages: dict[str, Page]) -> None:
    assert dead_links(published, pages, HOME) == []


def test_a_link_shows_title_sentence_and_picture(
    published: Path, pages: dict[str, Page]
) -> None:
    pictures = {}
    for path, page in pages.items():
        if path[2:3] != "/":
            continue
        said = {
            name.removeprefix("og:"): unescape(content)
            for name, content in re.findall(
                r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', page.source
            )
        }
        assert said["url"] == address_of(path)
        assert said["locale"] == {"ko": "ko_KR", "en": "en_US"}[path[:2]]
        assert said["twitter:card"] == "summary_large_image"
        assert said["title"] and said["description"] and said["image:alt"]
        picture = published / said["image"].removeprefix(HOME)
        pictures[picture] = said["title"]
        if "/lessons/" in path:
            assert said["title"] in re.sub(r"<[^>]+>", "", page.source)
            assert picture.stem == path.split("/")[2]
    sizes = {Image.open(picture).size for picture in pictures}
    assert sizes == {(1200, 630)}
    assert len({picture.read_bytes() for picture in pictures}) == len(pictures)


def test_a_site_without_an_address_promises_no_picture(site: Path) -> None:
    assert not list(site.glob("*/previews"))
    assert "og:image" not in (site / "ko" / "index.html").read_text(encoding="utf-8")


def test_each_page_knows_its_address_and_its_twin_s(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        if path[2:3] != "/":
            continue
        [own] = re.findall(r'<link rel="canonical" href="([^"]+)"', page.source)
        assert own == address_of(path)
        twins = re.findall(r'<link [^>]*hreflang="(..)" href="([^"]+)"', page.source)
        expected = [(other, address_of(other + path[2:])) for other in LANGUAGES]
        assert twins == expected


def test_the_sitemap_lists_every_page(published: Path, pages: dict[str, Page]) -> None:
    content = (published / "sitemap.xml").read_bytes()
    listed = [loc.text for loc in ElementTree.fromstring(content).iter(SITEMAP)]
    assert sorted(map(str, listed)) == sorted(
        address_of(path) for path in pages if path != "404.html"
    )
    packed = (published / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == content


@pytest.mark.parametrize("depth", ["nothing", "a/b/c/nothing.html"])
def test_what_is_not_there_gets_a_page_that_leads_home(
    published: Path, visit: Visit, depth: str
) -> None:
    page = visit("en/", bears=("404",))
    content = (published / "404.html").read_text(encoding="utf-8")
    page.route(f"**/{depth}", lambda route: route.fulfill(status=404, body=content))
    page.goto(depth)
    asked = page.locator("link[rel=stylesheet], style").count()
    assert page.evaluate("document.styleSheets.length") == asked
    page.locator("main a[href$='/ko/']").click()
    page.wait_for_url(f"**/{NAME}/ko/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_gets_about(visit: Visit, language: Language) -> None:
    page = visit("", locale={"ko": "ko-KR", "en": "en-GB"}[language])
    page.wait_for_url(f"**/{NAME}/{language}/")
    page.locator(".language-switch").click()
    page.wait_for_url(lambda address: not address.endswith(f"/{language}/"))
    page.locator(".language-switch").click()
    page.locator(".md-search__input").click()
    page.keyboard.insert_text({"ko": "경사하강법", "en": "descent"}[language])
    page.keyboard.press("End")
    page.locator(f".md-search-result__link[href*='{language}/lessons/']").first.click()
    page.wait_for_url(f"**/{NAME}/{language}/lessons/**")
    expect(page.locator("mark").first).to_be_visible()


def test_what_moves_moves(visit: Visit) -> None:
    page = visit("en/lessons/01_from_data_to_loss/")
    explorer = page.locator("[data-explorer]").first
    explorer.scroll_into_view_if_needed()
    expect(explorer).to_have_class(re.compile("live"))
    assert Card(page, "numerical_derivative").check() == "0 / 10 points"
