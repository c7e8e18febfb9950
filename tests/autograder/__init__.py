"""What platforms run, as they run it."""
