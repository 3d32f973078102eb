"""The two plain ways to match: TF-IDF and embeddings, by cosine, each at its best on the seen half.

A line is evidence from a likeness on, at most so many a requirement; both numbers are those of
the best F1. The score of a pair is what agrees best with the grades: the likeness of the whole
texts, the mean over requirements of the best line, or the share of requirements with evidence.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from benchmarks.match_scores import Judged, judged, quality
from benchmarks.match_set import Pair

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]
_STEPS = 80
_MOST = 3
_SCORES = ("whole", "mean", "share")


@dataclass(frozen=True)
class Likened:
    """A pair with how like its texts are."""

    pair: Pair
    alike: Floats
    """A row a requirement, a column a line."""
    whole: float


@dataclass(frozen=True)
class Setting:
    """What a baseline was set to on the seen half."""

    least: float
    most: int
    score: str


def likened(pair: Pair, embed: Embed) -> Likened:
    """Return how like the texts of a pair are, by the cosine of what ``embed`` says."""
    alike = embed(list(pair.asked.values())) @ embed(list(pair.lines.values())).T
    whole = embed(["\n".join(pair.lines.values()), pair.post])
    return Likened(pair, alike, float(whole[0] @ whole[1]))


def best_setting(seen: Sequence[Likened]) -> Setting:
    """Return the setting that does best on the pairs that may be looked at."""
    steps = np.linspace(0, max(float(each.alike.max()) for each in seen), _STEPS)
    settings = [Setting(float(x), k, "whole") for x in steps for k in range(1, _MOST + 1)]
    best = max(settings, key=lambda each: quality(judged_by(each, seen)).f1)
    scored = [Setting(best.least, best.most, score) for score in _SCORES]
    return max(scored, key=lambda each: _agreement(each, seen))


def judged_by(setting: Setting, each: Sequence[Likened]) -> list[Judged]:
    """Return what a baseline says of pairs."""
    return [_judged(setting, pair) for pair in each]


def tfidf(texts: Sequence[str]) -> Embed:
    """Return what turns a text into its TF-IDF vector, rarity counted over ``texts``."""
    rows = [_words(text) for text in texts]
    seen = Counter(word for row in rows for word in set(row))
    column = {word: place for place, word in enumerate(seen)}
    rarity = {word: math.log((1 + len(rows)) / (1 + n)) + 1 for word, n in seen.items()}

    def embed(texts: Sequence[str]) -> Floats:
        made: Floats = np.zeros((len(texts), len(column)), np.float32)
        for row, text in zip(made, texts, strict=True):
            for word, count in Counter(_words(text)).items():
                if word in column:
                    row[column[word]] = count * rarity[word]
        length = np.linalg.norm(made, axis=1, keepdims=True)
        made /= np.maximum(length, 1e-9)
        return made

    return embed


def _agreement(setting: Setting, seen: Sequence[Likened]) -> float:
    made = quality(judged_by(setting, seen))
    return made.tau + made.within


def _judged(setting: Setting, each: Likened) -> Judged:
    names, pointed = list(each.pair.lines), {}
    for number, row in enumerate(each.alike, 1):
        best = np.argsort(-row, kind="stable")[: setting.most]
        pointed[number] = [names[place] for place in best if row[place] >= setting.least]
    score = {
        "whole": each.whole,
        "mean": float(each.alike.max(axis=1).mean()),
        "share": sum(map(bool, pointed.values())) / len(pointed),
    }[setting.score]
    return judged(each.pair, pointed, score)


def _words(text: str) -> list[str]:
    stem = snowballstemmer.stemmer("english").stemWord
    return [stem(word) for word in re.findall(r"\w+", text.lower())]
