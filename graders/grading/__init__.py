"""Checks found once, run on one submission, and what they take from its points."""
