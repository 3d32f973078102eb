"""Rules of machine-readability: what a parser needs and what confuses it."""

import re
import unicodedata
from collections.abc import Iterator

from dashapp.domain.characters import seen
from dashapp.domain.checks import letters
from dashapp.domain.checks.finding import Hit, Rule, Subject
from dashapp.domain.outline import BY_KEY
from dashapp.domain.reading.heading import section_named

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")
_ODD_EMAIL = re.compile(
    r"(sexy|babe|hot|cool|420|69|xxx|lover|princess|killer|beer|party)", re.IGNORECASE
)
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_JOINED_UNSEEN = frozenset(
    ("ar", "bn", "gu", "he", "hi", "km", "kn", "lo", "ml", "pa", "si", "ta", "te", "th")
)
"""Languages that part and join their letters by signs that cannot be seen."""
_GLYPH = re.compile(r"^\s*[•●▪◦‣■□➢➤✓✔→*-]\s+")
_ALIASES = re.compile(
    r"experience|employment|work|education|skills|projects?|languages?|certifi|publications?|awards?"
    r"|volunteer|interests?|references?|summary|profile|erfahrung|ausbildung|kenntnisse|sprachen"
    r"|projekte|expérience|formation|compétences|langues|experiencia|educación|idiomas|qualifications",
    re.IGNORECASE,
)


def no_name(subject: Subject) -> Iterator[Hit]:
    """There is no name."""
    if not subject.resume.name:
        yield Hit(("basics", "name"), "", "There is no name.")


def no_email(subject: Subject) -> Iterator[Hit]:
    """There is no e-mail address, or none that works."""
    email = subject.resume.basic("email").strip()
    if not email:
        yield Hit(("basics", "email"), "", "There is no e-mail address.")
    elif not _EMAIL.match(email):
        yield Hit(("basics", "email"), email, f"“{email}” is not an e-mail address.")


def odd_email(subject: Subject) -> Iterator[Hit]:
    """The e-mail address is not one for work."""
    email = subject.resume.basic("email")
    if _ODD_EMAIL.search(email.split("@")[0]):
        yield Hit(("basics", "email"), email, "This address may distract.")


def no_phone(subject: Subject) -> Iterator[Hit]:
    """There is no phone number."""
    if not subject.resume.basic("phone").strip():
        yield Hit(("basics", "phone"), "", "There is no phone number.")


def odd_phone(subject: Subject) -> Iterator[Hit]:
    """The phone number has too few digits."""
    phone = subject.resume.basic("phone").strip()
    if phone and sum(c.isdigit() for c in phone) < 7:
        yield Hit(("basics", "phone"), phone, f"“{phone}” is too short for a phone number.")


def no_place(subject: Subject) -> Iterator[Hit]:
    """There is no place."""
    if not any(
        subject.resume.basic(f"location.{part}") for part in ("city", "region", "countryCode")
    ):
        yield Hit(("basics", "location", "city"), "", "There is no city or country.")


def no_headline(subject: Subject) -> Iterator[Hit]:
    """There is no headline."""
    if not subject.resume.basic("label").strip():
        yield Hit(("basics", "label"), "", "There is no headline under your name.")


def no_work(subject: Subject) -> Iterator[Hit]:
    """There is neither work nor study."""
    if not subject.jobs and not subject.resume.entries("education"):
        yield Hit(("work",), "", "There is neither a position nor a degree.")


def bad_link(subject: Subject) -> Iterator[Hit]:
    """An address cannot be opened."""
    for path, address in subject.addresses:
        is_odd = (
            " " in address
            or "." not in address
            or address.startswith(("ftp:", "javascript:", "file:"))
        )
        if is_odd:
            yield Hit(path, address, f"“{address}” cannot be opened as a link.")


def duplicate_link(subject: Subject) -> Iterator[Hit]:
    """The same address stands twice."""
    seen: set[str] = set()
    for path, address in subject.addresses:
        bare = address.lower().removeprefix("https://").removeprefix("http://").rstrip("/")
        if bare in seen:
            yield Hit(path, address, "The same address stands elsewhere.")
        seen.add(bare)


def odd_title(subject: Subject) -> Iterator[Hit]:
    """A standard section has a title that parsers do not know."""
    for view in subject.resume.sections():
        is_known = section_named(view.title) == view.key or _ALIASES.search(view.title)
        if view.key in BY_KEY and not is_known:
            yield Hit(view.path, view.title, f"Parsers may not know “{view.title}”.")


def glyphs(subject: Subject) -> Iterator[Hit]:
    """A bullet begins with a bullet sign."""
    for bullet in subject.bullets:
        if _GLYPH.match(bullet.plain):
            yield Hit(bullet.path, bullet.plain, "It begins with a bullet sign of its own.")


