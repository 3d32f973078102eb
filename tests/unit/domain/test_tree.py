"""A résumé as nodes: nothing is lost and an untouched value leaves as it came."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.outline import BASICS, PROFILES, SECTIONS, Section
from dashapp.domain.resume import Resume
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.encoding import nodes_of

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
MARKED = st.sampled_from(["**b** a", "2 * 3", "_x_", "[a](https://b.example)", "a\nb", r"\*"])
SCALAR = st.one_of(TEXT, MARKED, st.none(), st.booleans(), st.integers(-9, 9), st.just(""))
ODD = st.one_of(SCALAR, st.lists(SCALAR, max_size=2), st.dictionaries(TEXT, SCALAR, max_size=2))


def entries(section: Section) -> st.SearchStrategy[Any]:
    known = {field.name: SCALAR for field in section.fields}
    known |= {each.name: st.one_of(st.lists(SCALAR, max_size=3), ODD) for each in section.lists}
    known |= {"unknown": ODD}
    return st.fixed_dictionaries({}, optional=known)


def basics() -> st.SearchStrategy[Any]:
    plain = {field.name: SCALAR for field in BASICS.fields if "." not in field.name}
    place = st.fixed_dictionaries({}, optional={"city": SCALAR, "region": ODD, "odd": ODD})
    profiles = st.lists(entries(PROFILES), max_size=2)
    return st.fixed_dictionaries(
        {}, optional={**plain, "location": place, "profiles": profiles, "x": ODD}
    )


RESUMES = st.fixed_dictionaries(
    {},
    optional={
        "$schema": TEXT,
        "basics": st.one_of(basics(), ODD),
        "meta": st.fixed_dictionaries({}, optional={"version": TEXT, "canonical": ODD}),
        "extra": ODD,
        **{
            s.key: st.one_of(st.lists(st.one_of(entries(s), SCALAR), max_size=3), ODD)
            for s in SECTIONS
        },
    },
)


def there_and_back(data: dict[str, Any]) -> dict[str, Any]:
    numbers = itertools.count()
    replicas = YjsReplicas()
    first = replicas.seeded(nodes_of(Resume(data), lambda: f"n{next(numbers)}"))
    resume, _ = resume_of(replicas.rebuilt([first]).tree())
    return resume.data


@settings(max_examples=150)
@given(RESUMES)
def test_every_resume_comes_back_letter_by_letter(data: dict[str, Any]) -> None:
    assert json.dumps(there_and_back(data)) == json.dumps(data)


@pytest.mark.parametrize("line", ["a\nb", "\na", "a\n\nb", "\n"])
def test_lines_in_a_field_of_one_line_come_back_while_nobody_touches_them(line: str) -> None:
    data = {"work": [{"position": line}], "skills": [{"keywords": [line]}]}
    assert there_and_back(data) == data


def test_what_is_ours_comes_back_too() -> None:
    ours = {
        "style": {"template": "modern", "font_size": 10.5, "later": [1]},
        "sections": [
            {"id": "patents", "title": "Patents", "entries": [{"name": "P", "highlights": ["z"]}]}
        ],
        "order": ["skills", "custom:patents", "work"],
        "titles": {"work": "Employment"},
        "leftovers": [{"source": "page 2", "text": "*odd"}],
    }
    data = {"basics": {"name": "Ada"}, "work": [{"name": "A"}], "meta": {"imaginator": ours}}
    assert there_and_back(data) == data


@pytest.mark.parametrize("value", ["", None, 5, True])
def test_an_empty_or_odd_value_is_kept_where_it_stood(value: Any) -> None:
    data = {"basics": {"name": value, "email": value, "location": {"city": value}}}
    assert there_and_back(data) == data


def test_every_value_knows_where_it_is_edited() -> None:
    data = {
        "work": [{"name": "A", "highlights": ["x", "y"]}],
        "basics": {"location": {"city": "B"}},
    }
    numbers = itertools.count()
    replicas = YjsReplicas()
    first = replicas.seeded(nodes_of(Resume(data), lambda: f"n{next(numbers)}"))
    _, spots = resume_of(replicas.rebuilt([first]).tree())
    assert spots[("basics", "location", "city")].field == "location.city"
    assert spots[("work", 0, "highlights", 1)].field == "text"
    assert spots[("work", 0, "highlights", 0)] != spots[("work", 0, "highlights", 1)]
