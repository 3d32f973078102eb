"""A two-page PDF of ours beside RenderCV 2.3's of the same résumé. ``python -m benchmarks.pdf_vs_rendercv``.

Both are warm, start from parsed data, and set each time a résumé that they have not set before:
the sections that RenderCV is given, with so many positions that both make two pages. Typst, which
both use, remembers what it has laid out, so there are two kinds: the same with another name, as
after an edit, and one in which every text has its words in another order, as somebody else's.

Why:
    RenderCV's command less the time of its start is a small difference of two large noisy
    times: on a busy machine it came out anywhere between -199 and 151 ms.
"""

import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pypdf

from benchmarks.import_accuracy import RENDERCV_2_3, ROOT, rendercv, rendercv_data
from dashapp.adapters.typesetting.typst import TypstRenderer
from dashapp.domain.resume import Resume

_RUNS, _WARMING, _TIMES = 30, 5, 2
_KEPT = ("basics", "work", "education", "skills", "languages", "meta")
_AS_THEY_ARE = {"startDate", "endDate", "url", "email", "phone", "countryCode", "network", "meta"}
_PEER = """
import json, pathlib, sys, time
from rendercv.api import create_a_pdf_from_a_python_dictionary as make
resumes, spent, out = json.load(sys.stdin), [], pathlib.Path(sys.argv[1])
for resume in resumes:
    begun = time.perf_counter()
    errors = make(resume, out)
    spent.append(time.perf_counter() - begun)
    assert errors is None, errors
print(json.dumps(spent))
"""


def main() -> None:
    """Print the medians, their ratio, and how many pages each made."""
    data = json.loads((ROOT / "dashapp/samples/resume.json").read_text(encoding="utf-8"))
    data = {key: data[key] for key in _KEPT}
    data["work"] *= _TIMES
    for kind, other in (("another name", _renamed), ("other words", _reworded)):
        resumes = [other(data, number) for number in range(_WARMING + _RUNS)]
        ours, our_pages = _ours(resumes)
        peer, peer_pages = _peer(resumes)
        print(f"{kind}: ours {ours * 1000:.1f} ms, {our_pages} pages; ", end="")
        print(f"RenderCV 2.3 {peer * 1000:.1f} ms, {peer_pages} pages; ", end="")
        print(f"{peer / ours:.1f} × as fast, medians of {_RUNS}")
    command = statistics.median(_command(data) for _ in range(5))
    print(f"its command, with its start: {command * 1000:.0f} ms, {command / ours:.0f} ×")


def _renamed(data: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the résumé with another name: what follows from that is to be set anew."""
    return {**data, "basics": {**data["basics"], "name": f"{data['basics']['name']} {number}"}}


def _reworded(data: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the résumé with the words of each text in another order: all is to be set anew."""
    chance = random.Random(number)  # noqa: S311 - not for secrets

    def reworded(value: Any) -> Any:
        if isinstance(value, dict):
            kept = {key: value[key] for key in _AS_THEY_ARE & value.keys()}
            return {key: reworded(inner) for key, inner in value.items()} | kept
        if isinstance(value, list):
            return [reworded(inner) for inner in value]
        words = str(value).split(" ")
        return " ".join(chance.sample(words, len(words)))

    return dict(reworded(data))


def _ours(resumes: list[dict[str, Any]]) -> tuple[float, int]:
    renderer, spent, content = TypstRenderer(), [], b""
    for data in resumes:
        begun = time.perf_counter()
        content = renderer.pdf(Resume(data))
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent[_WARMING:]), _pages(content)


def _peer(resumes: list[dict[str, Any]]) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as folder:
        theme = {"theme": RENDERCV_2_3.themes[0]}
        given = [{"cv": rendercv_data(data), "design": theme} for data in resumes]
        pdf = Path(folder, "made.pdf")
        done = subprocess.run(
            [str(RENDERCV_2_3.program().with_name("python")), "-c", _PEER, str(pdf)],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            env=RENDERCV_2_3.without_icons(Path(folder)),
        )
        if done.returncode:
            sys.exit(done.stderr[-2000:])
        spent = json.loads(done.stdout.splitlines()[-1])
        return statistics.median(spent[_WARMING:]), _pages(pdf.read_bytes())


def _command(data: dict[str, Any]) -> float:
    begun = time.perf_counter()
    next(rendercv(data, RENDERCV_2_3))
    return time.perf_counter() - begun


def _pages(content: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


if __name__ == "__main__":
    main()
