"""`grade` and its commands, as a learner and an instructor call them."""
