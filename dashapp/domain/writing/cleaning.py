"""What of a writer's words may reach a page: no link, address, number to call, or markup of its own.

A text that was pasted can make a model carry data out or lead a person astray. Whatever can be
clicked, fetched or called and does not stand in what the person gave is taken out.
"""

import re
import unicodedata
from typing import Final

REMOVED: Final = "(removed)"
# Names of machines are short, and nothing that is closed holds what opens it: what has no end would
# be gone through from each of its letters.
_NAME: Final = r"(?:[\w-]{1,63}\.){1,8}"
_URL: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:)?//[^\s<>()\[\]\"'|]+"
    r"|\b(?:data|javascript|vbscript|mailto|tel|file|blob|about):[^\s<>()\[\]\"']+"
    r"|\bwww\.[^\s<>()\[\]\"']+"
    rf"|\b{_NAME}[a-z]{{2,24}}(?:/[^\s<>()\[\]\"']*)"
    rf"|\b{_NAME}(?:com|org|net|io|co|dev|app|ai|info|biz|example|test|invalid|xyz|top|site"
    r"|online|click|link|live|shop|ru|cn|uk|de|fr|eu|us|me|ly|gg|tk)\b",
    re.IGNORECASE,
)
_EMAIL: Final = re.compile(
    r"[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*", re.IGNORECASE
)
_LEADS: Final = re.compile(f"{_EMAIL.pattern}|{_URL.pattern}", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?<![\w.,-])\+?\(?\d[\d\s()./-]{6,20}\d(?![\w%])")
_TAG: Final = re.compile(r"<!--(?:(?!<!--|-->).)*-->|</?[a-z!][^<>]*>", re.IGNORECASE | re.DOTALL)
_IMAGE: Final = re.compile(r"!\[([^\[\]]*)\]\([^)]*\)?")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([^)\s]*)[^)]*\)?")
_FENCE: Final = "```"
_OPENED: Final = re.compile(_FENCE + r"[ \t]*(?:\w+[ \t]*)?\n")
_BEFORE: Final = re.compile(
    r"\A(?:(?:here|sure|certainly|of course|absolutely|okay|below|hier|gern|natürlich|selbstverständlich"
    r"|voici|bien sûr|certainement|aquí|claro|por supuesto)\b[^\n]{0,160}:[ \t*]*\n\s*)",
    re.IGNORECASE,
)
"""How models say that what was asked for comes now: *Here is your letter:*."""
_RULES: Final = re.compile(
    r"\A[-*_]{3,}[ \t]*\n|\n[ \t]*[-*_]{3,}[ \t]*"
    r"(?:\n\s*(?:would you|let me know|if you|feel free|i can|möcht|soll|lass|sag|souhait|n.hésit|¿|si )[^\n]*)?\Z",
    re.IGNORECASE,
)
"""A line across at the edges of a text, and what is offered below the last one."""
_YEARS: Final = re.compile(r"^(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d$")


def cleaned(text: str, given: str) -> str:
    """Return a writer's words without what leads elsewhere and was not in what was given.

    Args:
        text: What the writer said, whole.
        given: Everything the person gave: links and addresses in it may stay.
    """
    known, numbers = _folded(given), _digits(given)
    said = "".join(each for each in text if each in "\n\t" or not _is_hidden(each))
    said = _TAG.sub("", _IMAGE.sub(r"\1", said))

    def link(found: re.Match[str]) -> str:
        return found.group() if _folded(found[2]) in known and found[2] else found[1]

    def kept(found: re.Match[str]) -> str:
        address = found.group().rstrip(".,;:!?")
        behind = found.group()[len(address) :]
        return found.group() if _folded(address) in known else REMOVED + behind

    def called(found: re.Match[str]) -> str:
        number = found.group()
        if len(re.sub(r"\D", "", number)) < 7 or _YEARS.match(number.strip()):
            return number
        return number if _digits(number) in numbers else REMOVED

    said = _LINK.sub(link, said)
    return _PHONE.sub(called, _URL.sub(kept, _EMAIL.sub(kept, said)))


def unframed(text: str) -> str:
    """Return a whole text without what models put around it: a fence, a rule, a word before it."""
    said = _without_fence(text.strip())
    return _without_fence(_RULES.sub("", _BEFORE.sub("", said)).strip())


def _without_fence(text: str) -> str:
    opened = _OPENED.match(text)
    if opened is None or not text.endswith(_FENCE, opened.end()):
        return text
    return text[opened.end() : -len(_FENCE)].strip()


def new_links(source: str, draft: str) -> list[str]:
    """Return what in a draft leads elsewhere and does not stand in its source."""
    found = [each.group().rstrip(".,;:!?)") for each in _LEADS.finditer(draft)]
    known = _folded(source) if found else ""
    return [each for each in dict.fromkeys(found) if _folded(each) not in known]


def _is_hidden(letter: str) -> bool:
    """Whether a letter is drawn as nothing: controls, formats, tags, and what nobody assigned."""
    # The joiners between letters of Indic and Persian words, and of emoji, are seen.
    return unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn") and letter not in "\u200c\u200d"


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
