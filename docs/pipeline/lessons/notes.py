"""The kinds of notes in a lesson, with the name each has in both languages."""

from graders.core.language import Text

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
