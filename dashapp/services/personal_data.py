"""Everything that is kept about a person, for them to take along."""

import io
import json
import zipfile
from dataclasses import asdict
from typing import Any

from dashapp.domain.people import Actor
from dashapp.services.access_tokens import AccessTokens
from dashapp.services.accounts import Accounts
from dashapp.services.documents import Documents
from dashapp.services.jobs import Jobs
from dashapp.services.teams import Teams


class PersonalData:
    """Gathers what a person has here."""

    def __init__(
        self,
        accounts: Accounts,
        teams: Teams,
        tokens: AccessTokens,
        documents: Documents,
        jobs: Jobs,
    ) -> None:
        self._accounts = accounts
        self._teams = teams
        self._tokens = tokens
        self._documents = documents
        self._jobs = jobs

    def everything(self, who: Actor) -> bytes:
        """Return a ZIP: the account as JSON, and each résumé and job post that one made.

        Raises:
            NotSignedIn: Nobody is signed in.
        """
        person = self._accounts.person(who)
        account = {
            "person": person,
            "workspaces": self._teams.workspaces(who),
            "signed-in": self._accounts.logins(who),
            "tokens": self._tokens.tokens(who),
            "providers": self._accounts.identities(who),
            "done": self._accounts.deeds(who),
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("account.json", _json({k: _plain(v) for k, v in account.items()}))
            for is_deleted in (False, True):
                for each in self._documents.summaries(who, deleted=is_deleted):
                    if each.created_by == person.id:
                        said = self._documents.kept(who, each.id).data
                        folder = "deleted" if is_deleted else "resumes"
                        archive.writestr(f"{folder}/{each.id}.json", _json(said))
            for job in self._jobs.kept(who):
                if job.created_by == person.id:
                    archive.writestr(f"jobs/{job.id}.txt", f"{job.title}\n\n{job.text}")
        return out.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, str) else asdict(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=_said)


def _said(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)
