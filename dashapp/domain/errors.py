"""What can go wrong for a person: each error has a stable code and a sentence for people."""

from typing import ClassVar


class ImaginatorError(Exception):
    """The root of all expected errors; its text says what is wrong and what to do."""

    code: ClassVar[str] = "error"


class NotFound(ImaginatorError):
    """The thing asked for is not there, or not there for this person."""

    code = "not-found"


class InvalidInput(ImaginatorError):
    """What was handed in cannot be used as it is; nothing was changed."""

    code = "invalid-input"


class TooLarge(InvalidInput):
    """What was handed in is over a limit that the sentence names."""

    code = "too-large"


class WrongEdit(InvalidInput):
    """One of several edits cannot be made, so that none was; ``place`` counts from nought."""

    def __init__(self, place: int, sentence: str) -> None:
        super().__init__(f"Edit {place + 1}: {sentence}")
        self.place = place
        self.sentence = sentence


class Unavailable(ImaginatorError):
    """Something the product needs does not answer now; trying again may help."""

    code = "unavailable"


class NotAllowed(ImaginatorError):
    """The thing is there for this person, but not this act on it."""

    code = "not-allowed"


class NotSignedIn(ImaginatorError):
    """Nobody is known to ask."""

    code = "not-signed-in"


class TooMany(ImaginatorError):
    """It was tried too often; ``seconds`` says when to try again."""

    code = "too-many"

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.seconds = seconds
