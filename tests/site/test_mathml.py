"""Formulas as screen readers have them."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.errors import PipelineError
from pipeline.finish import mathml, typeset

MATH = re.compile("<math.*?</math>", re.DOTALL)
X = ' xmlns="http://www.w3.org/1998/Math/MathML"'


def said(tex: str) -> str:
    """The MathML of a formula, without what says it once more as TeX."""
    page = typeset.typeset(f'<span class="arithmatex">\\({tex}\\)</span>')
    [math] = MATH.findall(page)
    return re.sub(r"<annotation.*</annotation>", "", math)


def test_every_formula_of_the_site_is_valid(site: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    formulas = {math for page in pages for math in MATH.findall(page)}
    assert len(formulas) > 500
    trees = [ElementTree.fromstring(math) for math in sorted(formulas)]
    assert [wrong for tree in trees for wrong in mathml.invalid(tree)] == []
    unheard = [math for math in formulas if re.search("[ˉ⊤\u2063]</m", math)]
    assert unheard == []


@pytest.mark.parametrize(
    "tex",
    [
        r"\lambda_{\max}",
        r"\lambda_{\min}^2",
        r"x^{\log}",
        r"\frac{\ln}{\max} \hat{\sin}",
    ],
)
def test_a_name_of_a_function_may_stand_anywhere(tex: str) -> None:
    assert mathml.invalid(ElementTree.fromstring(said(tex))) == []
    assert "\u2061" not in said(tex).partition("</msub>")[0]


def test_where_it_is_applied_it_says_so() -> None:
    assert "<mi>ln</mi><mo>\u2061</mo>" in said(r"\ln x")


def test_a_transpose_is_called_one() -> None:
    math = said(r"X^\top y")
    assert 'intent="transpose($matrix)"' in math
    assert '<mi arg="matrix">X</mi>' in math
    assert "intent" not in said("x^T + x^2")


def test_a_mean_has_a_bar_and_a_space_is_no_comma() -> None:
    assert "<mo>¯</mo>" in said(r"\bar{y}")
    assert "\u2063" not in said(r"\ln\!\left(x\right)")


def test_what_is_not_valid_is_refused() -> None:
    with pytest.raises(PipelineError, match="<mfrac"):
        mathml.read_aloud(f"<math{X}><mfrac><mi>a</mi></mfrac></math>")
