"""What learners get wrong, one module per module of exercises."""
