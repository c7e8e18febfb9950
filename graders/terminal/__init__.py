"""What learners see and press: `grade`'s tables and messages, and `grade --watch`."""
