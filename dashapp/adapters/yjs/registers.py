"""A node's registers in the shared map, written by us and read back from anyone.

Whoever may edit can put anything here. What makes no sense is left out, so that one odd
register never closes the whole résumé.
"""

import json
from typing import Any

from dashapp.domain.tree.node import KeyPath, Node, Position

_KINDS = frozenset({"root", "basics", "style", "section", "entry", "item"})


def registers_of(node: Node) -> dict[str, Any]:
    """Return what the map holds for a node."""
    at = {"p": node.at.parent, "l": node.at.list, "k": node.at.key}
    registers: dict[str, Any] = {"kind": node.kind, "at": at, "del": node.deleted}
    registers |= {f"v:{name}": value for name, value in node.values.items()}
    registers |= {f"s:{name}": source for name, source in node.sources.items()}
    if node.keys:
        registers["keys"] = json.dumps(node.keys)
    if node.rest:
        registers["rest"] = json.dumps(node.rest)
    if node.custom:
        registers["custom"] = True
    return registers


def node_of(name: str, data: Any) -> Node | None:
    """Return the node that registers describe, or nothing where they describe none."""
    if not isinstance(data, dict):
        return None
    kind, at = data.get("kind"), data.get("at")
    if not isinstance(kind, str) or kind not in _KINDS:
        return None
    if not isinstance(at, dict) or not all(isinstance(at.get(part), str) for part in "plk"):
        return None
    node = Node(name, data["kind"], Position(at["p"], at["l"], at["k"]), bool(data.get("del")))
    for key, value in data.items():
        holds, field = key[:2], key[2:]
        if holds == "v:" and isinstance(value, str) and (kind != "style" or _is_json(value)):
            node.values[field] = value
        elif holds == "s:" and isinstance(value, str) and _is_json(value):
            node.sources[field] = value
    node.keys = [path for path in map(_path, _listed(data.get("keys"))) if path]
    node.rest = [
        (path, pair[1])
        for pair in _listed(data.get("rest"))
        if isinstance(pair, list) and len(pair) == 2 and (path := _path(pair[0]))
    ]
    node.custom = data.get("custom") is True
    return node


_NOT_JSON = object()


def _parsed(text: Any) -> Any:
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return _NOT_JSON


def _is_json(text: str) -> bool:
    return _parsed(text) is not _NOT_JSON


def _listed(text: Any) -> list[Any]:
    parsed = _parsed(text)
    return parsed if isinstance(parsed, list) else []


def _path(parts: Any) -> KeyPath:
    if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
        return tuple(parts)
    return ()
