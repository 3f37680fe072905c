"""A supervisor's calendar in the whole program: a month opened from a template, a day with 30 bookings closed and everyone
moved, by the keyboard alone and by the mouse.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from casework.bookings import PeopleOfSlots
from casework.reservations import CalendarRange, SlotStatus
from casework.shaping import Draft, ShapeSlots, SlotEdit
from casework.workdays import SHANGHAI, WorkCalendar, shipped_days
from desktop.calendar_screen import CalendarScreen
from tests.builders_calendar import CalendarOffice
from tests.end_to_end.desk import Desk, OfficeOnDisk, office_on_disk, running
from ui.calendar.booking import BookingDialog
from ui.calendar.holidays import HolidaysDialog
from ui.calendar.impact import ImpactDialog, Stage
from ui.calendar.shown import Span
from ui.calendar.templates import TemplatesDialog

CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
PEOPLE = 30


def workdays(count: int) -> list[date]:
    """The next working days of a week that can hold them: closing needs other days to move to."""
    calendar, on = WorkCalendar(shipped_days()), datetime.now(SHANGHAI).date()
    days: list[date] = []
    while len(days) < count:
        on += timedelta(days=1)
        if calendar.is_workday(on) and on.weekday() < 5:
            days.append(on)
    return days


@contextmanager
def calendar_on_disk(folder: Path) -> Iterator[tuple[OfficeOnDisk, CalendarOffice]]:
    """An office with a site of two counters."""
    with office_on_disk(folder) as office:
        supervisor, officer = office.office.acting_as("zhou"), office.office.acting_as("chen")
        built = CalendarOffice(supervisor, officer)
        built.begin(counters=2)
        try:
            yield office, built
        finally:
            supervisor.close()
            officer.close()


def open_calendar(desk: Desk, on: date) -> CalendarScreen:
    """Sign in as the supervisor and go to the week of a day."""
    screens = desk.sign_in("zhou")
    desk.program.window._go("calendar")
    screen = screens.calendar
    desk.until(lambda: screen.view.grid.board.rows)
    screen.calendar.go_to(on)
    desk.until(lambda: any(column.on == on for column in screen.view.grid.board.columns))
    desk.until(lambda: screen.calendar.place.days is not None)
    return screen


def column_of(screen: CalendarScreen, on: date) -> int:
    """The column of a day."""
    return next(i for i, column in enumerate(screen.view.grid.board.columns) if column.on == on)


def dialog_of(desk: Desk, name: str) -> QDialog:
    """A dialog by name that has the keyboard."""
    dialog = desk.dialog(name)
    dialog.activateWindow()
    desk.until(lambda: QApplication.activeWindow() is dialog)
    return dialog


def back_to_window(desk: Desk, screen: CalendarScreen) -> None:
    """The window has the keyboard again."""
    desk.program.window.activateWindow()
    desk.until(lambda: QApplication.activeWindow() is desk.program.window)
    screen.view.grid.setFocus()


def check_moved(built: CalendarOffice, on: date) -> None:
    """Nobody is left on the day, nobody is lost, and the day is closed."""
    slots = built.slots(on)
    assert {slot.status for slot in slots} == {SlotStatus.CLOSED}
    assert sum(slot.booked for slot in slots) == 0
    around = built.supervisor.ask(CalendarRange(built.site_id, on - timedelta(days=9), on + timedelta(days=14)))
    people = built.supervisor.ask(PeopleOfSlots(tuple(slot.id for slot in around.slots if slot.booked)))
    assert len({person.booking.case_id for person in people}) == PEOPLE
    assert all(slot.booked <= slot.capacity for slot in around.slots)


@pytest.mark.parametrize("hand", ["keyboard", "mouse"])
def test_a_day_with_thirty_bookings_is_closed_and_everyone_moved(qtbot: QtBot, tmp_path: Path, hand: str) -> None:
    days = workdays(4)
    with calendar_on_disk(tmp_path / "office") as (_, built):
        built.open(days)
        built.book(days[1], PEOPLE)
        with running(qtbot, tmp_path / "office", tmp_path / "home") as desk:
            screen = open_calendar(desk, days[1])
            if hand == "keyboard":
                close_by_keyboard(desk, screen, days[1])
            else:
                close_by_mouse(desk, screen, days[1])
            desk.until(lambda: sum(slot.booked for slot in built.slots(days[1])) == 0)
            desk.until(lambda: not screen.shaping._is_applying)
            dialog = screen.impact._dialog
            assert dialog is not None
            desk.until(lambda: not screen.impact._is_moving_all)
            assert dialog.banner.text == "全部改好了，通知已放入待发。"
            dialog.reject()
            desk.wait(50)
        check_moved(built, days[1])


def close_by_keyboard(desk: Desk, screen: CalendarScreen, on: date) -> None:
    """Select the day, close it with a reason, look whom it hits, apply, move everybody: keys alone."""
    grid = screen.view.grid
    back_to_window(desk, screen)
    desk.press(Qt.Key.Key_Home, CONTROL)
    for _ in range(column_of(screen, on)):
        desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space, CONTROL)
    assert len(grid.selection) == len(grid.board.rows)
    desk.press(Qt.Key.Key_X)
    dialog_of(desk, "reasonDialog")
    type_text("maintenance")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: screen.view.draft_bar.isVisible())
    back_to_window(desk, screen)
    desk.press(Qt.Key.Key_I)
    dialog = dialog_of(desk, "impactDialog")
    assert isinstance(dialog, ImpactDialog)
    assert dialog.model.rowCount() == PEOPLE
    assert not dialog.accept_button.hasFocus()
    desk.press(Qt.Key.Key_Return)  # never takes places away by itself
    assert dialog.stage is Stage.PREVIEW
    if dialog_is_open(desk, "freeSlotDialog"):
        desk.press(Qt.Key.Key_Escape)
    dialog.activateWindow()
    desk.until(lambda: QApplication.activeWindow() is dialog)
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: dialog.stage is Stage.MOVING)
    desk.until(lambda: dialog.model.rowCount() == PEOPLE and dialog.accept_button.isEnabled())
    desk.press(Qt.Key.Key_Return, CONTROL)


def dialog_is_open(desk: Desk, name: str) -> bool:
    """Whether such a dialog comes within a moment."""
    desk.wait(250)
    found = [d for d in desk.program.window.findChildren(QDialog, name) if d.isVisible()]
    for dialog in found:
        dialog.activateWindow()
        desk.wait(30)
    return bool(found)


def close_by_mouse(desk: Desk, screen: CalendarScreen, on: date) -> None:
    """The same with clicks on what is shown."""
    grid, view = screen.view.grid, screen.view
    column = column_of(screen, on)
    left = grid.gutter.width() + (grid.plan.lefts[column] + grid.plan.lefts[column + 1]) // 2 - grid.offset().x()
    QTest.mouseClick(grid.head, Qt.MouseButton.LeftButton, NONE, QPoint(left, 20))
    assert len(grid.selection) == len(grid.board.rows)
    click(view.panel.close_slots)
    reason = dialog_of(desk, "reasonDialog")
    type_text("maintenance")
    click(reason.findChild(QAbstractButton, "dialogAccept"))
    desk.until(lambda: view.draft_bar.isVisible() and screen.shaping.impact is not None)
    assert view.draft_bar.people.text() == f"影响 {PEOPLE} 人"
    click(view.draft_bar.apply)  # with people hit, applying shows them first
    dialog = dialog_of(desk, "impactDialog")
    assert isinstance(dialog, ImpactDialog)
    click(dialog.accept_button)
    desk.until(lambda: dialog.stage is Stage.MOVING and dialog.accept_button.isEnabled())
    click(dialog.accept_button)


def type_text(text: str) -> None:
    """Type where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def click(button: QAbstractButton | None) -> None:
    """Click in the middle of a button."""
    assert button is not None
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_month_is_opened_from_a_template_by_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    days = workdays(25)
    with (
        calendar_on_disk(tmp_path / "office") as (_, built),
        running(qtbot, tmp_path / "office", tmp_path / "home") as desk,
    ):
        screen = open_calendar(desk, days[0])
        back_to_window(desk, screen)
        desk.press(Qt.Key.Key_T, CONTROL)
        dialog = dialog_of(desk, "templatesDialog")
        assert isinstance(dialog, TemplatesDialog)
        desk.press(Qt.Key.Key_N, CONTROL)
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        type_text("weekdays")
        desk.press(Qt.Key.Key_S, CONTROL)
        desk.until(lambda: dialog.list.count() == 1)
        dialog.first.set_value(days[0])
        dialog.last.set_value(days[-1])
        desk.until(lambda: "将开放" in dialog.outcome.text())
        desk.press(Qt.Key.Key_Return, CONTROL)
        desk.until(lambda: "已开放" in dialog.outcome.text())
        desk.press(Qt.Key.Key_Escape)
        back_to_window(desk, screen)
        desk.press(Qt.Key.Key_3, CONTROL)
        desk.until(lambda: screen.view.grid.board.span is Span.MONTH)
        shown = [cell for line in screen.view.grid.board.cells for cell in line]
        desk.until(lambda: any(cell.capacity for cell in shown))
        opened = {slot.on for on in days for slot in built.slots(on)}
        in_years = {on for on in days if not is_provisional(on)}
        assert in_years <= opened
        slots = built.slots(days[0])
        assert {slot.counter_id for slot in slots} == {built.counters[0]}
        assert len(slots) == 11
        assert {slot.capacity for slot in slots} == {4}
        desk.press(Qt.Key.Key_Z, CONTROL)  # the whole template run is one act
        desk.until(lambda: not built.slots(days[0]))


