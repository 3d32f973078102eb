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
    """A page as SVG; the hash tells whether it changed."""

    hash: str
    svg: str


class Previews:
    """Sets pages and keeps the latest."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._lock = threading.Lock()
        self._latest: OrderedDict[str, tuple[Resume, list[Page]]] = OrderedDict()

    def pages(self, snapshot: Snapshot) -> list[Page]:
        """Return the pages of a snapshot."""
        with self._lock:
            known = self._latest.get(snapshot.id)
        if known is not None and known[0] is snapshot.resume:
            return known[1]
        pages = [
            Page(hashlib.blake2b(svg.encode(), digest_size=8).hexdigest(), svg)
            for svg in self._renderer.pages(snapshot.resume)
        ]
        with self._lock:
            self._latest[snapshot.id] = (snapshot.resume, pages)
            self._latest.move_to_end(snapshot.id)
            while len(self._latest) > _KEPT:
                self._latest.popitem(last=False)
        return pages
