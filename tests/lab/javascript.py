"""Functions of the explorers, run as they are."""

import json
import subprocess
from typing import Any

import numpy as np

from pipeline.javascript.node import node
from pipeline.lessons import explorers

EXPLORERS = sorted(path.stem for path in (explorers.MODULES / "figures").glob("*.js"))

# JSON has no infinities: they travel as texts, which Number() and float() both read.
RUN = """
const infinite = (_, v) => (typeof v === "number" && !Number.isFinite(v) ? `${v}` : v);
const input = JSON.parse(await new Response(process.stdin).text());
const answer = ((%s))(input);
process.stdout.write(JSON.stringify(answer, infinite));
"""


def javascript(imports: str, function: str, data: object) -> Any:
    """What a function of JavaScript makes of the data."""
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", f"{imports}\n{RUN % function}"],
        input=json.dumps(data),
        cwd=explorers.MODULES,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def expect_same(ours: Any, numpys: Any) -> None:
    """Demand that JavaScript's numbers are NumPy's, but for the last digits."""
    np.testing.assert_allclose(np.asarray(ours, float), numpys, rtol=1e-9, atol=1e-12)
