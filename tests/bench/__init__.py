"""What `make bench` measures: ratios of what was taken in one run, and weights."""
