"""The on-site review on a real office with real scans: ticking to a pass, sending back, booking anew."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from casework.bookings import BookingStatus
from casework.cases import CaseId, CaseRow
from casework.counter import CheckIn
from casework.lifecycle import CaseState
from casework.onsite import OnsiteReviewOf, Original
from casework.review import CaseOpened
from desktop.counter_onsite import OnsitePresenter
from desktop.tasks import Tasks
from rendering.client import Renderer
from tests.counter_office import CounterOffice, counter_office
from tests.end_to_end.desk import one_page
from ui.counter.onsite_view import OnsiteView

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PAPERS = ("id_card", "labor_contract")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[CounterOffice]:
    with counter_office(tmp_path / "office") as made:
        yield made


class Officer:
    """The on-site review's screen with its presenter, and hands."""

    def __init__(self, qtbot: QtBot, made: CounterOffice, renderer: Renderer) -> None:
        self.qtbot = qtbot
        self.door = made.office.acting_as("chen")
        self.tasks = Tasks()
        self.bugs: list[object] = []
        self.tasks.unhandled.connect(self.bugs.append)
        self.view = OnsiteView()
        self.view.resize(1302, 768)
        qtbot.addWidget(self.view)
        self.presenter = OnsitePresenter(self.door, self.tasks, self.view, renderer, lambda: "zh")
        self.closed: list[bool] = []
        self.to_book: list[CaseRow] = []
        self.presenter.closed.connect(lambda: self.closed.append(True))
        self.presenter.booking_wanted.connect(self.to_book.append)
        self.view.show()
        self.view.activateWindow()

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    def open(self, case_id: CaseId) -> None:
        self.presenter.open(case_id)
        self.until(lambda: self.view.review is not None)
        self.view.setFocus()
        self.until(self.view.list.hasFocus)

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view.list, key, modifier)

    def accept(self, name: str) -> None:
        found: list[QDialog] = []

        def is_there() -> bool:
            found[:] = [one for one in self.view.findChildren(QDialog, name) if one.isVisible()]
            return bool(found)

        self.until(is_there)
        QTest.keyClick(found[0], Key.Key_Return)


@contextmanager
def officer_at(qtbot: QtBot, made: CounterOffice) -> Iterator[Officer]:
    renderer = Renderer()
    officer = Officer(qtbot, made, renderer)
    try:
        yield officer
    finally:
        officer.presenter.leave()
        renderer.close()
        officer.tasks.close()
        officer.door.close()
    assert officer.bugs == []


def arrived(made: CounterOffice) -> CaseId:
    """A new case with two scans that has come to its on-site review."""
    files = []
    door = made.office.acting_as("chen")
    try:
        for code in PAPERS:
            data = one_page(code)
            files.append(made.file(code, door.documents.put(io.BytesIO(data), len(data)).id))
    finally:
        door.close()
    booking = made.book(1, made.slots()[0], files=tuple(files))
    made.do("chen", CheckIn(booking.id, BookingStatus.ACTIVE))
    return booking.case_id


def state_of(made: CounterOffice, case_id: CaseId) -> CaseState:
    state: CaseState = made.ask(CaseOpened(case_id)).row.state
    return state


def test_every_original_is_ticked_against_its_scan_and_the_case_passes(qtbot: QtBot, made: CounterOffice) -> None:
    case_id = arrived(made)
    with officer_at(qtbot, made) as officer:
        officer.open(case_id)
        view = officer.view
        wanted = [m.code for m in view.review.materials if m.is_wanted] if view.review else []
        assert set(PAPERS) <= set(wanted)
        view.list.go_to(PAPERS[0])
        officer.until(lambda: view.preview.canvas.files and not view.preview.canvas.files[0].problem)
        officer.press(Key.Key_Return, CTRL)
        assert view.banner.isVisible()  # not yet
        view.list.go_to(wanted[0])
        for _ in wanted:
            officer.press(Key.Key_Space)
        officer.press(Key.Key_Return, CTRL)  # at once: what is on its way comes first
        officer.until(lambda: officer.closed)
        assert state_of(made, case_id) is CaseState.ONSITE_PASSED


def test_an_original_that_is_missing_sends_the_case_back_to_book_again(qtbot: QtBot, made: CounterOffice) -> None:
    case_id = arrived(made)
    with officer_at(qtbot, made) as officer:
        officer.open(case_id)
        officer.view.list.go_to(PAPERS[0])
        officer.press(Key.Key_M)
        officer.until(lambda: _original(made, case_id, PAPERS[0]) is Original.MISSING)
        officer.press(Key.Key_Return, CTRL)
        officer.accept("onsiteFailDialog")
        officer.until(lambda: officer.closed and officer.to_book)
        assert state_of(made, case_id) is CaseState.ONSITE_CORRECTION
        assert officer.to_book[0].id == case_id


def test_an_original_that_differs_opens_a_round_of_uploads(qtbot: QtBot, made: CounterOffice) -> None:
    case_id = arrived(made)
    with officer_at(qtbot, made) as officer:
        officer.open(case_id)
        officer.view.list.go_to(PAPERS[1])
        officer.press(Key.Key_D)
        assert officer.view.panel.note.hasFocus()
        QTest.keyClicks(officer.view.panel.note, "another term")
        QTest.keyClick(officer.view.panel.note, Key.Key_Escape)
        officer.press(Key.Key_D)
        officer.until(lambda: _original(made, case_id, PAPERS[1]) is Original.DIFFERS)
        officer.press(Key.Key_Return, CTRL)
        officer.accept("onsiteFailDialog")
        officer.until(lambda: officer.closed)
        assert state_of(made, case_id) is CaseState.RESUBMISSION_REQUIRED
        (sent,) = made.ask(CaseOpened(case_id)).notices
        assert [(item.code, item.text) for item in sent.notice.items] == [(PAPERS[1], "another term")]
        assert officer.to_book == []


def _original(made: CounterOffice, case_id: CaseId, code: str) -> Original | None:
    review = made.ask(OnsiteReviewOf(case_id))
    original: Original | None = next(m.original for m in review.materials if m.code == code)
    return original
