"""Makes the grid's board from the office's days and slots and the draft over them. Pure; hours are those of Beijing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from casework.reservations import (
    CalendarDay,
    CalendarView,
    CounterId,
    DayKind,
    DayTotals,
    ServiceCounter,
    Slot,
    SlotStatus,
)
from casework.workdays import SHANGHAI
from desktop.calendar_draft import CalendarDraft, Key, Spot, shown_slot
from ui.calendar.shown import Badge, Board, Cell, Column, Edit, Part, Row, Span, State, StripDay
from ui.calendar.words import WEEKDAY_LETTERS, closed_word, said, week_label
from ui.words import weekday

USUAL = tuple(
    (time(minute // 60, minute % 60), time((minute + 30) // 60, (minute + 30) % 60))
    for minute in (*range(9 * 60, 11 * 60 + 1, 30), *range(13 * 60 + 30, 16 * 60 + 1, 30))
)
"""Hours shown where nothing is open yet (domain.md 5.4)."""
BREAK_FROM = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the screen shows: from which day, how much, which counters, and whether each has a column of its own."""

    span: Span
    first: date
    counters: tuple[ServiceCounter, ...]
    is_split: bool = False

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days={Span.DAY: 0, Span.WEEK: 6, Span.MONTH: 41}[self.span])


class Places:
    """Which spots lie behind a cell of a day or week."""

    def __init__(self, view: CalendarView, wanted: Wanted, draft: CalendarDraft) -> None:
        self._slots: dict[Key, Slot] = {(slot.counter_id, slot.starts_at): slot for slot in view.slots}
        self._counters = wanted.counters
        self._times: dict[tuple[date, time], tuple[datetime, datetime]] = {}
        self.draft = draft
        self.rows = _rows(view.slots, draft)

    def spots(self, on: date, row: Row, counter: str = "") -> tuple[Spot, ...]:
        """The spots of a day's hour, of one counter or all that are shown, each with its slot if there is one."""
        begins, ends = self._hour(on, row)
        made = []
        for one in self._counters if not counter else [one for one in self._counters if one.id == counter]:
            slot = self._slots.get((one.id, begins))
            made.append(Spot(one.id, begins, slot.ends_at if slot else ends, slot))
        return tuple(made)

    def _hour(self, on: date, row: Row) -> tuple[datetime, datetime]:
        """Begin and end of a row on a day, in UTC: worked out once for all counters."""
        assert row.begins is not None
        assert row.ends is not None
        where = (on, row.begins)
        if where not in self._times:
            begins, ends = (datetime.combine(on, at, SHANGHAI).astimezone(UTC) for at in (row.begins, row.ends))
            self._times[where] = (begins, ends)
        return self._times[where]


