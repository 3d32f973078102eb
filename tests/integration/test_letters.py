"""Which letters the fonts lack is known before a page is set, and agrees with what Typst says."""

import re
import unicodedata
from pathlib import Path

import pytest
import typst

from dashapp.adapters.typesetting.docx import write_docx
from dashapp.adapters.typesetting.fonts import FONTS
from dashapp.adapters.typesetting.letters import Letters
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.domain.resume import Resume
from dashapp.services.exports import Exports

_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_WITHOUT_SHAPE = ("Cc", "Cf", "Cn", "Co", "Cs", "Zs", "Zl", "Zp")


def refused_by_typst(letters: str) -> set[str]:
    """Return the letters that no font has, as PDF/UA makes Typst say."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    one_each = ",".join(f'"\\u{{{ord(letter):x}}}"' for letter in letters)
    source = (
        '#set document(title: "x")\n#set text(font: "Noto Sans")\n'
        f"#({one_each},).map(l => par(text(l))).join()"
    )
    try:
        typst.Compiler(font_paths=fonts).compile(
            source.encode(), format="pdf", pdf_standards=["1.7", "ua-1"]
        )
    except typst.TypstError as error:
        named = _SHOWN.findall(error.diagnostic)
        return {_ESCAPED.sub(lambda code: chr(int(code[1], 16)), each) for each in named}
    return set()


def test_it_agrees_with_typst_on_letters_of_all_scripts() -> None:
    known = [chr(n) for n in range(0xA0, 0x1F900, 97)]
    letters = "".join(c for c in known if unicodedata.category(c) not in _WITHOUT_SHAPE)
    letters += "≄∄⊈"  # whose parts are there, though no font has them as one sign
    lacking = set(Letters(FONTS).lacking(letters))
    assert 100 < len(lacking) < len(letters) - 100
    assert lacking == refused_by_typst(letters)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Ada Łódź ½ € → ★ 😀 Ελληνικά кириллица Tiếng", ""),
        ("العربية עברית हिन्दी 工程师 エンジニア", ""),
        ("e\u0301 \u00ad\u200d\ufe0f 👩\u200d💻", ""),
        ("한국 ไทย հայ ქარ বাংলা ગુજરાતી ਪੰਜਾਬੀ ಕನ್ನಡ മലയാളം සිංහල தமிழ் తెలుగు ខ្មែរ ລາວ", ""),
        ("ሰላም ሰላም", "ሰላም"),
        ("མི 𝓢", "མི𝓢"),
    ],
)
def test_letters_without_a_shape_are_named_once(text: str, lacking: str) -> None:
    assert TypstRenderer().lacking(text) == lacking


def test_without_fonts_nothing_is_said_of_letters(tmp_path: Path) -> None:
    assert TypstRenderer(tmp_path).lacking("ሰላም") == ""


@pytest.mark.parametrize(
    ("name", "wanted", "is_told"),
    [("ሰላም", "pdf", True), ("ሰላም", "docx", False), ("김민수", "pdf", False), ("Ada", "pdf", False)],
)
def test_whoever_exports_a_pdf_is_told_of_boxes_and_what_to_do(
    name: str, wanted: str, is_told: bool
) -> None:
    exports = Exports(TypstRenderer(), write_docx)
    told = exports.export(Resume({"basics": {"name": name}}), wanted).told  # type: ignore[arg-type]
    assert bool(told) == is_told
    if is_told:
        assert told.startswith("The fonts here have no letters for ሰላም (Ethiopic)")
        assert "Word" in told
