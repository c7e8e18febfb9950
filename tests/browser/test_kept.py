"""The site that a reader keeps in the browser, for use without a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graders.core.language import Language
from pipeline.finish import keeping
from tests.browser.card import Card, lesson
from tests.browser.linear_forward import LINEAR, RIGHT
from tests.browser.pages import NewPage
from tests.browser.served import served
from tests.support.everywhere import EVERYWHERE

pytestmark = [pytest.mark.browser, EVERYWHERE]

REGISTERED = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    kept.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
  return kept;
}"""
WAITS = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  while (!registration.waiting) await new Promise((done) => setTimeout(done, 50));
}"""
SEEK = """async () => {
  const video = document.querySelector("video");
  const happens = (event) =>
    new Promise((done) => video.addEventListener(event, done, { once: true }));
  video.preload = "auto";
  video.load();
  await happens("loadedmetadata");
  video.currentTime = video.duration / 2;
  await happens("seeked");
  return video.currentTime / video.duration;
}"""
CHOICE = {
    "ko": ("보관하기", "모두 보관했습니다"),
    "en": ("Keep for offline", "are kept. This site now works"),
}


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the built site that can be changed, below a path of its host."""
    return Path(shutil.copytree(site, tmp_path / "host" / "course"))


@pytest.fixture
def network(copy: Path) -> Iterator[tuple[str, ExitStack]]:
    """Where the copy is served, and what ends that."""
    with ExitStack() as stack:
        address = stack.enter_context(served(copy.parent))
        yield f"{address}/{copy.name}/", stack


def study(page: Page, language: Language = "en") -> None:
    """Go where the choice is."""
    page.goto(f"{language}/study/")
    page.locator(".keep").scroll_into_view_if_needed()


def press(page: Page, name: str) -> None:
    page.locator(".keep").get_by_role("button", name=name).click()


def says(page: Page, words: str) -> None:
    expect(page.locator(".keep [role=status]")).to_contain_text(words)


def keep(page: Page, language: Language = "en") -> None:
    """Choose it, as a reader does."""
    choose, done = CHOICE[language]
    study(page, language)
    press(page, choose)
    says(page, done)


