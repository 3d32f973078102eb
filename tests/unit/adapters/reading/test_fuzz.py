"""Damaged files of every format: a result or a sentence, never anything else."""

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.import_accuracy import linkedin
from dashapp.adapters.reading.formats import read
from dashapp.adapters.typesetting.docx import write_docx
from dashapp.domain.errors import ImaginatorError
from dashapp.domain.export.html import html
from dashapp.domain.export.markdown import markdown
from dashapp.domain.export.text import plain_text
from dashapp.domain.layout import laid_out
from dashapp.domain.resume import Resume
from dashapp.domain.style import Style

PATH = Path(__file__).parents[3] / "samples/resumes/graduate.json"
KINDS = ("json", "yaml", "pdf", "markdown", "text", "html", "docx", "linkedin")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "basics",
                    "work",
                    "meta",
                    "imaginator",
                    "sections",
                    "entries",
                    "highlights",
                    "location",
                    "city",
                    "profiles",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _quiet(fraction: float, sentence: str) -> None:
    """Tell nobody."""


@cache
def _file(kind: str) -> bytes:
    data = json.loads(PATH.read_bytes())
    resume = Resume(data)
    layout = laid_out(resume)
    return {
        "json": PATH.read_bytes,
        "yaml": lambda: yaml.safe_dump(data, allow_unicode=True).encode(),
        "pdf": (PATH.parents[1] / "graduate.pdf").read_bytes,
        "markdown": lambda: markdown(layout).encode(),
        "text": lambda: plain_text(layout).encode(),
        "html": lambda: html(layout, Style()).encode(),
        "docx": lambda: write_docx(resume),
        "linkedin": lambda: linkedin(data),
    }[kind]()


@pytest.mark.parametrize("kind", KINDS)
@MANY
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 9)), max_size=8
    )
)
def test_a_damaged_file_gives_a_result_or_a_sentence(
    kind: str, changes: list[tuple[float, bytes, int]]
) -> None:
    content = bytearray(_file(kind))
    for place, put, cut in changes:
        at = int(place * len(content))
        content[at : at + cut] = put
    try:
        resume, account = read(bytes(content), "", _quiet)
    except ImaginatorError as error:
        assert str(error).endswith(".")  # noqa: PT017 - a sentence is right too
    else:
        json.dumps(resume.data)
        assert account.sentences()


@MANY
@given(value=VALUES)
def test_any_json_gives_a_result_or_a_sentence(value: object) -> None:
    try:
        resume, account = read(
            json.dumps({"basics": value, "work": value, "meta": value}).encode(), "", _quiet
        )
    except ImaginatorError as error:
        assert str(error).endswith(".")  # noqa: PT017 - a sentence is right too
    else:
        assert laid_out(resume) is not None
        assert account.sentences()


@MANY
@given(text=st.text(max_size=300))
def test_any_text_gives_a_result_or_a_sentence(text: str) -> None:
    for head in ("", "EXPERIENCE\n", "# A\n## Work\n### "):
        try:
            read((head + text).encode("utf-8", "replace"), "", _quiet)
        except ImaginatorError as error:
            assert str(error).endswith(".")  # noqa: PT017 - a sentence is right too
