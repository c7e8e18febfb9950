"""`--help` in the reader's language: what click says itself, and what commands say."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from graders.commands.mistyped import placed, too_many
from graders.core.language import LANGUAGES, Language, Text, can_show, language_here

_HEADINGS = {
    "Usage: ": Text(ko="사용법: ", en="Usage: "),
    "Options": Text(ko="옵션", en="Options"),
    "Commands": Text(ko="명령", en="Commands"),
}
_EXTRAS = Text(ko="[기본값: ", en="[default: "), Text(ko="[필수]", en="[required]")
_HELP = Text(ko="이 도움말 보기.", en="Show this message.")


class _Formatter(click.HelpFormatter):
    def __init__(self, language: Language, width: int | None, most: int | None) -> None:
        super().__init__(width=width, max_width=most)
        self._language = language
        if language == "ko":  # click counts letters, and Hangul is two columns wide
            self.width = self.width * 2 // 3

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        usage = prefix or _HEADINGS["Usage: "].pick(self._language)
        super().write_usage(prog, args, usage)

    def write_heading(self, heading: str) -> None:
        said = _HEADINGS.get(heading, Text.same(heading))
        super().write_heading(said.pick(self._language))


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        widths = self.terminal_width, self.max_content_width
        return _Formatter(language_of(self), *widths)


def language_of(context: click.Context) -> Language:
    """Find what the whole line asks for: --lang may stand behind --help."""
    language: Language = context.find_root().obj
    return language


def language_in(arguments: Sequence[str]) -> Language:
    """Take the language that the last --lang names, or the locale's."""
    words = [part for word in arguments for part in word.split("=")]
    asked = [name for word, name in itertools.pairwise(words) if word == "--lang"]
    known = [language for language in LANGUAGES if language in asked[-1:]]
    return known[0] if known and can_show(sys.stdout, "한국어") else language_here()


class Option(click.Option):
    """An option that says in both languages what it is for."""

    def __init__(self, *arguments: Any, said: Text, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._said = said

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        language = language_of(ctx)
        self.help = self._said.pick(language)
        record = super().get_help_record(ctx)
        if record is None:
            return None
        names, words = record
        for extra in _EXTRAS:
            words = words.replace(extra.en, extra.pick(language))
        return names, words


class Command(click.Command):
    """A command that says in both languages what it does."""

    context_class = _Context
    allow_extra_args = True  # or click would say itself that there are too many

    def __init__(
        self,
        *arguments: Any,
        said: Text,
        more: Text | None = None,
        last: Text | None = None,
        **settings: Any,
    ) -> None:
        super().__init__(*arguments, **settings)
        self._said, self._more, self._last = said, more, last

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if parent is None:
            extra.setdefault("obj", language_in(args))
        return super().make_context(info_name, args, parent, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with placed(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing and not isinstance(self, click.Group):
            raise too_many(ctx, rest, language_of(ctx))
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.pick(language_of(ctx))
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        return self._said.pick(language_of(click.get_current_context()))

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        language = language_of(ctx)
        texts = [text.pick(language) for text in (self._said, self._more) if text]
        self.help = "\n\n".join(texts)
        super().format_help_text(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.epilog = self._last.pick(language_of(ctx)) if self._last else None
        super().format_epilog(ctx, formatter)


def option(*names: str, help: Text, **settings: Any) -> Callable[..., Any]:  # noqa: A002
    return click.option(*names, cls=Option, said=help, **settings)
