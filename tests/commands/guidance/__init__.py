"""The way through the course: `grade list`, `next`, `hint`, `reset`, `solution`."""
