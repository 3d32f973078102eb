"""Asks a provider once and gives its words as they come; what is not whole is a fault."""

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

import httpx2

from dashapp.adapters.models.address import pinned
from dashapp.adapters.models.protocol import ProviderProtocol, data_of, fault_of, joined
from dashapp.services.cowriting.text_model import Endpoint, ModelFault, Prompt, Usage

_MOST_LETTERS = 80_000
_LONGEST_EVENT = 1_000_000


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: to be let in, for the first word, between words, in all."""

    connect: float = 10.0
    first: float = 60.0
    between: float = 30.0
    total: float = 300.0


class Streaming:
    """One model behind one protocol; asks once."""

    def __init__(
        self,
        endpoint: Endpoint,
        protocol: ProviderProtocol,
        trust: ssl.SSLContext,
        patience: Patience,
    ) -> None:
        self._endpoint = endpoint
        self._protocol = protocol
        self._trust = trust
        self._patience = patience

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """Give the words of an answer.

        Raises:
            ModelFault: It does not answer, falls silent, does not end, or ends too early.
        """
        waits, begun, letters = self._patience, time.monotonic(), 0
        wait = waits.first
        async with aclosing(self._events(prompt)) as pieces:
            while True:
                try:
                    piece = await asyncio.wait_for(anext(pieces), wait)
                except StopAsyncIteration:
                    return
                except TimeoutError:
                    raise ModelFault("stalled" if letters else "down") from None
                except ModelFault as fault:
                    # What a provider says is shown and logged; some repeat the key.
                    raise fault.without(self._endpoint.key) from None
                letters += len(piece) if isinstance(piece, str) else 0
                if letters > _MOST_LETTERS or time.monotonic() - begun > waits.total:
                    raise ModelFault("endless")
                wait = waits.between if letters else waits.first
                yield piece

    async def _events(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        answer, letters = self._protocol.answer(), 0
        try:
            async with (
                self._client() as client,
                client.stream("POST", **await self._request(prompt)) as response,
            ):
                if response.status_code != 200:
                    raise await self._refusal(response)
                source = httpx2.EventSource(response, max_event_size=_LONGEST_EVENT)
                async for event in source:
                    if event.data.strip() == "[DONE]":
                        break
                    if not event.data:
                        continue
                    for piece in answer.read(event.event, data_of(event.data)):
                        letters += len(piece.strip()) if isinstance(piece, str) else 0
                        yield piece
        except httpx2.SSEError:
            raise ModelFault("missing", "an answer that is no stream of events") from None
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            raise ModelFault("unreached") from None
        except (httpx2.TransportError, httpx2.DecodingError, httpx2.StreamError):
            raise ModelFault("cut" if letters else "down") from None
        except httpx2.InvalidURL:
            raise ModelFault("missing", "this is no address") from None
        if answer.fault is not None:
            raise ModelFault(answer.fault)
        if not letters:
            raise ModelFault("empty")

    def _client(self) -> httpx2.AsyncClient:
        waits = self._patience
        timeout = httpx2.Timeout(waits.first, connect=waits.connect)
        return httpx2.AsyncClient(
            verify=self._trust, timeout=timeout, follow_redirects=False, trust_env=False
        )

    async def _request(self, prompt: Prompt) -> dict[str, Any]:
        base = self._endpoint.base_url.rstrip("/")
        machine, name = await pinned(base) if self._endpoint.is_own else (base, "")
        call = self._protocol.call(self._endpoint, prompt)
        headers: Mapping[str, str] = {"accept": "text/event-stream", **call.headers}
        asked: dict[str, Any] = {"url": joined(machine.rstrip("/"), call.path), "json": call.body}
        if not name:
            return {**asked, "headers": headers}
        # Its certificate is of the name, whatever machine stands behind it.
        named = {**headers, "host": name}
        return {**asked, "headers": named, "extensions": {"sni_hostname": name}}

    async def _refusal(self, response: httpx2.Response) -> ModelFault:
        told = await _message(response)
        kind = fault_of(response.status_code, told)
        return ModelFault(kind, told, _seconds(response.headers.get("retry-after")))


async def _message(response: httpx2.Response) -> str:
    """Return what a refusal says, in a line; nothing where it says nothing readable."""
    text = ""
    async for more in response.aiter_text():
        text += more
        if len(text) > _LONGEST_EVENT:
            return ""
    try:
        found = data_of(text)
    except ModelFault:
        return ""
    error = found.get("error")
    told = error.get("message") if isinstance(error, dict) else error
    return str(told or found.get("message") or "")


def _seconds(told: str | None) -> float | None:
    try:
        return max(0.0, float(told)) if told else None
    except ValueError:
        return None
