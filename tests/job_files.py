"""The sample job post as the files that people have it in."""

import io
import json
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path
from textwrap import wrap

import typst
from docx import Document
from pypdf import PdfWriter

from dashapp.adapters.typesetting.fonts import FONTS

POST = Path("dashapp/samples/job.txt").read_text(encoding="utf-8")
_AROUND = ("Jobs | Companies | Sign in to apply", "© Frisdal. You must accept our cookies")
_TYPST = """
#set page(paper: "a5", margin: 2cm)
#set text(font: "Source Sans 3", size: 10pt)
#for block in json(bytes(sys.inputs.blocks)) {
  if block.kind == "item" { list(block.text) } else if block.kind == "head" { heading(block.text) } else { par(block.text) }
}
"""


def _blocks() -> list[tuple[str, str]]:
    """Return what the post consists of: items, headings, and paragraphs, its title first."""
    lines, blocks = POST.splitlines(), []
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("- "):
            blocks.append(("item", line[2:]))
        elif line:
            is_head = not before and len(line) < 30 and blocks
            blocks.append(("head" if is_head else "par", line))
    return blocks


def as_pdf() -> bytes:
    """Return it as a PDF whose long lines wrap."""
    said = [{"kind": kind, "text": text} for kind, text in _blocks()]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    made = typst.compile(_TYPST.encode(), font_paths=fonts, sys_inputs={"blocks": json.dumps(said)})
    assert isinstance(made, bytes)
    return made


def as_docx() -> bytes:
    """Return it as a Word file."""
    made, out = Document(), io.BytesIO()
    for kind, text in _blocks():
        style = {"item": "List Bullet", "head": "Heading 2"}.get(kind)
        made.add_paragraph(text, style=style)
    made.save(out)
    return out.getvalue()


def as_markdown() -> bytes:
    """Return it in Markdown, with bold beginnings, and bullets that wrap."""
    signs = {"item": "* ", "head": "## ", "par": ""}
    typed = []
    for number, (kind, text) in enumerate(_blocks()):
        first, space, rest = text.partition(" ")
        marked = f"**{first}**{space}{rest}" if kind == "item" else text
        wrapped = "\n".join(wrap(marked, 50, subsequent_indent="  ")) if kind == "item" else marked
        typed.append(("# " if not number else signs[kind]) + wrapped)
    return "\n\n".join(typed).encode()


def as_page(charset: str = "utf-8") -> bytes:
    """Return it as a page of a job board, saved from a browser."""
    tags = {"item": "li", "head": "h2", "par": "p"}
    (_, title), *blocks = _blocks()
    main = "\n".join(f"<{tags[kind]}>{escape(text)}</{tags[kind]}>" for kind, text in blocks)
    top, bottom = (escape(text) for text in _AROUND)
    return (
        f"<!-- saved from a job board -->\n<!DOCTYPE html><html><head><meta charset={charset}>"
        f"<title>x</title><body><nav>{top}</nav><div role=navigation><div>{top}</div>{top}</div>"
        f"<main><h1>{escape(title)}</h1>{main}<button>You must apply now</button>"
        f"<div style='display: none'>You must have luck</div></main>"
        f"<script>must = 'have 5 years'</script><footer>{bottom}</footer></body></html>"
    ).encode(charset)


def as_web_archive() -> bytes:
    """Return that page as browsers save it in one file, with its pictures."""
    archive = MIMEMultipart("related", type="text/html")
    archive["From"] = "<Saved by a browser>"
    page = MIMEText(as_page().decode(), "html", "utf-8")
    archive.attach(page)
    archive.attach(MIMEImage(b"\x89PNG\r\n", "png"))
    return archive.as_bytes()


def locked() -> bytes:
    """Return its PDF under a password."""
    writer, out = PdfWriter(io.BytesIO(as_pdf())), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def scanned() -> bytes:
    """Return a PDF whose page has no text, as scanners make."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(300, 400)
    writer.write(out)
    return out.getvalue()
