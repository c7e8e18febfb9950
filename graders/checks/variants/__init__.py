"""What is asked of exercises in a variant: the reference has the variant's loss.

pytest does not look here: it grades the published exercises.
"""
