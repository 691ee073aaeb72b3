"""Change a line of the package, see whether the tests notice, and do so again.

    python -m tests.tools.mutate --root . --count 20 --seed 1 --tests 'tests/text/*'
    python -m tests.tools.mutate --root OLD --root NEW --count 100 -- --deselect tests/test_slow.py

In several checkouts the same lines are changed, of those that all have, wherever they have them.
The tests run in copies of the checkouts and of this environment, first those named after the
changed module or importing it. What follows `--` is for pytest.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from importlib.util import cache_from_source
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.tools.install import run

PAIRS = [("<", "<="), (">", ">="), ("==", "!="), ("in", "not in"), ("is", "is not"), ("and", "or")]
OTHER = dict([*PAIRS, ("+", "-"), ("*", "//")])
OTHER |= {other: one for one, other in OTHER.items()}


def changes(source: str, random: Random) -> Iterator[tuple[str, str]]:
    """Yield lines of a module, without their indentation, and what each may become."""
    lines, tree = [line.encode() for line in source.splitlines()], ast.parse(source)
    # Before Python 3.12, what is in an f-string is not where it says that it is.
    skipped = {each for f in ast.walk(tree) if type(f) is ast.JoinedStr for each in ast.walk(f)}
    for node in (each for each in ast.walk(tree) if each not in skipped):
        for number, start, end, new in edits(node, lines, random):
            line = lines[number - 1]
            yield line.decode().strip(), (line[:start] + new.encode() + line[end:]).decode().strip()


def edits(node: ast.AST, lines: list[bytes], random: Random) -> Iterator[tuple[int, int, int, str]]:
    """Yield a line, from where and to where in its bytes, and what may stand there instead."""
    operands = node.values if isinstance(node, ast.BoolOp) else []
    match node:
        case ast.Compare(left=one, comparators=[other, *_]) | ast.BinOp(left=one, right=other):
            operands = [one, other]
    for one, other in pairwise(operands):
        start, end = one.end_col_offset or 0, other.col_offset
        between = lines[other.lineno - 1][start:end].decode()
        sign = between.strip(" ()")
        if one.end_lineno == other.lineno and sign in OTHER:
            yield other.lineno, start, end, between.replace(sign, OTHER[sign])
    if not isinstance(node, (ast.expr, ast.stmt)) or node.lineno != node.end_lineno:
        return
    line, start, end = node.lineno, node.col_offset, node.end_col_offset or 0
    match node:
        case ast.UnaryOp(ast.Not()):
            yield line, start, start + len("not "), ""
        case ast.Constant(value=bool(truth)):
            yield line, start, end, str(not truth)
        case ast.Constant(value=int(number)):
            yield line, start, end, str(number + random.choice((1, -1)))
        case ast.Call(ast.Attribute(ast.Name("re")), [ast.Constant(str(pattern)) as text, *_]):
            gone = random.randrange(len(pattern))
            shorter = repr(pattern[:gone] + pattern[gone + 1 :])
            yield text.lineno, text.col_offset, text.end_col_offset or 0, shorter
        case ast.Return(ast.expr() as value):
            yield line, value.col_offset, end, "None"
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield line, start, end, "pass"


class Copy:
    """A copy of a checkout, installed, in which one line at a time is changed."""

    def __init__(self, root: Path, tests: list[str], more: list[str]) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="ttdn-mutate-")
        self.root, self.folder, self._more = root, Path(self._place.name, "source"), more
        ignored = shutil.ignore_patterns(".git", ".venv", ".hypothesis", "__pycache__")
        shutil.copytree(root, self.folder, ignore=ignored)
        shutil.copytree(sys.prefix, self.folder / ".venv", symlinks=True)
        pip = ".venv/bin/python -m pip install -q --no-deps --no-build-isolation --no-index -e ."
        run(*pip.split(), cwd=self.folder)
        self._tests = [file for each in tests for file in sorted(self.folder.glob(each))]
        paths = sorted(self.folder.glob("ttdn_cli/**/*.py"))
        self.sources = {path: path.read_text("utf-8") for path in paths}
        found: dict[str, list[tuple[Path, int]]] = {}
        for path, source in self.sources.items():
            for number, line in enumerate(source.split("\n")):
                found.setdefault(line.strip(), []).append((path, number))
        self.places = {line: places[0] for line, places in found.items() if len(places) == 1}
        began, self._limit = time.monotonic(), 3600.0
        if not self._pass(self._tests):
            raise SystemExit(f"{root}: the tests do not pass as it is\n{self._done.stdout[-2000:]}")
        self._limit = 30 + 2 * (time.monotonic() - began)

    def kills(self, old: str, new: str) -> bool:
        """Change a line, and return whether a test fails or they take too long."""
        path, number = self.places[old]
        lines = self.sources[path].split("\n")
        lines[number] = lines[number].replace(old, new)
        name = ".".join(path.relative_to(self.folder).parts)[:-3]
        near = {each for each in self._tests if path.stem in each.stem or name in each.read_text()}
        self._write(path, "\n".join(lines))
        survived = self._pass(sorted(self._tests, key=lambda each: each not in near))
        self._write(path, self.sources[path])
        return not survived

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        # Python takes it for that of the new text, where size and second are the same.
        Path(cache_from_source(str(path))).unlink(missing_ok=True)

    def _pass(self, tests: list[Path]) -> bool:
        pytest = f"timeout -sKILL {self._limit} .venv/bin/python -m pytest -xq --hypothesis-seed=0"
        line = [*pytest.split(), *self._more, *map(str, tests)]
        self._done = subprocess.run(line, cwd=self.folder, stdout=subprocess.PIPE, text=True)
        return self._done.returncode == 0


def mutate(copies: list[Copy], count: int, random: Random) -> None:
    """Make changes in all copies, and print what became of each."""
    every = [each for text in copies[0].sources.values() for each in changes(text, random)]
    possible = {each for each in every if all(each[0] in copy.places for copy in copies)}
    killed: Counter[Path] = Counter()
    for old, new in random.sample(sorted(possible), count):
        print(f"- {old}\n+ {new}")
        for copy in copies:
            killed[copy.root] += (dead := copy.kills(old, new))
            path, number = copy.places[old]
            place = f"{copy.root / path.relative_to(copy.folder)}:{number + 1}"
            print(f"  {'killed' if dead else 'SURVIVED'} {place}", flush=True)
    print(*(f"{copy.root}: {killed[copy.root]} of {count} killed" for copy in copies), sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, action="append", required=True, help="a checkout")
    parser.add_argument("--count", type=int, default=10, help="how many changes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tests", nargs="+", default=["tests/**/test_*.py"], help="patterns")
    parser.add_argument("more", nargs="*", help="for pytest")
    given = parser.parse_args()
    copied = [Copy(root, given.tests, given.more) for root in given.root]
    mutate(copied, given.count, Random(given.seed))
