"""The speech with records of the kinds that it has none of, so that each list has something."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.conftest import SPEECH

MORE = """
milestones:
  - id: moc-ket-luan
    kind: happening
    what: {vi: Bộ Chính trị ra Kết luận, en: The Politburo issues its conclusion}
    date: "2023-06-15"
    evidence:
      - {paragraph: 13, quote: Kết luận số 57-KL/TW ngày 15/6/2023, gloss: "Conclusion 57, 2023"}
  - id: moc-cuoi-nam
    kind: deadline
    what: {vi: Hạn ban hành kế hoạch, en: Plans are to be issued by then}
    date: "2023-12"
    evidence:
      - {paragraph: 12, quote: Đến tháng 12/2023}
corrections:
  - date: "2024-07-01"
    record: kl-57-2023
    was: Kết luận số 57
    note: {vi: Ghi đủ số, en: The number in full}
quotations:
  - id: trich-dien-bien
    text: {vi: diễn biến hòa bình, en: peaceful evolution}
    evidence:
      - {paragraph: 11, quote: diễn biến hòa bình}
"""

_FOLDER = tempfile.TemporaryDirectory(prefix="ttdn-every-")

EVERY_KIND = Path(_FOLDER.name) / "every.yaml"
"""The file; each process that runs tests has its own."""

EVERY_KIND.write_text(SPEECH.read_text(encoding="utf-8") + MORE, encoding="utf-8")
OF_EVERY_KIND = {"TTDN_DATA": str(EVERY_KIND)}
"""The environment in which commands answer from it."""
