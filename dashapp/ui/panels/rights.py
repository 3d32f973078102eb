"""What whoever looks at a panel may do; what they may not is not offered."""

from dataclasses import dataclass

from dashapp.domain.people import Actor
from dashapp.services.acts import Act
from dashapp.services.catalogue import Services
from dashapp.ui.identity import who


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do with a résumé, and with the jobs that are kept where it is."""

    comments: bool
    edits: bool
    adds_jobs: bool
    who: Actor


def rights_of(services: Services, resume_id: str) -> Rights:
    """Return what whoever asks may do."""
    access, asks = services.people.guards.access, who()
    return Rights(
        access.may(asks, Act.COMMENT, resume_id),
        access.may(asks, Act.EDIT, resume_id),
        access.may(asks, Act.ADD, services.documents.workspace(resume_id)),
        asks,
    )
