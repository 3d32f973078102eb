"""Rules of writing: how bullets and summaries read."""

import re
from collections import Counter
from collections.abc import Iterator

from dashapp.domain.checks import verb
from dashapp.domain.checks.finding import Hit, Rule, Subject
from dashapp.domain.checks.strength import number_in, strength_of
from dashapp.domain.checks.words import BRITISH_US, BUZZWORDS, FILLERS, IRREGULAR_PARTICIPLES
from dashapp.domain.date import is_ongoing

_FIRST_PERSON = re.compile(r"(?<![\w./&-])(?:I|I['’]m|I['’]ve|me|[Mm]y|myself)(?![\w./&-])")
# "Phase I", "Type I supernovae": a number, not a person.
_NUMBERED = re.compile(
    r"\b(?:phase|type|class|level|part|grade|tier|category|stage|volume|war|act|chapter|division|title"
    r"|group|step|band|schedule|annex) I\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?(\w+)\b", re.IGNORECASE)
# Done to the person as an honour, or by nature: it hides nothing.
_HONOURS = frozenset((
    "admitted", "appointed", "asked", "awarded", "based", "concerned", "elected", "hired",
    "honoured", "invited", "involved", "located", "named", "needed", "nominated", "promoted",
    "recognised", "recognized", "required", "selected",
))  # fmt: skip
_SENTENCE = re.compile(r"[.!?](?:\s|$)")


def weak_opening(subject: Subject) -> Iterator[Hit]:
    """A bullet opens with words that tell a duty, not a deed."""
    for bullet in subject.bullets:
        if words := verb.weak_opening(bullet.plain):
            yield Hit(bullet.path, bullet.plain, f"It opens with “{words}”.")


def no_verb(subject: Subject) -> Iterator[Hit]:
    """A bullet does not open with a verb."""
    goes_on = {
        bullet.path
        for entry in subject.jobs
        if is_ongoing(entry.text("endDate"))
        for bullet in entry.passages("highlights")
    }
    for bullet in subject.bullets:
        text = re.sub(r"^\W+", "", bullet.plain)
        # Another rule says it better: one finding is enough.
        first = text.partition(" ")[0]
        is_told = verb.weak_opening(text) or _person_in(first) or _passive_in(text)
        is_deed = verb.opening_verb(text) or (
            bullet.path in goes_on and verb.may_open_with_verb(text)
        )
        if len(text.split()) > 3 and not is_told and not is_deed:
            yield Hit(bullet.path, bullet.plain, f"It opens with “{first}”, not with what you did.")


def no_number(subject: Subject) -> Iterator[Hit]:
    """No bullet of a position has a number."""
    for entry in subject.jobs:
        bullets = entry.passages("highlights")
        if len(bullets) >= 2 and not any(number_in(bullet.plain) for bullet in bullets):
            yield Hit(
                bullets[0].path, entry.heading, f"No bullet of “{entry.heading}” has a number."
            )


def no_result(subject: Subject) -> Iterator[Hit]:
    """A bullet tells what was done and not what came of it."""
    for bullet in subject.bullets:
        shown = strength_of(bullet)
        if len(bullet.plain.split()) >= 5 and not shown.result and not shown.number:
            yield Hit(bullet.path, bullet.plain, "It does not say what came of it.")


def first_person(subject: Subject) -> Iterator[Hit]:
    """A bullet speaks of I and my."""
    for bullet in subject.bullets:
        if said := _person_in(bullet.plain):
            yield Hit(bullet.path, bullet.plain, f"It says “{said}”.")


def passive(subject: Subject) -> Iterator[Hit]:
    """A bullet hides who acted."""
    for bullet in subject.bullets:
        if said := _passive_in(bullet.plain):
            yield Hit(bullet.path, bullet.plain, f"“{said}” hides that you did it.")


def mixed_tense(subject: Subject) -> Iterator[Hit]:
    """A position that ended is told partly in the present.

    **Why:** What goes on is rightly told in the present beside what was achieved, so a
    position without an end may have both.
    """
    for entry in subject.jobs:
        end = entry.date("endDate")
        tenses = [(b, verb.opening_tense(b.plain)) for b in entry.passages("highlights")]
        present = [bullet for bullet, tense in tenses if tense == "present"]
        if end and present and any(tense == "past" for _, tense in tenses):
            for bullet in present:
                yield Hit(bullet.path, bullet.plain, "The position has ended; others are told so.")


