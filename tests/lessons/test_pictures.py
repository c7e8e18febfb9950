"""A lesson's picture on the home page, made of one of its figures."""

import re
from xml.etree import ElementTree

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from pipeline.lessons import palette
from pipeline.lessons.extension import figure_bundle
from pipeline.lessons.media import SVG
from pipeline.lessons.pictures import picture
from pipeline.lessons.style import STYLE

NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def two_panels() -> str:
    mpl.use("Agg")
    mpl.rcParams.update(STYLE)
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3), layout="constrained")
    left.plot([1, 2], [2, 1], "o-", color="C0", label="words")
    right.plot([1, 2], [1, 2], color="C3")
    left.legend()
    left.set_xlabel("$x$")
    svg = str(figure_bundle(figure)[SVG])
    plt.close(figure)
    return svg


@pytest.mark.parametrize("scheme", palette.SCHEMES)
def test_it_has_the_colours_of_its_scheme_and_no_words(
    two_panels: str, scheme: palette.Scheme
) -> None:
    svg = picture(two_panels, scheme).decode()
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{NAMESPACE}svg"
    assert list(root.iter(f"{NAMESPACE}text")) == []
    assert list(root.iter(f"{NAMESPACE}use")) != []  # points stay
    known = {c.in_scheme(scheme) for c in palette.QUANTITIES.values()}
    assert set(re.findall("#[0-9a-f]{6}", svg)) <= known
    assert palette.QUANTITIES["weight"].in_scheme(scheme) in svg


def test_it_shows_the_first_panel(two_panels: str) -> None:
    said = re.search(r'data-panels="([^,]+),', two_panels)
    shown = ElementTree.fromstring(picture(two_panels, "light")).get("viewBox")
    assert said and shown == said[1]
