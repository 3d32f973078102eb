"""A résumé → its nodes; nothing of it is lost on the way."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from dashapp.domain.outline import BASICS, BY_KEY, CUSTOM, PROFILES, SECTIONS, TEXT_KINDS, Section
from dashapp.domain.resume import JsonObject, Resume, text_of
from dashapp.domain.tree.node import KeyPath, Node, Position, canonical, fixed, keys_after

NewId = Callable[[], str]
_SAFE_ID = re.compile(r"^[A-Za-z0-9_-]{6,40}$")
_OURS: KeyPath = ("meta", "imaginator")
_SHARED = {"style": dict, "sections": list, "order": list, "titles": dict, "leftovers": list}


def nodes_of(resume: Resume, new_id: NewId) -> list[Node]:
    """Return the nodes of a new document that says what ``resume`` says."""
    return list(_Encoder(resume, new_id).nodes())


class _Encoder:
    def __init__(self, resume: Resume, new_id: NewId) -> None:
        self._resume = resume
        self._data = resume.data
        self._new_id = new_id
        self._root = fixed("root")

    def nodes(self) -> Iterator[Node]:
        yield self._root
        yield from self._basics()
        yield self._style()
        yield from self._sections()
        yield from self._leftovers()
        self._keep_the_rest()

    def _basics(self) -> Iterator[Node]:
        basics = self._data.get("basics")
        node = fixed("basics")
        if isinstance(basics, dict):
            self._fill(node, basics, BASICS, nested=("location",), lists=("profiles",))
        yield node
        if isinstance(basics, dict) and isinstance(basics.get("profiles"), list):
            yield from self._entries(basics["profiles"], PROFILES, "basics", "profiles")

    def _style(self) -> Node:
        node = fixed("style")
        style = self._resume.ours.get("style")
        if isinstance(style, dict):
            node.values = {str(name): json.dumps(value) for name, value in style.items()}
            node.keys = [(str(name),) for name in style]
        return node

    def _sections(self) -> Iterator[Node]:
        custom = self._custom_sections()
        standing = [section.key for section in SECTIONS] + [
            f"custom:{name}" for _, name, _ in custom
        ]
        order = [text_of(key) for key in _list(self._resume.ours.get("order"))]
        rank = {key: place for place, key in enumerate(order)}
        ranked = sorted(standing, key=lambda key: rank.get(key, len(rank)))
        places = dict(zip(ranked, keys_after(None, len(ranked)), strict=True))
        titles = self._resume.ours.get("titles")
        for section in SECTIONS:
            node = Node(section.key, "section", Position("root", "sections", places[section.key]))
            self._entitle(node, titles.get(section.key) if isinstance(titles, dict) else None)
            yield node
            stored = self._data.get(section.key)
            if isinstance(stored, list):
                yield from self._entries(stored, BY_KEY[section.key], section.key, "entries")
        for node_id, name, data in custom:
            at = Position("root", "sections", places[f"custom:{name}"])
            node = Node(node_id, "section", at, custom=True)
            node.values["id"] = name
            self._entitle(node, data.get("title"))
            node.keys = [(key,) for key in data]
            node.rest = [
                ((key,), data[key]) for key in data if key not in ("id", "title", "entries")
            ]
            yield node
            yield from self._entries(_list(data.get("entries")), CUSTOM, node_id, "entries")

    def _custom_sections(self) -> list[tuple[str, str, JsonObject]]:
        found, taken = [], set(BY_KEY) | {"root", "basics", "style"}
        for data in _list(self._resume.ours.get("sections")):
            if not isinstance(data, dict):
                continue
            given = text_of(data.get("id"))
            node_id = given if _SAFE_ID.match(given) and given not in taken else self._new_id()
            taken.add(node_id)
            found.append((node_id, given or node_id, data))
        return found

    def _entries(
        self, stored: list[Any], section: Section, parent: str, name: str
    ) -> Iterator[Node]:
        for data, key in zip(stored, keys_after(None, len(stored)), strict=True):
            node = Node(self._new_id(), "entry", Position(parent, name, key))
            if isinstance(data, dict):
                lists = tuple(each.name for each in section.lists)
                self._fill(node, data, section, nested=(), lists=lists)
                yield node
                for list_name in lists:
                    yield from self._items(data.get(list_name), section, node.id, list_name)
            else:
                node.sources["*"] = json.dumps(data)
                yield node

    def _items(self, stored: Any, section: Section, parent: str, name: str) -> Iterator[Node]:
        kind = (
            "prose"
            if any(e.name == name and e.kind == "bullets" for e in section.lists)
            else "line"
        )
        values = _list(stored)
        for value, key in zip(values, keys_after(None, len(values)), strict=True):
            yield self._item(Position(parent, name, key), value, kind)

    def _item(self, at: Position, value: Any, kind: str) -> Node:
        node = Node(self._new_id(), "item", at)
        _put_text(node, "text", value, kind)
        return node

    def _leftovers(self) -> Iterator[Node]:
        stored = _list(self._resume.ours.get("leftovers"))
        for value, key in zip(stored, keys_after(None, len(stored)), strict=True):
            if isinstance(value, dict):
                node = self._item(Position("root", "leftovers", key), value.get("text"), "line")
                node.values["source"] = text_of(value.get("source"))
                yield node

    def _fill(
        self, node: Node, data: JsonObject, section: Section, *, nested: KeyPath, lists: KeyPath
    ) -> None:
        known = {field.name: field for field in section.fields}
        for path, value in _flat(data, nested):
            node.keys.append(path)
            name = ".".join(path)
            field = known.get(name) if len(path) == name.count(".") + 1 else None
            if path[0] in lists and isinstance(value, list):
                continue
            if field is None or isinstance(value, dict | list):
                node.rest.append((path, value))
            elif field.kind in TEXT_KINDS:
                _put_text(node, name, value, field.kind)
            else:
                _put_value(node, name, value)

    def _entitle(self, node: Node, title: Any) -> None:
        if title is not None:
            _put_text(node, "title", title, "line")

    def _keep_the_rest(self) -> None:
        for path, value in _flat(self._data, ("meta",), _OURS):
            self._root.keys.append(path)
            placed = (
                (path[0] in BY_KEY and isinstance(value, list))
                or (path == ("basics",) and isinstance(value, dict))
                or (path[:2] == _OURS and _is_shared(path[2:], value))
            )
            if not placed:
                self._root.rest.append((path, value))
        if (order := self._resume.ours.get("order")) is not None:
            self._root.sources["order"] = json.dumps(order)


def _flat(data: JsonObject, *nested: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """Yield paths and values, going into the objects at ``nested`` paths only."""

    def walk(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, Any]]:
        if isinstance(value, dict) and value and (path in nested or not path):
            for key, each in value.items():
                yield from walk((*path, key), each)
        elif path:
            yield path, value

    return walk((), data)


def _is_shared(path: KeyPath, value: Any) -> bool:
    return len(path) == 1 and isinstance(value, _SHARED.get(path[0], ()))


def _put_text(node: Node, name: str, value: Any, kind: str) -> None:
    text = canonical(text_of(value), kind)
    node.texts[name] = text
    if not text or value != text:
        node.sources[name] = json.dumps(value)


def _put_value(node: Node, name: str, value: Any) -> None:
    text = canonical(text_of(value), "line")
    node.values[name] = text
    if not text or value != text:
        node.sources[name] = json.dumps(value)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
