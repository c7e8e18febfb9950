"""Where a learner's code runs, and what its errors mean.

    checks ──▶ student ──▶ a sandbox: in_process, or a locked one (workers/)

Only plain data comes out, or a verdict.
"""
