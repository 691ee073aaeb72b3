"""What datasets are called that are asked together."""

from __future__ import annotations

from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.files import bundled
from ttdn_cli.text.messages import message


def name_of(corpus: Corpus) -> str:
    """Return the paths as typed, or what the dataset is called that comes with the tool."""
    return message("the dataset") if [*corpus.data] == [str(bundled())] else corpus.name
