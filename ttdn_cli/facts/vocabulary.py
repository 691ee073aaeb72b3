"""Fixed words of a dataset that a command needs before it reads one; it imports no library."""

from __future__ import annotations

from typing import Literal

PointKind = Literal["role", "measure", "outcome", "limitation", "context", "objective"]
"""What a point of a speech is about."""
