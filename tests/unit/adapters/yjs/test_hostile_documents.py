"""Whatever an editor puts into the shared document, the résumé can still be read and left."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, XmlElement, XmlFragment, XmlText

from dashapp.adapters.yjs.replica import YjsReplica, YjsReplicas
from dashapp.domain.resume import Resume
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.encoding import nodes_of
from dashapp.services.editing.replica import BrokenReplica, MalformedUpdate

START = {
    "basics": {"name": "Ada Brand", "profiles": [{"network": "X"}]},
    "work": [{"name": "Mill", "highlights": ["Ground **flour**"]}],
    "meta": {
        "imaginator": {"style": {"template": "classic"}, "leftovers": [{"source": "", "text": "?"}]}
    },
}
PATHS = [["basics"], ["basics", "name"], ["work"], ["work", "0"], ["meta"], ["meta", "imaginator"]]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "work", "a0", "\x00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("plkx"), inner),
    max_leaves=6,
)
TEXTS = JSON.map(json.dumps) | st.sampled_from(
    ["{", "[[]]", "[" * 5000, json.dumps(PATHS), json.dumps([[path, 1] for path in PATHS])]
)
IDS = ["root", "basics", "style", "work", "n0", "n1", "n2", "n3", "strange"]
REGISTERS = ["kind", "at", "del", "keys", "rest", "custom", "v:id", "v:email", "s:name", "s:*"]
SAID = st.tuples(
    st.sampled_from(IDS),
    st.sampled_from(REGISTERS),
    JSON | TEXTS | st.sampled_from(["root", "section", "entry", "item"]),
)
PLACES = st.tuples(
    st.sampled_from(IDS),
    st.sampled_from(IDS),
    st.sampled_from(["sections", "entries", "highlights", "profiles", "leftovers"]),
)


def started() -> tuple[YjsReplica, Doc[Any]]:
    numbers = itertools.count()
    first = YjsReplicas().seeded(nodes_of(Resume(START), lambda: f"n{next(numbers)}"))
    doc: Doc[Any] = Doc()
    doc.apply_update(first)
    return YjsReplicas().rebuilt([first]), doc


@settings(max_examples=300)
@given(st.lists(SAID, max_size=6), st.lists(PLACES, max_size=3))
def test_no_register_closes_a_resume(
    said: list[tuple[str, str, Any]], places: list[tuple[str, str, str]]
) -> None:
    replica, doc = started()
    before = doc.get_state()
    nodes = doc.get("nodes", type=Map)
    for name, register, value in said:
        if name not in nodes:
            nodes[name] = Map({"kind": "entry", "at": {"p": "work", "l": "entries", "k": "a5"}})
        nodes[name][register] = value
    for name, parent, where in places:
        if name in nodes:
            nodes[name]["at"] = {"p": parent, "l": where, "k": "a1"}
    replica.apply(doc.get_update(before))
    resume, _ = resume_of(replica.tree())
    json.dumps(resume.data)


@pytest.mark.parametrize("odd", [1, "text", None, Array([1]), Map({"kind": 3})])
def test_a_node_that_is_none_is_left_out(odd: Any) -> None:
    replica, doc = started()
    before = doc.get_state()
    doc.get("nodes", type=Map)["basics"] = odd
    doc.get("nodes", type=Map)["n1"] = odd
    replica.apply(doc.get_update(before))
    resume, _ = resume_of(replica.tree())
    assert resume.data["meta"] == START["meta"]
    assert replica.set_values("basics", {"email": "ada@example.com"})
    assert resume_of(replica.tree())[0].basics["email"] == "ada@example.com"


def test_odd_things_in_a_text_are_passed_over() -> None:
    replica, doc = started()
    before = doc.get_state()
    fragment = doc.get("t/basics/name", type=XmlFragment)
    fragment.children.append(XmlText("loose"))
    line = fragment.children.append(XmlElement("line"))
    line.children.append(XmlElement("script"))
    line.children.append(XmlText("kept"))
    replica.apply(doc.get_update(before))
    assert resume_of(replica.tree())[0].basics["name"] == "Ada Brand kept"


def test_an_update_that_stands_on_an_unseen_one_is_refused() -> None:
    replica, doc = started()
    updates = []
    for number in range(2):
        before = doc.get_state()
        doc.get("nodes", type=Map)["basics"]["v:email"] = f"{number}@example.com"
        updates.append(doc.get_update(before))
    with pytest.raises(BrokenReplica):
        replica.apply(updates[1])


def test_a_deletion_of_something_unseen_is_refused() -> None:
    replica, doc = started()
    doc.get("nodes", type=Map)["late"] = Map({"kind": "item"})
    before = doc.get_state()
    del doc.get("nodes", type=Map)["late"]
    with pytest.raises(BrokenReplica):
        replica.apply(doc.get_update(before))


def test_an_update_that_came_before_is_nothing_new() -> None:
    replica, doc = started()
    assert replica.apply(doc.get_update(b"\x00")) == b""


@pytest.mark.parametrize(
    "noise", ["dfc7838f0371a559b1f1805b", "a0b1898c03a09c151289027a", "ff" * 40]
)
def test_bytes_that_promise_more_than_they_hold_are_refused_unread(noise: str) -> None:
    """Yrs would make room for it: a gigabyte for ten bytes."""
    replica = YjsReplica()
    for take in (replica.apply, replica.diff):
        with pytest.raises(MalformedUpdate, match="shorter than it says"):
            take(bytes.fromhex(noise))
    with pytest.raises(MalformedUpdate, match="shorter than it says"):
        replica.apply(bytes.fromhex("01" + "a0b1898c03" + "0000"))