def long_bullet(subject: Subject) -> Iterator[Hit]:
    """A bullet runs past two lines."""
    for bullet in subject.bullets:
        if len(bullet.plain.split()) > 38 or len(bullet.plain) > 260:
            yield Hit(bullet.path, bullet.plain, f"It has {len(bullet.plain.split())} words.")


def short_bullet(subject: Subject) -> Iterator[Hit]:
    """A bullet is too short to say anything."""
    for bullet in subject.bullets:
        if 0 < len(bullet.plain.split()) < 4 and len(bullet.plain) < 25:
            yield Hit(bullet.path, bullet.plain, "It is too short to show what you did.")


def repeated_verb(subject: Subject) -> Iterator[Hit]:
    """The same verb opens many bullets."""
    opened: dict[str, list[int]] = {}
    for index, bullet in enumerate(subject.bullets):
        if word := verb.opening_verb(bullet.plain):
            opened.setdefault(word, []).append(index)
    for word, places in opened.items():
        if len(places) > 3:
            bullet = subject.bullets[places[3]]
            yield Hit(
                bullet.path, bullet.plain, f"“{word.capitalize()}” opens {len(places)} bullets."
            )


def buzzwords(subject: Subject) -> Iterator[Hit]:
    """A phrase that everyone uses and nobody can check."""
    yield from _phrases(subject, BUZZWORDS, "“{}” says nothing that can be checked.")


def fillers(subject: Subject) -> Iterator[Hit]:
    """Words that can go without loss."""
    yield from _phrases(subject, FILLERS, "“{}” can go, or be said more plainly.")


def spelling_mix(subject: Subject) -> Iterator[Hit]:
    """British and American spelling are mixed; how a name is spelt (Youth Center) is not chosen."""
    bullets = {bullet.path for bullet in subject.bullets}
    own = [
        (p, p.plain[:1].lower() + p.plain[1:] if p.path in bullets else p.plain)
        for p in subject.prose
    ]
    british = [(p, b) for p, text in own for b, _ in BRITISH_US if _has(text, b)]
    american = [
        (p, a) for p, text in own for b, a in BRITISH_US if _has(text, a) and not _has(text, b)
    ]
    if british and american:
        odd, word = american[0] if len(american) <= len(british) else british[0]
        yield Hit(odd.path, odd.plain, f"“{word}…” is spelt the other way than elsewhere.")


def punctuation_mix(subject: Subject) -> Iterator[Hit]:
    """Some bullets end with a full stop and some do not."""
    ended = [bullet.plain.rstrip().endswith(".") for bullet in subject.bullets]
    if len(ended) >= 4 and 0 < sum(ended) < len(ended):
        odd_one = sum(ended) * 2 <= len(ended)
        bullet = next(b for b, end in zip(subject.bullets, ended, strict=True) if end == odd_one)
        told = "ends with a full stop; most do not" if odd_one else "has no full stop; most have"
        yield Hit(bullet.path, bullet.plain, f"It {told}.")


def duplicate_bullets(subject: Subject) -> Iterator[Hit]:
    """A bullet stands twice."""
    seen: Counter[str] = Counter()
    for bullet in subject.bullets:
        same = " ".join(bullet.plain.lower().split()).rstrip(".")
        seen[same] += 1
        if seen[same] == 2:
            yield Hit(bullet.path, bullet.plain, "The same words stand elsewhere in your résumé.")


def long_summary(subject: Subject) -> Iterator[Hit]:
    """The summary is longer than anyone reads."""
    words = len(subject.resume.basic("summary").split())
    if words > 90:
        yield Hit(("basics", "summary"), "", f"Your summary has {words} words.")


def shouting(subject: Subject) -> Iterator[Hit]:
    """A text is in capitals."""
    for passage in subject.prose:
        letters = [c for c in passage.plain if c.isalpha() and c.upper() != c.lower()]
        if len(letters) > 15 and all(letter.isupper() for letter in letters):
            yield Hit(passage.path, passage.plain, "It is all in capitals.")


def exclamation(subject: Subject) -> Iterator[Hit]:
    """A text raises its voice."""
    for passage in subject.prose:
        if "!" in passage.plain:
            yield Hit(passage.path, passage.plain, "It has an exclamation mark.")


def several_sentences(subject: Subject) -> Iterator[Hit]:
    """A bullet is a paragraph."""
    for bullet in subject.bullets:
        if len(_SENTENCE.findall(bullet.plain)) > 2:
            yield Hit(bullet.path, bullet.plain, "It has several sentences.")


