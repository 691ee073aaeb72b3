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
