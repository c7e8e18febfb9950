"""Grades as files, one module for each format.

What a learner's code raised stands in the messages: it may hold any character.
"""
