"""Keys that come faster than a screen is filled: what is beside a document is filled a moment after it, and no key meets less."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework.cases import CaseId
from casework.materials import MaterialState
from tests.end_to_end.desk import Desk, OfficeOnDisk, office_on_disk, running


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[OfficeOnDisk]:
    with office_on_disk(tmp_path / "office") as made:
        yield made


def material(on_disk: OfficeOnDisk, case_id: CaseId, code: str) -> Any:
    return next(one for one in on_disk.case(case_id).materials if one.code == code)


@contextmanager
def reviewing(qtbot: QtBot, on_disk: OfficeOnDisk, home: Path, case_id: CaseId) -> Iterator[tuple[Desk, Any]]:
    """A desk with this case open, and the review's view."""
    with running(qtbot, on_disk.folder, home) as desk:
        screens = desk.sign_in("wangmin")
        screens.open_case(case_id)
        view = screens.review_view
        desk.until(lambda: view.case is not None)
        yield desk, view


def test_reason_and_verdict_in_the_same_breath_as_the_next_document(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = on_disk.register(21)
    with reviewing(qtbot, on_disk, tmp_path, case_id) as (desk, view):
        first = view.materials.current
        for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_2, Qt.Key.Key_F):  # no event is handled in between
            QTest.keyClick(view.materials, key)
        second = view.materials.codes()[view.materials.codes().index(first) + 1]
        desk.until(lambda: material(on_disk, case_id, second).state is MaterialState.FAILED)
        catalogue = view.catalogue
        assert catalogue is not None
        given = material(on_disk, case_id, second).verdict.verdict
        assert [reason.code for reason in given.reasons] == [catalogue.materials[second].reasons[1]]
        assert material(on_disk, case_id, first).verdict is None
        view.materials.set_current(first)
        view._choose(first)
        assert view.panel.code == first
        assert list(view.panel.typed().reasons) == [catalogue.materials[first].reasons[0]]


def test_leaving_the_case_with_the_last_key_says_nothing_of_it(
    qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path
) -> None:
    case_id = on_disk.register(22)
    with reviewing(qtbot, on_disk, tmp_path, case_id) as (desk, view):
        QTest.keyClick(view.materials, Qt.Key.Key_J)
        QTest.keyClick(view.materials, Qt.Key.Key_Escape)
        desk.wait(50)
        assert view.case is None
        assert view.panel.code == ""


def test_taking_back_goes_back_to_the_verdict_just_given(qtbot: QtBot, on_disk: OfficeOnDisk, tmp_path: Path) -> None:
    """Also before its answer has come; what was chosen and typed stands there again."""
    case_id = on_disk.register(23)
    with reviewing(qtbot, on_disk, tmp_path, case_id) as (desk, view):
        first, second = view.materials.codes()[:2]
        for wait in (0, 400):
            QTest.keyClick(view.materials, Qt.Key.Key_1)
            view.panel.text.setPlainText("看不清")
            QTest.keyClick(view.materials, Qt.Key.Key_F)
            assert view.materials.current == second
            desk.wait(wait)
            QTest.keyClick(view.materials, Qt.Key.Key_Z)
            assert view.materials.current == first
            desk.until(lambda: any(g.is_undone for g in material(on_disk, case_id, first).history))
            desk.until(lambda: material(on_disk, case_id, first).verdict is None and not view._pending)
            desk.until(lambda: len(view.panel.typed().reasons) == 1)
            assert view.panel.typed().text == "看不清"
            view.panel.reasons.toggle(view.panel.typed().reasons[0])
        desk.wait(200)
        QTest.keyClick(view.materials, Qt.Key.Key_Z)
        desk.until(lambda: view.panel.hint.text())
        assert view.materials.current == first, "there is nothing more to take back"
