"""The search box, as readers use it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from graders.core.language import LANGUAGES, Language
from pipeline.pages.course import Course
from tests.browser.pages import Visit
from tests.support.everywhere import everywhere

pytestmark = pytest.mark.browser

QUERIES: dict[Language, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("queries.toml").read_text(encoding="utf-8")
)  # type: ignore[assignment]


# Counts how often the list of what was found is empty when the page is drawn.
WATCHED = """() => {
  const list = document.querySelector(".md-search-result__list");
  window.emptied = 0;
  new MutationObserver(() => requestAnimationFrame(() => {
    if (!list.children.length) window.emptied++;
  })).observe(list, { childList: true });
}"""


class SearchBox:
    """The box and its results; asking it empties it first."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.box = page.locator(".md-search__input")
        self.results = page.locator(".md-search-result__item")

    def ask(self, query: str) -> list[str]:
        """Type a query; the pages found, such as "ko/lessons/06_learning_rate"."""
        self._type("")
        expect(self.results).to_have_count(0)
        self._type(query)
        expect(self.results.first).to_be_visible()
        return [self._path(result) for result in self.results.all()]

    def _type(self, text: str) -> None:
        self.box.fill(text)

    def _path(self, result: Locator) -> str:
        address = result.get_by_role("link").first.get_attribute("href") or ""
        return re.sub(r"^https?://[^/]+/|/?([?#].*)?$", "", address)


@pytest.mark.parametrize("language", everywhere(LANGUAGES, "ko"))
def test_what_readers_look_for_is_among_the_first_three(
    visit: Visit, language: Language
) -> None:
    search = SearchBox(visit(f"/{language}/"))
    missed = {}
    for query, page in QUERIES[language].items():
        found = search.ask(query)
        if f"{language}/{page}" not in found[:3]:
            missed[query] = found[:3]
        languages = [path[:2] for path in found]
        assert languages == sorted(languages, key=lambda code: code != language), query
        texts = "".join(search.results.all_inner_texts())
        assert not re.search(r"\\[a-z(\[]|[\u200b-\u200f\u2060-\u2064]|</", texts), (
            query
        )
    assert missed == {}


def test_the_table_is_long_enough() -> None:
    assert sum(map(len, QUERIES.values())) >= 40


def test_code_is_found_once_and_shown_as_code(visit: Visit, course: Course) -> None:
    line = "optimizer = torch.optim.SGD([W, b], lr=0.01)"
    [lesson] = [
        lesson.name
        for lesson, notebook in zip(course.lessons, course.executed, strict=True)
        if any(line in c.source for c in notebook.cells if c.cell_type == "code")
    ]
    for language in LANGUAGES:
        search = SearchBox(visit(f"/{language}/"))
        assert search.ask(f'"{line}"') == [f"{language}/lessons/{lesson}"]
        expect(search.results.locator("pre mark").first).to_have_text(line)


def test_half_a_syllable_and_marks_around_change_nothing(visit: Visit) -> None:
    search = SearchBox(visit("/ko/"))
    expected = search.ask("학습률")
    for query in ("학습률ㅂ", "학습률?", "‘학습률’", "학습률을"):
        assert search.ask(query) == expected


def test_results_of_the_other_language_say_so(visit: Visit) -> None:
    search = SearchBox(visit("/ko/"))
    search.ask("zero_grad")
    foreign = search.results.filter(has_text="Forgetting to clear")
    expect(foreign.locator("h2 [lang=en]").first).to_be_visible()
    expect(search.results.first.locator("[lang]")).to_have_count(0)


def test_a_result_leads_to_its_section_with_the_words_marked(visit: Visit) -> None:
    search = SearchBox(visit("/ko/lessons/01_from_data_to_loss/"))
    search.ask("정규방정식")
    search.results.first.locator("a").first.click()
    expect(search.page).to_have_url(re.compile(r"/ko/lessons/07_sum_or_mean/\?h="))
    marked = search.page.locator("article mark")
    expect(marked.first).to_have_text("정규방정식")


COMPOSED = [
    "하 학 핛 학스 학습 학습ㄹ 학습류 학습률",
    "겨 경 경ㅅ 경사 경삭 경사하 경사학 경사핚 경사하가 경사하강",
    "소 손 손ㅅ 손시 손실",
    "결 결ㄱ 결고 결과",
]
"""Words as an input method writes them, stage by stage."""


@pytest.mark.parametrize("stages", everywhere(COMPOSED, COMPOSED[0]))
def test_a_word_that_is_being_composed_is_found_all_along(
    visit: Visit, stages: str
) -> None:
    page = visit("/ko/")
    search = SearchBox(page)
    search.ask("기울기")  # and the sections are there
    page.evaluate(WATCHED)
    search.box.select_text()
    keyboard = page.context.new_cdp_session(page)
    for text in stages.split():
        at = {"selectionStart": len(text), "selectionEnd": len(text)}
        keyboard.send("Input.imeSetComposition", {"text": text, **at})
        page.wait_for_timeout(50)
    composed = search.results.all_inner_texts()
    assert page.evaluate("emptied") == 0
    page.keyboard.insert_text(text)
    assert search.box.input_value() == text
    assert search.ask(text)
    assert search.results.all_inner_texts() == composed


def test_what_is_the_same_is_not_shown_anew(visit: Visit) -> None:
    page = visit("/ko/")
    search = SearchBox(page)
    search.ask("학습")
    search.results.first.evaluate("result => { result.dataset.same = true; }")
    search.box.fill("학습ㄹ")  # half a syllable
    search.box.fill("학습 ")
    page.wait_for_timeout(300)
    expect(search.results.first).to_have_attribute("data-same", "true")


@pytest.mark.parametrize("language", everywhere(LANGUAGES, "ko"))
def test_where_nothing_was_found_the_browser_tells_the_language(
    visit: Visit, language: Language
) -> None:
    search = SearchBox(visit("/404.html", locale=f"{language}-XX"))
    assert search.ask("softmax")[0].startswith(language)


def test_nothing_is_fetched_for_it_before_it_is_used(visit: Visit) -> None:
    page = visit("/en/")
    page.wait_for_load_state("networkidle")
    fetched = "performance.getEntriesByType('resource').map(({name}) => name)"
    assert not [name for name in page.evaluate(fetched) if "sections.json" in name]
    assert SearchBox(page).ask("gradient")
