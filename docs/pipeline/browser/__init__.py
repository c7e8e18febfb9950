"""What the page runs: Python, NumPy and the graders, packed; the copy for a folder."""
