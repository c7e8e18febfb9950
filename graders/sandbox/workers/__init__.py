"""The locked place where a learner's code runs, in a process of its own.

    grader ──starts──▶ zygote (NumPy, perhaps PyTorch, imported once)
                          └──forks──▶ worker: locks itself, loads one file, answers

The grader and a worker talk through a socket in MessagePack. The worker never sees the
solutions, the checks or another submission, and what it sends is only ever data.
"""
