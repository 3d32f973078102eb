"""Texts that several windows part and join at once: each letter stands once, wherever it was carried."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashapp.ui.component.build import HERE

NODE = Path(sys.executable).parent / "node"
FIRST = "abcdefghijklmnopqrstuvwx"
ROUNDS = 400


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editor's own code for windows that need no pixels."""
    made = tmp_path_factory.mktemp("windows") / "carried.cjs"
    source = Path(__file__).with_name("carried.ts")
    bundle = f"""require("esbuild").buildSync({{
        entryPoints: [{json.dumps(str(source))}], outfile: {json.dumps(str(made))},
        bundle: true, platform: "node", nodePaths: ["node_modules"],
    }})"""
    subprocess.run([NODE, "-e", bundle], cwd=HERE, check=True, timeout=60)
    return made


def ran(windows: Path, schedules: list[list[Any]]) -> list[dict[str, Any]]:
    """Return what three windows show after each of some schedules."""
    done = subprocess.run(
        [NODE, str(windows)], input=json.dumps(schedules),
        capture_output=True, check=False, text=True, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    ended: list[dict[str, Any]] = json.loads(done.stdout)
    return ended


@pytest.mark.parametrize(
    ("acts", "ends"),
    [
        ([(0, "part", 0, 2), (1, "part", 0, 5)], ["ab", "cde", "fgh"]),
        ([(0, "part", 0, 5), (1, "part", 0, 2)], ["ab", "cde", "fgh"]),
        ([(0, "part", 0, 3), (1, "part", 0, 3), (2, "part", 0, 3)], ["abc", "defgh"]),
        ([(0, "join", 1, 0), (1, "join", 1, 0)], ["abcdefghijklmnop"]),
    ],
)
def test_what_two_do_with_one_text_at_once_doubles_nothing(
    windows: Path, acts: list[Any], ends: list[str]
) -> None:
    for ended in ran(windows, [acts] * 8):  # which of them is first is left to chance
        for shown in ended["shown"]:
            assert [text for text in shown if not set(text) & set("qrstuvwx")][: len(ends)] == ends


@pytest.mark.parametrize(
    ("acts", "ends"),
    [
        ([(0, "part", 0, 5), (1, "part", 0, 2), (0, "write", 1, 1)], ["ab", "cde", "f丂gh"]),
        ([(0, "part", 0, 5), (1, "part", 0, 2), (1, "write", 1, 1)], ["ab", "c丂defgh", "fgh"]),
    ],
)
def test_where_somebody_wrote_between_doubled_words_they_stay(
    windows: Path, acts: list[Any], ends: list[str]
) -> None:
    for ended in ran(windows, [acts] * 8):
        for shown in ended["shown"]:
            assert sorted(t for t in shown if not set(t) & set("ijklmnopqrstuvwx")) == sorted(ends)


@pytest.mark.parametrize("writes", [False, True])
def test_whatever_is_done_at_once_no_letter_is_doubled_or_lost(
    windows: Path, *, writes: bool
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same in each run
    whats = ["part", "part", "join", *(["write"] if writes else []), "hear", "hear"]

    def schedule() -> list[Any]:
        return [
            (chance.randrange(3), chance.choice(whats), chance.randrange(4), chance.randrange(1, 9))
            for _ in range(chance.randrange(2, 14))
        ]

    schedules = [schedule() for _ in range(ROUNDS)]
    for acts, ended in zip(schedules, ran(windows, schedules), strict=True):
        first, *others = ended["shown"]
        assert all(shown == first for shown in others), acts
        letters = "".join(first)
        # Words that somebody wrote between may stand twice.
        assert writes or len(set(letters)) == len(letters), (acts, first)
        # A text that somebody joins and takes away keeps what others write in it: they are given it back.
        assert set(FIRST) <= set("".join(ended["kept"])), (acts, ended)
