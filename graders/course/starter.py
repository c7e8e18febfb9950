"""What a learner begins with: the stubs, and a page that says what to do with them."""

from __future__ import annotations

from collections.abc import Iterable

from graders.core.language import Language, Text
from graders.course.stubs import stub_module

_README = Text(
    ko="""\
# 첫 기울기: 연습문제

`exercises/`의 파일을 열어 함수를 하나씩 채우고, 이 폴더에서 `grade`로 채점하세요.

| 명령 | 하는 일 |
|---|---|
| `grade next` | 다음에 풀 문제와 파일 위치를 알려 줍니다 |
| `grade --watch` | 켜 두면 저장할 때마다 바로 채점합니다 |
| `grade loss_gradient` | 한 문제 또는 한 모듈만 채점합니다 |
| `grade list` | 문제 목록과 진도를 봅니다 |
| `grade hint` | 다음에 풀 문제의 힌트를 하나씩 봅니다 |
| `grade reset loss_gradient` | 그 함수만 처음 상태로 되돌립니다 |
| `grade solution loss_gradient` | 다 푼 다음 모범답안을 봅니다 |

메시지가 영어로 나오면 `--lang ko`를 붙이세요. `grade stubs --lang en`은 아직
손대지 않은 문제의 설명을 영어로 바꿉니다. 제출할 것은 `exercises/` 폴더입니다.
""",
    en="""\
# First Gradient: the exercises

Open a file in `exercises/`, write its functions one by one, and run `grade` here.

| command | what it does |
|---|---|
| `grade next` | the next exercise: its file and line, and the task |
| `grade --watch` | leave it running: each save is graded at once |
| `grade loss_gradient` | grade one exercise, or a module |
| `grade list` | the exercises, and how far you are |
| `grade hint` | a hint for the next exercise, one more each time |
| `grade reset loss_gradient` | start one function afresh |
| `grade solution loss_gradient` | the solution, when you have your own |

`--lang ko` speaks Korean, and `grade stubs --lang ko` puts what you have not begun
into Korean. What you hand in is the folder `exercises/`.
""",
)


def starter(modules: Iterable[str], language: Language) -> dict[str, bytes]:
    """Give the files of a folder to work in, by path."""
    files = {"README.md": _README.pick(language)}
    files |= {f"exercises/{m}.py": stub_module(m, language) for m in modules}
    return {path: text.encode() for path, text in files.items()}
