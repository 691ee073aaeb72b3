"""What the dates of an article are of: the event, a figure, or something else."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge
from tests.conftest import SECOND

EVENT = "hoi-nghi-tap-huan-2024"


@cases(f"""
the day | confirmed | {EVENT}
  Hội nghị tập huấn khai mạc ngày ⟦6/6⟧ tại Đà Lạt.
with the year that the dataset concludes | consistent | {EVENT} | concludes the year
  Hội nghị tập huấn khai mạc ngày ⟦6/6/2024⟧ tại Đà Lạt.
another day | contradicted | {EVENT} | 6/6
  Hội nghị tập huấn khai mạc ngày ⟦7/6⟧ tại Đà Lạt.
another month | contradicted | {EVENT} | 6/6
  Ngày ⟦6/7⟧, Thứ trưởng Nguyễn Thanh Lâm phát biểu tại Đà Lạt.
another year | contradicted | {EVENT} | 6/6/2024
  Hội nghị tập huấn khai mạc ngày ⟦6/6/2023⟧ tại Đà Lạt.
in English | consistent | {EVENT} | concludes the year
  The training conference opened on ⟦6 June 2024⟧ in Da Lat.
the month first | confirmed | {EVENT}
  The training conference opened on ⟦June 6⟧ in Da Lat.
the month first, another day | contradicted | {EVENT} | 6 June
  The training conference opened on ⟦June 7⟧ in Da Lat.
in German | consistent | {EVENT} | concludes the year
  Die Konferenz fand am ⟦6. Juni 2024⟧ in Da Lat statt.
another day in German | contradicted | {EVENT} | 6 June 2024
  Die Konferenz fand am ⟦7. Juni 2024⟧ in Da Lat statt.
in French | consistent | {EVENT} | concludes the year
  La conférence a eu lieu le ⟦6 juin 2024⟧ à Da Lat.
another day in French | contradicted | {EVENT} | 6 June 2024
  La conférence de formation a eu lieu le ⟦16 juin 2024⟧ à Da Lat.
the month alone | consistent | {EVENT} | less precise
  The training conference opened in ⟦June 2024⟧ in Da Lat.
another month alone | contradicted | {EVENT} | 6 June 2024
  The training conference opened in ⟦July 2024⟧ in Da Lat.
early in the month | consistent | {EVENT} | less precise
  The training conference opened in early ⟦June 2024⟧ in Da Lat.
late in the month | contradicted | {EVENT} | 6 June 2024
  The training conference opened in late ⟦June 2024⟧ in Da Lat.
early in Vietnamese | consistent | {EVENT} | less precise
  Đầu ⟦tháng 6/2024⟧, hội nghị tập huấn khai mạc tại Đà Lạt.
late in Vietnamese | contradicted | {EVENT} | 6/6/2024
  Cuối ⟦tháng 6/2024⟧, hội nghị tập huấn khai mạc tại Đà Lạt.
the quarter says too little | not_in_source
  ⟦Quý II/2024⟧, hội nghị tập huấn diễn ra tại Đà Lạt.
behind a label | consistent | {EVENT} | concludes the year
  Thời gian: ⟦6/6/2024⟧
another one behind a label | contradicted | {EVENT} | 6/6/2024
  Thời gian: ⟦7/6/2024⟧
when it was posted | not_in_source
  Bài được đăng ngày ⟦8/6/2024⟧.
when it closed | not_in_source
  Hội nghị tập huấn bế mạc ngày ⟦7/6/2024⟧.
another event of it | not_in_source
  Năm ngoái, hội nghị tập huấn diễn ra ngày ⟦5/5/2023⟧ tại Huế.
the same day of something else | not_in_source
  Ông Nguyễn Thanh Lâm sinh ngày ⟦6/6/1970⟧.
a year of nothing in it | not_in_source
  Trong ⟦năm 2021⟧, cả nước đón nhiều du khách.
""")
def test_the_date_of_the_event(case: Case) -> None:
    judge(case, "date")


@cases("""
as of | confirmed | trang-cong-dia-phuong
  Đến ⟦tháng 12/2023⟧, 58/63 địa phương có trang tiếng nước ngoài.
as of another month | contradicted | trang-cong-dia-phuong | 12/2023
  Đến ⟦tháng 11/2023⟧, 58/63 địa phương có trang tiếng nước ngoài.
as of another month in English | contradicted | trang-cong-dia-phuong | December 2023
  As of ⟦March 2024⟧, 58 of 63 localities had a website in a foreign language.
the end of the year | consistent | trang-cong-dia-phuong | less precise
  Đến cuối ⟦năm 2023⟧, 58/63 địa phương có trang tiếng nước ngoài.
the end of another year | contradicted | trang-cong-dia-phuong | 12/2023
  Đến cuối ⟦năm 2022⟧, 58/63 địa phương có trang tiếng nước ngoài.
early in the year | contradicted | trang-cong-dia-phuong | 12/2023
  By early ⟦2023⟧, 58 of 63 localities had a website in a foreign language.
the end of the year in German | consistent | trang-cong-dia-phuong | less precise
  Bis Ende ⟦2023⟧ hatten 58 von 63 Provinzen eine Webseite in einer Fremdsprache.
the end of the year in French | consistent | trang-cong-dia-phuong | less precise
  Fin ⟦2023⟧, 58 provinces sur 63 ont un site web en langue étrangère.
the date of the data | confirmed | quy-che-tinh-thanh
  Theo số liệu ⟦tháng 12/2023⟧, 55/63 tỉnh, thành phố ban hành quy chế thông tin đối ngoại.
another date of the data | contradicted | quy-che-tinh-thanh | 12/2023
  Theo số liệu ⟦tháng 10/2023⟧, 55/63 tỉnh, thành phố ban hành quy chế thông tin đối ngoại.
more precise than the source | not_in_source
  As of ⟦31 December 2023⟧, 58 of 63 localities had a website in a foreign language.
""")
def test_the_date_of_a_figure(case: Case) -> None:
    judge(case, "date")


@cases("""
the day | confirmed | dien-dan-doc-sach
  Diễn đàn đọc sách vùng cao diễn ra ngày ⟦20/11⟧.
another day | contradicted | dien-dan-doc-sach | 20/11
  Diễn đàn đọc sách vùng cao diễn ra ngày ⟦21/11⟧.
""")
def test_the_date_of_another_event(case: Case) -> None:
    judge(case, "date", SECOND)
