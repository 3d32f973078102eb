"""Files that come with a request, up to a size."""

from typing import Annotated, Final

from fastapi import File, UploadFile

from dashapp.domain.errors import TooLarge

MB: Final = 1_000_000

Uploaded = Annotated[UploadFile, File()]


def content_of(file: UploadFile, most_mb: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        TooLarge: It has more than ``most_mb`` megabytes.
    """
    content = file.file.read(most_mb * MB + 1)
    if len(content) > most_mb * MB:
        raise TooLarge(f"The file is over {most_mb} MB. Please choose a smaller one.")
    return content
