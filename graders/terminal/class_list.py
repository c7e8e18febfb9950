"""Names of a class to look at: what a run found out about who handed in what."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from graders.core.language import Language, Text
from graders.core.printing import printable
from graders.submissions.discovery import Gathered
from graders.submissions.layouts import PLAIN
from graders.submissions.roster.matching import Matched

_SHOWN = 10


def show_gathered(console: Console, gathered: Gathered, language: Language) -> None:
    """Say how the folder was read, who handed in twice, and what was not read."""
    learners, again = len(gathered.entries), len(gathered.several_times)
    if gathered.layout is not PLAIN:
        title = gathered.layout.title
        read_as = Text(
            ko=f"{title.ko}으로 읽었습니다: {learners}명"
            + (f", 여러 번 낸 사람 {again}명" if again else ""),
            en=f"Read as {title.en}: {learners} learner{'s' * (learners != 1)}"
            + (f", {again} handed in more than once" if again else ""),
        )
        _say(console, read_as.pick(language))
    several = [
        f"{entry.id} ({', '.join(old.path.name for old in entry.earlier)})"
        for entry in gathered.several_times
    ]
    late = [entry.id for entry in gathered.entries if entry.late]
    show_names(console, _EARLIER, several, language)
    show_names(console, _LATE, late, language)
    reasons: dict[Text, list[str]] = {}
    for name, why in gathered.left_alone:
        reasons.setdefault(why, []).append(name)
    for why, names in reasons.items():
        head = Text(ko=f"{_LEFT_ALONE.ko} ({why.ko})", en=f"{_LEFT_ALONE.en}, {why.en}")
        show_names(console, head, names, language)


def show_matched(console: Console, matched: Matched, language: Language) -> None:
    """Name whoever handed nothing in, and what is nobody's on the list."""
    show_names(console, _MISSING, matched.missing, language)
    show_names(console, _NOT_LISTED, matched.strangers, language)
    guessed = [f"{id_} = {matched.roster[id_].submission}" for id_ in matched.guessed]
    show_names(console, _GUESSED, guessed, language)
    show_names(console, _COLUMNS, matched.roster.left_alone, language)


_EARLIER = Text(
    ko="여러 번 낸 사람(앞서 낸 것)", en="Handed in more than once (what came before)"
)
_LATE = Text(ko="늦게 냈다고 표시된 사람", en="Marked as late")
_LEFT_ALONE = Text(ko="그대로 둔 것", en="Left alone")
_MISSING = Text(ko="제출하지 않음", en="Nothing handed in")
_NOT_LISTED = Text(ko="명단에 없는 제출물", en="Not on the roster")
_GUESSED = Text(
    ko="이름의 일부만 보고 짝지은 것(확인하세요)",
    en="Matched by a part of the name only (have a look)",
)
_COLUMNS = Text(ko="명단에서 쓰지 않은 열", en="Columns of the roster left alone")


def show_names(
    console: Console, head: Text, names: Sequence[str], language: Language
) -> None:
    """Name what is to be looked at, if there is anything: all, or the first few."""
    if names:
        more = "" if len(names) <= _SHOWN else f", … ({len(names)})"
        listed = ", ".join(map(printable, names[:_SHOWN]))
        _say(console, f"{head.pick(language)}: {listed}{more}")


def _say(console: Console, line: str) -> None:
    console.print(line, markup=False, soft_wrap=True)
