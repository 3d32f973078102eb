"""Reads many rows a page at a time: no connection is held, nor all of them, while one is used."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Engine, Row, Select, tuple_

from dashapp.adapters.database.engine import answering

_ROWS = 50


def paged(engine: Engine, wanted: Select[Any], *key: Column[Any]) -> Iterator[Row[Any]]:
    """Yield the rows of a query from the greatest ``key`` to the least; no two have the same.

    Why:
        Whoever downloads reads as slowly as they like. By where the page before ended rather than
        by number, so that what comes meanwhile makes nothing appear twice or be left out.
    """
    latest_first = wanted.order_by(*(each.desc() for each in key)).limit(_ROWS)
    asked = latest_first
    while True:
        with answering(engine) as connection:
            rows = connection.execute(asked).all()
        yield from rows
        if len(rows) < _ROWS:
            return
        ended = tuple_(*(rows[-1]._mapping[each] for each in key), types=[c.type for c in key])  # noqa: SLF001
        asked = latest_first.where(tuple_(*key) < ended)
