"""A learner's own file, as the page takes it in."""

from __future__ import annotations

import codecs
import json
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from graders.course.catalogue import SOLUTIONS, load_catalogue
from graders.course.parts import joined
from graders.course.stubs import stub_module
from lab.python.heads import completed
from lab.python.loading import stub_head
from lab.python.session import Session
from tests.support.messages import said

MODULE = "linear_regression"
NAMES = [e.callable for e in load_catalogue() if e.module == MODULE]
STUBS = stub_module(MODULE)
STUB_HEAD = stub_head(MODULE, NAMES)
SOLVED = (SOLUTIONS / f"{MODULE}.py").read_text(encoding="utf-8")
ONE = "def linear_forward(X, W, B):\n    return X @ W + B\n"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session()


def loaded(session: Session, content: bytes, head: str = STUB_HEAD) -> Any:
    request = {
        "do": "split",
        "module": MODULE,
        "content": content.decode("latin-1"),
        "head": head,
    }
    return json.loads(session.answer(json.dumps(request), lambda: None))


def names_in(head: str) -> dict[str, Any]:
    module = ModuleType("head")
    exec(compile(head, "head", "exec", dont_inherit=True), vars(module))
    return vars(module)


@pytest.mark.parametrize(
    "own",
    [
        "",
        "import numpy as np",
        "import numpy",
        "from numpy import *",
        "# of mine\nfrom typing import Any\nimport numpy as np",
        '"""Mine."""\n\nfrom __future__ import annotations\n\nimport numpy as np',
        "try:\n    import numpy as np\nexcept ImportError:\n    raise",
        "import math, numpy as np\n\nEPSILON = 1e-9",
    ],
)
def test_a_head_keeps_what_it_says_and_gets_what_it_lacks(own: str) -> None:
    head, _ = completed(own, STUB_HEAD)
    names = names_in(head)
    assert names["np"] is np
    assert {"Any", "NDArray", "TypeAlias", "Array", "annotations"} <= names.keys()
    assert names_in(own).keys() <= names.keys()
    assert completed(head, STUB_HEAD) == (head, [])
    where = iter(head.splitlines())
    assert all(line in where for line in own.splitlines())  # in their order


def test_a_name_keeps_the_meaning_that_the_learner_gave_it() -> None:
    head, added = completed("Array = list\nnp = None", STUB_HEAD)
    assert names_in(head)["Array"] is list
    assert names_in(head)["np"] is None
    assert added == ["Any", "TypeAlias", "NDArray"]


@pytest.mark.parametrize(
    "broken", ["import numpy as np\nx = (", '"""open\nimport numpy as np', "def\n\0"]
)
def test_a_head_that_is_no_python_loses_nothing(broken: str) -> None:
    head, added = completed(broken, STUB_HEAD)
    assert broken in head
    assert {"Array", "NDArray"} <= {*added}


def test_a_whole_file_comes_back_as_it_was(session: Session) -> None:
    head = f"{STUB_HEAD}\nimport math"
    for text in (STUBS, SOLVED):
        for content in (
            text.encode(),
            codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
            text.replace("\n", "\r").encode(),
        ):
            answer = loaded(session, content, head)
            assert joined(part for _, part in answer["parts"]) == text
            assert answer["added"] == []
            assert answer["flaw"] is None


def test_functions_that_a_file_lacks_keep_the_names_they_need(session: Session) -> None:
    head = f"{STUB_HEAD}\n\nimport math\nfrom functools import reduce"
    answer = loaded(session, f"import numpy as np\n\n\n{ONE}".encode(), head)
    assert [name for name, _ in answer["parts"]] == ["", "linear_forward"]
    names = names_in(answer["parts"][0][1])
    assert {"Array", "math", "reduce"} <= names.keys()


