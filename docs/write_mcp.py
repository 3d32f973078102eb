"""Writes ``docs/mcp.md`` from the definitions that assistants get."""

import asyncio
from pathlib import Path
from typing import Any

from mcp import Client
from mcp_types import Prompt, ResourceTemplate, Tool

from dashapp import __version__
from dashapp.services.catalogue import Services
from dashapp.web.mcp.server import create_server

ROOT = Path(__file__).parents[1]
HEAD = """# AI assistants: the MCP server

Written by `python docs/write_mcp.py` from the definitions; a test holds it to them.

Any program that speaks the [Model Context Protocol](https://modelcontextprotocol.io) works on
résumés with the rights of a person. Its edits are suggestions in the queue of everyone, unless its
token may `write`; while it works it is in the résumé's presence under its token's name; a line of
the audit log says when it came. *Disconnect* at `/account/assistants` revokes its token, which ends
it: a call at once, what listens within seconds.

## Ways in

* **Streamable HTTP** at `/mcp`, without sessions: any worker answers any request. Send
  `Authorization: Bearer imaginator_…`; where nobody signs in, nothing. Who brings no good token gets
  401 with `WWW-Authenticate`, which leads to `/.well-known/oauth-protected-resource`.
* **stdio**: `imaginator mcp`, as the local person, or whoever `IMAGINATOR_TOKEN` stands for. Where the
  server runs at `HOST` and `PORT` it goes by way of it, so that one process writes; else it opens the
  store itself, and works no more once a server was started beside it.
* **Alone**: `imaginator mcp --http` answers `/mcp` on `MCP_SERVER_PORT`, for a container of its own.
  It needs `REDIS_URL`.

Programs that know OAuth 2.1 need no token pasted: they register themselves at `/oauth/register`
(nothing is kept: their id is what they said, signed), send the person's browser to `/oauth/authorize`,
where the person signs in and chooses what to allow, and change the code (good once, five minutes, S256)
for a token of 30 days. It stands among the others under `/account/assistants`. There are no refresh
tokens: after 30 days the person is asked again. Browser programs on other sites cannot reach these
addresses.

Blocks to copy into VS Code, Claude and Cursor are at `/account/assistants`; `.vscode/mcp.json` of
this project offers both ways.

## What each scope opens

`read` reads. `suggest` suggests, comments and keeps to-dos. `write` edits at once, keeps job posts,
makes copies, sees the history, goes back in it, and deletes into the bin. None holds another.

What an edit claims anew only a person makes true. Where a program says that it can ask its person
(elicitation), `edit_resume` asks, naming of up to ten edits the place, the words and what is new in
them; where it cannot, or they decline, the edit waits as a suggestion. Clients of versions before
2026-07-28 cannot be asked over HTTP, where there is no way back to them: their edits wait. A program
could answer in the person's place: so the audit log says of such an edit that it was
vouched for through an assistant.

What is new is told by rules, in English, German, French and Spanish: numbers and what they count,
how often and how long, names, tools, addresses, roles, titles, degrees, awards, results; what
something was done at, for, by, in or with (*in rust*, *for google*); every word of an added item or a
changed headline; tags and courses as a whole. A bullet is compared with its entry; tags of skills and
interests, the headline and the summary with the whole résumé; and all of it with what the person
answered. Texts in other scripts wait, and in other languages where their letters or commonest words
tell them. Characters that nobody sees are left out. **What the rules do not see:** a verb, an
adjective or an object in small letters that is new and stands behind no preposition (*taught* for
*helped* is seen, *wrote tests* for *wrote code* is not); what is true of one thing of an entry and said
of another; a sentence in an unchecked language of plain letters. Of rewordings that say nothing new,
3 to 15 of 100 wait in English, French and Spanish, and 8 to 40 in German. Whoever wants to see each
word first gives the token `suggest` in place of `write`.

## Bounds

4 MB a message, 600 messages a minute and 6,000 an hour a token, 100 edits and 200,000 letters at once,
20,000 letters a text, 60,000 letters an answer of what is read (then `next_offset`). Of edits that are
sent together all are kept or none, and the one that is wrong is named by its number. A call that is made again, because no answer came,
changes nothing twice: the same suggestion, remark, to-do, copy or job post of the same program is
kept once.
"""


