"""What lies in a submission: where its files are, and what of them is Python."""
