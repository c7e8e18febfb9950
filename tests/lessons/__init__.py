"""Lessons on their way into pages: read, executed, drawn, and held together."""
