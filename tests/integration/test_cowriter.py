"""The co-writer on a running server: with a model, when the model fails, and with none at all."""

import json
import sqlite3
import threading
import time
import urllib.error
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest

from dashapp.domain.people import LOCAL_PERSON, Actor
from dashapp.services.editing.tickets import Participant, Tickets
from dashapp.settings import Settings, WrongSettings
from tests.conftest import Server, free_port
from tests.integration.conftest import call
from tests.language_model import LanguageModel, chunk
from tests.visitor import Visitor

RESUME: dict[str, Any] = {
    "basics": {"name": "Ada Byrne", "label": "Baker", "summary": "Bakes **bread** for the town."},
    "work": [
        {
            "name": "Bakery",
            "position": "Baker",
            "startDate": "2019",
            "endDate": "2023",
            "highlights": ["Was responsible for baking bread", "Helped with the oven", "Sold 40 loaves a day"],
        }
    ],
}  # fmt: skip
POST = "Baker – Town Mill\nRequirements:\n- Experience with ovens\n- You sell bread"
GERMAN: dict[str, Any] = {
    "basics": {"name": "Jutta Brandl", "label": "Bäckerin"},
    "work": [
        {
            "name": "Stadtmühle",
            "position": "Bäckerin",
            "startDate": "2015",
            "highlights": [
                "Senkte den Ausschuss am Ofen um 40 % in einem Jahr",
                "Einarbeitung der Lehrlinge in der Backstube und an der Kasse",
            ],
        }
    ],
}
GERMAN_POST = """Bäckerin in Vollzeit
Ihr Profil
- Einarbeitung von 3 Lehrlingen im Jahr
"""
KEY = "sk-secret-of-the-operator"
MODEL = {"AI_PROVIDER": "openai", "AI_MODEL": "small", "AI_API_KEY": KEY}


@pytest.fixture(scope="module")
def model() -> Iterator[LanguageModel]:
    """A provider; each test says what it answers."""
    with LanguageModel().serving() as made:
        yield made


@pytest.fixture(autouse=True)
def _anew(model: LanguageModel) -> Iterator[None]:
    model.fault, model.failures, model.events = "", 10_000, None
    model.sent.clear()
    model.go_on.clear()
    yield
    model.go_on.set()


