"""Where a learner's code runs, and what its errors mean.

    checks ──▶ student ──▶ a room: in this process (in_process), or locked (workers/)

Only plain data comes out, or a verdict.
"""
