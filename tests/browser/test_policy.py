"""The Content-Security-Policy: what it allows, and that every page lives by it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.finish import policy
from tests.browser.card import Card, lesson
from tests.browser.pages import NewPage
from tests.browser.served import served
from tests.support.everywhere import EVERYWHERE, everywhere
from tests.support.repository import REPOSITORY

pytestmark = pytest.mark.browser

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
HASH = "'sha256-[A-Za-z0-9+/]{43}='"


def test_every_page_has_one_and_it_names_no_host(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        page = path.read_text(encoding="utf-8")
        [found] = META.findall(page)
        assert page.index("<meta http-equiv") < page.index("<link"), path
        assert page.index("<meta http-equiv") < page.index("<script"), path
        _, *scripts = re.findall(r"script-src ([^;]*)|$", found)[0].split()
        assert re.sub(f" {HASH}", "", found) == policy.policy(), path
        assert scripts.pop(0) == "'wasm-unsafe-eval'"
        assert all(re.fullmatch(HASH, source) for source in scripts), path


def test_it_allows_no_code_from_text_and_no_other_host() -> None:
    sources = [source for of_one in policy.DIRECTIVES.values() for source in of_one]
    kinds = {
        "'self'",
        "'none'",
        "'wasm-unsafe-eval'",
        "'unsafe-inline'",
        "data:",
        "blob:",
    }
    assert set(sources) <= kinds
    assert policy.DIRECTIVES["default-src"] == ("'self'",)
    scripts = policy.DIRECTIVES["script-src"]
    assert not {"'unsafe-eval'", "'unsafe-inline'", "data:"} & set(scripts)


def test_the_documentation_shows_it() -> None:
    shown = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert policy.policy().replace("; ", ";\n") in shown


WITH_HEADER = {"as pages": False, "with a header": True}


@pytest.fixture(params=everywhere(WITH_HEADER.values(), True), ids=[*WITH_HEADER])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the site is served: without headers, and with the policy in them."""
    with served(site, strict=request.param) as address:
        yield address


@pytest.fixture
def watched(new_page: NewPage, address: str) -> Page:
    """A page that keeps what was forbidden; a refusal on the console fails, too."""
    page = new_page(site=address)
    page.add_init_script(
        """self.forbidden = [];
        addEventListener("securitypolicyviolation",
          ({ violatedDirective, blockedURI, sample }) =>
            forbidden.push([violatedDirective, blockedURI, sample]));"""
    )
    return page


def forbidden(page: Page) -> object:
    return page.evaluate("forbidden")


def test_the_lab_runs_under_it(watched: Page) -> None:
    watched.goto(lesson("linear_forward"))
    card = Card(watched, "linear_forward")
    card.write("def linear_forward(X, W, B):\n    return X @ W + B")
    assert card.check() == "10 / 10 points"
    assert forbidden(watched) == []


@EVERYWHERE
@pytest.mark.parametrize(
    ("address", "language"),
    [pytest.param(False, "ko", marks=EVERYWHERE), (True, "en")],
    ids=[*WITH_HEADER],
    indirect=["address"],
)
def test_every_kind_of_page_lives_by_it(watched: Page, language: str) -> None:
    """In either way to send it; it is the same in both languages."""
    pages = ["", "study/", "progress/", "originals/", "instructors/"]
    for path in (*pages, "lessons/06_learning_rate/", "lessons/05_thirty_updates/"):
        watched.goto(f"/{language}/{path}")
        for explorer in watched.locator("[data-explorer]").all():
            explorer.scroll_into_view_if_needed()
            expect(explorer).to_have_class(re.compile("live"))
        for video in watched.locator("figure .player button").all()[:1]:
            video.click()
        watched.locator(".md-search__input").click()
        watched.keyboard.type("학습률" if language == "ko" else "learning rate")
        watched.keyboard.press("End")  # a program that types Hangul releases no key
        expect(watched.locator(".md-search-result__item").first).to_be_visible()
        assert forbidden(watched) == [], path
    watched.goto("/404.html")
    assert forbidden(watched) == []
    watched.goto("/")
    watched.wait_for_url("**/en/")
    assert forbidden(watched) == []


def test_it_is_in_force(new_page: NewPage) -> None:
    """Code that a page did not come with is refused, however it gets there."""
    page = new_page(bears=("Content Security Policy", "other.invalid"))
    page.goto("/en/")
    page.evaluate(
        """() => {
          self.refused = new Set();
          addEventListener("securitypolicyviolation",
            ({ blockedURI }) => refused.add(blockedURI));
          const scripts = [
            { textContent: "self.ran = 1" },
            { src: "data:,self.ran = 1" },
            { src: "https://other.invalid/x.js" },
          ];
          for (const script of scripts) {
            const made = document.createElement("script");
            document.body.append(Object.assign(made, script));
          }
          // Later, because what a test evaluates may evaluate.
          setTimeout(() => new Function("self.ran = 1")());
        }"""
    )
    page.wait_for_function("refused.size === 4")
    assert page.evaluate("[...refused].sort()") == [
        "data",
        "eval",
        "https://other.invalid/x.js",
        "inline",
    ]
    assert page.evaluate("self.ran") is None
