"""The counter's presenter on a real office: marks by key, walk-ins, moving, closing, an office that is away, a PC that crashes."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework.bookings import BookingOf, BookingStatus, BookSlot
from casework.catalogue import load
from casework.counter import CheckIn, MarkNoShow
from casework.lifecycle import BusinessType, CaseState
from casework.review import CaseOpened, RecordVerdict, Verdict, VerdictKind
from tests.builders_office import basic_data, name
from tests.counter_office import TODAY, CounterOffice, counter_office, gone
from tests.desktop.counter_desk import CTRL, CounterDesk, counter_desk
from ui.counter.people import PersonDialog
from ui.counter.places import PlacesDialog
from ui.counter.visits import VisitState

S = VisitState
Key = Qt.Key


@pytest.fixture
def made(tmp_path: Path) -> Iterator[CounterOffice]:
    with counter_office(tmp_path / "office") as made:
        yield made


def status_of(made: CounterOffice, booking_id: str) -> BookingStatus | None:
    return next((v.status for v in made.day().visitors if v.booking and v.booking.id == booking_id), None)


def walk_in(desk: CounterDesk, who: str) -> None:
    desk.press(Key.Key_F6)
    dialog = desk.dialog("personDialog")
    assert isinstance(dialog, PersonDialog)
    dialog.search.setText(who)
    QTest.keyClick(dialog.search, Key.Key_Return)
    desk.until(lambda: not dialog.busy.is_busy and dialog.people.is_chosen)
    QTest.keyClick(dialog.search, Key.Key_Return)
    desk.until(lambda: desk.named(who) is not None)


def test_check_in_call_serve_and_undo_by_keys(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    first, *_ = made.book_day(3)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.scan(desk.visit(first.id).case_no)
        desk.becomes(first.id, S.WAITING)
        desk.until(lambda: desk.visit(first.id).queue_no == "A001")
        desk.press(Key.Key_F3)
        desk.becomes(first.id, S.CALLED)
        desk.until(lambda: desk.visit(first.id).called_counter == "1 号窗口")
        desk.press(Key.Key_F4)
        desk.becomes(first.id, S.SERVED)
        desk.until(lambda: status_of(made, first.id) is BookingStatus.SERVED)
        desk.press(Key.Key_Z, CTRL)
        desk.becomes(first.id, S.CALLED)
        assert status_of(made, first.id) is BookingStatus.CHECKED_IN
        desk.press(Key.Key_Z, CTRL)
        desk.accept("undoDialog")
        desk.becomes(first.id, S.EXPECTED)
        assert status_of(made, first.id) is BookingStatus.ACTIVE


def test_a_no_show_waits_for_its_grace_and_is_asked_before(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    (booked,) = made.book_day(1)
    made.at[0] = booked.starts_at + timedelta(minutes=14)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.view.choose(booked.id)
        assert not desk.view._actions["no_show"].isEnabled()
        made.at[0] = booked.starts_at + timedelta(minutes=16)
        desk.press(Key.Key_R, CTRL)
        desk.until(lambda: desk.view._actions["no_show"].isEnabled())
        desk.press(Key.Key_F5)
        desk.dialog("noShowDialog").reject()
        assert status_of(made, booked.id) is BookingStatus.ACTIVE
        desk.press(Key.Key_F5)
        desk.accept("noShowDialog")
        desk.becomes(booked.id, S.NO_SHOW)
        desk.until(lambda: status_of(made, booked.id) is BookingStatus.NO_SHOW)
        desk.press(Key.Key_Z, CTRL)
        desk.becomes(booked.id, S.EXPECTED)


def test_a_walk_in_has_a_number_at_once_and_a_place_only_when_one_is_free(qtbot: QtBot, tmp_path: Path) -> None:
    with counter_office(tmp_path / "office", counters=1, slots=1, capacity=2) as made:
        (first, _) = made.book_day(2)
        case_id = made.case(50)
        made.at[0] = first.starts_at + timedelta(minutes=20)
        with counter_desk(qtbot, made, tmp_path) as desk:
            walk_in(desk, name(50))
            desk.until(lambda: (v := desk.named(name(50))) and v.state is S.UNPLACED and v.id.startswith("w"))
            desk.until(lambda: not desk.counter.outbox.acts and any(v.walk_in_id for v in made.day().visitors))
            waiting = desk.named(name(50))
            assert waiting is not None
            assert waiting.queue_no == "W101"
            (slot,) = made.slots()
            assert (slot.booked, slot.capacity) == (2, 2)
            desk.view.choose(first.id)
            desk.press(Key.Key_F5)
            desk.accept("noShowDialog")
            desk.becomes(first.id, S.NO_SHOW)
            desk.until(lambda: status_of(made, first.id) is BookingStatus.NO_SHOW)
            desk.until(lambda: (v := desk.named(name(50))) and not v.queued and desk.is_quiet())
            shown = desk.named(name(50))
            assert shown is not None
            desk.view.choose(shown.id)
            desk.press(Key.Key_F7)
            desk.until(lambda: (v := desk.named(name(50))) and v.state is S.WAITING and v.status)
            (slot,) = made.slots()
            assert (slot.booked, slot.capacity) == (2, 2)
            assert made.ask(CaseOpened(case_id)).row.state is CaseState.ONSITE_REVIEWING


def test_moving_shows_the_nearest_places_when_the_one_chosen_is_lost(
    qtbot: QtBot, made: CounterOffice, tmp_path: Path
) -> None:
    (booked,) = made.book_day(1)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.view.choose(booked.id)
        desk.press(Key.Key_F7)
        dialog = desk.dialog("placesDialog")
        assert isinstance(dialog, PlacesDialog)
        desk.until(lambda: dialog.places.current is not None)
        dialog.reason.setText("typed before")
        chosen = dialog.places.current
        assert chosen is not None
        slot = next(slot for slot in made.slots() if slot.id == chosen.slot_id)
        for person in range(slot.left):
            made.book(100 + person, slot)
        QTest.keyClick(dialog, Key.Key_Return)
        desk.until(lambda: dialog.problem)
        assert dialog.isVisible()
        assert dialog.reason.text() == "typed before"
        assert dialog.places.current is not None
        assert dialog.places.current.slot_id != chosen.slot_id
        assert len(dialog.places._places) == 3
        target = dialog.places.current
        QTest.keyClick(dialog, Key.Key_Return)
        desk.until(lambda: any(v.booking and v.booking.slot_id == target.slot_id for v in made.day().visitors))


def test_cannot_come_frees_the_place_as_a_late_cancel(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    (booked,) = made.book_day(1)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.view.choose(booked.id)
        desk.press(Key.Key_F8)
        desk.accept("cannotComeDialog")
        desk.until(lambda: any(slot.late_cancels == 1 and slot.booked == 0 for slot in made.slots()))


def test_a_visit_without_pre_review_is_flagged_and_reviewed_on_the_spot(
    qtbot: QtBot, made: CounterOffice, tmp_path: Path
) -> None:
    booked = made.book(7, made.slots()[3], BusinessType.RENEWAL, is_passed=False)
    with counter_desk(qtbot, made, tmp_path) as desk:
        assert desk.visit(booked.id).is_unreviewed
        desk.scan(desk.visit(booked.id).case_no)
        desk.accept("unreviewedDialog")
        desk.becomes(booked.id, S.WAITING)
        desk.until(lambda: status_of(made, booked.id) is BookingStatus.CHECKED_IN)


def test_somebody_elses_marks_appear_and_a_conflict_is_said(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    (booked,) = made.book_day(1)
    made.at[0] = booked.starts_at + timedelta(minutes=20)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.view.choose(booked.id)
        desk.until(desk.is_quiet)
        made.do("sun", MarkNoShow(booked.id, BookingStatus.ACTIVE))
        desk.press(Key.Key_F2)
        desk.until(lambda: desk.view.banner.isVisible() and not desk.counter.outbox.acts)
        desk.until(lambda: desk.visit(booked.id).state is S.NO_SHOW)


def test_closing_the_day_waits_for_those_who_are_here(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    first, second = made.book_day(2)
    made.do("chen", CheckIn(first.id, BookingStatus.ACTIVE))
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.press(Key.Key_D, CTRL)
        dialog = desk.dialog("closeDayDialog")
        assert not dialog.findChild(type(desk.view.head.walk_in_button), "dialogAccept").isEnabled()
        dialog.reject()
        desk.view.choose(first.id)
        desk.press(Key.Key_F4)
        desk.becomes(first.id, S.SERVED)
        desk.until(lambda: status_of(made, first.id) is BookingStatus.SERVED and desk.is_quiet())
        desk.press(Key.Key_D, CTRL)
        desk.accept("closeDayDialog")
        desk.until(lambda: made.day().is_closed)
        assert status_of(made, second.id) is BookingStatus.NO_SHOW
        desk.until(lambda: desk.view.day is not None and desk.view.day.is_closed)
        desk.view.choose(first.id)
        assert not desk.view._actions["undo"].isEnabled()


def test_a_whole_phone_or_id_number_finds_its_person(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    first, second, _ = made.book_day(3)
    data = basic_data(BusinessType.NEW_APPLICATION, 1)
    with counter_desk(qtbot, made, tmp_path) as desk:
        QTest.keyClicks(desk.view.head.scan, data["mobile"])
        desk.until(lambda: [visit.id for visit in desk.view.model.visits] == [second.id])
        desk.press(Key.Key_Escape)
        desk.scan(basic_data(BusinessType.NEW_APPLICATION, 0)["id_no"])  # as a reader of ID cards types it
        desk.becomes(first.id, S.WAITING)
        desk.scan("nobody at all")
        desk.until(lambda: any("nobody at all" in text for text in desk.said))


def test_earlier_no_shows_and_missing_materials_stand_out(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    case_id = made.case(1, is_passed=False)
    material = next(m for m in made.ask(CaseOpened(case_id)).materials if m.code == "tax_record")
    verdict = Verdict(VerdictKind.DEFERRED, supply_by=TODAY + timedelta(days=9))
    made.do("wangmin", RecordVerdict(case_id, material.code, material.version, verdict, True))
    made.pass_review(case_id)
    booked = made.do("chen", BookSlot(case_id, made.slots()[0].id))
    made.at[0] = booked.starts_at + timedelta(minutes=20)
    made.do("sun", MarkNoShow(booked.id, BookingStatus.ACTIVE))
    later = next(slot for slot in made.slots() if slot.starts_at > made.at[0])
    again = made.do("chen", BookSlot(case_id, later.id))
    with counter_desk(qtbot, made, tmp_path) as desk:
        assert desk.visit(again.id).no_shows == 1
        assert desk.visit(booked.id).no_shows == 0
        assert desk.visit(again.id).deferred == (load().materials["tax_record"].short.zh,)


# the office is away


def test_marks_go_on_while_the_office_is_away_and_are_replayed_once(
    qtbot: QtBot, made: CounterOffice, tmp_path: Path
) -> None:
    first, second, third = made.book_day(3)
    made.at[0] = third.starts_at + timedelta(minutes=20)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.until(desk.is_quiet)
        with gone(made):
            desk.scan(desk.visit(first.id).case_no)
            desk.until(lambda: desk.visit(first.id).queued == 1)
            desk.until(lambda: desk.visit(first.id).queue_no == "W101")
            desk.press(Key.Key_F3)
            desk.press(Key.Key_F4)
            desk.until(lambda: desk.visit(first.id).queued == 3)
            desk.scan(desk.visit(second.id).case_no)
            desk.view.choose(third.id)
            desk.press(Key.Key_F5)
            desk.accept("noShowDialog")
            walk_in(desk, "LiSan")
            shown = desk.named("LiSan")
            assert shown is not None
            assert (shown.state, shown.queue_no) == (S.UNPLACED, "W103")
            desk.press(Key.Key_F3)
            desk.until(lambda: len(desk.counter.outbox.waiting) == 7)
            assert desk.view.kept_banner.isVisible()
            desk.until(desk.is_quiet)
        desk.counter.outbox.send()
        desk.until(lambda: not desk.counter.outbox.acts)
        desk.until(lambda: desk.visit(first.id).queued == 0)
        assert status_of(made, first.id) is BookingStatus.SERVED
        assert status_of(made, second.id) is BookingStatus.CHECKED_IN
        assert status_of(made, third.id) is BookingStatus.NO_SHOW
        visitors = made.day().visitors
        assert [v.queue_no for v in visitors if v.booking and v.booking.id == first.id] == ["W101"]
        assert [(v.queue_no, v.called_to) for v in visitors if v.name == "LiSan"] == [("W103", made.counters[0])]
        desk.until(lambda: not desk.view.kept_banner.isVisible())
        assert any("7" in text for text in desk.said)


def test_what_is_refused_at_replay_stays_on_a_list_to_settle(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    first, second = made.book_day(2)
    made.at[0] = second.starts_at + timedelta(minutes=20)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.until(desk.is_quiet)
        with gone(made):
            desk.scan(desk.visit(first.id).case_no)
            desk.scan(desk.visit(second.id).case_no)
            desk.until(lambda: len(desk.counter.outbox.waiting) == 2 and desk.is_quiet())
        made.do("sun", MarkNoShow(first.id, BookingStatus.ACTIVE))  # meanwhile, at a PC that reached the office
        desk.counter.outbox.send()
        desk.until(lambda: status_of(made, second.id) is BookingStatus.CHECKED_IN)
        desk.until(lambda: len(desk.counter.outbox.problems) == 1 and desk.view.kept_banner.isVisible())
        desk.press(Key.Key_F12)
        dialog = desk.dialog("settleDialog")
        mark = dialog.current  # type: ignore[attr-defined] # a SettleDialog
        assert mark.problem
        QTest.keyClick(dialog, Key.Key_Delete)
        desk.until(lambda: not desk.counter.outbox.acts)
        dialog.reject()
        desk.until(lambda: not desk.view.kept_banner.isVisible())


def test_marks_survive_a_program_that_is_killed(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    first, second = made.book_day(2)
    home = tmp_path / "home"
    command = [sys.executable, "-m", "tests.desktop.counter_crash", str(made.folder), str(home), first.id, second.id]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            assert process.stdout.readline().strip() == "ready"
            with gone(made):
                process.stdin.write("go\n")
                process.stdin.flush()
                assert process.stdout.readline().strip() == "kept"
                process.kill()
                process.wait()
        finally:
            process.kill()
    assert status_of(made, first.id) is BookingStatus.ACTIVE
    with counter_desk(qtbot, made, home) as desk:
        desk.until(lambda: status_of(made, first.id) is BookingStatus.CHECKED_IN)
        desk.until(lambda: status_of(made, second.id) is BookingStatus.CHECKED_IN)
        desk.until(lambda: not desk.counter.outbox.acts)
    with counter_desk(qtbot, made, home) as desk:
        assert desk.counter.outbox.acts == ()


def test_marks_of_somebody_else_wait_for_them_or_for_a_colleague(
    qtbot: QtBot, made: CounterOffice, tmp_path: Path
) -> None:
    (first,) = made.book_day(1)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.until(desk.is_quiet)
        with gone(made):
            desk.scan(desk.visit(first.id).case_no)
            desk.until(lambda: len(desk.counter.outbox.waiting) == 1 and desk.is_quiet())
            desk.counter.stop()
    with counter_desk(qtbot, made, tmp_path, "sun") as desk:
        desk.until(lambda: len(desk.counter.outbox.problems) == 1 and desk.is_quiet())
        assert status_of(made, first.id) is BookingStatus.ACTIVE
        desk.press(Key.Key_F12)
        dialog = desk.dialog("settleDialog")
        QTest.keyClick(dialog, Key.Key_Return)
        desk.until(lambda: status_of(made, first.id) is BookingStatus.CHECKED_IN)
        dialog.reject()


# paper and display


def test_the_day_sheet_says_who_printed_it_and_the_display_hides_names(
    qtbot: QtBot, made: CounterOffice, tmp_path: Path
) -> None:
    first, *_ = made.book_day(40)
    made.do("chen", CheckIn(first.id, BookingStatus.ACTIVE))
    with counter_desk(qtbot, made, tmp_path) as desk:
        sheet = desk.counter.paper.sheet()
        assert sheet is not None
        path = tmp_path / "sheet.pdf"
        desk.counter.paper.save(sheet, path)
        desk.until(lambda: desk.said)
        with pymupdf.open(stream=io.BytesIO(path.read_bytes()), filetype="pdf") as document:
            assert len(document) == 2
            assert all("2026-09-17 08:50" in page.get_text() for page in document)
        desk.view.choose(first.id)
        desk.press(Key.Key_F10)
        desk.until(lambda: desk.counter.paper.display is not None)
        desk.press(Key.Key_F3)
        display = desk.counter.paper.display
        assert display is not None
        desk.until(lambda: display.calls)
        assert display.calls[0].queue_no == "A001"
        assert display.calls[0].name == name(0)[0] + "**"
        assert display.isVisible()
        desk.press(Key.Key_F10)
        desk.until(lambda: desk.counter.paper.display is None)


# by phone, and from a case


def choose_person(desk: CounterDesk, who: str) -> None:
    dialog = desk.dialog("personDialog")
    assert isinstance(dialog, PersonDialog)
    dialog.search.setText(who)
    QTest.keyClick(dialog.search, Key.Key_Return)
    desk.until(lambda: dialog.people.row is not None and not dialog.busy.is_busy)
    QTest.keyClick(dialog.search, Key.Key_Return)


def places(desk: CounterDesk) -> PlacesDialog:
    dialog = desk.dialog("placesDialog")
    assert isinstance(dialog, PlacesDialog)
    desk.until(lambda: dialog.places.current is not None)
    return dialog


def test_staff_book_move_and_cancel_on_the_day_by_phone(qtbot: QtBot, made: CounterOffice, tmp_path: Path) -> None:
    case_id = made.case(30)
    with counter_desk(qtbot, made, tmp_path) as desk:
        desk.press(Key.Key_B, CTRL)
        choose_person(desk, name(30))
        QTest.keyClick(places(desk), Key.Key_Return)
        desk.until(lambda: made.ask(BookingOf(case_id)) is not None)
        booked = made.ask(BookingOf(case_id))
        desk.until(lambda: desk.named(name(30)) is not None)
        desk.press(Key.Key_B, CTRL)
        choose_person(desk, name(30))
        dialog = places(desk)
        QTest.keyClick(dialog, Key.Key_Down)
        QTest.keyClick(dialog, Key.Key_Down)
        QTest.keyClick(dialog, Key.Key_Return)
        desk.until(lambda: made.ask(BookingOf(case_id)).slot_id != booked.slot_id)
        desk.press(Key.Key_B, CTRL)
        choose_person(desk, name(30))
        dialog = places(desk)
        QTest.keyClick(dialog, Key.Key_Delete, CTRL)
        reason = desk.dialog("reasonDialog")
        QTest.keyClick(reason, Key.Key_Return, CTRL)
        desk.until(lambda: made.ask(BookingOf(case_id)) is None)
        assert sum(slot.late_cancels for slot in made.slots()) == 1
