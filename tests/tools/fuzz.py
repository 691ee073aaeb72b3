"""Damage datasets until something breaks.

    python -m tests.tools.fuzz --count 2000        with a seed of its own, or --seed N
    python -m tests.tools.fuzz --coverage          under atheris, where it is installed, without end

Prints the seed, the versions, how many inputs there were, how long it took and what came of them.
An input that breaks something is kept in `tests/broken/`, where a test reads it, until the
change that breaks it is a case of `tests/facts/test_dataset.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from importlib.metadata import version
from itertools import count
from pathlib import Path
from random import Random, SystemRandom

from tests.tools.mutators import damaged
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.query.answers import listing
from ttdn_cli.query.lookup import show_records
from ttdn_cli.query.search.searcher import Searcher
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.render.formats import Format, render
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.locales import Language

TESTS = Path(__file__).parent.parent
BROKEN = TESTS / "broken"
FORMATS: tuple[Format, ...] = ("json", "table", "cards", "markdown", "csv", "yaml")
SEEDS = (
    TESTS.parent / "data" / "speech.yaml",
    *(
        TESTS / "data" / f"{name}.yaml"
        for name in ("second", "schema1", "state-visit", "directive", "resolution")
    ),
)


def harmless(line: str) -> bool:
    """Return whether a line holds nothing that a terminal would run, hide or reorder.

    What no version of Unicode has named yet is allowed, as it is in datasets: which characters
    these are depends on the Python.
    """
    return {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}.isdisjoint(map(unicodedata.category, line))


def outcome(data: bytes) -> str:
    """Read data as a dataset, answer from it if it is one, and return what came of it.

    Raises:
        Exception: whatever is not an error of ours, which is what we look for.
    """
    refused = None
    try:
        view = View(Index(check_dataset(data, "x.yaml")), Language.VI)
    except DatasetError as error:
        refused = error
    if refused:
        lines = [str(refused), *refused.lines()]
        assert all(map(harmless, lines)), lines
        return "refused"
    for section in SECTIONS:
        for style in FORMATS:
            answer = listing(section, section.all(view.index), view, evidence=True)
            text = "".join(render(style, answer, Screen()))
            assert all(map(harmless, text.split("\n")))
    assert list(render("json", show_records(list(view.index.records), view), Screen()))
    found = Searcher(view.index).search("a").matches
    assert {each.searched.record.id for each in found} <= view.index.records.keys()
    return "answered"


def keep(data: bytes) -> Path:
    """Keep an input that broke something as a test case and return its file."""
    BROKEN.mkdir(exist_ok=True)
    file = BROKEN / f"{hashlib.sha256(data).hexdigest()[:12]}.yaml"
    file.write_bytes(data)
    return file


def run(many: int | None, seed: int) -> int:
    """Run that many inputs, or without end, and return how many of them broke something."""
    seeds = [file.read_bytes() for file in SEEDS]
    outcomes: Counter[str] = Counter()
    began = time.monotonic()
    # If a signal ends the process, the input that did it is the last one in this file.
    with tempfile.NamedTemporaryFile(prefix="ttdn-fuzz-", suffix=".yaml") as last:
        try:
            for number in count() if many is None else range(many):
                random = Random(f"{seed}-{number}")
                data = damaged(random.choice(seeds), random)
                last.seek(0)
                last.truncate()
                last.write(data)
                last.flush()
                try:
                    outcomes[outcome(data)] += 1
                except Exception:
                    outcomes["broken"] += 1
                    traceback.print_exc()
                    print(f"kept as {keep(data)}", file=sys.stderr)
        except KeyboardInterrupt:
            pass
    seconds = time.monotonic() - began
    versions = ", ".join(f"{name} {version(name)}" for name in ("msgspec", "pyyaml", "rich"))
    said = ", ".join(f"{name} {outcomes[name]}" for name in ("answered", "refused", "broken"))
    print(
        f"seed {seed}, Python {platform.python_version()}, {versions}: "
        f"{outcomes.total()} inputs in {seconds:.0f} s: {said}"
    )
    return outcomes["broken"]


class Chosen(Random):
    """Randomness that reads given bytes, then zeros: a small change to them is a small change."""

    def __init__(self, chosen: bytes) -> None:
        super().__init__()
        self._left = iter(chosen)

    def getrandbits(self, k: int, /) -> int:
        return sum(next(self._left, 0) << place for place in range(0, k, 8)) % (1 << k)

    def random(self) -> float:
        return self.getrandbits(32) / (1 << 32)


def run_with_coverage() -> None:
    """Let atheris choose the damage by the code that it reaches."""
    import atheris  # type: ignore[import-untyped]

    seeds = [file.read_bytes() for file in SEEDS]

    def one(chosen: bytes) -> None:
        random = Chosen(chosen)
        data = damaged(random.choice(seeds), random)
        try:
            outcome(data)
        except Exception:
            print(f"kept as {keep(data)}", file=sys.stderr)
            raise

    atheris.instrument_all()
    atheris.Setup(sys.argv[:1], one)
    atheris.Fuzz()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, help="how many inputs; without it, no end")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(2**32))
    parser.add_argument("--coverage", action="store_true", help="under atheris")
    options = parser.parse_args()
    if options.coverage:
        run_with_coverage()
    else:
        sys.exit(bool(run(options.count, options.seed)))
