"""Rules of what is read back from the exported PDF: the words, and where they belong."""

import re
from itertools import pairwise

from dashapp.domain import inline
from dashapp.domain.checks.letters import unprinted
from dashapp.domain.checks.pdf_facts import PdfFacts
from dashapp.domain.resume import Resume, text_of

Outcome = tuple[bool, str]
"""Whether a rule is met, and a sentence about that."""


def has_text(facts: PdfFacts, _: Resume) -> Outcome:
    """The file holds text, not a picture of it."""
    return len(facts.text.strip()) > 20, f"{len(facts.text)} characters can be read."


def every_letter(facts: PdfFacts, resume: Resume) -> Outcome:
    """The fonts have all letters of the résumé."""
    missing = set(facts.lacking)
    told = unprinted(resume, lambda text: "".join(dict.fromkeys(c for c in text if c in missing)))
    return not told, told or "Every letter is printed."


def keeps_words(facts: PdfFacts, resume: Resume) -> Outcome:
    """Every word of the résumé is found in the file."""
    read = set(_words(facts.text))
    lost = [word for word in _told(resume) if word not in read]
    if not lost:
        return True, "Every word of your résumé was read back."
    return False, f"{len(lost)} words were not read back, such as “{lost[0]}”."


def keeps_order(facts: PdfFacts, resume: Resume) -> Outcome:
    """Bullets are read in the order in which they stand."""
    text = _bare(facts.text)
    places = [text.find(_bare(bullet.plain)[:40]) for bullet in resume.bullets()]
    found = [place for place in places if place >= 0]
    backward = sum(later < earlier for earlier, later in pairwise(found))
    return backward == 0, f"{len(found)} bullets were read, {backward} out of order."


def agrees(facts: PdfFacts, _: Resume) -> Outcome:
    """Two extractors read the same."""
    one, other = _words(facts.text), _words(facts.other_text)
    alike = len(set(one) & set(other)) / max(1, len(set(one) | set(other)))
    return alike > 0.97, f"Two ways of reading agree on {alike:.0%} of the words."


def contact_read(facts: PdfFacts, resume: Resume) -> Outcome:
    """A parser finds name and e-mail on the first page."""
    text = _bare(facts.first_page)
    lost = [name for name in ("name", "email") if _bare(resume.basic(name)) not in text]
    told = f"Not read back on the first page: {', '.join(lost)}."
    return not lost, told if lost else "Name and e-mail were read back on the first page."


def phone_read(facts: PdfFacts, resume: Resume) -> Outcome:
    """A parser finds the phone number, digit by digit."""
    phone = re.sub(r"\D", "", resume.basic("phone"))
    is_met = phone in re.sub(r"\D", "", facts.first_page)
    return is_met, "Every digit was read back." if is_met else f"“{phone}” was not read back."


def positions_read(facts: PdfFacts, resume: Resume) -> Outcome:
    """A parser finds every position with its employer."""
    text = _bare(facts.text)
    lost = [
        e.heading
        for e in resume.entries("work")
        if any(_bare(e.text(n)) not in text for n in ("position", "name"))
    ]
    return not lost, f"Not read back: {lost[0]}." if lost else "Every position was read back."


def whole_ligatures(facts: PdfFacts, _: Resume) -> Outcome:
    """Letters that were drawn as one are read as two."""
    odd = re.findall("[\ufb00-\ufb06\ufffd\ue000-\uf8ff]", facts.text)
    return (
        not odd,
        f"{len(odd)} signs are read wrongly." if odd else "Every letter is read as itself.",
    )


def _told(resume: Resume) -> list[str]:
    words = [word for passage in resume.passages() for word in _words(passage.plain)]
    email = text_of(resume.basics.get("email"))
    return list(dict.fromkeys([*words, *_words(email)]))


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"\w+", text.lower()) if len(w) > 2]


def _bare(text: str) -> str:
    return "".join(inline.plain(text).lower().split())
