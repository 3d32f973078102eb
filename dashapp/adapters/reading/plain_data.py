"""JSON and YAML read as plain data: no code runs, and no alias multiplies."""

import json
import re
from typing import Any

import yaml

from dashapp.domain.errors import InvalidInput, TooLarge

_MOST_VALUES = 200_000


class _Loader(yaml.SafeLoader):
    """Safe YAML that reads JSON's scalars and leaves all others as they are written.

    Why:
        YAML 1.1 would make a boolean of Norway's code, a number of a postal code with
        a leading zero, and a day of a date.
    """


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^-?(?:0|[1-9][0-9]{0,17})$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
    ("merge", r"^(?:<<)$", ["<"]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def json_data(text: str) -> Any:
    """Return what a JSON text says.

    Raises:
        InvalidInput: It is not JSON; the sentence says where.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise InvalidInput(
            f"This looks like JSON but is broken at line {error.lineno}, column {error.colno}. "
            "Please mend it there and try again."
        ) from None
    except (RecursionError, ValueError):
        raise InvalidInput(
            "This JSON holds a value that no résumé can have. Please check how it was made."
        ) from None


def yaml_data(text: str) -> Any:
    """Return what a YAML text says.

    Raises:
        InvalidInput: It is not YAML, would run code, or multiplies by aliases.
    """
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        _measure(root, {})
        loaded = loader.construct_document(root) if root is not None else None
        return json.loads(json.dumps(loaded))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" at line {mark.line + 1}" if mark else ""
        raise InvalidInput(
            f"This YAML cannot be read{where}: only plain values are taken, and none that run "
            "code. Please mend it there and try again."
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        raise InvalidInput(
            "This YAML cannot be read. Please check how it was made and try again."
        ) from None


def _measure(node: yaml.Node | None, sizes: dict[int, int]) -> int:
    """Return how many values a node unfolds into, aliases counted each time."""
    if node is None or id(node) in sizes:
        return sizes.get(id(node), 0)
    sizes[id(node)] = _MOST_VALUES + 1
    size = 1
    if isinstance(node, yaml.SequenceNode):
        size += sum(_measure(each, sizes) for each in node.value)
    elif isinstance(node, yaml.MappingNode):
        size += sum(_measure(each, sizes) for pair in node.value for each in pair)
    if size > _MOST_VALUES:
        raise TooLarge(
            "This YAML unfolds into more than a résumé can be. Please write it without aliases."
        )
    sizes[id(node)] = size
    return size


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)
