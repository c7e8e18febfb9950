"""What everybody here speaks: languages, verdicts, grades, plain data, limits."""
