"""Lawful datasets of made-up speeches, as many as asked for; a seed always makes the same bytes.

    python3 -m benchmarks.speeches OUT --count 1000 --facts 60 --seed 1
    python3 -m benchmarks.speeches OUT --from-drafts FOLDER

Each is a YAML file as people write them: blocks, both languages, the words that support each fact.
In every fiftieth speech, a figure, the title of a person and the date of a document contradict the
speech before it, which is of the same day. With `--from-drafts`, what can be drafted of the texts
of a folder is there too.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.places import said
from benchmarks.speech import LEAST_FACTS, MOST_FACTS, speech
from benchmarks.speech_world import World


def write_all(out: Path, count: int, facts: int, seed: int) -> None:
    """Write speeches into a folder, each a file of its own."""
    world = World(seed)
    out.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        text = speech(world, number, facts, count)
        (out / f"speech-{number:05}.yaml").write_bytes(text.encode())


def write_drafts(out: Path, texts: Path) -> None:
    """Write what is drafted of each text of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(texts.glob("*.txt")):
        target = out / f"draft-{path.stem}.yaml"
        target.unlink(missing_ok=True)
        said(sys.executable, "-m", "ttdn_cli", "draft", path, "-o", target)


def main() -> None:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--count", type=int, default=1000, metavar="N")
    parser.add_argument("--facts", type=int, default=60, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--from-drafts", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if not LEAST_FACTS <= options.facts <= MOST_FACTS:
        parser.error(f"--facts: from {LEAST_FACTS} to {MOST_FACTS}")
    write_all(options.out, options.count, options.facts, options.seed)
    if options.from_drafts:
        write_drafts(options.out, options.from_drafts)


if __name__ == "__main__":
    main()
