"""The embedder: loaded on first use, once; vectors of texts seen before are kept."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from dashapp.domain.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashapp.adapters.embedding.inference import Inference
    from dashapp.domain.matching.theme_vectors import ThemeVectors, Vectors

MODEL = Path(__file__).parents[2] / "built" / "model"
_KEPT = 20_000


class MiniLM:
    """An embedder over all-MiniLM-L6-v2; callable from any thread."""

    def __init__(self, folder: Path = MODEL) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._model: Inference | None = None
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._themes: ThemeVectors | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, 384 wide, each of length 1."""
        from dashapp.adapters.embedding.inference import stacked  # noqa: PLC0415 - see there

        keys = [_key_of(text) for text in texts]
        # One at a time: two runs beside each other would need twice the memory.
        with self._lock:
            named = zip(keys, texts, strict=True)
            missing = {key: text for key, text in named if key not in self._kept}
            if missing:
                made = self._loaded().vectors(list(missing.values()))
                self._kept.update(zip(missing, made, strict=True))
            for key in keys:
                self._kept.move_to_end(key)
            rows = [self._kept[key] for key in keys]
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return stacked(rows)

    def themes(self) -> ThemeVectors:
        """Return the vectors of the themes: those that came with the model, or made now."""
        from dashapp.adapters.embedding.inference import kept_themes  # noqa: PLC0415 - see there
        from dashapp.domain.matching.theme_vectors import (  # noqa: PLC0415 - brings numpy
            ThemeVectors,
            texts_of_themes,
        )

        with self._lock:
            if self._themes is None:
                kept = kept_themes(self._folder / "themes.npz")
                self._themes = kept or ThemeVectors.of(self._loaded().vectors(texts_of_themes()))
            return self._themes

    def probe(self) -> None:
        """Return when the model is there; raise when it is not."""
        if not (self._folder / "manifest.json").exists():
            raise _missing()

    def _loaded(self) -> Inference:
        if self._model is None:
            from dashapp.adapters.embedding.inference import Inference  # noqa: PLC0415

            self.probe()
            self._model = Inference(self._folder)
            self._model.compare(self._folder / "manifest.json")
        return self._model


def _key_of(text: str) -> bytes:
    """Return what stands for a text where its vector is kept."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def _missing() -> Unavailable:
    return Unavailable("The language model is missing. Run `make setup` and start again.")
