"""What a wheel carries of the repository: all that `grade` finds beside graders/."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Carried(BuildHookInterface[Any]):
    """Puts them into the package; an editable install leaves them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        root = Path(self.root)
        for pattern in self.config["carried"]:
            for file in root.glob(pattern):
                name = file.relative_to(root).as_posix()
                build_data["force_include"][str(file)] = f"graders/repository/{name}"
