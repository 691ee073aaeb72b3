"""How much of what stands in texts `extract` finds, and how its time grows with their length.

    python -m benchmarks.extraction             figures on the texts of the project
    python -m benchmarks.extraction --linear    seconds for 1, 2, 4 and 8 MB of each kind of text,
                                                and of eyecite on its own, if it is installed
    python -m benchmarks.extraction --fuzz N    N texts changed at random (--seed): what has to hold

The texts of the project lie in tests/data/texts with a list of what a person read in them. With
TTDN_TEXTS, the folder of another set that has a `score.py`, that is run on it, and on the folders
that TTDN_SPEECHES names.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import yaml

from ttdn_cli.evidence.html import read_page
from ttdn_cli.evidence.parts import RefusedError
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.extraction.reader import extract

TEXTS = Path(__file__).parent.parent / "tests" / "data" / "texts"
KEYS = {"document": "number", "date": "iso", "quantity": "value", "address": "name"}
MEGABYTE = 1_000_000


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--linear", action="store_true", help="measure how the time grows")
    parser.add_argument("--fuzz", type=int, metavar="N", help="try N texts changed at random")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    if given.linear:
        for line in chain(growth(), pages(), beside()):
            print(line, flush=True)
    elif given.fuzz:
        print(fuzz(given.fuzz, Random(given.seed)))
    else:
        for kind, score in scores().items():
            print(f"{kind:10} {score}")
        other = os.environ.get("TTDN_TEXTS")
        if other:
            ttdn = str(Path(sys.executable).parent / "ttdn")
            for folder in ("", *os.environ.get("TTDN_SPEECHES", "").split(os.pathsep)):
                words = [sys.executable, f"{other}/score.py", "extract", ttdn, folder or other]
                subprocess.run(words, check=True)


def scores() -> dict[str, dict[str, float]]:
    """Return for each kind how many were wanted, found and right, with precision and recall."""
    counts = {kind: Counter[str]() for kind in KEYS}
    for name, wanted in yaml.safe_load((TEXTS / "gold.yaml").read_text("utf-8")).items():
        found = [msgspec.to_builtins(each) for each in extract((TEXTS / f"{name}.txt").read_text())]
        for kind, key in KEYS.items():
            left = [each for each in found if each["kind"] == kind]
            for one in (each for each in wanted if each["kind"] == kind):
                counts[kind]["wanted"] += 1
                near = next((each for each in left if _meet(one, each)), None)
                if near:
                    left.remove(near)
                    counts[kind]["found"] += 1
                    counts[kind]["right"] += 1
                    counts[kind]["value"] += _value(near, key) == one["value"]
            counts[kind]["found"] += len(left)
    return {
        kind: {
            **{name: count[name] for name in ("wanted", "found", "right", "value")},
            "precision": round(count["right"] / count["found"], 4),
            "recall": round(count["right"] / count["wanted"], 4),
        }
        for kind, count in counts.items()
    }


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    end = one["start"] + len(one["text"])
    return bool(other["start"] < end and one["start"] < other["end"])


def _value(found: dict[str, Any], key: str) -> Any:
    if key == "value" and found["value"] is None:
        return [found["low"], found["high"]]
    return found[key]


def growth() -> Iterator[str]:
    """Yield a line for each kind of text: the seconds for 1, 2, 4 and 8 MB of it."""
    texts = [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    prose = "\n\n".join(texts) + "\n\n"
    kinds = {
        "prose": prose,
        "prose in one line": prose.replace("\n", " "),
        "digits": "1234567890",
        "<": "<",
        "số số số": "số ",
        "1/1/1/1": "1/",
        "brackets": "([",
        "quotation marks": "“",
        "numbers": "12 5% ",
        "dates": "ngày 5, ",
        "laws": "Luật ",
        "list of days": "ngày " + "5, " * 40,
        "salutations": "Kính thưa GS. TS. ",
    }
    for name, piece in kinds.items():
        seconds = []
        for size in (1, 2, 4, 8):
            text = (piece * (size * MEGABYTE // len(piece.encode()) + 1)).encode()
            given = text[: size * MEGABYTE].decode(errors="ignore")
            began = time.perf_counter()
            extract(given)
            seconds.append(time.perf_counter() - began)
        rate = 8 / seconds[-1]
        yield f"{name:18} {' '.join(f'{each:7.2f}' for each in seconds)} s   {rate:.2f} MB/s"


def pages() -> Iterator[str]:
    """Yield a line for each kind of page that never ends: seconds for 0.2, 2 and 16 MB of it."""
    for piece in ("<!-- ", '<a a="', "<?x ", "<![CDATA[", "<", "&", "<div>", "<p>a"):
        seconds = []
        for size in (200_000, 2 * MEGABYTE, 16 * MEGABYTE):
            began = time.perf_counter()
            with suppress(RefusedError):
                read_page(piece * (size // len(piece)))
            seconds.append(time.perf_counter() - began)
        yield f"{piece:18} {' '.join(f'{each:7.2f}' for each in seconds)} s"


COURT = """The trial court granted the motion, and we affirm. A plaintiff must show an injury that
is concrete, and not one that may never come about. See Doe v. Roe, 410 U.S. 113, 120 (1973); Smith
v. Jones, 12 F.3d 345, 350 (9th Cir. 1994). The statute, 42 U.S.C. § 1983, asks for no more than
that. Nothing in the record of 1,250 pages says otherwise, as the panel held in Lee v. City, 88 Cal.
App. 4th 12 (2001).

