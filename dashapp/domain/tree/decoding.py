"""Nodes → the résumé that they say, and where each value of it is edited."""

import json
from typing import Any

from dashapp.domain.document import Spot
from dashapp.domain.outline import SECTIONS, Section
from dashapp.domain.resume import JsonObject, Path, Resume, text_of
from dashapp.domain.tree.node import (
    KeyPath,
    Node,
    Tree,
    restored,
    section_of,
    text_fields,
)

_DEFAULT_ORDER = [section.key for section in SECTIONS]


def resume_of(tree: Tree) -> tuple[Resume, dict[Path, Spot]]:
    """Return what the nodes say; a value that nobody touched is as it was given."""
    decoder = _Decoder(tree)
    return Resume(decoder.data()), decoder.spots


class _Decoder:
    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.spots: dict[Path, Spot] = {}

    def data(self) -> JsonObject:
        root = self._tree.nodes["root"]
        parts = self._parts(root)
        rest = dict(root.rest)
        data: JsonObject = {}
        for path in root.keys:
            if path in parts:
                _put(data, path, parts.pop(path))
            elif path in rest:
                _put(data, path, rest[path])
        for path, value in parts.items():
            if value not in ([], {}):
                _put(data, path, value)
        return data

    def _parts(self, root: Node) -> dict[KeyPath, Any]:
        """Return every part that is made of nodes, whether the source had it or not."""
        sections = self._tree.children("root", "sections")
        parts: dict[KeyPath, Any] = {("basics",): self._basics()}
        for node in sorted(sections, key=_default_place):
            if not node.custom:
                parts[(node.id,)] = self._entries(node, (node.id,))
        ours: KeyPath = ("meta", "imaginator")
        parts[(*ours, "style")] = self._style()
        parts[(*ours, "sections")] = self._custom([node for node in sections if node.custom])
        parts[(*ours, "order")] = self._order(root, sections)
        parts[(*ours, "titles")] = {
            node.id: restored(title, node.sources.get("title"), "line")
            for node in sections
            if not node.custom and (title := node.texts.get("title", ""))
        }
        parts[(*ours, "leftovers")] = self._leftovers()
        refused = {path for path, _ in root.rest}
        return {path: value for path, value in parts.items() if value or path not in refused}

    def _basics(self) -> JsonObject:
        node = self._tree.nodes["basics"]
        profiles = [
            self._entry(child, ("basics", "profiles", index))
            for index, child in enumerate(self._tree.children("basics", "profiles"))
        ]
        return self._object(node, ("basics",), {"profiles": profiles})

    def _entries(self, section: Node, path: Path) -> list[Any]:
        self.spots[path] = Spot(section.id)
        children = self._tree.children(section.id, "entries")
        return [self._entry(child, (*path, index)) for index, child in enumerate(children)]

    def _entry(self, node: Node, path: Path) -> Any:
        section = section_of(node, self._tree)
        lists = {
            each.name: self._items(node, each.name, each.kind == "bullets", path)
            for each in (section.lists if section else ())
        }
        made = self._object(node, path, lists)
        if "*" in node.sources and not made:
            return json.loads(node.sources["*"])
        return made

    def _items(self, node: Node, name: str, is_prose: bool, path: Path) -> list[Any]:  # noqa: FBT001
        values = []
        for index, item in enumerate(self._tree.children(node.id, name)):
            self.spots[(*path, name, index)] = Spot(item.id, "text")
            kind = "prose" if is_prose else "line"
            values.append(restored(item.texts.get("text", ""), item.sources.get("text"), kind))
        return values

    def _object(self, node: Node, path: Path, lists: dict[str, list[Any]]) -> JsonObject:
        self.spots[path] = Spot(node.id)
        section = section_of(node, self._tree)
        now = self._fields(node, section, path)
        now.update({(name,): values for name, values in lists.items()})
        rest = dict(node.rest)
        data: JsonObject = {}
        for key in node.keys:
            value = now.pop(key, rest.get(key))
            if value in ("", []) and key in rest:
                value = rest[key]
            if value == "" and ".".join(key) not in node.sources and key not in rest:
                continue
            _put(data, key, value)
        for key, value in now.items():
            if value not in ("", []):
                _put(data, key, value)
        return data

    def _fields(self, node: Node, section: Section | None, path: Path) -> dict[KeyPath, Any]:
        now: dict[KeyPath, Any] = {}
        kinds = {each.name: each.kind for each in text_fields(node, section)}
        for field in section.fields if section else ():
            parts = tuple(field.name.split("."))
            self.spots[(*path, *parts)] = Spot(node.id, field.name)
            store = node.texts if field.name in kinds else node.values
            kind = kinds.get(field.name, "line")
            source = node.sources.get(field.name)
            now[parts] = restored(store.get(field.name, ""), source, kind)
        return now

    def _style(self) -> JsonObject:
        node = self._tree.nodes["style"]
        known = [path[0] for path in node.keys if len(path) == 1]
        names = known + [name for name in node.values if name not in known]
        return {name: json.loads(node.values[name]) for name in names if name in node.values}

    def _custom(self, sections: list[Node]) -> list[JsonObject]:
        made = []
        for index, node in enumerate(sections):
            path: Path = ("meta", "imaginator", "sections", index)
            parts = {
                "id": node.values.get("id", node.id),
                "title": restored(node.texts.get("title", ""), node.sources.get("title"), "line"),
                "entries": self._entries(node, (*path, "entries")),
            }
            self.spots[path] = Spot(node.id)
            self.spots[(*path, "title")] = Spot(node.id, "title")
            rest = {path[0]: value for path, value in node.rest if len(path) == 1}
            given = [path[0] for path in node.keys if len(path) == 1]
            order = given + [key for key in parts if key not in given]
            whole = {**rest, **parts}
            made.append({key: whole[key] for key in order if key in whole})
        return made

    def _order(self, root: Node, sections: list[Node]) -> list[str]:
        keys = [f"custom:{n.values.get('id', n.id)}" if n.custom else n.id for n in sections]
        given = json.loads(root.sources.get("order", "null"))
        custom = [key for key in keys if key.startswith("custom:")]
        if isinstance(given, list):
            rank = {text_of(key): place for place, key in enumerate(given)}
            default = _DEFAULT_ORDER + custom
            if sorted(default, key=lambda key: rank.get(key, len(rank))) == keys:
                return given
        return [] if keys == _DEFAULT_ORDER + custom else keys

    def _leftovers(self) -> list[JsonObject]:
        made = []
        for index, node in enumerate(self._tree.children("root", "leftovers")):
            self.spots[("meta", "imaginator", "leftovers", index)] = Spot(node.id, "text")
            text = restored(node.texts.get("text", ""), node.sources.get("text"), "line")
            made.append({"source": node.values.get("source", ""), "text": text})
        return made


def _default_place(node: Node) -> int:
    return _DEFAULT_ORDER.index(node.id) if node.id in _DEFAULT_ORDER else len(_DEFAULT_ORDER)


def _put(data: JsonObject, path: KeyPath, value: Any) -> None:
    for part in path[:-1]:
        inner = data.setdefault(part, {})
        if not isinstance(inner, dict):
            return
        data = inner
    data[path[-1]] = value
