"""What a letter says of its reader and not of its writer: the salutation, the post, the employer.

Only what cannot be read as a claim is left out of the fact guard: that the person applies for a
post may be said, that they held it may not.
"""

import re
from typing import Final

_SALUTATION: Final = re.compile(
    r"^[ \t]*(?:dear|hello|good (?:morning|day))\s+(?:the\s+)?(?:(?:hiring|recruiting|recruitment"
    r"|selection|sir or madam|team|search)\s*)?(?:(?:managers?|team|committee|panel)\s*)?(?:[,:!]\s*)?$",
    re.IGNORECASE | re.MULTILINE,
)
_POST: Final = (
    r"\b(?:post|position|role|job|vacancy|opening)(?: of| as|:)?(?: an?| the| your)?\s+[“„\"]?"
)
_APPLIES: Final = re.compile(
    r"\b(?:apply(?:ing)?|join(?:ing)?|interested|would like|look forward|contribut\w+|writing"
    r"|your team|drawn to|keen)\b",
    re.IGNORECASE,
)
_HELD: Final = re.compile(
    r"\b(?:work(?:ed)?\s+(?:at|for)|was|were|been|employed|served|spent|years?|held|hold|led|managed"
    r"|have\s+\w+ed)\b",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s[–—-]\s|[|,;:()@]|\sat\s|\sbei\s|\schez\s|\sen\s")
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]?")
_LONGEST_PART = 60


def without_address(text: str, title: str) -> str:
    """Return a letter without what it says of the post that is applied for, and of its reader.

    Args:
        text: The letter, plain.
        title: What the job is called: a post, and often who offers it.
    """
    said = _SALUTATION.sub("", text)
    parts = [each.strip() for each in _PARTS.split(title)]
    names = [re.escape(each) for each in parts if 2 < len(each) <= _LONGEST_PART]
    if len(title.strip()) <= _LONGEST_PART:
        names.insert(0, re.escape(title.strip()))
    if not names:
        return said
    name = "|".join(names)
    said = re.sub(f"{_POST}(?:{name})", "post", said, flags=re.IGNORECASE)

    def addressed(found: re.Match[str]) -> str:
        sentence = found.group()
        if not _APPLIES.search(sentence) or _HELD.search(sentence):
            return sentence
        return re.sub(f"(?:{name})", "you", sentence, flags=re.IGNORECASE)

    return _SENTENCE.sub(addressed, said)
