"""What is asked of exercises/torch_training.py."""
