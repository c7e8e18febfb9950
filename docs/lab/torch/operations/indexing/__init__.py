"""Elements by their place."""
