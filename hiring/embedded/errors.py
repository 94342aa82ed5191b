"""The one error of this package. Its text is a sentence for the person at the terminal."""


class CannotRun(Exception):
    """Something outside the program keeps it from starting; the text says what to change."""
