"""From `docs/lessons/*.py` to the pages of the site: execute, split, draw, typeset."""
