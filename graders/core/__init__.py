"""What everybody speaks: languages, verdicts, messages, grades, plain data, limits."""
