"""Larger datasets, in a process of their own: how much it takes to make them is not measured.

python3 -m benchmarks.datasets 20000 > 20000.yaml
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

SPEECH = Path(__file__).parent.parent / "data" / "speech.yaml"


def larger(records: int) -> str:
    """Return the dataset of the speech with as many records: its own, and copies of them."""
    text = SPEECH.read_text(encoding="utf-8")
    head, *sections = re.split(r"^(?=[a-z_]+:$)", text, flags=re.MULTILINE)
    items = [re.split(r"^(?=  - id: )", section, flags=re.MULTILINE) for section in sections]
    missing = records - sum(len(each) - 1 for each in items)
    copied = [[each for each in some[1:] if "part: speaker" not in each] for some in items]
    number = 0
    while missing:
        number += 1
        for some, originals in zip(items, copied, strict=True):
            for item in originals[:missing]:
                some.append(copy_of(item, number, named=some[0] == "organizations:\n"))
                missing -= 1
    return head + "".join("".join(some) for some in items)


def copy_of(item: str, number: int, *, named: bool) -> str:
    """Return a record once more, under an id of its own, and if asked under a name of its own.

    A name has to lie in the quotes of its record.
    """
    copied = re.sub(r"(?m)^(  - id: .*)$", rf"\1-{number}", item)
    found = re.search(r"(?m)^    name: (.*)$", copied)
    if not named or not found:
        return copied
    name = f"{found[1]}-{number}"
    copied = copied.replace(found[0], f"    name: {name}", 1)
    # The name is quoted then, and no conclusion.
    copied = re.sub(r"(?m)^    inferred:\n(?:      .*\n)+", "", copied)
    quote = f'    evidence:\n      - {{paragraph: 2, quote: "{name}"}}\n'
    return copied.replace("    evidence:\n", quote, 1)


if __name__ == "__main__":
    sys.stdout.write(larger(int(sys.argv[1])))
