"""The fact guard: what a draft claims that its source does not carry.

Every generated sentence is compared with the résumé and the person's own answers. It is made to
miss little rather than to be quiet: a claim is shown to a person, who may say that it is true.
"""

from functools import cached_property

from dashapp.domain.characters import comparable
from dashapp.domain.facts import foreign, names, quantities, standing, wording
from dashapp.domain.language import hits, language_of

_TELLING = 4_000
"""How many letters of a source tell its language."""
_LANGUAGES = ("en", "de", "fr", "es")
"""Those whose numbers, names and standing are read as they say them."""


class Source:
    """What is known to be true, read once for all drafts that are compared with it."""

    def __init__(self, text: str) -> None:
        self.text = comparable(text)
        self.names = names.Known(self.text)
        self.standing = standing.Known(self.text)
        self._quantities: dict[str | None, quantities.Known] = {}

    @cached_property
    def wording(self) -> wording.Known:
        """The words of it, by their beginnings."""
        return wording.Known(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of it, in small letters."""
        return foreign.words_of(self.text)

    def quantities(self, language: str | None) -> quantities.Known:
        """Return the numbers of it, as they are said in a language."""
        if language not in self._quantities:
            self._quantities[language] = quantities.Known(self.text, language)
        return self._quantities[language]

    def languages_with(self, draft: str) -> list[str | None]:
        """Return the language of both, and those in which the draft alone may be.

        Where both are too short to tell, those of which they have the most.
        """
        text = f"{self.text[:_TELLING]} {draft}"
        both, found = language_of(text), hits(draft, _LANGUAGES)
        most = max(found.values())
        is_other = most > found.get(both or "en", 0)
        others = [code for code, count in found.items() if is_other and count == most]
        if both not in _LANGUAGES:
            found = hits(text, _LANGUAGES)
            most = max(found.values())
            others += [code for code, count in found.items() if 0 < count == most and code != "en"]
        return [both, *dict.fromkeys(others)]


def new_claims(source: str | Source, draft: str, *, is_strict: bool = False) -> list[str]:
    """Return the claims of a draft that the source does not carry, empty when there are none.

    Args:
        source: What is known to be true: a bullet, or a whole résumé with the person's answers.
        draft: What somebody, or something, would have it say.
        is_strict: Whether to give what is only likely to be new as well: what it says that
            something was done at, for, by, in or with, a count of something else, how often.

    Returns:
        Short sentences, each naming one claim with the words that make it.
    """
    known, said = Source(source) if isinstance(source, str) else source, comparable(draft)
    found: list[str] = []
    for language in known.languages_with(said):
        found += quantities.new(known.quantities(language), said, language, is_strict=is_strict)
        found += names.new(known.names, said, language)
        found += standing.new(known.standing, said, language)
    found += foreign.unread(known.words, said)
    if is_strict and not found:
        found += (f"with what: {each}" for each in wording.behind_prepositions(known.wording, said))
    return list(dict.fromkeys(found))


def unsaid(source: Source, draft: str) -> list[str]:
    """Return the words of a draft that its source does not have, for what is as short as a name."""
    words = source.wording.lacking(comparable(draft))
    return [f"it is said nowhere yet: {', '.join(dict.fromkeys(words))}"] if words else []


def raised(source: str, draft: str) -> list[str]:
    """Return what a draft says somebody was, or achieved, that its own source does not.

    For a sentence that is compared with more than itself: who led elsewhere did not lead here.
    """
    known, said = Source(source), comparable(draft)
    found: list[str] = []
    for language in known.languages_with(said):
        found += standing.new(known.standing, said, language)
    return list(dict.fromkeys(found))
