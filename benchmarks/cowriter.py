"""What our server adds to a model's first word, and what a thousand chats leave in memory.

    python -m benchmarks.cowriter

The peer is the same stand-in provider asked without us, by the same client in the same run.
"""

import json
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx2

from tests.conftest import Server, free_port
from tests.language_model import LanguageModel

_ROUNDS, _CHATS, _STREAMS, _CALLBACKS = 60, 1_000, 100, 200
RESUME = {"basics": {"name": "Ada"}, "work": [{"highlights": ["Baked bread"] * 12}]}


def first_word_ms(client: httpx2.Client, address: str, body: object, sign: str) -> float:
    """Return how long the first word of a stream takes."""
    begun, took = time.perf_counter(), 0.0
    with client.stream("POST", address, json=body) as answer:
        for line in answer.iter_lines():
            if not took and sign in line:
                took = (time.perf_counter() - begun) * 1000
    return took


def callbacks_ms(client: httpx2.Client, server: Server) -> float:
    """Return the 95th percentile of a page's first callback."""
    asked = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "location", "property": "pathname", "value": "/help"}],
        "changedPropIds": ["location.pathname"],
    }
    took = []
    for _ in range(_CALLBACKS):
        begun = time.perf_counter()
        client.post(f"{server.address}/_dash-update-component", json=asked).raise_for_status()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.quantiles(took, n=20)[-1]


def resident_mb(server: Server) -> float:
    """Return the memory of a server with all its processes, as Linux tells it."""
    assert server.process is not None
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            told = dict(
                line.split(":", 1) for line in status.read_text().splitlines() if ":" in line
            )
            if server.process.pid in (int(told["Pid"]), int(told["PPid"])):
                total += int(told.get("VmRSS", "0").split()[0])
    return total / 1000


def main() -> None:
    """Print both."""
    writer = LanguageModel(says=lambda _: "Word after word, as it comes.")
    with (
        writer.serving() as model,
        tempfile.TemporaryDirectory() as folder,
        httpx2.Client(timeout=60) as client,
    ):
        server = Server(free_port(), Path(folder))
        server.start(AI_PROVIDER="openai", AI_MODEL="m", AI_BASE_URL=model.base, AI_AT_ONCE="200")
        made = client.post(f"{server.address}/api/resumes", json=RESUME).json()["id"]
        asked = {"resume_id": made, "message": "Hello"}
        direct = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "Hello"}]}
        ours, peer = [], []
        for _ in range(_ROUNDS):
            peer.append(first_word_ms(client, f"{model.base}/chat/completions", direct, "Word af"))
            ours.append(first_word_ms(client, f"{server.address}/api/chat", asked, '"Word '))
        middle, theirs = statistics.median(ours), statistics.median(peer)
        print(
            f"first word: {middle:.1f} ms through us, {theirs:.1f} ms without, {middle - theirs:.1f} ms more"
        )
        while model.arrived.acquire(blocking=False):
            continue
        idle = callbacks_ms(client, server)
        model.fault = "slow"
        with ThreadPoolExecutor(_STREAMS) as pool:
            for _ in range(_STREAMS):
                pool.submit(httpx2.post, f"{server.address}/api/chat", json=asked, timeout=60)
            for _ in range(_STREAMS):
                model.arrived.acquire(timeout=30)
            busy = callbacks_ms(client, server)
            model.go_on.set()
        model.fault = ""
        print(f"a callback, p95: {idle:.0f} ms idle, {busy:.0f} ms beside {_STREAMS} slow streams")
        marks = []
        for number in range(_CHATS):
            client.post(f"{server.address}/api/chat", json=asked).read()
            if number in (99, 499, _CHATS - 1):
                marks.append((number + 1, resident_mb(server)))
        print("memory:", json.dumps({f"after {n}": round(mb) for n, mb in marks}), "MB")
        server.stop()


if __name__ == "__main__":
    main()
