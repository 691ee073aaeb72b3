"""The styles of citations, by name."""

from __future__ import annotations

from typing import Literal

MachineStyle = Literal["csl-json", "bibtex", "ris"]
"""The styles of programs."""

CitationStyle = Literal["text", MachineStyle]
"""How a citation is written: for a footnote, or for a kind of programs."""
