"""The production image: start, memory, stop and rebuild. ``python -m benchmarks.containers``.

Needs the image ``imaginator:latest`` and an engine that may use the network to build. A start is
one on a store that exists, as after a deploy; its peer is the base image's Python that only
says its version.
"""

import json
import statistics
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conftest import free_port
from tests.container.engine import layers

IMAGE, BASE = "imaginator:latest", "python:3.11.14-slim-bookworm"
ROOT = Path(__file__).parents[1]
_RUNS = 3
_STORE = "imaginator-benchmark"
_MOUNT = f"--volume={_STORE}:/app/data"
_CAGE = ("--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--security-opt=no-new-privileges")


def main() -> None:
    """Print the figures."""
    added = (_size(IMAGE) - _size(BASE)) / 1e6
    print(f"added to the base: {added:.0f} MB")
    _docker("volume", "create", _STORE)
    _docker("run", "--rm", *_CAGE, _MOUNT, "--env=SIGN_IN=false", IMAGE, "migrate")
    for cpus in ("1", "0.5", "0.1"):
        ready = statistics.median(_start(cpus) for _ in range(_RUNS))
        bare = statistics.median(_bare(cpus) for _ in range(_RUNS))
        print(
            f"{cpus:3} CPU: ready in {ready:.1f} s; {ready / bare:.1f} × a bare Python ({bare:.1f} s)"
        )
    _docker("volume", "rm", _STORE)
    _memory()
    _rebuild()


def _docker(*words: str) -> str:
    return subprocess.run(["docker", *words], check=True, capture_output=True, text=True).stdout


def _size(image: str) -> int:
    return int(_docker("inspect", "--format={{.Size}}", image))


def _run(port: int, *options: str) -> str:
    publish = f"--publish=127.0.0.1:{port}:8000"
    words = ("run", "--detach", publish, *_CAGE, "--env=SIGN_IN=false", *options, IMAGE)
    name = _docker(*words).strip()
    while not _is_ready(port):
        time.sleep(0.02)
    return name


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _start(cpus: str) -> float:
    begun, port = time.perf_counter(), free_port()
    name = _run(port, f"--cpus={cpus}", _MOUNT)
    spent = time.perf_counter() - begun
    _docker("rm", "--force", name)
    return spent


def _bare(cpus: str) -> float:
    begun = time.perf_counter()
    _docker("run", "--rm", f"--cpus={cpus}", BASE, "python", "--version")
    return time.perf_counter() - begun


def _memory() -> None:
    port = free_port()
    name = _run(port, "--memory=512m", "--memory-swap=512m", "--cpus=1", "--env=WEB_CONCURRENCY=1")
    print(f"idle: {_used(name):.0f} MB")
    resume = json.loads((ROOT / "dashapp/samples/resume.json").read_text(encoding="utf-8"))
    job = (ROOT / "dashapp/samples/job.txt").read_text(encoding="utf-8")
    made = _call(port, "/api/resumes", resume)["id"]
    with ThreadPoolExecutor(24) as pool:
        done = list(
            pool.map(lambda _: _call(port, f"/api/resumes/{made}/match", {"text": job}), range(24))
        )
    print(f"after {len(done)} matches at once: {_used(name):.0f} MB of 512, none failed")
    begun = time.perf_counter()
    _docker("stop", "--time=20", name)
    code = _docker("inspect", "--format={{.State.ExitCode}}", name).strip()
    print(f"stopped in {time.perf_counter() - begun:.1f} s with exit code {code}")
    _docker("rm", "--volumes", name)


def _call(port: int, path: str, data: object) -> dict[str, str]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        data=json.dumps(data).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        found: dict[str, str] = json.loads(answer.read())
        return found


def _used(name: str) -> float:
    """Return the working set, in MB, as an orchestrator counts it: without what may be dropped."""
    script = (
        "import pathlib as p; v=p.Path('/sys/fs/cgroup/memory');"
        "a=int((v/'memory.usage_in_bytes').read_text()) if v.is_dir() else"
        " int(p.Path('/sys/fs/cgroup/memory.current').read_text());"
        "s=dict(l.split() for l in ((v if v.is_dir() else p.Path('/sys/fs/cgroup'))/'memory.stat')"
        ".read_text().splitlines());"
        "print(a-int(s.get('total_inactive_file', s.get('inactive_file', 0))))"
    )
    return int(_docker("exec", name, "python", "-I", "-S", "-c", script)) / 1e6


def _rebuild() -> None:
    source = ROOT / "dashapp/domain/job.py"
    text = source.read_text(encoding="utf-8")
    command = (
        "build",
        "--quiet",
        "--network=host",
        "--target=production",
        "--tag",
        IMAGE,
        str(ROOT),
    )
    before = layers(IMAGE)
    try:
        spent = []
        for number in range(_RUNS):
            source.write_text(f"{text}\n# {number} {time.time()}\n", encoding="utf-8")
            begun = time.perf_counter()
            _docker(*command)
            spent.append(time.perf_counter() - begun)
        new = [size for name, size in layers(IMAGE).items() if name not in before]
        print(
            f"another source, another image: {statistics.median(spent):.1f} s;"
            f" {len(new)} new layer of {sum(new) / 1e6:.1f} MB"
        )
    finally:
        source.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
