"""The calendar's part of the pictures: an office of its own with a busy fortnight, and every view and dialog of it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casework.bookings import BookSlot
from casework.reservations import CalendarRange, SlotStatus
from casework.shaping import DayEdit, Draft, ShapeSlots, SignAllowance, SlotEdit, Surplus
from casework.workdays import SHANGHAI
from tests.builders_calendar import CalendarOffice, workdays_after
from tests.end_to_end.desk import PASSWORD, office_on_disk

if TYPE_CHECKING:
    from tests.screens import Camera

HOURS = tuple(time(9 + n // 2, n % 2 * 30) for n in range(5)) + tuple(
    time(13 + n // 2, n % 2 * 30) for n in range(1, 7)
)
BUSY = (44, 61, 66, 52, 38, 57, 30)


def make_office(folder: Path) -> None:
    """Six counters, three weeks open, next week nearly booked; a closed afternoon, a ratchet, an allowance, a make-up day."""
    with office_on_disk(folder) as office:
        supervisor, officer = office.office.acting_as("zhou"), office.office.acting_as("chen")
        built = CalendarOffice(supervisor, officer)
        built.begin(counters=6)
        now = datetime.now(SHANGHAI)
        left = [hour for hour in HOURS if datetime.combine(now.date(), hour, SHANGHAI) > now]
        if now.weekday() < 5 and left:
            built.open([now.date()], 1, left, 1)
        monday = next_monday()
        days = workdays_after(monday - timedelta(days=1), 15)
        before = [on for on in workdays_after(now.date(), 5) if on < monday]
        for on in (*before, *days):
            built.open([on], 1 if on in before else 2, HOURS, 1)
        people = 0
        for on, count in zip((*before, *days), BUSY[: len(before)] + BUSY, strict=False):
            most = sum(slot.left for slot in built.slots(on))
            people += len(built.book(on, min(count * (1 if on in before else 2), most), people))
        shape(built, days)
        supervisor.close()
        officer.close()


def next_monday() -> date:
    """The Monday of next week."""
    today = datetime.now(SHANGHAI).date()
    return today + timedelta(days=7 - today.weekday())


def shape(built: CalendarOffice, days: list[date]) -> None:
    """What makes a week look like one: Thursday's last hours fall to less, Friday afternoon is closed, one slot is over."""
    thursday, friday = built.slots(days[3]), built.slots(days[4])
    late = [slot for slot in thursday if slot.starts_at.astimezone(SHANGHAI).hour >= 15]
    lower = tuple(SlotEdit(s.counter_id, s.starts_at, s.ends_at, s.version, None, 1, 1) for s in late)
    draft = Draft(built.site_id, lower, (), Surplus.RATCHET, "人手不足")
    built.supervisor.do(ShapeSlots(draft), built.key())
    ending = [slot for slot in friday if slot.starts_at.astimezone(SHANGHAI).hour >= 15]
    closed = tuple(
        SlotEdit(s.counter_id, s.starts_at, s.ends_at, s.version, SlotStatus.CLOSED, reason="系统检修") for s in ending
    )
    draft = Draft(built.site_id, closed, (), Surplus.MOVE, "系统检修")
    built.supervisor.do(ShapeSlots(draft), built.key())
    full = next(slot for slot in built.slots(days[2]) if slot.left == 0)
    ends = full.ends_at + timedelta(hours=1)
    built.supervisor.do(SignAllowance(full.id, full.version, 1, ends, "加急一件"), built.key())
    built.officer.do(BookSlot(built.register(4000), full.id, is_over=True), built.key())
    last = built.supervisor.ask(CalendarRange(built.site_id, days[9], days[9])).slots
    off = tuple(
        SlotEdit(s.counter_id, s.starts_at, s.ends_at, s.version, SlotStatus.CLOSED, reason="消防演练") for s in last
    )
    draft = Draft(built.site_id, off, (DayEdit(days[9], True, "消防演练"),), Surplus.MOVE, "消防演练")
    built.supervisor.do(ShapeSlots(draft), built.key())


def take(camera: "Camera") -> None:
    """Week, day, month, impact and every dialog."""
    program = camera.program
    program.signing.sign_in("zhou", PASSWORD)
    camera.until(lambda: program.screens is not None)
    screen: Any = program.screens.calendar if program.screens is not None else None
    program.window._go("calendar")
    camera.until(lambda: screen.view.grid.board.rows)
    screen.calendar.go_to(next_monday())
    camera.wait(700)
    view = screen.view
    view.grid.setFocus()
    rows = [row.label for row in view.grid.board.rows]
    column = 3
    view.grid.set_focus((rows.index("10:00"), column))
    camera.wait(500)
    camera.shoot("calendar_week")
    raise_tuesday(screen, rows)
    camera.wait(700)
    camera.shoot("calendar_draft")
    view.grid.set_focus((0, 2))
    view.grid.select_column()
    spots = [spot for places in screen.calendar.spots(view.places()) for spot in places]
    screen.shaping._changed(screen.calendar.draft.close(spots, "设备检修", [next_monday() + timedelta(days=2)]))
    camera.wait(500)
    view.actions_by_name["preview"].trigger()
    camera.wait(900)
    camera.dialog("impactDialog", "calendar_impact")
    screen.shaping.discard()
    view.actions_by_name["split"].trigger()
    camera.wait(600)
    camera.shoot("calendar_split")
    view.actions_by_name["split"].trigger()
    for span in ("month", "day"):
        screen.calendar.act(span)
        screen.calendar.go_to(next_monday() + timedelta(days=8 if span == "month" else 1))
        camera.wait(900)
        camera.shoot(f"calendar_{span}")
    screen.calendar.act("week")
    for name in ("templates", "holidays", "numbers", "changes", "rules"):
        view.actions_by_name[name].trigger()
        camera.wait(700)
        camera.dialog(f"{name}Dialog", f"calendar_{name}")


def raise_tuesday(screen: Any, rows: list[str]) -> None:
    """A draft: Tuesday's first hours get more places."""
    view = screen.view
    view.grid.set_focus((rows.index("09:00"), 1))
    view.grid.set_focus((rows.index("10:30"), 1), extend=True)
    screen.shaping._changed(screen.calendar.draft.step(screen.calendar.spots(view.places()), 6))
