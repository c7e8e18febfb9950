"""Where a learner's code runs: the lock, the wire, clocks, what errors mean."""
