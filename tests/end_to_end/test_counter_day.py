"""A day of 60 people at the counter in the real window, by keyboard alone: from the first scan to closing the day."""

import random
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework.bookings import BookingStatus
from casework.counter import Visitor
from casework.database import opening
from desktop.counter_screens import CounterScreens
from tests.builders_office import name
from tests.counter_office import OPENING, CounterOffice, counter_office
from tests.end_to_end.desk import Desk, running
from ui.counter.people import PersonDialog
from ui.counter.view import CounterView
from ui.counter.visits import VisitState

PEOPLE = 60
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
S = VisitState


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CounterOffice]:
    """The office; the program that opens it goes by the same clock."""
    with counter_office(tmp_path / "office", counters=3, slots=6, capacity=4) as made:
        monkeypatch.setattr(opening, "open_office", partial(opening.open_office, clock=lambda: made.at[0]))
        yield made


class Officer:
    """Hands that know the counter's keys."""

    def __init__(self, desk: Desk, made: CounterOffice, screens: CounterScreens) -> None:
        self.desk, self.made, self.screens = desk, made, screens
        self.view: CounterView = screens.view

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        scan = self.view.head.scan
        self.desk.until(lambda: self.desk.program.window.isActiveWindow() and scan.hasFocus())
        QTest.keyClick(scan, key, modifier)

    def scan(self, code: str) -> None:
        self.press(Key.Key_Escape)
        QTest.keyClicks(self.view.head.scan, code)
        QTest.keyClick(self.view.head.scan, Key.Key_Return)

    def accept(self, dialog_name: str) -> None:
        QTest.keyClick(self.desk.dialog(dialog_name), Key.Key_Return)

    def settled(self) -> None:
        """Everything marked has reached the office."""
        self.desk.until(lambda: not self.screens.counter.outbox.acts)

    def state(self, booking_id: str) -> VisitState | None:
        visit = self.view.visit(booking_id)
        return visit.state if visit is not None else None


def statuses(made: CounterOffice) -> dict[str, BookingStatus | None]:
    return {str(v.booking.id): v.status for v in made.day().visitors if v.booking is not None}


def waiting(visitor: Visitor) -> bool:
    return visitor.walk_in_id is not None and visitor.booking is None


def test_a_day_of_sixty_people_by_keyboard(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    booked = made.book_day(PEOPLE)
    numbers = {str(v.booking.id): v.case_no for v in made.day().visitors if v.booking is not None}
    made.case(200)
    absent = set(random.Random(4).sample([one.id for one in booked[:40]], 5))
    with running(qtbot, made.folder, tmp_path) as desk:
        screens = desk.sign_in("chen")
        assert screens.counter is not None
        officer = Officer(desk, made, screens.counter)
        place = list(desk.program.window._rail.tiles).index("counter")
        desk.press(Key(Key.Key_1 + place), Qt.KeyboardModifier.AltModifier)
        desk.until(lambda: officer.view.day is not None and len(officer.view.day.visits) == PEOPLE)
        screens.counter.counter.settings.set("counter_mine", made.counters[1])
        # the morning: everybody but five is scanned, called and served, one key each
        for one in booked[:40]:
            if one.id in absent:
                continue
            officer.scan(numbers[one.id])
            desk.until(lambda one=one: officer.state(one.id) is S.WAITING)
            officer.press(Key.Key_F3)
            officer.press(Key.Key_F4)
            desk.until(lambda one=one: officer.state(one.id) is S.SERVED)
        officer.settled()
        # one was served by mistake
        officer.press(Key.Key_Z, CTRL)
        officer.settled()
        assert list(statuses(made).values()).count(BookingStatus.SERVED) == 34
        officer.press(Key.Key_F4)
        officer.settled()
        # five did not come; their places are free again
        made.at[0] = OPENING + timedelta(minutes=140)
        officer.press(Key.Key_R, CTRL)
        for booking_id in absent:
            officer.press(Key.Key_Escape)
            QTest.keyClicks(officer.view.head.scan, numbers[booking_id])
            officer.press(Key.Key_Down)
            desk.until(lambda: officer.view._actions["no_show"].isEnabled())
            officer.press(Key.Key_F5)
            officer.accept("noShowDialog")
            desk.until(lambda booking_id=booking_id: officer.state(booking_id) is S.NO_SHOW)
            officer.press(Key.Key_E, CTRL)
        officer.settled()
        # somebody comes without a booking and gets a place that is free by now
        officer.press(Key.Key_F6)
        dialog = desk.dialog("personDialog")
        assert isinstance(dialog, PersonDialog)
        dialog.search.setText(name(200))
        QTest.keyClick(dialog.search, Key.Key_Return)
        desk.until(lambda: dialog.people.row is not None and not dialog.busy.is_busy)
        QTest.keyClick(dialog.search, Key.Key_Return)
        officer.settled()
        placed = next(v for v in made.day().visitors if v.name == name(200))
        assert placed.status is BookingStatus.CHECKED_IN
        desk.until(lambda: officer.state(str(placed.booking.id)) is S.WAITING if placed.booking else False)
        assert placed.booking is not None
        officer.scan(placed.queue_no)  # the review opens
        desk.until(lambda: desk.program.window.current_screen() == "onsite")
        desk.press(Key.Key_Escape, widget=screens.counter.onsite_view)
        desk.until(lambda: desk.program.window.current_screen() == "counter")
        officer.press(Key.Key_F4)
        officer.settled()
        # the afternoon: ten more come, ten do not; the day is closed
        for one in booked[40:50]:
            officer.scan(numbers[one.id])
            desk.until(lambda one=one: officer.state(one.id) is S.WAITING)
            officer.press(Key.Key_F4)
        officer.settled()
        officer.press(Key.Key_D, CTRL)
        officer.accept("closeDayDialog")
        desk.until(lambda: made.day().is_closed)
        end = list(statuses(made).values())
        assert end.count(BookingStatus.SERVED) == 35 + 10 + 1
        assert end.count(BookingStatus.NO_SHOW) == 5 + 10
        for slot in made.slots():
            assert slot.booked <= slot.capacity


def test_from_the_list_to_the_originals_and_back_by_keyboard(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    (first,) = made.book_day(1)
    with running(qtbot, made.folder, tmp_path) as desk:
        screens = desk.sign_in("chen")
        assert screens.counter is not None
        officer, onsite = Officer(desk, made, screens.counter), screens.counter.onsite.view
        desk.program.window.show_screen("counter")
        desk.until(lambda: officer.view.day is not None and officer.view.day.visits)
        officer.press(Key.Key_Down)
        officer.press(Key.Key_F2)
        desk.until(lambda: officer.state(str(first.id)) is S.WAITING and officer.view._actions["review"].isEnabled())
        officer.settled()
        officer.press(Key.Key_F11)
        desk.until(lambda: onsite.is_open and onsite.waiting())
        before = onsite.waiting()
        desk.press(Key.Key_Space)  # where the focus is
        desk.until(lambda: onsite.waiting() == before - 1)
        desk.press(Key.Key_Escape)
        desk.until(lambda: desk.program.window.current_screen() == "counter")
        assert officer.view.head.scan.hasFocus()
