"""Code that runs in the page: what JavaScript shows, and what Python does behind it."""
