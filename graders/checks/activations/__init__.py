"""What is asked of exercises/activations.py."""
