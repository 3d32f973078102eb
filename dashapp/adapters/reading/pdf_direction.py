"""Letters as they stand on a page → as they are read, where some are written right to left.

Why:
    A page shows its letters where the Unicode Bidirectional Algorithm put them. Here it
    runs backwards: stretches are found by the directions of their letters and turned
    round, text and places alike, so that all that follows may read from left to right.
"""

import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from dashapp.adapters.reading.pdf_letters import Word

_RIGHT = frozenset(["R", "AL"])
_NUMBER = frozenset(["EN", "AN"])
_MIRRORED = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«"}
_OPENING = frozenset("([{«")
_ALEFS = frozenset("اأإآ")


@dataclass(slots=True)
class _Sign:
    """What stands at one place: a letter with its marks, or a ligature of several."""

    letters: list[Word]
    left: float
    right: float
    kind: str
    level: int = 0
    is_backwards: bool = False


def is_right_to_left(text: str) -> bool:
    """Say whether a letter of a text is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT for letter in text)


def as_read(letters: list[Word], width: float) -> list[Word]:
    """Return the letters in reading order, at places that go from left to right.

    A page that is read from the right is mirrored as a whole, line by line.
    """
    if not any(is_right_to_left(letter.text) for letter in letters):
        return letters
    from_right = is_mirrored(letters)
    read: list[Word] = []
    for segment in _segments(letters):
        read += _segment_as_read(segment, width, from_right=from_right)
    return read


def is_mirrored(letters: list[Word]) -> bool:
    """Say whether a page is read from the right; addresses and names of tools never are."""
    right = sum(is_right_to_left(letter.text) for letter in letters)
    left = sum(unicodedata.bidirectional(letter.text[0]) == "L" for letter in letters)
    return right > 0 and right * 2 >= left


def _segments(letters: list[Word]) -> list[list[Word]]:
    """Return the letters between wide gaps of each row; within, they are in the file's order."""
    rows: list[list[tuple[int, Word]]] = []
    for place in sorted(enumerate(letters), key=lambda each: (each[1].base, each[1].left)):
        if rows and abs(rows[-1][0][1].base - place[1].base) < max(1.5, place[1].size * 0.28):
            rows[-1].append(place)
        else:
            rows.append([place])
    segments: list[list[tuple[int, Word]]] = []
    for row in rows:
        edge = None
        for number, letter in sorted(row, key=lambda each: each[1].left):
            if edge is None or letter.left - edge > letter.size * 1.25:
                segments.append([])
            segments[-1].append((number, letter))
            edge = letter.right if edge is None else max(edge, letter.right)
    return [[letter for _, letter in sorted(each, key=lambda e: e[0])] for each in segments]


def _segment_as_read(letters: list[Word], width: float, *, from_right: bool) -> list[Word]:
    right = sum(is_right_to_left(letter.text) for letter in letters)
    if not right and not from_right:
        return letters
    signs = _signs(letters)
    if not signs:
        return []
    start, end = min(sign.left for sign in signs), max(sign.right for sign in signs)
    left = sum(sign.kind == "L" for sign in signs)
    if right:
        is_from_right = right * 2 >= left if from_right else right > left * 4
    else:
        is_from_right = from_right and not left
    if right or is_from_right:
        _set_levels(signs, is_from_right=is_from_right)
        signs = _unturned(signs)
        _mirror_brackets(signs)
    shift = width - end - start if from_right else 0.0
    return [letter for sign in signs for letter in _placed(sign, shift)]


def _signs(letters: list[Word]) -> list[_Sign]:
    """Return what stands side by side from the left, a space only where there is room for one."""
    signs: dict[tuple[float, float], _Sign] = {}
    marks: list[Word] = []
    spaces: list[_Sign] = []
    last: _Sign | None = None
    for number, letter in enumerate(letters):
        kind = unicodedata.bidirectional(letter.text[0])
        place = (letter.left, letter.right)
        if kind == "NSM" and last is not None and last.kind not in _RIGHT:
            last.letters.append(letter)
            continue
        if kind == "NSM":
            marks.append(letter)
        elif kind == "WS":
            spaces.append(_Sign([letter], *place, kind))
        elif place in signs:
            signs[place].letters.append(letter)
        else:
            signs[place] = _Sign([letter], *place, kind)
            signs[place].is_backwards = _is_backwards(letters, number)
        last = signs.get(place, last)
    found = sorted(signs.values(), key=lambda sign: sign.left + sign.right)
    for sign in found:
        texts = [letter.text for letter in sign.letters]
        is_alef_first = len(texts) == 2 and texts[0] in _ALEFS and texts[1] == "ل"
        if sign.kind in _RIGHT and len(texts) > 1 and (sign.is_backwards or is_alef_first):
            sign.letters.reverse()
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        if found:
            nearest = min(found, key=lambda sign: abs((sign.left + sign.right) / 2 - middle))
            nearest.letters.append(mark)
    return _with_spaces(found, spaces)


