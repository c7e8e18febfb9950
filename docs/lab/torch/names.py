NAMES: dict[str, frozenset[str]] = {}