def is_provisional(on: date) -> bool:
    """Whether the day's year has no notice."""
    return next((day.is_provisional for day in shipped_days() if day.on == on), True)


def test_nothing_is_written_before_apply_and_one_key_takes_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    days = workdays(3)
    with calendar_on_disk(tmp_path / "office") as (_, built):
        built.open(days, capacity=4)
        with running(qtbot, tmp_path / "office", tmp_path / "home") as desk:
            screen = open_calendar(desk, days[0])
            back_to_window(desk, screen)
            row = next(i for i, one in enumerate(screen.view.grid.board.rows) if one.label == "09:00")
            screen.view.grid.set_focus((row, column_of(screen, days[0])))
            desk.press(Qt.Key.Key_BracketRight)
            desk.press(Qt.Key.Key_BracketRight)
            assert {slot.capacity for slot in built.slots(days[0])} == {4}
            desk.press(Qt.Key.Key_Z, CONTROL)
            desk.until(lambda: screen.shaping.impact is not None)
            assert screen.view.draft_bar.people.text() == "不影响任何人"
            desk.press(Qt.Key.Key_S, CONTROL)
            desk.until(lambda: sum(slot.capacity for slot in built.slots(days[0])) == 4 * 20 + 1)
            desk.until(lambda: screen.calendar.draft.is_empty)
            desk.press(Qt.Key.Key_Z, CONTROL)
            desk.until(lambda: sum(slot.capacity for slot in built.slots(days[0])) == 4 * 20)


