"""Somebody at the door of people, without a browser: pages, forms, cookies."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2

from tests.conftest import Server

PASSWORD = "correct horse battery"  # noqa: S105
Answer = TypeVar("Answer")
_FORM = re.compile(r'name="csrf_token" value="([^"]+)"')
_ONCE = re.compile(r'id="once"[^>]*value="([^"]+)"')


class Visitor:
    """A browser's cookies and forms; ``csrf`` is what the last page handed out."""

    def __init__(self, server: Server, address: str | None = None) -> None:
        self.server = server
        headers = {"accept": "text/html"}
        if address:
            headers["x-forwarded-for"] = address
        # Nothing is held open between pages, so that nothing is left open by who just goes.
        self.client = httpx2.Client(
            base_url=server.address,
            headers=headers,
            timeout=30,
            limits=httpx2.Limits(max_keepalive_connections=0),
        )
        self.csrf = ""
        self.email = ""
        self.name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.close()

    def get(self, path: str) -> httpx2.Response:
        """Go to a page."""
        answer = self.client.get(path)
        if found := _FORM.search(answer.text):
            self.csrf = found[1]
        return answer

    def post(self, path: str, **fields: Any) -> httpx2.Response:
        """Send a form with what the last page handed out."""
        return self.client.post(path, data={"csrf_token": self.csrf, **fields})

    def submit(self, page: str, path: str, **fields: Any) -> httpx2.Response:
        """Go to a page and send a form of it."""
        self.get(page)
        return self.post(path, **fields)

    def join(self, invitation: str, email: str, name: str) -> Self:
        """Make an account by an invitation and be signed in."""
        page = f"/join?invitation={invitation}"
        answer = self.submit(
            page, "/join", invitation=invitation, email=email, name=name, password=PASSWORD
        )
        assert answer.status_code == 303, answer.text
        self.email = email
        return self

    def sign_in(self, email: str, password: str = PASSWORD, **more: str) -> httpx2.Response:
        return self.submit("/sign-in", "/sign-in", email=email, password=password, **more)

    def token(self, *scopes: str) -> str:
        """Make an access token and return its key."""
        answer = self.submit(
            "/account", "/account/make-token", name="for a test", days="5", scope=list(scopes)
        )
        return once(answer)

    def invite(self, workspace: str, role: str, email: str = "") -> str:
        """Return the secret of a new invitation."""
        page = f"/team/{workspace}"
        return once(self.submit(page, f"{page}/invite", role=role, email=email)).rpartition("=")[2]

    def share(self, resume: str, role: str, days: str = "5", password: str = "") -> str:
        """Return the secret of a new link."""
        page = f"/resume/{resume}/share"
        answer = self.submit(page, page, role=role, days=days, password=password)
        return once(answer).rpartition("=")[2]

    def open(self, secret: str, name: str = "Guest", password: str = "") -> httpx2.Response:
        """Open a link."""
        self.name = name
        return self.submit(
            f"/open?link={secret}", "/open", link=secret, name=name, password=password
        )

    def callback(self, body: dict[str, Any]) -> httpx2.Response:
        """Call back as Dash does, with the token that pages hand out."""
        token = self.client.cookies.get("_csrf_token") or ""
        return self.client.post(
            "/_dash-update-component", json=body, headers={"x-csrftoken": token}
        )

    def ticket(self, resume: str) -> str:
        """Return a ticket for a résumé, as its page asks for one."""
        self.get("/")
        wanted = {"id": "editor", "property": "ticketWanted", "value": 1}
        answer = self.callback(
            {
                "output": "editor.ticket",
                "outputs": {"id": "editor", "property": "ticket"},
                "inputs": [wanted, {"id": "person-name", "property": "value", "value": self.name}],
                "changedPropIds": ["editor.ticketWanted"],
                "state": [{"id": "document", "property": "data", "value": resume}],
            }
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["response"]["editor"]["ticket"])


def once(answer: httpx2.Response) -> str:
    """Return what a page shows once."""
    found = _ONCE.search(answer.text)
    assert found is not None, answer.text
    return found[1]


def command(server: Server, *words: str, **settings: str) -> str:
    """Run a command of the product on the store of a server and return what it printed."""
    program = str(Path(sys.executable).parent / "imaginator")
    environment = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(server.data), **settings}
    done = subprocess.run(
        [program, *words], env=environment, cwd=server.data, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return done.stdout.strip()


def owner(server: Server, email: str = "ada@example.org", name: str = "Ada") -> Visitor:
    """Return the first person, whom the machine invites, signed in."""
    invitation = command(server, "invite", email).rpartition("=")[2]
    return Visitor(server).join(invitation, email, name)


def first_refused(
    answers: Iterable[Answer], allowed: int, refused: Callable[[Answer], bool]
) -> Answer:
    """Return the first answer to say "too often", which stands behind ``allowed`` others.

    Where one window of the limit ends on the way, the next lets a few more through: at most
    half as many are tried again.
    """
    for number, answer in enumerate(islice(answers, allowed + max(2, allowed // 2))):
        if refused(answer):
            assert number >= allowed, f"refused after {number} of {allowed}"
            return answer
    raise AssertionError(f"more than {allowed} were let through")


def too_often(answer: httpx2.Response) -> bool:
    """Whether a try was refused as one of too many."""
    return answer.status_code == 429


def api(server: Server, key: str, path: str, body: Any = None, method: str = "") -> httpx2.Response:
    """Call the API with a token."""
    return httpx2.request(
        method or ("POST" if body is not None else "GET"),
        f"{server.address}{path}",
        json=body,
        headers={"authorization": f"Bearer {key}"},
        timeout=30,
    )
