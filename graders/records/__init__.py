"""What is kept from one run to the next: the gradebook, and progress."""
