"""Language models over HTTP: both protocols, and every fault that was seen in the wild."""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from dashapp.adapters.models.reach import Reach
from dashapp.adapters.models.streaming import Patience
from dashapp.services.cowriting.text_model import Endpoint, ModelFault, ModelKind, Prompt, Usage
from tests.language_model import LanguageModel, chunk, event

PROMPT = Prompt("chat", "Rules.", "Material.", (("user", "Say something."),))
WORDS = "Planned weekly deliveries for 14 shops, and kept the stock count right."
KEY = "sk-secret-of-the-test"
QUICK = Patience(connect=5, first=5.0, between=2.0, total=10)
KINDS: tuple[ModelKind, ...] = ("openai", "anthropic")


@pytest.fixture
def model() -> Iterator[LanguageModel]:
    """A provider that answers with a sentence."""
    with LanguageModel(says=lambda _: WORDS).serving() as made:
        yield made


def endpoint(model: LanguageModel, kind: ModelKind = "openai") -> Endpoint:
    return Endpoint(kind, model.base, "small", KEY)


def asked(reach: Reach, at: Endpoint) -> tuple[str, Usage | None]:
    """Return the whole answer and what it used."""

    async def ask() -> tuple[str, Usage | None]:
        words, used = "", None
        async for piece in reach.model(at).stream(PROMPT):
            if isinstance(piece, Usage):
                used = piece
            else:
                words += piece
        return words, used

    return asyncio.run(ask())


def fault(reach: Reach, at: Endpoint) -> tuple[str, ModelFault]:
    """Return what came before the fault, and the fault."""

    async def ask() -> tuple[str, ModelFault]:
        words = ""
        try:
            async for piece in reach.model(at).stream(PROMPT):
                words += piece if isinstance(piece, str) else ""
        except ModelFault as error:
            return words, error
        pytest.fail(f"a short success: {words}")

    return asyncio.run(ask())


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_comes_whole_with_what_it_used(model: LanguageModel, kind: ModelKind) -> None:
    assert asked(Reach(QUICK), endpoint(model, kind)) == (WORDS, Usage(100, 20))
    assert "sk-secret-of-the-test" in model.keys[0]
    sent = model.sent[0]
    assert sent["model"] == "small"
    assert sent["stream"] is True
    assert "Rules." in str(sent)
    assert sent["messages"][-1] == {"role": "user", "content": "Say something."}


def test_the_material_is_marked_to_be_cached_where_the_provider_can(model: LanguageModel) -> None:
    asked(Reach(QUICK), endpoint(model, "anthropic"))
    rules, material = model.sent[0]["system"]
    assert material["cache_control"] == {"type": "ephemeral"}
    assert "cache_control" not in rules


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("what", "expected", "tries"),
    [
        ("401", "key", 1),
        ("402", "money", 1),
        ("403", "key", 1),
        ("404", "missing", 1),
        ("429", "busy", 3),
        ("429-quota", "money", 1),
        ("500", "down", 3),
        ("529", "busy", 3),
        ("hang", "down", 3),
        ("html", "missing", 1),
    ],
)
def test_a_refusal_is_named_and_only_what_may_pass_is_tried_again(
    model: LanguageModel, kind: ModelKind, what: str, expected: str, tries: int
) -> None:
    model.fault = what
    words, error = fault(Reach(QUICK), endpoint(model, kind))
    assert (words, error.kind) == ("", expected)
    assert len(model.sent) == tries
    assert "sk-secret" not in str(error)


@pytest.mark.parametrize(
    ("status", "expected"),
    [(301, "missing"), (308, "missing"), (405, "missing"), (410, "missing"), (409, "refused"), (503, "down")],
)  # fmt: skip
def test_what_stands_elsewhere_or_takes_no_questions_is_no_silence(
    model: LanguageModel, status: int, expected: str
) -> None:
    model.refusal = status, "Told"
    assert fault(Reach(QUICK), endpoint(model))[1].kind == expected


@pytest.mark.parametrize("said", [KEY, f"{'x' * 190} {KEY}", f"{KEY[:12]}…", KEY[-8:]])
def test_nothing_of_a_key_is_told_that_a_provider_repeats(model: LanguageModel, said: str) -> None:
    error = f"data: {json.dumps({'error': {'message': f'No: {said}'}})}\n\n"
    model.events = [chunk({"content": "Well"}), error]
    words, found = fault(Reach(QUICK), endpoint(model))
    assert (words, str(found)) == ("Well", "The model's provider does not answer.")
    model.events = [event("error", error={"type": "api_error", "message": f"No: {said}"})]
    assert "No" not in str(fault(Reach(QUICK), endpoint(model, "anthropic"))[1])
    model.refusal = 400, f"No: {said}"
    assert "No" not in str(fault(Reach(QUICK), endpoint(model))[1])
    model.refusal = 400, "Too many letters"
    assert "Too many letters" in str(fault(Reach(QUICK), endpoint(model))[1])
    assert KEY not in repr(endpoint(model))