@pytest.fixture(scope="module")
def server(model: LanguageModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with that model, which waits for nothing long."""
    made = Server(free_port(), tmp_path_factory.mktemp("cowriter"))
    made.start(
        **MODEL,
        AI_BASE_URL=model.base,
        AI_AT_ONCE="200",
        AI_FIRST_WORD_SECONDS="2",
        AI_SILENCE_SECONDS="0.5",
    )
    yield made
    made.stop()


@pytest.fixture
def patient(model: LanguageModel, tmp_path: Path) -> Iterator[Server]:
    """A server with that model, which waits long."""
    made = Server(free_port(), tmp_path)
    made.start(**MODEL, AI_BASE_URL=model.base, AI_AT_ONCE="200")
    yield made
    made.stop()


@pytest.fixture
def resume(server: Server) -> str:
    return made(server)


def made(server: Server) -> str:
    return str(call(server, "/api/resumes", RESUME)["id"])


def key_of(sent: dict[str, Any], words: str) -> str:
    """Return the short name that a text has in what was sent."""
    shown = str(sent["messages"][0]["content"])
    return next(line for line in shown.splitlines() if words in line).partition("]")[0].strip("[")


def rewriting(words: str, text: str, **more: Any) -> Any:
    """Return a model that says a text otherwise."""
    return lambda sent: json.dumps({"place": key_of(sent, words), "text": text, **more})


def waiting(server: Server, resume: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call(server, f"/api/resumes/{resume}/suggestions")
    return found


def improve(server: Server, resume: str, **wish: Any) -> dict[str, Any]:
    found: dict[str, Any] = call(server, f"/api/resumes/{resume}/improve", wish, "POST")
    return found


def chat(server: Server, resume: str, message: str, **more: Any) -> list[tuple[str, Any]]:
    """Say something and return every event of the answer."""
    body = {"resume_id": resume, "message": message, **more}
    with httpx2.Client(base_url=server.address, timeout=60) as client:
        answer = client.post("/api/chat", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    return events_in(answer.text)


def events_in(text: str) -> list[tuple[str, Any]]:
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def words_in(events: list[tuple[str, Any]]) -> str:
    return "".join(said["text"] for kind, said in events if kind == "words")


def told_in(events: list[tuple[str, Any]]) -> str:
    return " ".join(said["text"] for kind, said in events if kind == "told")


def messages(server: Server, resume: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call(server, f"/api/chat?resume_id={resume}")
    return found


def refused(server: Server, path: str, body: Any, status: int) -> str:
    with pytest.raises(urllib.error.HTTPError) as error:
        call(server, path, body, "POST")
    assert error.value.code == status
    return str(json.loads(error.value.read())["message"])


# Better words.


def test_a_suggestion_of_a_model_has_its_reason_and_sources(
    server: Server, resume: str, model: LanguageModel
) -> None:
    job = call(server, "/api/jobs", {"text": POST})["id"]
    model.says = lambda sent: json.dumps(
        {
            "place": key_of(sent, "responsible"),
            "text": "Baked bread",
            "reason": "It opens with the act.",
            "serves": "Experience with ovens",
            "sources": [key_of(sent, "Sold 40"), "p999"],
        }
    )
    assert improve(server, resume, wish="job", job_id=job)["suggested"] == 1
    (found,) = waiting(server, resume)
    assert (found["before"], found["after"]) == ("Was responsible for baking bread", "Baked bread")
    assert "Experience with ovens" in found["reason"]
    assert ["Sold 40" in each for each in found["sources"]] == [True]
    assert (found["kind"], found["by"], found["claims"]) == ("writer", "Co-writer", [])
    assert "You sell bread" in str(model.sent[-1])


def test_what_a_model_newly_claims_is_named_and_not_accepted_at_once(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = rewriting("oven", "Led a team of 12 at Initech")
    improve(server, resume, wish="sharper")
    (found,) = waiting(server, resume)
    assert "12" in str(found["claims"])
    assert "Initech" in str(found["claims"])
    sentence = refused(server, f"/api/suggestions/{found['id']}/accept", {}, 422)
    assert "new" in sentence


def test_names_employers_and_dates_are_not_addressable(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda sent: "\n".join(
        json.dumps({"place": f"p{number}", "text": "Initech"}) for number in range(1, 12)
    )
    improve(server, resume)
    assert {each["before"] for each in waiting(server, resume)} == {
        "Baker", "Bakes **bread** for the town.", *RESUME["work"][0]["highlights"]
    }  # fmt: skip


def test_several_drafts_can_be_chosen_from(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda sent: "\n".join(
        json.dumps({"place": key_of(sent, "oven"), "text": f"Helped with the {word} oven"})
        for word in ("big", "hot", "old", "new")
    )
    assert improve(server, resume, wish="sharper", drafts=3)["suggested"] == 3


def test_a_number_that_lacks_is_a_placeholder_that_cannot_be_accepted_or_exported(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = rewriting("oven", "Helped with [how many?] ovens")
    improve(server, resume, wish="quantified")
    (found,) = waiting(server, resume)
    accept = f"/api/suggestions/{found['id']}/accept"
    assert "Fill it in" in refused(server, accept, {"is_confirmed": True}, 422)
    call(server, accept, {"text": "Helped with 3 ovens"})
    typed = made_with(server, "Helped with [how many?] ovens")
    assert "[how many?]" in told(server, f"/api/resumes/{typed}/export/pdf")


def made_with(server: Server, bullet: str) -> str:
    resume = {**RESUME, "work": [{"name": "Bakery", "highlights": [bullet]}]}
    return str(call(server, "/api/resumes", resume)["id"])


def told(server: Server, path: str) -> str:
    with pytest.raises(urllib.error.HTTPError) as error:
        call(server, path)
    assert error.value.code == 422
    return error.value.read().decode()


def test_a_broken_answer_is_repaired_once_and_then_refused(
    server: Server, resume: str, model: LanguageModel
) -> None:
    good = rewriting("oven", "Helped with the ovens")
    model.says = lambda sent: good(sent) if "Say them again" in str(sent) else "{no json at all"
    assert improve(server, resume)["suggested"] == 1
    assert len(model.sent) == 2
    model.sent.clear()
    model.says = lambda _: "Sure! Here are your bullets:"
    done = improve(server, resume, wish="shorter")
    assert done["suggested"] == 0
    assert "could not be read" in done["told"][0]
    assert len(model.sent) == 2


def test_the_same_question_is_not_paid_for_twice(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = rewriting("oven", "Helped with the big oven")
    improve(server, resume, wish="sharper")
    improve(server, resume, wish="sharper")
    assert len(model.sent) == 1


def test_a_tone_and_a_language_are_named_or_asked_for(
    server: Server, resume: str, model: LanguageModel
) -> None:
    body = {"wish": "language"}
    assert "Say which language" in refused(server, f"/api/resumes/{resume}/improve", body, 422)
    model.says = rewriting("oven", "Half beim Ofen")
    improve(server, resume, wish="language", detail="German")
    assert "another language: German" in str(model.sent[-1])


# When the model fails.

BEFORE = ("401", "402", "404", "429", "500", "529", "hang", "html", "slow")


@pytest.mark.parametrize("fault", BEFORE)
def test_a_fault_before_the_first_word_is_told_and_the_offline_writer_answers(
    model: LanguageModel, fault: str, tmp_path: Path
) -> None:
    server = Server(free_port(), tmp_path)
    waits = {"AI_FIRST_WORD_SECONDS": "0.5", "AI_SILENCE_SECONDS": "0.5"}
    server.start(**MODEL, AI_BASE_URL=model.base, **waits)
    try:
        resume = made(server)
        model.fault = fault
        events = chat(server, resume, "ask me")
        assert "offline writer" in told_in(events)
        assert "Only you know this" in words_in(events)
        assert KEY not in str(events)
        asked, answer = messages(server, resume)
        assert asked["text"] == "ask me"
        assert (answer["state"], "Only you know" in answer["text"]) == ("done", True)
        assert "offline writer" in answer["note"]
        assert call(server, "/health")["writer"] == "up"
        assert improve(server, resume)["suggested"] == 1
    finally:
        server.stop()


@pytest.mark.parametrize("fault", ["cut", "stall", "invalid", "endless"])
def test_a_fault_after_the_first_word_keeps_what_came_and_asks_nobody_again(
    model: LanguageModel, fault: str, tmp_path: Path
) -> None:
    server = Server(free_port(), tmp_path)
    server.start(**MODEL, AI_BASE_URL=model.base, AI_SILENCE_SECONDS="0.5")
    try:
        resume = made(server)
        model.says = lambda _: "You bake bread, and you helped with the oven, day after day."
        model.fault = fault
        events = chat(server, resume, "What do I do?")
        assert "You bake" in words_in(events)
        assert "kept" in told_in(events)
        answer = messages(server, resume)[-1]
        assert answer["state"] == "failed"
        assert "You bake" in answer["text"]
        assert len(model.sent) == 1
        assert call(server, f"/api/resumes/{resume}")["work"] == RESUME["work"]
    finally:
        server.stop()


def test_suggestions_that_came_before_a_cut_are_kept(
    server: Server, resume: str, model: LanguageModel
) -> None:
    def says(sent: dict[str, Any]) -> str:
        first = rewriting("oven", "Helped with the ovens")(sent)
        return f"{first}\n{rewriting('Sold 40', 'Sold 40 loaves every day')(sent)}" + " " * 400

    model.says, model.fault = says, "cut"
    body = refused(server, f"/api/resumes/{resume}/improve", {"wish": "shorter"}, 503)
    assert "kept" in body
    assert len(waiting(server, resume)) >= 1


def test_a_hundred_slow_streams_hold_up_nothing_and_all_are_answered(
    model: LanguageModel, patient: Server
) -> None:
    server, resume = patient, made(patient)
    model.says, model.fault = (lambda _: "Bakes bread, slowly but surely."), "slow"
    answers = 100
    for _ in range(answers):
        model.arrived.acquire(blocking=False)
    with ThreadPoolExecutor(answers) as pool:
        asked = [pool.submit(chat, server, resume, f"Question {n}") for n in range(answers)]
        # Not one has a first word yet: meanwhile everything else is answered.
        for _ in range(20):
            assert call(server, "/health")["status"] == "ok"
            assert call(server, f"/api/resumes/{resume}")["basics"]["name"] == "Ada Byrne"
        model.go_on.set()
        found = [each.result(60) for each in asked]
    assert len(found) == answers
    assert all(each[-1][0] == "done" for each in found)


# The chat.


def test_a_chat_quotes_suggests_and_keeps_to_dos(
    server: Server, resume: str, model: LanguageModel
) -> None:
    todo = call(server, "/api/todo", {"resume_id": resume, "text": "Ask about the oven"})

    def says(sent: dict[str, Any]) -> str:
        place = key_of(sent, "oven")
        blocks = [
            {"do": "suggest", "place": place, "text": "Helped with the ovens", "reason": "Plain."},
            {"do": "todo", "text": "Count the loaves"},
            {"do": "tick", "todo": "t1"},
        ]
        told = "\n".join(f"```do\n{json.dumps(each)}\n```" for each in blocks)
        return f"You helped with the oven [{place}].\n\n{told}\n"

    model.says = says
    events = chat(server, resume, "What about the oven?")
    kinds = [kind for kind, _ in events if kind != "words"]
    assert kinds == ["begun", "suggestion", "todo", "todo", "done"]
    assert "```" not in words_in(events)
    (found,) = waiting(server, resume)
    assert found["after"] == "Helped with the ovens"
    kept = {each["text"]: each for each in call(server, f"/api/todo?resume_id={resume}")}
    assert kept["Ask about the oven"]["done_at"]
    assert kept["Count the loaves"]["by"] == "Co-writer"
    assert todo["id"] == kept["Ask about the oven"]["id"]
    text = messages(server, resume)[-1]["text"]
    assert f"[[{found['node']}/{found['field']}]]" in text


def test_a_chat_never_edits_and_does_nothing_else(
    server: Server, resume: str, model: LanguageModel
) -> None:
    acts = [
        {"do": "accept"},
        {"do": "delete"},
        {"do": "share"},
        "nonsense",
        {"do": "tick", "todo": "t9"},
    ]
    model.says = lambda _: "Done.\n" + "\n".join(
        f"```do\n{each if isinstance(each, str) else json.dumps(each)}\n```" for each in acts
    )  # fmt: skip
    events = chat(server, resume, "Delete everything")
    assert told_in(events).count("nothing was done") == 3
    assert call(server, f"/api/resumes/{resume}")["work"] == RESUME["work"]
    assert "could not be read" in told_in(events)


def test_the_team_is_in_the_same_thread_and_the_model_hears_all_of_it(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda _: "I see."
    chat(server, resume, "First thing")
    chat(server, resume, "Second thing")
    assert [each["text"] for each in messages(server, resume)] == [
        "First thing", "I see.", "Second thing", "I see.",
    ]  # fmt: skip
    said = [each["content"] for each in model.sent[-1]["messages"]]
    assert any("First thing" in each for each in said)


def test_whoever_stops_listening_stops_the_answer_and_keeps_what_came(
    patient: Server, model: LanguageModel
) -> None:
    server, resume = patient, made(patient)
    model.says, model.fault = (lambda _: "A long story about bread that never ends."), "stall"
    body = {"resume_id": resume, "message": "Tell me"}
    with (
        httpx2.Client(base_url=server.address, timeout=30) as client,
        client.stream("POST", "/api/chat", json=body) as answer,
    ):
        lines = answer.iter_lines()
        while "A long" not in next(lines):
            continue
    states: list[str] = []
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        states = [each["state"] for each in messages(server, resume)]
        if "writing" not in states:
            break
    assert states == ["done", "failed"]
    last = messages(server, resume)[-1]
    assert "A long" in last["text"]
    assert last["note"] == "Stopped before the end."


def test_a_killed_process_takes_no_words_of_an_answer_with_it(
    patient: Server, model: LanguageModel
) -> None:
    server, resume = patient, made(patient)
    model.says, model.fault = (lambda _: "A long story about bread that never ends."), "stall"
    body = {"resume_id": resume, "message": "Tell me"}

    def kept() -> str:
        return str(messages(server, resume)[-1]["text"])

    with (
        httpx2.Client(base_url=server.address, timeout=30) as client,
        client.stream("POST", "/api/chat", json=body) as answer,
    ):
        lines = answer.iter_lines()
        while "A long" not in next(lines):
            continue
        deadline = time.monotonic() + 20
        while "A long" not in kept() and time.monotonic() < deadline:
            continue
        server.stop(9)
    server.start(**MODEL, AI_BASE_URL=model.base)
    assert "A long" in kept()
    assert messages(server, resume)[-1]["state"] == "writing"


def test_bad_messages_are_refused_with_a_sentence(server: Server, resume: str) -> None:
    body = {"resume_id": resume, "message": "   "}
    assert "1 to" in refused(server, "/api/chat", body, 422)
    assert "no résumé" in refused(server, "/api/chat", {"resume_id": "nope", "message": "Hi"}, 404)
    assert messages(server, resume) == []


def test_a_chat_of_thousands_of_messages_stays_quick_to_read_and_small_to_send(
    server: Server, resume: str, model: LanguageModel
) -> None:
    with sqlite3.connect(server.data / "imaginator.sqlite3", timeout=30) as database:
        database.executemany(
            "INSERT INTO messages VALUES (?, ?, '', 'Ada', ?, ?, 0, 'done', '', '[]')",
            [
                (f"m{n}", resume, f"2026-01-01 00:{n // 60 % 60:02}:{n % 60:02}.{n:06}", "x" * 3000)
                for n in range(10_000)
            ],
        )
    database.close()
    model.says = lambda _: "Still here."
    events = chat(server, resume, "Are you there?")
    assert words_in(events).strip() == "Still here."
    assert len(json.dumps(model.sent[-1])) < 60_000
    latest = messages(server, resume)
    assert latest[-1]["text"] == "Still here."
    assert len(latest) <= 100


def test_a_page_asks_by_ticket_and_a_ticket_opens_one_resume(server: Server, resume: str) -> None:
    tickets = Tickets([server.secret])
    ticket = tickets.mint(resume, Actor(LOCAL_PERSON), Participant("Ada", "#123456"))
    other = made(server)
    with httpx2.Client(base_url=server.address, timeout=30) as client:
        asked = {"ticket": ticket, "resume_id": resume, "do": "rewrite", "node": "nope"}
        assert client.post("/api/cowriter", json=asked).status_code == 422
        wrong = {**asked, "resume_id": other}
        assert client.post("/api/cowriter", json=wrong).status_code == 401
        forged = {**asked, "ticket": ticket[:-2] + "xx"}
        assert client.post("/api/cowriter", json=forged).status_code == 401


# Composed texts and interviews.


def test_a_letter_is_kept_and_taken_out_once_a_person_stands_for_what_is_new(
    server: Server, resume: str, model: LanguageModel
) -> None:
    job = call(server, "/api/jobs", {"text": POST})["id"]
    model.says = lambda _: "Dear hiring team,\n\nI hold a PhD from MIT and sold 40 loaves a day."
    done = call(server, f"/api/resumes/{resume}/pieces", {"kind": "letter", "job_id": job}, "POST")
    piece = done["piece"]
    assert any("PhD" in each or "MIT" in each for each in piece["claims"])
    assert "Confirm" in told(server, f"/api/pieces/{piece['id']}")
    with Visitor(server) as visitor:
        assert visitor.get(f"/resume/{resume}/piece/{piece['id']}").status_code == 400
    call(server, f"/api/pieces/{piece['id']}", method="DELETE")
    assert call(server, f"/api/resumes/{resume}/pieces") == []


def composed(server: Server, resume: str, kind: str = "summary") -> str:
    done = call(server, f"/api/resumes/{resume}/pieces", {"kind": kind}, "POST")
    return str(done["piece"]["text"])


@pytest.mark.parametrize(
    "said",
    [
        "<think>The oven is the point.</think>\n\n{}",
        "The oven is the point.\n</think>\n\n{}",
        "Here is your summary:\n\n```\n{}\n```",
    ],
)
def test_what_a_model_thinks_or_says_around_a_text_is_no_part_of_it(
    server: Server, resume: str, model: LanguageModel, said: str
) -> None:
    model.says = lambda _: said.format("Helped with the oven.")
    assert composed(server, resume) == "Helped with the oven."
    if "</think>" in said:
        model.says = lambda _: said.format("You helped with it.")
        events = chat(server, resume, "What of the oven?")
        assert messages(server, resume)[-1]["text"] == "You helped with it."
        assert events[-1][1]["text"] == "You helped with it."


def test_a_model_that_only_thinks_is_told_and_the_offline_writer_answers(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda _: "<think>What could I say of the oven?"
    events = chat(server, resume, "ask me")
    assert "answered nothing" in told_in(events)
    assert "Only you know this" in words_in(events)


def test_other_words_are_taken_as_models_give_them_and_asked_for_once(
    server: Server, resume: str, model: LanguageModel
) -> None:
    def says(sent: dict[str, Any]) -> str:
        oven, sold = key_of(sent, "oven"), key_of(sent, "Sold 40")
        return (
            '<think>{Two} to do.</think>Here they are:\n```json\n{\n  "rewrites": [\n'
            f'    {{"place": "[{oven}]", "text": "Helped with ovens", "reason": null,}},\n'
            f'    {{"place": "{sold}", "text": "Sold 40 loaves a day"}}\n  ]\n}}\n```\nAll done!'
        )

    model.says = says
    done = improve(server, resume, wish="shorter")
    assert (done["suggested"], done["told"]) == (1, [])
    assert [each["after"] for each in waiting(server, resume)] == ["Helped with ovens"]
    assert len(model.sent) == 1


def test_what_had_come_of_a_text_is_kept_where_its_answer_broke_off(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says, model.fault = (lambda _: "Helped with the oven, day after day after day."), "cut"
    path = f"/api/resumes/{resume}/pieces"
    assert "kept" in refused(server, path, {"kind": "summary"}, 503)
    (kept,) = call(server, path)
    assert kept["text"].startswith("Helped with")
    assert kept["text"].endswith(" […]")


def test_what_had_come_of_a_text_is_kept_where_the_window_was_closed(
    patient: Server, model: LanguageModel
) -> None:
    server, resume = patient, made(patient)
    model.says, model.fault = (lambda _: "Helped with the oven, day after day after day."), "stall"
    ticket = Tickets([server.secret]).mint(
        resume, Actor(LOCAL_PERSON), Participant("Ada", "#123456")
    )
    asked = {"ticket": ticket, "resume_id": resume, "do": "compose", "kind": "summary"}
    with (
        httpx2.Client(base_url=server.address, timeout=30) as client,
        client.stream("POST", "/api/cowriter", json=asked) as answer,
    ):
        lines = answer.iter_lines()
        while "Helped" not in next(lines):
            continue
    found: list[dict[str, Any]] = []
    deadline = time.monotonic() + 20
    while not found and time.monotonic() < deadline:
        found = call(server, f"/api/resumes/{resume}/pieces")
    assert found[0]["text"].startswith("Helped")
    assert found[0]["text"].endswith(" […]")


def test_what_a_model_leaves_for_the_person_to_fill_in_is_named(
    server: Server, resume: str, model: LanguageModel
) -> None:
    job = call(server, "/api/jobs", {"text": POST})["id"]
    model.says = lambda _: "Dear [Hiring manager’s name],\n\nI helped with the oven.\n\nAda Byrne"
    done = call(server, f"/api/resumes/{resume}/pieces", {"kind": "letter", "job_id": job}, "POST")
    assert done["piece"]["claims"] == ["left open: [Hiring manager’s name]"]
    assert "left open" in told(server, f"/api/pieces/{done['piece']['id']}")


def test_nothing_in_a_question_leads_elsewhere(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda sent: json.dumps(
        {"place": key_of(sent, "oven"), "asks": "How many? Tell https://evil.example/x"}
    )
    (asked,) = call(server, f"/api/resumes/{resume}/questions", {}, "POST")["questions"]
    assert asked["asks"] == "How many? Tell (removed)"


def test_a_letter_needs_a_job(server: Server, resume: str) -> None:
    body = {"kind": "letter"}
    assert "Choose the job" in refused(server, f"/api/resumes/{resume}/pieces", body, 422)


def test_an_answer_becomes_a_fact_and_what_is_made_of_it_claims_nothing_new(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda sent: json.dumps({"place": key_of(sent, "oven"), "asks": "How many ovens?"})
    (asked,) = call(server, f"/api/resumes/{resume}/questions", {}, "POST")["questions"]
    place = {"node": asked["node"], "field": asked["field"], "asks": asked["asks"]}
    given = {**place, "answer": "12 ovens in 3 halls"}
    call(server, f"/api/resumes/{resume}/answers", given, "POST")
    (found,) = waiting(server, resume)
    assert found["after"] == "Helped with the oven: 12 ovens in 3 halls"
    assert found["claims"] == []
    model.says = rewriting("oven", "Helped with 12 ovens in 3 halls")
    improve(server, resume, wish="quantified", node=asked["node"])
    assert "12 ovens" in str(model.sent[-1])
    assert all(each["claims"] == [] for each in waiting(server, resume))
    # Said of another entry it would be new all the same.
    model.says = rewriting("Bakes", "Bakes in 77 halls")
    improve(server, resume, wish="sharper")
    assert any("77" in str(each["claims"]) for each in waiting(server, resume))


def test_what_a_job_asks_for_is_suggested_to_stand_first(product: Server) -> None:
    bullets = ["Helped with parties", "Baked bread in wood-fired ovens for 40 shops"]
    skills = [{"name": "Painting"}, {"name": "Sourdough"}, {"name": "Ovens"}]
    work = [{"name": "Bakery", "highlights": bullets}]
    resume = str(call(product, "/api/resumes", {"work": work, "skills": skills})["id"])
    job = call(product, "/api/jobs", {"text": f"{POST}\n- Sourdough baking"})["id"]
    improve(product, resume, wish="job", job_id=job)
    found = waiting(product, resume)
    moved = [each["before"] for each in found if each["act"] == "first"]
    assert moved == [bullets[1], "Ovens", "Sourdough"]
    assert all(each["claims"] == [] for each in found)
    for each in found:
        call(product, f"/api/suggestions/{each['id']}/accept", {})
    after = call(product, f"/api/resumes/{resume}")
    assert after["work"][0]["highlights"][0].startswith("Baked bread")
    assert [each["name"] for each in after["skills"]] == ["Sourdough", "Ovens", "Painting"]
    again = {"act": "first", "node": found[0]["node"], "field": "text", "before": bullets[1]}
    path = f"/api/resumes/{resume}/suggestions"
    assert "first already" in refused(product, path, [again], 422)


# To-dos from findings.


def test_a_to_do_from_a_finding_is_done_by_itself_when_the_finding_is_gone(
    product: Server,
) -> None:
    resume = made(product)
    bullet = RESUME["work"][0]["highlights"][0]
    findings = call(product, f"/api/resumes/{resume}/check")["findings"]
    finding = next(each for each in findings if bullet in each["quote"])
    found = {"resume_id": resume, "rule": finding["rule"], "path": finding["path"]}
    todo = call(product, "/api/todo/found", found)
    assert call(product, "/api/todo/found", found)["id"] == todo["id"]
    assert [each["done_at"] for each in call(product, f"/api/todo?resume_id={resume}")] == [None]
    improve(product, resume)
    for each in waiting(product, resume):
        call(product, f"/api/suggestions/{each['id']}/accept", {})
    (done,) = call(product, f"/api/todo?resume_id={resume}")
    assert (done["done_by"], bool(done["done_at"])) == ("Imaginator", True)
    assert "not found any more" in refused(product, "/api/todo/found", found, 422)


def test_a_to_do_from_a_gap_stays_until_the_gap_is_filled(product: Server) -> None:
    resume = made(product)
    job = call(product, "/api/jobs", {"text": f"{POST}\n- Driving licence"})["id"]
    found = {"resume_id": resume, "job_id": job, "requirement": "Driving licence"}
    call(product, "/api/todo/found", found)
    (todo,) = call(product, f"/api/todo?resume_id={resume}")
    assert not todo["done_at"]
    call(product, f"/api/jobs/{job}", method="DELETE")
    (todo,) = call(product, f"/api/todo?resume_id={resume}")
    assert not todo["done_at"]


# Without a model.


def test_the_offline_writer_composes_from_the_persons_own_sentences(product: Server) -> None:
    resume = made(product)
    job = call(product, "/api/jobs", {"text": POST})["id"]
    for kind in ("summary", "letter", "about", "interview"):
        body = {"kind": kind, "job_id": job}
        piece = call(product, f"/api/resumes/{resume}/pieces", body, "POST")["piece"]
        assert piece["claims"] == [], (kind, piece)
        assert "oven" in piece["text"], (kind, piece)
        assert call_text(product, f"/api/pieces/{piece['id']}") == piece["text"]


def test_without_a_model_german_is_answered_in_german_and_nothing_is_claimed(
    product: Server,
) -> None:
    resume = call(product, "/api/resumes", GERMAN)["id"]
    job = call(product, "/api/jobs", {"text": GERMAN_POST})["id"]

    def composed(kind: str) -> str:
        body = {"kind": kind, "job_id": job}
        piece = call(product, f"/api/resumes/{resume}/pieces", body, "POST")["piece"]
        assert piece["claims"] == [], piece
        return str(piece["text"])

    match = call(product, f"/api/resumes/{resume}/match", {"job_id": job}, "POST")
    assert "Beyond English this finds less" in match["explanation"]
    letter = composed("letter")
    assert letter.startswith("Guten Tag,\n\nich schreibe Ihnen wegen der Stelle „Bäckerin in")
    assert "Sie suchen: „Einarbeitung von 3 Lehrlingen im Jahr“. Aus meinem Lebenslauf: " in letter
    assert letter.endswith("Mit freundlichen Grüßen\nJutta Brandl")
    assert "Was können Sie uns dazu erzählen?" in composed("interview")
    asked = call(product, f"/api/resumes/{resume}/questions", {}, "POST")["questions"]
    assert [(each["text"], each["asks"]) for each in asked] == [
        (GERMAN["work"][0]["highlights"][1], "How many, how much, or how often?")
    ]


def call_text(server: Server, path: str) -> str:
    with httpx2.Client(base_url=server.address) as client:
        return client.get(path).text


@pytest.mark.parametrize(
    "resume", [{}, {"basics": {"name": "安田"}, "work": [{"highlights": ["製品を設計した"]}]}]
)
def test_an_empty_or_a_foreign_resume_breaks_nothing(product: Server, resume: Any) -> None:
    document = str(call(product, "/api/resumes", resume)["id"])
    done = call(product, f"/api/resumes/{document}/pieces", {"kind": "summary"}, "POST")
    assert done["piece"] or "too little" in done["told"][0]
    assert call(product, f"/api/resumes/{document}/questions", {}, "POST")["told"] == []
    assert chat(product, document, "Hello")[-1][0] == "done"


def test_the_offline_chat_notes_ticks_and_finds(product: Server) -> None:
    resume = made(product)
    chat(product, resume, "to-do: call Dana about the oven")
    (todo,) = call(product, f"/api/todo?resume_id={resume}")
    assert todo["text"] == "call Dana about the oven"
    chat(product, resume, "done: call Dana")
    (todo,) = call(product, f"/api/todo?resume_id={resume}")
    assert todo["done_at"]
    assert "Sold 40 loaves" in words_in(chat(product, resume, "Where are loaves in it?"))
    events = chat(product, resume, "make it better")
    assert [kind for kind, _ in events if kind == "suggestion"] == ["suggestion"]


# What it may cost, and what may leave.


def test_a_budget_that_is_used_up_is_told_and_rules_go_on(
    model: LanguageModel, tmp_path: Path
) -> None:
    server = Server(free_port(), tmp_path)
    server.start(**MODEL, AI_BASE_URL=model.base, AI_DAILY_TOKENS="100")
    try:
        resume = made(server)
        model.says = lambda _: "Ready."
        chat(server, resume, "One")
        events = chat(server, resume, "Two")
        assert "budget" in told_in(events)
        assert len(model.sent) == 1
    finally:
        server.stop()


def test_where_no_text_may_leave_none_does(model: LanguageModel, tmp_path: Path) -> None:
    server = Server(free_port(), tmp_path)
    server.start(**MODEL, AI_BASE_URL=model.base, AI_TEXT_MAY_LEAVE="false")
    try:
        resume = made(server)
        chat(server, resume, "make it better")
        improve(server, resume)
        call(server, f"/api/resumes/{resume}/pieces", {"kind": "summary"}, "POST")
        assert call(server, "/api/writer")["is_model"] is False
        assert model.sent == []
        with Visitor(server) as visitor:
            visitor.get("/writer")
            own = {"kind": "openai", "base_url": "https://example.com/v1", "model": "m", "key": "k"}
            assert visitor.post("/writer", **own).status_code == 403
    finally:
        server.stop()


def test_what_was_sent_is_shown_to_whoever_asked(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda _: "Yes."
    chat(server, resume, "Is the crust good?")
    with Visitor(server) as visitor:
        page = visitor.get("/writer").text
    assert "Is the crust good?" in page
    assert "127.0.0.1" in page
    assert "100 tokens read, 20 written" in page
    assert KEY not in page


def test_ones_own_key_is_kept_sealed_and_shown_to_nobody(server: Server) -> None:
    own = {
        "kind": "openai",
        "base_url": "https://10.0.0.1/v1",
        "model": "mine",
        "key": "sk-mine-9f3c",
    }
    with Visitor(server) as visitor:
        visitor.get("/writer")
        assert visitor.post("/writer", **own).status_code == 303
        page = visitor.get("/writer").text
        assert "sk-mine-9f3c" not in page
        assert "mine at 10.0.0.1" in page
        checked = visitor.post("/writer/check").text
        assert "private network" in checked
        # The key is for that address: another one is not given it.
        other = visitor.post("/writer", **{**own, "base_url": "https://evil.example/v1", "key": ""})
        assert "Give the key" in other.text
        kept = visitor.post("/writer", **{**own, "model": "newer", "key": ""})
        assert kept.status_code == 303
        for wrong in ({"base_url": "http://plain.example"}, {"model": ""}, {"key": "schlüssel"}):
            assert visitor.post("/writer", **{**own, **wrong}).status_code == 400
        assert visitor.post("/writer", kind="given").status_code == 303
    for file in server.data.glob("imaginator.sqlite3*"):
        assert b"sk-mine-9f3c" not in file.read_bytes()


def test_a_model_that_thinks_until_it_may_write_no_more_is_there(
    server: Server, model: LanguageModel
) -> None:
    model.events = [chunk({"reasoning_content": "They want one word. Which?"}), chunk({}, "length")]
    with Visitor(server) as visitor:
        visitor.get("/writer")
        checked = visitor.post("/writer/check").text
    assert "small at 127.0.0.1" in checked
    assert " answers." in checked


def test_a_wrong_setting_of_the_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AI_PROVIDER", "anthropic")
    with pytest.raises(WrongSettings) as error:
        Settings.read()
    assert "AI_MODEL" in str(error.value)
    assert "AI_API_KEY" in str(error.value)


def test_a_key_loses_what_came_along_when_it_was_pasted_and_what_is_none_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AI_PROVIDER", "openai")
    monkeypatch.setenv("AI_MODEL", "small")
    monkeypatch.setenv("AI_API_KEY", " sk-pasted\n")
    given = Settings.read().provision.given
    assert given is not None
    assert given.key == "sk-pasted"
    monkeypatch.setenv("AI_BASE_URL", "http://[::1/v1")
    monkeypatch.setenv("AI_API_KEY", "sk-schlüssel")
    with pytest.raises(WrongSettings) as error:
        Settings.read()
    assert "AI_BASE_URL" in str(error.value)
    assert "AI_API_KEY: it holds" in str(error.value)
    assert "schlüssel" not in str(error.value)


def test_two_who_ask_at_once_are_both_answered(
    server: Server, resume: str, model: LanguageModel
) -> None:
    model.says = lambda _: "Both."
    barrier = threading.Barrier(2)

    def ask(text: str) -> str:
        barrier.wait()
        return words_in(chat(server, resume, text))

    with ThreadPoolExecutor(2) as pool:
        assert [each.strip() for each in pool.map(ask, ("One", "Two"))] == ["Both.", "Both."]
    assert len(messages(server, resume)) == 4
