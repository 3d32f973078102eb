"""Letters that the fonts of the page lack: they print as boxes, and no machine reads them."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from dashapp.domain.resume import Passage, Resume, text_of

Lacking = Callable[[str], str]
"""Says of a text which of its letters no font has, each once."""

ADVICE = (
    "Write it in other letters; or take the Word file or HTML,"
    " which are shown with the fonts of whoever opens them."
)
_MOST_WORDS, _LONGEST_WORD = 4, 30
_AROUND = ".,;:!?()[]“”\"'«»"
_PLACE = ("address", "postalCode", "city", "region", "countryCode")
# By the first word of a letter's name in Unicode; others are not named.
_SCRIPTS = {
    "HANGUL": "Korean",
    "CJK": "Chinese characters",
    "MATHEMATICAL": "mathematical letters",
    "ORIYA": "Odia",
    "MYANMAR": "Burmese",
}
_AS_UNICODE = (
    "Armenian Bengali Cherokee Ethiopic Georgian Gujarati Gurmukhi Kannada Khmer Lao Malayalam"
    " Mongolian Sinhala Syriac Tamil Telugu Thaana Thai Tibetan"
)
_SCRIPTS |= {name.upper(): name for name in _AS_UNICODE.split()}


def nothing_lacking(_: str) -> str:
    """Say that the fonts have every letter: where nobody prints, nothing is missed."""
    return ""


def told(texts: list[str], lacking: Lacking) -> str:
    """Return in a sentence what of some texts the fonts have no letters for, or nothing."""
    letters = lacking("".join(texts))
    if not letters:
        return ""
    found = (word for text in texts for word in text.split() if set(word) & set(letters))
    words = list(dict.fromkeys(_short(word.strip(_AROUND)) for word in found))
    more = len(words) - _MOST_WORDS
    shown = ", ".join(words[:_MOST_WORDS]) + (f" and {more} more" if more > 0 else "")
    scripts = ", ".join(dict.fromkeys(name for letter in letters if (name := _script(letter))))
    return (
        f"The fonts here have no letters for {shown}"
        f"{f' ({scripts})' if scripts else ''}: they print as boxes."
    )


def _short(word: str) -> str:
    """Return a word as it is told: some scripts part none."""
    return word if len(word) <= _LONGEST_WORD else f"{word[:_LONGEST_WORD]}…"


def printed(resume: Resume) -> Iterator[Passage]:
    """Yield every text of the person's that is set on the page, with its place."""
    yield from resume.passages()
    for name in ("email", "phone", "url", *(f"location.{part}" for part in _PLACE)):
        if text := resume.basic(name):
            yield Passage(("basics", *name.split(".")), text)
    for index, profile in enumerate(resume.profiles()):
        for name in ("network", "username"):
            if text := text_of(profile.get(name)):
                yield Passage(("basics", "profiles", index, name), text)
    for view in resume.sections():
        if view.is_named:
            yield Passage(view.path, view.title)
        others = [known.name for known in view.section.fields if known.kind in ("date", "url")]
        for entry in view.entries:
            yield from (entry.passage(name) for name in others if entry.text(name))


def unprinted(resume: Resume, lacking: Lacking) -> str:
    """Return in a sentence what of a résumé the fonts have no letters for, or nothing."""
    return told([passage.plain for passage in printed(resume)], lacking)


def without(data: Any, letters: str) -> Any:
    """Return JSON data without some letters."""
    if isinstance(data, str):
        return data.translate(dict.fromkeys(map(ord, letters)))
    if isinstance(data, dict):
        return {key: without(value, letters) for key, value in data.items()}
    if isinstance(data, list):
        return [without(value, letters) for value in data]
    return data


def _script(letter: str) -> str:
    """Return what people call the script of a letter, where it has a name."""
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "")
