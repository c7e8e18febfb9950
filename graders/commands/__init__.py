"""The command `grade`: `index.py` lists its commands, each a module or folder here."""
