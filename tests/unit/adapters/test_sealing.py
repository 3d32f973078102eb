"""Keys that people bring: closed with the newest secret, opened with each that is believed."""

import pytest

from dashapp.adapters.sealing import FernetSeal
from dashapp.domain.errors import Unavailable


def test_what_is_closed_is_not_readable_and_comes_back() -> None:
    sealed = FernetSeal(["one secret"]).closed("sk-mine")
    assert "sk-mine" not in sealed
    assert FernetSeal(["one secret"]).opened(sealed) == "sk-mine"


def test_a_secret_is_changed_with_the_old_one_still_believed() -> None:
    sealed = FernetSeal(["old"]).closed("sk-mine")
    assert FernetSeal(["old", "new"]).opened(sealed) == "sk-mine"
    assert FernetSeal(["new"]).closed("x") != sealed
    with pytest.raises(Unavailable, match="Give it again"):
        FernetSeal(["new"]).opened(sealed)
    with pytest.raises(Unavailable):
        FernetSeal(["new"]).opened("no seal at all")
