"""Rules of detail: slips that a reader takes for carelessness; most hold in any language."""

import re
from collections.abc import Iterator

from dashapp.domain import inline
from dashapp.domain.checks.finding import Hit, Rule, Subject
from dashapp.domain.date import is_ongoing

_MOST_WORDS = 1300
_LONGEST_SENTENCE = 40
_DOUBLED = re.compile(r"\b([^\W\d_]{2,})\s+\1\b", re.IGNORECASE)
# "That that" and its like are right now and then.
_MAY_DOUBLE = frozenset(("that", "had", "die", "der", "das", "sie", "nous", "vous"))
_SPACED = re.compile(r"\w\s+[,.](?=\s|$)|[^\W\d_],[^\W\d_]|\( | \)")
_PLACEHOLDER = re.compile(
    r"lorem ipsum|\b(?:todo|tbd|tbc|fixme)\b|\bx{2,}\s?%|\[(?:your|company|employer|name|city|date|number"
    r"|title|position|insert)\b[^\]]*\]|<(?:your|company|name|number)[^>]*>",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
_CLOSED_BY = {"(": ")", "[": "]", "“": "”", "«": "»"}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def placeholder(subject: Subject) -> Iterator[Hit]:
    """A text of a template was left standing."""
    for passage in subject.resume.passages():
        if found := _PLACEHOLDER.search(passage.plain):
            yield Hit(passage.path, passage.plain, f"“{found.group()}” is still to be filled in.")


def doubled_word(subject: Subject) -> Iterator[Hit]:
    """A word stands twice in a row."""
    for passage in subject.prose:
        for found in _DOUBLED.finditer(passage.plain):
            if found[1].lower() not in _MAY_DOUBLE and not found[1].istitle():
                yield Hit(passage.path, passage.plain, f"“{found.group()}” has a word twice.")
                break


def spacing(subject: Subject) -> Iterator[Hit]:
    """A space is missing or too many."""
    for passage in subject.prose:
        if found := _SPACED.search(passage.plain):
            told = f"The spaces are odd at “{found.group().strip()}”."
            yield Hit(passage.path, passage.plain, told)


def unbalanced(subject: Subject) -> Iterator[Hit]:
    """A bracket or quotation mark is opened and not closed."""
    for passage in subject.prose:
        for opening, closing in _CLOSED_BY.items():
            count = passage.plain.count
            # German closes “ where English opens it: only a lone opening mark is sure.
            if count(opening) > count(closing) and "„" not in passage.plain:
                yield Hit(passage.path, passage.plain, f"“{opening}” is opened and not closed.")
                break


def capital_mix(subject: Subject) -> Iterator[Hit]:
    """A bullet begins small where the others begin with a capital."""
    first = [(b, b.plain.lstrip()[:1]) for b in subject.bullets]
    small = [bullet for bullet, letter in first if letter.islower()]
    large = sum(letter.isupper() for _, letter in first)
    if large >= 2 * len(small):
        for bullet in small:
            word = bullet.plain.split(" ")[0]
            # "iOS", "pH" and "npm" are written so.
            if word.isalpha() and word.islower() and len(word) > 3:
                yield Hit(bullet.path, bullet.plain, "It begins small; the others do not.")


def long_sentence(subject: Subject) -> Iterator[Hit]:
    """A sentence of a summary or description has no end."""
    bullets = {bullet.path for bullet in subject.bullets}
    for passage in subject.prose:
        for sentence in _SENTENCE_END.split(passage.plain):
            words = len(sentence.split())
            if words > _LONGEST_SENTENCE and passage.path not in bullets:
                yield Hit(passage.path, sentence, f"This sentence has {words} words.")


def one_bullet(subject: Subject) -> Iterator[Hit]:
    """The latest position has a single bullet and no summary."""
    for entry in subject.resume.entries("work")[:1]:
        if len(entry.passages("highlights")) == 1 and not entry.text("summary"):
            told = f"“{entry.heading}” has a single bullet."
            yield Hit(entry.path, entry.heading, told)


def several_current(subject: Subject) -> Iterator[Hit]:
    """More than two positions have no end."""
    work = subject.resume.entries("work")
    open_ended = [e for e in work if e.date("startDate") and is_ongoing(e.text("endDate"))]
    if len(open_ended) > 2:
        told = f"{len(open_ended)} positions have no end, as if you held all of them now."
        yield Hit((*open_ended[-1].path, "endDate"), open_ended[-1].heading, told)


def skill_twice(subject: Subject) -> Iterator[Hit]:
    """A skill is listed twice."""
    seen: set[str] = set()
    for entry in subject.resume.entries("skills"):
        for passage in entry.passages("keywords"):
            word = passage.plain.strip().lower()
            if word in seen:
                yield Hit(passage.path, passage.plain, f"“{passage.plain}” is listed twice.")
            seen.add(word)


def no_scheme(subject: Subject) -> Iterator[Hit]:
    """A web address has no https:// in front."""
    for path, address in subject.addresses:
        if "." in address and " " not in address and not _SCHEME.match(address):
            yield Hit(path, address, f"“{address}” has no https:// in front.")


def very_long(subject: Subject) -> Iterator[Hit]:
    """The whole is longer than two full pages."""
    words = sum(len(inline.plain(p.text).split()) for p in subject.resume.passages())
    # Lists of publications make the résumés of researchers rightly long.
    if words > _MOST_WORDS and len(subject.resume.entries("publications")) < 3:
        yield Hit(("work",), "", f"Your résumé has {words} words: more than two full pages.")


RULES: tuple[Rule, ...] = (
    Rule("placeholder", "Still to be filled in", "fix", "It shows that the text was not read again.",
         "Fill it in, or remove it.", placeholder),
    Rule("doubled-word", "A word twice", "fix", "It is a slip that the eye of the writer skips.",
         "Remove one.", doubled_word),
    Rule("spacing", "Spaces", "note", "Readers who check details notice it.",
         "Put one space after a comma and none before it.", spacing),
    Rule("unbalanced", "Not closed", "note", "Readers who check details notice it.",
         "Close the bracket or quotation mark.", unbalanced),
    Rule("capital-mix", "Small beginning", "note", "A list looks calmer when all points begin alike.",
         "Begin it with a capital.", capital_mix),
    Rule("long-sentence", "Long sentence", "consider", "The reader has forgotten its beginning at its end.",
         "Make two sentences of it.", long_sentence),
    Rule("one-bullet", "A single bullet", "consider", "What you did last is what is read most.",
         "Add what else you did there, if there is more to tell.", one_bullet),
    Rule("several-current", "Several positions without an end", "consider",
         "Systems count every one of them up to today.", "Add the ends of those that ended.",
         several_current),
    Rule("skill-twice", "A skill twice", "note", "Once is enough.", "Remove one.", skill_twice),
    Rule("no-scheme", "Address without https://", "note",
         "Some readers and parsers see a link only with it.", "Put https:// in front.", no_scheme),
    Rule("very-long", "Very long", "consider", "Few readers go past the second page.",
         "Keep what matters for what you look for; shorten what is old.", very_long),
)  # fmt: skip
