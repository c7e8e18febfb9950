"""Small letters above and below the line, as far as plain text has them."""

SUPERSCRIPTS = str.maketrans("0123456789+-−()nkxKNT⊤∗′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿᵏˣᴷᴺᵀᵀ*'")
SUBSCRIPTS = str.maketrans("0123456789+-−=()ijknx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ᵢⱼₖₙₓ")


def small(text: str, letters: dict[int, int], *, otherwise: str) -> str:
    """The text in small letters, or something else where one of them is missing."""
    there = all(ord(letter) in letters for letter in text)
    return text.translate(letters) if there else otherwise