def test_nothing_is_kept_unasked(new_page: NewPage, site_url: str) -> None:
    page = new_page(unknown=True)
    for path in ("ko/", "en/study/", lesson(LINEAR)):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(REGISTERED) == 0
        assert page.evaluate("caches.keys()") == []
    study(page)
    says(page, "Nothing is kept yet.")
    listed = json.loads(page.request.get(f"{site_url}/{keeping.LIST}").text())
    size = -(-sum(size for _, size in listed.values()) // 10**6)
    expect(page.locator(".keep button")).to_have_text(f"Keep for offline: {size} MB")


@pytest.mark.long
@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_whole_course_works_without_a_network(
    new_page: NewPage, network: tuple[str, ExitStack], language: Language
) -> None:
    address, connection = network
    page = new_page(site=address)
    keep(page, language)
    connection.close()

    page.goto(lesson(LINEAR, language)[1:])
    card = Card(page, LINEAR)
    card.write(RIGHT)
    assert card.check().startswith("10 / 10")

    page.locator(".md-search__input").click()
    page.keyboard.insert_text({"ko": "경사하강법", "en": "descent"}[language])
    page.keyboard.press("End")
    page.locator(f".md-search-result__link[href*='{language}/lessons/']").first.click()
    expect(page.locator("mark").first).to_be_visible()

    page.goto(f"{language}/lessons/06_learning_rate/")
    assert page.evaluate(SEEK) == pytest.approx(0.5)  # it comes in parts

    page.goto(f"{language}/progress")  # a link without its last sign
    expect(page.locator("table.progress")).to_be_visible()
    study(page, language)
    says(page, CHOICE[language][1])


def change(site: Path, *paths: str) -> None:
    """Publish the site anew, with other words in these files."""
    before = keeping.files(site)
    for path in paths:
        file = site / path
        file.write_text(file.read_text(encoding="utf-8") + "/**/", encoding="utf-8")
    after = keeping.write(site)
    for path in before.keys() & after.keys():  # nobody may ask for them again
        if before[path] == after[path]:
            (site / path).unlink()


def version(page: Page) -> Any:
    """Which version a page and what it loads are of: what their files end with."""
    return page.evaluate(
        """async () => {
          const { href } = document.querySelector("link[href$='lab.css']");
          const texts = [await fetch(location.href), await fetch(href)];
          return Promise.all(texts.map(async (file) => (await file.text()).slice(-4)));
        }"""
    )


def test_a_changed_site_takes_over_whole(
    new_page: NewPage, network: tuple[str, ExitStack], copy: Path
) -> None:
    """Only what has changed is fetched, and no page has files of two versions."""
    page = new_page(site=network[0])
    keep(page)
    path = lesson(LINEAR)[1:]
    page.goto(path)
    change(copy, f"{path}index.html", "assets/styles/lab.css")

    other = page.context.new_page()
    other.goto(path)  # a browser looks for a new version when a page is opened
    other.evaluate(WAITS)
    other.reload()
    assert "/**/" not in version(page) + version(other)
    study(other)
    says(other, "The changed site is here.")
    page.close()
    another = page.context.new_page()
    another.goto(path)
    assert "/**/" not in version(another)
    another.close()
    other.goto(path)
    other.wait_for_function(
        "navigator.serviceWorker.getRegistration().then(({ waiting }) => !waiting)"
    )
    expect(other.locator("h1")).to_be_visible()
    assert version(other) == ["/**/", "/**/"]
    study(other)
    says(other, "are kept.")
    listed = json.loads((copy / keeping.LIST).read_text(encoding="utf-8"))
    expect(other.locator(".keep button")).to_have_text("Remove")
    assert len(other.evaluate(KEPT)) == len(listed)  # of the old version, nothing


def test_an_update_that_breaks_off_leaves_the_old_site(
    new_page: NewPage, network: tuple[str, ExitStack], copy: Path
) -> None:
    page = new_page(site=network[0], bears=("404",))
    keep(page)
    path = lesson(LINEAR)[1:]
    change(copy, f"{path}index.html", "assets/styles/lab.css")
    lost = (copy / "assets/styles/lab.css").rename(copy.parent / "lost.css")
    page.goto(path)
    study(page)
    says(page, "The site has changed, and 1 MB of it are missing.")
    page.goto(path)
    assert "/**/" not in version(page)

    lost.rename(copy / "assets/styles/lab.css")
    study(page)
    says(page, "The changed site is here.")
    page.goto(path)
    study(page)
    says(page, "are kept.")


def test_a_download_that_breaks_off_goes_on(
    new_page: NewPage, network: tuple[str, ExitStack], copy: Path
) -> None:
    page = new_page(site=network[0], bears=("404",))
    pack = copy / "assets" / "lab" / "numpy.pack"
    aside = pack.rename(copy.parent / pack.name)
    study(page)
    press(page, "Keep for offline")
    says(page, "The site was changed meanwhile.")
    kept = page.evaluate(KEPT)
    assert kept
    assert page.evaluate(REGISTERED) == 0

    study(page)
    says(page, "MB are still missing.")
    aside.rename(pack)
    for address in kept:  # they are not asked for again
        (copy / address.partition("/course/")[2].partition("?")[0]).unlink()
    press(page, "Go on")
    says(page, "are kept.")


def test_a_full_device_is_told(
    new_page: NewPage, network: tuple[str, ExitStack]
) -> None:
    page = new_page(site=network[0], bears=("Quota",))
    study(page)
    session = page.context.new_cdp_session(page)
    origin = network[0].removesuffix("/course/")
    few = {"origin": origin, "quotaSize": 5_000_000}
    session.send("Storage.overrideQuotaForOrigin", few)
    press(page, "Keep for offline")
    says(page, "There is not enough room on this device.")
    assert page.evaluate(REGISTERED) == 0
    page.goto("en/")
    expect(page.locator("h1")).to_be_visible()


def test_what_is_removed_is_gone(
    new_page: NewPage, network: tuple[str, ExitStack]
) -> None:
    page = new_page(site=network[0])
    keep(page, "ko")
    study(page, "ko")
    press(page, "지우기")
    says(page, "아직 아무것도 보관하지 않았습니다.")
    assert page.evaluate(REGISTERED) == 0
    assert page.evaluate("caches.keys()") == []
    keep(page, "ko")  # and it can be chosen again