"""
"""Prose of a court, the language of eyecite."""


def beside() -> Iterator[str]:
    """Yield a line that says how fast eyecite reads its own language, where it is installed."""
    with suppress(ImportError):
        find = importlib.import_module("eyecite").get_citations
        seconds = []
        for size in (100_000, 200_000, 400_000):
            text = COURT * (size // len(COURT))
            began = time.perf_counter()
            find(text)
            seconds.append(time.perf_counter() - began)
        times = " ".join(f"{each:7.2f}" for each in seconds)
        yield f"eyecite: 0.1, 0.2 and 0.4 MB {times} s   {0.4 / seconds[-1]:.2f} MB/s"


def fuzz(count: int, random: Random) -> str:
    """Change texts at random and return how many did not break what has to hold."""
    texts = [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    began, broken = time.monotonic(), 0
    for _ in range(count):
        text = _changed(random.choice(texts), random)
        try:
            _check(text)
        except Exception as error:
            broken += 1
            print(f"{text!r}: {error!r}", file=sys.stderr)
    return f"{count} texts in {time.monotonic() - began:.0f} s: {broken} broken"


_PIECES = [
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\u00a0",
        "\u200b",
        "\u202f",
        "\ufeff",
        "\u0301",
        "\t",
        "_",
        "\x00",
        "Ð",
    ),
    *(
        "–",
        "-",
        "/",
        ".",
        ",",
        "%",
        "½",
        "(",
        ")",
        "“",
        "”",
        "#",
        "≥",
        "$",
        "€",
        "ﬁ",
        "İ",
        "１",
        "٣",
    ),
    *("số", "ngày", "tháng", "năm", "hai", "trăm", "nghìn", "tỷ", "0", "9", "12", "2024", "1" * 25),
    *("Luật", "Nghị quyết", "của", "từ", "đến", "th", "of", "million", "Kính thưa", "lần", "gấp"),
]


def _changed(text: str, random: Random) -> str:
    start = random.randrange(len(text))
    text = text[start : start + random.randrange(5, 300)]
    for _ in range(random.randrange(8)):
        place = random.randrange(len(text) + 1)
        if random.random() < 0.6:
            text = text[:place] + random.choice(_PIECES) + text[place:]
        else:
            text = text[:place] + text[place + random.randrange(1, 4) :]
    return text


def _check(text: str) -> None:
    source, found = normalize_source(text), extract(text)
    for each in found:
        assert source[each.start : each.end] == each.text, each
        assert each.text.strip(), each
        assert "\n\n" not in each.text.replace(" ", "").replace("\t", ""), each
    assert extract(unicodedata.normalize("NFD", text)) == found
    assert extract(source.replace("\n", "\r\n")) == found
    ended = f"{source.rstrip()}."
    alone = extract(ended)
    assert extract(f"{ended}\n\nVà 5% nữa.")[: len(alone)] == alone


if __name__ == "__main__":
    main()
