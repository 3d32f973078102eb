"""JSON and YAML read as plain data: no code runs, and no alias multiplies."""

import json
from typing import Any

import yaml

from dashapp.domain.errors import InvalidInput

_MOST_ALIASES = 100


class _Loader(yaml.SafeLoader):
    """Safe YAML that keeps dates as they are written."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


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
        InvalidInput: It is not YAML, runs code, or multiplies aliases.
    """
    try:
        aliases = sum(isinstance(token, yaml.AliasToken) for token in yaml.scan(text))
        if aliases > _MOST_ALIASES:
            raise InvalidInput(
                "This YAML repeats itself by aliases more than a résumé needs. "
                "Please write the repeated parts out."
            )
        loaded = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
        return json.loads(_bounded(json.dumps(loaded, default=str)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" at line {mark.line + 1}" if mark else ""
        raise InvalidInput(
            f"This YAML cannot be read{where}: only plain values are taken, and none that run "
            "code. Please mend it there and try again."
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError, TypeError, OverflowError):
        raise InvalidInput(
            "This YAML cannot be read. Please check how it was made and try again."
        ) from None


def _bounded(text: str) -> str:
    if len(text) > 30_000_000:
        raise InvalidInput(
            "This YAML unfolds into more than a résumé can be. Please write it without aliases."
        )
    return text


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)
