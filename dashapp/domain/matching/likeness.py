"""How like a requirement and a passage are: in meaning, and in the themes that both touch.

Themes help where the two share no word; by how much, ``benchmarks.evidence_quality`` tells,
beside meaning alone, BM25 and keywords.
"""

from collections.abc import Sequence

import numpy as np

from dashapp.domain.matching.theme_vectors import Embed, ThemeVectors, Vectors, by_name
from dashapp.domain.matching.themes import THEMES

# Fitted on five professions; the benchmark keeps the other five apart.
_ASKED_SHARPNESS, _SHOWN_SHARPNESS = 0.03, 0.04
_NAME_WEIGHT = 0.3
_NEIGHBOURS = 10
_LEAST, _FLOOR = -1.0, 1e-3


class Likeness:
    """Compares requirements with the passages of one résumé."""

    def __init__(self, passages: Sequence[str], embed: Embed, themes: ThemeVectors) -> None:
        self._embed = embed
        self._themes = themes
        self._passages = embed(passages)
        near = themes.to_names(self._passages)
        shown: Vectors = themes.to_deeds(self._passages) + _NAME_WEIGHT * by_name(near)
        self._shown = _softmax(shown / _SHOWN_SHARPNESS)
        self.common: Vectors = np.partition(near, -_NEIGHBOURS, axis=1)[:, -_NEIGHBOURS:].mean(
            axis=1
        )
        """How near each passage is to what posts ask for in general: some texts are near to all."""

    def to(self, asked: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Return cosine and shared themes, a row each of what is asked, a column a passage.

        Shared themes are the logarithm of how much more often both touch the same theme
        than by chance: 0 says nothing, 3 is close kin.
        """
        vectors = self._embed(asked)
        wanted = _softmax(by_name(self._themes.to_names(vectors)) / _ASKED_SHARPNESS)
        shared = np.log(wanted @ self._shown.T * len(THEMES) + _FLOOR)
        return vectors @ self._passages.T, np.maximum(shared, _LEAST)


def _softmax(rows: Vectors) -> Vectors:
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    shares: Vectors = powers / powers.sum(axis=1, keepdims=True)
    return shares
