"""Formulas as they are read aloud: KaTeX's MathML, valid and in what voices know.

KaTeX draws a formula for eyes, hidden from voices, and puts MathML beside it for them.
"""

import functools
import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pipeline.errors import PipelineError

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
CHILDREN = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""How many children an element must have: https://www.w3.org/TR/mathml-core/"""
MATH = re.compile("<math.*?</math>", re.DOTALL)
APPLICATION, SEPARATOR = "\u2061", "\u2063"  # unseen, but voices speak of them
SIGNS = {
    "ˉ": "¯",  # the first is a tone of a language, the second the bar of a mean
    "⊤": "T",  # "down tack", where it means to transpose
}

ElementTree.register_namespace("", NAMESPACE)


def read_aloud(formula: str) -> str:
    """A formula of KaTeX's whose MathML is valid and reads well.

    Raises:
        PipelineError: an element has too many or too few children.
    """
    return MATH.sub(lambda math: _mended(math[0]), formula)


@functools.cache
def _mended(math: str) -> str:
    root = ElementTree.fromstring(math)
    for element in root.iter():
        _mend(element)
    if wrong := invalid(root):
        raise PipelineError(f"MathML with children that it cannot have: {wrong}")
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)


def invalid(math: Element) -> list[str]:
    """The elements that have too many or too few children."""
    return [
        ElementTree.tostring(element, encoding="unicode")
        for element in math.iter()
        if len(element) != CHILDREN.get(_name(element), len(element))
    ]


def _mend(element: Element) -> None:
    name, text = _name(element), element.text or ""
    if name == "msup" and element[-1].text == "⊤":
        element.set("intent", "transpose($matrix)")
        element[0].set("arg", "matrix")
    if name in CHILDREN:  # as in λ_max, where nothing follows that it applies to
        for child in [each for each in element if each.text == APPLICATION]:
            element.remove(child)
    elif name in ("mi", "mo"):
        element.text = SIGNS.get(text, text)
    elif name == "mtext":
        element.text = text.replace(SEPARATOR, "")


def _name(element: Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")
