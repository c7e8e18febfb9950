"""The built site, as its files are."""
