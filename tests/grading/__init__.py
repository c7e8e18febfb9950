"""How a verdict comes about."""