def main() -> None:
    """Write the page."""
    (ROOT / "docs" / "mcp.md").write_text(asyncio.run(page()), encoding="utf-8")


async def page() -> str:
    """Return the page as the definitions are now."""
    async with Client(create_server(_unopened, ["x" * 32], __version__)) as client:
        tools = (await client.list_tools()).tools
        templates = (await client.list_resource_templates()).resource_templates
        prompts = (await client.list_prompts()).prompts
    return "\n".join([HEAD, *_tools(tools), *_templates(templates), *_prompts(prompts)])


def _unopened() -> Services:
    raise AssertionError("A server that describes itself opens no store.")


def _tools(tools: list[Tool]) -> list[str]:
    lines = ["## Tools", ""]
    for tool in tools:
        hints = tool.annotations
        marks = [
            "reads" if hints and hints.read_only_hint else "",
            "takes something away" if hints and hints.destructive_hint else "",
            "may be repeated" if hints and hints.idempotent_hint else "",
        ]
        lines += [f"### {tool.name}", "", f"{tool.description}", ""]
        lines += [f"*{', '.join(mark for mark in marks if mark)}*", ""]
        required = tool.input_schema.get("required", [])
        lines += ["| takes | type | |", "| --- | --- | --- |"]
        for name, known in tool.input_schema["properties"].items():
            told = known.get("description", "")
            needed = "" if name in required else " (optional)"
            lines.append(f"| `{name}`{needed} | {_type(known)} | {told} |")
        gives = (tool.output_schema or {}).get("properties", {})
        named = ", ".join(f"`{name}`" for name in gives) or "a text, and the file as a resource"
        lines += ["", f"Gives {named}.", ""]
    return [*lines, *_shapes(tools)]


def _shapes(tools: list[Tool]) -> list[str]:
    """Return what arguments are made of."""
    found = {
        name: known for tool in tools for name, known in tool.input_schema.get("$defs", {}).items()
    }
    lines = ["## Shapes", ""]
    for name, known in found.items():
        lines += [
            f"### {name}",
            "",
            known["description"],
            "",
            "| field | type | |",
            "| --- | --- | --- |",
        ]
        needed = known.get("required", [])
        for field, each in known["properties"].items():
            told = each.get("description", "")
            optional = "" if field in needed else " (optional)"
            lines.append(f"| `{field}`{optional} | {_type(each)} | {told} |")
        lines.append("")
    return lines


def _type(known: dict[str, Any]) -> str:
    if "$ref" in known:
        return str(known["$ref"]).rpartition("/")[2]
    if "anyOf" in known:
        return " or ".join(_type(each) for each in known["anyOf"] if each.get("type") != "null")
    if known.get("type") == "array":
        return f"list of {_type(known['items'])}"
    return str(known.get("format") or known.get("type", ""))


def _templates(templates: list[ResourceTemplate]) -> list[str]:
    rows = [f"| `{each.uri_template}` | {each.description} |" for each in templates]
    told = (
        "A program of version 2026-07-28 may listen to those of a résumé (`subscriptions/listen`) and"
        " hears when people edit. Versions before have no way for that here."
    )
    return ["## Resources", "", "| address | what it is |", "| --- | --- |", *rows, "", told, ""]


def _prompts(prompts: list[Prompt]) -> list[str]:
    lines = ["## Prompts", "", "| prompt | what it asks for | takes |", "| --- | --- | --- |"]
    for each in prompts:
        takes = ", ".join(f"`{argument.name}`" for argument in each.arguments or [])
        lines.append(f"| {each.title} | {each.description} | {takes} |")
    return [*lines, ""]


if __name__ == "__main__":
    main()
