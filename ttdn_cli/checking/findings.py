"""What a check finds: one verdict for each item of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from ttdn_cli.facts.texts import Bilingual

Verdict = Literal["confirmed", "consistent", "contradicted", "not_in_source", "unreadable"]
"""What the dataset says of an item.

`confirmed`: it has the same. `consistent`: the same by a rule that is named, not word for word.
`contradicted`: something else of the same subject. `not_in_source`: nothing of it. `unreadable`:
it is written in a script in which names are not read.
"""

FindingKind = Literal[
    "quantity",
    "date",
    "document",
    "person",
    "title",
    "body",
    "event",
    "place",
    "quotation",
    "script",
]
"""What an item is; `script` is a stretch in letters that are not read."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """An item of an article and what the dataset says of it."""

    verdict: Annotated[Verdict, Meta(description="What the dataset says of it.")]
    kind: Annotated[FindingKind, Meta(description="What it is.")]
    text: Annotated[str, Meta(description="The characters of the article.")]
    start: Annotated[int, Meta(description="Where it begins, in characters of the text in NFC.")]
    end: Annotated[int, Meta(description="Where it ends.")]
    paragraph: Annotated[
        int, Meta(description="The line that it begins in, counting lines that are not blank.")
    ]
    record: Annotated[
        str | None, Meta(description="The id of the record that says so, or null without one.")
    ] = None
    expected: Annotated[
        str | None, Meta(description="What the speech says instead, as to be written, or null.")
    ] = None
    reason: Annotated[
        Bilingual | None,
        Meta(description="The rule by which it holds, or why it does not; null if word for word."),
    ] = None
    quote: Annotated[
        str | None, Meta(description="The words of the speech that say so, or null.")
    ] = None

    dataset: Annotated[
        str | None, Meta(description="Of many datasets, the one that says so, or null without one.")
    ] = None

    def as_json(self) -> dict[str, str | int | None]:
        """Return the fields as JSON has them; a reason is in English there, in every locale."""
        fields: dict[str, str | int | None] = {
            name: getattr(self, name) for name in self.__struct_fields__ if name != "dataset"
        }
        return fields | {"reason": self.reason.en if self.reason else None}


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of one article found.

    Attributes:
        findings: the items, in the order of the article.
        recognized: whether the article is about the speech: its event, its speaker, a figure or a
            document of it is met.
    """

    findings: Sequence[Finding]
    recognized: bool

    @property
    def disputed(self) -> frozenset[tuple[int, int]]:
        """The places of the items that one dataset confirms and another one contradicts."""
        verdicts = {(each.start, each.end, each.verdict) for each in self.findings}
        return frozenset(
            (start, end)
            for start, end, verdict in verdicts
            if verdict == "contradicted" and (start, end, "confirmed") in verdicts
        )

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many findings have each verdict, in the order of the verdicts, zeros among them."""
        found = Counter(each.verdict for each in self.findings)
        return {verdict: found[verdict] for verdict in get_args(Verdict)}
