"""Whatever stands in a file stands in what it gives, in a field or a leftover; and nothing else does."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashapp.adapters.reading.formats import read
from dashapp.domain.export.html import html
from dashapp.domain.export.markdown import markdown
from dashapp.domain.export.text import plain_text
from dashapp.domain.layout import laid_out
from dashapp.domain.resume import Resume
from dashapp.domain.style import Style

SAMPLES = sorted((Path(__file__).parents[3] / "samples/resumes").glob("*.json"))
ODD = (
    "W W W",
    "W W, W W",
    "W: W, W and W",
    "W | W | W",
    "W at W, W | 2019 – 2021",
    "May 2018 – Present: W W",
    "W (W) W – W",
    "* W W",
    "1. W W",
    "\tW\tW W",
    "Born in W, W",
    "+44 20 7946 0000 (W W)",
    "W@W.example, W@W.example",
    "WWW.W.EXAMPLE and www.W.example",
    "https://W.example/W/W?x=W",
    "GitHub: W | linkedin.com/in/W (W W)",
    "Keywords: W, W",
    "E-mail: W@W.example or W",
    "Flat W, 12 W Road, W PL1 2AB, UK",
    "W, W, 1480/1600, W",
    "2014 W W: W, W",
    "since 2019        W W        W",
    "W W, W (Summer 2018)",
    "W, W, May 2014, W",
    "W, W, 2018 – 2020 (W)",
    "BSc W, University of W, W (Note: W)",
    "Languages: English (W), German (B2)",
    "English (native), W",
    "OBJECTIVE: W W",
    "LANGUAGES: W, French",
    "Name: W W",
    "W W, engineer of W",
    "12 W Street, W, TX 78209",
    "Expected May 2025",
    "Issued May 2018",
    "W (2020–) https://W.example/W",
    "W · Full-time · 3 yrs",
    "engineer – W",
    "Lisbon, W",
    "12 W Street",
    "Position:        W W",
    "Profile: W W",
    "Address W, W",
    "W, W, 2010 – 2014, W",
)
LINKED = (
    "[W](https://W.example), W, 2018",
    "[W W](https://W.example/W), [W W](https://W.example)",
    "[W](HTTPS://W.EXAMPLE) | [W](https://W.example) | 2019 – 2020",
    "**W** [W](https://W.example) *W*",
    "- [W W](mailto:W@example.org) W",
    "[GITHUB: W](HTTPS://GITHUB.COM/W)",
)
HTML = (
    '<a href="https://W.example">W</a> W',
    '<b>W</b>, <a href="https://W.example">W</a> | <a href="https://W.example/W">W W</a>',
    '<a href="mailto:W@example.org">W</a>',
)
PUT = {"markdown": ODD + LINKED, "text": ODD, "html": ODD + HTML}
OURS = {"order", "source", "id"}
"""Keys under which an import notes what is nowhere in the file."""
TABLES = {
    # LinkedIn's tables: its columns, dates and addresses left out
    "Profile": "First Name,Last Name,Maiden Name,Address,Headline,Summary,Industry,Geo Location",
    "Positions": "Company Name,Title,Description,Location",
    "Education": "School Name,Notes,Degree Name,Activities",
    "Skills": "Name",
    "Languages": "Name,Proficiency",
    "Projects": "Title,Description",
    "Certifications": "Name,Authority,License Number",
    "Publications": "Name,Description,Publisher",
    "Honors": "Title,Description",
    "Volunteering": "Company Name,Role,Cause,Description",
    "Email Addresses": "Email Address",
    "PhoneNumbers": "Number",
    "Recommendations_Received": "First Name,Last Name,Company,Job Title,Text",
    "Courses": "Name,Number",
    "Organizations": "Name,Position,Description",
    "Patents": "Title,Description,Patent Number",
    "Test Scores": "Name,Score,Description",
    "Causes You Care About": "Supported Cause",
}
ENTRY = [
    "company",
    "position",
    "institution",
    "area",
    "degree",
    "title",
    "authors",
    "doi",
    "journal",
    "name",
    "label",
    "details",
    "bullet",
    "number",
    "summary",
    "highlights",
    "date",
    "start_date",
    "end_date",
    "location",
    "url",
    "unheard_of",
]
VALUE = st.recursive(
    st.just("W"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("unheard_of"), inner),
    max_leaves=3,
)
ENTRIES = st.lists(
    st.dictionaries(st.sampled_from(ENTRY), st.sampled_from(["2019-03", "W W"]) | VALUE) | VALUE,
    max_size=3,
)
CV = st.fixed_dictionaries(
    {
        "name": st.just("W W"),
        "email": st.just("W@W.example"),
        "social_networks": st.just([{"network": "W", "username": "W"}]) | VALUE,
        "sections": st.dictionaries(
            st.sampled_from(
                [
                    "summary",
                    "experience",
                    "education",
                    "skills",
                    "publications",
                    "projects",
                    "awards",
                    "certifications",
                    "languages",
                    "volunteer",
                    "references",
                    "interests",
                    "unheard_of",
                ]
            ),
            ENTRIES | VALUE,
            max_size=4,
        ),
    },
    optional=dict.fromkeys(["headline", "label", "phone", "website", "location", "photo"], VALUE),
)
"""RenderCV's layout, some of it where RenderCV itself would not have it."""
MANY = settings(max_examples=80)


