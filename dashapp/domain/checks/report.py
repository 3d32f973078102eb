"""How a résumé reads: findings by the rules, and what the pictures show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dashapp.domain.career import Gap, Span, gaps, spans
from dashapp.domain.checks import detail, machine, structure, writing
from dashapp.domain.checks.finding import Finding, Rule, Subject, found_by
from dashapp.domain.checks.letters import Lacking, nothing_lacking
from dashapp.domain.checks.strength import Strength, strength_of
from dashapp.domain.checks.verb import opening_verb
from dashapp.domain.resume import Resume

RULES: tuple[Rule, ...] = (*writing.RULES, *structure.RULES, *detail.RULES, *machine.RULES)
_ORDER = {"fix": 0, "consider": 1, "note": 2}
_WORDS_A_MINUTE = 220


@dataclass(frozen=True, slots=True)
class SectionLength:
    """A section in words and bullets."""

    title: str
    words: int
    bullets: int


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """Everything that is said of how a résumé reads."""

    findings: tuple[Finding, ...]
    rules: int
    untried: int
    """How many rules know English alone, where the résumé is in another language."""
    strengths: tuple[Strength, ...]
    spans: tuple[Span, ...]
    gaps: tuple[Gap, ...]
    verbs: tuple[tuple[str, int], ...]
    lengths: tuple[SectionLength, ...]

    @property
    def words(self) -> int:
        """All words."""
        return sum(length.words for length in self.lengths)

    @property
    def reading_minutes(self) -> float:
        """How long reading all of it takes, at 220 words a minute."""
        return self.words / _WORDS_A_MINUTE

    @property
    def rules_met(self) -> int:
        """How many rules find nothing."""
        return self.rules - len({finding.rule for finding in self.findings})

    @property
    def sentence(self) -> str:
        """What came of the rules."""
        more = f"; {self.untried} more know English alone" if self.untried else ""
        return f"{self.rules_met} of {self.rules} rules find nothing{more}."

    def to_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "rules": self.rules,
            "rules_met": self.rules_met,
            "rules_untried": self.untried,
            "words": self.words,
            "reading_minutes": round(self.reading_minutes, 1),
            "findings": [asdict(finding) for finding in self.findings],
            "bullets": [{**asdict(s), "points": s.points} for s in self.strengths],
            "gaps": [asdict(gap) for gap in self.gaps],
            "verbs": dict(self.verbs),
        }


def read_through(
    resume: Resume,
    today: date,
    rules: Sequence[Rule] = RULES,
    lacking: Lacking = nothing_lacking,
) -> ReadingReport:
    """Return what the rules find, and what the pictures show."""
    subject = Subject(resume, today, lacking)
    tried = [rule for rule in rules if subject.is_english or not rule.is_english]
    findings = [finding for rule in tried for finding in found_by(rule, subject)]
    told = spans(resume, today)
    # What shows a deed or a result is known for English alone: elsewhere nothing is claimed.
    bullets = subject.bullets if subject.is_english else []
    verbs = Counter(v for b in bullets if (v := opening_verb(b.plain)) is not None)
    return ReadingReport(
        tuple(sorted(findings, key=lambda finding: _ORDER[finding.severity])),
        len(tried),
        len(rules) - len(tried),
        tuple(strength_of(bullet) for bullet in bullets),
        tuple(told),
        tuple(gaps(told)),
        tuple(verbs.most_common()),
        tuple(_lengths(resume)),
    )


def _lengths(resume: Resume) -> list[SectionLength]:
    lengths = [SectionLength("Summary", len(resume.basic("summary").split()), 0)]
    for view in resume.sections():
        words = bullets = 0
        for entry in view.entries:
            for name in (f.name for f in view.section.fields if f.kind in ("line", "prose")):
                words += len(entry.text(name).split())
            for texts in view.section.lists:
                found = entry.passages(texts.name)
                words += sum(len(passage.plain.split()) for passage in found)
                bullets += len(found) if texts.kind == "bullets" else 0
        lengths.append(SectionLength(view.title, words, bullets))
    return [length for length in lengths if length.words]