def _rows(slots: Sequence[Slot], draft: CalendarDraft) -> tuple[Row, ...]:
    """Every hour at which anything begins, and the usual hours around it that it leaves free."""
    found: dict[time, time] = {}
    spans = {(slot.starts_at, slot.ends_at) for slot in slots}
    spans |= {(wish.spot.starts_at, wish.spot.ends_at) for wish in draft.wishes.values()}
    for starts_at, ends_at in spans:
        begins, ends = (at.astimezone(SHANGHAI).time() for at in (starts_at, ends_at))
        found[begins] = min(found.get(begins, ends), ends)
    for begins, ends in USUAL:
        if not any(one < ends and begins < other for one, other in found.items()):
            found[begins] = ends
    rows: list[Row] = []
    for begins, ends in sorted(found.items()):
        last = rows[-1].ends if rows else None
        gap = _minutes(begins) - _minutes(last) if last is not None else 0
        rows.append(Row(begins.strftime("%H:%M"), begins, ends, gap >= BREAK_FROM.seconds // 60))
    return tuple(rows)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def board_of(view: CalendarView, wanted: Wanted, places: Places, now: datetime) -> Board:
    """The board of a day or a week."""
    days = {day.on: day for day in view.days}
    is_split = wanted.is_split or wanted.span is Span.DAY
    heads: list[tuple[CalendarDay, ServiceCounter | None]] = []
    for number in range((wanted.last - wanted.first).days + 1):
        on = wanted.first + timedelta(days=number)
        day = days.get(on) or CalendarDay(on, DayKind.WORKDAY, "", False)
        heads += [(day, counter) for counter in (wanted.counters if is_split else (None,))]
    columns: list[Column] = []
    lines: list[list[Cell]] = []
    for day, counter in heads:
        line = [
            cell_of(places.spots(day.on, row, counter.id if counter else ""), day, places.draft, now)
            for row in places.rows
        ]
        lines.append(line)
        columns.append(_column(day, counter, line, wanted.span, now))
    cells = tuple(zip(*lines, strict=True)) if lines else ()
    return Board(wanted.span, tuple(columns), places.rows, cells, is_split, *_moment(columns, places.rows, now))


def _column(
    day: CalendarDay, counter: ServiceCounter | None, line: Sequence[Cell], span: Span, now: datetime
) -> Column:
    today = now.astimezone(SHANGHAI).date()
    live = [cell for cell in line if cell.state not in (State.CLOSED, State.HOLIDAY, State.NONE)]
    note = closed_word(day.closed_reason) if day.is_closed else day.name
    is_day = span is Span.DAY
    return Column(
        day.on,
        counter.name if counter and is_day else str(day.on.day),
        "" if is_day else (str(counter.position) if counter else weekday(day.on)),
        note,
        Badge.NONE if is_day else badge_of(day),
        counter.id if counter else "",
        counter.name if counter else "",
        sum(cell.booked for cell in line),
        sum(cell.capacity for cell in live),
        day.on == today and not is_day,
        day.on < today,
    )


def badge_of(day: CalendarDay) -> Badge:
    """The sign beside a day: off, a make-up day, or not yet published."""
    if day.is_provisional and not day.opened_reason:
        return Badge.PROVISIONAL
    return {DayKind.HOLIDAY: Badge.OFF, DayKind.WEEKEND: Badge.OFF, DayKind.MAKEUP: Badge.MAKEUP}.get(
        day.kind, Badge.NONE
    )


def _is_off(day: CalendarDay) -> bool:
    return day.kind in (DayKind.HOLIDAY, DayKind.WEEKEND)


def cell_of(spots: Sequence[Spot], day: CalendarDay, draft: CalendarDraft, now: datetime) -> Cell:
    """What a cell shows: its slots together, as the draft would have them."""
    shown = [shown_slot(spot, draft) for spot in spots]
    slots = [slot for slot, _ in shown if slot is not None]
    ends_at = max(spot.ends_at for spot in spots) if spots else now
    is_past = ends_at <= now
    if not slots:
        if day.is_provisional and not day.opened_reason and not _is_off(day):
            return Cell(state=State.PROVISIONAL, is_past=is_past)
        return Cell(state=State.HOLIDAY if _is_off(day) or day.is_closed else State.NONE, is_past=is_past)
    edit = Edit.CHANGED if any(is_changed for _, is_changed in shown) else Edit.NONE
    if any(spot.key in draft.conflicts for spot in spots):
        edit = Edit.CONFLICT
    live = [slot for slot in slots if slot.status is SlotStatus.OPEN] or slots
    capacity, booked = sum(slot.capacity for slot in live), sum(slot.booked for slot in slots)
    over = sum(slot.over for slot in live)
    target = _target(live)
    if target is not None and edit is not Edit.NONE:  # what it falls from, not what is left of it counter by counter
        capacity = sum(spot.slot.capacity for spot in spots if spot.slot is not None)
    return Cell(
        tuple(slot.id for slot in slots if slot.id),
        _state(live, day, capacity, booked, over, target),
        booked,
        capacity,
        tuple(Part(s.booked_public, s.booked - s.booked_public, s.held, s.capacity) for s in live),
        target,
        next((slot.closed_reason for slot in slots if slot.closed_reason), ""),
        over,
        sum(slot.arrived for slot in slots),
        sum(slot.no_shows for slot in slots),
        is_past,
        edit,
    )


def _target(slots: Sequence[Slot]) -> int | None:
    if all(slot.target is None for slot in slots):
        return None
    return sum(slot.target if slot.target is not None else slot.capacity for slot in slots)


def _state(live: Sequence[Slot], day: CalendarDay, capacity: int, booked: int, over: int, target: int | None) -> State:
    status = live[0].status
    if status is SlotStatus.CLOSED:
        return State.CLOSED
    if status is SlotStatus.DRAFT:
        return State.PROVISIONAL if day.is_provisional and not day.opened_reason else State.DRAFT
    if over:
        return State.OVER
    if target is not None:
        return State.RATCHET
    return _filling(capacity, booked)


def _filling(capacity: int, booked: int) -> State:
    left = capacity - booked
    if left <= 0:
        return State.FULL
    return State.NEARLY if left <= max(1, capacity // 8) else State.OPEN


def _moment(columns: Sequence[Column], rows: Sequence[Row], now: datetime) -> tuple[tuple[int, int, float] | None, str]:
    """Where this moment's line runs; None outside the hours or days shown."""
    here = now.astimezone(SHANGHAI)
    column = next((number for number, one in enumerate(columns) if one.on == here.date()), None)
    minute = here.hour * 60 + here.minute
    for number, row in enumerate(rows):
        if column is not None and row.begins is not None and row.ends is not None:
            begins, ends = _minutes(row.begins), _minutes(row.ends)
            if begins <= minute < ends:
                return (column, number, (minute - begins) / (ends - begins)), here.strftime("%H:%M")
    return None, ""


# Months and the strip


def month_first(on: date) -> date:
    """The Monday on or before the first of a month."""
    first = on.replace(day=1)
    return first - timedelta(days=first.weekday())


def month_board(totals: Mapping[date, DayTotals], month: date, draft: CalendarDraft, now: datetime) -> Board:
    """The board of a month: whole weeks, a cell a day."""
    first = month_first(month)
    weeks = 6 if (first + timedelta(days=35)).month == month.month else 5
    if (first + timedelta(days=28)).month != month.month:
        weeks = 4
    columns = tuple(Column(first + timedelta(days=i), said(WEEKDAY_LETTERS[i])) for i in range(7))
    rows = tuple(Row(week_label(first + timedelta(weeks=week))) for week in range(weeks))
    cells = tuple(
        tuple(_month_cell(totals, first + timedelta(days=week * 7 + i), month, draft, now) for i in range(7))
        for week in range(weeks)
    )
    return Board(Span.MONTH, columns, rows, cells)


def _month_cell(totals: Mapping[date, DayTotals], on: date, month: date, draft: CalendarDraft, now: datetime) -> Cell:
    today = now.astimezone(SHANGHAI).date()
    found = totals.get(on)
    day = found.day if found else CalendarDay(on, DayKind.WORKDAY, "", False)
    state = day_state(found, today) if found else State.NONE
    edit = Edit.CHANGED if on in draft.days or any(w.spot.on == on for w in draft.wishes.values()) else Edit.NONE
    reason = day.closed_reason
    if on in draft.days and draft.days[on].is_closed:
        state, reason = State.CLOSED, draft.days[on].reason
    booked, capacity = (found.booked, found.capacity) if found else (0, 0)
    return Cell(
        (), state, booked, capacity, (Part(booked, 0, 0, capacity),), None, reason, found.over if found else 0,
        found.arrived if found else 0, found.no_shows if found else 0, on < today, edit, str(on.day),
        badge_of(day), day.name if day.kind is not DayKind.WEEKEND else "", on == today, on.month != month.month,
    )  # fmt: skip


def day_state(totals: DayTotals, today: date) -> State:
    """A whole day's state."""
    day = totals.day
    if day.is_closed or (totals.slots and totals.closed_slots == totals.slots):
        return State.CLOSED
    if not totals.slots:
        if day.is_provisional and not day.opened_reason and not _is_off(day):
            return State.PROVISIONAL
        return State.HOLIDAY if _is_off(day) else State.NONE
    if not totals.capacity and totals.draft_slots:
        return State.PROVISIONAL if day.is_provisional and not day.opened_reason else State.DRAFT
    if totals.over:
        return State.OVER
    return _filling(totals.capacity, totals.booked)


def strip_of(totals: Sequence[DayTotals], now: datetime) -> tuple[StripDay, ...]:
    """The strip's days."""
    today = now.astimezone(SHANGHAI).date()
    return tuple(
        StripDay(one.day.on, one.booked, one.capacity, day_state(one, today), one.day.on < today) for one in totals
    )


def counters_of(counters: Sequence[ServiceCounter], chosen: str) -> tuple[ServiceCounter, ...]:
    """The counters shown: the chosen one, or all in use."""
    return tuple(one for one in counters if one.is_active and (not chosen or one.id == CounterId(chosen)))
