"""How like a requirement and a passage are: in meaning, and in the themes that both touch.

Themes help where the two share no word; by how much, ``benchmarks.evidence_quality`` tells,
beside meaning alone, BM25 and keywords.
"""

import itertools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dashapp.domain.matching.themes import THEMES, Theme

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]

# Fitted on five professions; the benchmark keeps the other five apart.
_ASKED_SHARPNESS, _SHOWN_SHARPNESS = 0.05, 0.08
_NAME_WEIGHT = 0.6
_NEIGHBOURS = 10
_LEAST, _FLOOR = -1.0, 1e-3


def texts_of_themes(themes: Sequence[Theme] = THEMES) -> list[str]:
    """Return every text whose vector a ``Likeness`` needs: names first, then deeds."""
    names = [name for theme in themes for name in theme.names]
    return names + [deed for theme in themes for deed in theme.deeds]


class Likeness:
    """Compares requirements with the passages of one résumé."""

    def __init__(self, passages: Sequence[str], embed: Embed) -> None:
        self._embed = embed
        self._passages = embed(passages)
        vectors = embed(texts_of_themes())
        count = sum(len(theme.names) for theme in THEMES)
        self._names, self._deeds = vectors[:count], vectors[count:]
        shown = _of_themes(self._passages @ self._deeds.T, [len(t.deeds) for t in THEMES], _top_two)
        near = self._passages @ self._names.T
        shown += _NAME_WEIGHT * _by_name(near)
        self._shown = _softmax(shown / _SHOWN_SHARPNESS)
        self.common: Vectors = np.sort(near, axis=1)[:, -_NEIGHBOURS:].mean(axis=1)
        """How near each passage is to what posts ask for in general: some texts are near to all."""

    def to(self, asked: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Return cosine and shared themes, a row each of what is asked, a column a passage.

        Shared themes are the logarithm of how much more often both touch the same theme
        than by chance: 0 says nothing, 3 is close kin.
        """
        vectors = self._embed(asked)
        wanted = _softmax(_by_name(vectors @ self._names.T) / _ASKED_SHARPNESS)
        shared = np.log(wanted @ self._shown.T * len(THEMES) + _FLOOR)
        return vectors @ self._passages.T, np.maximum(shared, _LEAST)


def _by_name(near: Vectors) -> Vectors:
    return _of_themes(near, [len(t.names) for t in THEMES], _top)


def _of_themes(alike: Vectors, sizes: Sequence[int], said: Callable[[Vectors], Vectors]) -> Vectors:
    """Return a column a theme from a column a text of it."""
    starts = np.cumsum([0, *sizes])
    columns = [said(alike[:, a:b]) for a, b in itertools.pairwise(starts)]
    return np.stack(columns, axis=1)


def _top(alike: Vectors) -> Vectors:
    best: Vectors = alike.max(axis=1)
    return best


def _top_two(alike: Vectors) -> Vectors:
    """Two deeds that are alike say more than one that happens to be."""
    best: Vectors = np.sort(alike, axis=1)[:, -2:].mean(axis=1)
    return best


def _softmax(rows: Vectors) -> Vectors:
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    shares: Vectors = powers / powers.sum(axis=1, keepdims=True)
    return shares
