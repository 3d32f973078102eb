"""A résumé as plain text.

The layout, which the importer reads back: the name; the headline; a contact a line; a
blank line; the summary; section titles in capitals under a blank line; an entry's title;
``Detail | Place | Dates``; its link; prose; bullets after ``- ``; tags after ``Keywords: ``, or
what it is in the language of the résumé.
Where words lead to an address they do not say, it follows in brackets.
"""

from collections.abc import Iterator
from itertools import groupby

from dashapp.domain.layout import LaidEntry, LaidSection, Layout, Line


def plain_text(layout: Layout) -> str:
    """Return the whole résumé as plain text."""
    return "\n".join(_whole(layout)).strip() + "\n"


def _whole(layout: Layout) -> Iterator[str]:
    yield from (line for line in (layout.name, layout.label) if line)
    yield from (_led(contact.text, contact.href) for contact in layout.contacts)
    yield ""
    for line in layout.summary:
        yield _text(line)
    for section in layout.sections:
        yield ""
        yield section.title.upper()
        yield from _section(section)


def _section(section: LaidSection) -> Iterator[str]:
    for entry in section.entries:
        if section.is_compact:
            detail = f" ({entry.detail})" if entry.detail else ""
            yield f"{entry.title}{detail}" + (": " + ", ".join(entry.tags) if entry.tags else "")
        else:
            yield ""
            yield from _entry(entry, section.tags_title)


def _entry(entry: LaidEntry, tags_title: str) -> Iterator[str]:
    yield entry.title
    second = " | ".join(part for part in (entry.detail, entry.place, entry.dates) if part)
    if second:
        yield second
    if entry.link is not None:
        yield entry.link.text
    for note in entry.notes:
        yield _text(note)
    for bullet in entry.bullets:
        yield "- " + _text(bullet).replace("\n", " ")
    if entry.tags:
        yield f"{tags_title}: " + ", ".join(entry.tags)


def _text(line: Line) -> str:
    stretches = groupby(line, key=lambda run: run.link)
    return "".join(_led("".join(run.text for run in runs), link or "") for link, runs in stretches)


def _led(text: str, address: str) -> str:
    """Return words with the address of the web that they lead to, if they do not say it."""
    _, is_web, bare = address.partition("://")
    return f"{text} ({address})" if is_web and bare.strip("/") not in text else text
