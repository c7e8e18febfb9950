"""What goes wrong when a learner's code is loaded or called, in a learner's words.

A message never holds more of the learner's text than a few short, printable lines.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType

from graders.core.language import Text
from graders.core.message import Code, Evidence, Line, Message, Part, Sentence, sentence
from graders.core.printing import described, printable
from graders.core.verdicts import Crashed, DoesNotLoad, NotAttempted, TooSlow, Verdict
from graders.sandbox.remedies import Failure, remedy

FUNCTION = Text(ko="함수", en="function")
CLASS = Text(ko="클래스", en="class")
MAX_KINDS = 20
"""How many of an exception's base classes are told."""


@dataclass(frozen=True, slots=True)
class Source:
    """A learner's file as it was read."""

    path: str
    name: str
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def code(self, number: int) -> Code:
        inside = 1 <= number <= len(lines := self.lines)
        return Code(printable(lines[number - 1].strip()) if inside else "")

    def sentence(self, number: int, *, ko: str, en: str, **filled: str) -> Sentence:
        """Say something of a line: {line} of {file}."""
        line = Line(self.name, number)
        return sentence(ko=ko, en=en, line=line, file=self.name, **filled)

    def definition(self, name: str) -> int:
        """Find where a function or class begins, even with too few underscores."""
        begins = re.compile(rf"\s*(?:def|class)\s+_*{re.escape(name.strip('_'))}_*\b")
        lines = enumerate(self.lines, start=1)
        return next((number for number, line in lines if begins.match(line)), 1)

    def remedy(self, number: int, error: BaseException) -> Sentence | None:
        """Say what to do about an error that came from a line."""
        code = self.code(number).text
        return remedy(Failure(described(error), code, number, self.text))

    def frames(self, traceback: TracebackType | None) -> list[tuple[str, int]]:
        """List the learner's own frames, outermost first: function and line."""
        found = []
        while traceback is not None:
            code = traceback.tb_frame.f_code
            if code.co_filename == self.path:
                found.append((code.co_name, traceback.tb_lineno))
            traceback = traceback.tb_next
        return found


def failed_to_load(source: Source, error: BaseException) -> Verdict:
    frames = source.frames(error.__traceback__)
    number = frames[0][1] if frames else 1
    if isinstance(error, SystemExit):
        return DoesNotLoad(_remove_exit(source, number))
    said = source.sentence(
        number,
        ko="{file} {line}에서 파일을 불러오다 멈췄습니다. 이 줄을 고치세요.",
        en="Fix {line} of {file}: the file stops loading there.",
    )
    stopped = Part(said, code=source.code(number), error=described(error))
    return DoesNotLoad(Message.of(source.remedy(number, error), stopped))


def missing(source: Source, name: str, kind: Text, defined: Iterable[str]) -> Verdict:
    there = sorted(defined)
    near = difflib.get_close_matches(name, there, n=1, cutoff=0.5)
    also: Text | None = None
    if near:
        also = Text(
            ko=f"{near[0]} {kind.ko}가 있습니다. 이름을 바꾸었다면 되돌리세요.",
            en=f"There is {near[0]}: if you renamed it, call it {name} again.",
        )
    elif there:
        names = printable(", ".join(there))
        also = Text(ko=f"있는 {kind.ko}: {names}", en=f"It has: {names}")
    return DoesNotLoad(
        Text(
            ko=f"{source.name} 파일에 {name} {kind.ko}를 만드세요. 지금은 없습니다.",
            en=f"Define {name}: in {source.name} there is no {kind.en} {name}.",
        ),
        also,
    )


def not_a_function(source: Source, function: str, kind: Text) -> Verdict:
    return DoesNotLoad(
        Text(
            ko=f"{source.name}: {function} 이름으로 함수를 정의하세요(def). "
            f"지금 있는 것: {kind.ko}",
            en=f"Make {function} in {source.name} a function, with def: now it is "
            f"{kind.en}.",
        )
    )


def not_a_class(source: Source, name: str, kind: Text) -> Verdict:
    return DoesNotLoad(
        Text(
            ko=f"{source.name}: {name} 이름으로 클래스를 정의하세요(class). "
            f"지금 있는 것: {kind.ko}",
            en=f"Make {name} in {source.name} a class: now it is {kind.en}.",
        )
    )