def _is_backwards(letters: list[Word], number: int) -> bool:
    """Say whether the file, as pdfium gives it, goes from right to left at a letter.

    Why:
        Files draw from left to right. Where pdfium has turned a stretch round, the
        letters of a ligature in it are turned round too, at one place.
    """
    here = letters[number]
    before = next((each for each in reversed(letters[:number]) if each.text != " "), None)
    if before is not None:
        return before.left > here.left
    after = (each for each in letters[number:] if each.text != " ")
    return any(each.left < here.left for each in after)


def _with_spaces(signs: list[_Sign], spaces: list[_Sign]) -> list[_Sign]:
    """Put the drawn spaces between the signs that they part; a font may say that they are nowhere."""
    parted = signs[:1]
    for before, here in pairwise(signs):
        is_wide = here.left - before.right > here.letters[0].size * 0.12
        space = next(
            (s for s in spaces if before.right - 1 <= (s.left + s.right) / 2 <= here.left + 1), None
        )
        if space is not None and is_wide:
            space.left, space.right = before.right, here.left
            parted.append(space)
        parted.append(here)
    return parted


def _set_levels(signs: list[_Sign], *, is_from_right: bool) -> None:
    """Give each sign how often it is turned round, as the algorithm would have resolved it."""
    ways = _ways(signs, is_from_right=is_from_right)
    for sign, way in zip(signs, ways, strict=True):
        if is_from_right:
            sign.level = 1 if way == "R" else 2
        else:
            sign.level = 1 if way == "R" else 0


def _ways(signs: list[_Sign], *, is_from_right: bool) -> list[str]:
    """Return for each sign R, L, or N for a number; signs and spaces go with what is around."""
    is_arabic = any(sign.kind == "AL" for sign in signs)
    ways = ["R" if s.kind in _RIGHT else "N" if s.kind in _NUMBER else s.kind for s in signs]
    for number in range(1, len(ways) - 1):
        is_joint = ways[number] == "CS" or (ways[number] == "ES" and not is_arabic)
        if is_joint and ways[number - 1] == ways[number + 1] == "N":
            ways[number] = "N"
    if not is_arabic:
        for number, way in enumerate(ways):
            if way == "ET" and "N" in ways[max(0, number - 1) : number + 2]:
                ways[number] = "N"
    number = 0
    while number < len(ways):
        end = number
        while end < len(ways) and ways[end] not in ("R", "L", "N"):
            end += 1
        before = ways[number - 1] if number else ""
        after = ways[end] if end < len(ways) else ""
        text = "".join(letter.text for sign in signs[number:end] for letter in sign.letters)
        if before == "L" and after == "N" and not text.startswith((" ,", " .", " ;")):
            ways[end] = after = "L"  # the number of what is named: "Windows 10"
        if is_from_right:
            way = "L" if before == after == "L" else "R"
        else:
            way = "R" if before == after == "R" else "L"
        ways[number:end] = [way] * (end - number)
        number = end + 1
    return ways


def _unturned(signs: list[_Sign]) -> list[_Sign]:
    """Turn each stretch round as often as its level says, its places with it."""
    for level in range(max(sign.level for sign in signs), 0, -1):
        start = 0
        while start < len(signs):
            end = start
            while end < len(signs) and signs[end].level >= level:
                end += 1
            stretch = signs[start:end]
            if stretch:
                edges = min(s.left for s in stretch) + max(s.right for s in stretch)
                for sign in stretch:
                    sign.left, sign.right = edges - sign.right, edges - sign.left
                signs[start:end] = reversed(stretch)
            start = end + 1
    return signs


def _mirror_brackets(signs: list[_Sign]) -> None:
    """Turn brackets round that do not close what they open: some files name what they look like."""
    turned = [s.letters[0] for s in signs if s.level == 1 and s.letters[0].text in _MIRRORED]
    depth = 0
    for letter in turned:
        depth += 1 if letter.text in _OPENING else -1
        if depth < 0:
            for each in turned:
                each.text = _MIRRORED[each.text]
            return


def _placed(sign: _Sign, shift: float) -> list[Word]:
    """Return a sign's letters, each with its share of the place, forms of Arabic letters undone."""
    share = (sign.right - sign.left) / len(sign.letters)
    return [
        replace(
            letter,
            text=unicodedata.normalize("NFKC", letter.text)
            if is_right_to_left(letter.text)
            else letter.text,
            left=sign.left + share * number + shift,
            right=sign.left + share * (number + 1) + shift,
        )
        for number, letter in enumerate(sign.letters)
    ]
