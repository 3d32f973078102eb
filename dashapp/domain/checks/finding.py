"""What a rule finds, and what a rule is given to look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from dashapp.domain.checks.letters import Lacking, nothing_lacking
from dashapp.domain.language import is_english, language_of
from dashapp.domain.resume import Entry, Passage, Path, Resume, text_of

Severity = Literal["fix", "consider", "note"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule applies; ``message`` says what is wrong there."""

    path: Path
    quote: str
    message: str
    fix: str = ""


@dataclass(frozen=True)
class Subject:
    """A résumé with what many rules need of it."""

    resume: Resume
    today: date
    lacking: Lacking = nothing_lacking

    @cached_property
    def bullets(self) -> list[Passage]:
        """All highlights."""
        return self.resume.bullets()

    @cached_property
    def language(self) -> str | None:
        """The language of the prose, if it can be told."""
        prose = [p.plain for p in self.resume.passages() if len(p.text.split()) > 3]
        return language_of(" ".join(prose))

    @property
    def is_english(self) -> bool:
        """Whether rules that know English alone are tried."""
        return is_english(self.language)

    @cached_property
    def prose(self) -> list[Passage]:
        """Summaries, descriptions and bullets."""
        return [p for p in self.resume.passages() if len(p.text.split()) > 3]

    @cached_property
    def addresses(self) -> list[tuple[Path, str]]:
        """All web addresses with their places."""
        found: list[tuple[Path, str]] = [(("basics", "url"), self.resume.basic("url"))]
        for index, profile in enumerate(self.resume.profiles()):
            found.append((("basics", "profiles", index, "url"), text_of(profile.get("url"))))
        for view in self.resume.sections():
            found += [((*entry.path, "url"), entry.text("url")) for entry in view.entries]
        return [(path, address) for path, address in found if address]

    @cached_property
    def jobs(self) -> list[Entry]:
        """Positions and volunteering."""
        return [*self.resume.entries("work"), *self.resume.entries("volunteer")]


Check = Callable[[Subject], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it is called, why it matters, what to do, and the function that looks."""

    id: str
    title: str
    severity: Severity
    why: str
    fix: str
    check: Check
    is_english: bool = False
    """Whether it knows English alone; elsewhere it is not tried."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit of a rule, whole enough to be shown alone."""

    rule: str
    title: str
    severity: Severity
    path: Path
    quote: str
    message: str
    why: str
    fix: str


def found_by(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Yield what a rule finds."""
    for hit in rule.check(subject):
        yield Finding(
            rule.id, rule.title, rule.severity, hit.path, hit.quote, hit.message, rule.why,
            hit.fix or rule.fix,
        )  # fmt: skip
