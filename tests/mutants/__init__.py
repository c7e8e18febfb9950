"""Plausible wrong answers, one module per module of exercises."""
