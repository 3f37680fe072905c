"""Correcting, amending and assigning through the window, by keyboard where the keyboard does it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from casework.cases import CaseId, Queue, TakeLease
from casework.database.tables import notice
from casework.lifecycle import CaseState
from casework.materials import MaterialState
from casework.notices import ItemKind, NoticeKind, NoticePreview
from casework.review import CaseOpened, FailField, FinishRound, GivenReason, RecordVerdict, Verdict, VerdictKind
from tests.end_to_end.desk import OfficeOnDisk, office_on_disk, running
from tests.end_to_end.test_main_job import open_next, see_all
from ui.assigning.dialog import AssignDialog
from ui.notice.amending import AmendDialog
from ui.review.corrections import BasicDataDialog, ConditionsDialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[OfficeOnDisk]:
    with office_on_disk(tmp_path / "office") as made:
        yield made


def test_correcting_basic_data_tells_faults_beside_their_fields_and_survives_a_conflict(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = on_disk.register(1, materials=2)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        desk.press(Qt.Key.Key_D, CTRL)
        dialog = desk.dialog("basicDataDialog")
        assert isinstance(dialog, BasicDataDialog)
        mobile, position = dialog.form.boxes["mobile"], dialog.form.boxes["position"]
        assert isinstance(mobile.edit, QLineEdit)
        assert isinstance(position.edit, QLineEdit)
        mobile.setFocus()
        mobile.edit.selectAll()
        QTest.keyClicks(mobile.edit, "1380013")
        assert not dialog.accept_button.isEnabled()  # no reason yet
        reason = dialog.findChild(QPlainTextEdit, "correctionReason")
        assert reason is not None
        reason.setFocus()
        QTest.keyClicks(reason, "by phone")
        assert [(line.before, line.after) for line in dialog.changes.lines] == [
            (mobile_of(on_disk, case_id), "1380013")
        ]
        desk.press(Qt.Key.Key_Return, CTRL, widget=dialog)
        assert mobile.problem.text()  # told here, nothing is sent
        assert QApplication.focusWidget() is mobile.edit
        mobile.edit.selectAll()
        QTest.keyClicks(mobile.edit, "13800138000")
        assert not mobile.problem.text()
        lina = on_disk.office.acting_as("lina")
        lina.do(FailField(case_id, on_disk.case(case_id).row.version, "position", "与合同不符"), "lina-fails-a-field")
        desk.press(Qt.Key.Key_Return, CTRL, widget=dialog)
        desk.until(lambda: "李娜" in dialog.problem)
        assert mobile.value() == "13800138000"
        assert reason.toPlainText() == "by phone"
        desk.until(lambda: screens.review.opened.is_settled)
        position.edit.setText("架构师")
        position.edited.emit()
        desk.press(Qt.Key.Key_Return, CTRL, widget=dialog)
        desk.until(lambda: on_disk.case(case_id).basic_data["mobile"] == "13800138000")
        case = on_disk.case(case_id)
        assert case.basic_data["position"] == "架构师"
        assert case.failed_fields == ()  # what was rejected is settled by its correction
        lina.close()


def mobile_of(on_disk: OfficeOnDisk, case_id: CaseId) -> str:
    return str(on_disk.case(case_id).basic_data["mobile"])


def test_correcting_conditions_shows_what_it_does_to_the_materials(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = on_disk.register(1)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        see_all(desk, screens)
        desk.press(Qt.Key.Key_P)
        desk.press(Qt.Key.Key_D, CTRL | SHIFT)
        dialog = desk.dialog("conditionsDialog")
        assert isinstance(dialog, ConditionsDialog)
        assert dialog.changes.lines == ()
        dialog.form.boxes["marital_state"].set_value("married")
        dialog.form.boxes["accompany_spouse"].set_value(True)
        shown = {line.text: line.note for line in dialog.changes.lines}
        assert "新增" in shown.values()
        reason = dialog.findChild(QPlainTextEdit, "correctionReason")
        assert reason is not None
        reason.setPlainText("当面说明")
        desk.press(Qt.Key.Key_Return, CTRL, widget=dialog)
        desk.until(lambda: "marriage_cert" in {m.code for m in on_disk.case(case_id).materials})
        states = {m.code: m.state for m in on_disk.case(case_id).materials}
        assert states["id_card"] is MaterialState.PASSED  # what is kept keeps its verdict
        desk.until(lambda: "marriage_cert" in screens.review_view.materials.codes())


def test_an_amended_notice_is_seen_before_it_is_sent(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = on_disk.register(1)
    failed, passed = send_a_notice(on_disk, case_id)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        screens.open_case(case_id)
        desk.until(lambda: screens.review_view.case is not None and screens.review.opened.is_settled)
        desk.press(Qt.Key.Key_P, CTRL)
        sent = desk.dialog("noticeDialog")
        desk.press(Qt.Key.Key_G, CTRL, widget=sent)
        dialog = desk.dialog("amendDialog")
        assert isinstance(dialog, AmendDialog)
        dialog._withdrawn.setFocus()
        desk.press(Qt.Key.Key_Space, widget=dialog._withdrawn)
        assert dialog.withdrawn == (failed,)
        dialog._choice.setCurrentIndex(dialog._choice.findData(passed))
        dialog._choice.setFocus()
        desk.press(Qt.Key.Key_1, widget=dialog)
        dialog._words.setPlainText("第二页")
        desk.until(lambda: dialog._page.page is not None and len(dialog._page.page.notice.items) == 2)
        assert not dialog.accept_button.isEnabled()
        dialog._reason.setPlainText("漏看一页")
        desk.until(dialog.accept_button.isEnabled)
        assert dialog._page.page is not None
        seen = dialog._page.page.notice
        desk.press(Qt.Key.Key_Return, CTRL, widget=dialog)
        desk.until(lambda: len(on_disk.case(case_id).notices) == 2)
        amended = on_disk.case(case_id).notices[0].notice
        assert amended.kind is NoticeKind.AMENDED
        assert amended.digest() == seen.digest()
        assert [(item.code, item.kind) for item in amended.items] == [
            (failed, ItemKind.WITHDRAWN),
            (passed, ItemKind.REPLACE),
        ]


def send_a_notice(on_disk: OfficeOnDisk, case_id: CaseId) -> tuple[str, str]:
    """A correction notice sent so long ago that it can't be recalled: the material that failed, and one that passed."""
    door = on_disk.office.acting_as("wangmin")
    wanted = [m for m in door.ask(CaseOpened(case_id)).materials if m.blocks_finish]
    for number, m in enumerate(wanted):
        kind = VerdictKind.PASSED if number else VerdictKind.FAILED
        verdict = Verdict(kind, () if number else (GivenReason("BLURRED"),))
        door.do(
            RecordVerdict(case_id, m.code, m.version, verdict, is_unseen_confirmed=True), f"judge-{m.code}-{case_id}"
        )
    lease = door.do(TakeLease(case_id), "take-the-lease-1").answer
    version = door.ask(CaseOpened(case_id)).row.version
    digest = door.ask(NoticePreview(case_id)).digest()
    door.do(FinishRound(case_id, version, lease.fencing, digest), "finish-the-round-1")
    assert door.ask(CaseOpened(case_id)).row.state is CaseState.RESUBMISSION_REQUIRED
    with on_disk.office.data.engines.write.begin() as connection:
        sent_at = connection.execute(notice.select()).mappings().one()["sent_at"]
        connection.execute(update(notice).values(sent_at=sent_at - timedelta(minutes=11)))
    door.close()
    return wanted[0].code, wanted[1].code


