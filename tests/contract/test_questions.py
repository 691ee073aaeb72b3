"""What people ask is answered at the first try: in the first five lines of what comes out."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NEEDS_UNIX, TTDN, Ended, Ttdn, environment

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("questions.toml").read_text(encoding="utf-8")
)["question"]
LINES = 5
STREAMS = {"stdout": ("out",), "stderr": ("err",), "either": ("out", "err")}
SOURCE = os.environ.get("TTDN_SOURCE")
NEEDS_SOURCE = pytest.mark.skipif(not SOURCE, reason="TTDN_SOURCE does not name the published text")
ROWS = [
    pytest.param(
        row,
        id=f"{row['lang']} {row['kind']}",
        marks=[
            *([NEEDS_UNIX] if "|" in row["type"] else []),
            *([NEEDS_SOURCE] if "$TTDN_SOURCE" in row["type"] else []),
        ],
    )
    for row in QUESTIONS
]


def typed(row: dict[str, Any], ttdn: Ttdn) -> Ended:
    """Return how the command of a row ends; a shell runs it where there is a pipe."""
    command, lang = row["type"], {"TTDN_LANG": row["lang"]}
    if "|" not in command:
        return ttdn(*shlex.split(os.path.expandvars(command))[1:], env=lang)
    if " jq " in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    env = environment(PATH=f"{TTDN.parent}:{environment()['PATH']}", **lang)
    done = subprocess.run(
        ["bash", "-c", command], env=env, capture_output=True, timeout=60, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def is_answered(row: dict[str, Any], ended: Ended) -> bool:
    """Return whether the first lines hold all of the answer."""
    seen = "\n".join(
        line
        for stream in STREAMS[row.get("where", "stdout")]
        for line in getattr(ended, stream).splitlines()[:LINES]
    )
    answer = row["answer"]
    return all(each in seen for each in ([answer] if isinstance(answer, str) else answer))


@pytest.mark.parametrize("row", ROWS)
def test_a_question_is_answered_unless_it_says_why_not(row: dict[str, Any], ttdn: Ttdn) -> None:
    """One that has come to be answered fails too, so that it no longer says why not."""
    ended = typed(row, ttdn)
    assert is_answered(row, ended) is ("why" not in row), ended


def test_nine_of_ten_questions_are_answered() -> None:
    without = [row for row in QUESTIONS if "why" not in row]
    assert len(without) >= 0.9 * len(QUESTIONS)


def test_every_kind_is_asked_in_both_languages() -> None:
    asked = Counter((row["kind"], row["lang"]) for row in QUESTIONS)
    kinds = {kind for kind, _ in asked}
    assert asked == {(kind, lang): 1 for kind in kinds for lang in ("vi", "en")}
    assert len(kinds) == 23
