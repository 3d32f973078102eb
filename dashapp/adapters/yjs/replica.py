"""One résumé as a Yjs document; the only place that knows how nodes lie in it.

``nodes`` is a map from id to a map: ``kind``, ``at`` (``{p, l, k}``, one register),
``del``, ``v:<field>`` for registers, ``s:<field>`` for the JSON that a field came as,
``keys`` and ``rest`` as JSON, ``custom``. A text is a fragment of its own at the top of
the document, ``t/<node>/<field>``: a ``line`` element a line, marks as attributes of the
text. Fragments at the top can be made by two people at once without a conflict.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pycrdt import Doc, Map, TransactionEvent, XmlFragment

from dashapp.adapters.yjs.text import text_in, write_text
from dashapp.domain.tree.node import Node, Position, Tree, section_of, text_fields
from dashapp.services.ports import BrokenReplica, MalformedUpdate

_NOTHING = b"\x00\x00"
_KINDS = frozenset({"root", "basics", "style", "section", "entry", "item"})


class YjsReplica:
    """A replica over pycrdt; one thread at a time."""

    def __init__(self) -> None:
        self._doc: Doc[Any] = Doc(allow_multithreading=True)
        self._nodes = self._doc.get("nodes", type=Map)

    def apply(self, update: bytes) -> bytes:
        """Take in an update and return what was new in it."""
        seen: list[bytes] = []

        def note(event: TransactionEvent) -> None:
            seen.append(event.update)

        subscription = self._doc.observe(note)
        try:
            self._doc.apply_update(update)
        except ValueError as error:
            raise MalformedUpdate(str(error)) from None
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001
            # yrs panics on some hostile bytes, and the document is unsafe afterwards.
            raise BrokenReplica(repr(error)) from None
        finally:
            self._doc.unobserve(subscription)
        return b"".join(seen[:1]) if seen and seen[0] != _NOTHING else b""

    def diff(self, state_vector: bytes) -> bytes:
        """Return what a peer with this state vector does not have yet."""
        try:
            return self._doc.get_update(state_vector)
        except ValueError as error:
            raise MalformedUpdate(str(error)) from None

    def state_vector(self) -> bytes:
        """Return what this replica has."""
        return self._doc.get_state()

    def tree(self) -> Tree:
        """Return the nodes as they are now; a node that makes no sense is left out."""
        stored = self._nodes.to_py() or {}
        nodes = [_node(name, data) for name, data in stored.items() if _is_node(data)]
        tree = Tree(nodes)
        for node in nodes:
            if not node.deleted:
                self._read_texts(node, tree)
        return tree

    def set_values(self, node: str, values: Mapping[str, str]) -> bytes:
        """Set registers of a node and return the update that says so."""
        return self._changed(
            lambda: self._nodes[node].update({f"v:{k}": v for k, v in values.items()})
        )

    def add(self, nodes: Iterable[Node]) -> bytes:
        """Add nodes with their texts and return the update that says so."""
        return self._changed(lambda: self._add(list(nodes)))

    def _changed(self, change: Any) -> bytes:
        before = self._doc.get_state()
        with self._doc.transaction():
            change()
        return self._doc.get_update(before)

    def _add(self, nodes: list[Node]) -> None:
        tree = Tree(nodes)
        for node in nodes:
            self._nodes[node.id] = Map(_registers(node))
            kinds = {f.name: f.kind for f in text_fields(node, section_of(node, tree))}
            for name, text in node.texts.items():
                if text:
                    write_text(self._fragment(node.id, name), text, kinds.get(name, "line"))

    def _read_texts(self, node: Node, tree: Tree) -> None:
        for field in text_fields(node, section_of(node, tree)):
            node.texts[field.name] = text_in(self._fragment(node.id, field.name), field.kind)

    def _fragment(self, node: str, name: str) -> XmlFragment:
        fragment: XmlFragment = self._doc.get(f"t/{node}/{name}", type=XmlFragment)
        return fragment


class YjsReplicas:
    """Makes replicas."""

    def seeded(self, nodes: Iterable[Node]) -> bytes:
        """Return the first update of a new document."""
        return YjsReplica().add(nodes)

    def rebuilt(self, updates: Iterable[bytes]) -> YjsReplica:
        """Return the replica that these updates make."""
        replica = YjsReplica()
        with replica._doc.transaction():  # noqa: SLF001 - one transaction is twice as fast
            for update in updates:
                replica._doc.apply_update(update)  # noqa: SLF001
        return replica


def _registers(node: Node) -> dict[str, Any]:
    at = {"p": node.at.parent, "l": node.at.list, "k": node.at.key}
    registers: dict[str, Any] = {"kind": node.kind, "at": at, "del": node.deleted}
    registers |= {f"v:{name}": value for name, value in node.values.items()}
    registers |= {f"s:{name}": source for name, source in node.sources.items()}
    if node.keys:
        registers["keys"] = json.dumps(node.keys)
    if node.rest:
        registers["rest"] = json.dumps(node.rest)
    if node.custom:
        registers["custom"] = True
    return registers


def _is_node(data: Any) -> bool:
    if not isinstance(data, dict) or data.get("kind") not in _KINDS:
        return False
    at = data.get("at")
    return isinstance(at, dict) and all(isinstance(at.get(part), str) for part in "plk")


def _node(name: str, data: dict[str, Any]) -> Node:
    at = data["at"]
    node = Node(name, data["kind"], Position(at["p"], at["l"], at["k"]), bool(data.get("del")))
    for key, value in data.items():
        if isinstance(value, str) and key.startswith("v:"):
            node.values[key[2:]] = value
        elif isinstance(value, str) and key.startswith("s:"):
            node.sources[key[2:]] = value
    node.keys = [tuple(path) for path in json.loads(data.get("keys") or "[]")]
    node.rest = [(tuple(path), value) for path, value in json.loads(data.get("rest") or "[]")]
    node.custom = data.get("custom") is True
    return node
