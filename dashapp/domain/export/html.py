"""A résumé as one HTML file that needs nothing else; what a person wrote is only ever text."""

from collections.abc import Iterator
from html import escape

from dashapp.domain.layout import Contact, LaidEntry, LaidSection, Layout, Line
from dashapp.domain.style import Style

_CSS = """
body { font: 11pt/1.45 system-ui, sans-serif; color: #1b1b1b; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.9em; margin: 0; color: var(--ink); }
h2 { font-size: 1.15em; margin: 1.4em 0 .4em; color: var(--ink); border-bottom: 1px solid; }
h3 { font-size: 1em; margin: .9em 0 0; } p { margin: .3em 0; } ul { margin: .3em 0; }
.quiet { color: #595959; } .contacts { list-style: none; padding: 0; display: flex; flex-wrap: wrap;
  gap: 0 1em; } a { color: var(--ink); }
@page { margin: 18mm; } @media print { body { margin: 0; max-width: none; } h2, h3 {
  break-after: avoid; } }
"""


def html(layout: Layout, style: Style) -> str:
    """Return the whole résumé as a page."""
    lang = f' lang="{escape(layout.language)}"' if layout.language else ""
    return (
        f'<!doctype html>\n<html{lang}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(layout.name or 'Résumé')}</title>\n"
        f"<style>:root {{ --ink: {escape(style.colour)}; }}{_CSS}</style>\n</head>\n"
        f"<body>\n{''.join(_body(layout))}</body>\n</html>\n"
    )


def _body(layout: Layout) -> Iterator[str]:
    yield "<header>\n"
    if layout.name:
        yield f"<h1>{escape(layout.name)}</h1>\n"
    if layout.label:
        yield f'<p class="quiet">{escape(layout.label)}</p>\n'
    if layout.contacts:
        items = "".join(f"<li>{_contact(contact)}</li>\n" for contact in layout.contacts)
        yield f'<ul class="contacts">\n{items}</ul>\n'
    yield "</header>\n"
    yield from (f"<p>{_line(line)}</p>\n" for line in layout.summary)
    for section in layout.sections:
        yield f"<section>\n<h2>{escape(section.title)}</h2>\n"
        yield from _section(section)
        yield "</section>\n"


def _section(section: LaidSection) -> Iterator[str]:
    for entry in section.entries:
        if section.is_compact:
            detail = f" ({escape(entry.detail)})" if entry.detail else ""
            tags = ": " + escape(", ".join(entry.tags)) if entry.tags else ""
            yield f"<p><strong>{escape(entry.title)}</strong>{detail}{tags}</p>\n"
        else:
            yield from _entry(entry)


def _entry(entry: LaidEntry) -> Iterator[str]:
    yield f"<h3>{escape(entry.title)}</h3>\n"
    second = " | ".join(part for part in (entry.detail, entry.place, entry.dates) if part)
    if second:
        yield f'<p class="quiet">{escape(second)}</p>\n'
    if entry.link is not None:
        yield f"<p>{_contact(entry.link)}</p>\n"
    for note in entry.notes:
        yield (
            f"<blockquote>{_line(note)}</blockquote>\n"
            if entry.is_quote
            else f"<p>{_line(note)}</p>\n"
        )
    if entry.bullets:
        yield "<ul>\n" + "".join(f"<li>{_line(b)}</li>\n" for b in entry.bullets) + "</ul>\n"
    if entry.tags:
        yield f'<p class="quiet">{escape(", ".join(entry.tags))}</p>\n'


def _contact(contact: Contact) -> str:
    if not contact.href:
        return escape(contact.text)
    return f'<a href="{escape(contact.href)}">{escape(contact.text)}</a>'


def _line(line: Line) -> str:
    out = []
    for run in line:
        text = escape(run.text).replace("\n", "<br>")
        text = f"<strong>{text}</strong>" if run.bold else text
        text = f"<em>{text}</em>" if run.italic else text
        out.append(f'<a href="{escape(run.link)}">{text}</a>' if run.link else text)
    return "".join(out)
