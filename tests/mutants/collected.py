"""All mutants."""

from __future__ import annotations

from tests.mutants import (
    activation_derivatives,
    activations,
    autograd,
    least_squares,
    linear_regression,
    numerical_derivative,
    numerical_gradient,
    probabilities,
    torch_training,
)

MUTANTS = (
    *linear_regression.MUTANTS,
    *numerical_derivative.MUTANTS,
    *numerical_gradient.MUTANTS,
    *least_squares.MUTANTS,
    *activations.MUTANTS,
    *activation_derivatives.MUTANTS,
    *probabilities.MUTANTS,
    *autograd.MUTANTS,
    *torch_training.MUTANTS,
)
