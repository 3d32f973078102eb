"""PDF files for tests, small enough to be written by hand."""

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}


def text(x: float, y: float, said: str, *, size: float = 10, font: str = "F1") -> str:
    """Return the operators that print a line, ``y`` from the foot of the page."""
    return f"BT /{font} {size} Tf {x} {y} Td ({said}) Tj ET\n"


def turned(x: float, y: float, said: str) -> str:
    """Return the operators that print a line upwards."""
    return f"BT /F1 8 Tf 0 1 -1 0 {x} {y} Tm ({said}) Tj ET\n"


def picture(width: float, height: float) -> str:
    """Return the operators that show a picture of this size."""
    return f"q {width} 0 0 {height} 20 20 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q\n"


def dot(x: float, y: float, wide: float = 3.5) -> str:
    """Return the operators that draw a filled square."""
    return f"{x} {y} {wide} {wide} re f\n"


def pdf(*pages: str, fields: tuple[str, ...] = ()) -> bytes:
    """Return a PDF of pages of operators; the fields, dictionaries without brackets, are on the first."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R"
        + (f" /AcroForm << /DA (/F1 10 Tf) /Fields [{_refs(5, fields)}] >>" if fields else "")
        + " >>",
        "",
        *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{each} >>" for each in FONTS.values()),
        *(f"<< /Type /Annot /Subtype /Widget /F 4 {field} >>" for field in fields),
    ]
    kids = []
    for number, page in enumerate(pages):
        annots = f"/Annots [{_refs(5, fields)}]" if fields and not number else ""
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> {annots} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer << /Root 1 0 R >>\n%%EOF".encode("latin-1")


def _refs(first: int, things: tuple[str, ...]) -> str:
    return " ".join(f"{first + number} 0 R" for number in range(len(things)))
