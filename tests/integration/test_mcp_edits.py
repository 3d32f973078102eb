"""What an assistant's edits may write at once, what waits for a person, and what is refused and how."""

import re
import time
from typing import Any

import anyio
import pytest
from mcp_types import ElicitRequestFormParams, ElicitResult

from tests.assistant import call, connected, edit, places, refused
from tests.conftest import Server
from tests.visitor import Visitor, api

LOADS = "Built a pipeline in Python that loads 40 tables a night."
SUMMARY = "Engineer who builds data pipelines."
RESUME = {
    "basics": {"name": "Ada", "label": "Data engineer", "summary": SUMMARY},
    "work": [
        {"name": "Acme", "position": "Engineer", "highlights": [LOADS, "Helped"]},
        {"name": "Globex", "position": "Engineer", "highlights": ["Answered customers."]},
    ],
    "education": [{"institution": "UCL", "area": "Physics", "courses": ["Optics"]}],
    "skills": [{"name": "Languages", "keywords": ["SQL"]}],
}


@pytest.fixture(scope="module")
def key(ada: Visitor) -> str:
    return ada.token("read", "write", "suggest")


@pytest.fixture
def resume(guarded: Server, key: str) -> str:
    return str(api(guarded, key, "/api/resumes", RESUME).json()["id"])


INVENTED = [
    ("SQL", "add", "quantum computing"),
    ("SQL", "add", "french"),
    ("SQL", "add", "K\u200bubernetes"),
    ("Optics", "add", "Nuclear physics"),
    ("Data engineer", "rewrite", "Data architect"),
    (SUMMARY, "rewrite", "Engineer with 40 years of experience."),
    (LOADS, "rewrite", f"{LOADS[:-1]} with 40 engineers reporting to me."),
    (LOADS, "rewrite", f"{LOADS[:-1]} for google and nasa."),
    (LOADS, "rewrite", f"{LOADS[:-1]} that never failed."),
    (LOADS, "rewrite", "Built a pipeline in Python that loads 四十万 tables a night."),
    (LOADS, "rewrite", "Dirigió un equipo de cincuenta personas."),
    (LOADS, "rewrite", "ניהלתי צוות של חמישים אנשים"),
    (LOADS, "rewrite", "قدت فريقا من خمسين شخصا"),
    (LOADS, "rewrite", f"{LOADS[:-1]} every day for a decade."),
    (LOADS, "rewrite", "Built a pipeline in rust that loads 40 tables a night."),
    ("Helped", "add", "Volunteered at the fire brigade."),
]


