"""The stubs say the same in both languages; only what nobody touched turns."""

from __future__ import annotations

import ast
import doctest
import re
import unicodedata

import pytest

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import load_catalogue
from graders.course.docstrings import COMMENTS, MODULE, docstrings
from graders.course.restoring import in_language, restored
from graders.course.stubs import stub_module

MODULES = sorted({exercise.module for exercise in load_catalogue()})
WIDEST = 88
HANGUL = re.compile("[가-힣]+")
EMPTY = "    raise NotImplementedError\n"
MINE = "    S = X @ W  # 내 풀이\n    return S + B\n"


def said(module: str, language: Language) -> dict[str, str]:
    """Give each docstring of a module's stubs, by name."""
    tree = ast.parse(stub_module(module, language))
    documented = [tree, *(n for n in tree.body if isinstance(n, DEFINITION))]
    return {getattr(n, "name", MODULE): ast.get_docstring(n) or "" for n in documented}


DEFINITION = (ast.FunctionDef, ast.ClassDef)
EACH = [(module, name) for module in MODULES for name in said(module, "en")]

# What stands for itself in both languages: code, numbers, shapes, formulas.
FACT = re.compile(
    r"""`[^`]+`                      # code
    | \([\w.]*(?:,\ ?[\w.]*)+\)      # shapes and tuples
    | [A-Za-z_]\w*\([^()]*\)         # calls
    | [A-Za-z]+(?:Error|Warning)
    | (?:[A-Za-z_]+[._])+[A-Za-z]+   # names with dots and underscores
    | (?:float|int)\d+ | dtype | nan | requires_grad
    | -?\b\d+(?:\.\d+)?\w*(?:-\d+)? | -?\binf\b
    | (?<![A-Za-z'])[A-Za-z](?:_\w+|\^-?\w+)?(?![A-Za-z'’])   # x, e_n, A^T
    | [=^*/+|<>~Σ]+ | (?<=\ )-(?=\ )
    """,
    re.VERBOSE,
)
# "a" is an article, "I" nobody says; a range says no more than its ends.
ARTICLES = {"a", "A"}


def facts(text: str) -> set[str]:
    text = text.partition(">>>")[0]
    return {*FACT.findall(HANGUL.sub(" ", text))} - ARTICLES


@pytest.mark.parametrize(("module", "name"), EACH)
def test_both_languages_say_the_same(module: str, name: str) -> None:
    en, ko = (said(module, language)[name] for language in ("en", "ko"))
    assert HANGUL.search(ko)
    assert not HANGUL.search(en)
    examples = [
        [(e.source, e.want) for e in doctest.DocTestParser().get_examples(text)]
        for text in (en, ko)
    ]
    assert examples[0] == examples[1]
    formulas = [
        [] if name == MODULE else re.findall(r"^ {4}.*", text, re.MULTILINE)
        for text in (en, ko)
    ]
    assert formulas[0] == formulas[1]
    assert facts(ko) == facts(en)


@pytest.mark.parametrize("module", MODULES)
def test_the_stubs_are_the_same_code(module: str) -> None:
    en, ko = (ast.parse(stub_module(module, language)) for language in LANGUAGES)
    for tree in (en, ko):
        for node in ast.walk(tree):
            if isinstance(node, (ast.Module, *DEFINITION)) and ast.get_docstring(node):
                del node.body[0]
    assert ast.dump(en) == ast.dump(ko)


def test_nothing_in_korean_is_about_what_is_not_there() -> None:
    assert set(docstrings()) == set(MODULES)
    for module, texts in docstrings().items():
        english = stub_module(module)
        assert set(texts) - {COMMENTS} == set(said(module, "en"))
        for comment in texts.get(COMMENTS, ()):
            assert f"\n{comment}\n" in english


@pytest.mark.parametrize("module", MODULES)
def test_every_comment_between_functions_is_translated(module: str) -> None:
    lines = stub_module(module, "ko").splitlines()
    assert all(HANGUL.search(line) for line in lines if line.startswith("#"))


@pytest.mark.parametrize("module", MODULES)
def test_no_line_is_wider_than_the_code(module: str) -> None:
    for line in stub_module(module, "ko").splitlines():
        assert sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) <= (
            WIDEST
        ), line


@pytest.mark.parametrize(("module", "name"), EACH)
def test_a_docstring_s_first_line_stands_alone(module: str, name: str) -> None:
    for language in LANGUAGES:
        first, *rest = said(module, language)[name].splitlines()
        assert first.endswith((".", ")", "]"))
        assert not rest or not rest[0]


CODINGS = {
    "UTF-8": lambda text: text.encode(),
    "BOM": lambda text: ("\ufeff" + text).encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "cp949": lambda text: ("# coding: cp949\n" + text).encode("cp949"),
    "cp949 without a coding line": lambda text: ("# 메모\n" + text).encode("cp949"),
}


@pytest.mark.parametrize("coding", CODINGS.values(), ids=CODINGS)
@pytest.mark.parametrize("module", MODULES)
def test_untouched_stubs_turn_and_turn_back(module: str, coding) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    en, ko = coding(stub_module(module)), coding(stub_module(module, "ko"))
    assert in_language(en, module, "ko") == ko
    assert in_language(ko, module, "en") == en
    assert in_language(en, module, "en") == en


def test_what_a_learner_wrote_stays() -> None:
    module = "linear_regression"
    en, ko = stub_module(module), stub_module(module, "ko")
    written = en.replace(EMPTY, MINE, 1)

    def first(text: str) -> str:
        begin = text.index("def numerical_derivative")
        return text[begin : text.index("def linear_forward")]

    turned = in_language(written.encode(), module, "ko").decode()
    assert turned == ko.replace(first(ko), first(written))


@pytest.mark.parametrize(
    "touched",
    [
        "    raise NotImplementedError  # later\n",
        "    raise NotImplementedError\n    return 1\n",
        "    pass\n",
    ],
)
def test_whoever_has_begun_keeps_their_function(touched: str) -> None:
    module = "linear_regression"
    text = stub_module(module).replace(EMPTY, touched)
    turned = in_language(text.encode(), module, "ko").decode()
    assert turned.count(touched) == text.count(touched)
    assert "Differentiate the squared error" in turned


def test_a_file_whose_encoding_has_no_korean_stays_english() -> None:
    module = "activations"
    text = f"# coding: latin-1\n{stub_module(module)}".encode("latin-1")
    assert in_language(text, module, "ko") == text
    assert restored(text, module, "relu", "ko") == text


def test_a_stub_is_put_back_in_the_language_asked_for() -> None:
    module = "activations"
    ko = stub_module(module, "ko").encode()
    begun = ko.replace(EMPTY.encode(), b"    return x\n", 1)
    assert restored(begun, module, "identity", "ko") == ko
