"""A lesson's picture on the home page: one of its figures, small and without words."""

import re

from pipeline.lessons.palette import QUANTITIES, Scheme

OPENING = re.compile(r"<svg [^>]*>")
NEEDLESS = re.compile(
    r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->|<text\b.*?</text>",
    re.DOTALL,
)
LINES = "<style>*{vector-effect:non-scaling-stroke}</style>"  # small, but not thin


def picture(svg: str, scheme: Scheme) -> bytes:
    """The first panel of Matplotlib's drawing as a file that stands by itself.

    Texts go: at the size of a stamp nobody could read them.
    """
    svg = NEEDLESS.sub("", svg[svg.index("<svg") :])
    opening = OPENING.match(svg)
    if opening is None:
        raise ValueError("no SVG")
    boxes = re.search(r'(?:data-panels|viewBox)="([^",]*)', opening[0])
    box = boxes[1] if boxes else ""
    for colour in QUANTITIES.values():
        svg = svg.replace(colour.light, colour.in_scheme(scheme))
    svg = svg.replace("#000000", QUANTITIES["ink"].in_scheme(scheme))
    svg = svg.replace("#ffffff", QUANTITIES["paper"].in_scheme(scheme))
    names = (
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    svg = OPENING.sub(f'<svg {names} viewBox="{box}">{LINES}', svg, count=1)
    return re.sub(r"\s*\n\s*", " ", svg).replace("> <", "><").strip().encode()
