"""Checks what learners write, and says what to do next in Korean or English."""
