"""The day's order, numbers, search and words; what may be done when; what the display tells."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.counter.visits import NOW, visit
from ui.counter.acts import loud_act, may
from ui.counter.display import CallDisplay, calls_of
from ui.counter.visits import Day, VisitState, in_order, matching, scanned, totals
from ui.counter.words import flags, masked_name, waiting_words

S = VisitState


def test_the_list_is_by_slot_then_arrival_and_walk_ins_without_a_place_come_last() -> None:
    late = visit(1, S.WAITING, arrived_at=NOW + timedelta(minutes=5))
    early = visit(2, S.WAITING, arrived_at=NOW - timedelta(minutes=5))
    absent = visit(3)
    next_slot = visit(4, S.WAITING, minutes=30, arrived_at=NOW - timedelta(minutes=20))
    walk_in = visit(5, S.UNPLACED, starts_at=None, ends_at=None)
    assert in_order([walk_in, next_slot, absent, late, early]) == (early, late, absent, next_slot, walk_in)


def test_totals_count_a_walk_in_without_a_place_among_those_who_wait() -> None:
    counts = totals([visit(1), visit(2, S.WAITING), visit(3, S.UNPLACED), visit(4, S.SERVED)])
    assert (counts[S.EXPECTED], counts[S.WAITING], counts[S.SERVED], counts[S.NO_SHOW]) == (1, 2, 1, 0)


def test_search_narrows_by_any_part_and_a_scan_wants_the_whole_code() -> None:
    visits = [visit(1), visit(12), visit(3, queue_no="A007")]
    assert matching(visits, "gj26-000012") == (visits[1],)
    assert matching(visits, "1012") == (visits[1],)
    assert matching(visits, "A007") == (visits[2],)
    assert len(matching(visits, "GJ26")) == 3
    assert scanned(visits, " gj26-000012 ") is visits[1]
    assert scanned(visits, "GJ26-00001") is None
    assert scanned(visits, "") is None


@pytest.mark.parametrize(
    ("name", "shown"), [("陈思远", "陈**"), ("李娜", "李*"), ("阿依努尔·买买提", "阿**"), ("", "")]
)
def test_a_masked_name_tells_the_first_letter_alone(name: str, shown: str) -> None:
    assert masked_name(name) == shown


def test_a_no_show_needs_its_grace_time_and_a_closed_day_takes_no_marks() -> None:
    expected = visit(1)
    assert not may("no_show", expected, NOW + timedelta(minutes=14), is_day_closed=False)
    assert may("no_show", expected, NOW + timedelta(minutes=15), is_day_closed=False)
    assert not may("no_show", expected, NOW + timedelta(minutes=15), is_day_closed=True)
    assert may("check_in", expected, NOW, is_day_closed=False)
    assert not may("serve", expected, NOW, is_day_closed=False)
    assert may("undo", visit(1, S.SERVED), NOW, is_day_closed=False)
    assert not may("undo", visit(1, S.SERVED), NOW, is_day_closed=True)
    assert may("open_case", visit(1, S.SERVED), NOW, is_day_closed=True)
    assert not may("cancel", visit(1, queued=1), NOW, is_day_closed=False)


def test_the_loud_act_follows_the_state() -> None:
    states = (S.EXPECTED, S.WAITING, S.CALLED, S.SERVED, S.UNPLACED)
    assert [loud_act(visit(1, state)) for state in states] == ["check_in", "call", "serve", "", "call"]


def test_what_stands_out_is_said_with_the_most_urgent_first() -> None:
    said = flags(visit(1, is_unreviewed=True, deferred=("纳税记录",), no_shows=2, is_walk_in=True))
    assert [words.tone for words in said] == ["bad", "warn", "mute", "plain"]


def test_waiting_ends_when_one_is_called() -> None:
    came = NOW - timedelta(minutes=70)
    assert waiting_words(visit(1, S.WAITING, arrived_at=came), NOW) == "1:10"
    called = visit(1, S.CALLED, arrived_at=came, called_at=came + timedelta(minutes=9))
    assert waiting_words(called, NOW).startswith("9")
    assert waiting_words(visit(1), NOW) == ""


def test_the_display_tells_numbers_counters_and_masked_names_and_nothing_else(qtbot: QtBot) -> None:
    visits = (
        visit(1, S.CALLED, queue_no="A001", called_at=NOW, called_counter="2 号窗口", arrived_at=NOW),
        visit(2, S.SERVED, queue_no="A002", called_at=NOW - timedelta(minutes=9), called_counter="1 号窗口"),
        visit(3, S.WAITING, queue_no="A004", arrived_at=NOW),
        visit(4, S.WAITING, queue_no="A003", arrived_at=NOW - timedelta(minutes=1)),
        visit(5),
    )
    day = Day(NOW, visits)
    calls, waiting = calls_of(day)
    assert [(call.queue_no, call.counter) for call in calls] == [("A001", "2 号窗口"), ("A002", "1 号窗口")]
    assert waiting == ("A003", "A004")
    display = CallDisplay()
    qtbot.addWidget(display)
    display.show_day(day, "海淀服务大厅")
    assert not display.grab().isNull()
    told = repr(display.calls) + display.accessibleName()
    for one in visits:
        assert one.name not in told
        assert one.id_last4 not in told
        assert one.case_no not in told
