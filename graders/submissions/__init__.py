"""What is handed in: one file, one submission, a class; read and never run."""
