"""The one kind of error that the pipeline reports to a person."""


class PipelineError(Exception):
    """One line that says what is wrong, in which file, and what to do."""
