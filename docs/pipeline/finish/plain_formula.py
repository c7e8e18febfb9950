"""A formula as one line of text: what a search result can show of it."""

import re
import unicodedata
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pipeline.small_letters import SUBSCRIPTS, SUPERSCRIPTS, small

ACCENTS = {"^": "\u0302", "ˉ": "\u0304", "¯": "\u0304", "~": "\u0303", "˙": "\u0307"}
RELATIONS = set("=<>≤≥≈≠≪≫←→↦⇒⇔⟹⟺∈∼≡:")
OPERATIONS = set("+−⋅×⊙∘")  # or signs, where nothing stands before them
# Names the namespace, and what is there for voices: "apply", "times", "comma".
NEEDLESS = re.compile(
    r' xmlns="[^"]*"|<mo>[\u200b\u2061-\u2064]</mo>|[\u200b\u2061-\u2064]'
)
CLOSING = re.compile(r"[\w)\]!′}…\u0300-\u036f]$")
FUNCTION = re.compile(r"(?<=\w) $")


def plain(mathml: str) -> str:
    """What KaTeX's MathML says, in a line: `∂L/∂w = 2(ŷ − y)x`."""
    math = ElementTree.fromstring(NEEDLESS.sub("", mathml))
    line = unicodedata.normalize("NFC", _text(math))
    return re.sub(r"\s+", " ", line).replace("( ", "(").replace(" ,", ",").strip()


def _text(node: Element) -> str:
    parts = [_text(child) for child in node]
    match node.tag:
        case "semantics":  # the second child is the formula's TeX
            return parts[0]
        case "mi" | "mn" | "mtext" | "ms":
            text = "".join(node.itertext())
            return f"{text} " if node.tag == "mi" and len(text) > 1 else text
        case "mo":
            return "".join(node.itertext())
        case "mfrac":
            return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
        case "msup" | "mover" if len(parts) == 2:
            return _above(*parts)
        case "msub" | "munder":
            return _below(*parts)
        case "msubsup" | "munderover":
            return _above(_below(parts[0], parts[1]), parts[2])
        case "msqrt":
            return f"√{_grouped(''.join(parts))}"
        case "mspace" | "mphantom":
            return " "
        case "mtable":
            return "; ".join(part.strip() for part in parts)
        case "mtr":
            return " ".join(part.strip() for part in parts)
    return _row(node, parts)


def _row(node: Element, parts: list[str]) -> str:
    line = ""
    for child, part in zip(node, parts, strict=True):
        operand = CLOSING.search(line.rstrip())
        if part in RELATIONS or (part in OPERATIONS and operand):
            line = f"{line.rstrip()} {part} "
        elif part.startswith("("):
            line = FUNCTION.sub("", line) + part
        else:
            line += f"{part} " if child.tag == "mo" and part == "," else part
    return line


def _above(base: str, above: str) -> str:
    base, above = base.strip(), above.strip()
    return base + (ACCENTS.get(above) or _small(above, SUPERSCRIPTS, "^"))


def _below(base: str, below: str) -> str:
    return base.strip() + _small(below.strip(), SUBSCRIPTS, "_")


def _small(text: str, letters: dict[int, int], sign: str) -> str:
    """In small letters where there are such."""
    spelled = f"{sign}{_grouped(text)}"
    return small(text.replace(" ", ""), letters, otherwise=spelled)


def _grouped(text: str) -> str:
    text = text.strip()
    simple = re.fullmatch(r"[\w.∂∇\u0300-\u036f]+", text)
    return text if simple else f"({text})"
