"""What somebody typed into the fields of a PDF form, or over its pages, as words at their places."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from pypdfium2 import raw

from dashapp.adapters.reading.pdf_letters import TYPED, Word

_MOST = 1_000
_LONGEST = 40_000
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_TEXT = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_BOX = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_CHECKED = "☒"
_SIZE = 10.0
_WIDE = 0.5
"""How wide a letter is taken to be, in its size."""


def field_words(page: Any, printed: list[Word], *, height: float, mirror: float) -> list[Word]:
    """Return the words of the fields that are filled and shown.

    Args:
        page: The page, opened after the form.
        printed: The words of the page, on whose lines those of the fields stand.
        height: Of the page.
        mirror: The width of a page that is read from the right, else nothing.
    """
    words: list[Word] = []
    for text, (left, top, right, bottom) in _typed(page, height):
        box = (mirror - right, top, mirror - left, bottom) if mirror else (left, top, right, bottom)
        words += _set(text, box, printed)
    return words


def _typed(page: Any, height: float) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Yield what each field says, and its box from the top."""
    form = page.formenv.raw if page.formenv else None
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        field = raw.FPDFPage_GetAnnot(page.raw, number)
        if not field:
            continue
        box = raw.FS_RECTF()
        try:
            is_seen = not raw.FPDFAnnot_GetFlags(field) & _UNSEEN
            if is_seen and raw.FPDFAnnot_GetRect(field, box) and (said := _said(form, field)):
                low, high = sorted((box.bottom, box.top))
                left, right = sorted((box.left, box.right))
                yield said, (left, height - high, right, height - low)
        finally:
            raw.FPDFPage_CloseAnnot(field)


def _said(form: Any, field: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(field)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda *to: raw.FPDFAnnot_GetStringValue(field, b"Contents", *to))
    if kind != raw.FPDF_ANNOT_WIDGET or form is None:
        return ""
    kind = raw.FPDFAnnot_GetFormFieldType(form, field)
    if kind in _BOX:
        return _CHECKED if raw.FPDFAnnot_IsChecked(form, field) else ""
    if kind not in _TEXT or raw.FPDFAnnot_GetFormFieldFlags(form, field) & _PASSWORD:
        return ""
    chosen = [
        _string(lambda *to, at=number: raw.FPDFAnnot_GetOptionLabel(form, field, at, *to))
        for number in range(min(raw.FPDFAnnot_GetOptionCount(form, field), _MOST))
        if raw.FPDFAnnot_IsOptionSelected(form, field, number)
    ]
    value = _string(lambda *to: raw.FPDFAnnot_GetFormFieldValue(form, field, *to))
    return "\n".join(chosen) or value


def _string(give: Callable[..., int]) -> str:
    """Return the text that a function of pdfium writes into a buffer of a length."""
    length = give(None, 0)
    if not 2 < length <= _LONGEST * 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    give(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()


def _set(text: str, box: tuple[float, float, float, float], printed: list[Word]) -> Iterator[Word]:
    """Yield the words of a field, each line on one row in its box, the first beside its label."""
    left, top, right, bottom = box
    lines = text.splitlines()
    is_single = len(lines) == 1 and bottom - top < _SIZE * 2.4
    base = (top + bottom) / 2 + _SIZE * 0.35 if is_single else top + _SIZE
    lowest = bottom if is_single else top + _SIZE * 1.8
    beside = [word for word in printed if top - 2 < word.base < lowest + 2]
    nearest = min(beside, key=lambda word: abs(word.base - base), default=None)
    if nearest is not None:
        base = nearest.base
    step = max(3.0, min(_SIZE * 1.2, (bottom - base) / max(1, len(lines) - 1)))
    for number, line in enumerate(lines):
        wide = min(_SIZE * _WIDE, (right - left) / max(1, len(line)))
        x, row = left, base + step * number
        for word in line.split():
            end = x + wide * len(word)
            yield Word(word, x, row - _SIZE * 0.8, end, row, row, _SIZE, TYPED, 0, is_spaced=True)
            x = end + wide
