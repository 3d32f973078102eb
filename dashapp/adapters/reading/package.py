"""Zip files opened with limits, so that a small file cannot unfold into a huge one."""

import io
import zipfile

from dashapp.domain.errors import InvalidInput, TooLarge

MOST_UNPACKED = 100_000_000
MOST_MEMBERS = 3_000
MOST_RATIO = 200


def opened(content: bytes) -> zipfile.ZipFile:
    """Return a zip file whose size unpacked is within the limits.

    Raises:
        InvalidInput: It is broken or locked.
        TooLarge: It unpacks into more than the limits.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise InvalidInput(
            "This file is damaged: its package cannot be opened. Please save or download it again."
        ) from None
    total = sum(member.file_size for member in members)
    if total > MOST_UNPACKED or len(members) > MOST_MEMBERS or _is_bomb(members):
        raise TooLarge(
            "This file unpacks into far more than it should hold, so it was not opened. "
            "Please save it again without large pictures."
        )
    if any(member.flag_bits & 1 for member in members):
        raise InvalidInput(
            "This file is locked with a password. Please save a copy without a password."
        )
    return package


def _is_bomb(members: list[zipfile.ZipInfo]) -> bool:
    return any(
        member.file_size > 1_000_000
        and member.file_size > MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )


def member(package: zipfile.ZipFile, name: str, most: int = MOST_UNPACKED) -> bytes:
    """Return a member's bytes, at most ``most`` of them.

    Raises:
        InvalidInput: The member is broken.
        TooLarge: The member is longer than it says.
    """
    try:
        with package.open(name) as stream:
            data = stream.read(most + 1)
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ):
        raise InvalidInput(
            "This file is damaged: a part of it cannot be unpacked. Please save it again."
        ) from None
    except Exception as error:
        # The decompressors (zlib, lzma, bz2) each raise errors of their own.
        raise InvalidInput(
            "This file is damaged: a part of it cannot be unpacked. Please save it again."
        ) from error
    if len(data) > most:
        raise TooLarge("A part of this file is larger than a résumé can be. Please save it again.")
    return data
