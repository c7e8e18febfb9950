"""The site that is kept for use without a network, in each of the engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.engines.card import LESSON, RIGHT, Card
from tests.browser.engines.tab import Tab
from tests.browser.linear_forward import FULL
from tests.browser.served import served
from tests.support.everywhere import EVERYWHERE

pytestmark = [pytest.mark.browser, EVERYWHERE]

SAYS = "document.querySelector('.keep [role=status]')?.innerText.includes(words)"
BUTTON = ".keep button"
VIDEO = "video.only-light.only-wide"
FORGET = """
  for (const each of await navigator.serviceWorker.getRegistrations())
    await each.unregister();
  for (const name of await caches.keys()) await caches.delete(name);"""


@pytest.fixture
def network(site: Path) -> Iterator[tuple[str, ExitStack]]:
    """Where the site is served to this test alone, and what ends that."""
    with ExitStack() as stack:
        yield stack.enter_context(served(site)), stack


@pytest.mark.long
def test_the_course_works_without_a_network(
    tab: Tab, network: tuple[str, ExitStack]
) -> None:
    address, connection = network
    tab.open(f"{address}/en/study/")
    tab.run("document.querySelector('.keep').scrollIntoView()")
    tab.wait(SAYS, words="Nothing is kept yet.")
    tab.click(BUTTON)
    tab.wait(SAYS, words="are kept. This site now works", seconds=180)
    connection.close()

    card = Card(tab, f"{address}/en/{LESSON}/")
    card.write(RIGHT)
    assert card.check() == FULL
    tab.open(f"{address}/ko/lessons/01_from_data_to_loss")  # without its last sign
    tab.run("document.querySelector(s).scrollIntoView({ block: 'center' })", s=VIDEO)
    tab.wait("document.querySelector(s).ended", s=VIDEO)
    tab.run("document.querySelector('.md-search__input').focus()")
    tab.press(*"softmax")
    found = "document.querySelector('.md-search-result__link')?.href.includes(page)"
    tab.wait(found, page="/ko/lessons/12_")
    tab.run(FORGET)
