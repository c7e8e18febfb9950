"""Formulas: typeset at build time, quantities in their colours, bad TeX refused."""

import re

import pytest

from pipeline.errors import PipelineError
from pipeline.finish import typeset


def formula(tex: str, *, display: bool = False) -> str:
    tag, opening, closing = ("div", "[", "]") if display else ("span", "(", ")")
    marked = f'<{tag} class="arithmatex">\\{opening}{tex}\\{closing}</{tag}>'
    return typeset.typeset(f"<p>before {marked} after</p>")


def coloured(html: str) -> set[tuple[str, str]]:
    """Each symbol that has a colour, with its colour."""
    found = re.findall('<span class="(weight|bias|loss|gradient)">(.)</span>', html)
    return {(symbol, colour) for colour, symbol in found}


def test_a_formula_is_typeset_in_its_place() -> None:
    html = formula("a &lt; b")
    assert html.startswith('<p>before <span class="katex">')
    assert html.endswith("</span> after</p>")
    assert "<math" in html  # what a screen reader reads
    assert 'class="katex-display"' in formula("a", display=True)


def test_each_quantity_has_its_colour() -> None:
    html = formula(r"\frac{\partial L}{\partial w_1} + B \nabla L + x")
    assert coloured(html) == {
        ("L", "loss"),
        ("w", "weight"),
        ("B", "bias"),
        ("∇", "gradient"),
        ("∂", "gradient"),
    }


def test_neighbouring_letters_are_told_apart() -> None:
    assert coloured(formula(r"\lambda W + aLb")) == {
        ("W", "weight"),
        ("L", "loss"),
        ("b", "bias"),
    }
    assert coloured(formula(r"\mathrm{Leaky} + \text{bowl}")) == set()


@pytest.mark.parametrize("tex", [r"\hat{y}", r"\hat y", r"\hat{y}_i - y_i"])
def test_the_prediction_is_coloured_as_a_whole(tex: str) -> None:
    assert formula(tex).count("enclosing model") == 1


def test_a_y_without_a_hat_has_no_colour() -> None:
    assert "model" not in formula(r"y - \hat{z}")


def test_bad_tex_is_refused_with_the_formula_named() -> None:
    with pytest.raises(PipelineError, match=r"formula '\\\\frac\{1': KaTeX"):
        formula(r"\frac{1")


def test_no_link_or_picture_can_be_made_from_tex() -> None:
    with pytest.raises(PipelineError, match="is not allowed"):
        formula(r"\href{https://example.org}{x}")


def test_the_style_sheet_asks_only_for_fonts_that_are_there() -> None:
    files = typeset.assets()
    css = files["assets/katex/katex.min.css"].decode()
    asked = set(re.findall(r"url\(([^)]+)\)", css))
    assert asked
    assert {f"assets/katex/{font}" for font in asked} == set(files) - {
        "assets/katex/katex.min.css"
    }
