"""What is kept of grades."""
