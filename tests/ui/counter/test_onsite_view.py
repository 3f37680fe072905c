"""The on-site review's view by keyboard: ticks, remedies, what keeps a pass back; what was typed stays."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework.cases import CaseId, CaseRow, Lease
from casework.catalogue import load
from casework.lifecycle import BusinessType, CaseState
from casework.materials import MaterialState
from casework.onsite import OnsiteReview, Original, OriginalSeen, Remedy
from casework.review import CaseForReview
from tests.ui.counter.visits import NOW
from ui.counter.onsite_view import OnsiteView

Key = Qt.Key
CATALOGUE = load()
CODES = [item.material for item in CATALOGUE.checklist(BusinessType.NEW_APPLICATION, {})][:4]


def seen(code: str, original: Original | None = None, note: str = "") -> OriginalSeen:
    material = CATALOGUE.materials[code]
    name = material.name
    return OriginalSeen(code, name.zh, name.en, material.stage, MaterialState.PASSED, True, (), original, note)


def review(*materials: OriginalSeen, **changes: Any) -> OnsiteReview:
    made = OnsiteReview(CaseId("1"), 3, CaseState.ONSITE_REVIEWING, 1, True, materials, (), False)
    return replace(made, **changes)


def opened() -> CaseForReview:
    row = CaseRow(
        id=CaseId("1"),
        version=3,
        case_no="GJ26-000001",
        applicant_name="陈思远",
        id_last4="2012",
        business_type=BusinessType.NEW_APPLICATION,
        employer_name="北京样例有限公司",
        district="chaoyang",
        state=CaseState.ONSITE_REVIEWING,
        round=1,
        due_at=None,
        workdays_left=None,
        is_on_hold=False,
        reviewer_name=None,
        presence=None,
        materials=4,
        judged=4,
        failed=0,
        deferred=0,
        updated_at=NOW,
    )
    return CaseForReview(
        row=row,
        catalogue_hash=CATALOGUE.hash,
        conditions={},
        basic_data={},
        is_unmasked=True,
        materials=(),
        failed_fields=(),
        hold_reason="",
        lease=Lease(CaseId("1"), None, None, 0, None),
        present=(),
        drafts=(),
        notices=(),
        history=(),
        round_origin="pre_review",
    )


class Hands:
    def __init__(self, qtbot: QtBot) -> None:
        self.view = OnsiteView()
        qtbot.addWidget(self.view)
        self.view.resize(1300, 760)
        self.ticked: list[tuple[str, Original | None, str]] = []
        self.failed: list[Any] = []
        self.passed: list[bool] = []
        self.view.ticked.connect(lambda *said: self.ticked.append(said))
        self.view.failed.connect(self.failed.append)
        self.view.passed.connect(lambda: self.passed.append(True))
        self.view.show()
        self.view.activateWindow()
        self.view.setFocus()
        qtbot.waitUntil(self.view.list.hasFocus)

    def show(self, shown: OnsiteReview) -> None:
        self.view.show_review(shown, opened(), CATALOGUE, "zh")

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view.list, key, modifier)


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    return Hands(qtbot)


def test_space_ticks_and_goes_to_the_next_that_waits(hands: Hands) -> None:
    hands.show(review(seen(CODES[0]), seen(CODES[1], Original.MATCHES), seen(CODES[2])))
    assert hands.view.list.current == CODES[0]
    hands.press(Key.Key_Space)
    assert hands.ticked == [(CODES[0], Original.MATCHES, "")]
    assert hands.view.list.current == CODES[2]
    hands.press(Key.Key_K)
    assert hands.view.list.current == CODES[1]
    hands.press(Key.Key_Z)
    assert hands.ticked[-1] == (CODES[1], None, "")


def test_differing_needs_words_and_the_words_stay(hands: Hands) -> None:
    hands.show(review(seen(CODES[0]), seen(CODES[1])))
    hands.press(Key.Key_D)
    assert hands.ticked == []
    assert hands.view.panel.problem.isVisible()
    assert hands.view.panel.note.hasFocus()
    QTest.keyClicks(hands.view.panel.note, "dj space z")
    assert hands.ticked == []
    QTest.keyClick(hands.view.panel.note, Key.Key_Escape)
    hands.press(Key.Key_D)
    assert hands.ticked == [(CODES[0], Original.DIFFERS, "dj space z")]
    hands.show(review(seen(CODES[0], Original.DIFFERS), seen(CODES[1])))
    assert hands.view.panel.note.toPlainText() == "dj space z"


def test_the_notice_holds_what_is_wrong_with_its_remedy(hands: Hands) -> None:
    hands.show(review(seen(CODES[0], Original.DIFFERS, "old lease"), seen(CODES[1], Original.MISSING)))
    assert [(i.material, i.remedy) for i in hands.view.items()] == [
        (CODES[0], Remedy.UPLOAD),
        (CODES[1], Remedy.BRING),
    ]
    hands.view.list.go_to(CODES[0])
    hands.press(Key.Key_B)
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (items,) = hands.failed
    first, second = items
    assert (first.material, first.remedy, first.text) == (CODES[0], Remedy.BRING, "old lease")
    assert second.text
    assert hands.passed == []


def test_a_pass_waits_for_every_tick_and_for_what_was_deferred(hands: Hands) -> None:
    ticked = seen(CODES[0], Original.MATCHES)
    hands.show(review(ticked, seen(CODES[1])))
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.passed == []
    assert "1" in hands.view.banner.text
    hands.show(review(ticked, deferred_missing=("tax_record",)))
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.passed == []
    assert CATALOGUE.materials["tax_record"].short.zh in hands.view.banner.text
    hands.show(review(ticked, may_pass=True))
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.passed == [True]


def test_a_review_with_a_result_is_for_reading(hands: Hands) -> None:
    hands.show(review(seen(CODES[0]), is_open=False, state=CaseState.ONSITE_PASSED))
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.ticked == []
    assert hands.passed == []
    assert not hands.view.finish.isVisible()