def not_a_module(source: Source, name: str) -> Verdict:
    return DoesNotLoad(
        Text(
            ko=f"{source.name}: nn.Module을 상속하세요. class {name}(nn.Module): "
            "이어야 매개변수를 등록하고 찾을 수 있습니다.",
            en=f"Inherit from nn.Module in {source.name}: class {name}(nn.Module): is "
            "what registers parameters.",
        )
    )


def missing_method(source: Source, name: str, method: str) -> Verdict:
    return DoesNotLoad(
        Text(
            ko=f"{source.name}: {name} 클래스 안에 {method} 메서드를 정의하세요. "
            "지금은 없습니다.",
            en=f"Define {method} inside the class {name} of {source.name}: it is not "
            "there.",
        )
    )


def wrong_parameters(
    source: Source, function: str, called: Text, has: str, number: int
) -> Verdict:
    advice = source.sentence(
        number,
        ko="{file} {line}: {function} 함수의 매개변수를 처음과 같게 되돌리세요.",
        en="Give {function} the parameters it had at first ({file}, {line}).",
        function=function,
    )
    return Crashed(Part(advice, Evidence(has, called, kind="call")), ("TypeError",))


def not_attempted(source: Source, function: str, inner: str, number: int) -> Verdict:
    if inner != function:
        advice = source.sentence(
            number,
            ko="{inner} 함수부터 작성하세요. {function} 함수가 그 함수를 부르는데 아직 "
            "비어 있습니다({file} {line}).",
            en="Write {inner} first: {function} calls it, and it is still empty "
            "({file}, {line}).",
            inner=inner,
            function=function,
        )
    else:
        advice = source.sentence(
            number,
            ko="아직 작성하지 않았습니다. {file} {line}의 raise NotImplementedError를 "
            "지우고 시작하세요.",
            en="Not written yet: replace raise NotImplementedError in {line} of "
            "{file}.",
        )
    return NotAttempted(advice)


def crashed(source: Source, function: str, error: BaseException) -> Verdict:
    """Explain an exception that ended a call."""
    frames = source.frames(error.__traceback__)
    inner, number = frames[-1] if frames else (function, source.definition(function))
    if frames and _is_a_stub_s(error, source, number):
        return not_attempted(source, function, inner, number)
    kinds = tuple(printable(k.__name__) for k in type(error).__mro__[:MAX_KINDS])
    if isinstance(error, SystemExit):
        return Crashed(_remove_exit(source, number), kinds)
    advice = source.sentence(
        number,
        ko="{file} {line}을 살펴보세요. 여기서 멈췄습니다.",
        en="Look at {line} of {file}: it stopped there.",
    )
    stopped = Part(advice, code=source.code(number), error=described(error))
    return Crashed(Message.of(source.remedy(number, error), stopped), kinds)


def _is_a_stub_s(error: BaseException, source: Source, number: int) -> bool:
    """Tell `raise NotImplementedError` from what PyTorch has not implemented."""
    raised = "raise NotImplementedError" in source.code(number).text
    return isinstance(error, NotImplementedError) and raised


def too_slow(source: Source, seconds: float, error: BaseException) -> Verdict:
    frames = source.frames(error.__traceback__)
    number = frames[-1][1] if frames else 1
    advice = source.sentence(
        number,
        ko="{file} {line} 근처의 반복이 끝나는지 살펴보세요. {seconds}초가 지나도 "
        "끝나지 않아 멈췄습니다.",
        en="Does the loop around {line} of {file} ever end? It was stopped after "
        "{seconds} seconds.",
        seconds=f"{seconds:g}",
    )
    return TooSlow(Part(advice, code=source.code(number)))


def _remove_exit(source: Source, number: int) -> Sentence:
    return source.sentence(
        number,
        ko="{file} {line}의 exit를 지우세요. 파이썬을 끝내지 말고 값을 돌려주어야 "
        "합니다.",
        en="Remove the exit in {line} of {file}: return a value instead of ending "
        "Python.",
    )
