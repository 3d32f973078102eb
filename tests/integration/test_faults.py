"""Everything breaks while people type; all end with the same, and nothing saved is missing.

Two processes with the hub inside, on one PostgreSQL and one Redis, take whoever comes.
"""

import asyncio
import os
import random
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc, Map
from redis import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy import create_engine, text
from websockets.exceptions import ConnectionClosed

from dashapp.adapters.database.documents import SqlDocuments
from dashapp.adapters.database.engine import open_engine
from dashapp.adapters.database.migration import migrate
from dashapp.adapters.yjs.replica import YjsReplicas
from dashapp.domain.document import DocumentSummary
from dashapp.domain.people import HOME, LOCAL_PERSON, Actor, Author
from dashapp.domain.resume import Resume
from dashapp.domain.tree.decoding import resume_of
from dashapp.domain.tree.encoding import nodes_of
from dashapp.services.document_store import LogRow
from dashapp.services.documents import new_id
from dashapp.services.editing import wire
from dashapp.services.editing.live import LiveDocuments
from dashapp.services.editing.rooms import Rooms
from dashapp.services.editing.tickets import Participant, TicketClaims
from tests.conftest import RedisServer, Server, free_port, new_database
from tests.integration.conftest import Peer, call
from tests.integration.typist import Team, Typist, said, until

RESUME = {
    "basics": {"name": "Ada", "email": "ada@example.com"},
    "work": [{"name": "Bakery", "highlights": ["Baked", "Sold", "Led"]}],
}


class Product:
    """Two replicas and what they share."""

    def __init__(self, database: str, redis: RedisServer, folder: Path) -> None:
        self.database, self.redis = database, redis
        self.servers = [Server(free_port(), folder) for _ in range(2)]
        self._shared = {"DATABASE_URL": database, "REDIS_URL": redis.url, "WEB_CONCURRENCY": "1"}

    def start(self, server: Server, **more: str) -> None:
        server.start(**{**self._shared, **more})

    def resume(self) -> str:
        return str(call(self.servers[0], "/api/resumes", RESUME)["id"])

    def stored(self, resume: str) -> dict[str, Any]:
        """Return what the store alone says."""
        engine = create_engine(self.database)
        updates = SqlDocuments(engine).load(resume).updates
        engine.dispose()
        doc: Doc[Any] = Doc()
        doc.apply_update(YjsReplicas().rebuilt(updates).diff(b"\x00"))
        return said(doc)


@pytest.fixture
def product(postgres_url: str, redis: RedisServer, tmp_path: Path) -> Iterator[Product]:
    made = Product(new_database(postgres_url), redis, tmp_path)
    for server in made.servers:
        made.start(server)
    yield made
    for server in made.servers:
        server.stop(9)


def says(peer: Peer, wanted: dict[str, Any]) -> bool:
    """Whether a peer has what is wanted, and nothing else."""
    return said(peer.doc) == wanted


def has_much(peer: Peer) -> bool:
    """Whether a peer has more fields of the person than one edit brings."""
    return len(said(peer.doc)["basics"]) > 4_000


@pytest.mark.timeout(600)  # twenty starts take their time on a busy machine
def test_a_worker_is_killed_twenty_times(product: Product) -> None:
    resume = product.resume()
    with Team(product.servers, resume) as team:
        for number in range(20):
            server = product.servers[number % 2]
            team.wrote(20)
            server.stop(9)
            product.start(server)
        assert team.settled() == product.stored(resume)
        assert team.reconnected >= 20


def test_both_workers_of_one_server_are_killed(product: Product) -> None:
    server, other = product.servers
    other.stop()
    server.stop()
    product.start(server, WEB_CONCURRENCY="2")
    resume = product.resume()
    with Team([server], resume) as team:
        team.wrote(40)
        workers = server.workers()
        assert len(workers) == 2
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
            team.wrote(40)
        assert team.settled() == product.stored(resume)
        assert team.reconnected >= 1


def test_replicas_are_replaced_one_by_one_under_load(product: Product) -> None:
    resume = product.resume()
    with Team(product.servers, resume) as team:
        for number in range(6):
            server = product.servers[number % 2]
            team.wrote(30)
            assert server.stop() == 0
            product.start(server)
        assert team.settled() == product.stored(resume)


def test_redis_restarts_freezes_and_loses_everything(product: Product) -> None:
    resume = product.resume()
    process = product.redis.process
    with Team(product.servers, resume) as team:
        team.wrote(30)
        product.redis.stop(9)
        team.wrote(60)
        product.redis.start()
        team.wrote(30)
        process = product.redis.process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        thaw = threading.Timer(30, process.send_signal, (signal.SIGCONT,))
        thaw.start()
        team.wrote(60)  # while it is frozen
        thaw.join()
        Redis.from_url(product.redis.url).flushall()
        team.wrote(30)
        assert team.settled() == product.stored(resume)


