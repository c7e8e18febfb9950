"""What is made of grades for others."""
