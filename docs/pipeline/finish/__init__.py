"""What is done to finished pages: formulas, search, policy, weights."""
