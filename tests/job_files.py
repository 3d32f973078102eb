"""The sample job post as the files that people have it in."""

import io
import json
from html import escape
from pathlib import Path

import typst
from docx import Document

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


def as_page() -> bytes:
    """Return it as a page of a job board, saved from a browser."""
    tags = {"item": "li", "head": "h2", "par": "p"}
    main = "\n".join(f"<{tags[kind]}>{escape(text)}</{tags[kind]}>" for kind, text in _blocks())
    top, bottom = (escape(text) for text in _AROUND)
    return (
        f"<!-- saved from a job board -->\n<!DOCTYPE html><html><head><title>x</title></head><body>"
        f"<nav>{top}</nav><main>{main}<button>You must apply now</button></main>"
        f"<script>must = 'have 5 years'</script><footer>{bottom}</footer></body></html>"
    ).encode()
