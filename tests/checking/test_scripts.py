"""Stretches in scripts in which names are not read."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge


@cases("""
Chinese characters | unreadable | | not read
  ⟦阮青林副部长出席会议⟧。
kana and characters | unreadable | | not read
  ⟦会議は2024年6月6日にダラットで開催された⟧。
hangul | unreadable | | not read
  ⟦글로벌 회의가 달랏에서 열렸다⟧.
Cyrillic | unreadable | | not read
  ⟦Конференция прошла в Далате⟧.
a name in brackets | unreadable | | not read
  Nguyen Thanh Lam （⟦グエン・タイン・ラム⟧） spoke.
each sentence by itself | unreadable | | not read
  会議は終わった。⟦副大臣が話した⟧。
a date is read | none
  ⟦2024年6月6日⟧
one letter is no name | none
  The sign ⟦文⟧ is painted on the wall.
Latin letters | none
  ⟦Ông Nguyễn Thanh Lâm phát biểu⟧.
""")
def test_what_is_not_read(case: Case) -> None:
    judge(case, "script")
