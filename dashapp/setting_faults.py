"""What is wrong with a setting, in a sentence that tells nothing of its value."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

_SAID = {
    "bool_parsing": "say true or false",
    "int_parsing": "is no whole number",
    "float_parsing": "is no number",
    "missing": "is missing",
    "too_short": "needs {min_length} or more characters",
}
"""What pydantic would tell in words for whoever wrote the program."""


def sentence(error: Mapping[str, Any]) -> str:
    """Return what an error of pydantic's says, with the name of the setting and the place in it."""
    name, *inside = error["loc"] or ("",)
    message = str(error["msg"]).removeprefix("Value error, ")
    if not name:
        return message  # ours, which names its settings itself
    if error["type"] in _SAID:
        message = _SAID[error["type"]].format(**error.get("ctx", {}))
    places = (f"block {each + 1}" if isinstance(each, int) else str(each) for each in inside)
    return f"{', '.join((str(name).upper(), *places))}: {message[0].lower()}{message[1:]}."


def address_fault(name: str, address: str | None, *schemes: str) -> str:
    """Return what is wrong with an address that is set; nothing where nothing is."""
    if address is None:
        return ""
    try:
        parts = urlsplit(address)
        names_a_machine = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return (
            f"{name}: is no address that can be read. A port is a number, and / # ? in a password are"
            " written as %2F %23 %3F."
        )
    if parts.scheme in schemes and names_a_machine:
        return ""
    return f"{name}: must begin with {' or '.join(f'{each}://' for each in schemes)} and name a machine."
