"""Runs the model on onnxruntime; imported with the first match, as it brings 50 MB."""

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dashapp.adapters.embedding.wordpiece import WordPiece
from dashapp.domain.matching.theme_vectors import ThemeVectors, Vectors
from dashapp.domain.matching.themes import THEMES, Theme

WIDTH = 384
GOLDEN = (
    "Cut the cost of a hospital stay by a fifth in two years.",
    "Kubernetes",
    "Führte ein Team von zwölf Personen.",
)
_LONGEST = 256
_BATCH = 16
_SAME = 0.999
_FORM = 1
"""Of the file of the themes' vectors; another one is another number."""
_log = logging.getLogger(__name__)


class Inference:
    """The model in memory; one thread at a time."""

    def __init__(self, folder: Path) -> None:
        # Before the import: the library would otherwise report its use to its maker.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = WordPiece(folder / "vocab.txt", _LONGEST)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, each of length 1; texts of a length go together."""
        ids = [self._pieces.ids(text) for text in texts]
        order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
        out = np.zeros((len(ids), WIDTH), np.float32)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            width = len(ids[chosen[-1]])
            tokens = np.zeros((len(chosen), width), np.int64)
            mask = np.zeros_like(tokens)
            for row, index in enumerate(chosen):
                tokens[row, : len(ids[index])] = ids[index]
                mask[row, : len(ids[index])] = 1
            given = {"input_ids": tokens, "attention_mask": mask}
            out[chosen] = self._session.run(None, given)[0]
        return out

    def compare(self, manifest: Path) -> None:
        """Warn where the model answers otherwise here than where it was made."""
        golden = np.array(json.loads(manifest.read_text(encoding="utf-8"))["golden"])
        if (self.vectors(GOLDEN) * golden).sum(1).min() < _SAME:
            _log.warning("the model answers otherwise here than where it was made")


def kept_themes(file: Path) -> ThemeVectors | None:
    """Return the vectors of the themes that were made with the model, if they are of today's."""
    if not file.exists():
        return None
    with np.load(file) as kept:
        if kept["texts"].tobytes() != digest_of(THEMES):
            return None
        return ThemeVectors(kept["names"], kept["deeds"], float(kept["scale"]))


def keep_themes(file: Path, themes: ThemeVectors) -> None:
    """Write the vectors of today's themes, which no match then waits for."""
    texts = np.frombuffer(digest_of(THEMES), np.uint8)
    np.savez_compressed(
        file, texts=texts, names=themes.names, deeds=themes.deeds, scale=themes.scale
    )


def digest_of(themes: Sequence[Theme]) -> bytes:
    """Return what stands for themes in their order, and for how their vectors are kept."""
    said = "\n".join(f"{theme.names} {theme.deeds}" for theme in themes)
    return hashlib.sha256(f"{_FORM}\n{said}".encode()).digest()


def stacked(rows: Sequence[Vectors]) -> Vectors:
    """Return rows as one table."""
    return np.stack(rows) if rows else np.zeros((0, WIDTH), np.float32)
