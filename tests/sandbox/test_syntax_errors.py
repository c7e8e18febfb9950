"""What is said of a file that Python cannot read, and whether the version is why."""

from __future__ import annotations

import sys

import pytest

from graders.core.verdicts import DoesNotLoad
from graders.sandbox import newer_python
from graders.sandbox.in_process import compiled
from graders.sandbox.newer_python import newer_syntax
from graders.submissions.submission import Submission

HERE = sys.version_info[:2]
NESTED = [
    'x = f"{d["a"]}"',
    'f"{"\\n".join(x)}"',
    "f'{a['b']!r:>{w['x']}}'",
    'f"{x # why\n}"',
    'f"{f"{f"{1}"}"}"',
    "f'{x!r}' f'{d['a']}' 'c'",
    'f"""{d["a"]} {\n"""b"""}"""',
    'f"{a["b"]=}"',
    'f"\\N{EM DASH} {d["a"]} {{}}"',
    'f"{d["a"]:%H:%M}"',
    'rf"\\d{d["a"]}"',
    'f"{x != d["a"]}"',
    'f"{{{d["a"]}}}"',
    'def f(x):\n    """def g[T = int](): f"{"""\n    return f"{x["a"]}"  # f"{\n',
]
TYPES = [
    "type X = int",
    "x = 1; type X = int; y = 2",
    "type X[T] = list[\n    T\n]",
    'def f[T](x: "T") -> T: return x',
    "class C[T: (int, str), *Ts, **P](B): pass",
    "class C:\n    async def f[T,](self): pass",
]
DEFAULTS = ["def f[T = int](x): pass", "class C[S, T: str = 'a,b']: pass"]
TEMPLATES = ['t"{x}"', 'x = rt"{d["a"]}"']
NEWER = [
    (since, text)
    for since, texts in (
        ((3, 12), NESTED + TYPES),
        ((3, 13), DEFAULTS),
        ((3, 14), TEMPLATES),
    )
    for text in texts
]
NO_PYTHON = [
    *('f"{x', 'f"{d["a]}"', 'f"{x}}"', 'x = f"{(}"', 'f"{}"', 'f"{ }"', 'f"{!r}"'),
    *('f"{a b}"', 'f"{lambda x: 1}"', 'f"{x!z}"', 'f"{x:"a"}"', 'f"{\\}"'),
    *('print(f"{x", "}")', "f'it's {x}'", 'x = f"{x["a"]}" "', 'f"{d["a"}]"'),
    *("def f(:", 'print "a"', "x = (1", 'x = "abc', "if x = 3: pass", "except = 3"),
    *("type X", "type type type = 3", "foo(\n type x = 3)", "type X = a = b"),
    *("type X = a, b", "type X[T} = int", "type X[T] # = int", "type X[,] = int"),
    *("def f[](x): pass", "def f[T(x): pass", "def f[1](): pass", "class C[T: pass"),
    *(
        "def f[T]r(x): pass",
        "def f[\\](x): pass",
        "try: x\nexcept A, e: y",
        "x = \ue000",
    ),
    "(" * 100_000,
    # Newer, too, but that is not all:
    'f"{d["a"]}" +',
    'if x = 3: f"{d["a"]}"',
    "def f[T](x): return x\nprint 'a'",
    'x = f"{d["a"]}"\nreturn x\n',
    "type X = int\nx = '\\x1'",
]


def told(text: str) -> tuple[str, str]:
    with pytest.raises(DoesNotLoad) as raised:
        compiled(Submission("kim", {"m.py": text.encode()}), "m.py")
    return raised.value.message.ko, raised.value.message.en


def parses(text: str) -> bool:
    try:
        compile(text, "", "exec", dont_inherit=True)
    except (SyntaxError, RecursionError, MemoryError):
        return False
    return True


@pytest.mark.parametrize(("since", "text"), NEWER)
def test_what_is_newer_names_both_versions(since: tuple[int, int], text: str) -> None:
    assert parses(text) == (since <= HERE)
    if since <= HERE:
        return
    here, needed = (".".join(map(str, version)) for version in (HERE, since))
    ko, en = told(f"# one\n# two\n{text}")
    assert f"for Python {here}, which grades: it needs Python {needed} or newer" in en
    assert f"파이썬 {here} 버전으로 채점하는데, 이 문법은 {needed} 버전부터" in ko
    assert en.startswith("Write line ") and "of m.py" in en
    assert "unmatched" not in en


@pytest.mark.parametrize("text", NO_PYTHON, ids=lambda text: text[:30])
def test_what_no_python_reads_is_not_the_version_s_fault(text: str) -> None:
    assert not parses(text)
    assert newer_syntax(text) is None
    assert "Python 3" not in told(text)[1]


@pytest.mark.parametrize("text", NESTED + TYPES)
def test_where_it_is_known_nothing_is_newer(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later Python says itself what is wrong."""

    class Later:
        version_info = (3, 12, 1)

    monkeypatch.setattr(newer_python, "sys", Later)
    assert newer_syntax(f"{text}\nprint 'a'") is None


def test_the_line_that_is_newer_is_shown() -> None:
    if HERE >= (3, 12):
        return
    _, en = told('a = 1\nb = {"k": f"{a}"}\nprint(f"{b["k"]}")\n')
    assert en.splitlines()[:2] == [
        f"Write line 3 of m.py for Python {HERE[0]}.{HERE[1]}, which grades: it needs "
        "Python 3.12 or newer.",
        '  print(f"{b["k"]}")',
    ]
    assert "the other kind of quotes" in en.splitlines()[2]


def test_other_errors_keep_python_s_own_words() -> None:
    ko, en = told("x = 1\n  가 = (]\n")
    assert "\nFix the syntax error in line 2 of m.py: unexpected indent\n" in en
    assert "\nm.py 2번째 줄의 문법 오류를 고치세요: unexpected indent\n" in ko
