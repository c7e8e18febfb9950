"""How checks call a learner's functions, and the solutions: `student.relu(x)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graders.core.verdicts import GraderError, Verdict
from graders.sandbox.sandbox import Answer, Call, Sandbox
from graders.sandbox.written import Written, definition_of


class Student:
    """A learner's module: `student.loss_gradient(X, Y, W, B)` calls their function."""

    def __init__(self, sandbox: Sandbox, module: str) -> None:
        self._sandbox = sandbox
        self._module = module

    def call(self, function: str, /, *arguments: Any, **keywords: Any) -> Answer:
        """Call a function and see what it did to its arguments, too."""
        return self._sandbox.call(Call(self._module, function, arguments, keywords))

    def written(self, name: str) -> Written:
        """Look at how the learner wrote a function or class."""
        return definition_of(self._sandbox.text(self._module), name)

    def make(self, class_name: str, /, *arguments: Any, **keywords: Any) -> Made:
        """Make an object of the learner's class."""
        call = Call(self._module, class_name, arguments, keywords)
        return Made(self, self._sandbox.make(call))

    def call_method(
        self, made: int, method: str, /, *arguments: Any, **keywords: Any
    ) -> Answer:
        call = Call(self._module, method, arguments, keywords)
        return self._sandbox.call_method(made, call)

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)

        def call(*arguments: Any, **keywords: Any) -> Any:
            return self.call(function, *arguments, **keywords).value

        return call


class Made:
    """An object of a learner's class. It stays there: only its answers come out."""

    def __init__(self, student: Student, number: int) -> None:
        self._student = student
        self._number = number

    def __call__(self, *arguments: Any) -> Any:
        return self.__getattr__("__call__")(*arguments)

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*arguments: Any, **keywords: Any) -> Any:
            return self._student.call_method(
                self._number, method, *arguments, **keywords
            ).value

        return call


class Reference(Student):
    """The solutions, reached the same way. They never fail: if they do, we did."""

    def call(self, function: str, /, *arguments: Any, **keywords: Any) -> Answer:
        try:
            return super().call(function, *arguments, **keywords)
        except Verdict as verdict:
            raise self._at_fault(function, verdict) from None

    def make(self, class_name: str, /, *arguments: Any, **keywords: Any) -> Made:
        try:
            return super().make(class_name, *arguments, **keywords)
        except Verdict as verdict:
            raise self._at_fault(class_name, verdict) from None

    def call_method(
        self, made: int, method: str, /, *arguments: Any, **keywords: Any
    ) -> Answer:
        try:
            return super().call_method(made, method, *arguments, **keywords)
        except Verdict as verdict:
            raise self._at_fault(method, verdict) from None

    def _at_fault(self, name: str, verdict: Verdict) -> GraderError:
        return GraderError(f"solutions/{self._module}.py: {name}: {verdict.message.en}")
