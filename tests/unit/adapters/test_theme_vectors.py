"""The themes' vectors in bytes say what the model says, and are never those of other themes."""

from pathlib import Path

import numpy as np
import pytest

from dashapp.adapters.embedding.inference import digest_of, keep_themes, kept_themes
from dashapp.adapters.embedding.minilm import MiniLM
from dashapp.domain.matching.theme_vectors import by_name
from dashapp.domain.matching.themes import THEMES, Theme

# The model itself says a little otherwise beside other texts.
_OFF = 0.03
_SAID = ["Set out tablets for forty residents", "Baked bread", "Rebuilt the gearbox of a tram"]


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def test_what_is_near_in_bytes_is_as_near_to_the_model(model: MiniLM) -> None:
    said = model.embed(_SAID)
    names = by_name(model.themes().to_names(said))
    deeds = model.themes().to_deeds(said)
    of_two = next(place for place, theme in enumerate(THEMES) if len(theme.deeds) == 2)
    for place in (of_two, len(THEMES) // 2, len(THEMES) - 1):
        theme = THEMES[place]
        near = said @ model.embed(theme.names).T
        assert names[:, place] == pytest.approx(near.max(axis=1), abs=_OFF)
        best_two = np.sort(said @ model.embed(theme.deeds).T, axis=1)[:, -2:]
        assert deeds[:, place] == pytest.approx(best_two.mean(axis=1), abs=_OFF)


def test_vectors_of_other_themes_are_not_believed(model: MiniLM, tmp_path: Path) -> None:
    file = tmp_path / "themes.npz"
    assert kept_themes(file) is None
    keep_themes(file, model.themes())
    kept = kept_themes(file)
    assert kept is not None
    assert np.array_equal(kept.deeds, model.themes().deeds)
    first, second, *others = THEMES
    joined = Theme(first.names + second.names, first.deeds + second.deeds)
    with np.load(file) as stored:
        of_others = {**stored, "texts": np.frombuffer(digest_of([joined, *others]), np.uint8)}
    np.savez_compressed(file, **of_others)
    assert kept_themes(file) is None


def test_every_theme_has_two_deeds_to_be_alike() -> None:
    assert [theme for theme in THEMES if len(theme.deeds) < 2] == []