@pytest.mark.parametrize(
    ("leftover", "left_out"),
    [
        ("!pip install numpy", ["!pip install numpy"]),
        ("%matplotlib inline\n%%time", ["%matplotlib inline", "%%time"]),
        (
            "import matplotlib.pyplot as plt\nplt.plot([1,\n2])\nplt.show()",
            ["import matplotlib.pyplot as plt", "plt.plot([1,", "2])", "plt.show()"],
        ),
        (
            "from matplotlib import pyplot as plt\nfig, ax = plt.subplots()",
            [
                "from matplotlib import pyplot as plt",
                "fig, ax = plt.subplots()",
            ],
        ),
    ],
)
@pytest.mark.parametrize("where", ["before", "after"])
def test_what_a_notebook_leaves_is_left_out(
    session: Session, leftover: str, left_out: list[str], where: str
) -> None:
    parts = [leftover, ONE] if where == "before" else [ONE, leftover]
    text = "import numpy as np\n\n\n" + "\n\n".join(parts) + "\n"
    answer = loaded(session, text.encode())
    assert answer["leftOut"] == left_out
    assert answer["flaw"] is None
    assert dict(answer["parts"])["linear_forward"] == ONE.strip()
    assert "plt" not in names_in(answer["parts"][0][1])


def test_what_a_function_draws_with_stays(session: Session) -> None:
    drawing = "import matplotlib.pyplot as plt\n\n\n" + ONE.replace(
        "return", "plt.plot(X)\n    return"
    )
    answer = loaded(session, drawing.encode())
    assert answer["leftOut"] == []
    assert "matplotlib" in answer["parts"][0][1]


def test_a_remainder_is_no_command(session: Session) -> None:
    text = f"import numpy as np\n\nREST = (7\n  %len('ab'))\n\n\n{ONE}"
    answer = loaded(session, text.encode())
    assert answer["leftOut"] == []
    assert names_in(answer["parts"][0][1])["REST"] == 1


def test_order_and_helpers_are_the_learners(session: Session) -> None:
    helper = "def _error(X, Y, W, B):\n    return linear_forward(X, W, B) - Y"
    train = f"{helper}\n\n\ndef train():\n    return _error\n"
    answer = loaded(session, f"import numpy as np\n\n\n{train}\n\n{ONE}".encode())
    assert answer["parts"][1:] == [
        ["train", train.strip()],
        ["linear_forward", ONE.strip()],
    ]


def test_an_old_encoding_is_not_declared_of_the_new_text(session: Session) -> None:
    text = f"#!/usr/bin/env python\n# -*- coding: latin-1 -*-\nNAME = 'né'\n\n\n{ONE}"
    [_, head], _ = loaded(session, text.encode("latin-1"))["parts"]
    assert head.splitlines()[1] == "# -*- coding: utf-8 -*-"
    assert names_in(head)["NAME"] == "né"


def test_a_syntax_error_is_told_and_taken_in(session: Session) -> None:
    text = f"import numpy as np\n\n\n{ONE}\n\ndef train(:\n    pass\n"
    answer = loaded(session, text.encode())
    assert dict(answer["parts"])["train"] == "def train(:\n    pass"
    flaw = answer["flaw"]
    assert "syntax error in line 8 of linear_regression.py" in said(flaw, "en")
    assert "8번째 줄의 문법 오류" in said(flaw, "ko")
    assert "def train(" not in said(flaw, "en")  # no code: the page has one line for it


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"#" * (2**20 + 1), "is larger than 1 MB"),
        ("# 한글".encode("cp949"), "save the file as UTF-8"),
        (ONE.encode("utf-16"), "save the file as UTF-8"),
        (f"{ONE}\0".encode(), "NUL|null"),
        (b"# coding: nobody\n" + ONE.encode(), "save the file as UTF-8"),
    ],
    ids=["large", "cp949", "utf-16", "NUL", "unknown"],
)
def test_what_cannot_be_read_is_told(
    session: Session, content: bytes, told: str
) -> None:
    answer = loaded(session, content)
    assert answer.keys() == {"error"}
    assert any(word in said(answer["error"], "en") for word in told.split("|"))
    assert answer["error"]["ko"]


@pytest.mark.parametrize(
    ("text", "belongs"),
    [("x = 1\n", None), ("", None), ("def relu(x):\n    return x\n", "activations")],
)
def test_a_file_of_other_functions_is_told_where_it_belongs(
    session: Session, text: str, belongs: str | None
) -> None:
    answer = loaded(session, text.encode())
    assert len(answer["parts"]) == 1
    assert answer["belongs"] == belongs


def test_a_head_is_completed_by_itself(session: Session) -> None:
    request = {"do": "complete", "module": MODULE, "head": "import numpy as np"}
    answer = json.loads(session.answer(json.dumps(request), lambda: None))
    assert "Array" in names_in(answer["head"])
