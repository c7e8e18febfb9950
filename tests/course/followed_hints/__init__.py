"""What is written where an exercise's hints are followed to the letter.

Its task counts, too, where hints begin from there.
"""

from tests.course.followed_hints import (
    activations,
    autograd,
    linear_regression,
    network,
    torch_training,
)

FOLLOWED = {
    **linear_regression.FOLLOWED,
    **autograd.FOLLOWED,
    **torch_training.FOLLOWED,
    **activations.FOLLOWED,
    **network.FOLLOWED,
}