def _quiet(fraction: float, sentence: str) -> None:
    """Tell nobody."""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each if key not in OURS else [])
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    else:
        yield str(value)


def _written(shape: str, numbers: Iterator[int]) -> str:
    """Put a word that stands nowhere else into every gap."""
    return re.sub("W(?!W)(?<!WW)", lambda _: f"quo{next(numbers)}x", shape)


@pytest.mark.parametrize("kind", ["markdown", "text", "html"])
@MANY
@given(data=st.data())
def test_every_word_is_in_a_field_or_among_the_leftovers_and_no_other_is(
    kind: str, data: st.DataObject
) -> None:
    layout = laid_out(Resume(json.loads(data.draw(st.sampled_from(SAMPLES)).read_bytes())))
    numbers = count(100)
    lines = {
        "markdown": lambda: markdown(layout),
        "text": lambda: plain_text(layout),
        "html": lambda: html(layout, Style()).replace("><", ">\n<"),
    }[kind]().splitlines()
    first = next((n + 1 for n, line in enumerate(lines) if "<body" in line), 0)
    for shape in data.draw(st.lists(st.sampled_from(PUT[kind]), min_size=1, max_size=6)):
        at = data.draw(st.integers(first, len(lines) - 3) | st.integers(first, first + 8))
        line = _written(shape, numbers)
        lines.insert(at, f"<p>{line}</p>" if kind == "html" else line)
    text = "\n".join(lines)
    resume, _ = read(text.encode(), "", _quiet)
    given_back = " ".join(_texts(resume.data)).casefold()
    lost = [word for word in re.findall(r"quo\d+x", text) if word not in given_back]
    assert not lost, text
    # Of a date only the year is as it was written.
    said = set(re.findall(r"[^\W\d_]{2,}|\d{3,}", given_back))
    assert said <= {"https", *re.findall(r"[^\W\d_]{2,}|\d{3,}", unescape(text).casefold())}


def test_every_cell_of_linkedins_tables_is_in_a_field_or_among_the_leftovers() -> None:
    numbers, file = count(100), io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for table, columns in TABLES.items():
            row = _written(re.sub("[^,]+", "W", columns), numbers)
            other = _written(re.sub("[^,]+", "W", columns), numbers) if table != "Profile" else ""
            zipped.writestr(f"{table}.csv", f"{columns}\n{row}\n{other}\n")
    resume, account = read(file.getvalue(), "", _quiet)
    assert account.format == "linkedin"
    given_back = " ".join(_texts(resume.data))
    assert not [number for number in range(100, next(numbers)) if f"quo{number}x" not in given_back]
    assert [view.title for view in resume.sections()][-1] == "Causes You Care About"


@MANY
@given(cv=CV)
def test_every_text_in_rendercvs_layout_is_in_a_field_or_among_the_leftovers(cv: Any) -> None:
    numbers = count(100)
    text = _written(f"cv: {json.dumps(cv)}", numbers)
    resume, account = read(text.encode(), "", _quiet)
    assert account.format == "rendercv"
    given_back = " ".join(_texts(resume.data))
    assert not [n for n in range(100, next(numbers)) if f"quo{n}x" not in given_back], text


def test_what_dates_of_rendercvs_layout_leave_out_is_among_the_leftovers() -> None:
    job = {"company": "Nordlys", "position": "Welder", "date": "2023 – expected 2026"}
    cv = {"name": "Maren", "sections": {"experience": [job]}}
    resume, _ = read(f"cv: {json.dumps(cv)}".encode(), "", _quiet)
    work = resume.data["work"][0]
    assert (work["startDate"], work["endDate"]) == ("2023", "2026")
    assert [each["text"] for each in resume.data["meta"]["imaginator"]["leftovers"]] == ["expected"]


def test_a_certificate_that_goes_on_is_told_with_its_dash() -> None:
    text = "Maren\nmaren@example.org\n\nCERTIFICATES\nForklift licence, 2019 – today\n"
    resume, _ = read(text.encode(), "cv.txt", _quiet)
    assert resume.data["certificates"] == [{"name": "Forklift licence"}]
    assert [each["text"] for each in resume.data["meta"]["imaginator"]["leftovers"]] == ["2019 –"]
