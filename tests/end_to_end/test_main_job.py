"""What the program exists for, as a reviewer does it: by keyboard, on real documents, from the next case to the notice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework.lifecycle import CaseState
from casework.materials import MaterialState
from casework.review import RecordVerdict, Verdict, VerdictKind
from desktop.case_screens import CaseScreens
from tests.end_to_end.desk import Desk, OfficeOnDisk, office_on_disk, one_page, running

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[OfficeOnDisk]:
    with office_on_disk(tmp_path / "office") as made:
        yield made


def open_next(desk: Desk, screens: CaseScreens) -> None:
    desk.until(lambda: screens.inbox_view.model.rowCount() >= 0)
    desk.press(Qt.Key.Key_N)
    desk.until(lambda: screens.review_view.case is not None)
    desk.until(lambda: screens.review.opened.fencing)


def see_all(desk: Desk, screens: CaseScreens) -> None:
    """Have every page of the material in hand on the screen."""
    view = screens.review_view

    def is_seen() -> bool:
        seen, pages = view.preview.seen_pages()
        return bool(pages) and seen == pages

    for _ in range(8):
        try:
            desk.until(is_seen, 1.5)
        except Exception:  # pytest-qt's TimeoutError: there are more pages
            desk.press(Qt.Key.Key_Space)
        else:
            return
    raise AssertionError(f"pages stay unseen: {view.preview.seen_pages()}")


def test_thirteen_keystrokes_for_a_case_of_good_one_page_papers(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = on_disk.register(1)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        view, keystrokes = screens.review_view, 0
        count = len(view.waiting())
        while view.waiting():
            see_all(desk, screens)
            desk.press(Qt.Key.Key_P)
            keystrokes += 1
        desk.press(Qt.Key.Key_Return, CTRL)  # at once: what is still on its way comes first
        keystrokes += 1
        desk.until(lambda: on_disk.case(case_id).row.state is CaseState.PRE_REVIEW_PASSED)
        assert keystrokes == count + 1


def test_one_complete_notice_by_keyboard(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = on_disk.register(2, materials=3)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        view = screens.review_view
        see_all(desk, screens)
        desk.press(Qt.Key.Key_2)
        desk.press(Qt.Key.Key_T)
        QTest.keyClicks(view.panel.text, "pzq")  # letters that are keys elsewhere
        assert view.panel.text.toPlainText() == "pzq"
        desk.press(Qt.Key.Key_Escape)
        desk.press(Qt.Key.Key_F)
        for _ in range(2):
            see_all(desk, screens)
            desk.press(Qt.Key.Key_P)
        desk.press(Qt.Key.Key_M)
        desk.until(lambda: not view.waiting() and not screens.review.opened.is_busy)
        desk.wait(300)
        desk.press(Qt.Key.Key_Return, CTRL)
        dialog = desk.dialog("noticeDialog")
        desk.press(Qt.Key.Key_Return, widget=dialog)
        desk.until(lambda: on_disk.case(case_id).row.state is CaseState.RESUBMISSION_REQUIRED)
        (sent,) = on_disk.case(case_id).notices
        first = sent.notice.items[0]
        assert (first.code, first.text) == ("id_card", "pzq")
        assert {item.code for item in sent.notice.items} > {"id_card", "integrity_employer"}


def test_replacements_are_dropped_on_failed_materials(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = on_disk.register(3, materials=0)
    paper = tmp_path / "card.pdf"
    paper.write_bytes(one_page("replacement"))
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        view = screens.review_view
        desk.press(Qt.Key.Key_M)
        desk.until(lambda: not view.waiting())
        desk.wait(300)
        desk.press(Qt.Key.Key_Return, CTRL)
        desk.press(Qt.Key.Key_Return, widget=desk.dialog("noticeDialog"))
        desk.until(lambda: view.case is not None and view.case.row.state is CaseState.RESUBMISSION_REQUIRED)
        view.files_dropped.emit("id_card", [str(paper)])
        desk.until(lambda: any(m.code == "id_card" and m.files for m in on_disk.case(case_id).materials))
        view.files_dropped.emit("photo_1inch", [str(paper)])
        desk.until(lambda: view.banner.isVisible())
        assert "jpeg" in view.banner.text
        card = next(m for m in on_disk.case(case_id).materials if m.code == "id_card")
        assert card.files[0].page_count == 1


def test_somebody_elses_verdict_appears_by_itself_and_a_conflict_shows_both(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = on_disk.register(4, materials=4)
    lina = on_disk.office.acting_as("lina")
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        view = screens.review_view
        versions = {m.code: m.version for m in on_disk.case(case_id).materials}
        command = RecordVerdict(
            case_id, "integrity_personal", versions["integrity_personal"], Verdict(VerdictKind.PASSED), True
        )
        lina.do(command, "lina-passes-1")
        desk.until(
            lambda: any(
                m.code == "integrity_personal" and m.state is MaterialState.PASSED
                for m in (view.case.materials if view.case else ())
            )
        )
        assert view.materials.current == "id_card"  # nothing moved under the reviewer's hands
        see_all(desk, screens)
        desk.wait(800)  # nothing that was read before is still on its way
        screens.review.opened._reader.blockSignals(True)  # the news is on its way when the key goes down
        lina.do(
            RecordVerdict(case_id, "id_card", versions["id_card"], Verdict(VerdictKind.PASSED), True), "lina-passes-2"
        )
        desk.press(Qt.Key.Key_2)
        desk.press(Qt.Key.Key_F)
        desk.until(lambda: "李娜" in view.panel.hint.text())
        screens.review.opened._reader.blockSignals(False)
    lina.close()


def test_a_draft_survives_leaving_and_the_lock_keeps_the_place(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    on_disk.register(5, materials=2)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        view = screens.review_view
        desk.press(Qt.Key.Key_T)
        QTest.keyClicks(view.panel.text, "half a sen")
        desk.press(Qt.Key.Key_Escape)
        desk.press(Qt.Key.Key_L, CTRL)
        desk.until(lambda: desk.program.window.is_covered)
        assert desk.program._locked is not None
        lock = desk.program._locked.view
        QTest.keyClicks(lock._password.edit, "wrong")
        desk.press(Qt.Key.Key_Return, widget=lock)
        desk.until(lambda: lock._problem.text)
        lock._password.edit.clear()
        QTest.keyClicks(lock._password.edit, "Right-horse-77")
        desk.press(Qt.Key.Key_Return, widget=lock)
        desk.until(lambda: not desk.program.window.is_covered)
        assert view.panel.text.toPlainText() == "half a sen"
        desk.press(Qt.Key.Key_Escape)
        desk.until(lambda: desk.program.window.current_screen() == "inbox")
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        assert screens.review_view.panel.text.toPlainText() == "half a sen"


def test_opening_only_reads(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = on_disk.register(6, materials=2)
    before = on_disk.case(case_id).row.version
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("lina")
        desk.wait(200)
        screens.open_case(case_id)
        desk.until(lambda: screens.review_view.case is not None)
        desk.wait(400)
        assert on_disk.case(case_id).row.version == before
        assert on_disk.case(case_id).lease.holder_id is None


def test_a_missing_file_is_shown_as_such(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    on_disk.register(7, materials=1)
    for path in (on_disk.folder / "documents").rglob("*"):
        if path.is_file():
            path.unlink()
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        open_next(desk, screens)
        desk.until(lambda: any(file.problem for file in screens.review.preview._files.values()))
