"""The styles of citations, by name."""

from __future__ import annotations

from typing import Literal

PrintedStyle = Literal["apa", "chicago", "mla", "ieee"]
"""The styles of publishers."""

MachineStyle = Literal["csl-json", "bibtex", "ris"]
"""The styles of programs."""

CitationStyle = Literal["text", PrintedStyle, MachineStyle]
"""How a citation is written: for a footnote, for a bibliography, or for a kind of programs."""
