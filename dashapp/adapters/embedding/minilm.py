"""The embedder: loaded on first use, once; vectors of texts seen before are kept."""

import hashlib
import json
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dashapp.adapters.embedding.wordpiece import WordPiece
from dashapp.domain.errors import Unavailable
from dashapp.domain.matching.likeness import Vectors

MODEL = Path(__file__).parents[2] / "built" / "model"
GOLDEN = (
    "Cut the cost of a hospital stay by a fifth in two years.",
    "Kubernetes",
    "Führte ein Team von zwölf Personen.",
)
_LONGEST = 256
_BATCH = 16
_KEPT = 20_000
_SAME = 0.999
_log = logging.getLogger(__name__)


class MiniLM:
    """An embedder over onnxruntime; callable from any thread."""

    def __init__(self, folder: Path = MODEL) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._model: tuple[Any, WordPiece] | None = None
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._known: dict[bytes, Vectors] | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, 384 wide, each of length 1."""
        keys = [key_of(text) for text in texts]
        # One at a time: two runs beside each other would need twice the memory.
        with self._lock:
            if self._known is None:
                self._known = _known(self._folder)
            found = self._known
            missing = {
                key: text
                for key, text in zip(keys, texts, strict=True)
                if key not in found and key not in self._kept
            }
            if missing:
                made = _vectors(*self._loaded(), list(missing.values()))
                for key, row in zip(missing, made, strict=True):
                    self._kept[key] = row
            for key in keys:
                if key not in found:
                    self._kept.move_to_end(key)
            rows = [found[key] if key in found else self._kept[key] for key in keys]
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return np.stack(rows) if rows else np.zeros((0, 384), np.float32)

    def probe(self) -> None:
        """Return when the model is there; raise when it is not."""
        if not (self._folder / "manifest.json").exists():
            raise _missing()

    def _loaded(self) -> tuple[Any, WordPiece]:
        if self._model is None:
            self.probe()
            self._model = _open(self._folder)
            manifest = json.loads((self._folder / "manifest.json").read_text(encoding="utf-8"))
            likeness = (_vectors(*self._model, list(GOLDEN)) * np.array(manifest["golden"])).sum(1)
            if likeness.min() < _SAME:
                _log.warning("the model answers otherwise here than where it was made")
        return self._model


def key_of(text: str) -> bytes:
    """Return what stands for a text where its vector is kept."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def _known(folder: Path) -> dict[bytes, Vectors]:
    """Return the vectors that were made with the model, of the texts of the product itself."""
    if not (folder / "known.npz").exists():
        return {}
    with np.load(folder / "known.npz") as stored:
        vectors = stored["vectors"].astype(np.float32)
        return {key.tobytes(): row for key, row in zip(stored["keys"], vectors, strict=True)}


def run_model(folder: Path, texts: list[str]) -> Vectors:
    """Return vectors from a model that was just made."""
    return _vectors(*_open(folder), texts)


def _open(folder: Path) -> tuple[Any, WordPiece]:
    # Before the import: the library would otherwise report its use to its maker.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415 - 30 MB that a start must not wait for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return session, WordPiece(folder / "vocab.txt", _LONGEST)


def _vectors(session: Any, pieces: WordPiece, texts: list[str]) -> Vectors:
    ids = [pieces.ids(text) for text in texts]
    order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
    out = np.zeros((len(ids), 384), np.float32)
    for start in range(0, len(order), _BATCH):
        chosen = order[start : start + _BATCH]
        width = len(ids[chosen[-1]])
        tokens = np.zeros((len(chosen), width), np.int64)
        mask = np.zeros_like(tokens)
        for row, index in enumerate(chosen):
            tokens[row, : len(ids[index])] = ids[index]
            mask[row, : len(ids[index])] = 1
        out[chosen] = session.run(None, {"input_ids": tokens, "attention_mask": mask})[0]
    return out


def _missing() -> Unavailable:
    return Unavailable("The language model is missing. Run `make setup` and start again.")
