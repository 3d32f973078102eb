"""Files that are no résumé, or mean harm: one clear sentence each."""

import io
import zipfile

import pytest

from dashapp.adapters.reading.formats import read
from dashapp.domain.errors import InvalidInput, TooLarge

_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{c}: &{c} [{','.join('*' + chr(ord(c) - 1) for _ in range(9))}]\n" for c in "bcdefghi"
)


def _told(fraction: float, sentence: str) -> None:
    assert 0 <= fraction <= 1
    assert sentence


def zipped(**members: bytes) -> bytes:
    """Return a package of members by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (zipped(mimetype=b"x", **{"content.xml": b"x"}), "OpenDocument"),
        (zipped(**{"Index.zip": b"", "Index/Document.iwa": b"x"}), "Pages"),
        (zipped(a=b"b"), "neither a Word file nor"),
        (b"PK\x03\x04broken", "damaged"),
        (b"%PDF-1.7 broken", "broken"),
        (bytes(range(256)) * 40, "not a file"),
        (b'{"basics": {"name": ', "line 1"),
        (b"[1, 2]", "holds no résumé"),
        (b"basics: !!python/object/apply:os.system ['true']", "none that run code"),
        (b"basics: &a [*a]", "unfolds"),
        (b"Hello there, nothing to see.", "No résumé was found"),
    ],
)
def test_a_bad_file_is_answered_with_one_clear_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        read(content, "resume.pdf", _told)


def test_yaml_that_multiplies_by_aliases_is_refused() -> None:
    with pytest.raises(TooLarge, match="aliases"):
        read(f"basics:\n  name: A\n{_BOMB}".encode(), "", _told)


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(TooLarge, match="unpacks into far more"):
        read(zipped(**{"word/document.xml": b"\0" * 120_000_000}), "", _told)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(InvalidInput):
        read(b'{"basics":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "", _told)


def test_norway_and_leading_zeros_stay_text_in_yaml() -> None:
    text = b"basics:\n  location:\n    countryCode: NO\n    postalCode: 0150\nwork:\n- startDate: 2020-03-01\n"
    data = read(text, "", _told)[0].data
    assert data["basics"]["location"] == {"countryCode": "NO", "postalCode": "0150"}
    assert data["work"][0]["startDate"] == "2020-03-01"
