"""The chat completions of OpenAI, which Azure, OpenRouter, Groq, vLLM, llama.cpp, Ollama speak."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from dashapp.adapters.models.protocol import Call, tokens
from dashapp.services.text_model import Endpoint, ModelFault, Prompt, Usage

_NEW_LIMIT: Final = ("openai.com", "azure.com")
"""Whose newer models know ``max_completion_tokens`` alone."""


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
        self.is_whole = False

    def read(self, event: str, data: Mapping[str, Any]) -> list[str | Usage]:
        """Return what a chunk says."""
        del event
        if error := data.get("error"):
            told = error.get("message", "") if isinstance(error, dict) else str(error)
            raise ModelFault("down", str(told)[:200])
        found: list[str | Usage] = []
        choices = data.get("choices")
        for choice in choices if isinstance(choices, list) else ():
            found += self._chosen(choice if isinstance(choice, dict) else {})
        if isinstance(usage := data.get("usage"), dict):
            read, written = usage.get("prompt_tokens"), usage.get("completion_tokens")
            found.append(Usage(tokens(read), tokens(written)))
        return found

    def _chosen(self, choice: Mapping[str, Any]) -> list[str | Usage]:
        how = choice.get("finish_reason")
        if how == "content_filter":
            raise ModelFault("refused")
        if how in ("length", "error"):
            raise ModelFault("cut")
        # Nothing was offered to be called: whoever calls all the same is not listened to.
        self.is_whole = self.is_whole or bool(how)
        delta = choice.get("delta")
        words = delta.get("content") if isinstance(delta, dict) else None
        return [words if isinstance(words, str) else ""]
