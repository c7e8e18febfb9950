"""All wrong answers: mutants of the solutions, and what learners wrote."""

from __future__ import annotations

from tests.learners import activations as answers_to_activations
from tests.learners import autograd as answers_to_autograd
from tests.learners import descents
from tests.learners import linear_regression as answers_to_linear_regression
from tests.learners import torch_training as answers_to_torch_training
from tests.mutants import (
    activation_derivatives,
    activations,
    autograd,
    least_squares,
    linear_regression,
    loss_surface,
    network_classifier,
    network_layers,
    network_steps,
    network_torch,
    numerical_derivative,
    numerical_gradient,
    probabilities,
    torch_training,
)

MUTANTS = (
    *linear_regression.MUTANTS,
    *numerical_derivative.MUTANTS,
    *numerical_gradient.MUTANTS,
    *loss_surface.MUTANTS,
    *least_squares.MUTANTS,
    *activations.MUTANTS,
    *activation_derivatives.MUTANTS,
    *probabilities.MUTANTS,
    *autograd.MUTANTS,
    *torch_training.MUTANTS,
    *network_classifier.MUTANTS,
    *network_layers.MUTANTS,
    *network_steps.MUTANTS,
    *network_torch.MUTANTS,
    *answers_to_activations.ANSWERS,
    *answers_to_linear_regression.ANSWERS,
    *descents.ANSWERS,
    *answers_to_autograd.ANSWERS,
    *answers_to_torch_training.ANSWERS,
)
"""Every wrong answer, with what must be said of it."""
