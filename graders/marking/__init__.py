"""What counts: points as graded, what people decided, and when it was handed in."""