def test_a_cell_that_somebody_else_changed_is_marked_and_the_rest_stays_a_draft(qtbot: QtBot, tmp_path: Path) -> None:
    days = workdays(3)
    with calendar_on_disk(tmp_path / "office") as (_, built):
        built.open(days, capacity=4)
        with running(qtbot, tmp_path / "office", tmp_path / "home") as desk:
            screen = open_calendar(desk, days[0])
            back_to_window(desk, screen)
            column = column_of(screen, days[0])
            spots = [s for places in screen.calendar.spots([(0, column), (1, column)]) for s in places]
            screen.calendar.draft.set_totals([([spot], 7) for spot in spots])
            first = spots[0].slot
            assert first is not None
            theirs = SlotEdit(first.counter_id, first.starts_at, first.ends_at, first.version, None, 5, 5)
            built.supervisor.do(ShapeSlots(Draft(built.site_id, (theirs,))), built.key())
            screen.shaping.apply()
            desk.until(lambda: screen.calendar.draft.conflicts)
            assert screen.calendar.draft.conflicts == {spots[0].key}
            assert len(screen.calendar.draft.wishes) == len(spots)
            assert "别人改动" in screen.view.banner.text
            screen.shaping.discard()


@pytest.mark.parametrize("hand", ["keyboard", "mouse"])
def test_a_person_is_carried_to_another_slot(qtbot: QtBot, tmp_path: Path, hand: str) -> None:
    days = workdays(2)
    with calendar_on_disk(tmp_path / "office") as (_, built):
        built.open(days)
        (booking,) = built.book(days[0], 1)
        at = booking.starts_at.astimezone(SHANGHAI)
        with running(qtbot, tmp_path / "office", tmp_path / "home") as desk:
            screen = open_calendar(desk, days[0])
            back_to_window(desk, screen)
            view = screen.view
            labels = [row.label for row in view.grid.board.rows]
            here = (labels.index(at.strftime("%H:%M")), column_of(screen, days[0]))
            step = -1 if at.hour >= 15 else 1
            view.grid.set_focus(here)
            desk.until(lambda: len(view.panel.people.people.people) == 1)
            if hand == "keyboard":
                desk.press(Qt.Key.Key_Return)
                assert view.panel.people.chosen() is not None
                desk.press(Qt.Key.Key_X, CONTROL)
                assert view.grid.is_carrying
                desk.press(Qt.Key.Key_Up if step < 0 else Qt.Key.Key_Down)
                desk.press(Qt.Key.Key_V, CONTROL)
            else:
                drop_person(screen, (here[0] + step, here[1]))
            there = view.grid.board.rows[here[0] + step].begins
            wanted = datetime.combine(days[0], there, SHANGHAI) if there else at
            desk.until(lambda: any(s.booked for s in built.slots(days[0]) if s.starts_at == wanted))
            assert not view.grid.is_carrying