def test_a_supervisor_gives_several_cases_away_each_with_its_outcome(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    ids = [on_disk.register(number, materials=1) for number in range(3)]
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("zhou")
        inbox = screens.inbox_view
        inbox.queues.queue_chosen.emit(Queue.UNASSIGNED)
        desk.until(lambda: inbox.model.rowCount() == 3)
        inbox.table.setFocus()
        desk.press(Qt.Key.Key_A, CTRL)
        assert len(inbox.table.selected_ids()) == 3
        desk.press(Qt.Key.Key_A)
        dialog = desk.dialog("assignDialog")
        assert isinstance(dialog, AssignDialog)
        lina = on_disk.office.acting_as("lina")
        lina.do(FailField(ids[1], on_disk.case(ids[1]).row.version, "position", "与合同不符"), "lina-was-quicker")
        dialog._search.setText("王")
        desk.press(Qt.Key.Key_Return, widget=dialog)
        desk.until(lambda: dialog.results.count() == 3)
        assert [on_disk.case(id_).row.reviewer_name for id_ in ids] != ["王敏"] * 3
        said = [dialog.results.item(row).text() for row in range(3)]
        assert sum("李娜" in text for text in said) == 1
        desk.press(Qt.Key.Key_Return, widget=dialog)  # seen; again
        desk.until(lambda: [on_disk.case(id_).row.reviewer_name for id_ in ids] == ["王敏"] * 3)
        desk.until(lambda: inbox.model.rowCount() == 0)
        lina.close()


def test_reviewers_are_not_offered_to_assign(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    on_disk.register(1, materials=1)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        screens.inbox_view.queues.queue_chosen.emit(Queue.UNASSIGNED)
        desk.until(lambda: screens.inbox_view.model.rowCount() == 1)
        desk.press(Qt.Key.Key_A)
        desk.wait(200)
        assert not desk.program.window.findChildren(AssignDialog)
        open_next(desk, screens)
        assert screens.review_view.acts()["assign"] is False
