"""What depends on a terminal."""
