"""Characters that nobody sees are no part of a text; those that join what is seen are."""

import pytest

from dashapp.domain.characters import comparable, seen


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("K\u200bubernetes", "Kubernetes"),
        ("Kuber\u00adnetes\ufeff", "Kubernetes"),
        ("a\u202eb\u2066c\u200d", "abc"),
        ("na\u200cïve", "naïve"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("שלום\u200f (a)", "שלום\u200f (a)"),
        ("Zoë’s café", "Zoë’s café"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e007f"),
        ("tagged\U000e0067", "tagged"),
    ],
)
def test_what_nobody_sees_is_left_out(text: str, kept: str) -> None:
    assert seen(text) == kept


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Ｋubernetes", "Kubernetes"),
        ("𝐊ubernetes", "Kubernetes"),
        ("oﬃce", "office"),
        ("٤٠", "40"),
        ("m²", "m²"),
        ("Straße", "Straße"),
        ("К", "К"),
    ],
)
def test_letters_that_look_alike_compare_alike(text: str, same: str) -> None:
    assert comparable(text) == same
