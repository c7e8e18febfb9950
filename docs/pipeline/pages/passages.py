"""Code is marked as English, Korean in it as Korean: to be read aloud as what it is."""

import re

CODE = re.compile(r"<(code|samp)((?: [^>]*)?)>(.*?)</\1>", re.DOTALL)
HANGUL = "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"
KOREAN = re.compile(f"{HANGUL}+(?:[ .,]+{HANGUL}+)*")


def marked(page: str) -> str:
    """A finished page whose code names its language, whatever that of the page."""
    return CODE.sub(_marked, page)


def _marked(match: re.Match[str]) -> str:
    tag, attributes, text = match.groups()
    text = KOREAN.sub(r'<span lang="ko">\g<0></span>', text)
    return f'<{tag}{attributes} lang="en">{text}</{tag}>'
