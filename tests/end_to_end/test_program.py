"""Starting, signing in, locking, registering, importing: the program around the main job."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from casework.cases import CasesMatching, Queue
from casework.errors import Unavailable
from casework.lifecycle import BusinessType
from desktop.diagnostics import where
from desktop.self_check import check
from desktop.starting import Place
from tests.builders_office import basic_data
from tests.end_to_end.desk import office_on_disk, one_page, running
from ui.diagnostics import DiagnosticsDialog

KIND = BusinessType.NEW_APPLICATION
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_self_check_passes(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 0
    assert "all is well" in capsys.readouterr().out


def test_a_first_start_makes_an_office_and_shows_its_recovery_copy(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "office", tmp_path) as desk:
        window = desk.program.window
        desk.until(lambda: window.findChild(QWidget, "setUp") is not None)
        for name, text in (
            ("officeName", "测试办公室"),
            ("firstFullName", "关宁"),
            ("firstUserName", "guan"),
            ("firstPassword", "Right-horse-77"),
        ):
            field = window.findChild(QWidget, name)
            assert field is not None
            field.setText(text)  # type: ignore[attr-defined] # a line edit
        desk.press(Qt.Key.Key_Return, widget=window.findChild(QWidget, "setUp"))
        desk.until(lambda: window.findChild(QWidget, "recoveryText") is not None)
        desk.press(Qt.Key.Key_Return, widget=window.findChild(QWidget, "recoveryCopy"))
        desk.until(lambda: desk.program.office is not None)
    assert (tmp_path / "office" / "office.db").exists()


def test_wrong_passwords_are_counted_and_what_was_typed_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with office_on_disk(tmp_path / "office"), running(qtbot, tmp_path / "office", tmp_path) as desk:
        desk.until(lambda: desk.program._sign_in_view is not None)
        view = desk.program._sign_in_view
        assert view is not None
        view._user.edit.setText("wangmin")
        for left in (4, 3):
            view._password.edit.setText("wrong")
            desk.press(Qt.Key.Key_Return, widget=view)
            desk.until(lambda left=left: str(left) in view._problem.text)
        assert view._user.edit.text() == "wangmin"
        assert view._password.edit.selectedText() == "wrong"


def test_no_part_ever_shows_itself_as_a_window(qtbot: QtBot, tmp_path: Path) -> None:
    with office_on_disk(tmp_path / "office") as made:
        made.register(1, materials=2)
        with running(qtbot, tmp_path / "office", tmp_path) as desk:
            screens = desk.sign_in("wangmin")
            desk.until(lambda: screens.inbox_view.model.rowCount() >= 0)
            shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            assert shown == [desk.program.window]


def test_language_and_theme_change_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with office_on_disk(tmp_path / "office"), running(qtbot, tmp_path / "office", tmp_path) as desk:
        screens = desk.sign_in("zhou")
        assert screens.inbox_view.next_button.text() == "下一件"
        desk.program.window.language_chosen.emit("en")
        desk.until(lambda: screens.inbox_view.next_button.text() == "Next case")
        desk.program.window.theme_chosen.emit("dark")
        desk.program.window.theme_chosen.emit("light")
        desk.program.window.language_chosen.emit("zh")
    assert json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))["language"] == "zh"


@pytest.mark.qt_log_ignore("does not support raise")  # nothing lies above anything offscreen
def test_a_menu_does_not_outlive_its_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with office_on_disk(tmp_path / "office"), running(qtbot, tmp_path / "office", tmp_path) as desk:
        desk.sign_in("zhou")
        window = desk.program.window
        for leave in (lambda: window.show_screen("calendar"), desk.program.lock):
            menu = QMenu(window)
            menu.addAction("x")
            menu.popup(window.mapToGlobal(QPoint(200, 200)))
            desk.until(QApplication.activePopupWidget)
            leave()
            assert not menu.isVisible()
            focus = QApplication.focusWidget()
            assert focus is not None
            assert focus.isVisible()


def test_registering_a_case_at_the_counter(qtbot: QtBot, tmp_path: Path) -> None:
    paper = tmp_path / "card.pdf"
    paper.write_bytes(one_page("card"))
    with office_on_disk(tmp_path / "office") as made, running(qtbot, tmp_path / "office", tmp_path) as desk:
        screens = desk.sign_in("chen")
        screens.inbox_view.register_requested.emit()
        view = screens.register_view
        desk.until(lambda: view.data.boxes)
        card = view.data.boxes["id_no"]
        card.edit.setFocus()
        QTest.keyClicks(card.edit, "110199199003072015")
        assert card.problem.text()  # told as soon as the number is whole
        card.set_value("")
        desk.press(Qt.Key.Key_Return, CTRL)
        assert view.data.boxes["name"].problem.text()
        for code, value in basic_data(KIND, 3).items():
            if code in view.data.boxes:
                view.data.boxes[code].set_value(value)
        view.files_dropped.emit("id_card", [paper])
        desk.wait(200)
        desk.press(Qt.Key.Key_Return, CTRL)
        desk.until(lambda: screens.review_view.case is not None)
        found = made.office.acting_as("system").ask(CasesMatching(Queue.ALL))
        assert len(found.ids) == 1
        assert [m.code for m in made.case(found.ids[0]).materials if m.files] == ["id_card"]


def test_importing_a_folder_in_the_desktop(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "incoming"
    for number, name in enumerate(("good", "bad")):
        (folder / name).mkdir(parents=True)
        told = {"business_type": KIND, "district": "haidian", "basic_data": basic_data(KIND, number)}
        if name == "bad":
            told["district"] = "atlantis"
        (folder / name / "case.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    with office_on_disk(tmp_path / "office"), running(qtbot, tmp_path / "office", tmp_path) as desk:
        screens = desk.sign_in("chen")
        screens.importing.begin(folder)
        desk.until(lambda: screens.importing.dialog is not None)
        dialog = screens.importing.dialog
        assert dialog is not None
        desk.until(lambda: dialog.list.topLevelItemCount() == 2)
        results = {dialog.list.topLevelItem(i).text(0): dialog.list.topLevelItem(i).text(1) for i in range(2)}  # type: ignore[union-attr] # two are there
        assert results["good"].startswith("GJ")
        assert results["bad"] == "未导入"
        desk.until(lambda: not dialog._is_running)
        dialog.reject()


def test_an_office_that_does_not_answer_keeps_the_verdict_and_offers_it_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office_on_disk(tmp_path / "office") as made:
        case_id = made.register(9, materials=2)
        with running(qtbot, tmp_path / "office", tmp_path) as desk:
            screens = desk.sign_in("wangmin")
            desk.press(Qt.Key.Key_N)
            desk.until(lambda: screens.review.opened.fencing and screens.review_view.case)
            desk.until(lambda: screens.review_view.preview.seen_pages() == (1, 1))
            office = desk.program.office
            assert office is not None
            real, keys = office.do, []

            def gone(command: object, key: str) -> object:
                keys.append(key)
                raise Unavailable("database_gone")

            monkeypatch.setattr(office, "do", gone)
            desk.press(Qt.Key.Key_P)
            desk.until(lambda: screens.review_view.banner.code == "unavailable")

            def back(command: object, key: str) -> object:
                keys.append(key)
                return real(command, key)  # type: ignore[arg-type] # whatever was given

            monkeypatch.setattr(office, "do", back)
            screens.review_view.banner.acted.emit("unavailable")
            desk.until(lambda: made.case(case_id).row.judged == 1)
            assert keys[0] == keys[1]  # the very same request


def test_diagnostics_tell_the_walls_and_no_password(qtbot: QtBot, tmp_path: Path) -> None:
    with office_on_disk(tmp_path / "office") as on_disk, running(qtbot, on_disk.folder, tmp_path) as desk:
        desk.sign_in("wangmin")
        desk.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        dialog = desk.dialog("diagnosticsDialog")
        assert isinstance(dialog, DiagnosticsDialog)
        word = {"full": "完整", "partial": "部分", "none": "没有"}[desk.program.renderer.diagnostics().level]
        desk.until(lambda: word in dialog.text())
        assert str(on_disk.folder) in dialog.text()
        dialog.reject()
    assert where(Place(tmp_path, "postgresql://me:secret@host/office?password=secret")) == "postgresql://host/office"
