"""The preview in the running program: hundreds of documents by key, dying processes, long searches, regions through two rounds."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pymupdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from casework.cases import CaseId, FeeBasis, FileForMaterial, RegisterCase, TakeLease
from casework.database.tables import access_log
from casework.lifecycle import BusinessType
from casework.materials import AttachFile, MarkResubmitted
from casework.notices import NoticePreview
from casework.review import FinishRound, RecordVerdict, Verdict, VerdictKind
from tests.builders_office import basic_data, conditions
from tests.end_to_end.desk import Desk, OfficeOnDisk, office_on_disk, one_page, running
from ui.preview.layout import PageKey
from ui.preview.pixels import LIMIT_BYTES

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[OfficeOnDisk]:
    with office_on_disk(tmp_path / "office") as made:
        yield made


def case_with(on_disk: OfficeOnDisk, person: int, **documents: bytes) -> CaseId:
    """A case with these documents, by material."""
    door = on_disk.office.acting_as("chen")
    kind, files = BusinessType.NEW_APPLICATION, []
    for material, data in documents.items():
        blob = door.documents.put(io.BytesIO(data), len(data))
        files.append(FileForMaterial(material, blob.id, f"{material}.pdf", None))
    values = (kind, "chaoyang", conditions(kind), basic_data(kind, person), FeeBasis.CONTRACT)
    command = RegisterCase(*values, files=tuple(files))
    case_id = door.do(command, f"preview-{person}").answer.case_id
    door.close()
    return case_id


def opened(desk: Desk, screens: Any, case_id: CaseId, code: str) -> Any:
    """The review's view with this material in hand, sharp."""
    screens.open_case(case_id)
    view = screens.review_view
    desk.until(lambda: view.case is not None and view.case.row.id == case_id)
    view.materials.set_current(code)
    view._choose(code)
    desk.until(lambda: is_sharp(view))
    return view


def is_sharp(view: Any) -> bool:
    canvas = view.preview.active
    pages = canvas.visible()
    return bool(pages) and all(canvas.is_sharp(page, rect) for page, rect in pages)


def pages_pdf(pages: int, word: str = "page") -> bytes:
    with pymupdf.open() as document:
        for number in range(pages):
            document.new_page(width=300, height=420).insert_text((40, 80), f"{word} {number + 1}", fontsize=18)
        return bytes(document.tobytes(garbage=0))


def workers() -> list[psutil.Process]:
    found = []
    for child in psutil.Process().children(True):
        try:
            if "rendering.worker" in " ".join(child.cmdline()):
                found.append(child)
        except psutil.Error:
            continue  # it has just ended
    return found


