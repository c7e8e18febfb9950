"""What is asked of exercises/autograd.py."""
