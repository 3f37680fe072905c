"""The whole program on a real office: its window offscreen, its lanes, its rendering processes."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from casework import office_key
from casework.cases import CaseId, FeeBasis, FileForMaterial, RegisterCase
from casework.database.office import DatabaseOffice
from casework.database.opening import add_first_staff, create_office, embedded_url
from casework.lifecycle import BusinessType
from casework.people import Role
from casework.review import CaseOpened
from casework.vault import new_key
from desktop.application import Application
from desktop.case_screens import CaseScreens
from desktop.settings import Settings
from desktop.starting import Place
from tests.builders_office import basic_data, conditions

PASSWORD = "Right-horse-77"
PEOPLE = (
    ("wangmin", "王敏", frozenset({Role.REVIEWER})),
    ("lina", "李娜", frozenset({Role.REVIEWER})),
    ("zhou", "周主管", frozenset({Role.SUPERVISOR})),
    ("chen", "陈窗口", frozenset({Role.COUNTER_OFFICER})),
)


def one_page(text: str, pages: int = 1, is_photo: bool = False) -> bytes:
    """A document with these words; a photograph where only that is taken."""
    with pymupdf.open() as document:
        for number in range(pages):
            page = document.new_page(width=300, height=420)
            page.insert_text((40, 80), f"{text} {number + 1}", fontsize=18)
        return bytes(document[0].get_pixmap().tobytes("jpeg") if is_photo else document.tobytes())


@dataclass
class OfficeOnDisk:
    """An embedded office in a folder, as the program finds it."""

    folder: Path
    office: DatabaseOffice

    def register(self, person: int, *, materials: int = 100, pages: int = 1) -> CaseId:
        """A case with documents for the first so many materials that are wanted."""
        door = self.office.acting_as("chen")
        try:
            kind = BusinessType.NEW_APPLICATION
            probe = RegisterCase(kind, "chaoyang", conditions(kind), basic_data(kind, person), FeeBasis.CONTRACT)
            from casework.catalogue import load

            listed = [
                item for item in load().checklist(kind, {}) if item.stage == "upload" and item.requirement != "optional"
            ]
            files = []
            for item in listed[:materials]:
                is_photo = load().materials[item.material].formats == ("jpeg",)
                data = one_page(f"{item.material} {person}", 1 if is_photo else pages, is_photo)
                blob = door.documents.put(io.BytesIO(data), len(data))
                name = f"{item.material}.{'jpg' if is_photo else 'pdf'}"
                files.append(FileForMaterial(item.material, blob.id, name, 1 if is_photo else pages))
            command = RegisterCase(
                probe.business_type,
                probe.district,
                probe.conditions,
                probe.basic_data,
                FeeBasis.CONTRACT,
                files=tuple(files),
            )
            return door.do(command, f"e2e-register-{person}").answer.case_id
        finally:
            door.close()

    def case(self, case_id: CaseId) -> Any:
        """The case as a reviewer sees it."""
        door = self.office.acting_as("wangmin")
        try:
            return door.ask(CaseOpened(case_id))
        finally:
            door.close()


@contextmanager
def office_on_disk(folder: Path) -> Iterator[OfficeOnDisk]:
    """Make an embedded office with PEOPLE."""
    key = new_key()
    office = create_office(embedded_url(folder), folder, key, "测试")
    office_key.keep(folder, key, use_keyring=False)
    try:
        for user_name, full_name, roles in PEOPLE:
            add_first_staff(office, user_name, full_name, roles, PASSWORD)
        yield OfficeOnDisk(folder, office)
    finally:
        office.close()


class Desk:
    """The running program, and hands for it."""

    def __init__(self, qtbot: QtBot, program: Application) -> None:
        self._qtbot, self.program = qtbot, program

    def until(self, condition: Callable[[], object], seconds: float = 20) -> None:
        """Wait until something holds."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=int(seconds * 1000))

    def sign_in(self, user_name: str) -> CaseScreens:
        """Sign in as one of PEOPLE, by keyboard."""
        self.until(lambda: self.program._sign_in_view is not None)
        view = self.program._sign_in_view
        assert view is not None
        view._user.edit.setText(user_name)
        view._password.edit.setFocus()
        QTest.keyClicks(view._password.edit, PASSWORD)
        self.press(Qt.Key.Key_Return, widget=view)
        self.until(lambda: self.program.screens is not None and not self.program.window.is_covered)
        assert self.program.screens is not None
        return self.program.screens

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, widget: QWidget | None = None
    ) -> None:
        """Press a key where the focus is; when a dialog has just gone it goes back to the window, as on a real desktop."""
        if widget is None and QApplication.focusWidget() is None:
            self.program.window.activateWindow()
            self.until(QApplication.focusWidget)
        QTest.keyClick(widget or QApplication.focusWidget() or self.program.window, key, modifier)

    def dialog(self, name: str) -> QDialog:
        """The dialog of this name, once it is there and the keyboard with it."""
        found: list[QDialog] = []

        def is_there() -> bool:
            found[:] = [d for d in self.program.window.findChildren(QDialog, name) if d.isVisible()]
            return bool(found)

        self.until(is_there)
        found[0].activateWindow()
        self.until(found[0].isActiveWindow)
        return found[0]

    def wait(self, ms: int) -> None:
        """Let the program run."""
        self._qtbot.wait(ms)


@contextmanager
def running(qtbot: QtBot, folder: Path, home: Path) -> Iterator[Desk]:
    """Start the program on the office in `folder`."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Application(app, Place(folder), Settings(home))
    problems: list[str] = []
    program.problems.happened.connect(problems.append)
    desk = Desk(qtbot, program)
    try:
        program.start()
        desk.until(program.window.isVisible)
        program.window.activateWindow()
        yield desk
    finally:
        program.close()
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
        app.aboutToQuit.disconnect(program.close)
        qtbot.wait(10)
    assert problems == []
