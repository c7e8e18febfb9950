"""The formats that reports come in: a line for each, and a module that writes it.

Commands read their options from here, and import a writer once its report is asked for.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from graders.core.language import Language, Text

if TYPE_CHECKING:
    from graders.core.grades import Grade
    from graders.reports.class_grades import ClassGrades

Writer = TypeVar("Writer", bound=Callable[..., bytes])


@dataclass(frozen=True, slots=True)
class ReportFormat(Generic[Writer]):
    """One kind of report."""

    option: str
    """How the commands call it."""
    _writer: str
    """The function that writes it, as module:function of this folder."""
    help: Text
    suffixes: tuple[str, ...] = ()
    """What its file may end in, where that decides what is written."""

    @property
    def writer(self) -> Writer:
        found: Writer = pkgutil.resolve_name(f"graders.reports.{self._writer}")
        return found


GradeWriter = Callable[["Grade", Language], bytes]
ClassWriter = Callable[["ClassGrades"], bytes]

GRADE_FORMATS: tuple[ReportFormat[GradeWriter], ...] = (
    ReportFormat(
        "--json",
        "document:as_json",
        Text(
            ko="채점 결과를 JSON으로.",
            en="Write the grade as JSON; - is standard output.",
        ),
    ),
    ReportFormat(
        "--junit", "junit:as_junit", Text(ko="JUnit XML로.", en="Write JUnit XML.")
    ),
    ReportFormat(
        "--gradescope",
        "gradescope:as_gradescope",
        Text(
            ko="Gradescope용 results.json으로.", en="Write Gradescope's results.json."
        ),
    ),
)
"""Reports of one submission: `grade --json FILE`."""

CSV: ReportFormat[ClassWriter] = ReportFormat(
    "--csv", "table:class_table", Text(ko="점수표.", en="Points, as a table.")
)
CLASS_FORMATS: tuple[ReportFormat[ClassWriter], ...] = (
    CSV,
    ReportFormat(
        "--canvas", "lms:canvas_csv", Text(ko="Canvas용.", en="For Canvas to import.")
    ),
    ReportFormat(
        "--moodle", "lms:moodle_csv", Text(ko="Moodle용.", en="For Moodle to import.")
    ),
    ReportFormat(
        "--overview",
        "overview:overview_report",
        Text(ko="반 전체 결과.", en="The class at a glance: .html, .json or .csv."),
        suffixes=(".html", ".json", ".csv"),
    ),
)
"""Reports of a class: `grade report class.sqlite --csv FILE`."""
