"""Explorers: light scripts, a still in each lesson, the same in both languages."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from graders.core.language import LANGUAGES
from pipeline.errors import PipelineError
from pipeline.lessons import explorers
from pipeline.pages.course import Course, notebook_path
from tests.lab.javascript import EXPLORERS, javascript

KIB = 1024


@pytest.fixture(scope="module")
def scripts() -> dict[str, bytes]:
    """What pages load, by file name."""
    return {Path(path).name: script for path, script in explorers.assets().items()}


def loaded_with(name: str, scripts: dict[str, bytes]) -> set[str]:
    """The files that a page loads for an explorer."""
    all_of_them = b"".join(scripts.values()).decode()
    pattern = r'"\./figures/([\w-]+)\.js":\(\)=>import\("\./([^"]+)"\)'
    lazy = dict(re.findall(pattern, all_of_them))
    assert set(lazy) == set(EXPLORERS)
    later = set(re.findall(r'tables:\(\)=>import\("\./([^"]+)"\)', all_of_them))
    assert len(later) == len(EXPLORERS)  # for who opens them
    of_others = {file for other, file in lazy.items() if other != name} | later
    found: set[str] = set()
    waiting = {"load.js"}
    while waiting:
        script = waiting.pop()
        found.add(script)
        named = set(re.findall(r'"\./([^"]+\.js)"', scripts[script].decode()))
        waiting |= (named & scripts.keys()) - found - of_others
    return found


@pytest.mark.parametrize("name", EXPLORERS)
def test_an_explorer_is_light(name: str, scripts: dict[str, bytes]) -> None:
    files = loaded_with(name, scripts)
    assert len(files) >= 4
    assert sum(len(gzip.compress(scripts[file])) for file in files) <= 10.5 * KIB


def leaves(words: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield path + key, value


@pytest.mark.parametrize("name", EXPLORERS)
def test_both_languages_say_the_same(name: str) -> None:
    korean, english = (
        dict(leaves(words))
        for words in javascript(
            f"""import explorer from "./figures/{name}.js";
            import {{ wordsOf }} from "./language.js";""",
            """(languages) => {
              const said = (value) =>
                typeof value === "function" ? value(["", ""])
                : typeof value === "string" ? value
                : Object.fromEntries(
                    Object.entries(value).map(([key, each]) => [key, said(each)])
                  );
              return languages.map((language) => said(wordsOf(explorer, language)));
            }""",
            LANGUAGES,
        )
    )
    assert list(korean) == list(english)
    assert all(re.search("[가-힣]", text) for text in korean.values())
    assert not any(re.search("[가-힣]", text) for text in english.values())


def test_each_stands_in_both_languages_of_its_lesson(course: Course) -> None:
    found = [f for f in course.figures.values() if f.kind.endswith("explorer+json")]
    assert sorted(figure.name for figure in found) == sorted(EXPLORERS)
    for figure in found:
        korean, english = (figure.html("what it shows", "", lang) for lang in LANGUAGES)
        for still in (korean, english):
            assert f'data-explorer="{figure.name}"' in still
            assert 'role="img" aria-label="what it shows"' in still
            assert '<svg class="panel"' in still
            # The first drawing is the same wherever its text is written.
            assert "NaN" not in still and "undefined" not in still
        assert re.search("[가-힣]", korean)
        assert not re.search("[가-힣]", english)


# Every state in which each quantity is as it begins, or at one of its ends.
AT_THE_ENDS = """({ data, epochs }) => {
  const words = wordsOf(explorer, "en");
  const first = explorer.begin(data);
  let states = [first];
  if (explorer.actions.epochs) {
    states.push({ ...first, ...explorer.actions.epochs(first, epochs) });
  }
  for (const [quantity, { min, max }] of Object.entries(explorer.bounds(first))) {
    const ends = quantity === "epoch" ? [min] : [min, max];
    states = states.flatMap((state) => [
      state,
      ...ends.map((end) => ({ ...state, [quantity]: end })),
    ]);
  }
  return states.map((state) => [
    ...explorer.panels(state, words).map((panel) => panel.markup),
    explorer.controls(state, words),
  ]);
}"""


@pytest.mark.parametrize("name", EXPLORERS)
def test_it_can_be_drawn_at_the_ends_of_all_it_moves(course: Course, name: str) -> None:
    [figure] = [f for f in course.figures.values() if f.name == name]
    drawings = javascript(
        f"""import explorer from "./figures/{name}.js";
        import {{ wordsOf }} from "./language.js";""",
        AT_THE_ENDS,
        {"data": figure.data, "epochs": 1000},
    )
    assert len(drawings) >= 3
    for drawing in drawings:
        assert not re.search("NaN|undefined|Infinity", "".join(drawing))


def test_a_notebook_goes_without(course: Course) -> None:
    files = course.static_files()
    for lesson in course.lessons:
        kept = [c for c in lesson.notebook.cells if not explorers.is_explorer(c)]
        for language in LANGUAGES:
            copy = nbformat.reads(files[notebook_path(lesson, language)].decode(), 4)
            there = [c for c in kept if c.metadata.get("lang", language) == language]
            assert len(copy.cells) == len(there)


def cell_with(*outputs: dict[str, Any]) -> nbformat.NotebookNode:
    return nbformat.from_dict({"metadata": {"line": 7}, "outputs": list(outputs)})


@pytest.mark.parametrize(
    "outputs",
    [
        [],
        [{"output_type": "stream", "text": "{}"}],
        [{"output_type": "execute_result", "data": {"text/plain": "[1, 2]"}}],
        [{"output_type": "execute_result", "data": {"text/plain": "{'x': tensor(1)}"}}],
    ],
)
def test_a_cell_without_a_dictionary_is_refused(outputs: list[dict[str, Any]]) -> None:
    with pytest.raises(PipelineError, match=r"01_x\.py, line 7: .* one expression"):
        explorers.data_of(cell_with(*outputs), "01_x")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("pendulum", {}, r"pendulum\.js: Cannot find module"),
        (
            "activation-gallery",
            {"functions": ["relu", "swish"], "chosen": ["relu"]},
            "activations.js has no swish",
        ),
    ],
)
def test_what_no_explorer_knows_stops_the_build(
    name: str, data: dict[str, Any], message: str
) -> None:
    with pytest.raises(PipelineError, match=message):
        explorers.as_html(name, data, "", "en")
