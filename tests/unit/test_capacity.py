"""Workers fit in what a container may really use."""

from pathlib import Path

import pytest

from dashapp.capacity import cpus, memory_bytes, workers_that_fit


def group(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / name.replace("_", ".", 1)).write_text(content, encoding="ascii")
    return folder


@pytest.mark.parametrize(
    ("cpu", "memory", "expected"),
    [
        ("50000 100000\n", "536870912\n", 1),  # a small plan: half a CPU, 512 MB
        ("200000 100000\n", "536870912\n", 1),  # CPUs enough, and memory for one
        ("200000 100000\n", "4294967296\n", 2),
        ("100000 100000\n", "max\n", 1),
    ],
)
def test_workers_follow_the_limits(tmp_path: Path, cpu: str, memory: str, expected: int) -> None:
    assert workers_that_fit(group(tmp_path, cpu_max=cpu, memory_max=memory)) == expected


def test_no_limit_is_no_limit(tmp_path: Path) -> None:
    group(tmp_path, cpu_max="max 100000\n", memory_max="max\n")
    assert memory_bytes(tmp_path) is None
    assert cpus(tmp_path) >= 1
    assert cpus(tmp_path / "nowhere") >= 1


def test_older_control_groups_are_read(tmp_path: Path) -> None:
    (tmp_path / "cpu").mkdir()
    (tmp_path / "memory").mkdir()
    (tmp_path / "cpu/cpu.cfs_quota_us").write_text("25000\n", encoding="ascii")
    (tmp_path / "cpu/cpu.cfs_period_us").write_text("100000\n", encoding="ascii")
    (tmp_path / "memory/memory.limit_in_bytes").write_text(f"{1 << 63}\n", encoding="ascii")
    assert cpus(tmp_path) == 0.25
    assert memory_bytes(tmp_path) is None
