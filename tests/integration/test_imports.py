"""Importing through the process that reads: limits, progress, killing."""

import io
from pathlib import Path

import pypdf
import pytest

from dashapp.adapters.reading.process import ReadingProcess
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.services.imports import Imports

SAMPLE = Path(__file__).parents[1] / "samples/resumes/nurse.json"


def _pdf(pages: int, password: str = "") -> bytes:

    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(300, 300)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_resume_comes_back_through_the_process_with_its_account() -> None:
    said: list[str] = []
    imported = Imports(ReadingProcess()).read(
        SAMPLE.read_bytes(), "nurse.json", lambda fraction, sentence: said.append(sentence)
    )
    assert imported.resume.name == "Siobhán O’Dowd"
    assert imported.account.read["work"] == 3
    assert imported.account.filename == "nurse.json"
    assert said == ["Looking at the file"]


@pytest.mark.parametrize(
    ("content", "kind", "sentence"),
    [
        (b" \n", InvalidInput, "empty"),
        (b"https://www.example.com/in/ada\n", InvalidInput, "save the page as PDF"),
        (b"x" * 60_000_000, TooLarge, "over the 20 MB"),
        (_pdf(300), TooLarge, "300 pages"),
        (_pdf(1), InvalidInput, "no text"),
        (_pdf(1, "secret"), InvalidInput, "password"),
    ],
)
def test_a_file_over_the_limits_is_refused_with_a_sentence(
    content: bytes, kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence):
        Imports(ReadingProcess()).read(content)


def test_a_reader_that_takes_too_long_is_ended_and_says_so() -> None:
    with pytest.raises(TooLarge, match="within 0 seconds"):
        Imports(ReadingProcess(seconds=0.01)).read(SAMPLE.read_bytes())
