"""Files taken along: what is in them is what was shown, and nothing in them is a formula."""

import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from casework.reservations import AppointmentKind, CalendarDay, CounterId, DayKind, Slot, SlotId, SlotStatus
from desktop.calendar_export import write_calendar, write_table

AT = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)


def test_a_table_keeps_numbers_as_numbers_and_text_as_text(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.xlsx", "统计", ["窗口", "已约", "利用率"], [["=1+1", 3, 0.5], ["2", 4, None]])
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in words
    assert "<v>0.5</v>" in sheet
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"."):
        write_table(tmp_path / "none" / "a.xlsx", "统计", ["窗口"], [["1"]])


def test_the_calendar_holds_hours_and_days_off_and_nobodys_name(tmp_path: Path) -> None:
    def slot(status: SlotStatus, booked: int, hours: int) -> Slot:
        begins = AT + timedelta(hours=hours)
        return Slot(
            SlotId(str(hours)), 1, CounterId("1"), date(2026, 12, 8), begins, begins + timedelta(minutes=30),
            AppointmentKind.EITHER, status, 4, None, 0, None, booked, 0, 4, 0, 0, 0, 0, 0, 0,
        )  # fmt: skip

    slots = [slot(SlotStatus.OPEN, 3, 0), slot(SlotStatus.CLOSED, 0, 1), slot(SlotStatus.DRAFT, 0, 2)]
    days = [CalendarDay(date(2027, 1, 1), DayKind.HOLIDAY, "元旦", False)]
    words = {"open": "已约 {booked}/{capacity}", "closed": "停约"}
    path = write_calendar(tmp_path / "a.ics", "大厅", days, slots, words)
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["元旦", "已约 3/4", "停约"]
    assert events[1]["dtstart"].dt == AT
