"""Checks: right answers pass them, and messages say first what is wrong."""