@pytest.mark.parametrize(
    ("code", "expected"), [(401, "key"), (429, "busy"), (404, "missing"), ("server_error", "down")]
)
def test_an_error_in_the_stream_is_told_as_what_it_is(
    model: LanguageModel, code: int | str, expected: str
) -> None:
    told = {"error": {"message": "It went wrong", "code": code}}
    model.events = [f"data: {json.dumps(told)}\n\n"]
    assert fault(Reach(QUICK), endpoint(model))[1].kind == expected


def test_what_is_used_up_before_the_end_is_counted(model: LanguageModel) -> None:
    used = f"data: {json.dumps({'usage': {'prompt_tokens': 90, 'completion_tokens': 2000}})}\n\n"
    model.events = [chunk({"reasoning_content": "Hm"}), chunk({}, "length"), used]
    assert given(model, "openai") == ("", Usage(90, 2000), "length")
    model.events.insert(1, chunk({"content": "Well"}))
    assert given(model, "openai") == ("Well", Usage(90, 2000), "length")
    read = {"input_tokens": 7, "cache_creation_input_tokens": 900, "cache_read_input_tokens": 100}
    model.events = [
        event("message_start", message={"usage": read}),
        event("message_delta", delta={"stop_reason": "max_tokens"}, usage={"output_tokens": 2000}),
        event("message_stop"),
    ]
    assert given(model, "anthropic") == ("", Usage(1007, 2000), "length")


def given(model: LanguageModel, kind: ModelKind) -> tuple[str, Usage | None, str]:
    """Return what came before a fault: words, and what they used; and the fault."""
    words, used, found = "", None, ""

    async def ask() -> None:
        nonlocal words, used
        async for piece in Reach(QUICK).model(endpoint(model, kind)).stream(PROMPT):
            if isinstance(piece, Usage):
                used = piece
            else:
                words += piece

    with pytest.raises(ModelFault) as error:
        asyncio.run(ask())
    found = error.value.kind
    return words, used, found


def test_an_answer_in_parts_and_one_that_is_refused_or_blank(model: LanguageModel) -> None:
    parts = [{"type": "thinking", "thinking": [{"text": "Hm"}]}, {"type": "text", "text": WORDS}]
    model.events = [chunk({"content": parts}, "stop")]
    assert asked(Reach(QUICK), endpoint(model))[0] == WORDS
    model.events = [chunk({"refusal": "I cannot help with that."}), chunk({}, "stop")]
    _, error = fault(Reach(QUICK), endpoint(model))
    assert (error.kind, "I cannot help" in str(error)) == ("refused", True)
    model.events = [chunk({"content": " \n "}, "stop")]
    assert fault(Reach(QUICK), endpoint(model))[1].kind == "empty"
    model.events = [
        'data: {"choices": [{"delta": {"content": "a\\ud83d"}, "finish_reason": "stop"}]}\n\n'
    ]
    assert asked(Reach(QUICK), endpoint(model))[0] == "a\ufffd"


@pytest.mark.parametrize(
    ("kind", "pasted", "path"),
    [
        ("openai", "/v1/", "/v1/chat/completions"),
        ("openai", "/v1/chat/completions", "/v1/chat/completions"),
        ("anthropic", "", "/v1/messages"),
        ("anthropic", "/v1", "/v1/messages"),
        ("anthropic", "/v1/messages", "/v1/messages"),
    ],
)
def test_an_address_may_be_pasted_with_the_path_behind_it(
    model: LanguageModel, kind: ModelKind, pasted: str, path: str
) -> None:
    at = Endpoint(kind, model.base + pasted, "small", KEY)
    assert asked(Reach(QUICK), at)[0] == WORDS
    assert model.paths == [path]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("what", "expected"),
    [("cut", "cut"), ("stall", "stalled"), ("invalid", "cut"), ("endless", "endless")],
)
def test_an_answer_that_is_not_whole_is_a_fault_and_not_tried_again(
    model: LanguageModel, kind: ModelKind, what: str, expected: str
) -> None:
    model.fault = what
    words, error = fault(Reach(QUICK), endpoint(model, kind))
    assert error.kind == expected
    assert words
    assert len(model.sent) == 1


