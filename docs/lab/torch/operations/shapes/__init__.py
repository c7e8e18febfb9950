"""The same elements in other shapes, apart and together."""
