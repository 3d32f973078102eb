"""The messages of Anthropic."""

from collections.abc import Mapping
from typing import Any, Final

from dashapp.adapters.models.protocol import Call, tokens
from dashapp.services.text_model import Endpoint, FaultKind, ModelFault, Prompt, Usage

_VERSION: Final = "2023-06-01"
_FAULTS: Final[dict[str, FaultKind]] = {
    "overloaded_error": "busy",
    "rate_limit_error": "busy",
    "authentication_error": "key",
    "permission_error": "key",
    "billing_error": "money",
    "not_found_error": "missing",
    "invalid_request_error": "refused",
}


class Anthropic:
    """Asks with rules and material marked to be cached: they are the same for many questions."""

    def call(self, endpoint: Endpoint, prompt: Prompt) -> Call:
        """Return the request for a prompt."""
        kept = {"type": "ephemeral"}
        body = {
            "model": endpoint.model,
            "max_tokens": prompt.most_tokens,
            "stream": True,
            "system": [
                {"type": "text", "text": prompt.rules},
                {"type": "text", "text": prompt.material, "cache_control": kept},
            ],
            "messages": [{"role": role, "content": text} for role, text in prompt.turns],
        }
        headers = {"x-api-key": endpoint.key, "anthropic-version": _VERSION}
        return Call("/v1/messages", headers, body)

    def answer(self) -> "_Answer":
        """Return the reader of one answer."""
        return _Answer()


class _Answer:
    def __init__(self) -> None:
        self.is_whole = False
        self._read = 0

    def read(self, event: str, data: Mapping[str, Any]) -> list[str | Usage]:
        """Return what an event says."""
        kind = data.get("type", event)
        if kind == "error":
            error = data.get("error")
            known = error if isinstance(error, dict) else {}
            fault = _FAULTS.get(str(known.get("type")), "down")
            raise ModelFault(fault, str(known.get("message", ""))[:200])
        if kind == "message_stop":
            self.is_whole = True
        if kind == "message_start":
            self._read = tokens(_usage(data.get("message")).get("input_tokens"))
        if kind == "message_delta":
            return self._ending(data)
        delta = data.get("delta") if kind == "content_block_delta" else None
        words = delta.get("text") if isinstance(delta, dict) else None
        return [words if isinstance(words, str) else ""]

    def _ending(self, data: Mapping[str, Any]) -> list[str | Usage]:
        delta = data.get("delta")
        how = delta.get("stop_reason") if isinstance(delta, dict) else None
        if how == "refusal":
            raise ModelFault("refused")
        if how == "max_tokens":
            raise ModelFault("cut")
        return [Usage(self._read, tokens(_usage(data).get("output_tokens")))]


def _usage(data: Any) -> Mapping[str, Any]:
    found = data.get("usage") if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}
