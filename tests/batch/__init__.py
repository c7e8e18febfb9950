"""A class at once."""
