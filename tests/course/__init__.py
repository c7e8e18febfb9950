"""What is read of the course as text: catalogue, stubs, parts, solutions."""
