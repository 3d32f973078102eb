"""A server that has just started, and a page that asks it for everything at once."""

import re
from functools import partial
from pathlib import Path

import flask

from dashapp.bootstrap.joining import join
from dashapp.product import BUILT
from dashapp.settings import Settings
from dashapp.ui.server import UiSettings, create_ui
from tests.contract.conftest import at_once

ROUNDS = 3
_SETTINGS = UiSettings(
    debug=False, most_bytes=1, only_https=False, signs_in=False, sign_up="invited",
    secrets=["a secret of the tests"], security_contact="", providers=[],
)  # fmt: skip


def asked(pages: flask.Flask, address: str) -> int:
    return pages.test_client().get(address).status_code


def test_the_first_to_ask_a_server_hold_up_nobody_who_asks_meanwhile(tmp_path: Path) -> None:
    parts = join(Settings(data_dir=tmp_path))
    before = create_ui(parts.services, parts.hub.shelf, BUILT, settings=_SETTINGS)
    page = before.test_client().get("/").text
    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', page)
    assert len(scripts) > 5
    for _ in range(ROUNDS):
        # As after a restart: the page is the last server's, and its scripts are asked of the next.
        started = create_ui(parts.services, parts.hub.shelf, BUILT, settings=_SETTINGS)
        came = at_once(*(partial(asked, started, address) for address in scripts))
        assert set(came) == {200}
    parts.close()
