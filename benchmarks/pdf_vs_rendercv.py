"""A PDF of ours beside RenderCV 2.3 setting the same résumé. ``python -m benchmarks.pdf_vs_rendercv``.

Ours is warm, as in the server; RenderCV is its command, less the time that it takes to
say its version, so that its start does not count against it.
"""

import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.import_accuracy import ROOT, rendercv, rendercv_program
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.domain.resume import Resume

_RUNS = 5


def main() -> None:
    """Print the medians and their ratio."""
    data = json.loads((ROOT / "dashapp/samples/resume.json").read_text(encoding="utf-8"))
    program = rendercv_program(ROOT / "data/rendercv")
    ours = statistics.median(_ours(data))
    start = statistics.median(_start(program) for _ in range(_RUNS))
    peer = statistics.median(_peer(data, program) for _ in range(_RUNS)) - start
    print(
        f"ours {ours * 1000:.1f} ms, RenderCV {peer * 1000:.0f} ms without its start of {start:.2f} s"
    )
    print(f"{peer / ours:.0f} × as fast")


def _ours(data: dict[str, object]) -> list[float]:
    renderer, spent = TypstRenderer(), []
    for number in range(40):
        changed = {**data, "volunteer": [{"position": f"Number {number}"}]}
        begun = time.perf_counter()
        renderer.pdf(Resume(changed))
        spent.append(time.perf_counter() - begun)
    return spent[5:]


def _start(program: Path) -> float:
    begun = time.perf_counter()
    subprocess.run([str(program), "--version"], check=True, capture_output=True)
    return time.perf_counter() - begun


def _peer(data: dict[str, object], program: Path) -> float:
    """Return how long one PDF takes; the generator of five themes is stopped after the first."""
    with tempfile.TemporaryDirectory():
        begun = time.perf_counter()
        next(iter(rendercv(data, program)))
        return time.perf_counter() - begun


if __name__ == "__main__":
    main()
