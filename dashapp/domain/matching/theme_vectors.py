"""How near texts are to the themes: the vectors of the themes, a byte a number, and what is asked of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dashapp.domain.matching.themes import THEMES, Theme

Vectors = NDArray[np.float32]
Bytes = NDArray[np.int8]
Embed = Callable[[Sequence[str]], Vectors]

_LARGEST = 127
_ROWS_AT_ONCE = 512
"""So many are four bytes a number at a time: a match takes little memory beside others."""


def texts_of_themes(themes: Sequence[Theme] = THEMES) -> list[str]:
    """Return every text of the themes: names first, then deeds."""
    names = [name for theme in themes for name in theme.names]
    return names + [deed for theme in themes for deed in theme.deeds]


@dataclass(frozen=True, slots=True)
class ThemeVectors:
    """The vectors of names and deeds, whose numbers times ``scale`` make them of length 1.

    A likeness is off by about 0.001, for a quarter of the memory.
    """

    names: Bytes
    """A row a name, in the order of the themes."""
    deeds: Bytes
    """First deeds, a row a theme; then second ones, and so on. A theme has two at least."""
    scale: float

    @classmethod
    def of(cls, vectors: Vectors) -> Self:
        """Return what has these vectors, in the order of ``texts_of_themes``."""
        scale = float(np.abs(vectors).max()) / _LARGEST
        rows = np.rint(vectors / scale).astype(np.int8)
        most = max(len(theme.deeds) for theme in THEMES)
        deeds = np.zeros((most, len(THEMES), vectors.shape[1]), np.int8)
        row = count = sum(len(theme.names) for theme in THEMES)
        for place, theme in enumerate(THEMES):
            deeds[: len(theme.deeds), place] = rows[row : row + len(theme.deeds)]
            row += len(theme.deeds)
        return cls(rows[:count], deeds, scale)

    def to_names(self, vectors: Vectors) -> Vectors:
        """Return how near texts are to each name, a column a name."""
        return self._near(vectors, self.names)

    def to_deeds(self, vectors: Vectors) -> Vectors:
        """Return how near texts are to the deeds of each theme, a column a theme.

        Two deeds that are alike say more than one that happens to be.
        """
        sizes = np.array([len(theme.deeds) for theme in THEMES])
        best = self._near(vectors, self.deeds[0])
        second = np.full_like(best, -1.0)
        for place, deeds in enumerate(self.deeds[1:], start=1):
            near = self._near(vectors, deeds)
            near[:, sizes <= place] = -1.0
            second = np.maximum(second, np.minimum(best, near))
            best = np.maximum(best, near)
        mean: Vectors = (best + second) / np.float32(2)
        return mean

    def _near(self, vectors: Vectors, rows: Bytes) -> Vectors:
        near = np.empty((len(vectors), len(rows)), np.float32)
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[start : start + _ROWS_AT_ONCE].T.astype(np.float32)
            near[:, start : start + _ROWS_AT_ONCE] = vectors @ some
        near *= np.float32(self.scale)
        return near


def by_name(near: Vectors) -> Vectors:
    """Return a column a theme from a column a name of it: the nearest."""
    starts = np.cumsum([0, *(len(theme.names) for theme in THEMES[:-1])])
    best: Vectors = np.maximum.reduceat(near, starts, axis=1)
    return best