def _person_in(text: str) -> str:
    """Return the first word of a person who speaks, or nothing."""
    found = _FIRST_PERSON.search(_NUMBERED.sub("", text))
    return found.group() if found else ""


def _passive_in(text: str) -> str:
    """Return the passive of a sentence that has no one who acts, or nothing."""
    # What follows a deed ("Built a tool that is used daily") hides nobody.
    if verb.opening_tense(text) == "past":
        return ""
    for found in _PASSIVE.finditer(text):
        word = found[1].lower()
        is_participle = word in IRREGULAR_PARTICIPLES or verb.is_participle(word)
        if is_participle and word not in _HONOURS:
            return found.group()
    return ""


def _phrases(subject: Subject, phrases: tuple[str, ...], message: str) -> Iterator[Hit]:
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
    for passage in subject.prose:
        if found := pattern.search(passage.plain):
            yield Hit(passage.path, passage.plain, message.format(found.group()))


def _has(text: str, beginning: str) -> bool:
    return re.search(rf"\b{beginning}\w*", text) is not None


RULES: tuple[Rule, ...] = (
    Rule("weak-opening", "Weak opening", "fix",
         "The first words are read first; these tell what the job was, not what you did.",
         "Open with the verb for what you did: led, built, taught, cut, repaired.", weak_opening, is_english=True),
    Rule("no-verb", "No verb first", "consider",
         "A reader who skims sees the first word of each bullet.",
         "Begin with the verb for what you did.", no_verb, is_english=True),
    Rule("no-number", "A position without a number", "consider",
         "A number makes a claim checkable: how many, how often, how much.",
         "Add one that is true and that you could explain: patients a shift, people, budget, time.",
         no_number),
    Rule("no-result", "No result", "consider",
         "A task is the same for everyone who had the job; what came of it is yours.",
         "Say what was different afterwards, if you know it.", no_result, is_english=True),
    Rule("first-person", "First person", "consider",
         "A résumé is about you anyway; the words are saved for what you did.",
         "Leave out I, me and my.", first_person, is_english=True),
    Rule("passive", "Passive voice", "consider",
         "A reader cannot tell whether it was you.",
         "Say it with you as the one who acts.", passive, is_english=True),
    Rule("mixed-tense", "Mixed tenses", "consider",
         "Two tenses in one position look like an oversight.",
         "Use the past for what ended, the present for what you still do.", mixed_tense, is_english=True),
    Rule("long-bullet", "Long bullet", "consider",
         "Past two lines a bullet is read as a paragraph, or not at all.",
         "Keep the result; make a second bullet of the rest.", long_bullet),
    Rule("short-bullet", "Very short bullet", "consider",
         "A few words name a topic but show nothing.",
         "Say what you did, for whom, and what came of it; or remove it.", short_bullet),
    Rule("repeated-verb", "The same verb again", "note",
         "Repetition makes different work look alike.",
         "Use the verb that fits each best.", repeated_verb, is_english=True),
    Rule("buzzwords", "Empty phrase", "consider",
         "Anyone can claim it, so it is skipped.",
         "Show it by something you did, or leave it out.", buzzwords, is_english=True),
    Rule("fillers", "Filler", "note",
         "Each word that says nothing takes the place of one that does.",
         "Leave it out, or say how many.", fillers, is_english=True),
    Rule("spelling-mix", "British and American spelling", "consider",
         "A mix looks like carelessness.",
         "Choose the spelling of the country you apply in.", spelling_mix, is_english=True),
    Rule("punctuation-mix", "Full stops", "note",
         "Readers who check details notice it.",
         "End all bullets with a full stop, or none.", punctuation_mix),
    Rule("duplicate-bullets", "The same bullet twice", "fix",
         "A reader takes it for a mistake.",
         "Remove one, or say what was different.", duplicate_bullets),
    Rule("long-summary", "Long summary", "consider",
         "The summary is there to be read in one breath.",
         "Two or three sentences: who you are, what you are good at, what you look for.", long_summary),
    Rule("shouting", "All capitals", "consider",
         "Capitals are harder to read and sound loud.",
         "Write it in ordinary letters.", shouting),
    Rule("exclamation", "Exclamation mark", "note",
         "The facts should be what impresses.",
         "End with a full stop, or nothing.", exclamation),
    Rule("several-sentences", "A paragraph as a bullet", "consider",
         "A bullet holds one point; the second is missed.",
         "Make a bullet of each point.", several_sentences),
)  # fmt: skip
