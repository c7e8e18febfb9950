"""What is asked of exercises/linear_regression.py."""
