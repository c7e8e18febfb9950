"""Grading a class: gathered here, graded by several processes, kept in a gradebook."""
