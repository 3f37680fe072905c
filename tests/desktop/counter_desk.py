"""The counter's screen with its presenter on a real office, and hands for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from casework.people import Staff, StaffList
from desktop.counter import CounterPresenter
from desktop.counter_store import CounterStore
from desktop.settings import Settings
from desktop.tasks import Tasks
from tests.counter_office import CounterOffice
from ui.counter.view import CounterView
from ui.counter.visits import Visit, VisitState

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class CounterDesk:
    """One officer at one PC. `said` are passing messages."""

    def __init__(self, qtbot: QtBot, made: CounterOffice, home: Path, user_name: str) -> None:
        self.qtbot, self.made = qtbot, made
        self.door = made.office.acting_as(user_name)
        self.me: Staff = next(one for one in self.door.ask(StaffList()) if one.user_name == user_name)
        self.tasks = Tasks()
        self.bugs: list[object] = []
        self.tasks.unhandled.connect(self.bugs.append)
        self.view = CounterView()
        self.view.resize(1302, 768)
        qtbot.addWidget(self.view)
        self.settings = Settings(home)
        store = CounterStore(home, "office", use_keyring=False)
        self.counter = CounterPresenter(self.door, self.tasks, self.view, self.settings, store, self.me, lambda: "zh")
        self.said: list[str] = []
        self.opened: list[str] = []
        self.counter.said.connect(lambda text, _: self.said.append(text))
        self.counter.review_opened.connect(lambda case_id, _: self.opened.append(case_id))
        self.view.show()
        self.view.activateWindow()
        self.view.setFocus()

    def until(self, condition: Callable[[], object], seconds: float = 15) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=int(seconds * 1000))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key in the scan field, where the keys always are."""
        self.until(lambda: self.view.isActiveWindow() and self.view.head.scan.hasFocus())
        QTest.keyClick(self.view.head.scan, key, modifier)

    def scan(self, code: str) -> None:
        """What a scanner does: the code and Enter."""
        self.until(lambda: self.view.isActiveWindow() and self.view.head.scan.hasFocus())
        QTest.keyClicks(self.view.head.scan, code)
        QTest.keyClick(self.view.head.scan, Qt.Key.Key_Return)

    def dialog(self, name: str) -> QDialog:
        """The dialog of this name, once it is there."""
        found: list[QDialog] = []

        def is_there() -> bool:
            found[:] = [one for one in self.view.findChildren(QDialog, name) if one.isVisible()]
            return bool(found)

        self.until(is_there)
        return found[0]

    def accept(self, name: str) -> None:
        """Press Enter in a dialog."""
        QTest.keyClick(self.dialog(name), Qt.Key.Key_Return)

    def visit(self, visit_id: str) -> Visit:
        """A visit as it is shown."""
        found = self.view.visit(visit_id)
        assert found is not None
        return found

    def named(self, name: str) -> Visit | None:
        """A visit by the person's name."""
        return next((one for one in self.view.day.visits if one.name == name), None) if self.view.day else None

    def becomes(self, visit_id: str, state: VisitState) -> None:
        """Wait until a visit is in a state and nothing waits."""
        self.until(lambda: self.visit(visit_id).state is state and not self.counter.outbox.waiting)

    def is_quiet(self) -> bool:
        """Whether nothing is on its way."""
        return not self.tasks._running

    def close(self) -> None:
        """The program ends in good order."""
        self.counter.stop()
        self.tasks.close()
        self.door.close()
        assert not self.bugs, self.bugs


@contextmanager
def counter_desk(qtbot: QtBot, made: CounterOffice, home: Path, user_name: str = "chen") -> Iterator[CounterDesk]:
    """Sit down at the counter."""
    desk = CounterDesk(qtbot, made, home, user_name)
    try:
        desk.settings.set("counter_mine", made.counters[0])
        desk.counter.start()
        desk.until(lambda: desk.view.day is not None)
        yield desk
    finally:
        desk.close()