def test_redis_is_gone_for_the_whole_session(product: Product) -> None:
    product.redis.stop(9)
    resume = product.resume()
    with Team(product.servers, resume) as team:
        team.wrote(200)
        assert team.settled() == product.stored(resume)


def test_postgresql_restarts(product: Product) -> None:
    """Every connection to it is cut, again and again."""
    resume = product.resume()
    engine = create_engine(product.database)
    with Team(product.servers, resume) as team:
        for _ in range(8):
            team.wrote(20)
            with engine.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
        assert team.settled() == product.stored(resume)
    engine.dispose()


def test_words_between_processes_come_late_twice_or_never(product: Product) -> None:
    """What rings is read from the log, so that nothing hangs on a ring."""
    resume = product.resume()
    line = Redis.from_url(product.redis.url)
    told: list[bytes] = []
    ended = threading.Event()

    def listen() -> None:
        with line.pubsub(ignore_subscribe_messages=True) as heard:
            heard.subscribe("imaginator:changed")
            while not ended.is_set():
                with suppress(RedisConnectionError):  # our own line is cut as well
                    message = heard.get_message(timeout=0.1)
                    if message is not None and not message["data"].startswith(b"liar"):
                        told.append(message["data"])

    def lie() -> None:
        while not ended.wait(0.01):
            for said_once in told[-40::-3]:  # old ones, in the wrong order, more than once
                line.publish("imaginator:changed", b"liar" + said_once[4:])
            line.publish("imaginator:changed", os.urandom(20))
            line.execute_command(
                "CLIENT", "KILL", "TYPE", "pubsub"
            )  # and what is on its way is lost

    people = [threading.Thread(target=each, daemon=True) for each in (listen, lie)]
    with Team(product.servers, resume) as team:
        for each in people:
            each.start()
        team.wrote(300)
        ended.set()
        for each in people:
            each.join()
        assert team.settled() == product.stored(resume)


def test_two_processes_open_one_cold_resume_at_once(product: Product) -> None:
    for _ in range(5):
        resume = product.resume()
        with Team(product.servers, resume, size=8) as team:
            team.wrote(40)
            assert team.settled() == product.stored(resume)


def test_a_connection_is_cut_in_the_middle_of_a_message(product: Product) -> None:
    resume = product.resume()
    with Team(product.servers, resume, size=2) as team:
        for _ in range(20):
            team.wrote(5)
            with socket.create_connection(("127.0.0.1", product.servers[0].port)) as line:
                peer = Peer(product.servers[0], resume)
                line.sendall(b"GET /ws/resumes/x HTTP/1.1\r\nhost: 127.0.0.1\r\nupgra")
                raw = peer.socket.socket
                # A frame that says 200 bytes and brings three.
                raw.sendall(b"\x82\xfe\x00\xc8\x00\x00\x00\x00abc")
                raw.shutdown(socket.SHUT_RDWR)
        assert team.settled() == product.stored(resume)


def test_one_bullet_is_moved_twice_while_its_entry_is_deleted(product: Product) -> None:
    resume = product.resume()
    peers = [Peer(product.servers[number % 2], resume) for number in range(3)]
    nodes = said(peers[0].doc)
    bullet = next(name for name, node in nodes.items() if node["at"]["l"] == "highlights")
    entry = nodes[bullet]["at"]["p"]
    for peer, key in zip(peers, ("a5", "a7"), strict=False):
        peer.write(bullet, {"at": {"p": entry, "l": "highlights", "k": key}})
    peers[2].change(lambda all_nodes: all_nodes[entry].update({"del": True}))
    for peer in peers:
        peer.until_saved()
    stored = product.stored(resume)
    for peer in peers:
        peer.until(partial(says, peer, stored))
    assert stored[entry]["del"] is True
    assert stored[bullet]["at"]["k"] in ("a5", "a7")
    assert call(product.servers[1], f"/api/resumes/{resume}").get("work", []) == []


def test_an_hour_offline_on_both_sides(product: Product) -> None:
    """Two thousand edits here and as many there, of which nobody hears until they meet."""
    resume = product.resume()
    first = Peer(product.servers[0], resume)
    docs: Sequence[Doc[Any]] = (Doc(), Doc())
    for side, doc in enumerate(docs):
        doc.apply_update(first.doc.get_update())
        for number in range(2_000):
            doc.get("nodes", type=Map)["basics"].update({f"v:{side}-{number}": str(number)})
    peers = [Peer(server, resume, doc) for server, doc in zip(product.servers, docs, strict=True)]
    for peer in (*peers, first):
        peer.until_saved()
        peer.until(partial(has_much, peer))
    stored = product.stored(resume)
    assert all(said(peer.doc) == stored for peer in (*peers, first))


