"""Which letters the fonts have, by their own tables (OpenType, ``cmap``); read once."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

_ALL = 0x110000
_END = 0xFFFF
# They change what stands before them and have no shape of their own.
_SHAPELESS = frozenset(map(chr, (0x34F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_WITHOUT = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


class Letters:
    """The letters of all fonts in a folder."""

    def __init__(self, fonts: Path) -> None:
        self._folder = fonts

    def lacking(self, text: str) -> str:
        """Return the letters of a text that no font has, each once, in their order."""
        # Without fonts nothing is set at all, and that is told elsewhere.
        if text.isascii() or not self._known[ord("a")]:
            return ""
        return "".join(letter for letter in dict.fromkeys(text) if not self._has(letter))

    def _has(self, letter: str) -> bool:
        # A sign that no font has Typst does not put together of its parts.
        is_shapeless = letter in _SHAPELESS or unicodedata.category(letter) in _WITHOUT
        return is_shapeless or bool(self._known[ord(letter)])

    @cached_property
    def _known(self) -> bytearray:
        known = bytearray(_ALL)
        for font in sorted(self._folder.glob("*.ttf")):
            for first, last in _stretches(font):
                known[first : last + 1] = b"\1" * (last + 1 - first)
        return known


def _stretches(font: Path) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of letters that follow each other."""
    with font.open("rb") as file:
        (tables,) = struct.unpack(">4xH6x", file.read(12))
        head = file.read(16 * tables)
        places = {tag: (at, size) for tag, _, at, size in struct.iter_unpack(">4sIII", head)}
        at, size = places[b"cmap"]
        file.seek(at)
        table = file.read(size)
    (count,) = struct.unpack_from(">2xH", table)
    subtables = [struct.unpack_from(">HHI", table, 4 + 8 * n) for n in range(count)]
    of_unicode = [table[at:] for platform, _, at in subtables if platform in (0, 3)]
    by_form = {struct.unpack_from(">H", each)[0]: each for each in of_unicode}
    # The one of all letters holds what the one of the first 65,536 does.
    yield from _of_all(by_form[12]) if 12 in by_form else _of_the_first(by_form[4])


def _of_all(table: bytes) -> Iterator[tuple[int, int]]:
    """Read format 12: groups of first letter, last letter, first glyph."""
    (count,) = struct.unpack_from(">12xI", table)
    for first, last, _ in struct.iter_unpack(">III", table[16 : 16 + 12 * count]):
        yield first, last


def _of_the_first(table: bytes) -> Iterator[tuple[int, int]]:
    """Read format 4: segments whose glyphs are a sum, or stand in a list; glyph 0 is none."""
    (doubled,) = struct.unpack_from(">6xH", table)
    form = f">{doubled // 2}H"
    starts = (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    lasts, firsts, _, lists = (struct.unpack_from(form, table, start) for start in starts)
    for number, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if first == _END:
            return
        if not lists[number]:
            yield first, last
            continue
        at = starts[3] + 2 * number + lists[number]
        glyphs = struct.unpack_from(f">{last + 1 - first}H", table, at)
        yield from ((first + step, first + step) for step, glyph in enumerate(glyphs) if glyph)
