"""What a move or a line is refused with."""


class ExerciseError(Exception):
    """A move or a line that does not fit. The message is a sentence for people, with an example that would fit."""
