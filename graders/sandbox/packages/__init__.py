"""What learners import that needs care: PyTorch, Matplotlib, new memory."""
