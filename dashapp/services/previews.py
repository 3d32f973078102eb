"""The pages as they will print, set once a revision."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from dashapp.domain.document import Snapshot
from dashapp.domain.resume import Resume
from dashapp.services.ports import Renderer

_KEPT = 32


@dataclass(frozen=True, slots=True)
class Page:
    """A page as PNG; the hash tells whether it changed."""

    hash: str
    png: bytes


class Previews:
    """Sets pages and keeps the latest."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._lock = threading.Lock()
        self._latest: OrderedDict[tuple[str, int], tuple[Resume, list[Page]]] = OrderedDict()

    def pages(self, snapshot: Snapshot, ppi: int) -> list[Page]:
        """Return the pages of a snapshot, ``ppi`` pixels an inch."""
        key = (snapshot.id, ppi)
        with self._lock:
            known = self._latest.get(key)
        if known is not None and known[0] is snapshot.resume:
            return known[1]
        pages = [
            Page(hashlib.blake2b(png, digest_size=8).hexdigest(), png)
            for png in self._renderer.pages(snapshot.resume, ppi)
        ]
        with self._lock:
            self._latest[key] = (snapshot.resume, pages)
            self._latest.move_to_end(key)
            while len(self._latest) > _KEPT:
                self._latest.popitem(last=False)
        return pages
