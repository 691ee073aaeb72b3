"""The common questions to a database of facts: a view for each."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A view.

    Attributes:
        name: of the view.
        title: what a person reads instead of it.
        about: what it answers, in a sentence.
        select: the statement of it. The rows of a table are in the order of the dataset by their
            `rowid`.
    """

    name: str
    title: str
    about: str
    select: str


# The first day of a date: of a period that of its beginning, of a quarter that of its first month.
_FIRST_DAY = """substr(replace(replace(replace(replace(
    substr(date, 1, instr(date || '/', '/') - 1),
    'Q1', '01'), 'Q2', '04'), 'Q3', '07'), 'Q4', '10') || '-01-01', 1, 10)"""

# The questions are people's, so they name what the sections call things. The words in braces
# say whose a row is, where there are many datasets.
_QUESTIONS = (
    Question(
        "coverage_furthest_behind",
        "Coverage, the furthest behind first",
        "Shares that ought to be all, the lowest first.",
        """
  SELECT {dataset}id, indicator_vi, indicator_en, scope_vi, scope_en,
    given, count, total, percent, remaining, remaining_percent, as_of,
    CASE WHEN as_of = date THEN date_inferred END AS as_of_inferred
  FROM metrics JOIN records USING ({dataset}id)
  WHERE measure = 'coverage' AND status = 'actual' AND approximation IS NULL
  ORDER BY percent IS NULL, percent, records.rowid""",
    ),
    Question(
        "attendees_in_order_of_address",
        "Attendees, in the order of address",
        "Who was present: the speaker, then all whom the speech addresses.",
        """
  SELECT {dataset}"order", id, attendees.name, label_vi AS name_vi, label_en AS name_en,
    honorific_vi, honorific_en, role_vi, role_en, province
  FROM attendees JOIN records USING ({dataset}id)
  ORDER BY {dataset}"order" IS NOT NULL, "order", records.rowid""",
    ),
    Question(
        "documents_with_issuer",
        "Documents, with who issued them",
        "The documents that the speech cites, each with the name of the body that issued it.",
        """
  SELECT {of}documents.id, type_vi, type_en, number, documents.name_vi, documents.name_en, issuer,
    CASE language WHEN 'vi' THEN organizations.name ELSE organizations.name_vi END AS issuer_vi,
    CASE language WHEN 'en' THEN organizations.name ELSE organizations.name_en END AS issuer_en,
    year, documents.date, date_inferred, subject_vi, subject_en, cited_for_vi, cited_for_en
  FROM legal_references AS documents {with_source}
    LEFT JOIN organizations ON organizations.id = issuer
    JOIN records ON records.id = documents.id
  ORDER BY records.rowid""",
    ),
    Question(
        "facts_with_quotes",
        "Facts, with the words that support them",
        "Every quote, with the fact that it supports and its paragraph.",
        """
  SELECT {of_record}records.id, records.section, label_vi, label_en, paragraph, quote
  FROM records JOIN evidence ON record = records.id
  ORDER BY records.rowid, evidence.position""",
    ),
    Question(
        "timeline",
        "Timeline",
        "Every dated fact, the earliest first.",
        """
  SELECT {dataset}{of_date} AS id, date, date_inferred, CASE
      WHEN date LIKE '%/%' THEN 'period' WHEN date LIKE '%Q%' THEN 'quarter'
      WHEN length(date) = 4 THEN 'year' WHEN length(date) = 7 THEN 'month' ELSE 'day'
    END AS precision, label_vi AS what_vi, label_en AS what_en, id AS ref
  FROM records WHERE date IS NOT NULL
  ORDER BY """
        + _FIRST_DAY
        + ", date, rowid",
    ),
)

_ONE = {
    "dataset": "",
    "of": "",
    "of_record": "",
    "with_source": "CROSS JOIN source",
    "of_date": "date || '-' || id",
}
_MANY = {
    "dataset": "dataset, ",
    "of": "documents.dataset, ",
    "of_record": "records.dataset, ",
    "with_source": "JOIN source USING (dataset)",
    # The id of a record begins with that of its dataset.
    "of_date": "date || '-' || substr(id, length(dataset) + 2)",
}

QUESTIONS = tuple(each._replace(select=each.select.format(**_ONE)) for each in _QUESTIONS)
"""The views of one dataset."""

QUESTIONS_TOGETHER = tuple(each._replace(select=each.select.format(**_MANY)) for each in _QUESTIONS)
"""The views of many datasets."""
