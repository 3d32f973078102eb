"""What one editor may tell the others of its caret; they draw it, and must not stumble over it.

Also who may only read tells where they are. What no editor of ours says goes no further.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

_LONGEST: Final = 200


def understood(state: dict[str, Any]) -> dict[str, Any]:
    """Return what of a state the editors understand."""
    return {name: state[name] for name, is_sound in _SOUND.items() if is_sound(state.get(name))}


def _is_user(value: Any) -> bool:
    return isinstance(value, dict) and _is_text(value.get("name")) and _is_text(value.get("color"))


def _is_place(value: Any) -> bool:
    """Whether it is a field: where one is at."""
    return isinstance(value, dict) and all(
        value.get(name) is None or _is_text(value[name]) for name in ("node", "field")
    )


def _is_cursor(value: Any) -> bool:
    return isinstance(value, dict) and _is_spot(value.get("anchor")) and _is_spot(value.get("head"))


def _is_spot(value: Any) -> bool:
    """Whether it is a relative position as Yjs writes one."""
    return (
        isinstance(value, dict)
        and all(value.get(name) is None or _is_id(value[name]) for name in ("type", "item"))
        and (value.get("tname") is None or _is_text(value["tname"]))
        and (value.get("assoc") is None or type(value["assoc"]) is int)
    )


def _is_id(value: Any) -> bool:
    return isinstance(value, dict) and all(
        type(value.get(name)) is int and value[name] >= 0 for name in ("client", "clock")
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


_SOUND: Final[Mapping[str, Callable[[Any], bool]]] = {
    "user": _is_user,
    "place": _is_place,
    "cursor": _is_cursor,
}
