"""What a writer is given: the résumé by its places, the job, the person's answers, and the wish."""

from dataclasses import dataclass
from typing import Final, Literal

from dashapp.domain.language import language_of

WishKind = Literal["better", "sharper", "shorter", "quantified", "tone", "language", "job"]

WISHES: Final[dict[WishKind, str]] = {
    "better": "Better",
    "sharper": "Sharper",
    "shorter": "Shorter",
    "quantified": "With numbers",
    "tone": "In another tone",
    "language": "In another language",
    "job": "For this job",
}
"""What can be asked of a text, as people see it."""

PieceKind = Literal["summary", "letter", "about", "interview"]

PIECES: Final[dict[PieceKind, str]] = {
    "summary": "Summary",
    "letter": "Cover letter",
    "about": "LinkedIn About",
    "interview": "Interview questions",
}
"""What can be composed from a résumé, as people see it."""

MOST_DRAFTS = 3
LONGEST_DETAIL = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What to do with some texts; ``detail`` is the tone or the language that is wanted."""

    kind: WishKind = "better"
    detail: str = ""
    drafts: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A text of the résumé under a short name that a writer can repeat."""

    key: str
    node: str
    field: str
    where: str
    text: str
    is_bullet: bool = False
    is_current: bool = False
    is_open: bool = False
    """Whether a writer may suggest other words for it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement of the job: how well the résumé meets it, and by which words."""

    text: str
    status: str
    evidence: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether some words of the résumé show it; what may be evidence is a guess, and shows nothing."""
        return self.status == "covered" and bool(self.evidence)


@dataclass(frozen=True, slots=True)
class JobBrief:
    """The job that is written for."""

    id: str
    title: str
    text: str
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class TodoBrief:
    """A to-do under a short name that a writer can repeat."""

    key: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Persona:
    """A voice: how to write, never what is true."""

    key: str
    name: str
    told: str
    voice: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a writer may lean on."""

    name: str
    places: tuple[Place, ...]
    job: JobBrief | None = None
    facts: tuple[str, ...] = ()
    """What the person has answered, and only they."""
    todos: tuple[TodoBrief, ...] = ()
    persona: Persona | None = None
    dates: tuple[str, ...] = ()
    """When things began and ended, and where they are told."""

    def place(self, key: str) -> Place | None:
        """Return the place with a short name."""
        return next((each for each in self.places if each.key == key), None)

    @property
    def language(self) -> str | None:
        """The code of the language that the résumé is in, where its text tells."""
        return language_of(" ".join(each.text for each in self.places))

    @property
    def said(self) -> str:
        """All that is known to be true: the résumé and the person's answers."""
        return " \n".join([*(each.text for each in self.places), *self.dates, *self.facts])


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a chat; ``is_writer`` where the co-writer said it."""

    by: str
    text: str
    is_writer: bool = False
