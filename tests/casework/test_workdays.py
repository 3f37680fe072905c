"""Working days by the State Council's notices, as shipped."""

from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.workdays import SHANGHAI, WorkCalendar, shipped_days

CALENDAR = WorkCalendar(shipped_days())
days = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@given(days)
def test_every_shipped_year_agrees_with_an_independent_source(on: date) -> None:
    assert CALENDAR.is_workday(on) == chinese_calendar.is_workday(on)


@given(st.dates(date(2020, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_adding_and_counting_are_each_others_inverse(on: date, count: int) -> None:
    later = CALENDAR.add_workdays(on, count)
    assert CALENDAR.is_workday(later)
    assert CALENDAR.workdays_between(on, later) == count


@pytest.mark.parametrize(
    ("on", "count", "after"),
    [
        (date(2026, 9, 17), 1, date(2026, 9, 18)),
        (date(2026, 9, 18), 1, date(2026, 9, 20)),  # Sunday 20 September is worked for the National Day week
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
    ],
)
def test_holidays_and_days_worked_for_them(on: date, count: int, after: date) -> None:
    assert CALENDAR.add_workdays(on, count) == after


def test_days_left_turn_negative_only_when_the_day_has_passed() -> None:
    due = datetime(2026, 9, 17, 18, tzinfo=SHANGHAI).astimezone(UTC)
    assert CALENDAR.workdays_left(due, due - timedelta(hours=9)) == 0
    assert CALENDAR.workdays_left(due, due + timedelta(days=1)) == -1
