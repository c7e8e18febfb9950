"""How `grade` ends, for shells and CI."""

FULL_MARKS, NOT_YET, USAGE, TROUBLE = 0, 1, 2, 3
INTERRUPTED = 130
