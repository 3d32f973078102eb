"""A server with the tools that the conformance suite asks for, behind the product's own door."""

import base64
import sys
from pathlib import Path
from typing import Any

import uvicorn
from mcp.server.mcpserver import Context, RequestStateSecurity
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.prompts.base import UserMessage
from mcp.shared.exceptions import MCPError
from mcp_types import (
    MISSING_REQUIRED_CLIENT_CAPABILITY,
    AudioContent,
    CreateMessageRequest,
    CreateMessageRequestParams,
    ElicitRequest,
    ElicitRequestFormParams,
    EmbeddedResource,
    ImageContent,
    InputRequest,
    InputRequiredResult,
    ListRootsRequest,
    SamplingMessage,
    TextContent,
    TextResourceContents,
)

from dashapp import product
from dashapp.bootstrap.joining import join
from dashapp.settings import Settings
from dashapp.web.mcp.desk import OwnServer
from dashapp.web.mcp.door import McpDoor

PNG = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
        "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
).decode()
WAV = base64.b64encode(b"RIFF$\0\0\0WAVEfmt ").decode()
Rounds = tuple[dict[str, InputRequest], ...]


def text(told: str) -> TextContent:
    return TextContent(type="text", text=told)


def embedded(uri: str, told: str, kind: str = "text/plain") -> EmbeddedResource:
    return EmbeddedResource(
        type="resource", resource=TextResourceContents(uri=uri, mime_type=kind, text=told)
    )


def image() -> ImageContent:
    return ImageContent(type="image", data=PNG, mime_type="image/png")


def question(message: str, name: str, kind: str = "string") -> ElicitRequest:
    schema = {"type": "object", "properties": {name: {"type": kind}}, "required": [name]}
    return ElicitRequest(params=ElicitRequestFormParams(message=message, requested_schema=schema))


def sampling(said: str, most: int) -> CreateMessageRequest:
    message = SamplingMessage(role="user", content=text(said))
    return CreateMessageRequest(
        params=CreateMessageRequestParams(messages=[message], max_tokens=most)
    )


ROUNDS: dict[str, Rounds] = {
    "elicitation": ({"user_name": question("What is your name?", "name")},),
    "sampling": ({"capital_question": sampling("What is the capital of France?", 100)},),
    "list_roots": ({"client_roots": ListRootsRequest()},),
    "request_state": ({"confirm": question("Please confirm", "ok", "boolean")},),
    "tampered_state": ({"confirm": question("Please confirm", "ok", "boolean")},),
    "multiple_inputs": (
        {
            "user_name": question("What is your name?", "name"),
            "greeting": sampling("Generate a greeting", 50),
            "client_roots": ListRootsRequest(),
        },
    ),
    "multi_round": (
        {"step1": question("Step 1: What is your name?", "name")},
        {"step2": question("Step 2: What is your favorite color?", "color")},
    ),
    "capabilities": (
        {
            "sampled": sampling("Say hello", 50),
            "asked": question("What is your name?", "name"),
        },
    ),
}


def next_round(ctx: Context, rounds: Rounds) -> InputRequiredResult | str:
    """Ask what a round asks, of what the client can; or say what was answered."""
    step, answers = int(ctx.request_state or 0), ctx.input_responses or {}
    if step < len(rounds) and set(rounds[step]) & set(answers):
        step += 1
    if step >= len(rounds):
        return f"state-ok {answers}"
    able = ctx.client_capabilities
    can = {
        "elicitation/create": able and able.elicitation,
        "sampling/createMessage": able and able.sampling,
        "roots/list": able and able.roots,
    }
    asked = {key: each for key, each in rounds[step].items() if can[each.method]}
    return InputRequiredResult(input_requests=asked or rounds[step], request_state=str(step))


def add_rounds(server: OwnServer, name: str, rounds: Rounds) -> None:
    async def tool(ctx: Context) -> list[TextContent] | InputRequiredResult:
        told = next_round(ctx, rounds)
        return [text(told)] if isinstance(told, str) else told

    told = f"Ask for {name}."
    server.add_tool(tool, name=f"test_input_required_result_{name}", description=told)


