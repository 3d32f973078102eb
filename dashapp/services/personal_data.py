"""Everything that is kept about a person, for them to take along."""

import io
import json
import zipfile
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any

from dashapp.domain.people import Actor
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.accounts import Accounts
from dashapp.services.comments import Comments
from dashapp.services.cowriting.writing_store import WritingStore
from dashapp.services.documents import Documents
from dashapp.services.identities import Identities
from dashapp.services.jobs import Jobs
from dashapp.services.notices import Notices
from dashapp.services.review_store import SaidStore
from dashapp.services.suggestions import Suggestions
from dashapp.services.teams import Teams
from dashapp.services.todos import Todos

_MOST = 100_000


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

    def everything(self, who: Actor) -> bytes:
        """Return a ZIP: the account, each résumé and job post that one made, what one said elsewhere.

        Raises:
            NotSignedIn: Nobody is signed in.
        """
        held = self._held
        person = held.accounts.person(who)
        account = {
            "person": person,
            "workspaces": held.teams.workspaces(who),
            "signed-in": held.accounts.logins(who),
            "tokens": held.tokens.tokens(who),
            "providers": held.identities.providers(who),
            "done": held.accounts.deeds(who),
            "told": held.notices.told(who),
            "writer": [replace(self._made.writing.choice(person.id), sealed_key="")],
            "sent": self._made.writing.sendings(person.id, _MOST),
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("account.json", _json({k: _plain(v) for k, v in account.items()}))
            is_told: set[str] = set()
            for is_deleted in (False, True):
                for each in self._made.documents.summaries(who, deleted=is_deleted):
                    if each.created_by == person.id:
                        said = self._made.documents.kept(who, each.id).data
                        folder = "deleted" if is_deleted else "resumes"
                        archive.writestr(f"{folder}/{each.id}.json", _json(said))
                        if not is_deleted and (beside := self._said_beside(who, each.id)):
                            archive.writestr(f"{folder}/{each.id}.beside.json", _json(beside))
                            is_told.add(each.id)
            for document, words in self._said_elsewhere(who, person.id, is_told).items():
                archive.writestr(f"said/{document}.json", _json(words))
            for job in self._made.jobs.kept(who):
                if job.created_by == person.id:
                    archive.writestr(f"jobs/{job.id}.txt", f"{job.title}\n\n{job.text}")
        return out.getvalue()

    def _said_beside(self, who: Actor, document: str) -> dict[str, Any]:
        """Return the threads, suggestions and to-dos of a résumé; nothing where there are none."""
        found = {
            "threads": [each.thread for each in self._made.comments.listed(who, document)],
            "suggestions": [
                each.suggestion for each in self._made.suggestions.listed(who, document)
            ],
            "to-do": self._made.todos.listed(who, document),
            "answers": self._made.writing.facts(document),
            "chat": self._made.writing.messages(document, _MOST),
            "texts": self._made.writing.pieces(document),
        }
        return {name: _plain(each) for name, each in found.items() if each}

    def _said_elsewhere(
        self, who: Actor, person: str, is_told: Collection[str]
    ) -> dict[str, dict[str, Any]]:
        """Return one's own words beside other résumés, also such as one no longer reaches."""
        said = self._made.said.said(person)
        titles = self._made.documents.titles(who, said)  # of those that one may read
        return {
            each: {"of": titles.get(each, ""), **words}
            for each, words in said.items()
            if each not in is_told
        }


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, str) else asdict(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=_said)


def _said(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)
