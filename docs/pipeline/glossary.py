"""The course's words, docs/glossary.toml: one for one thing, and how others call it."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graders.core.language import Language

GLOSSARY = Path(__file__).parents[1] / "glossary.toml"


@functools.cache
def terms() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(GLOSSARY.read_text("utf-8"))["term"]
    return found


def instead(language: Language) -> Mapping[str, str]:
    """By each variant that the course does not write: what it writes."""
    return {
        variant: term[language]
        for term in terms()
        for key in ("not", "misspelt")
        for variant in term.get(key, {}).get(language, ())
    }


def elsewhere(term: Mapping[str, Any], language: Language) -> Sequence[str]:
    """What other books call a term: nothing that is only another spelling."""
    heard = term.get("heard", ()) if language == "ko" else ()
    names = (*once(term, language), *term.get("not", {}).get(language, ()), *heard)
    return [*{name.replace(" ", ""): name for name in reversed(names)}.values()][::-1]


def spellings() -> dict[str, str]:
    """By each Korean word that readers may look for: the word that they will find."""
    heard = {
        word: term["ko"]
        for term in terms()
        for word in (*term.get("heard", ()), *once(term, "ko"))
    }
    return heard | {v: word for v, word in instead("ko").items() if " " not in v}


def once(term: Mapping[str, Any], language: Language) -> Sequence[str]:
    """The other names of a term that may be said where it is introduced."""
    names: Sequence[str] = term.get("once", {}).get(language, ())
    return names
