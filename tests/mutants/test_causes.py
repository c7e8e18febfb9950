"""No message names a cause that is another wrong answer's."""

from __future__ import annotations

import re

from tests.mutants.collected import MUTANTS
from tests.mutants.graded import Graded

MEASURED = (
    "Mend the updates",
    "Go through all epochs",
    "Leave the gradient to autograd",
    "Leave the argument",
    "Move a copy of W: adding h",
    "Count the updates",
    "Return the number of updates",
    "Put one loss per epoch",
    "Rewrite it so that no nan comes",
    "Keep large numbers out of exp",
    "Keep the digits of small values",
    "Change the ",
    "Work through",
    "Give every batch batch_size indices",
)
"""What says what was seen, and guesses at no cause: it may come on top of any."""
AS_WELL = {
    "normal_solve": "Choose the solution with the smallest sum of squares",
    "relu_derivative_half_at_zero": "At x = 0, take the slope on the left, 0",
    "train_divides_by_N_again": "Divide by N once: the gradient of a mean",
    "train_keeps_integers": "Make W and B fractions before you update them",
    "train_at_a_fixed_rate": "Use the learning_rate that came: yours is written",
    "train_hard_coded": "Use the X that came",
    "network_gradient_bias_over_units": "Sum dB1 over the samples, axis=0",
    "train_with_batches_without_the_last": "Update W and B: they came back",
    "train_network_first_layer_alone": "Update the parameters: what came back",
    "surface_turned": "Swap rows and columns",
}
"""What is true of an answer beside its own cause."""


def alike(words: str) -> str:
    """Leave out what differs between checks: numbers, names, mean or sum."""
    return re.sub(r"\d+|\bd?[WB]\b|\b(?:mean|sum)\b", "…", words)


def test_what_is_said_is_its_own_cause(graded: Graded) -> None:
    mutant = graded.mutant
    own = alike(mutant.en), alike(AS_WELL.get(mutant.name, mutant.en))
    others = {
        alike(other.en)
        for other in MUTANTS
        if other.exercise == mutant.exercise
        and alike(other.en) not in own
        and not other.en.startswith(MEASURED)
    }
    for check in graded.exercise.failed:
        assert check.message
        said = check.message.lines("en")[0]
        in_full = alike(check.message.en)
        if said.startswith(MEASURED) or any(cause in in_full for cause in own):
            continue
        for other in others:
            assert other not in alike(said), check.name


def test_the_first_that_fits_is_its_own(graded: Graded) -> None:
    mutant = graded.mutant
    own = alike(mutant.en), alike(AS_WELL.get(mutant.name, mutant.en))
    for fits in graded.fits:
        if fits and not fits[0].startswith(MEASURED):
            first = alike(fits[0])
            assert any(cause in first or first in cause for cause in own), fits
