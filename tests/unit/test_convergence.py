"""Random edits by several people, delivered late and doubled, end in one résumé."""

import itertools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Map, XmlElement, XmlFragment, XmlText

from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.resume import Resume
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.encoding import nodes_of

START = {
    "work": [
        {"name": "A", "highlights": ["one", "two", "three"]},
        {"name": "B", "highlights": ["x"]},
    ]
}
PEERS = 3
ACTS = st.tuples(
    st.integers(0, PEERS - 1),
    st.sampled_from(["write", "move", "remove", "restore", "set"]),
    st.integers(0, 3),
    st.text(st.sampled_from("aé😀ا日 "), min_size=1, max_size=4),
)


def seed() -> bytes:
    numbers = itertools.count()
    return YjsReplicas().seeded(nodes_of(Resume(START), lambda: f"n{next(numbers):02d}"))


def bullets(doc: Doc[Any]) -> list[str]:
    nodes = doc.get("nodes", type=Map)
    return sorted(name for name in nodes if nodes[name]["kind"] == "item")


def act(doc: Doc[Any], what: str, which: int, text: str) -> None:
    names = bullets(doc)
    name = names[which % len(names)]
    node = doc.get("nodes", type=Map)[name]
    if what == "write":
        line = doc.get(f"t/{name}/text", type=XmlFragment).children[0]
        assert isinstance(line, XmlElement)
        inside = line.children[0]
        assert isinstance(inside, XmlText)
        inside.insert(0, text)
    elif what == "move":
        other = doc.get("nodes", type=Map)[names[(which + 1) % len(names)]]
        node["at"] = {**other["at"], "k": f"a{which}V"}
    elif what == "set":
        doc.get("nodes", type=Map)["basics"]["v:email"] = text
    else:
        node["del"] = what == "remove"


@settings(max_examples=60)
@given(st.lists(ACTS, max_size=25), st.randoms(use_true_random=False))
def test_all_end_with_the_same_resume_whatever_the_delivery(
    acts: list[tuple[int, str, int, str]], chance: Any
) -> None:
    first = seed()
    docs: list[Doc[Any]] = [Doc() for _ in range(PEERS)]
    for doc in docs:
        doc.apply_update(first)
    updates: list[bytes] = []
    heard = [0] * PEERS
    for who, what, which, text in acts:
        before = docs[who].get_state()
        with docs[who].transaction():
            act(docs[who], what, which, text)
        updates.append(docs[who].get_update(before))
        # As a socket delivers: in order, some late, some twice.
        late = chance.randrange(PEERS)
        until = chance.randint(heard[late], len(updates))
        for update in [*updates[heard[late] : until], *chance.choices(updates[:until] or [first])]:
            docs[late].apply_update(update)
        heard[late] = until
    shown = []
    for doc, place in zip(docs, heard, strict=True):
        for update in updates[place:]:
            doc.apply_update(update)
        replica = YjsReplicas().rebuilt([doc.get_update()])
        shown.append(resume_of(replica.tree())[0].data)
    assert shown[0] == shown[1] == shown[2]
    alive = [n for n in docs[0].get("nodes", type=Map).to_py().values() if n["kind"] == "item"]
    assert len(alive) == 4