def drop_person(screen: CalendarScreen, place: tuple[int, int]) -> None:
    """Drag the first person of the list onto a cell, as Qt would tell it."""
    people, grid = screen.view.panel.people, screen.view.grid
    data = people.people.mimeData([people.people.index(0)])
    spot = grid.plan.rect(*place).center() - grid.offset()
    left, act = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
    QApplication.sendEvent(grid.viewport(), QDragEnterEvent(spot, act, data, left, NONE))
    QApplication.sendEvent(grid.viewport(), QDragMoveEvent(spot, act, data, left, NONE))
    assert grid.target == place
    QApplication.sendEvent(grid.viewport(), QDropEvent(QPointF(spot), act, data, left, NONE))


def test_a_notice_is_entered_and_its_day_off_moves_people(qtbot: QtBot, tmp_path: Path) -> None:
    days = workdays(3)
    with calendar_on_disk(tmp_path / "office") as (_, built):
        built.open(days)
        built.book(days[1], 3)
        with running(qtbot, tmp_path / "office", tmp_path / "home") as desk:
            screen = open_calendar(desk, days[1])
            back_to_window(desk, screen)
            desk.press(Qt.Key.Key_H, CONTROL)
            dialog = dialog_of(desk, "holidaysDialog")
            assert isinstance(dialog, HolidaysDialog)
            desk.until(lambda: dialog.years.count())
            years = [dialog.years.item(i).text()[:4] for i in range(dialog.years.count())]
            dialog.years.setCurrentRow(years.index(str(days[1].year)))
            desk.wait(200)
            notice = tmp_path / "notice.json"
            off = {"name": "测试日", "date": days[1].isoformat(), "isOffDay": True}
            notice.write_text(json.dumps({"year": days[1].year, "papers": ["https://example.cn"], "days": [off]}))
            screen.tools.read_file(dialog, notice)
            desk.until(lambda: dialog.accept_button.isEnabled())
            assert "影响 3 人" in dialog._diff_title.text()
            assert not dialog.accept_button.hasFocus()
            desk.press(Qt.Key.Key_Return, CONTROL, dialog)
            desk.until(lambda: {slot.status for slot in built.slots(days[1])} == {SlotStatus.CLOSED})
            desk.until(lambda: screen.impact._dialog is not None)
            impact = screen.impact._dialog
            assert impact is not None
            desk.until(lambda: impact.model.rowCount() == 3)
            impact.reject()
            dialog.reject()
            desk.wait(50)


def test_what_may_be_old_says_so_and_cannot_be_applied(qtbot: QtBot, tmp_path: Path) -> None:
    days = workdays(2)
    with calendar_on_disk(tmp_path / "office") as (_, built):
        built.open(days)
        with running(qtbot, tmp_path / "office", tmp_path / "home") as desk:
            screen = open_calendar(desk, days[0])
            back_to_window(desk, screen)
            apply = screen.view.actions_by_name["apply"]
            row = next(i for i, one in enumerate(screen.view.grid.board.rows) if one.label == "09:00")
            screen.view.grid.set_focus((row, column_of(screen, days[0])))
            desk.press(Qt.Key.Key_BracketRight)
            assert apply.isEnabled()
            screen.calendar._answered -= 20  # as if nothing had been heard for so long
            screen.calendar._look_alive()
            assert screen.view.banner.code == "stale"
            assert not apply.isEnabled()
            desk.until(apply.isEnabled)  # it asks again by itself
            assert screen.view.banner.code != "stale"
            assert not screen.calendar.draft.is_empty
            screen.shaping.discard()


def test_others_see_the_calendar_and_book_but_shape_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    days = workdays(2)
    with calendar_on_disk(tmp_path / "office") as (_, built):
        built.open(days)
        case_id = built.register(1)
        with running(qtbot, tmp_path / "office", tmp_path / "home") as desk:
            screens = desk.sign_in("chen")
            desk.program.window._go("calendar")
            screen = screens.calendar
            desk.until(lambda: screen.view.grid.board.rows)
            screen.calendar.go_to(days[0])
            desk.until(lambda: any(c.on == days[0] and c.capacity for c in screen.view.grid.board.columns))
            back_to_window(desk, screen)
            row = next(i for i, one in enumerate(screen.view.grid.board.rows) if one.label == "09:00")
            screen.view.grid.set_focus((row, column_of(screen, days[0])))
            desk.press(Qt.Key.Key_X)
            desk.press(Qt.Key.Key_BracketRight)
            assert screen.calendar.draft.is_empty
            desk.press(Qt.Key.Key_N)
            dialog = dialog_of(desk, "bookingDialog")
            assert isinstance(dialog, BookingDialog)
            desk.until(lambda: dialog.chosen is not None)
            assert dialog.chosen is not None
            assert dialog.chosen.id == case_id
            desk.press(Qt.Key.Key_Return)
            desk.until(lambda: sum(slot.booked for slot in built.slots(days[0])) == 1)
