"""How hints say that an unknown reduction is refused."""

REDUCTION = """
    if reduction not in ("mean", "sum"):
        raise ValueError(reduction)
"""
