"""Texts that the offline writer composes from the person's own sentences, and from nothing else."""

import re
from collections.abc import Sequence
from typing import Final

from dashapp.domain import inline
from dashapp.domain.checks.strength import strength_of
from dashapp.domain.checks.verb import opening_tense
from dashapp.domain.resume import Passage
from dashapp.domain.writing.phrases import Phrases, phrases
from dashapp.domain.writing.request import Material, Need, PieceKind

_MOST_BULLETS, _MOST_SKILLS, _MOST_QUESTIONS = 3, 6, 12
_FIRST: Final = re.compile(r"^[A-Z][a-z]+(?=\s)")


def composed(kind: PieceKind, material: Material) -> str:
    """Return a text in Markdown; empty where the résumé says too little for one."""
    compose = {"summary": _summary, "letter": _letter, "about": _about, "interview": _questions}
    return compose[kind](material, phrases(material.language))


def _summary(material: Material, saying: Phrases) -> str:
    label = _texts(material, "label")
    said = [f"{each.rstrip('.')}." for each in (*label[:1], *_strongest(material)[:2])]
    skills = _skills(material)
    if skills:
        said.append(saying.skills.format(skills=_listed(skills)))
    return " ".join(said)


def _about(material: Material, saying: Phrases) -> str:
    done = [_in_the_first_person(each, "{said}.") for each in _strongest(material)]
    if not done:
        return ""
    label, skills = _texts(material, "label"), _skills(material)
    parts = [*label[:1], " ".join(done)]
    if skills:
        parts.append(saying.works_with.format(skills=_listed(skills)))
    return "\n\n".join(parts)


def _letter(material: Material, saying: Phrases) -> str:
    job = material.job
    shown = [need for need in (job.needs if job else ()) if need.is_shown]
    done = [_answered(need, saying) for need in shown[:_MOST_BULLETS]]
    if not done:
        done = [_in_the_first_person(each, saying.quoted) for each in _strongest(material)]
    if not done:
        return ""
    about = saying.about.format(title=job.title) if job else saying.apply
    signed = f"{saying.regards}\n{material.name}".rstrip(",\n ")
    return "\n\n".join([saying.greeting, about, *done, saying.close, signed])


def _questions(material: Material, saying: Phrases) -> str:
    needs = material.job.needs if material.job else ()
    if not needs:
        return "\n".join(f"- {saying.how.format(said=each)}" for each in _strongest(material))
    lines = []
    for need in needs[:_MOST_QUESTIONS]:
        lines.append(f"- **{_plain(need.text).rstrip('.')}.** {saying.tell}")
        shown = saying.evidence if need.is_shown else saying.near
        is_near = need.is_shown or (need.status == "partly" and bool(need.evidence))
        told = shown.format(said=_plain(need.evidence[0])) if is_near else saying.nothing
        lines.append(f"  {told}")
    return "\n".join(lines)


def asked(need: Need, saying: Phrases) -> str:
    """Return the sentence that names what a post asks for."""
    return saying.asked.format(need=_plain(need.text).rstrip("."))


def _answered(need: Need, saying: Phrases) -> str:
    return f"{asked(need, saying)} {_in_the_first_person(need.evidence[0], saying.quoted)}"


def _in_the_first_person(bullet: str, otherwise: str) -> str:
    """Return a bullet as a sentence that begins with “I”, or told ``otherwise`` where none can."""
    said = _plain(bullet).rstrip(".")
    first = _FIRST.match(said)
    tense = opening_tense(said)
    is_act = first is not None and (
        tense == "past" or (tense == "present" and not first.group().endswith("s"))
    )
    if not is_act:
        return otherwise.format(said=said)
    return f"I {said[0].lower()}{said[1:]}."


def _strongest(material: Material) -> list[str]:
    """Return the bullets that show most; where there is a job, its evidence first."""
    bullets = [_plain(each.text) for each in material.places if each.is_bullet]
    ranked = sorted(bullets, key=lambda each: -strength_of(Passage((), each)).points)
    job = material.job
    proofs = [_plain(need.evidence[0]) for need in (job.needs if job else ()) if need.is_shown]
    chosen = [each for each in dict.fromkeys(proofs) if each in bullets]
    return list(dict.fromkeys([*chosen, *ranked]))[:_MOST_BULLETS]


def _skills(material: Material) -> list[str]:
    """Return the skills, those that the job asks for first."""
    there = [p for p in material.places if p.where.startswith("Skills") and not p.is_bullet]
    # What has words of its own is a group of them; how well one knows them is no skill.
    groups = {each.where for each in there if each.field == "text"}
    known = [
        _plain(each.text)
        for each in there
        if each.field == "text" or (each.field == "name" and each.where not in groups)
    ]
    wanted = material.job.text.casefold() if material.job else ""
    ranked = sorted(dict.fromkeys(known), key=lambda each: each.casefold() not in wanted)
    return ranked[:_MOST_SKILLS]


def _texts(material: Material, field: str) -> list[str]:
    return [_plain(each.text) for each in material.places if each.field == field]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def _plain(text: str) -> str:
    return inline.plain(text).strip()
