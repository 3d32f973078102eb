"""A password is good when it is long and not one of the first that others try."""

import pytest

from dashapp.domain.password import fault_of


@pytest.mark.parametrize(
    "password",
    ["correct horse battery", "zwölf Ähren im Wind", "8f3k2l9d0s7a"],
)
def test_long_words_of_any_kind_are_good(password: str) -> None:
    assert fault_of(password, "ada@example.org", "Ada Byron") is None


@pytest.mark.parametrize(
    "password",
    ["password1234", "PASSWORDPASSWORD", "qwertyuiop123", "aaaaaaaaaaaaa", "123456789012345",
     "ada@example.org", "AdaByronAdaByron", "letmeinletmein", "imaginator123"],
)  # fmt: skip
def test_what_others_try_first_is_not(password: str) -> None:
    told = fault_of(password, "ada@example.org", "Ada Byron")
    assert told is not None
    assert "first passwords" in told


def test_too_short_and_too_long_are_told() -> None:
    assert "at least 12" in (fault_of("elf Zeichen", "a@b.org", "A") or "")
    assert "at most 256" in (fault_of("x y" * 100, "a@b.org", "A") or "")
