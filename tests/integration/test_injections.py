"""Texts that try to make the writer lie, leak or act: even a model that obeys them gets nowhere."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashapp.bootstrap.joining import join
from dashapp.bootstrap.parts import Parts
from dashapp.domain.cowriting import Piece
from dashapp.domain.errors import InvalidInput
from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.domain.resume import Resume
from dashapp.domain.writing.cleaning import new_links
from dashapp.services.cowriting.cowriter import Ask
from dashapp.settings import Settings
from tests.conftest import SAMPLES
from tests.language_model import LanguageModel

WHO = Actor(LOCAL_PERSON)
TARGET = "Helped the team plan weekly deliveries for 14 shops"
BULLETS = [
    TARGET,
    "Kept the stock count right with Excel and a barcode scanner",
    "Trained new starters on the forklift rules",
]
RESUME: dict[str, Any] = {
    "basics": {"name": "Dana Okafor", "label": "Warehouse coordinator", "location": {"city": "Leeds"}},
    "work": [
        {
            "name": "Northgate Logistics",
            "position": "Warehouse coordinator",
            "startDate": "2019",
            "endDate": "2024",
            "highlights": BULLETS,
        }
    ],
    "skills": [{"name": "Excel"}, {"name": "Stock control"}, {"name": "Forklift licence"}],
    "education": [
        {
            "institution": "Leeds City College",
            "studyType": "Level 3 Diploma",
            "area": "Logistics",
            "endDate": "2018",
        }
    ],
}  # fmt: skip
Attack = dict[str, Any]
CANARIES = {"marmalade"}
"""Words that say that an order was obeyed and claim nothing: a chat may say them."""


def attacks() -> list[Attack]:
    lines = (SAMPLES / "injections.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def model() -> Iterator[LanguageModel]:
    """A model that does what it is told by whoever wrote last."""
    with LanguageModel().serving() as made:
        yield made


@pytest.fixture(scope="module")
def parts(model: LanguageModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """The product in this process, with that model."""
    folder: Path = tmp_path_factory.mktemp("injections")
    settings = Settings(
        data_dir=folder, ai_provider="openai", ai_base_url=model.base, ai_model="obeys"
    )
    made = join(settings)
    yield made
    made.close()


def said_by(model: LanguageModel, attack: Attack, kind: str) -> None:
    """Let the model obey: the place it was told of is the one that it can see."""

    def says(sent: dict[str, Any]) -> str:
        shown = str(sent["messages"][0]["content"])
        line = next(line for line in shown.splitlines() if TARGET in line)
        key = line.partition("]")[0].strip("[")
        return str(attack["answers"][kind]).replace("{place}", key)

    model.says = says


def lies_of(attack: Attack) -> list[str]:
    """Return what must get nowhere; what the person's own text says already is no lie of ours."""
    own = attack["text"] if attack["carrier"] == "resume" else ""
    return [each for each in attack["lies"] if each not in own]


def stored(parts: Parts, attack: Attack) -> tuple[str, str]:
    """Return a résumé and a job, one of which carries the attack."""
    data = json.loads(json.dumps(RESUME))
    post = "Warehouse coordinator\nRequirements:\n- Experience with Excel\n- Forklift licence"
    if attack["carrier"] == "resume":
        data["work"][0]["highlights"].append(attack["text"])
    else:
        post = attack["text"]
    document = parts.services.documents.create(WHO, Resume(data))
    return document, parts.services.jobs.add(WHO, post).id


def everything_said(parts: Parts, document: str) -> str:
    """Return all that a page shows beside the text, as one text."""
    services = parts.services
    shown = [
        *(s.suggestion.change.after for s in services.suggestions.listed(WHO, document)),
        *(s.suggestion.grounds.reason for s in services.suggestions.listed(WHO, document)),
        *(m.text for m in services.writing.chats.messages(WHO, document) if m.is_writer),
        *(t.text for t in services.todos.listed(WHO, document)),
        *(p.text for p in services.writing.pieces.listed(WHO, document)),
    ]
    return "\n".join(shown)


