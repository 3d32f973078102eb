"""Everything that is kept about a person, for them to take along."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from dashapp.domain.errors import NotFound
from dashapp.domain.people import Actor, Person
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.accounts import Accounts
from dashapp.services.comments import Comments
from dashapp.services.cowriting.writing_store import WritingStore
from dashapp.services.documents import Documents
from dashapp.services.identities import Identities
from dashapp.services.jobs import Jobs
from dashapp.services.notices import Notices
from dashapp.services.review_store import GIVEN, SaidStore
from dashapp.services.suggestions import Suggestions
from dashapp.services.teams import Teams
from dashapp.services.todos import Todos

_MOST = 100_000
_PIECE = 64_000


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a person, whatever they make."""

    accounts: Accounts
    identities: Identities
    teams: Teams
    tokens: AccessTokens
    notices: Notices


@dataclass(frozen=True, slots=True)
class Made:
    """What a person makes."""

    documents: Documents
    jobs: Jobs
    comments: Comments
    suggestions: Suggestions
    todos: Todos
    writing: WritingStore
    said: SaidStore


class PersonalData:
    """Gathers what a person has here."""

    def __init__(self, held: Held, made: Made) -> None:
        self._held = held
        self._made = made

    def everything(self, who: Actor) -> Iterator[bytes]:
        """Return a ZIP: the account, each résumé and job post that one made, what one said elsewhere.

        It comes in pieces, each made when the one before was taken, of what one résumé holds at
        most: what somebody gathered in years need not lie in memory.

        Raises:
            NotSignedIn: Nobody is signed in.
        """
        return self._zipped(who, self._held.accounts.person(who))

    def _zipped(self, who: Actor, person: Person) -> Iterator[bytes]:
        out = _Pieces()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open("account.json", "w", force_zip64=True) as file:
                for piece in _object(self._account(who, person)):
                    file.write(piece.encode())
                    yield from out.taken(_PIECE)
            for name, text in self._files(who, person.id):
                archive.writestr(name, text)
                yield from out.taken(_PIECE)
        yield from out.taken()

    def _account(self, who: Actor, person: Person) -> dict[str, Any]:
        held, writing = self._held, self._made.writing
        return {
            "person": person,
            "workspaces": held.teams.workspaces(who),
            "signed-in": held.accounts.logins(who),
            "tokens": held.tokens.tokens(who),
            "providers": held.identities.providers(who),
            "done": held.accounts.deeds(who),
            "told": held.notices.every(who),
            "writer": [replace(writing.choice(person.id), sealed_key="")],
            "sent": writing.every_sending(person.id),
        }

    def _files(self, who: Actor, person: str) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each file but the account's."""
        made, is_told = self._made, set[str]()
        for is_deleted in (False, True):
            folder = "deleted" if is_deleted else "resumes"
            for each in made.documents.summaries(who, deleted=is_deleted):
                if each.created_by != person:
                    continue
                with suppress(NotFound):  # gone since the list was made
                    yield f"{folder}/{each.id}.json", _json(made.documents.kept(who, each.id).data)
                    if not is_deleted and (beside := self._said_beside(who, each.id)):
                        yield f"{folder}/{each.id}.beside.json", _json(beside)
                        is_told.add(each.id)
        for document in made.said.said_beside(person):
            if document not in is_told and (said := self._said_elsewhere(who, person, document)):
                yield f"said/{document}.json", _json(said)
        for job in made.jobs.kept(who):
            if job.created_by == person:
                yield f"jobs/{job.id}.txt", f"{job.title}\n\n{job.text}"

    def _said_beside(self, who: Actor, document: str) -> dict[str, Any]:
        """Return the threads, suggestions and to-dos of a résumé; nothing where there are none."""
        made = self._made
        found = {
            "threads": [each.thread for each in made.comments.listed(who, document)],
            "suggestions": [each.suggestion for each in made.suggestions.listed(who, document)],
            "to-do": made.todos.listed(who, document),
            "answers": made.writing.facts(document),
            "chat": made.writing.messages(document, _MOST),
            "texts": made.writing.pieces(document),
        }
        return {name: _plain(each) for name, each in found.items() if each}

    def _said_elsewhere(self, who: Actor, person: str, document: str) -> dict[str, Any]:
        """Return one's own words beside another résumé, also such as one no longer reaches.

        What others gave one to do is in their words: it goes along where one reads it still.
        """
        title = self._made.documents.titles(who, [document]).get(document)
        said = self._made.said.said(person, document)
        words = {kind: each for kind, each in said.items() if kind != GIVEN or title is not None}
        return {"of": title or "", **words} if words else {}


class _Pieces(io.RawIOBase):
    """Where a ZIP is written to that is taken away piece by piece; nobody goes back in it."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._kept += piece
        return len(piece)

    def taken(self, least: int = 1) -> Iterator[bytes]:
        """Yield what was written since, if it is as much as that, and forget it."""
        if len(self._kept) >= least:
            taken = bytes(self._kept)
            self._kept.clear()
            yield taken


def _object(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSON of an object in pieces; of what is iterated over one thing at a time."""
    between = "{"
    for name, value in values.items():
        yield f"{between}\n{_json(name)}: "
        if isinstance(value, Iterable) and not isinstance(value, str):
            yield from _array(value)
        else:
            yield _json(_plain(value))
        between = ","
    yield "\n}\n"


def _array(values: Iterable[Any]) -> Iterator[str]:
    between = "["
    for each in values:
        yield f"{between}\n{_json(_plain(each))}"
        between = ","
    yield "[]" if between == "[" else "\n]"


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, str) else asdict(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=_said)


def _said(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)
