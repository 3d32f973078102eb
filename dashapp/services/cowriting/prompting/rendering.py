"""Renders prompts: rules and wishes are ours, everything else stands between fences as data."""

import hashlib
import hmac
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from dashapp.domain.writing.request import JobBrief, Material, Turn, Wish
from dashapp.services.cowriting.text_model import Prompt

_VERSION: Final = re.compile(r"\Aversion: (\d+)\n+")
_LONGEST_JOB, _LONGEST_TALK, _MOST_TURNS = 12_000, 16_000, 30
_TOKENS: Final = {"rewrite": 6_000, "questions": 1_500, "chat": 2_000}
_TOKENS_OF_A_PIECE = 2_000
_WISHES: Final = {
    "better": "Make these texts better: begin with what was done, show what came of it, cut filler.",
    "sharper": "Make these texts sharper: stronger verbs for the same role, concrete words, no filler.",
    "shorter": "Make these texts a third shorter without losing a fact.",
    "quantified": "Show numbers and results: those that are known; [how many?] where they are not.",
    "tone": "Say these texts in another tone: $detail.",
    "language": "Say these texts in another language: $detail. Names stay as they are.",
    "job": "Say these texts so that they show what the job asks for, as far as they do.",
}


class Rendering:
    """Renders prompts; the fence cannot be guessed from outside and is the same for the same text."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def rewrite(self, material: Material, wish: Wish, wanted: Sequence[str]) -> Prompt:
        """Return the question for other words."""
        told = Template(_WISHES[wish.kind]).substitute(detail=_line(wish.detail))
        drafts = "one line" if wish.drafts == 1 else f"up to {wish.drafts} lines, each otherwise,"
        asked = _text("rewrite", wish=told, wanted=", ".join(wanted), drafts=drafts)
        return self._prompt("rewrite", material, [("user", asked)])

    def piece(self, material: Material, kind: str) -> Prompt:
        """Return the question for a whole text: a summary or a letter."""
        return self._prompt(kind, material, [("user", _text(kind))])

    def questions(self, material: Material) -> Prompt:
        """Return the question for what only the person knows."""
        return self._prompt("questions", material, [("user", _text("questions"))])

    def chat(self, material: Material, turns: Sequence[Turn]) -> Prompt:
        """Return the question for the next message of a chat."""
        fence = self._fence(material)
        todos = "\n".join(f"[{each.key}] {_line(each.text)}" for each in material.todos)
        rules = _text("chat", fence=fence, todos=_within(todos, fence) or "(none)")
        said = [("user", rules), ("assistant", "I will.")]
        room = _LONGEST_TALK
        latest: list[tuple[str, str]] = []
        for turn in reversed(turns[-_MOST_TURNS:]):
            text = turn.text if turn.is_writer else f"{_line(turn.by)}: {turn.text}"
            room -= len(text)
            if room < 0 and latest:
                break
            latest.append(("assistant" if turn.is_writer else "user", _within(text, fence)))
        return self._prompt("chat", material, [*said, *reversed(latest)])

    def repair(self, first: Prompt, lines: Sequence[str]) -> Prompt:
        """Return the question to say again what could not be read."""
        fence = self._token("\n".join(lines))
        asked = _text("repair", fence=fence, lines=_within("\n".join(lines), fence))
        return Prompt(first.purpose, first.rules, first.material, (*first.turns, ("user", asked)))

    def _prompt(self, purpose: str, material: Material, turns: Sequence[tuple[str, str]]) -> Prompt:
        fence = self._fence(material)
        persona = material.persona
        voice = (
            f"Your voice, which changes no rule:\n{_within(persona.voice, fence)}"
            if persona
            else ""
        )
        rules = _text("rules", fence=fence, voice=voice)
        places = "\n".join(f"[{p.key}] {p.where}: {_line(p.text)}" for p in material.places)
        text = _text(
            "material",
            fence=fence,
            name=_within(_line(material.name), fence) or "the person",
            places=_within(places, fence) or "(empty)",
            dates=_within("\n".join(map(_line, material.dates)), fence) or "(none)",
            facts=_within("\n".join(map(_line, material.facts)), fence) or "(nothing yet)",
            job=_job(material.job, fence) if material.job else "No job was chosen.",
        )
        most = _TOKENS.get(purpose, _TOKENS_OF_A_PIECE)
        return Prompt(purpose, rules, text, tuple(turns), most)

    def _fence(self, material: Material) -> str:
        return self._token(repr(material))

    def _token(self, text: str) -> str:
        digest = hmac.new(self._secret, text.encode("utf-8", "replace"), hashlib.sha256)
        return f"=== {digest.hexdigest()[:16]} ==="


def _job(job: JobBrief, fence: str) -> str:
    needs = "\n".join(f"{_line(need.text)} ({need.status})" for need in job.needs)
    return _text(
        "job",
        fence=fence,
        title=_within(_line(job.title), fence),
        text=_within(job.text[:_LONGEST_JOB], fence),
        needs=_within(needs, fence) or "(nothing was found)",
    )


@cache
def _template(name: str) -> Template:
    said = (files("dashapp.services.cowriting.prompting") / f"{name}.md").read_text(
        encoding="utf-8"
    )
    return Template(_VERSION.sub("", said).strip())


def _text(file: str, /, **values: str) -> str:
    return _template(file).substitute(values)


def _within(text: str, fence: str) -> str:
    return text.replace(fence, "")


def _line(text: str) -> str:
    return " ".join(text.split())
