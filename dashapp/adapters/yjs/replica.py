"""One résumé as a Yjs document; the only place that knows how nodes lie in it.

``nodes`` is a map from id to a map: ``kind``, ``at`` (``{p, l, k}``, one register),
``del``, ``v:<field>`` for registers, ``s:<field>`` for the JSON that a field came as,
``keys`` and ``rest`` as JSON, ``custom``. A text is a fragment of its own at the top of
the document, ``t/<node>/<field>``: a ``line`` element a line, marks as attributes of the
text. Fragments at the top can be made by two people at once without a conflict.
"""

import json
import weakref
from collections import deque
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pycrdt import Doc, Map, XmlFragment

from dashapp.adapters.yjs.pending import promises_too_much, stands_on_unseen
from dashapp.adapters.yjs.registers import node_of, registers_of
from dashapp.adapters.yjs.text import Pieces, pieces_in, rewrite_text, said, write_text
from dashapp.domain.tree.node import FIXED, Node, Tree, fixed, section_of, text_fields
from dashapp.services.editing.replica import BrokenReplica, MalformedUpdate

_NOTHING = b"\x00\x00"


class YjsReplica:
    """A replica over pycrdt; one thread at a time."""

    def __init__(self) -> None:
        self._doc: Doc[Any] = Doc(allow_multithreading=True)
        last: deque[bytes] = deque(maxlen=1)
        self._last = last
        """The latest change; found by one observer, as making one costs more than a keystroke."""
        watching = self._doc.observe(lambda event: last.append(event.update))
        # The observer holds the document: both go when this replica does.
        weakref.finalize(self, self._doc.unobserve, watching).atexit = False
        self._nodes = self._doc.get("nodes", type=Map)
        self._said: dict[tuple[str, str], tuple[Pieces, str]] = {}
        """What each fragment said last: writing Markdown costs more than reading pieces."""

    def apply(self, update: bytes) -> bytes:
        """Take in an update and return what was new in it."""
        if promises_too_much(update, is_update=True):
            raise MalformedUpdate("The update is shorter than it says.")
        self._last.clear()
        try:
            self._doc.apply_update(update)
            # A keystroke is new as a whole, letter by letter: then nothing of it can wait.
            news = self._news()
            is_waiting = news != update and stands_on_unseen(update, self._doc.get_state())
        except ValueError as error:
            raise MalformedUpdate(str(error)) from None
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001
            # yrs panics on some hostile bytes, and the document is unsafe afterwards.
            raise BrokenReplica(repr(error)) from None
        if is_waiting:
            raise BrokenReplica("The update stands on one that is not here.")
        return news if news != _NOTHING else b""

    def diff(self, state_vector: bytes) -> bytes:
        """Return what a peer with this state vector does not have yet."""
        if promises_too_much(state_vector, is_update=False):
            raise MalformedUpdate("The state vector is shorter than it says.")
        try:
            return self._doc.get_update(state_vector)
        except ValueError as error:
            raise MalformedUpdate(str(error)) from None

    def state_vector(self) -> bytes:
        """Return what this replica has."""
        return self._doc.get_state()

    def tree(self) -> Tree:
        """Return the nodes as they are now; a node that makes no sense is left out."""
        with self._doc.transaction() as transaction:
            stored = json.loads(self._nodes.integrated.to_json(transaction._txn))  # noqa: SLF001
            found = {name: node_of(name, data) for name, data in stored.items()}
            nodes = {name: node for name, node in found.items() if node is not None}
            for name in FIXED:
                if name not in nodes or nodes[name].kind != name:
                    nodes[name] = fixed(name)
            tree = Tree(nodes.values())
            for node in nodes.values():
                if not node.deleted:
                    self._read_texts(node, tree)
        return tree

    def set_values(self, node: str, values: Mapping[str, str]) -> bytes:
        """Set registers of a node and return the update that says so."""
        registers = {f"v:{name}": value for name, value in values.items()}

        def change() -> None:
            known = self._nodes.get(node)
            if isinstance(known, Map) and node_of(node, known.to_py()) is not None:
                known.update(registers)
            else:
                self._nodes[node] = Map({**registers_of(fixed(node)), **registers})

        return self._changed(change)

    def become(self, then: Tree, only: Collection[str] | None) -> bytes:
        """Say what ``then`` says, in some nodes or in all, and return the update that does so."""
        now = self.tree()

        def change() -> None:
            for name in sorted({*then.nodes, *now.nodes} if only is None else only):
                wanted, known = then.nodes.get(name), now.nodes.get(name)
                if wanted is not None:
                    self._write(wanted, then)
                elif known is not None and not known.deleted:
                    self._nodes[name]["del"] = True

        return self._changed(change)

    def _write(self, wanted: Node, tree: Tree) -> None:
        """Make a node what is wanted; what is so already is not touched."""
        registers = registers_of(wanted)
        stored = self._nodes.get(wanted.id)
        if not isinstance(stored, Map):
            self._nodes[wanted.id] = Map(registers)
        else:
            have = stored.to_py() or {}
            for name in [name for name in have if name not in registers]:
                del stored[name]
            stored.update({k: v for k, v in registers.items() if have.get(k) != v})
        if wanted.deleted:
            return
        for field in text_fields(wanted, section_of(wanted, tree)):
            fragment, text = self._fragment(wanted.id, field.name), wanted.texts.get(field.name, "")
            if text != said(pieces_in(fragment), field.kind):
                rewrite_text(fragment, text, field.kind)

    def add(self, nodes: Iterable[Node]) -> bytes:
        """Add nodes with their texts and return the update that says so."""
        return self._changed(lambda: self._add(list(nodes)))

    def _changed(self, change: Any) -> bytes:
        self._last.clear()
        with self._doc.transaction():
            change()
        return self._news()

    def _news(self) -> bytes:
        """Return what was new in the change that was made just now."""
        return self._last.pop() if self._last else _NOTHING

    def _add(self, nodes: list[Node]) -> None:
        tree = Tree(nodes)
        for node in nodes:
            self._nodes[node.id] = Map(registers_of(node))
            kinds = {f.name: f.kind for f in text_fields(node, section_of(node, tree))}
            for name, text in node.texts.items():
                if text:
                    write_text(self._fragment(node.id, name), text, kinds.get(name, "line"))

    def _read_texts(self, node: Node, tree: Tree) -> None:
        for field in text_fields(node, section_of(node, tree)):
            place = (node.id, field.name)
            pieces = pieces_in(self._fragment(*place))
            known = self._said.get(place)
            if known is None or known[0] != pieces:
                known = self._said[place] = (pieces, said(pieces, field.kind))
            node.texts[field.name] = known[1]

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
