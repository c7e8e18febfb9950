"""Matplotlib's SVG for a page: in its colours and its font."""

import html
import re

from pipeline.lessons.palette import QUANTITIES

CSS_PIXELS_PER_POINT = 100 / 72  # so that 6.4 inches are 640 pixels wide
PAGE_COLOURS = {colour.light: f"var(--{colour.name})" for colour in QUANTITIES.values()}
PAGE_COLOURS |= {"#000000": "var(--ink)", "#ffffff": "var(--paper)"}

HUNDREDTHS = re.compile(r"-?\d+\.\d{3,}")


def themed_svg(svg: str, prefix: str, alt: str) -> str:
    """An SVG for the page itself: its colours and its font are the page's.

    Args:
        svg: what Matplotlib wrote in the light palette.
        prefix: makes the ids unique among the figures of a page.
        alt: what the figure shows, in words.
    """
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    # Matplotlib's own rule for all elements would reach those of the page.
    svg = re.sub(r'<style type="text/css">.*?</style>', "", svg, flags=re.DOTALL)
    svg = re.sub(
        "#[0-9a-f]{6}", lambda m: PAGE_COLOURS.get(m[0], m[0]), svg, flags=re.IGNORECASE
    )
    svg = re.sub(
        r"(font-style: italic; )?(font-size: [\d.]+px; )font-family: 'STIX[^;\"]*",
        lambda m: (
            f"{m[2]}font-family: KaTeX_{'Math' if m[1] else 'Main'}, serif"
            + ("; font-style: italic" if m[1] else "")
        ),
        svg,
    )
    svg = re.sub(r" ?font-family: 'DejaVu[^;\"]*;?", "", svg)
    # Matplotlib writes a millionth of a point; a hundredth is finer than any screen.
    svg = re.sub(r' (?:d|x|y)="[^"]+"', lambda m: HUNDREDTHS.sub(_rounded, m[0]), svg)
    svg = _unique_ids(svg, prefix)
    [opening] = re.findall(r"<svg [^>]*>", svg)
    content = svg[svg.index(opening) + len(opening) : svg.rindex("</svg>")]
    content = content.replace("xlink:href", "href")
    content = re.sub(r"\s*\n\s*", " ", content).replace("> <", "><").strip()
    label = f'role="img" aria-label="{html.escape(alt)}"'
    if panels := re.search(r'data-panels="([^"]*)"', opening):
        return _side_by_side(content, panels[1], f"{prefix}panels", label)
    box = re.search(r'viewBox="([^"]*)"', opening)[1]  # type: ignore[index]
    style = f'style="width:{_css_pixels(box)}px"'
    return f'<svg {label} {style} viewBox="{box}">{content}</svg>'


def _side_by_side(content: str, panels: str, name: str, label: str) -> str:
    """One drawing seen through a window for each panel, which the page arranges."""
    boxes = panels.split(",")
    first_row = [box for box in boxes if box.split()[1] == "0"]
    columns = " ".join(f"minmax(0,{_css_pixels(box)}fr)" for box in first_row)
    width = sum(map(_css_pixels, first_row))
    seen = [f'<g id="{name}">{content}</g>'] + [f'<use href="#{name}"/>'] * len(boxes)
    windows = "".join(
        f'<svg style="--width:{_css_pixels(box)}px" viewBox="{box}">{what}</svg>'
        for box, what in zip(boxes, seen, strict=False)
    )
    style = f'style="--columns:{columns};--width:{width}px"'
    return f'<div class="side-by-side" {label} {style}>{windows}</div>'


def _css_pixels(box: str) -> int:
    """The width of a box on the page."""
    return round(float(box.split()[2]) * CSS_PIXELS_PER_POINT)


def _unique_ids(svg: str, prefix: str) -> str:
    """Drop the ids that nothing refers to, prefix the others."""
    used = set(re.findall(r'(?:href="|url\()#([\w.-]+)', svg))
    svg = re.sub(
        r' id="([^"]*)"', lambda m: f' id="{prefix}{m[1]}"' if m[1] in used else "", svg
    )
    return re.sub(r'(href="|url\()#', rf"\g<1>#{prefix}", svg)


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
