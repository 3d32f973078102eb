"""What this container may really use, and how many workers fit in it."""

import os
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup")
_WORKER_BYTES = 250_000_000
_MOST = 8


def workers_that_fit(cgroup: Path = _CGROUP) -> int:
    """Return one worker a CPU, as many as the memory holds with the model loaded."""
    by_memory = (memory_bytes(cgroup) or _MOST * _WORKER_BYTES) // _WORKER_BYTES
    return max(1, min(_MOST, int(cpus(cgroup)), by_memory - 1))


def cpus(cgroup: Path = _CGROUP) -> float:
    """Return the CPUs that this process may use, as the control group and the mask allow."""
    allowed = float(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1)
    quota, _, period = _read(cgroup / "cpu.max").partition(" ")
    if quota.isdecimal() and period.isdecimal():
        return min(allowed, int(quota) / int(period))
    # Control groups of the first version, as older engines use them.
    quota, period = _read(cgroup / "cpu/cpu.cfs_quota_us"), _read(cgroup / "cpu/cpu.cfs_period_us")
    if quota.isdecimal() and period.isdecimal():
        return min(allowed, int(quota) / int(period))
    return allowed


def memory_bytes(cgroup: Path = _CGROUP) -> int | None:
    """Return the memory that this process may use; nothing where there is no limit."""
    for name in ("memory.max", "memory/memory.limit_in_bytes"):
        limit = _read(cgroup / name)
        # The first version says "no limit" with a number near 2**63.
        if limit.isdecimal() and int(limit) < 1 << 60:
            return int(limit)
    return None


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        return ""
