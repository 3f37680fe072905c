"""A change set that is not applied yet: what each slot shall be, with undo and redo. Pure: it asks nobody.

Each wish keeps the version of the slot that was seen when it was made, so that the office can tell what moved on
meanwhile. A wish that wants what is already there is none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from casework.reservations import AppointmentKind, CounterId, SiteId, Slot, SlotId, SlotStatus
from casework.shaping import DayEdit, Draft, SlotEdit, Surplus
from casework.workdays import SHANGHAI

Key = tuple[CounterId, datetime]
"""A counter and when a slot begins (UTC)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the calendar: where a slot is (`slot`) or could be."""

    counter_id: CounterId
    starts_at: datetime
    ends_at: datetime
    slot: Slot | None = None

    @property
    def key(self) -> Key:
        """Counter and begin."""
        return self.counter_id, self.starts_at

    @property
    def on(self) -> date:
        """The day in Beijing."""
        return self.starts_at.astimezone(SHANGHAI).date()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a spot shall be: a whole slot, compared with the one seen."""

    spot: Spot
    status: SlotStatus
    capacity: int
    public_limit: int
    kind: AppointmentKind
    reason: str = ""

    def with_places(self, capacity: int, public_limit: int, kind: AppointmentKind) -> "Wish":
        """Another capacity, share and kind; closed and draft slots open with it."""
        return replace(self, status=SlotStatus.OPEN, capacity=capacity, public_limit=public_limit, kind=kind, reason="")

    def edit(self) -> SlotEdit | None:
        """The edit that makes it so; None when it is so."""
        seen = self.spot.slot
        if seen is None:
            return SlotEdit(
                self.spot.counter_id, self.spot.starts_at, self.spot.ends_at, 0,
                self.status, self.capacity, self.public_limit, self.kind, self.reason,
            )  # fmt: skip
        target = seen.target if seen.target is not None else seen.capacity
        edit = SlotEdit(
            seen.counter_id,
            seen.starts_at,
            seen.ends_at,
            seen.version,
            self.status if self.status is not seen.status else None,
            self.capacity if self.capacity != target else None,
            self.public_limit if self.public_limit != seen.public_limit else None,
            self.kind if self.kind is not seen.kind else None,
            self.reason if self.status is SlotStatus.CLOSED and self.status is not seen.status else "",
        )
        same = (edit.status, edit.capacity, edit.public_limit, edit.kind) == (None, None, None, None)
        return None if same else edit


@dataclass(frozen=True, slots=True)
class _Step:
    wishes: Mapping[Key, Wish]
    days: Mapping[date, DayEdit]


def spread(total: int, slots: Sequence[tuple[int, int]]) -> list[int]:
    """Capacities that add up to `total`, as near as can be to those there are: (capacity, booked) of each counter.

    What is added goes to the smallest; what is taken comes first from where most places are free.
    """
    wanted = [capacity for capacity, _ in slots]
    while wanted and sum(wanted) < total:
        wanted[min(range(len(wanted)), key=lambda i: (wanted[i], i))] += 1
    while wanted and sum(wanted) > max(total, 0):
        place = max(range(len(wanted)), key=lambda i: (wanted[i] > 0, wanted[i] - slots[i][1], wanted[i], i))
        wanted[place] -= 1
    return wanted


