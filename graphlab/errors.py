"""The errors graphlab raises, each written for the person who reads it."""


class GraphlabError(Exception):
    """Base of every error that graphlab raises on purpose.

    The message says what is wrong and where; ``hint`` says what to do about it.

    Examples
    --------
    >>> error = GraphlabError("profile.txt: no paper found", hint="copy the whole page")
    >>> print(error.hint)
    copy the whole page
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnreadableInputError(GraphlabError, ValueError):
    """A file that cannot be read, or in which no paper was found."""


class OutputExistsError(GraphlabError, FileExistsError):
    """An output folder that holds something graphlab must not overwrite."""


class FetchError(GraphlabError):
    """A service on the network that refused, stayed silent, or had nothing."""


class SettingsError(GraphlabError, ValueError):
    """A setting outside its allowed values."""
