"""What goes wrong around the reviewer: tokens, keys, disks, and text that would rather be code."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event, update

from casework import office_key
from casework.cases import CaseId, CasesMatching, Queue, SavedFilters
from casework.database.tables import session
from casework.lifecycle import CaseState
from casework.vault import recovery_copy
from desktop.case_screens import CaseScreens
from desktop.credentials import SERVICE
from tests.builders_office import basic_data
from tests.end_to_end.desk import PASSWORD, Desk, OfficeOnDisk, office_on_disk, running
from tests.end_to_end.test_main_job import open_next, see_all
from ui.parts import painting

CTRL = Qt.KeyboardModifier.ControlModifier
NASTY = "<b>粗</b><img src=x>'; DROP TABLE cases; --"


class MemoryKeyring(KeyringBackend):
    """A keyring that works, for as long as the test."""

    priority = 1  # type: ignore[assignment] # a class property there

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def system_keyring() -> Iterator[MemoryKeyring]:
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[OfficeOnDisk]:
    with office_on_disk(tmp_path / "office") as made:
        yield made


def tokens(kept: MemoryKeyring) -> dict[str, str]:
    return {office: token for (service, office), token in kept.kept.items() if service == SERVICE}


def sign_in_remembered(desk: Desk) -> None:
    desk.until(lambda: desk.program._sign_in_view is not None)
    view = desk.program._sign_in_view
    assert view is not None
    view._remember.setChecked(True)
    desk.sign_in("wangmin")


# remembering


def test_remembered_in_the_keyring_one_is_signed_in_at_the_next_start(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path, system_keyring: MemoryKeyring
) -> None:
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        sign_in_remembered(desk)
    assert len(tokens(system_keyring)) == 1
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        desk.until(lambda: desk.program.screens is not None and not desk.program.window.is_covered)
        desk.program.sign_out()
        desk.until(lambda: desk.program._sign_in_view is not None)
        desk.until(lambda: not tokens(system_keyring))  # signing out forgets it everywhere


def test_without_a_keyring_remembering_ends_with_the_program_and_says_so(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    for _ in range(2):
        with running(qtbot, on_disk.folder, tmp_path) as desk:
            desk.until(lambda: desk.program._sign_in_view is not None)
            view = desk.program._sign_in_view
            assert view is not None
            note = view._note
            desk.until(lambda note=note: "密钥环" in note.text() and note.isVisible())
            sign_in_remembered(desk)


@pytest.mark.parametrize("fault", ["forged", "expired"])
def test_a_token_that_is_worth_nothing_is_said_and_forgotten(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path, system_keyring: MemoryKeyring, fault: str
) -> None:
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        sign_in_remembered(desk)
    ((office, token),) = tokens(system_keyring).items()
    if fault == "forged":
        system_keyring.set_password(SERVICE, office, token[:-4] + "aaaa")
    else:
        with on_disk.office.data.engines.write.begin() as connection:
            connection.execute(update(session).values(expires_at=session.c.created_at))
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        desk.until(lambda: desk.program._sign_in_view is not None)
        view = desk.program._sign_in_view
        assert view is not None
        desk.until(lambda: ("失效" if fault == "forged" else "到期") in view._problem.text)
        assert desk.program.me is None
        desk.until(lambda: not tokens(system_keyring))
        desk.sign_in("wangmin")  # the way in is open all the same


def test_a_session_ended_elsewhere_is_said_and_nothing_of_the_case_stays(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    on_disk.register(1, materials=2)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        desk.press(Qt.Key.Key_D, CTRL)
        desk.dialog("basicDataDialog")
        with on_disk.office.data.engines.write.begin() as connection:
            connection.execute(session.delete())
        screens.review.opened.read()
        desk.until(lambda: desk.program.me is None and desk.program._sign_in_view is not None)
        view = desk.program._sign_in_view
        assert view is not None
        assert "失效" in view._problem.text
        assert not [d for d in desk.program.window.findChildren(QDialog) if d.isVisible()]


def test_the_lock_hides_dialogs_and_gives_them_back_with_what_was_typed(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    on_disk.register(1, materials=2)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        desk.press(Qt.Key.Key_D, CTRL)
        dialog = desk.dialog("basicDataDialog")
        reason = dialog.findChild(QPlainTextEdit, "correctionReason")
        assert reason is not None
        reason.setPlainText("写了一半")
        assert painting._line.cache_info().currsize
        desk.program.lock()
        assert painting._line.cache_info().currsize == 0, "names that were painted are kept nowhere"
        assert not dialog.isVisible()
        assert desk.program._locked is not None
        lock = desk.program._locked.view
        QTest.keyClicks(lock._password.edit, PASSWORD)
        desk.press(Qt.Key.Key_Return, widget=lock)
        desk.until(dialog.isVisible)
        assert reason.toPlainText() == "写了一半"
        dialog.reject()


# the office key and the disk


def test_a_lost_office_key_is_said_and_nothing_is_overwritten(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    key = office_key.find(on_disk.folder)
    assert key is not None
    on_disk.office.data.engines.write.dispose()
    (on_disk.folder / office_key.FILE_NAME).unlink()
    before = {path.name: path.read_bytes() for path in on_disk.folder.iterdir() if path.suffix == ".db"}
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        window = desk.program.window
        desk.until(lambda: window.findChild(QWidget, "officeKey") is not None)
        page = window.findChild(QWidget, "officeKey")
        assert page is not None
        told = " ".join(label.text() for label in page.findChildren(QLabel))
        assert "没有本办公室的密钥" in told
        field = page.findChild(QLineEdit, "recoveryCopyField")
        assert field is not None
        field.setText("ABCD-EFGH")
        desk.press(Qt.Key.Key_Return, widget=page)
        desk.until(lambda: page.problem.text)  # type: ignore[attr-defined] # a form page
        assert field.text() == "ABCD-EFGH"
        assert not (on_disk.folder / office_key.FILE_NAME).exists()
        assert {name: (on_disk.folder / name).read_bytes() for name in before} == before
        field.setText(recovery_copy(key))
        desk.press(Qt.Key.Key_Return, widget=page)
        desk.until(lambda: desk.program.office is not None)
        desk.sign_in("wangmin")


def test_a_full_disk_keeps_the_verdicts_words_and_retry_works(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = on_disk.register(1, materials=2)
    words = "这一页看不清。" * 250
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        view = screens.review_view
        see_all(desk, screens)
        assert desk.program.office is not None
        engine = desk.program.office.data.engines.write
        limit = {"pages": 1}

        def fill(connection: object) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {limit['pages']}")  # type: ignore[attr-defined]

        event.listen(engine, "begin", fill)
        try:
            desk.press(Qt.Key.Key_2)
            view.panel.text.setPlainText(words)
            desk.press(Qt.Key.Key_F)
            desk.until(lambda: view.banner.code == "unavailable")
            assert "磁盘空间不足" in view.banner.text
            assert on_disk.case(case_id).row.judged == 0
            desk.press(Qt.Key.Key_K)
            assert view.materials.current == "id_card"
            assert view.panel.text.toPlainText() == words
            limit["pages"] = 1_000_000
            view.banner.acted.emit("unavailable")
            desk.until(lambda: on_disk.case(case_id).row.failed == 1)
        finally:
            event.remove(engine, "begin", fill)
        said = next(m.verdict for m in on_disk.case(case_id).materials if m.code == "id_card")
        assert said is not None
        assert said.verdict.text == words
        desk.until(lambda: not view.banner.isVisible())


# text that would rather be code


def assert_literal(window: QWidget) -> None:
    """Whatever of NASTY is on the screen is shown as it was typed."""
    for label in window.findChildren(QLabel):
        if "<" in label.text() and "粗" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for widget in window.findChildren(QWidget):
        tip = widget.toolTip()
        assert "<b>粗" not in tip.replace("&lt;b&gt;粗", ""), tip


def reason(desk: Desk, key: Qt.Key, name: str, field: str, text: str = NASTY) -> None:
    """Open a dialog by its key, type NASTY and accept it."""
    desk.press(key, CTRL)
    dialog = desk.dialog(name)
    edit = dialog.findChild(QWidget, field)
    assert isinstance(edit, QPlainTextEdit | QLineEdit)
    if isinstance(edit, QLineEdit):
        edit.setText(text)
    else:
        edit.setPlainText(text)
    if name == "addMaterialDialog":
        choice = dialog.findChild(QComboBox, "materialChoice")
        assert choice is not None
    desk.press(Qt.Key.Key_Return, CTRL, widget=dialog)
    desk.until(lambda: not shown(desk, name) or dialog.problem)  # type: ignore[attr-defined] # one of ours
    assert not shown(desk, name), dialog.problem  # type: ignore[attr-defined] # one of ours


def shown(desk: Desk, name: str) -> list[QDialog]:
    return [dialog for dialog in desk.program.window.findChildren(QDialog, name) if dialog.isVisible()]


def test_sql_and_html_are_only_words_in_review(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = on_disk.register(1, materials=1)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        view = screens.review_view
        see_all(desk, screens)
        desk.press(Qt.Key.Key_2)
        view.panel.text.setPlainText(NASTY)
        desk.press(Qt.Key.Key_F)
        desk.until(lambda: on_disk.case(case_id).row.failed == 1)
        reason(desk, Qt.Key.Key_M, "addMaterialDialog", "materialQuestion")
        desk.until(lambda: any(m.question == NASTY for m in on_disk.case(case_id).materials))
        view.field_chosen.emit("position")
        dialog = desk.dialog("reasonDialog")
        edit = dialog.findChild(QPlainTextEdit, "reasonText")
        assert edit is not None
        edit.setPlainText(NASTY)
        desk.press(Qt.Key.Key_Return, CTRL, widget=dialog)
        desk.until(lambda: [failed.text for failed in on_disk.case(case_id).failed_fields] == [NASTY])
        desk.until(lambda: not shown(desk, "reasonDialog"))
        reason(desk, Qt.Key.Key_H, "reasonDialog", "reasonText")
        desk.until(lambda: on_disk.case(case_id).hold_reason == NASTY)
        desk.until(lambda: view.case is not None and view.case.row.is_on_hold)
        desk.press(Qt.Key.Key_H, CTRL)
        held = desk.dialog("reasonDialog")
        assert_literal(desk.program.window)  # the hold's reason is in it
        edit = held.findChild(QPlainTextEdit, "reasonText")
        assert edit is not None
        edit.setPlainText("好")
        desk.press(Qt.Key.Key_Return, CTRL, widget=held)
        desk.until(lambda: view.case is not None and not view.case.row.is_on_hold)
        desk.until(lambda: not shown(desk, "reasonDialog"))
        for code in view.materials.codes():
            view.materials.set_current(code)
            view._choose(code)
            assert_literal(desk.program.window)
        desk.press(Qt.Key.Key_M)
        desk.until(lambda: not view.waiting() and not screens.review.opened.is_busy)
        desk.wait(300)
        desk.press(Qt.Key.Key_Return, CTRL)
        notice = desk.dialog("noticeDialog")
        assert NASTY in notice.phone.area.widget().accessibleName()  # type: ignore[attr-defined] # painted, word for word
        desk.press(Qt.Key.Key_Return, widget=notice)
        desk.until(lambda: on_disk.case(case_id).row.state is CaseState.RESUBMISSION_REQUIRED)
        hand_over(desk, screens, case_id, on_disk)


def hand_over(desk: Desk, screens: CaseScreens, case_id: CaseId, on_disk: OfficeOnDisk) -> None:
    desk.until(lambda: screens.review_view.acts()["notices"])
    desk.press(Qt.Key.Key_P, CTRL)
    notice = desk.dialog("noticeDialog")
    desk.press(Qt.Key.Key_H, CTRL, widget=notice)
    named = desk.dialog("nameDialog")
    edit = named.findChild(QLineEdit, "nameText")
    assert edit is not None
    receiver = NASTY[:40].strip()
    edit.setText(receiver)
    desk.press(Qt.Key.Key_Return, widget=named)
    desk.until(lambda: on_disk.case(case_id).notices[0].handed_over_to == receiver)
    desk.until(lambda: screens.review_view.case is not None and screens.review_view.case.notices[0].handed_over_to)
    desk.press(Qt.Key.Key_P, CTRL)
    again = desk.dialog("noticeDialog")
    assert_literal(desk.program.window)
    again.reject()


def test_sql_and_html_are_only_words_in_inbox_and_registration(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    on_disk.register(1)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("chen")
        inbox = screens.inbox_view
        inbox.search.setText(NASTY)
        desk.until(lambda: inbox._stack.currentIndex() == 1)
        assert_literal(desk.program.window)
        desk.press(Qt.Key.Key_S, CTRL, widget=inbox)
        named = desk.dialog("nameDialog")
        edit = named.findChild(QLineEdit, "nameText")
        assert edit is not None
        edit.setText(NASTY[:40])
        desk.press(Qt.Key.Key_Return, widget=named)
        door = on_disk.office.acting_as("chen")
        desk.until(lambda: [one.name for one in door.ask(SavedFilters())] == [" ".join(NASTY[:40].split())])
        door.close()
        inbox.search.clear()
        inbox.register_requested.emit()
        view = screens.register_view
        desk.until(lambda: view.data.boxes)
        typed = basic_data(view.business_type, 7) | {"hukou_address": NASTY, "position": NASTY, "employer_name": NASTY}
        for code, value in typed.items():
            if code in view.data.boxes:
                view.data.boxes[code].set_value(str(value))
        view.data.boxes["name"].set_value(NASTY)
        desk.program.window.activateWindow()
        view.data.boxes["name"].setFocus()
        desk.press(Qt.Key.Key_Return, CTRL)
        assert view.data.boxes["name"].problem.text()
        assert view.data.boxes["name"].value() == NASTY
        assert_literal(desk.program.window)
        view.data.boxes["name"].set_value("陈七")
        desk.press(Qt.Key.Key_Return, CTRL)
        desk.until(lambda: screens.review_view.case is not None)
        assert screens.review_view.case is not None
        stored = on_disk.case(screens.review_view.case.row.id)
        assert stored.row.employer_name == NASTY
        assert_literal(desk.program.window)
        found = on_disk.office.acting_as("system")
        assert len(found.ask(CasesMatching(Queue.ALL)).ids) == 2
        found.close()
