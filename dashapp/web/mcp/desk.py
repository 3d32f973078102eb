"""What every tool stands at: the services, who asks, and errors as sentences."""

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from mcp.server import MCPServer, ServerRequestContext
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolResult,
    GetPromptResult,
    InputRequiredResult,
    RequestParams,
    TextContent,
    ToolAnnotations,
)
from pydantic import ValidationError

from dashapp.domain.errors import ImaginatorError, NotSignedIn
from dashapp.refusals import misshapen
from dashapp.web.mcp.known import AGAIN, ASSISTANT

if TYPE_CHECKING:
    # Over stdio the greeting is answered without them.
    from dashapp.services.assistants import Assistant
    from dashapp.services.catalogue import Services
    from dashapp.services.editing.live_document import Listener

Asked = Context | ServerRequestContext[Any, Any]

Alone = Callable[["Services"], "Assistant"]
"""Says whose assistant speaks over stdio, each time anew: a token may be revoked meanwhile."""

Handler = Callable[[ServerRequestContext[Any, Any], Any], Awaitable[Any]]

_Tool = TypeVar("_Tool", bound=Callable[..., Any])


class OwnServer(MCPServer):
    """The server of the SDK; what it does alike for everyone is answered for who asks."""

    news: "Listener"
    """What wants to hear of each change, to tell those who listen."""
    ends: Callable[[], None] | None = None
    """Ends what listens."""

    def leave(self) -> None:
        """End what listens, and tell it so."""
        if self.ends is not None:
            self.ends()

    def answer(self, method: str, params: type[RequestParams], handler: Handler) -> None:
        """Answer a method of the protocol in place of the SDK."""
        self._lowlevel_server.add_request_handler(method, params, handler)

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; who calls it wrongly is told so in a sentence."""
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError as error:
            sentence = "Something went wrong on our side. Read the résumé before you try again."
            raise UnexpectedToolError(sentence) from error.__cause__
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            told = misshapen(error.__cause__.errors(include_url=False))
            raise ToolError(f"{told} Nothing was done; call {name} again.") from error.__cause__

    async def get_prompt(
        self, name: str, arguments: dict[str, Any] | None = None, context: Context | None = None
    ) -> GetPromptResult | InputRequiredResult:
        """Return a prompt; who asks for none of ours is told so, and nobody else."""
        try:
            return await super().get_prompt(name, arguments, context)
        except ValueError as error:
            raise MCPError(INVALID_PARAMS, str(error)) from None


class Desk:
    """Where tools, resources and prompts are laid out, and ask who is there."""

    def __init__(
        self, server: OwnServer, opened: Callable[[], "Services"], alone: Alone | None
    ) -> None:
        self.server = server
        self._opened = opened
        self._alone = alone

    @property
    def services(self) -> "Services":
        """What tools call; where the store is not open yet, this opens it."""
        return self._opened()

    def assistant(self, asked: Asked, *, again: bool = False) -> "Assistant":
        """Return who asks; ``again`` looks up whether they still may.

        Raises:
            NotSignedIn: Nobody is known to ask.
        """
        context = asked.request_context if isinstance(asked, Context) else asked
        found: Assistant | None = None
        if context.request is not None:
            scope = context.request.scope
            found = scope[AGAIN]() if again else scope.get(ASSISTANT)
        elif self._alone is not None:
            found = self._alone(self.services)
        if found is None:
            raise NotSignedIn("Nobody is known to ask. Connect again with an access token.")
        params = context.session.client_params
        return found.called(params.client_info.name if params is not None else "")

    def at(self, asked: Context, resume_id: str) -> "Assistant":
        """Return who asks, and show in a résumé that they are at work there."""
        assistant = self.assistant(asked)
        self.services.assistants.at_work(assistant, resume_id)
        return assistant

    def tool(
        self, title: str, *, reads: bool = False, destroys: bool = False, repeats: bool = True
    ) -> Callable[[_Tool], _Tool]:
        """Offer a function as a tool; its docstring describes it.

        Args:
            title: What people see.
            reads: Whether it changes nothing.
            destroys: Whether it takes something away that was there.
            repeats: Whether a second call with the same arguments changes nothing more.
        """

        def offer(tool: _Tool) -> _Tool:
            self.server.add_tool(
                _told(tool),
                title=title,
                description=" ".join(inspect.cleandoc(tool.__doc__ or "").split()),
                annotations=ToolAnnotations(
                    title=title,
                    read_only_hint=reads,
                    destructive_hint=destroys,
                    idempotent_hint=reads or repeats,
                    open_world_hint=False,
                ),
            )
            return tool

        return offer


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a tool that answers an expected error with its sentence."""
    if inspect.iscoroutinefunction(tool):

        @functools.wraps(tool)
        async def later(*args: Any, **named: Any) -> Any:
            try:
                return await tool(*args, **named)
            except ImaginatorError as error:
                return refusal(error)

        return later

    @functools.wraps(tool)
    def at_once(*args: Any, **named: Any) -> Any:
        try:
            return tool(*args, **named)
        except ImaginatorError as error:
            return refusal(error)

    return at_once


def refusal(error: ImaginatorError) -> CallToolResult:
    """Return the answer of a tool that says what is wrong and what to do."""
    return CallToolResult(content=[TextContent(type="text", text=str(error))], is_error=True)


def protocol_error(error: ImaginatorError) -> MCPError:
    """Return an error for what is no tool."""
    return MCPError(INVALID_PARAMS, str(error), {"code": error.code})
