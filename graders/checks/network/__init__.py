"""Checks of exercises/network.py."""
