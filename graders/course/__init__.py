"""The exercises as text: the catalogue, the stubs, the parts of a module."""
