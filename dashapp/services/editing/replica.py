"""What a shared document in memory promises: updates in any order, merged to the same."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from dashapp.domain.tree.node import Node, Tree


class MalformedUpdate(Exception):
    """Bytes that are no update; the replica is as it was."""


class BrokenReplica(Exception):
    """The replica cannot be trusted any more and must be rebuilt from the log."""


class Replica(Protocol):
    """A shared document in memory; an update is what one change did to it."""

    def apply(self, update: bytes) -> bytes:
        """Take in an update and return what was new in it, which may be nothing.

        Raises:
            MalformedUpdate: The bytes are no update.
            BrokenReplica: The update broke the document, or stands on one never seen.
        """
        ...

    def diff(self, state_vector: bytes) -> bytes:
        """Return what a peer with this state vector does not have yet."""
        ...

    def state_vector(self) -> bytes:
        """Return what this replica has."""
        ...

    def tree(self) -> Tree:
        """Return the nodes as they are now."""
        ...

    def set_values(self, node: str, values: Mapping[str, str]) -> bytes:
        """Set registers of a node and return the update that says so."""
        ...

    def become(self, then: Tree, only: Collection[str] | None) -> bytes:
        """Say what ``then`` says, in some nodes or in all, and return the update that does so.

        What is not in ``then`` is marked as deleted.
        """
        ...


class Replicas(Protocol):
    """Makes replicas."""

    def seeded(self, nodes: Iterable[Node]) -> bytes:
        """Return the first update of a new document, which says what ``nodes`` say."""
        ...

    def rebuilt(self, updates: Iterable[bytes]) -> Replica:
        """Return the replica that these updates make."""
        ...
