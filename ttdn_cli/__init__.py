"""The facts of one speech, each with the words of the speech that support it.

>>> from ttdn_cli import load
>>> load().metrics[3].percent
92.06
"""

from __future__ import annotations

__version__ = "0.1.0"

# Nothing is imported here: Ctrl-C is quiet only once the entry has seen to it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from ttdn_cli.checking.findings import Finding
    from ttdn_cli.extraction.mentions import AnyMention
    from ttdn_cli.facts.dataset import Dataset


def load(path: str | Path | None = None) -> Dataset:
    """Read and check a dataset.

    Args:
        path: a YAML file, `-` for standard input, or None for the dataset that comes with it.

    Raises:
        ttdn_cli.errors.UnreadableError: if there is no such file or it cannot be read.
        ttdn_cli.facts.issues.DatasetError: if it is not a dataset; it lists every issue.
    """
    from ttdn_cli.facts.validation import check_dataset
    from ttdn_cli.files import MOST_DATASET_BYTES, bundled, bytes_of, name_of

    file = bundled() if path is None else path
    return check_dataset(bytes_of(file, MOST_DATASET_BYTES), name_of(file))


def extract(text: str) -> list[AnyMention]:
    """Return the mentions of a text, by where they begin.

    Args:
        text: in Vietnamese or English. Places are in characters of the text in NFC, its line ends
            as LF and without a byte order mark at its head.
    """
    from ttdn_cli.extraction.reader import extract as find_mentions

    return find_mentions(text)


def check(text: str, dataset: Dataset | None = None) -> list[Finding]:
    """Return what a dataset says of each item of an article, in the order of the article.

    Args:
        text: of the article, in any language. Places are those of `extract`.
        dataset: as `load` returns it, or None for the one that comes with the tool.
    """
    from ttdn_cli.checking.check import check as check_article
    from ttdn_cli.facts.index import Index

    return [*check_article(text, Index(dataset or load())).findings]
