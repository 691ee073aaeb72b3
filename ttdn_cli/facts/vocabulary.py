"""Fixed words of a dataset that a command needs before it reads one; it imports no library."""

from __future__ import annotations

from typing import Literal

PointKind = Literal[
    "role",
    "measure",
    "outcome",
    "limitation",
    "context",
    "demand",
    "objective",
    "expectation",
    "credit",
]
"""What a point of a speech is about."""

SectionKey = Literal[
    "event", "attendees", "people", "metrics", "legal_references", "points", "milestones",
    "quotations", "organizations", "places", "glossary", "absent",
]  # fmt: skip
"""The YAML keys of the sections."""

MilestoneKind = Literal["happening", "deadline", "plan"]
"""What a milestone is: it has happened, it is due, or it is meant to happen."""

PersonPart = Literal["mentioned", "quoted", "honoured"]
"""Why a text names a person who is not addressed."""

TYPES_IN_NAMES = {
    "bộ luật": ("bộ luật", "luật", "code", "law"),
    "luật": ("luật", "đạo luật", "law", "act"),
    "pháp lệnh": ("pháp lệnh", "ordinance"),
    "hiến pháp": ("hiến pháp", "constitution"),
    "nghị định": ("nghị định", "decree"),
    "thông tư": ("thông tư", "circular"),
}
"""The types with which names of documents begin, and by what words they are called."""
