import pytest

pytest.register_assert_rewrite("tests.checking.articles")
