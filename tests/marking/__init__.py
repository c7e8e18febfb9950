"""What counts of a grade is what people decided."""
