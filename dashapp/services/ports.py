"""What the services need from outside, named in their own words; adapters fulfil it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dashapp.domain.resume import Resume

Vectors = NDArray[np.float32]


class Clock(Protocol):
    """Says what time it is, in UTC."""

    def __call__(self) -> datetime: ...


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness in meaning."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, 384 wide, each of length 1."""
        ...


class Renderer(Protocol):
    """Sets a résumé on paper: one engine for the preview and the PDF."""

    def pdf(self, resume: Resume, *, with_source: bool = True) -> bytes:
        """Return the PDF; ``with_source`` lets it come back whole on import."""
        ...

    def pages(self, resume: Resume) -> list[str]:
        """Return each page as SVG, from the same layout as the PDF."""
        ...
