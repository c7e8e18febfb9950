"""Where a line may not end: between a formula or code and what belongs to it.

Browsers break a line on either side of a formula, whatever stands there, and between
code and Hangul or a bracket: a full stop or a particle would begin the next line.
"""

import re

TAIL = r"[^\s<&]{1,12}"
"""What follows without a space: punctuation, a particle with its verb."""

WORD_JOINER = "&#8288;"
CODE = re.compile(r"<code>([^<]+)</code>((?:</(?:a|em|strong)>)*)(?=[^\s<&])")
BASE = '<span class="katex-base">'
VISIBLE = '<span class="katex"><span class="katex-html" aria-hidden="true">'


def held(formula: str, tail: str) -> str:
    """A formula in a line, and what must not leave it.

    The formula itself may be broken where KaTeX allows it: only the last of its pieces
    is held.
    """
    before, base, last = formula.rpartition(BASE)
    if BASE not in before:
        return f'<span class="held">{formula}{tail}</span>'
    return (
        f'{before}</span></span><span class="held">{VISIBLE}{base}{last}{tail}</span>'
    )


def holding(page: str) -> str:
    """A page in which what follows code without a space stays with it."""
    return CODE.sub(rf'<code class="held">\1</code>\2{WORD_JOINER}', page)