def test_an_error_in_the_stream_is_a_fault(model: LanguageModel) -> None:
    model.fault = "error"
    _, error = fault(Reach(QUICK), endpoint(model, "anthropic"))
    assert error.kind == "busy"
    assert error.may_pass


def test_whoever_calls_tools_that_nobody_offered_is_not_listened_to(model: LanguageModel) -> None:
    model.fault = "tools"
    assert asked(Reach(QUICK), endpoint(model))[0] == WORDS


@pytest.mark.parametrize("what", ["429", "500", "529", "hang"])
def test_what_passes_is_answered_after_all(model: LanguageModel, what: str) -> None:
    model.fault, model.failures = what, 2
    assert asked(Reach(QUICK), endpoint(model))[0] == WORDS
    assert len(model.sent) == 3


def test_it_comes_again_when_the_provider_says_and_not_where_that_is_long(
    model: LanguageModel,
) -> None:
    model.fault, model.failures, model.retry_after = "429", 1, "0.2"
    assert asked(Reach(QUICK), endpoint(model))[0] == WORDS
    model.failures, model.retry_after = 10, "3600"
    _, error = fault(Reach(QUICK), endpoint(model))
    assert error.after == 3600
    assert len(model.sent) == 3


def test_a_slow_first_word_is_waited_for(model: LanguageModel) -> None:
    model.fault = "slow"

    async def ask() -> str:
        words = ""
        waiting = asyncio.create_task(asyncio.to_thread(model.arrived.acquire))
        stream = reach.model(endpoint(model)).stream(PROMPT)
        first = asyncio.ensure_future(anext(stream))
        await waiting
        model.go_on.set()
        words += str(await first)
        async for piece in stream:
            words += piece if isinstance(piece, str) else ""
        return words

    reach = Reach(Patience(first=20))
    assert asyncio.run(ask()) == WORDS


def test_who_keeps_failing_rests_is_asked_once_and_comes_back(model: LanguageModel) -> None:
    model.fault = "500"
    reach, at = Reach(QUICK, rest_s=2), endpoint(model)
    fault(reach, at)
    fault(reach, at)
    assert reach.is_resting(at)
    before = len(model.sent)
    assert fault(reach, at)[1].kind == "resting"
    assert len(model.sent) == before
    model.fault = ""

    deadline = time.monotonic() + 10
    while reach.is_resting(at) and time.monotonic() < deadline:
        with suppress(ModelFault):
            assert asked(reach, at)[0] == WORDS
    assert asked(reach, at)[0] == WORDS


def test_a_wrong_key_lets_nobody_rest(model: LanguageModel) -> None:
    model.fault = "401"
    reach = Reach(QUICK)
    for _ in range(10):
        assert fault(reach, endpoint(model))[1].kind == "key"
    assert not reach.is_resting(endpoint(model))


def test_nobody_there_is_told(model: LanguageModel) -> None:
    at = Endpoint("openai", "http://127.0.0.1:9", "small", "")
    error = fault(Reach(QUICK), at)[1]
    assert str(error) == "No connection can be made to the address of the model."
    assert error.is_outage
    assert model.sent == []


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/v1",
        "https://localhost/v1",
        "https://[::1]/v1",
        "https://10.0.0.8/v1",
        "https://192.168.1.1/v1",
        "https://169.254.169.254/latest",
        "https://[::ffff:10.0.0.1]/v1",
        "https://[64:ff9b::10.0.0.1]/v1",
        "https://[::10.0.0.1]/v1",
        "https://[fec0::1]/v1",
        "https://0.0.0.0/v1",
        "https://100.64.0.1/v1",
        "https://2130706433/v1",
        "https://0x7f.1/v1",
        "http://example.com/v1",
        "https://me:word@example.com/v1",
        "file:///etc/passwd",
    ],
)
def test_a_typed_address_never_leads_into_the_own_network(address: str) -> None:
    at = Endpoint("openai", address, "small", "key", is_own=True)
    assert fault(Reach(QUICK), at)[1].kind == "private"


@pytest.mark.parametrize("address", ["https://", "https://[", "nonsense", ""])
def test_what_is_no_address_is_told(address: str) -> None:
    at = Endpoint("openai", address, "small", "key", is_own=True)
    assert fault(Reach(QUICK), at)[1].kind in ("missing", "private")
