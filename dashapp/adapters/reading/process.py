"""Reads files in a process of its own, which has limits and can be killed.

Why:
    A file from outside may be made to hang or to swallow memory, and a parser in C may
    crash; a fresh interpreter (no fork) is safe to start from a worker with threads.
"""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import dashapp
from dashapp.domain.account import Account
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.resume import Resume

_CHILD = "dashapp.adapters.reading.child"
_ROOT = Path(dashapp.__file__).parent.parent
_ERRORS: dict[str, type[InvalidInput]] = {TooLarge.code: TooLarge}


class ReadingProcess:
    """A reader that starts a process a file."""

    def __init__(self, seconds: float = 20.0) -> None:
        self._seconds = seconds

    def read(self, content: bytes, filename: str, progress: Any) -> tuple[Resume, Account]:
        """Return the résumé and the account of how it was read.

        Raises:
            InvalidInput: The file cannot be read, or reading it took too long.
        """
        answer = self._asked("resume", content, filename, progress)
        return Resume(answer["resume"]), Account.from_json(answer["account"])

    def post(self, content: bytes, progress: Any) -> str:
        """Return the text of a job post.

        Raises:
            InvalidInput: The file cannot be read, or reading it took too long.
        """
        return str(self._asked("post", content, "", progress)["post"])

    def _asked(self, wants: str, content: bytes, filename: str, progress: Any) -> dict[str, Any]:
        """Return what a process of its own answers."""
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "PYTHONUTF8": "1"},
        )
        late = threading.Event()
        timer = threading.Timer(self._seconds, _stop, (child, late))
        timer.start()
        try:
            header = {"wants": wants, "filename": filename}
            answer = _talk(child, header, content, progress)
        finally:
            timer.cancel()
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):
                    _open(pipe).close()
        if wants in answer:
            return answer
        raise _fault(answer, late=late.is_set(), seconds=self._seconds)


def _stop(child: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    child.kill()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("The pipe was not opened.")
    return pipe


def _talk(
    child: "subprocess.Popen[bytes]", header: dict[str, str], content: bytes, progress: Any
) -> dict[str, Any]:
    """Hand the file over, pass progress on, and return the last answer (empty if none)."""
    with suppress(BrokenPipeError):
        stdin = _open(child.stdin)
        stdin.write(json.dumps(header).encode() + b"\n" + content)
        stdin.close()
    for line in _open(child.stdout):
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if "fraction" not in said:
            return dict(said)
        progress(said["fraction"], said["sentence"])
    return {}


def _fault(answer: dict[str, Any], *, late: bool, seconds: float) -> InvalidInput:
    if "error" in answer:
        return _ERRORS.get(answer["code"], InvalidInput)(answer["error"])
    if late:
        return TooLarge(
            f"This file could not be read within {seconds:.0f} seconds. Please save it in a "
            "simpler form, for example as plain text, and try again."
        )
    return InvalidInput(
        "This file is damaged or too complex to read. Please save it anew, or in another "
        "format, and try again."
    )
