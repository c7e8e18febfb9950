"""The one kind of error that the pipeline reports to a person."""

from mkdocs.exceptions import PluginError


class PipelineError(PluginError):
    """One line that says what is wrong, in which file, and what to do.

    MkDocs prints it without a traceback and ends the build.
    """
