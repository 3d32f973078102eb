"""Job posts in files → the same requirements as their text."""

import json

import pytest

from dashapp.adapters.reading.post import post_text
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.domain.errors import InvalidInput, TooLarge
from dashapp.domain.matching.post import read_post
from dashapp.domain.resume import Resume
from tests import job_files
from tests.unit.adapters.reading.test_bad_input import zipped


def _told(fraction: float, sentence: str) -> None:
    assert 0 <= fraction <= 1
    assert sentence


def _asked(text: str) -> list[tuple[str, str, str]]:
    return [(each.text, each.kind, each.importance) for each in read_post(text).requirements]


@pytest.mark.parametrize(
    "content",
    [
        job_files.as_pdf(),
        job_files.as_docx(),
        job_files.as_page(),
        job_files.as_page("utf-16"),
        job_files.as_web_archive(),
        job_files.as_markdown(),
        job_files.POST.encode(),
        job_files.POST.encode("utf-16"),
    ],
    ids=["pdf", "docx", "page", "page-16", "archive", "markdown", "text", "utf-16"],
)
def test_a_file_asks_for_what_its_text_asks_for(content: bytes) -> None:
    text = post_text(content, _told)
    assert _asked(text) == _asked(job_files.POST)
    assert read_post(text).title == read_post(job_files.POST).title


def test_a_page_gives_the_post_and_nothing_around_it_its_heading_first() -> None:
    page = job_files.as_page().replace(b"<main>", b"<header>Jobs at Frisdal</header><main>")
    text = post_text(page, _told)
    assert text.splitlines()[0] == job_files.POST.splitlines()[0]
    assert "Jobs at Frisdal" in text
    for around in ("Sign in", "cookies", "apply now", "luck", "5 years'"):
        assert around not in text


def test_a_page_is_read_in_the_letters_that_it_says_it_has() -> None:
    page = "<meta charset='iso-8859-2'><h1>Skladník</h1><p>Požadavky: znalost češtiny, SAP"
    assert "Požadavky: znalost češtiny" in post_text(page.encode("iso-8859-2"), _told)
    unknown = page.replace("iso-8859-2", "made-up").replace("ž", "z").replace("č", "c")
    assert "Skladník" in post_text(unknown.encode("cp1252"), _told)


def test_a_page_that_leaves_its_head_open_is_read() -> None:
    text = post_text(b"<html><head><title>x</title><body><p>You must know SAP</p></body>", _told)
    assert text == "You must know SAP"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{\\rtf1 hello}", "rich text"),
        (b"\x89PNG\r\n", "paste the text"),
        (b"%PDF-1.7 broken", "broken"),
        (job_files.locked(), "locked with a password"),
        (job_files.scanned(), "may be a scan"),
        (b"PK\x03\x04broken", "damaged"),
        (zipped(**{"a.txt": b"x"}), "no Word file"),
        (bytes(range(256)) * 40, "choose a PDF, a Word file"),
        (b"<html><body><nav>Jobs</nav><script>must</script></body></html>", "no text in this"),
        (TypstRenderer().pdf(Resume({"basics": {"name": "Ada"}})), "no job post"),
    ],
)
def test_what_holds_no_job_post_is_answered_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        post_text(content, _told)


def test_a_word_file_that_unfolds_into_a_bomb_is_not_opened() -> None:
    with pytest.raises(TooLarge, match="unpacks into far more"):
        post_text(zipped(**{"word/document.xml": b"\0" * 120_000_000}), _told)


def test_data_is_kept_as_text_and_asks_for_nothing() -> None:
    text = post_text(json.dumps({"@type": "JobPosting"}).encode(), _told)
    with pytest.raises(InvalidInput, match="No requirement"):
        read_post(text)
