"""The Content-Security-Policy of each page, in the page: no host need set a header.

A policy names no host but the site's own. Scripts that stand in a page are named by
their hash, so no other text is ever run as code; WebAssembly, which the lab's Python
needs, is compiled.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable

DIRECTIVES = {
    "default-src": ("'self'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
    "style-src": ("'self'", "'unsafe-inline'"),  # formulas are placed by `style="..."`
    "img-src": ("'self'", "data:"),  # the theme's icons
    "media-src": ("'self'", "blob:"),  # a video that was fetched whole
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}

FIRST = '<meta charset="utf-8">'  # must stand in the first kilobyte of a page
INLINE = re.compile(r"<script(?: [^>]*)?>(.*?)</script>", re.DOTALL)
NOT_RUN = re.compile(r'<script [^>]*(?:src=|type="application/json")')


def policy(scripts: Iterable[str] = ()) -> str:
    """The policy of a page in which these scripts stand; without any, of all files."""
    hashes = tuple(dict.fromkeys(map(_hash, scripts)))
    return "; ".join(
        " ".join((name, *sources, *(hashes if name == "script-src" else ())))
        for name, sources in DIRECTIVES.items()
    )


def with_policy(page: str) -> str:
    """A finished page that names its policy before anything it holds is fetched."""
    scripts = [m[1] for m in INLINE.finditer(page) if not NOT_RUN.match(m[0])]
    content = html.escape(policy(scripts), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    before, first, after = page.partition(FIRST)
    if not first:
        raise ValueError(f"a page without {FIRST}")
    return f"{before}{first}{meta}{after}"


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
