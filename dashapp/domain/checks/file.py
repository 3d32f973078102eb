"""Rules of the exported PDF itself: can machines and assistive readers read it?"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashapp.domain import inline
from dashapp.domain.checks.letters import ADVICE, without
from dashapp.domain.checks.pdf_facts import PdfFacts
from dashapp.domain.checks.read_back import (
    Outcome,
    agrees,
    contact_read,
    every_letter,
    has_text,
    keeps_order,
    keeps_words,
    phone_read,
    positions_read,
    whole_ligatures,
)
from dashapp.domain.resume import Resume

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A rule of the file with its outcome; ``told`` is a sentence."""

    id: str
    title: str
    is_met: bool
    told: str
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """All rules of the file."""

    checks: tuple[FileCheck, ...]

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(check.is_met for check in self.checks)


_Rule = tuple[str, str, str, str, Callable[[PdfFacts, Resume], Outcome]]


def inspect_file(facts: PdfFacts, resume: Resume) -> FileReport:
    """Return what every rule says of a PDF.

    Why:
        Letters that print as boxes are not read back, whatever is done: that is told once, by its
        own rule, and the others judge what can be printed.
    """
    made = []
    readable = _readable(facts, resume)
    for rule_id, title, why, fix, rule in RULES:
        is_met, told = rule(facts, resume) if rule is every_letter else rule(*readable)
        made.append(FileCheck(rule_id, title, is_met, told, why, "" if is_met else fix))
    return FileReport(tuple(made))


def fonts_embedded(facts: PdfFacts, _: Resume) -> Outcome:
    """All fonts travel in the file."""
    odd = [font.name for font in facts.fonts if not font.is_embedded]
    return (
        not odd,
        f"Not embedded: {', '.join(odd)}." if odd else f"{len(facts.fonts)} fonts, all embedded.",
    )


def fonts_mapped(facts: PdfFacts, _: Resume) -> Outcome:
    """All fonts say which letters their shapes are."""
    odd = [font.name for font in facts.fonts if not font.has_unicode_map]
    return (
        not odd,
        f"Without a map of letters: {', '.join(odd)}." if odd else "Every shape has its letter.",
    )


def tagged(facts: PdfFacts, _: Resume) -> Outcome:
    """The file is tagged."""
    return (
        facts.is_tagged,
        "Headings and lists are marked." if facts.is_tagged else "There are no tags.",
    )


def language(facts: PdfFacts, _: Resume) -> Outcome:
    """The file says its language."""
    return bool(
        facts.language
    ), f"It says “{facts.language}”." if facts.language else "It says none."


def title(facts: PdfFacts, _: Resume) -> Outcome:
    """The file has a title."""
    return bool(facts.title), f"“{facts.title}”." if facts.title else "There is no title."


def author(facts: PdfFacts, resume: Resume) -> Outcome:
    """The file names its author."""
    is_met = not resume.name or facts.author == resume.name
    return is_met, f"“{facts.author}”." if facts.author else "No author is named."


def links_open(facts: PdfFacts, _: Resume) -> Outcome:
    """All links have addresses that can be opened."""
    odd = [link.address for link in facts.links if not inline.SAFE_ADDRESS.match(link.address)]
    return not odd, f"“{odd[0]}” cannot be opened." if odd else f"{len(facts.links)} links."


def links_cover(facts: PdfFacts, _: Resume) -> Outcome:
    """All links lie on text."""
    odd = sum(not link.covers_text for link in facts.links)
    return not odd, f"{odd} links lie on nothing." if odd else "Every link lies on its text."


def no_images(facts: PdfFacts, _: Resume) -> Outcome:
    """No text hides in pictures."""
    return (
        facts.image_share < 0.3,
        f"{facts.images} pictures, {facts.image_share:.0%} of a page at most.",
    )


def page_count(facts: PdfFacts, resume: Resume) -> Outcome:
    """The file has no more pages than wanted."""
    wanted = resume.style.pages_wanted
    return facts.pages <= wanted, f"{facts.pages} pages; you wanted {wanted}."


def page_size(facts: PdfFacts, _: Resume) -> Outcome:
    """All pages have one size that printers know."""
    known = {(595, 842), (612, 792)}
    sizes = {(round(width), round(height)) for width, height in facts.page_sizes}
    return sizes <= known and len(
        sizes
    ) == 1, "A4 or US Letter throughout." if sizes <= known else "Odd sizes."


def blank_pages(facts: PdfFacts, _: Resume) -> Outcome:
    """No page is blank."""
    blank = sum(count < 5 for count in facts.page_characters)
    return not blank, f"{blank} blank pages."


def open_file(facts: PdfFacts, _: Resume) -> Outcome:
    """The file is not encrypted."""
    return (
        not facts.is_encrypted,
        "It is encrypted." if facts.is_encrypted else "Anyone can open it.",
    )


def small_file(facts: PdfFacts, _: Resume) -> Outcome:
    """The file is small enough for every portal."""
    return facts.bytes < 2 * _MB, f"{facts.bytes / 1024:.0f} kB."


