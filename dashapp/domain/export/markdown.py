"""A résumé as Markdown.

The layout, which the importer reads back: ``# Name``; the headline in bold on a line of
its own; contacts as a list; the summary; ``## Section``; ``### Title``; a line
``Detail | Place | Dates``; a line with the link in angle brackets; prose; bullets; tags as
``*a, b*``. Entries of a compact section are bullets: ``**Title** (detail): a, b``.
"""

from collections.abc import Iterator

from dashapp.domain import inline
from dashapp.domain.layout import LaidEntry, LaidSection, Layout


def markdown(layout: Layout) -> str:
    """Return the whole résumé as Markdown."""
    return "\n".join(_whole(layout)).strip() + "\n"


def _whole(layout: Layout) -> Iterator[str]:
    if layout.name:
        yield f"# {_literal(layout.name)}"
        yield ""
    if layout.label:
        yield f"**{_literal(layout.label)}**"
        yield ""
    for contact in layout.contacts:
        run = inline.Run(" ".join(contact.text.split()), link=contact.href or None)
        yield f"- {inline.markdown([run])}"
    yield ""
    for line in layout.summary:
        yield inline.markdown(line)
        yield ""
    for section in layout.sections:
        yield from _section(section)


def _section(section: LaidSection) -> Iterator[str]:
    yield f"## {_literal(section.title)}"
    yield ""
    for entry in section.entries:
        yield from _compact(entry) if section.is_compact else _entry(entry)
    if section.is_compact:
        yield ""


def _compact(entry: LaidEntry) -> Iterator[str]:
    detail = f" ({_literal(entry.detail)})" if entry.detail else ""
    tags = ": " + ", ".join(_literal(tag) for tag in entry.tags) if entry.tags else ""
    yield f"- **{_literal(entry.title)}**{detail}{tags}"


def _entry(entry: LaidEntry) -> Iterator[str]:
    yield f"### {_literal(entry.title)}"
    yield ""
    second = [_literal(part) for part in (entry.detail, entry.place, entry.dates) if part]
    if second:
        yield " | ".join(second)
        yield ""
    if entry.link is not None:
        yield f"<{entry.link.href}>" if entry.link.href else _literal(entry.link.text)
        yield ""
    for note in entry.notes:
        yield ("> " if entry.is_quote else "") + inline.markdown(note)
        yield ""
    for bullet in entry.bullets:
        yield "- " + inline.markdown(bullet).replace("\n", " ")
    if entry.bullets:
        yield ""
    if entry.tags:
        yield "*" + ", ".join(_literal(tag) for tag in entry.tags) + "*"
        yield ""


def _literal(text: str) -> str:
    return inline.literal(" ".join(text.split()))
