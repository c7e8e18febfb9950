"""Comparisons that explain themselves."""
