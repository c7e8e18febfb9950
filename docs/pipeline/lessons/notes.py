"""The kinds of notes in a lesson, and what a prediction must have."""

import re

from graders.core.language import Text
from pipeline.errors import PipelineError

NOTES = {
    "lecture": Text(ko="강의 노트", en="Lecture"),
    "aside": Text(ko="한마디", en="Aside"),
    "note": Text(ko="나의 해석", en="Note"),
    "experiment": Text(ko="실험", en="Experiment"),
    "question": Text(ko="더 알아볼 것", en="Question"),
    "prediction": Text(ko="먼저 예측해 보세요", en="Predict first"),
    "answer": Text(ko="답 보기", en="Answer"),
    "pitfall": Text(ko="빠지기 쉬운 함정", en="Pitfall"),
}
"""Each by its kind, with its name."""

PREDICTION = re.compile(
    r"^!!! prediction\b.*\n(?: {4}.*(?:\n|\Z)|[ \t]*\n)*", re.MULTILINE
)
CHOICE = re.compile(r"^( +- )\[ \] +", re.MULTILINE)
ANSWER = "    ??? answer"
BOX = re.compile(r"^ *[-*+] +\[.\]", re.MULTILINE)


def check_predictions(where: str, markdown: str) -> None:
    """See that what asks for a prediction can take it.

    Raises:
        PipelineError: there is no answer to compare it with, or choices that are none.
    """

    def checked(match: re.Match[str]) -> str:
        question, answer, rest = match[0].partition(ANSWER)
        if not answer:
            raise PipelineError(
                f"{where}: a prediction needs its answer: '??? answer' inside it"
            )
        plain, choices = CHOICE.subn(r"\1", question)
        if choices == 1:
            raise PipelineError(f"{where}: a prediction needs two choices or more")
        if choices and not re.search(r"\n[ \t]*\n +- \[", question):
            raise PipelineError(
                f"{where}: leave a line blank between a question and its choices"
            )
        return plain + rest

    if BOX.search(PREDICTION.sub(checked, markdown)):
        raise PipelineError(
            f"{where}: only a prediction has choices: '- [ ] ...' before its answer"
        )