def add_tool(server: OwnServer, name: str, content: list[Any]) -> None:
    def tool() -> list[TextContent]:
        return content

    server.add_tool(tool, name=name, description="Return what it is named for.")


def add_tools(server: OwnServer) -> None:
    contents: dict[str, list[Any]] = {
        "test_simple_text": [text("This is a simple text response for testing.")],
        "test_image_content": [image()],
        "test_audio_content": [AudioContent(type="audio", data=WAV, mime_type="audio/wav")],
        "test_embedded_resource": [
            embedded("test://embedded-resource", "This is an embedded resource content.")
        ],
        "test_multiple_content_types": [
            text("Multiple content types test:"),
            image(),
            embedded("test://mixed-content-resource", '{"test":"data"}', "application/json"),
        ],
    }
    for name, content in contents.items():
        add_tool(server, name, content)

    @server.tool(description="Do what it is named for.")
    def test_error_handling() -> str:
        raise ToolError("This tool intentionally returns an error for testing")

    @server.tool(description="Do what it is named for.")
    async def test_tool_with_progress(ctx: Context) -> str:
        for done in (0, 50, 100):
            await ctx.report_progress(done, 100)
        return "done"

    @server.tool(description="Do what it is named for.")
    async def test_streaming_elicitation(ctx: Context) -> list[TextContent] | InputRequiredResult:
        await ctx.report_progress(0, 1)
        told = next_round(ctx, ROUNDS["elicitation"])
        return [text(told)] if isinstance(told, str) else told

    @server.tool(description="Do what it is named for.")
    def test_missing_capability() -> str:
        needed: dict[str, Any] = {"requiredCapabilities": {"sampling": {}}}
        raise MCPError(MISSING_REQUIRED_CLIENT_CAPABILITY, "This needs sampling.", needed)


def add_rest(server: OwnServer) -> None:
    @server.resource("test://static-text", mime_type="text/plain")
    def static_text() -> str:
        return "This is the content of the static text resource."

    @server.resource("test://static-binary", mime_type="image/png")
    def static_binary() -> bytes:
        return base64.b64decode(PNG)

    @server.resource("test://template/{id}/data", mime_type="application/json")
    def template(id: str) -> str:  # noqa: A002 - the suite's name
        return f'{{"id": "{id}", "templateTest": true, "data": "Data for ID: {id}"}}'

    @server.prompt(description="Say what it is named for.")
    def test_simple_prompt() -> str:
        return "This is a simple prompt for testing."

    @server.prompt(description="Say what it is named for.")
    def test_prompt_with_arguments(arg1: str, arg2: str) -> str:
        return f"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"

    @server.prompt(description="Say what it is named for.")
    def test_prompt_with_embedded_resource(resourceUri: str) -> list[UserMessage]:  # noqa: N803
        told = embedded(resourceUri, "Embedded resource content for testing.")
        return [UserMessage(told), UserMessage("Please process the embedded resource above.")]

    @server.prompt(description="Say what it is named for.")
    def test_prompt_with_image() -> list[UserMessage]:
        return [UserMessage(image()), UserMessage("Please analyze the image above.")]

    @server.prompt(description="Say what it is named for.")
    def test_input_required_result_prompt(ctx: Context) -> str | InputRequiredResult:
        return next_round(
            ctx, ({"user_context": question("What context should the prompt use?", "context")},)
        )

    @server.completion()
    async def complete(*_: Any) -> None:
        return None


def make() -> OwnServer:
    keys = ["a key of the tests, of thirty-two letters or more"]
    server = OwnServer("fixtures", request_state_security=RequestStateSecurity(keys=keys))
    for name, rounds in ROUNDS.items():
        add_rounds(server, name, rounds)
    add_tools(server)
    add_rest(server)
    return server


def main() -> None:
    """Serve on a port, with a store in a folder."""
    settings = Settings(port=int(sys.argv[1]), data_dir=Path(sys.argv[2]))
    parts = join(settings)
    door = McpDoor(parts.services, make, signs_in=False)
    _, app = product._programs(parts, settings, door)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning")


if __name__ == "__main__":
    main()
