"""Files a supervisor takes along: tables as XLSX, days off and opening as iCal. Runs in a lane, never in the window's thread."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from casework.reservations import CalendarDay, Slot, SlotStatus

if TYPE_CHECKING:
    from icalendar import Event

Value = str | int | float | None


def write_table(path: Path, title: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> Path:
    """Write a table; the file is there whole or not at all. Text is never taken as a formula. Raises OSError."""
    import xlsxwriter

    part = path.with_suffix(".part")
    book = xlsxwriter.Workbook(
        str(part), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True, "bottom": 1})
    percent = book.add_format({"num_format": "0.0%"})
    for column, head in enumerate(heads):
        cells = [head, *(str(row[column]) for row in rows)]
        width = max(sum(2 if ord(sign) > 255 else 1 for sign in cell) for cell in cells)
        sheet.set_column(column, column, min(max(width + 2, 8), 60))
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, float):
                sheet.write_number(number, column, value, percent)
            elif isinstance(value, int):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), max(len(heads) - 1, 0))
    try:
        book.close()
        part.replace(path)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(str(error)) from error
    return path


def write_calendar(
    path: Path, site: str, days: Sequence[CalendarDay], slots: Sequence[Slot], words: dict[str, str]
) -> Path:
    """Write opening hours with their figures, and days off, as iCal; nobody's name is in it. Raises OSError.

    `words` are those of the entries: open ({booked}/{capacity}), closed, off.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Permitdesk//zh")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", site)
    stamp = datetime.now(UTC)
    for day in days:
        if day.is_closed or day.name:
            calendar.add_component(_day(Event(), day, stamp, words))
    by_hour: dict[tuple[datetime, datetime], list[Slot]] = {}
    for slot in slots:
        if slot.status is not SlotStatus.DRAFT:
            by_hour.setdefault((slot.starts_at, slot.ends_at), []).append(slot)
    for (starts_at, ends_at), here in sorted(by_hour.items()):
        live = [slot for slot in here if slot.status is SlotStatus.OPEN]
        event = Event()
        event.add("uid", f"{here[0].id}-{starts_at:%Y%m%dT%H%M}@permitdesk")
        event.add("dtstamp", stamp)
        event.add("dtstart", starts_at.astimezone(UTC))
        event.add("dtend", ends_at.astimezone(UTC))
        booked, capacity = sum(slot.booked for slot in here), sum(slot.capacity for slot in live)
        summary = words["open"].format(booked=booked, capacity=capacity) if live else words["closed"]
        event.add("summary", summary)
        event.add("location", site)
        calendar.add_component(event)
    part = path.with_suffix(".part")
    part.write_bytes(calendar.to_ical())
    part.replace(path)
    return path


def _day(event: "Event", day: CalendarDay, stamp: datetime, words: dict[str, str]) -> "Event":
    event.add("uid", f"{day.on.isoformat()}@permitdesk")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", f"{words['closed']} {day.closed_reason}".strip() if day.is_closed else day.name)
    return event
