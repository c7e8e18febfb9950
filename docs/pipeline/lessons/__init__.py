"""A lesson: read, executed once, its figures drawn for both schemes."""
