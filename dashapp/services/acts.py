"""Everything that access is asked for, the roles and scopes that do for it, and what is said where none does."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashapp.domain.people import Scope


class Act(StrEnum):
    """Everything that access is asked for; the word before the dot says of what."""

    READ = "document.read"
    SUGGEST = "document.suggest"
    COMMENT = "document.comment"
    EDIT = "document.edit"
    HISTORY = "document.history"
    BIN = "document.bin"
    SHARE = "document.share"
    READ_JOB = "job.read"
    DELETE_JOB = "job.delete"
    SEE = "workspace.see"
    ADD = "workspace.add"
    MANAGE = "workspace.manage"
    AUDIT = "workspace.audit"
    ACCOUNT = "self.account"


_ALL = frozenset({"owner", "editor", "commenter", "viewer"})
WRITERS: Final = frozenset({"owner", "editor"})
"""Who may change a résumé."""

_OWNER = frozenset({"owner"})
_SELF = frozenset({"self"})

ROLES: Final[Mapping[Act, frozenset[str]]] = {
    Act.READ: _ALL,
    Act.SUGGEST: _ALL - {"viewer"},
    Act.COMMENT: _ALL - {"viewer"},
    Act.EDIT: WRITERS,
    Act.HISTORY: WRITERS,
    Act.BIN: _OWNER,
    Act.SHARE: _OWNER,
    Act.READ_JOB: _ALL,
    Act.DELETE_JOB: WRITERS,
    Act.SEE: _ALL | {"candidate"},
    Act.ADD: WRITERS | {"candidate"},
    Act.MANAGE: _OWNER,
    Act.AUDIT: _OWNER,
    Act.ACCOUNT: _SELF,
}
"""Which roles may do an act; a role is of the thing that the act is done to."""

SCOPES: Final[Mapping[Act, Scope | None]] = {
    Act.READ: "read",
    Act.SUGGEST: "suggest",
    Act.COMMENT: "suggest",
    Act.EDIT: "write",
    Act.HISTORY: "write",
    Act.BIN: "write",
    Act.SHARE: "admin",
    Act.READ_JOB: "read",
    Act.DELETE_JOB: "write",
    Act.SEE: "read",
    Act.ADD: "write",
    Act.MANAGE: "admin",
    Act.AUDIT: "admin",
    Act.ACCOUNT: None,
}
"""The scope that a token must have for an act; with nothing no token will do."""

MISSING: Final = {
    "document": "There is no résumé at this address. It may have been deleted, or is not shared with"
    " you any more.",
    "job": "This job post is not kept here. It may have been deleted.",
    "workspace": "There is no workspace at this address. It may have been deleted.",
}
"""What is said of a thing that is not there for somebody."""

REFUSED: Final = {
    Act.SUGGEST: "You can read this résumé but not suggest changes.",
    Act.COMMENT: "You can read this résumé but not comment on it.",
    Act.EDIT: "You can read this résumé but not change it.",
    Act.HISTORY: "Only who may change this résumé sees what it was before.",
    Act.BIN: "Only who made this résumé, or an owner of the workspace, can put it in the bin.",
    Act.SHARE: "Only who made this résumé, or an owner of the workspace, can share it.",
    Act.MANAGE: "Only an owner of this workspace can do that.",
    Act.AUDIT: "Only an owner of this workspace can read what was done in it.",
    Act.ADD: "You can read what is in this workspace but add nothing to it.",
}
"""What is said to whom an act is refused."""
