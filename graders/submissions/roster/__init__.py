"""The list of a class: who is expected, how they are called, and what is theirs."""
