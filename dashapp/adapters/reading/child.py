"""The process that reads one file: limits first, then the file, then one answer."""

import json
import resource
import sys
from typing import Any

from dashapp.adapters.reading.formats import read
from dashapp.adapters.reading.post import post_text
from dashapp.domain.errors import ImaginatorError

MEMORY = 1_200_000_000
CPU_SECONDS = 30


def main() -> None:
    """Read a file from standard input and answer in lines of JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    header = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        answer = _answers[header["wants"]](content, header["filename"])
    except ImaginatorError as error:
        _answer({"error": str(error), "code": error.code})
    except (MemoryError, RecursionError):
        _answer(
            {
                "error": "This file unfolds into more than can be read. Please save it in a "
                "simpler form, for example as plain text.",
                "code": "too-large",
            }
        )
    else:
        _answer(answer)


def _resume(content: bytes, filename: str) -> dict[str, Any]:
    resume, account = read(content, filename, _tell)
    return {"resume": resume.data, "account": account.to_json()}


def _post(content: bytes, _: str) -> dict[str, Any]:
    return {"post": post_text(content, _tell)}


def _tell(fraction: float, sentence: str) -> None:
    _answer({"fraction": fraction, "sentence": sentence})


def _answer(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)  # noqa: T201 - the answer


_answers = {"resume": _resume, "post": _post}

if __name__ == "__main__":
    main()
