"""What is computed of each element by itself, or of two and two."""