def test_ten_megabytes_in_one_update_are_refused_and_nobody_else_notices(product: Product) -> None:
    resume = product.resume()
    with Team(product.servers, resume, size=2) as team:
        peer = Peer(product.servers[0], resume)
        peer.doc.get("nodes", type=Map)["basics"].update({"v:huge": "x" * 10_000_000})
        with suppress(ConnectionClosed):  # it may be closed while it is still sent
            peer.send(wire.update(peer.doc.get_update()))
        with pytest.raises(ConnectionClosed):
            peer.until(lambda: False)
        team.wrote(60)
        assert team.settled() == product.stored(resume)
    assert "v:huge" not in product.stored(resume)["basics"]


def is_styled(typist: Typist, size: str) -> bool:
    """Whether somebody has a size of type."""
    return bool(typist.said["style"].get("v:font_size") == size)


def test_clocks_that_are_a_day_apart_lose_nothing(product: Product) -> None:
    """What is stored is in the order of revisions, whatever the clocks say."""
    resume = product.resume()
    ahead = product.servers[1]
    ahead.stop()
    library = subprocess.run(
        ["sh", "-c", "ls /usr/lib/*/faketime/libfaketime.so.1"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    product.start(ahead, LD_PRELOAD=library, FAKETIME="-1d")
    with Team(product.servers[:1], resume, size=2) as team:
        team.wrote(40)
        for number in range(20):
            style = {"font_size": 8 + number % 3}
            call(ahead, f"/api/resumes/{resume}/style", style, "PATCH")
            team.wrote(2)
        for each in team.typists:
            until(partial(is_styled, each, "9"), 20, "the last choice did not win")
        final = team.settled()
    assert final == product.stored(resume)


def test_carets_names_and_news_cross_processes(product: Product) -> None:
    resume = product.resume()
    one, other = (Peer(server, resume) for server in product.servers)
    caret = wire.awareness(wire.Awareness(one.doc.client_id, 1, {"place": {"node": "basics"}}))
    one.socket.send(caret)
    other.until(lambda: any(b"basics" in frame for frame in other.awareness))
    late = Peer(product.servers[1], resume)
    late.until(lambda: any(b"basics" in frame for frame in late.awareness))
    shown = wire.read(late.awareness[-1])
    assert isinstance(shown, wire.Awareness)
    assert shown.state is not None
    assert shown.state["user"]["name"] == "Ada"
    seen = other.beside
    call(product.servers[0], "/api/todo", {"resume_id": resume, "text": "Look"})
    other.until(lambda: other.beside > seen)
    one.socket.close()
    other.until(lambda: b"null" in other.awareness[-1])


def test_a_hundred_thousand_frames_of_noise_leave_no_trace(tmp_path: Path) -> None:
    """Each ends its sender's connection or says nothing; the résumé stays as it is."""
    engine = open_engine(f"sqlite:///{tmp_path / 'noise.sqlite3'}")
    migrate(engine)
    store, now = SqlDocuments(engine), datetime.now(UTC)
    replicas = YjsReplicas()
    summary = DocumentSummary("cv", "", now, now, HOME, LOCAL_PERSON)
    seed = LogRow("cv", Author("Ada"), now, replicas.seeded(nodes_of(Resume(RESUME), new_id)))
    store.create(summary, "epoch", seed)
    live = LiveDocuments(store, replicas, lambda: datetime.now(UTC))
    before = live.snapshot("cv").resume.data
    noise = random.Random(7)  # noqa: S311
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests has this thread's loop
        closed = apart.submit(asyncio.run, _make_noise(live, noise, 100_000)).result()
    assert closed > 50_000
    assert live.snapshot("cv").resume.data == before
    live.close()
    assert resume_of(replicas.rebuilt(store.load("cv").updates).tree())[0].data == before
    engine.dispose()


class _Deaf:
    """A channel that notes only that it was closed."""

    code = 0

    def send(self, frames: Sequence[bytes]) -> int:
        """Hear nothing."""
        return 0

    def close(self, code: int, reason: str) -> None:
        self.code = self.code or code


class _Nobody:
    """Visitors that nobody asks for."""

    def left(self, who: Actor, document: str) -> None:
        """Note nothing."""

    def closed(self, document: str) -> None:
        """Note nothing."""

    def here(self, document: str, people: Sequence[tuple[str, str]]) -> None:
        """Note nothing."""


async def _make_noise(live: LiveDocuments, noise: random.Random, frames: int) -> int:
    rooms = Rooms(live, lambda here: ["owner"] * len(here), _Nobody())
    rooms.start()
    claims = TicketClaims("cv", Actor(LOCAL_PERSON), Participant("Eve", "#000000"))
    channel, closed = _Deaf(), 0
    member = await rooms.join("cv", None, channel, claims)
    assert member is not None
    for _ in range(frames):
        member.allowance = 100  # only what the frames say is tried here
        body = noise.randbytes(noise.randrange(1, 60))
        kind = noise.choice((b"", b"\x00\x00", b"\x00\x01", b"\x00\x02", b"\x01", b"\x03"))
        rooms.hear("cv", member, kind + (bytes([len(body)]) + body if kind else body))
        closed += channel.code > 0
        channel.code = 0
    rooms.drain()
    return closed
