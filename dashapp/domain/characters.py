"""Characters of which only a half is there: JSON can name one, and nothing can print or store it."""

import json
from typing import Any


def has_halves(data: Any) -> bool:
    """Whether a text in JSON data holds half a character."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def mended(data: Any) -> Any:
    """Return JSON data with two halves joined where they stand together, and a lone one as ``�``."""
    if isinstance(data, str):
        return data.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(data, dict):
        return {mended(key): mended(value) for key, value in data.items()}
    if isinstance(data, list):
        return [mended(value) for value in data]
    return data
