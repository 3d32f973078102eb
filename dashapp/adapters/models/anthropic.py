"""The messages of Anthropic."""

from collections.abc import Mapping
from typing import Any, Final

from dashapp.adapters.models.protocol import Call, tokens
from dashapp.services.cowriting.text_model import Endpoint, FaultKind, ModelFault, Prompt, Usage

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
_ENDINGS: Final[dict[str, FaultKind]] = {
    "refusal": "refused",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
}
_READ: Final = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
"""What it says that it read: what is kept for the next question is counted apart."""


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
        self.fault: FaultKind | None = "cut"
        self._ending: FaultKind | None = None
        self._read = 0

    def read(self, event: str, data: Mapping[str, Any]) -> list[str | Usage]:
        """Return what an event says."""
        kind = data.get("type", event)
        if kind == "error":
            error = data.get("error")
            known = error if isinstance(error, dict) else {}
            fault = _FAULTS.get(str(known.get("type")), "down")
            raise ModelFault(fault, str(known.get("message", "")))
        if kind == "message_stop":
            self.fault = self._ending
        if kind == "message_start":
            used = _usage(data.get("message"))
            self._read = sum(tokens(used.get(each)) for each in _READ)
        if kind == "message_delta":
            return self._ended(data)
        delta = data.get("delta") if kind == "content_block_delta" else None
        words = delta.get("text") if isinstance(delta, dict) else None
        return [words if isinstance(words, str) else ""]

    def _ended(self, data: Mapping[str, Any]) -> list[str | Usage]:
        delta = data.get("delta")
        how = delta.get("stop_reason") if isinstance(delta, dict) else None
        self._ending = _ENDINGS.get(str(how), self._ending)
        return [Usage(self._read, tokens(_usage(data).get("output_tokens")))]


def _usage(data: Any) -> Mapping[str, Any]:
    found = data.get("usage") if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}