def invisible(subject: Subject) -> Iterator[Hit]:
    """A text holds signs that cannot be seen."""
    for passage in subject.resume.passages():
        if subject.language in _JOINED_UNSEEN:
            return
        found = _INVISIBLE.search(passage.plain)
        if found and seen(passage.plain) != passage.plain:  # a family is one sign of several
            name = unicodedata.name(found.group(), "an invisible sign").lower()
            yield Hit(passage.path, passage.plain, f"It holds an invisible sign ({name}).")


def no_letters(subject: Subject) -> Iterator[Hit]:
    """A text has letters that the fonts lack."""
    for passage in letters.printed(subject.resume):
        if found := letters.told([passage.plain], subject.lacking):
            yield Hit(passage.path, passage.plain, found)


def tabs(subject: Subject) -> Iterator[Hit]:
    """A text is laid out with tabs or runs of spaces."""
    for passage in subject.resume.passages():
        if "\t" in passage.text or "    " in passage.text.strip():
            yield Hit(passage.path, passage.plain, "It is laid out with tabs or many spaces.")


def mixed_scripts(subject: Subject) -> Iterator[Hit]:
    """A word mixes letters that look alike from two scripts."""
    for passage in subject.resume.passages():
        for word in passage.plain.split():
            scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
            if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"} and len(word) > 3:
                yield Hit(passage.path, word, f"“{word}” mixes letters of two scripts.")
                break


def keyword_wall(subject: Subject) -> Iterator[Hit]:
    """A skill lists more words than anyone believes."""
    for entry in subject.resume.entries("skills"):
        count = len(entry.passages("keywords"))
        if count > 20:
            yield Hit(entry.path, entry.heading, f"“{entry.heading}” lists {count} words.")


def leftovers(subject: Subject) -> Iterator[Hit]:
    """Lines of the import are not placed yet."""
    count = len(subject.resume.leftovers)
    if count:
        lines = f"{count} lines of your file are" if count > 1 else "A line of your file is"
        told = f"{lines} not placed yet, and not printed."
        yield Hit(("meta", "imaginator", "leftovers", 0), "", told)


def no_skills(subject: Subject) -> Iterator[Hit]:
    """There is no list of skills."""
    if subject.jobs and not subject.resume.entries("skills"):
        yield Hit(("skills",), "", "There is no section of skills.")


RULES: tuple[Rule, ...] = (
    Rule("no-name", "No name", "fix", "Nobody can be invited without a name.", "Add your name.", no_name),
    Rule("no-email", "No e-mail", "fix", "Most invitations come by e-mail.", "Add your address.", no_email),
    Rule("odd-email", "E-mail address", "consider", "It is the first thing a reader writes to.",
         "Use one with your name.", odd_email),
    Rule("no-phone", "No phone number", "note", "Some invite by phone.", "Add one, with the country code.",
         no_phone),
    Rule("odd-phone", "Phone number", "fix", "Nobody can call it.", "Check the digits.", odd_phone),
    Rule("no-place", "No place", "consider", "Many systems filter by place.", "Add the city and country.",
         no_place),
    Rule("no-headline", "No headline", "note", "It tells in three words what you are.",
         "Add it under your name, such as “Hospital pharmacist”.", no_headline),
    Rule("no-work", "Nothing told yet", "fix", "A résumé tells what you did or learnt.",
         "Add a position or a degree.", no_work),
    Rule("bad-link", "Link that cannot open", "fix", "A dead link looks careless.",
         "Write the whole address, with https://.", bad_link),
    Rule("duplicate-link", "The same link twice", "note", "One is enough.", "Remove one.", duplicate_link),
    Rule("odd-title", "Unusual section title", "consider",
         "Parsers find sections by their usual names.", "Use a common name, such as Experience.", odd_title),
    Rule("glyphs", "Bullet sign in the text", "fix", "It prints two signs.", "Remove the sign.", glyphs),
    Rule("invisible", "Invisible signs", "fix",
         "Words with invisible signs in them are not found by a search.", "Type the word again.", invisible),
    Rule("no-letters", "Letters that print as boxes", "fix", "Nobody can read them, and no machine.",
         letters.ADVICE, no_letters),
    Rule("tabs", "Tabs and runs of spaces", "consider", "Parsers read such columns in the wrong order.",
         "Make separate entries or bullets of it.", tabs),
    Rule("mixed-scripts", "Look-alike letters", "fix", "A search does not find such a word.",
         "Type the word again.", mixed_scripts),
    Rule("keyword-wall", "A wall of words", "consider", "A list that names everything shows nothing.",
         "Keep what you could talk about for five minutes.", keyword_wall),
    Rule("leftovers", "Lines not placed yet", "consider", "They are kept, but nobody else sees them.",
         "Place each line, or discard it.", leftovers),
    Rule("no-skills", "No skills", "note", "Systems look for them in a section of that name.",
         "Add the skills you want to be found by.", no_skills),
)  # fmt: skip
