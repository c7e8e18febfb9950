"""The command `grade`: what stands on its line, one module for each kind of reader."""
