"""The page's own small PyTorch, held to PyTorch itself."""