def readable_type(facts: PdfFacts, _: Resume) -> Outcome:
    """No type is too small."""
    return facts.smallest_type >= 7, f"The smallest type has {facts.smallest_type:.1f} points."


def inside(facts: PdfFacts, _: Resume) -> Outcome:
    """No text lies outside of the page."""
    return not facts.outside, f"{facts.outside} characters lie outside."


def visible(facts: PdfFacts, _: Resume) -> Outcome:
    """No text has the colour of what is behind it."""
    told = f"{facts.hidden} letters can hardly be seen."
    return not facts.hidden, told if facts.hidden else "Every letter stands out from the page."


def bookmarks(facts: PdfFacts, resume: Resume) -> Outcome:
    """The file has bookmarks to its sections."""
    is_met = facts.bookmarks > 0 or not resume.sections()
    return is_met, f"{facts.bookmarks} bookmarks lead to sections and entries."


def nothing_runs(facts: PdfFacts, _: Resume) -> Outcome:
    """Nothing in the file runs or asks to be filled in."""
    is_met = not facts.has_script and not facts.has_form
    return is_met, "No scripts and no forms." if is_met else "It has scripts or forms."


def own_attachment(facts: PdfFacts, _: Resume) -> Outcome:
    """The file carries at most its own source."""
    odd = [name for name in facts.attachments if name != "resume.json"]
    return not odd, f"It carries {', '.join(odd)}." if odd else "It carries nothing but its source."


def _readable(facts: PdfFacts, resume: Resume) -> tuple[PdfFacts, Resume]:
    """Return what was given without the letters that no font had."""
    if not facts.lacking:
        return facts, resume
    texts = ("text", "first_page", "other_text", "author")
    bare = {name: without(getattr(facts, name), facts.lacking).strip() for name in texts}
    return replace(facts, **bare), Resume(without(resume.data, facts.lacking))


_PARSER = "Tracking systems read the text of the file, not its look."
_READERS = "People who have the page read aloud to them depend on it."
_OURS = "Export it again; if it stays, choose the template “plain”."

RULES: tuple[_Rule, ...] = (
    ("has-text", "Text, not a picture", _PARSER, _OURS, has_text),
    ("letters", "Every letter is printed", "Nobody can read a box, and no machine.", ADVICE, every_letter),
    ("keeps-words", "Every word is read back", _PARSER, _OURS, keeps_words),
    ("keeps-order", "Bullets are read in order", _PARSER, "Choose a template with one column.", keeps_order),
    ("agrees", "Two parsers read the same", _PARSER, "Choose the template “plain”.", agrees),
    ("fonts-embedded", "Fonts are embedded", "It looks the same everywhere.", _OURS, fonts_embedded),
    ("fonts-mapped", "Shapes have letters", _PARSER, _OURS, fonts_mapped),
    ("tagged", "Tagged", _READERS, _OURS, tagged),
    ("language", "Language is said", _READERS, "Write a few whole sentences.", language),
    ("title", "Title", "It is what a browser shows in its tab.", "Add your name.", title),
    ("author", "Author", "Archives file it under it.", "Add your name.", author),
    ("links-open", "Links can be opened", "A dead link looks careless.", "Correct the address.", links_open),
    ("links-cover", "Links lie on text", "Nobody finds a link on nothing.", _OURS, links_cover),
    ("no-images", "No text in pictures", _PARSER, "Remove the picture.", no_images),
    ("page-count", "Pages", "You chose how many you want.", "Shorten, or set it more tightly.", page_count),
    ("page-size", "Page size", "It prints without cutting.", "Choose A4 or US Letter.", page_size),
    ("blank-pages", "No blank page", "It looks like a mistake.", "Shorten a little.", blank_pages),
    ("open-file", "Not encrypted", "Systems refuse encrypted files.", _OURS, open_file),
    ("small-file", "File size", "Some portals take 2 MB at most.", "Remove pictures.", small_file),
    ("readable-type", "Type size", "Small type is skipped.", "Choose a larger type.", readable_type),
    ("inside", "Nothing outside of the page", "It would be cut.", "Choose a wider margin.", inside),
    ("visible", "No hidden text", "Systems take it for a trick, and people cannot read it.",
     "Choose a darker colour.", visible),
    ("bookmarks", "Bookmarks", "A reader jumps by them, by ear or by eye.", _OURS, bookmarks),
    ("contact-read", "Contact is read back", _PARSER, "Choose the template “plain”.", contact_read),
    ("phone-read", "Phone number is read back", _PARSER, "Choose the template “plain”.", phone_read),
    ("positions-read", "Positions are read back", _PARSER, "Choose the template “plain”.", positions_read),
    ("nothing-runs", "Nothing runs", "Systems refuse such files.", _OURS, nothing_runs),
    ("own-attachment", "Carries only its source", "Nothing leaves that you did not mean.", _OURS, own_attachment),
    ("ligatures", "Letters are read as themselves", _PARSER, "Choose another font.", whole_ligatures),
)  # fmt: skip
