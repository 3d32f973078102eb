"""Connecting an AI assistant: a fresh token of chosen scopes in blocks to copy, and the way to end it."""

import json
from dataclasses import dataclass
from typing import Any

import flask

from dashapp.services.catalogue import Services
from dashapp.ui.identity import is_local, who
from dashapp.ui.people.forms import answered, days_given, done, given, page

_HERE = "/account/assistants"


@dataclass(frozen=True, slots=True)
class Block:
    """What is copied into a program: which, and where it goes."""

    program: str
    where: str
    text: str


def add_assistants(door: flask.Blueprint, services: Services, *, signs_in: bool) -> None:
    """Add the page on which a person connects an assistant; where nobody signs in, without tokens."""
    tokens = services.people.tokens

    def shown(problem: str = "", key: str = "") -> str:
        blocks = blocks_for(f"{flask.request.host_url}mcp", key) if key or is_local() else []
        return page(
            "assistants.html",
            problem=problem,
            key=key,
            blocks=blocks,
            tokens=[] if is_local() else tokens.tokens(who()),
            is_local=is_local(),
        )

    @door.get(_HERE)
    def assistants() -> Any:
        return shown()

    if not signs_in:
        return

    @door.post(_HERE)
    def connect_assistant() -> Any:
        def act() -> Any:
            scopes = flask.request.form.getlist("scope")
            return shown(key=tokens.make(who(), given("name"), scopes, days_given()))

        return answered(act, shown)

    @door.post(f"{_HERE}/disconnect")
    def disconnect_assistant() -> Any:
        def act() -> Any:
            tokens.revoke(who(), given("token"))
            return done("It is disconnected: its token opens nothing any more.", _HERE)

        return answered(act, shown)


def blocks_for(address: str, key: str) -> list[Block]:
    """Return what is copied into each program; without a key for a machine without sign-in."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    over_http: dict[str, Any] = {"url": address, **({"headers": headers} if headers else {})}
    started: dict[str, Any] = {"command": "imaginator", "args": ["mcp"]}
    if key:
        started["env"] = {"IMAGINATOR_TOKEN": key}
    asked = f' --header "Authorization: Bearer {key}"' if key else ""
    return [
        Block(
            "VS Code",
            ".vscode/mcp.json of a folder, or “MCP: Open User Configuration”",
            _json({"servers": {"imaginator": {"type": "http", **over_http}}}),
        ),
        Block(
            "Claude Code",
            "a terminal",
            f"claude mcp add --transport http imaginator {address}{asked}",
        ),
        Block(
            "Cursor",
            ".cursor/mcp.json of a folder, or ~/.cursor/mcp.json",
            _json({"mcpServers": {"imaginator": over_http}}),
        ),
        Block(
            "Claude Desktop, and others that start a program",
            "claude_desktop_config.json, on the machine where Imaginator is installed",
            _json({"mcpServers": {"imaginator": started}}),
        ),
    ]


def _json(told: Any) -> str:
    return json.dumps(told, indent=2)
