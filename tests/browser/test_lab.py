"""The lab as its readers use it: cards and cells."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pipeline.browser.lab import FOLDER
from tests.browser.card import Card, lesson
from tests.browser.linear_forward import FULL, LINEAR, RIGHT, body, line
from tests.browser.pages import Visit
from tests.mutants.mutant import EXERCISES
from tests.support.everywhere import EVERYWHERE

pytestmark = pytest.mark.browser
MOST_BYTES = 10_000_000


def test_nothing_is_fetched_before_first_use_and_little_after(
    visit: Visit, site: Path
) -> None:
    page = visit("/en/", unknown=True)
    fetched: set[str] = set()
    page.context.on("request", lambda request: fetched.add(request.url))
    page.goto(lesson(LINEAR))
    page.wait_for_load_state("networkidle")
    before = {url for url in fetched if f"/{FOLDER}/" in url}
    assert sum(_weight(site, url) for url in before) < 10_000
    card = Card(page, LINEAR)
    card.write(RIGHT)
    assert card.check() == FULL
    on_demand = {url for url in fetched if f"/{FOLDER}/" in url} - before
    assert 5_000_000 < sum(_weight(site, url) for url in on_demand) <= MOST_BYTES


def _weight(site: Path, url: str) -> int:
    """What comes over the net: servers compress texts, the packs are compressed."""
    file = site / FOLDER / re.split(rf"/{FOLDER}/|\?", url)[1]
    content = file.read_bytes()
    return len(content) if file.suffix == ".pack" else len(gzip.compress(content))


HANG = body("import re", "re.match('(a+)+$', 'a' * 40 + 'b')")


@pytest.mark.long
def test_whatever_runs_the_page_stays_usable(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)

    card.write(body("while True:", "    pass"))
    assert card.check() == "0 / 10 points"
    around = re.compile(f"Does the loop around ({line(2)}|{line(3)}) of")
    expect(card.results).to_contain_text(around)
    expect(card.results).to_contain_text("It was stopped after 2 seconds.")

    card.write(body("return linear_forward(X, W, B)"))
    card.run()
    expect(card.results).to_contain_text("RecursionError")
    expect(card.results).to_contain_text(f"{line(2)}, linear_forward")
    assert not re.search(r"session\.py|graders|lab/", card.results.inner_text())

    card.write(body("return np.ones((10**5, 10**4))"))
    card.run()
    expect(card.results).to_contain_text("array is too big")

    card.write(HANG)
    card.button("Run").click()
    expect(card.status).to_have_text("Running.")
    card.button("Stop").click()
    expect(card.results).to_contain_text("Stopped, and Python was started anew.")

    card.write(RIGHT)
    assert card.check() == FULL


SWALLOWS = ("while True:", "    try:", "        pass", "    except:", "        pass")


@EVERYWHERE
@pytest.mark.long
def test_what_will_not_end_is_ended(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    for endless in (
        body(*SWALLOWS),
        body("import itertools", "return [n for n in itertools.count()]"),
    ):
        card.write(endless)
        assert card.check() == "0 / 10 points"
    card.write(HANG)
    card.run()
    expect(card.results).to_contain_text("Python gave no answer for 8 seconds")
    card.write(RIGHT)
    assert card.check() == FULL


def test_python_that_ends_is_started_anew(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR), bears=("yodide", "fatal")), LINEAR)
    card.write(body("import os", "os.abort()"))
    card.run()
    expect(card.results).to_contain_text("Python ended all of a sudden")
    card.write(RIGHT)
    assert card.check() == FULL


def test_errors_lead_to_their_lines(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    card.write(body("return X @ W +"))
    assert card.check() == "0 / 10 points"
    expect(card.results).to_contain_text(f"Fix the syntax error in {line(2)} of")
    expect(card.card.locator(".cm-line.told")).to_have_text("    return X @ W +")
    card.example.click()
    card.results.get_by_role("button", name=line(2)).click()
    card.page.keyboard.type("return X @ W + B")
    assert card.check() == FULL
    expect(card.card.locator(".cm-line.told")).to_have_count(0)


def test_an_error_in_the_example_leads_there(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    card.write(RIGHT)
    card.write("1 + 1\n1 / 0", card.example)
    assert "ZeroDivisionError" in card.run()
    expect(card.card.locator(".cm-line.told")).to_have_text("1 / 0")
    card.code.click()
    card.results.get_by_role("button", name="line 2").click()
    card.page.keyboard.type("20 + 3")
    assert card.run() == "23"


def test_run_shows_what_was_printed_and_the_last_value(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    card.write(body("print('shape', X.shape)", "return X @ W + B"))
    assert card.run().split() == ["shape", "(2,", "1)", "array([[3.5],", "[6.5]])"]
    card.write(
        "linear_forward(np.arange(40.0)[:, None], np.ones((1, 1)), 0)", card.example
    )
    card.run()
    expect(card.results.locator(".lab-plot .line")).to_have_count(1)


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit(lesson(LINEAR, "ko"))
    page.locator(f"[data-exercise={LINEAR}] .lab-open button").focus()
    page.keyboard.press("Enter")
    editor = page.locator(f"[data-exercise={LINEAR}] .cm-content").first
    expect(editor).to_be_focused()
    page.keyboard.type("return X @ W + B")  # in the place of what is selected
    page.keyboard.press("Control+Shift+Enter")
    verdict = page.locator(".lab-points strong")
    expect(verdict).to_have_text("10 / 10점")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".lab-printed")).to_contain_text("[6.5]")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()


def test_hints_come_one_at_a_time(visit: Visit) -> None:
    card = Card(visit(lesson(LINEAR)), LINEAR)
    hints = card.card.locator("details.hint")
    opened = card.card.locator("details.hint[open]")
    for number in range(1, hints.count() + 1):
        card.button("Hint").click()
        expect(opened).to_have_count(number)


def test_without_scripts_the_page_reads_as_before(visit: Visit) -> None:
    page = visit(lesson(LINEAR), java_script_enabled=False)
    expect(page.locator(f"#exercise-{LINEAR}")).to_be_visible()
    expect(page.locator(".lab-open")).to_have_count(0)
    expect(page.get_by_text(f"grade {LINEAR}")).to_be_visible()
    page.goto("/en/progress/")
    expect(page.get_by_text("JavaScript is off")).to_be_visible()
    expect(page.locator("table.progress tr[data-row]")).to_have_count(len(EXERCISES))
