"""The draft of the calendar: what it wants, what it forgets, and what it would send."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.reservations import AppointmentKind, CounterId, SiteId, Slot, SlotId, SlotStatus
from desktop.calendar_draft import CalendarDraft, Spot, shown_slot, spread

AT = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
HALF = timedelta(minutes=30)


def spot(counter: str = "1", booked: int = 3, capacity: int = 5, version: int = 4) -> Spot:
    slot = Slot(
        SlotId(f"s{counter}"), version, CounterId(counter), date(2026, 12, 8), AT, AT + HALF, AppointmentKind.EITHER,
        SlotStatus.OPEN, capacity, None, 0, None, booked, 0, capacity, booked, 0, 0, 0, 0, 0,
    )  # fmt: skip
    return Spot(CounterId(counter), AT, AT + HALF, slot)


def empty(counter: str = "9") -> Spot:
    return Spot(CounterId(counter), AT, AT + HALF)


@pytest.mark.parametrize(
    ("total", "slots", "wanted"),
    [
        (24, [(0, 0)] * 6, [4] * 6),
        (8, [(0, 0)] * 3, [3, 3, 2]),
        (9, [(4, 4), (4, 0), (4, 2)], [4, 2, 3]),
        (6, [(4, 4), (4, 0), (4, 2)], [4, 0, 2]),
        (3, [(4, 4), (4, 0), (4, 2)], [2, 0, 1]),
        (0, [(4, 4), (4, 1)], [0, 0]),
        (5, [], []),
    ],
)
def test_a_total_is_spread_where_it_hurts_least(total: int, slots: list[tuple[int, int]], wanted: list[int]) -> None:
    made = spread(total, slots)
    assert sum(made) == (total if slots else 0)
    assert made == wanted or sorted(made) == sorted(wanted)


def test_an_edit_carries_the_version_that_was_seen_and_only_what_differs() -> None:
    draft = CalendarDraft()
    draft.set_totals([([spot()], 8)])
    (edit,) = draft.draft(SiteId("1")).edits
    assert (edit.seen_version, edit.capacity, edit.status, edit.kind) == (4, 8, None, None)
    assert edit.public_limit == 8  # applicants had all places, and have all now
    draft.set_totals([([spot()], 5)])
    assert draft.is_empty


def test_undo_and_redo_walk_the_steps_and_a_new_one_cuts_the_rest() -> None:
    draft = CalendarDraft()
    assert not draft.undo()
    draft.step([[spot()]], 1)
    draft.step([[spot()]], 1)
    assert draft.now(spot()).capacity == 7
    assert draft.undo()
    assert draft.now(spot()).capacity == 6
    assert draft.redo()
    assert not draft.redo()
    draft.undo()
    draft.close([spot()], "检修")
    assert not draft.redo()
    (edit,) = draft.draft(SiteId("1")).edits
    assert (edit.status, edit.reason) == (SlotStatus.CLOSED, "检修")


def test_opening_an_empty_cell_needs_places_and_shares_them() -> None:
    draft = CalendarDraft()
    draft.open([[empty("1"), empty("2")]], 0, None, None)
    assert draft.is_empty
    draft.open([[empty("1"), empty("2")]], 8, 6, AppointmentKind.ONSITE)
    edits = draft.draft(SiteId("1")).edits
    assert [(e.capacity, e.public_limit, e.kind, e.seen_version) for e in edits] == [
        (4, 3, AppointmentKind.ONSITE, 0),
        (4, 3, AppointmentKind.ONSITE, 0),
    ]


def test_lowering_below_the_people_shows_where_it_falls_to() -> None:
    draft = CalendarDraft()
    draft.set_totals([([spot(booked=5)], 3)])
    shown, is_changed = shown_slot(spot(booked=5), draft)
    assert is_changed
    assert shown is not None
    assert (shown.capacity, shown.target) == (5, 3)


def test_conflicts_are_marked_and_touching_the_cell_accepts_what_is_there_now() -> None:
    draft = CalendarDraft()
    draft.set_totals([([spot("1")], 8), ([spot("2")], 8)])
    draft.mark_conflicts({spot("1").key, spot("7").key})
    assert draft.conflicts == {spot("1").key}
    draft.set_totals([([spot("1", version=9)], 6)])
    assert not draft.conflicts
    assert {edit.seen_version for edit in draft.draft(SiteId("1")).edits} == {4, 9}
