"""What PyTorch and Matplotlib document, as learners use it: code, and what it gives.

Each piece is the body of a function. What it returns was worked out by hand.
"""
