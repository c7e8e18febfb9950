"""Code in colour: once for both languages, and after search has read the page."""

import functools
import html
import re

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

PLAIN = re.compile(r"<pre data-code(?:=\"\")?>(.*?)</pre>", re.DOTALL)


def highlighted(page: str) -> str:
    """A page's HTML with every code cell in colour."""
    return PLAIN.sub(lambda m: _in_colour(html.unescape(m[1])), page)


@functools.cache
def _in_colour(source: str) -> str:
    formatter = HtmlFormatter(cssclass="language-python highlight", wrapcode=True)
    return str(highlight(source, PythonLexer(), formatter))
