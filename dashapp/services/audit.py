"""The audit log: who did what in a workspace, when, from where."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from dashapp.domain.people import Actor, Deed
from dashapp.services.access import Access
from dashapp.services.acts import Act
from dashapp.services.people_store import AuditStore
from dashapp.services.ports import Clock

_MOST_SHOWN, _MOST_EXPORTED = 200, 100_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Audit:
    """Writes the log, and shows it to owners."""

    def __init__(self, store: AuditStore, access: Access, clock: Clock) -> None:
        self._store = store
        self._access = access
        self._clock = clock

    def note(
        self, who: Actor, act: str, workspace: str | None, target: str = "", **detail: Any
    ) -> None:
        """Keep that ``who`` did ``act`` to ``target``."""
        person = who.person or ("operator" if who.is_operator else "guest")
        deed = Deed(self._clock(), person, who.name, act, target, who.address, detail)
        self._store.add(workspace, deed)

    def lines(self, who: Actor, workspace: str) -> Sequence[Deed]:
        """Return the latest lines of a workspace.

        Raises:
            NotAllowed: ``who`` does not own it.
        """
        self._access.require(who, Act.AUDIT, workspace)
        return self._store.lines(workspace, _MOST_SHOWN)

    def of_person(self, person: str) -> Iterator[Deed]:
        """Yield what a person did, the latest first; for that person alone."""
        return self._store.of_person(person)

    def exported(self, who: Actor, workspace: str) -> bytes:
        """Return the log of a workspace as CSV, which no spreadsheet runs."""
        self._access.require(who, Act.AUDIT, workspace)
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(["at", "person", "name", "act", "object", "from", "detail"])
        for deed in self._store.lines(workspace, _MOST_EXPORTED):
            detail = json.dumps(dict(deed.detail), ensure_ascii=False) if deed.detail else ""
            row = [deed.person, deed.name, deed.act, deed.object, deed.address, detail]
            table.writerow([deed.at.isoformat(), *(_plain(cell) for cell in row)])
        return out.getvalue().encode()


def _plain(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
