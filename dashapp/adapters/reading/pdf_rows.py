"""Words of a PDF page → the stretches and rows they stand in."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dashapp.adapters.reading.pdf_letters import Word
from dashapp.adapters.reading.pdf_words import PageWords
from dashapp.domain.inline import Run

BULLETS = "•●▪■◦‣⁃∙·►▸➢✓–—-*○□◆◇❖▶"


BULLET = re.compile(rf"^[{re.escape(BULLETS)}\uf0b7\uf0a7]$")


@dataclass(slots=True)
class Segment:
    """Words on one line with no wide gap between them."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        return "".join(run.text for run in runs_of(self.words)).strip()

    @property
    def look(self) -> str:
        word = next((w for w in self.words if not BULLET.match(w.text)), self.words[0])
        caps = "caps" if self.text.isupper() and len(self.text) > 3 else ""
        return f"{word.font} {word.size} {word.colour:06x} {caps}"


@dataclass(slots=True)
class Row:
    """Segments on the same base line within a column, the first from the left first."""

    segments: list[Segment]
    is_bullet: bool = False

    @property
    def base(self) -> float:
        return self.segments[0].base


def segments_of(page: PageWords) -> list[Segment]:
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: (word.base, word.left)):
        near = next(
            (
                row
                for row in rows[-6:]
                if abs(row[0].base - word.base) < max(1.5, min(row[0].size, word.size) * 0.28)
            ),
            None,
        )
        if near is None:
            rows.append([word])
        else:
            near.append(word)
    segments = []
    for row in rows:
        row.sort(key=lambda word: word.left)
        current = Segment([row[0]])
        for word in row[1:]:
            gap = word.left - current.right
            is_marker = (
                len(current.words) == 1
                and BULLET.match(current.words[0].text)
                and gap < word.size * 3
            )
            if gap > max(word.size, current.words[-1].size) * 1.25 and not is_marker:
                segments.append(current)
                current = Segment([])
            current.words.append(word)
        segments.append(current)
    return sorted(segments, key=lambda segment: (segment.base, segment.left))


def _untracked(words: list[Word]) -> list[Word]:
    """Return ``E X P E R T`` as words: letters set apart are joined, wider gaps part words."""
    if len(words) < 4 or sum(len(word.text) for word in words) > len(words) * 1.7:
        return words
    gaps = sorted(b.left - a.right for a, b in pairwise(words))
    wide = gaps[len(gaps) // 2] + words[0].size * 0.12
    joined = [replace(words[0])]
    for word in words[1:]:
        if word.left - joined[-1].right < wide and abs(word.base - joined[-1].base) < 2:
            joined[-1].text += word.text
            joined[-1].right = word.right
        else:
            joined.append(replace(word))
    return joined


def runs_of(words: list[Word]) -> tuple[Run, ...]:
    words = _untracked(words)
    runs: list[Run] = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        if before is not None:
            is_next = (
                not word.is_spaced
                and word.left - before.right < word.size * 0.1
                and abs(word.base - before.base) < 2
            )
            space = "" if is_next else " "
            is_shared = before.is_bold == word.is_bold and before.link == word.link
            link = word.link if is_shared else None
            runs.append(
                Run(space, word.is_bold and is_shared, word.is_italic and before.is_italic, link)
            )
        runs.append(Run(word.text, word.is_bold, word.is_italic, word.link))
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            merged[-1] = Run(last.text + run.text, run.bold, run.italic, run.link)
        elif run.text:
            merged.append(run)
    return tuple(merged)
