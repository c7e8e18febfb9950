"""Pages made from templates: HTML that escapes everything, Markdown that does too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graders.core.characters import writable
from graders.core.grades import SELF_CHECK
from graders.core.language import Language, Text

_TEMPLATES = FileSystemLoader(Path(__file__).with_name("templates"))
_MARKDOWN_SIGN = re.compile(r"[\\`*_{}\[\]<>()#+.!|~&:@$=-]")


class _Markdown(str):
    """Text that is Markdown already."""


def _readable(value: Any) -> Any:
    """Leave out what no page can hold; escaping comes after it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return writable(value)
    return value


def _escaped(value: Any) -> str:
    if isinstance(value, _Markdown):
        return value
    line = re.sub(r"[\t\r\n]+", " ", writable(str(value)))
    return _MARKDOWN_SIGN.sub(r"\\\g<0>", line)  # a backslash takes its meaning away


def _code_block(text: str) -> _Markdown:
    """Fence a text so that nothing in it can end the fence."""
    text = writable(text)
    ticks = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, ticks + 1)
    return _Markdown(f"{fence}text\n{text}\n{fence}")


def _given(text: str) -> _Markdown:
    """Take a text of ours as the Markdown it is."""
    return _Markdown(text)


def _code(text: str) -> _Markdown:
    """Write a name or a command of ours as code."""
    return _Markdown(f"`{text}`")


def _environment(finalize: Any, *, html: bool) -> Environment:
    return Environment(
        loader=_TEMPLATES,
        undefined=StrictUndefined,
        autoescape=html,  # Markdown is escaped by `finalize`
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


_HTML = _environment(_readable, html=True)
_MARKDOWN = _environment(_escaped, html=False)
_MARKDOWN.filters |= {"given": _given, "code": _code, "code_block": _code_block}


def rendered(template: str, language: Language, **values: Any) -> bytes:
    """Fill a template; in it, `say` and `pick` choose the language."""

    def say(ko: str, en: str) -> str:
        return Text(ko, en).pick(language)

    def pick(text: Text) -> str:
        return text.pick(language)

    environment = _HTML if template.endswith(".html") else _MARKDOWN
    given = {"language": language, "say": say, "pick": pick, "self_check": SELF_CHECK}
    page = environment.get_template(template).render(given | values)
    return page.encode()
