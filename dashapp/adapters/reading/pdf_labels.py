"""The segments of a column → its rows, with the labels that stand at their left.

A label is narrow and may wrap; what it labels stands beside it.
"""

from collections import Counter
from dataclasses import dataclass

from dashapp.adapters.reading.pdf_letters import TYPED
from dashapp.adapters.reading.pdf_rows import BULLET, Row, Segment
from dashapp.domain.reading.heading import section_named
from dashapp.domain.reading.period import read_period

_GOES_ON = ("-", "–", "—")
_MOST_LINES = 4
_FEWEST = 4
"""So many lines that end at one place make a column."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines that make one label."""

    segments: list[Segment]

    @property
    def top(self) -> float:
        return self.segments[0].base

    @property
    def bottom(self) -> float:
        return self.segments[-1].base

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


def labels_of(segments: list[Segment]) -> list[Label]:
    """Return the labels that lines at the left make; those that are flush right may wrap.

    Why:
        Flush left, two lines of one label look like two entries of a list.
    """
    labels: list[Label] = []
    for segment in segments:
        lines = labels[-1].segments if labels else []
        if lines and len(lines) < _MOST_LINES and _is_flush_right(lines[-1], segment):
            lines.append(segment)
        else:
            labels.append(Label([segment]))
    return labels


def _is_flush_right(above: Segment, below: Segment) -> bool:
    last, first = above.words[-1], below.words[0]
    return (
        (last.font, last.size, last.colour) == (first.font, first.size, first.colour)
        and abs(above.right - below.right) < 1 < abs(above.left - below.left)
        and 0 < below.base - above.base < below.size * 1.5
        and max(above.right - above.left, below.right - below.left) < below.size * 12
    )


def _with_whole_labels(segments: list[Segment]) -> list[Segment]:
    """Return the segments, those that make one label in a column that is flush right as one."""
    ends = Counter(round(segment.right) for segment in segments)
    edge, count = max(ends.items(), key=lambda end: end[1], default=(0, 0))
    column = [s for s in segments if abs(s.right - edge) <= 1]
    others = [s for s in segments if abs(s.right - edge) > 1]
    lefts = {round(segment.left) for segment in column}
    beside = sum(segment.left > edge for segment in others)
    if count < _FEWEST or min(len(lefts), beside) < count / 2:
        return segments
    kept: list[Segment] = []
    for label in labels_of(column):
        for line in label.segments:
            is_own = any(abs(each.base - line.base) < 2.5 for each in others)
            is_new = line is label.segments[0] or (is_own and not kept[-1].text.endswith(_GOES_ON))
            if is_new:
                kept.append(Segment(list(line.words)))
            else:
                kept[-1].words += line.words
    return [*kept, *others]


def rows_of(segments: list[Segment]) -> list[Row]:
    rows: list[Row] = []
    for segment in sorted(_with_whole_labels(segments), key=lambda s: (round(s.base), s.left)):
        if rows and abs(rows[-1].base - segment.base) < 2.5:
            rows[-1].segments.append(segment)
        else:
            rows.append(Row([segment]))
    rows = _unwrapped_labels(rows)
    for row in rows:
        row.segments.sort(key=lambda s: s.left)
        if len(row.segments) > 1 and read_period(row.segments[0].text):
            # Dates at the left belong to what stands beside them.
            row.segments.append(row.segments.pop(0))
        first = row.segments[0].words
        if BULLET.match(first[0].text) and (len(first) > 1 or len(row.segments) > 1):
            row.is_bullet = True
            if len(first) > 1:
                first.pop(0)
            else:
                row.segments.pop(0)
    return [each for row in rows for each in _headed(row)]


def _headed(row: Row) -> list[Row]:
    """Part a label that is the heading of a section from what stands beside it."""
    label, *beside = row.segments
    if not beside or row.is_bullet or section_named(label.text) is None:
        return [row]
    is_typed = beside[0].words[0].font == TYPED
    is_shouted = label.text.isupper() and not beside[0].text.isupper()
    return [Row([label]), Row(beside)] if is_typed or is_shouted else [row]


def _unwrapped_labels(rows: list[Row]) -> list[Row]:
    """Join a label in a narrow column at the left, which wraps beside its text."""
    kept: list[Row] = []
    base = 0.0
    for row in rows:
        here = row.segments[0]
        label = kept[-1].segments[0] if kept and len(kept[-1].segments) > 1 else None
        is_rest = (
            label is not None
            and len(row.segments) == 1
            and here.look == label.look
            and abs(here.left - label.left) < 1
            and row.base - base < here.size * 1.8
            and max(label.right, here.right) - label.left < here.size * 8
        )
        base = row.base
        if is_rest and label is not None:
            last, first = label.words[-1], here.words[0]
            if last.text.endswith("-"):
                last.text = last.text[:-1] + first.text
                label.words += here.words[1:]
            else:
                label.words += here.words
        else:
            kept.append(row)
    return kept