def test_three_hundred_documents_by_key_repeat(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = on_disk.register(11, pages=2)
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        view = opened(desk, screens, case_id, "id_card")
        queue = screens.review.preview.queue
        for number in range(300):
            QTest.keyClick(view.materials, Qt.Key.Key_J if number // 12 % 2 == 0 else Qt.Key.Key_K)
            if number % 5 == 0:
                desk.wait(1)
        desk.until(lambda: is_sharp(view) or not view.current.files)
        desk.until(lambda: not queue._running)
        assert 0 < view.preview.pixels.size <= LIMIT_BYTES
        view.materials.set_current("id_card")
        view._choose("id_card")
        assert is_sharp(view), "what was looked at before is painted in the very event"


def test_a_dying_process_loses_nothing(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = case_with(on_disk, 12, id_card=pages_pdf(60), hukou_self=one_page("other"))
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        view = opened(desk, screens, case_id, "hukou_self")
        view.giving.pass_it(is_confirmed=True)
        view = opened(desk, screens, case_id, "id_card")
        canvas = view.preview.canvas
        desk.press(Qt.Key.Key_2)
        view.panel.text.setPlainText("第三页看不清")
        for number in range(6):
            canvas.go_by(5)
            if number == 3:
                workers()[0].kill()  # a document that ends two is not tried again
            desk.wait(20 * (number % 2))
        place = canvas.verticalScrollBar().value()
        desk.until(lambda: is_sharp(view))
        assert canvas.verticalScrollBar().value() == place > 0
        assert view.panel.text.toPlainText() == "第三页看不清"
        desk.until(lambda: any(m.verdict for m in on_disk.case(case_id).materials if m.code == "hukou_self"))
        desk.until(lambda: [d.text for d in on_disk.case(case_id).drafts] == ["第三页看不清"])


def test_a_search_over_two_thousand_pages_is_stopped_midway(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = case_with(on_disk, 13, id_card=pages_pdf(2000, "needle"))
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        view = opened(desk, screens, case_id, "id_card")
        find, bar = screens.review.preview.find, view.preview.find_bar
        desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, view.materials)
        assert bar.isVisible()
        QTest.keyClicks(bar.edit, "needle")
        desk.press(Qt.Key.Key_Return, widget=bar.edit)
        desk.until(lambda: find.hits >= 40)
        assert find.is_running
        bar._stop.click()
        assert not find.is_running
        stopped_at = find.hits
        assert 40 <= stopped_at < 2000
        desk.press(Qt.Key.Key_Return, widget=bar.edit)
        assert find.hits == stopped_at
        assert view.preview.canvas.current_key() is not None
        view.preview.canvas.go_to(PageKey(view.current.files[0].id, 1990))
        desk.until(lambda: is_sharp(view))
        desk.press(Qt.Key.Key_Escape, widget=bar.edit)
        assert not bar.isVisible()
        assert screens.review.case_id == case_id, "Esc closes the search, not the case"


def test_regions_by_keyboard_come_back_in_the_next_round(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = case_with(on_disk, 14, id_card=pages_pdf(1, "first"))
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        view = opened(desk, screens, case_id, "id_card")
        desk.press(Qt.Key.Key_D, widget=view.materials)
        canvas = view.preview.canvas
        for key, modifier in (
            (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Right, SHIFT),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        ):
            desk.press(key, modifier, canvas)
        assert screens.review.case_id == case_id
        assert len(view.panel.typed().regions) == 1
        desk.until(lambda: len(on_disk.case(case_id).drafts) == 1)
        assert on_disk.case(case_id).drafts[0].regions == view.panel.typed().regions
        QTest.mousePress(
            canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, near(canvas, 0.2)
        )
        QTest.mouseMove(canvas.viewport(), near(canvas, 0.3))
        QTest.mouseRelease(
            canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, near(canvas, 0.4)
        )
        assert len(view.panel.typed().regions) == 2
        desk.press(Qt.Key.Key_2, widget=view.materials)
        desk.press(Qt.Key.Key_F, widget=view.materials)
        desk.until(lambda: verdict_of(on_disk, case_id) is not None)
        regions = verdict_of(on_disk, case_id).verdict.regions
        assert len(regions) == 2
        second_round(on_disk, case_id, pages_pdf(1, "second"))
        view = reopened(desk, screens, case_id)
        old = view.preview.canvas.pointer.regions._old
        assert [drawn.box for drawn in old] == [(r.x, r.y, r.width, r.height) for r in regions]
        assert "第 1 轮" in old[0].label
        assert old[0].key.file_id == view.current.newest_files[0].id != regions[0].file_id
        compare(desk, view)


def near(canvas: Any, share: float) -> QPoint:
    rect = canvas.visible()[0][1]
    return QPoint(round(rect.x() + share * rect.width()), round(rect.y() + share * rect.height()))


def verdict_of(on_disk: OfficeOnDisk, case_id: CaseId) -> Any:
    return next(m.verdict for m in on_disk.case(case_id).materials if m.code == "id_card")


def second_round(on_disk: OfficeOnDisk, case_id: CaseId, data: bytes) -> None:
    """The round is finished with its notice, the applicant's new page comes, the case is back."""
    door, clerk = on_disk.office.acting_as("wangmin"), on_disk.office.acting_as("chen")
    for material in on_disk.case(case_id).materials:
        if material.blocks_finish:
            verdict = Verdict(VerdictKind.NOT_APPLICABLE, text="不适用")
            door.do(RecordVerdict(case_id, material.code, material.version, verdict), f"not-wanted-{material.code}")
    lease = door.do(TakeLease(case_id), "second-round-lease").answer
    digest = door.ask(NoticePreview(case_id)).digest()
    door.do(FinishRound(case_id, on_disk.case(case_id).row.version, lease.fencing, digest), "second-round-finish")
    failed = next(material for material in on_disk.case(case_id).materials if material.state == "failed")
    blob = clerk.documents.put(io.BytesIO(data), len(data))
    clerk.do(AttachFile(case_id, failed.code, failed.version, blob.id, "new.pdf", 1), "second-round-file")
    clerk.do(MarkResubmitted(case_id, on_disk.case(case_id).row.version), "second-round-back")
    door.close()
    clerk.close()


def reopened(desk: Desk, screens: Any, case_id: CaseId) -> Any:
    screens.review.leave()
    view = opened(desk, screens, case_id, "id_card")
    desk.until(lambda: view.preview.canvas.pointer.regions._old)
    return view


def compare(desk: Desk, view: Any) -> None:
    """Both versions side by side: the old reason above, scrolled together, what changed marked."""
    desk.press(Qt.Key.Key_C, widget=view.materials)
    compared = view.preview.compare
    assert view.preview.is_comparing
    desk.until(
        lambda: is_sharp(view) and all(compared.old.is_sharp(page, rect) for page, rect in compared.old.visible())
    )
    assert "第 1 轮" in compared._why.text()
    assert len(compared.old.pointer.regions._old) == 2
    compared.new.set_zoom(3.0)
    compared.new.verticalScrollBar().setValue(300)
    assert compared.old.zoom == compared.new.zoom
    assert compared.old.verticalScrollBar().value() == 300
    desk.press(Qt.Key.Key_Y, widget=compared.new)
    desk.until(lambda: compared._changed.text())
    assert "%" in compared._changed.text()
    desk.press(Qt.Key.Key_C, widget=compared.new)
    assert not view.preview.is_comparing


def test_printing_and_saving_leave_their_mark_first(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    case_id = case_with(on_disk, 15, id_card=pages_pdf(2))
    printed, saved = tmp_path / "page.pdf", tmp_path / "page.png"
    with running(qtbot, on_disk.folder, tmp_path) as desk:
        screens = desk.sign_in("wangmin")
        view = opened(desk, screens, case_id, "id_card")
        paper = screens.review.documents.paper

        def printer() -> QPrinter:
            made = QPrinter()
            made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            made.setOutputFileName(str(printed))
            return made

        paper.choose_printer, paper.choose_path = printer, lambda _name: str(saved)
        view.preview._actions["print"].trigger()
        view.preview._actions["export"].trigger()
        desk.until(lambda: saved.exists() and printed.exists() and printed.stat().st_size > 1000)
        with on_disk.office.data.engines.read.connect() as connection:
            kinds = [row.kind for row in connection.execute(select(access_log.c.kind).order_by(access_log.c.id))]
        assert {"page_printed", "page_exported"} <= set(kinds)
        plain = next(iter(view.preview.pixels._images.values()))
        marked = QImage(str(saved))
        assert marked.width() > plain.width()
        shades = {marked.pixel(x, marked.height() // 2) for x in range(0, marked.width(), 3)}
        assert len(shades) > 2, "an empty line of the page shows the watermark"
