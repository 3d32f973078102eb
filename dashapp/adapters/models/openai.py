"""The chat completions of OpenAI, which Azure, OpenRouter, Groq, vLLM, llama.cpp, Ollama speak."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from dashapp.adapters.models.protocol import Call, fault_of, tokens
from dashapp.services.cowriting.text_model import Endpoint, FaultKind, ModelFault, Prompt, Usage

_NEW_LIMIT: Final = ("openai.com", "azure.com")
"""Whose newer models know ``max_completion_tokens`` alone."""
_ENDINGS: Final[dict[str, FaultKind]] = {
    "content_filter": "refused",
    "length": "length",
    "error": "cut",
}


class OpenAI:
    """Asks with one message of rules and one of material, the same for many questions."""

    def call(self, endpoint: Endpoint, prompt: Prompt) -> Call:
        """Return the request for a prompt; what is the same each time stands first."""
        messages = [{"role": "system", "content": f"{prompt.rules}\n\n{prompt.material}"}]
        messages += [{"role": role, "content": text} for role, text in prompt.turns]
        host = urlsplit(endpoint.base_url).hostname or ""
        limit = "max_completion_tokens" if host.endswith(_NEW_LIMIT) else "max_tokens"
        headers = {"authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        if host.endswith("azure.com"):
            headers = {"api-key": endpoint.key}
        body = {
            "model": endpoint.model,
            "messages": messages,
            "stream": True,
            "stream_options": {"include_usage": True},
            limit: prompt.most_tokens,
        }
        return Call("/chat/completions", headers, body)

    def answer(self) -> "_Answer":
        """Return the reader of one answer."""
        return _Answer()


class _Answer:
    def __init__(self) -> None:
        self.fault: FaultKind | None = "cut"

    def read(self, event: str, data: Mapping[str, Any]) -> list[str | Usage]:
        """Return what a chunk says."""
        del event
        if error := data.get("error"):
            known = error if isinstance(error, dict) else {"message": error}
            told, code = str(known.get("message", "")), known.get("code")
            raise ModelFault(fault_of(code, told) if isinstance(code, int) else "down", told)
        found: list[str | Usage] = []
        choices = data.get("choices")
        for choice in choices if isinstance(choices, list) else ():
            found += self._chosen(choice if isinstance(choice, dict) else {})
        if isinstance(usage := data.get("usage"), dict):
            read, written = usage.get("prompt_tokens"), usage.get("completion_tokens")
            found.append(Usage(tokens(read), tokens(written)))
        return found

    def _chosen(self, choice: Mapping[str, Any]) -> list[str | Usage]:
        # What it used comes behind its end, also where that is none.
        # Nothing was offered to be called: whoever calls all the same is not listened to.
        if how := choice.get("finish_reason"):
            self.fault = _ENDINGS.get(str(how))
        delta = choice.get("delta")
        said = delta if isinstance(delta, dict) else {}
        if isinstance(why := said.get("refusal"), str) and why:
            raise ModelFault("refused", why)
        words = said.get("content")
        return [_words(part) for part in words] if isinstance(words, list) else [_words(words)]


def _words(part: Any) -> str:
    """Return the words of a part of an answer; none of what the model thinks."""
    said = part.get("text") if isinstance(part, dict) else part
    return said if isinstance(said, str) else ""