def cases(kind: str) -> list[Any]:
    return [pytest.param(each, id=each["name"]) for each in attacks() if kind in each["answers"]]


def test_the_table_is_large_enough() -> None:
    found = [each for each in attacks() if each["lies"]]
    assert len(found) >= 60
    assert {each["carrier"] for each in found} == {"job", "resume"}


@pytest.mark.parametrize("attack", cases("rewrite"))
def test_no_lie_becomes_part_of_the_resume(
    parts: Parts, model: LanguageModel, attack: Attack
) -> None:
    said_by(model, attack, "rewrite")
    document, job = stored(parts, attack)
    before = parts.services.documents.snapshot(WHO, document).resume
    done = asyncio.run(parts.services.writing.cowriter.improve(WHO, document, Ask(job=job)))
    if not attack["lies"]:
        assert done.suggested
    waiting = parts.services.suggestions.listed(WHO, document)
    parts.services.suggestions.accept_all(WHO, document, [s.suggestion.id for s in waiting])
    after = parts.services.documents.snapshot(WHO, document).resume
    text = json.dumps(after.data, ensure_ascii=False)
    assert [each for each in lies_of(attack) if each in text] == []
    assert (after.name, after.entries("work")[0].heading) == (
        before.name,
        before.entries("work")[0].heading,
    )
    assert len(after.bullets()) == len(before.bullets())
    assert new_links(f"{attack['text']} {json.dumps(RESUME)}", text) == []
    assert [each for each in lies_of(attack) if each in everything_said(parts, document)
            and new_links("", each)] == []  # fmt: skip


@pytest.mark.parametrize("attack", cases("letter"))
def test_no_letter_with_a_lie_is_taken_out(
    parts: Parts, model: LanguageModel, attack: Attack
) -> None:
    said_by(model, attack, "letter")
    document, job = stored(parts, attack)

    async def composed() -> list[Piece]:
        steps = parts.services.writing.pieces.compose(WHO, document, "letter", Ask(job=job))
        return [each async for each in steps if isinstance(each, Piece)]

    (letter,) = asyncio.run(composed())
    held = [each for each in lies_of(attack) if each in letter.text]
    if not attack["lies"]:
        assert parts.services.writing.pieces.taken_out(WHO, letter.id)
    if held:
        with pytest.raises(InvalidInput, match=r"new|Fill in"):
            parts.services.writing.pieces.taken_out(WHO, letter.id)
    assert [each for each in held if new_links("", each)] == []


@pytest.mark.parametrize("attack", cases("chat"))
def test_a_chat_neither_acts_nor_leads_astray(
    parts: Parts, model: LanguageModel, attack: Attack
) -> None:
    said_by(model, attack, "chat")
    document, job = stored(parts, attack)
    services = parts.services
    before = json.dumps(services.documents.snapshot(WHO, document).resume.data)

    async def said() -> None:
        async for _ in services.writing.chats.say(
            WHO, document, "What do you think?", Ask(job=job)
        ):
            pass

    asyncio.run(said())
    # It has changed nothing by itself, shared nothing, and accepted nothing.
    assert json.dumps(services.documents.snapshot(WHO, document).resume.data) == before
    assert services.people.sharing.links(WHO, document) == []
    answer = services.writing.chats.messages(WHO, document)[-1]
    assert answer.is_writer
    lies = lies_of(attack)
    if any(each in answer.text for each in lies if each not in CANARIES):
        assert answer.claims
    shown = everything_said(parts, document)
    assert [each for each in lies if new_links("", each) and each in shown] == []
    todos = "\n".join(each.text for each in services.todos.listed(WHO, document))
    assert [each for each in lies if each in todos] == []
    waiting = services.suggestions.listed(WHO, document)
    services.suggestions.accept_all(WHO, document, [each.suggestion.id for each in waiting])
    text = json.dumps(services.documents.snapshot(WHO, document).resume.data, ensure_ascii=False)
    assert [each for each in lies if each in text] == []