class CalendarDraft:
    """The wishes for one site. Nothing here is written anywhere."""

    def __init__(self) -> None:
        self._steps = [_Step({}, {})]
        self._at = 0
        self.conflicts: frozenset[Key] = frozenset()

    @property
    def wishes(self) -> Mapping[Key, Wish]:
        """What shall be, by spot."""
        return self._steps[self._at].wishes

    @property
    def days(self) -> Mapping[date, DayEdit]:
        """Whole days to be closed or opened again."""
        return self._steps[self._at].days

    @property
    def is_empty(self) -> bool:
        """Whether nothing is wanted."""
        return not self.wishes and not self.days

    @property
    def cells(self) -> int:
        """How many slots would change; a closed day without slots counts as one."""
        lone = sum(all(wish.spot.on != on for wish in self.wishes.values()) for on in self.days)
        return len(self.wishes) + lone

    def now(self, spot: Spot) -> Wish:
        """What a spot shall be as things stand: the wish for it over what is seen there now, or what is there."""
        wish = self.wishes.get(spot.key)
        if wish is not None:
            return replace(wish, spot=spot)
        slot = spot.slot
        if slot is None:
            return Wish(spot, SlotStatus.OPEN, 0, 0, AppointmentKind.EITHER)
        capacity = slot.target if slot.target is not None else slot.capacity
        return Wish(spot, slot.status, capacity, slot.public_limit, slot.kind, slot.closed_reason)

    # changing

    def put(self, wishes: Iterable[Wish], days: Iterable[DayEdit] = ()) -> bool:
        """One step: these wishes in place of those for the same spots. False when it changes nothing.

        Wishing again for a cell in conflict accepts what is there now.
        """
        wishes = tuple(wishes)
        wanted, wanted_days = dict(self.wishes), dict(self.days)
        for wish in wishes:
            if wish.edit() is None or (wish.spot.slot is None and wish.capacity == 0):
                wanted.pop(wish.spot.key, None)
            else:
                wanted[wish.spot.key] = wish
        for day in days:
            wanted_days[day.on] = day
        if wanted == dict(self.wishes) and wanted_days == dict(self.days):
            return False
        self.conflicts -= {wish.spot.key for wish in wishes}
        self._steps = [*self._steps[: self._at + 1], _Step(wanted, wanted_days)]
        self._at += 1
        return True

    def set_totals(self, cells: Iterable[tuple[Sequence[Spot], int]]) -> bool:
        """Let each cell (its spots together) have so many places; 0 closes nothing but takes no new bookings."""
        made = []
        for spots, total in cells:
            before = [self.now(spot) for spot in spots]
            booked = [spot.slot.booked if spot.slot else 0 for spot in spots]
            wanted = spread(total, [(wish.capacity, taken) for wish, taken in zip(before, booked, strict=True)])
            made += [_with_capacity(wish, capacity) for wish, capacity in zip(before, wanted, strict=True)]
        return self.put(made)

    def step(self, cells: Iterable[Sequence[Spot]], by: int) -> bool:
        """One place more or fewer in each cell."""
        cells = list(cells)
        totals = [sum(self.now(spot).capacity for spot in spots) for spots in cells]
        return self.set_totals((spots, max(total + by, 0)) for spots, total in zip(cells, totals, strict=True))

    def open(
        self, cells: Iterable[Sequence[Spot]], total: int, public: int | None, kind: AppointmentKind | None
    ) -> bool:
        """Open cells with so many places, of which applicants may take `public` (None: all)."""
        made = []
        for spots in cells:
            before = [self.now(spot) for spot in spots]
            booked = [spot.slot.booked if spot.slot else 0 for spot in spots]
            fresh = [(wish.capacity, taken) for wish, taken in zip(before, booked, strict=True)]
            wanted = spread(total, fresh)
            shares = spread(total if public is None else min(public, total), [(0, 0)] * len(spots))
            for wish, capacity, share in zip(before, wanted, shares, strict=True):
                limit = capacity if public is None else min(share, capacity)
                made.append(
                    replace(wish, status=SlotStatus.OPEN, capacity=capacity, public_limit=limit, kind=kind or wish.kind)
                )
        return self.put(made)

    def close(self, spots: Iterable[Spot], reason: str, days: Iterable[date] = ()) -> bool:
        """Close slots; `days` are closed as a whole besides."""
        wishes = [
            replace(self.now(spot), status=SlotStatus.CLOSED, reason=reason) for spot in spots if spot.slot is not None
        ]
        return self.put(wishes, [DayEdit(on, True, reason) for on in days])

    def reopen(self, spots: Iterable[Spot], days: Iterable[date] = (), reason: str = "") -> bool:
        """Open closed and draft slots again as they were."""
        wishes = []
        for spot in spots:
            wish = self.now(spot)
            if spot.slot is not None and wish.status is not SlotStatus.OPEN:
                capacity = wish.capacity or spot.slot.capacity
                wishes.append(replace(wish, status=SlotStatus.OPEN, capacity=capacity, reason=""))
        return self.put(wishes, [DayEdit(on, False, reason) for on in days])

    # undo

    def undo(self) -> bool:
        """One step back; False at the beginning."""
        if self._at == 0:
            return False
        self._at -= 1
        return True

    def redo(self) -> bool:
        """One step forward again; False at the end."""
        if self._at + 1 >= len(self._steps):
            return False
        self._at += 1
        return True

    def discard(self) -> None:
        """Want nothing any more."""
        self._steps, self._at, self.conflicts = [_Step({}, {})], 0, frozenset()

    def mark_conflicts(self, keys: Iterable[Key]) -> None:
        """Part of it is no longer as it was seen: those cells are marked, everything stays."""
        self.conflicts = frozenset(keys) & frozenset(self.wishes)

    # what is sent

    def draft(
        self, site_id: SiteId, surplus: Surplus = Surplus.REFUSE, reason: str = "", until: datetime | None = None
    ) -> Draft:
        """The draft as the office takes it."""
        edits = [edit for wish in self.wishes.values() if (edit := wish.edit()) is not None]
        return Draft(site_id, tuple(edits), tuple(self.days.values()), surplus, reason, until)


def _with_capacity(wish: Wish, capacity: int) -> Wish:
    """Another capacity; the applicants' share stays all where it was all, and never exceeds it."""
    was_all = wish.public_limit >= wish.capacity or wish.spot.slot is None
    limit = capacity if was_all else min(wish.public_limit, capacity)
    return replace(wish, capacity=capacity, public_limit=limit)


def shown_slot(spot: Spot, draft: CalendarDraft) -> tuple[Slot | None, bool]:
    """The slot as it would look with the draft, and whether the draft changes it."""
    wish = draft.wishes.get(spot.key)
    if wish is None:
        return spot.slot, False
    slot = spot.slot
    if slot is None:
        made = Slot(
            SlotId(""), 0, spot.counter_id, spot.on, spot.starts_at, spot.ends_at, wish.kind, wish.status,
            wish.capacity, None, 0, None, 0, 0, wish.public_limit, 0, 0, 0, 0, 0, 0, wish.reason,
        )  # fmt: skip
        return made, True
    target = wish.capacity if wish.capacity < slot.booked else None
    capacity = slot.capacity if target is not None else wish.capacity
    return (
        replace(slot, status=wish.status, capacity=capacity, target=target, closed_reason=wish.reason),
        True,
    )
