"""The counter's view by keyboard: the scan field has the keys, every act has one of its own, news moves nobody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.counter.visits import NOW, visit
from ui.counter.view import CounterView
from ui.counter.visits import Day, Visit, VisitState

S = VisitState
Key = Qt.Key


class Hands:
    """A view on the screen, what it reported, and keys pressed where the focus is."""

    def __init__(self, qtbot: QtBot) -> None:
        self.view = CounterView()
        qtbot.addWidget(self.view)
        self.view.resize(1300, 760)
        self.said: list[tuple[str, str]] = []
        self.unknown: list[str] = []
        self.view.acted.connect(lambda name, visit_id: self.said.append((name, visit_id)))
        self.view.code_unknown.connect(self.unknown.append)
        self.view.show()
        self.view.activateWindow()
        self.view.setFocus()
        qtbot.waitUntil(lambda: self.view.head.scan.hasFocus())

    def show(self, *visits: Visit, minutes: int = 20) -> None:
        self.view.show_day(Day(NOW + timedelta(minutes=minutes), visits))

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view.head.scan, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.view.head.scan, text)


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    return Hands(qtbot)


def test_a_scanned_case_number_checks_in_and_empties_the_field(hands: Hands) -> None:
    hands.show(visit(1), visit(2))
    hands.type("GJ26-000002")
    hands.press(Key.Key_Return)
    assert hands.said == [("check_in", "2")]
    assert hands.view.head.scan.text() == ""
    current = hands.view.current()
    assert current is not None
    assert current.id == "2"


def test_a_scan_of_somebody_who_is_here_opens_the_review(hands: Hands) -> None:
    hands.show(visit(1), visit(2, S.WAITING, arrived_at=NOW))
    hands.type("GJ26-000002")
    hands.press(Key.Key_Return)
    assert hands.said == [("review", "2")]


def test_an_unknown_code_is_said_and_nothing_is_done(hands: Hands) -> None:
    hands.show(visit(1))
    hands.type("GJ26-999999")
    hands.press(Key.Key_Return)
    assert hands.said == []
    assert hands.unknown == ["GJ26-999999"]


def test_enter_does_nothing_while_several_match_until_one_is_chosen(hands: Hands) -> None:
    hands.show(visit(1), visit(2), visit(3))
    hands.type("GJ26")
    hands.press(Key.Key_Return)
    assert hands.said == []
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    assert len(hands.said) == 1


def test_every_act_has_its_key_and_only_in_its_state(hands: Hands) -> None:
    hands.show(visit(1))
    hands.press(Key.Key_Down)
    for key in (Key.Key_F2, Key.Key_F3, Key.Key_F4, Key.Key_F5, Key.Key_F7, Key.Key_F8):
        hands.press(key)
    assert [name for name, _ in hands.said] == ["check_in", "no_show", "move", "cancel"]
    hands.said.clear()
    hands.show(visit(1, S.CALLED, arrived_at=NOW, called_at=NOW))
    for key in (Key.Key_F2, Key.Key_F3, Key.Key_F4, Key.Key_F5, Key.Key_F11):
        hands.press(key)
    hands.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [name for name, _ in hands.said] == ["call", "serve", "review", "undo"]


def test_letters_digits_and_question_marks_are_only_ever_typed(hands: Hands) -> None:
    hands.show(visit(1))
    hands.press(Key.Key_Down)
    hands.type("nj?/pf12 ")
    assert hands.said == []
    assert hands.view.head.scan.text() == "nj?/pf12 "


def test_news_keeps_who_is_chosen_though_the_order_changes(hands: Hands) -> None:
    people = [visit(number) for number in range(1, 6)]
    hands.show(*people)
    hands.view.choose("4")
    arrived = replace(people[4], state=S.WAITING, arrived_at=NOW)
    hands.show(*people[:4], arrived)
    current = hands.view.current()
    assert current is not None
    assert current.id == "4"
    assert hands.view.model.place_of("5") == 0


def test_totals_narrow_the_list_and_come_back(hands: Hands) -> None:
    hands.show(visit(1), visit(2, S.WAITING, arrived_at=NOW), visit(3, S.UNPLACED, starts_at=None, ends_at=None))
    hands.view.head.totals._totals[S.WAITING].click()
    assert {one.id for one in hands.view.model.visits} == {"2", "3"}
    hands.press(Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert hands.view.model.rowCount() == 3


def test_a_closed_day_takes_no_marks(hands: Hands) -> None:
    hands.view.show_day(Day(NOW, (visit(1),), is_closed=True))
    hands.press(Key.Key_Down)
    hands.press(Key.Key_F2)
    hands.type("GJ26-000001")
    hands.press(Key.Key_Return)
    assert hands.said == [("open_case", "1")]


def test_what_waits_is_said_in_a_banner_and_on_the_row(hands: Hands) -> None:
    waiting = visit(1, S.WAITING, arrived_at=NOW, queued=2)
    hands.show(waiting)
    hands.view.show_kept(2, 0, is_online=False)
    assert hands.view.kept_banner.isVisible()
    assert "2" in hands.view.kept_banner.text
    assert "2" in hands.view.model.spoken(waiting).split("待上报")[-1]
    hands.view.show_kept(0, 0, is_online=True)
    assert not hands.view.kept_banner.isVisible()
    hands.view.show_kept(0, 1, is_online=True)
    assert hands.view.kept_banner.isVisible()


def test_back_at_the_window_the_scan_field_has_the_keys(hands: Hands, qtbot: QtBot) -> None:
    hands.show(visit(1))
    hands.view.head.walk_in_button.setFocus()
    assert not hands.view.head.scan.hasFocus()
    other = CounterView()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    hands.view.activateWindow()
    qtbot.waitUntil(hands.view.head.scan.hasFocus)
