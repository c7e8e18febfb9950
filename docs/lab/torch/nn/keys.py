"""What load_state_dict says of the names that it was given."""

from __future__ import annotations

from typing import Any


class Keys(tuple[list[str], list[str]]):
    """What load_state_dict found too little and too much of."""

    def __new__(cls, missing: list[str], unexpected: list[str]) -> Any:
        made = super().__new__(cls, (missing, unexpected))
        made.missing_keys, made.unexpected_keys = missing, unexpected  # type: ignore[attr-defined]
        return made

    def __repr__(self) -> str:
        if not any(self):
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self[0]}, unexpected_keys={self[1]})"


def wrong_keys(module: str, missing: list[str], unexpected: list[str]) -> str:
    said = []
    for kind, names in {"Unexpected": unexpected, "Missing": missing}.items():
        if names:
            listed = ", ".join(f'"{name}"' for name in names)
            said.append(f"{kind} key(s) in state_dict: {listed}. ")
    lines = "\n\t".join(said)
    return f"Error(s) in loading state_dict for {module}:\n\t{lines}"
