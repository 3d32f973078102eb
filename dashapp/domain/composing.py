"""Texts that the offline writer composes from the person's own sentences, and from nothing else."""

import re
from collections.abc import Sequence
from typing import Final

from dashapp.domain import inline
from dashapp.domain.checks.strength import strength_of
from dashapp.domain.checks.verb import opening_tense
from dashapp.domain.resume import Passage
from dashapp.domain.writing.request import Material, Need, PieceKind

_MOST_BULLETS, _MOST_SKILLS, _MOST_QUESTIONS = 3, 6, 12
_FIRST: Final = re.compile(r"^[A-Z][a-z]+(?=\s)")


def composed(kind: PieceKind, material: Material) -> str:
    """Return a text in Markdown; empty where the résumé says too little for one."""
    if kind == "summary":
        return _summary(material)
    if kind == "letter":
        return _letter(material)
    if kind == "about":
        return _about(material)
    return _questions(material)


def _summary(material: Material) -> str:
    label = _texts(material, "label")
    said = [f"{each.rstrip('.')}." for each in (*label[:1], *_strongest(material)[:2])]
    skills = _skills(material)
    if skills:
        said.append(f"Skills: {_listed(skills)}.")
    return " ".join(said)


def _about(material: Material) -> str:
    done = [_in_the_first_person(each) for each in _strongest(material)]
    if not done:
        return ""
    label, skills = _texts(material, "label"), _skills(material)
    parts = [*label[:1], " ".join(done)]
    if skills:
        parts.append(f"What I work with: {_listed(skills)}.")
    return "\n\n".join(parts)


def _letter(material: Material) -> str:
    job = material.job
    shown = [need for need in (job.needs if job else ()) if need.is_shown]
    done = [_answered(need) for need in shown[:_MOST_BULLETS]]
    if not done:
        done = [_in_the_first_person(each) for each in _strongest(material)]
    if not done:
        return ""
    about = f"I am writing about the position “{job.title}”." if job else "I am writing to apply."
    parts = ["Dear hiring team,", about, *done, "I would be glad to tell you more.", "Kind regards"]
    return "\n\n".join([*parts[:-1], f"{parts[-1]},\n{material.name}".rstrip(",\n ")])


def _questions(material: Material) -> str:
    needs = material.job.needs if material.job else ()
    if not needs:
        asked = [
            f"“{each}” How did you do it, and what came of it?" for each in _strongest(material)
        ]
        return "\n".join(f"- {each}" for each in asked)
    lines = []
    for need in needs[:_MOST_QUESTIONS]:
        lines.append(f"- **{_plain(need.text).rstrip('.')}.** Tell us of a time when you did that.")
        if need.is_shown:
            lines.append(f"  Your evidence: “{_plain(need.evidence[0])}”")
        else:
            lines.append("  Your résumé shows nothing for it: think of an honest answer.")
    return "\n".join(lines)


def _answered(need: Need) -> str:
    return (
        f"You ask for “{_plain(need.text).rstrip('.')}”. {_in_the_first_person(need.evidence[0])}"
    )


def _in_the_first_person(bullet: str) -> str:
    """Return a bullet as a sentence that begins with “I”, or as a quotation where none can."""
    said = _plain(bullet).rstrip(".")
    first = _FIRST.match(said)
    tense = opening_tense(said)
    is_act = first is not None and (
        tense == "past" or (tense == "present" and not first.group().endswith("s"))
    )
    if not is_act:
        return f"From my résumé: {said}."
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
