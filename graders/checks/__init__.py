"""The rubric: what is asked of each exercise, and what is said of an answer."""
