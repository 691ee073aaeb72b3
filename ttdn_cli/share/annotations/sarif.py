"""Findings as a log in SARIF 2.1.0 (OASIS), which editors and CI show where they stand.

The same articles and dataset make the same bytes: there is no time, no id by chance, and no path
of the machine that the user has not named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from ttdn_cli import __version__
from ttdn_cli.checking.findings import Finding, FindingKind, Verdict
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.places import placed, uri_of
from ttdn_cli.share.annotations.positions import Region
from ttdn_cli.share.annotations.wording import encode, message_of, quote_of, rule_of

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_WHAT: dict[FindingKind, str] = {
    "quantity": "A figure",
    "date": "A date",
    "document": "A document",
    "person": "A person's name",
    "title": "A title",
    "body": "A body",
    "event": "A name of the event",
    "place": "A place",
    "quotation": "A quotation",
    "script": "A text in other letters",
}
_RULES: dict[Verdict, tuple[str, str, str]] = {
    "contradicted": (
        "that the source contradicts",
        "The source says something else of the same subject. The message has what it says.",
        "Compare the article with the quote, and correct it. `ttdn show ID` shows the record.",
    ),
    "confirmed": (
        "that the source confirms",
        "The source has the same.",
        "Nothing is to be done.",
    ),
    "consistent": (
        "that the source bears out",
        "The source has the same by a rule, not word for word. The message names the rule.",
        "Nothing is to be done, if the rule is right here.",
    ),
    "not_in_source": (
        "that the source does not have",
        "The source says nothing of it, neither for nor against.",
        "Look it up elsewhere.",
    ),
    "unreadable": (
        "that is not read",
        "It is written in letters in which names are not read.",
        "Compare it with the source yourself.",
    ),
}
"""Of each verdict the end of a rule's short description, its full one, and what to do."""


def sarif(checked: Sequence[Checked], sources: Sources, *, every: bool) -> str:
    """Return the log of one run, indented by two spaces and ended by a line break.

    Args:
        checked: the articles.
        sources: what was asked, in English.
        every: whether all findings, and not only the contradictions.
    """
    found = [(each, *place) for each in checked for place in placed(each, every=every)]
    rules = {rule_of(finding): finding for _, finding, _ in found}
    numbers = {rule: number for number, rule in enumerate(rules)}
    seen: Counter[tuple[str, str]] = Counter()
    uris = dict.fromkeys(uri_of(each.name) for each in checked)
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "ttdn",
                        "version": __version__,
                        "rules": [_rule(finding) for finding in rules.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n"],
                "artifacts": [
                    {"location": {"uri": uri}, "roles": ["analysisTarget"]} for uri in uris
                ],
                "results": [
                    _result(finding, _place(uri_of(each.name), region), sources, numbers, seen)
                    for each, finding, region in found
                ],
            }
        ],
    }
    return f"{msgspec.json.format(encode(log), indent=2)}\n"


def _result(
    finding: Finding,
    place: dict[str, Any],
    sources: Sources,
    numbers: Mapping[str, int],
    seen: Counter[tuple[str, str]],
) -> dict[str, Any]:
    contradicted, rule = finding.verdict == "contradicted", rule_of(finding)
    result = {
        "ruleId": rule,
        "ruleIndex": numbers[rule],
        "kind": "fail" if contradicted else "informational",
        "level": "error" if contradicted else "none",
        "message": {"text": _plain(message_of(finding, sources, placed="region" in place))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"finding/v1": _fingerprint(finding, place, seen)},
    }
    if quote := quote_of(finding, sources):
        result["relatedLocations"] = [_related(finding, sources, place, quote)]
    return result


def _place(uri: str, region: Region | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if region:
        place["region"] = {
            "startLine": region.start.line,
            "startColumn": region.start.column,
            "endLine": region.end.line,
            "endColumn": region.end.column,
        }
    return place


def _related(
    finding: Finding, sources: Sources, place: dict[str, Any], quote: str
) -> dict[str, Any]:
    """Return what the source says, at the place of the item.

    The source is no file that a viewer could open, and GitHub takes no location without one.
    """
    related = {"id": 1, "physicalLocation": place, "message": {"text": _plain(quote)}}
    view = sources.view(finding)
    if finding.record and view:
        record = {
            "name": finding.record,
            "fullyQualifiedName": f"{view.index.dataset.id}/{finding.record}",
        }
        related["logicalLocations"] = [record]
    return related


def _fingerprint(finding: Finding, place: dict[str, Any], seen: Counter[tuple[str, str]]) -> str:
    """Return what a finding keeps when lines are added: what it is, and which of equal ones."""
    own = encode((finding.kind, finding.text, finding.record, finding.expected))
    own += finding.dataset or ""
    number = (place["artifactLocation"]["uri"], own)
    seen[number] += 1
    return sha256(f"{own}{seen[number]}".encode()).hexdigest()


def _rule(finding: Finding) -> dict[str, Any]:
    what, full, to_do = _RULES[finding.verdict]
    return {
        "id": rule_of(finding),
        "name": "".join(part.capitalize() for part in (*finding.verdict.split("_"), finding.kind)),
        "shortDescription": {"text": f"{_WHAT[finding.kind]} {what}."},
        "fullDescription": {"text": full},
        "help": {"text": to_do},
        "defaultConfiguration": {"level": "error" if finding.verdict == "contradicted" else "none"},
    }


def _plain(message: str) -> str:
    """Return a message in which nothing is a placeholder or a link (sections 3.11.5 and 3.11.6)."""
    literal = message.replace("{", "{{").replace("}", "}}")
    return re.sub(r"([\[\]])", r"\\\1", literal) if "](" in literal else literal