def test_what_is_invented_waits_and_what_is_said_otherwise_is_written(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            for said, act, after in INVENTED:
                edits = [edit(texts[said], after, act)]
                [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
                assert (done["outcome"], bool(done["claims"])) == ("waits", True), after
            assert set(await places(client, resume)) == set(texts)
            for said, act, after in (
                ("SQL", "add", "Python"),
                (LOADS, "rewrite", "Loads 40 tables each night with a Python pipeline."),
                ("Data engineer", "rewrite", "Engineer, data pipelines"),
            ):
                edits = [edit(texts[said], after, act)]
                [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
                assert (done["outcome"], done["claims"]) == ("done", []), after

    anyio.run(story)


def test_what_was_suggested_first_is_not_written_by_saying_it_again(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            helped = (await places(client, resume))["Helped"]
            edits = [edit(helped, "Helped in rust")]
            await call(client, "suggest_edits", resume_id=resume, edits=edits)
            [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert done["outcome"] == "waits"

    anyio.run(story)


def test_nobody_sees_what_is_not_seen_and_it_is_not_written(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            helped = (await places(client, resume))["Helped"]
            edits = [edit(helped, "He\u200blped\u202e Acme")]
            await call(client, "edit_resume", resume_id=resume, edits=edits)
            assert "Helped Acme" in await places(client, resume)
            again = await call(client, "edit_resume", resume_id=resume, edits=edits)
            assert again["edits"][0]["outcome"] == "already"

    anyio.run(story)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"before": "Helped"}, "Give `after`"),
        ({"before": "Helped", "after": ""}, "act `remove`"),
        ({"after": "Helped Acme"}, "Give `before`"),
        ({"before": "Helped", "after": "Helped Acme", "job": "none"}, "no job post"),
        ({"before": "Helped", "act": "add"}, "must say something"),
        ({"before": "Helped", "after": "Helped", "sources": ["x" * 501]}, "sources"),
    ],
)
def test_an_edit_that_leaves_out_what_it_needs_is_refused_with_what_to_do(
    guarded: Server, key: str, resume: str, change: dict[str, Any], told: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            edits = [{"node": texts["Helped"]["node"], **change}]
            for tool in ("suggest_edits", "edit_resume"):
                answer = await client.call_tool(tool, {"resume_id": resume, "edits": edits})
                assert told in refused(answer)
            assert set(await places(client, resume)) == set(texts)

    anyio.run(story)


def test_over_http_too_a_rewrite_without_words_erases_nothing(
    guarded: Server, key: str, resume: str
) -> None:
    texts = api(guarded, key, f"/api/resumes/{resume}/texts").json()
    helped = next(each for each in texts if each["text"] == "Helped")
    path = f"/api/resumes/{resume}/suggestions"
    change = {"node": helped["node"], "before": "Helped"}
    assert "Give `after`" in api(guarded, key, path, [change]).text
    long = {**change, "after": "Helped Acme", "sources": ["x" * 501]}
    assert api(guarded, key, path, [long]).status_code == 422
    assert api(guarded, key, path).json() == []


def test_a_plain_field_may_be_emptied_where_that_is_said(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            summary = (await places(client, resume))[SUMMARY]
            edits = [edit(summary, "")]
            [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert done["outcome"] == "done"
            assert SUMMARY not in await places(client, resume)

    anyio.run(story)


def test_of_several_edits_it_is_said_which_one_is_wrong(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            good, same = edit(texts["Helped"], "Helped Acme"), edit(texts["SQL"], "SQL")
            wrong = {**edit(texts[LOADS], "Built a pipeline."), "before": "Built"}
            for tool, number in (("suggest_edits", 2), ("edit_resume", 3)):
                edits = [same, good, wrong] if tool == "edit_resume" else [good, wrong]
                answer = await client.call_tool(tool, {"resume_id": resume, "edits": edits})
                assert refused(answer).startswith(f"Edit {number}: The text has changed")
            edits = [same, wrong]
            answer = await client.call_tool("edit_resume", {"resume_id": resume, "edits": edits})
            assert refused(answer).startswith("Edit 2: ")
            assert set(await places(client, resume)) == set(texts)

    anyio.run(story)


def test_an_item_of_another_job_is_not_there_already(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            here, there = texts["Helped"], texts["Answered customers."]
            assert here["where"] != there["where"]
            assert here["entry"] != there["entry"]
            edits = [edit(there, "Helped", "add")]
            [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert done["outcome"] != "already"
            edits = [edit(texts[LOADS], "Helped", "add")]
            [done] = (await call(client, "edit_resume", resume_id=resume, edits=edits))["edits"]
            assert done["outcome"] == "already"

    anyio.run(story)


def test_what_was_done_may_be_asked_for_again(guarded: Server, key: str, resume: str) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            edits = [
                edit(texts["Helped"], "", "first"),
                edit(texts[LOADS], "Built a Python pipeline."),
                edit(texts["Answered customers."], "", "remove"),
            ]
            for outcome in ("done", "already"):
                done = await call(client, "edit_resume", resume_id=resume, edits=edits)
                assert [each["outcome"] for each in done["edits"]] == [outcome] * 3
            gone = [edit({**texts["Helped"], "node": "nowhere"}, "", "remove")]
            refused(await client.call_tool("edit_resume", {"resume_id": resume, "edits": gone}))

    anyio.run(story)


def test_many_long_edits_of_a_long_entry_are_answered_soon_or_refused(
    guarded: Server, key: str
) -> None:
    words = " ".join(f"word{number}" for number in range(1000))
    work = [{"name": "Acme", "highlights": [f"{number} {words}" for number in range(120)]}]
    resume = str(api(guarded, key, "/api/resumes", {"work": work}).json()["id"])

    async def story() -> None:
        async with connected(guarded, key) as client:
            texts: list[dict[str, str]] = []
            offset: int | None = 0
            while offset is not None:
                page = await call(client, "read_resume", resume_id=resume, offset=offset)
                texts += [each for each in page["places"] if each["field"] == "text"]
                offset = page["next_offset"]
            edits = [edit(each, words) for each in texts[:100]]
            answer = await client.call_tool("suggest_edits", {"resume_id": resume, "edits": edits})
            assert "Send fewer edits together" in refused(answer)
            began = time.monotonic()
            await call(client, "suggest_edits", resume_id=resume, edits=edits[:20])
            assert time.monotonic() - began < 30
            review = await call(client, "read_review", resume_id=resume, limit=100)
            assert sum(len(str(each)) for each in review["suggestions"]) < 80_000
            assert review["next_offset"] == len(review["suggestions"])

    anyio.run(story)


def test_the_question_names_each_place_and_quotes_what_would_be_written(
    guarded: Server, key: str, resume: str
) -> None:
    asked: list[str] = []

    async def ask(context: Any, params: Any) -> ElicitResult:
        assert isinstance(params, ElicitRequestFormParams)
        asked.append(params.message)
        return ElicitResult(action="accept", content={"is_true": True})

    async def story() -> None:
        async with connected(guarded, key, elicitation_callback=ask) as client:
            texts = await places(client, resume)
            edits = [
                edit(texts["Helped"], "Helped 50 guests"),
                edit(texts["Answered customers."], "Answered customers in Paris"),
            ]
            done = await call(client, "edit_resume", resume_id=resume, edits=edits)
            assert [each["outcome"] for each in done["edits"]] == ["done", "done"]
            more = [edit(texts["SQL"], f"made-up skill {number}", "add") for number in range(12)]
            done = await call(client, "edit_resume", resume_id=resume, edits=more)
            outcomes = [each["outcome"] for each in done["edits"]]
            assert outcomes == ["done"] * 10 + ["waits"] * 2

    anyio.run(story)
    head, first, second = asked[0].splitlines()
    assert "“Ada" in head
    assert "Engineer, Acme: “Helped 50 guests”" in first
    assert "Engineer, Globex: “Answered customers in Paris”" in second
    assert "Paris" in second.partition("New: ")[2]
    assert len(asked[1].splitlines()) == 11


def test_a_remark_quotes_what_the_text_says(guarded: Server, key: str, resume: str) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            about = {"node": (await places(client, resume))["Helped"]["node"], "quote": "Hindered"}
            arguments = {"resume_id": resume, "about": about, "text": "Whom?"}
            assert "`quote`" in refused(await client.call_tool("comment", arguments))
            assert (await call(client, "read_review", resume_id=resume))["threads"] == []

    anyio.run(story)


def test_what_is_found_names_the_place_by_which_it_is_mended(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            report = await call(client, "check_resume", resume_id=resume)
            found = {each["quote"]: each for each in report["findings"] if each["quote"] in texts}
            bullets = {each["text"]: each for each in report["bullets"]}
            match = await call(client, "match_job", resume_id=resume, text="Asks:\n- Python")
            [evidence] = [each["evidence"] for each in match["requirements"]]
            for said, told in (
                ("Helped", found["Helped"]),
                (LOADS, bullets[LOADS]),
                (LOADS, evidence[0]),
            ):
                place = texts[said]
                assert (told["node"], told["field"]) == (place["node"], place["field"])
            mended = {**edit(texts["Helped"], "Helped Acme"), "node": found["Helped"]["node"]}
            done = await call(client, "edit_resume", resume_id=resume, edits=[mended])
            assert done["edits"][0]["outcome"] == "done"

    anyio.run(story)


def test_who_names_a_place_that_is_none_is_told_which_there_are(
    guarded: Server, key: str, resume: str
) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            texts = await places(client, resume)
            entry = texts["Helped"]["entry"]

            async def wrong(tool: str, **more: Any) -> str:
                return refused(await client.call_tool(tool, {"resume_id": resume, **more}))

            nowhere, whole = {"node": "work.0"}, {"node": entry}
            assert "`places`" in await wrong("comment", text="Why?", about=nowhere)
            assert "`places`" in await wrong("add_todo", text="Ask", about=nowhere)
            assert "position" in await wrong("comment", text="Why?", about=whole)
            lost = {**edit(texts["Helped"], "Helped all"), "node": "work.0.highlights.1"}
            assert "no such node" in await wrong("suggest_edits", edits=[lost])
            lost = edit(texts["Helped"], "Helped all") | {"field": "highlights"}
            assert "Texts of this node: text." in await wrong("suggest_edits", edits=[lost])
            added = {"act": "add", "node": entry, "field": "bullets", "after": "Helped"}
            assert "Lists of this node: highlights." in await wrong("suggest_edits", edits=[added])

    anyio.run(story)


def test_a_long_thread_and_long_texts_come_as_far_as_an_answer_goes(
    guarded: Server, key: str
) -> None:
    said = "Loads tables. " * 6_000
    long = {
        "basics": {"summary": said},
        "work": [{"name": "Acme", "highlights": ["Helped " * 9_000] * 3}],
    }
    resume = str(api(guarded, key, "/api/resumes", long).json()["id"])

    async def story() -> None:
        async with connected(guarded, key) as client:
            read = await call(client, "read_resume", resume_id=resume)
            [summary] = [each for each in read["places"] if each["field"] == "summary"]
            assert (len(summary["text"]), summary["is_cut"]) == (60_000, True)
            about = {"node": summary["node"], "field": "summary"}
            thread = (await call(client, "comment", resume_id=resume, text="0", about=about))[
                "done"
            ]
            for number in range(1, 20):
                text = f"{number} {'why ' * 950}"
                more = {"text": text, "thread_id": thread}
                await call(client, "comment", resume_id=resume, **more)
            [told] = (await call(client, "read_review", resume_id=resume))["threads"]
            assert told["remarks"][-1]["text"].startswith("19 ")
            assert told["left_out"] == 20 - len(told["remarks"]) > 0
            for tool in ("read_review", "check_resume"):
                answer = await call(client, tool, resume_id=resume)
                assert len(str(answer)) < 70_000, tool

    anyio.run(story)


def test_a_copy_without_a_purpose_is_refused(guarded: Server, key: str, resume: str) -> None:
    async def story() -> None:
        async with connected(guarded, key) as client:
            before = (await call(client, "list_resumes"))["total"]
            arguments = {"resume_id": resume, "purpose": "  "}
            assert "`purpose`" in refused(await client.call_tool("tailor_resume", arguments))
            assert (await call(client, "list_resumes"))["total"] == before

    anyio.run(story)


def test_a_long_job_post_is_read_in_pages(guarded: Server, key: str) -> None:
    post = "Cook wanted. " * 7_000

    async def story() -> None:
        async with connected(guarded, key) as client:
            job = (await call(client, "add_job", text=post))["id"]
            first = await call(client, "list_jobs", job_id=job)
            rest = await call(client, "list_jobs", job_id=job, offset=first["next_offset"])
            assert first["jobs"][0]["text"] + rest["jobs"][0]["text"] == post
            assert (first["total"], rest["next_offset"]) == (len(post), None)

    anyio.run(story)


def test_a_job_post_is_kept_where_its_resume_lies(
    guarded: Server, ada: Visitor, key: str, resume: str
) -> None:
    ada.submit("/account", "/account/new-workspace", name="Guests of the mill")
    page = ada.get("/account").text
    [other] = re.findall(r'/team/(\w+)">Guests of the mill', page)
    there = api(guarded, key, f"/api/resumes?workspace={other}", RESUME).json()["id"]

    async def story() -> None:
        async with connected(guarded, key) as client:
            ids = {
                (await call(client, "add_job", text="Miller wanted", **more))["id"]
                for more in ({"resume_id": there}, {"resume_id": there}, {"resume_id": resume}, {})
            }
            assert len(ids) == 2
            arguments = {"text": "Miller wanted", "resume_id": "nowhere"}
            refused(await client.call_tool("add_job", arguments))

    anyio.run(story)
    kept = ada.client.get("/api/jobs", headers={"authorization": f"Bearer {key}"})
    assert kept.status_code == 200
    api(guarded, ada.token("write"), f"/api/resumes/{there}", method="DELETE")


def test_a_job_post_that_cannot_be_seen_is_no_ground(
    guarded: Server, ada: Visitor, key: str, resume: str
) -> None:
    guest = Visitor(guarded).join(ada.invite("home", "editor"), "bo@example.org", "Bo")
    guest.submit("/account", "/account/new-workspace", name="Of Bo alone")
    [own] = re.findall(r'/team/(\w+)">Of Bo alone', guest.get("/account").text)
    bos = guest.token("read", "write")
    job = api(guarded, bos, f"/api/jobs?workspace={own}", {"text": "Baker wanted"}).json()["id"]

    async def story() -> None:
        async with connected(guarded, key) as client:
            helped = (await places(client, resume))["Helped"]
            edits = [edit(helped, "Helped Acme", job=job)]
            arguments = {"resume_id": resume, "edits": edits}
            assert "no job post" in refused(await client.call_tool("suggest_edits", arguments))

    anyio.run(story)
