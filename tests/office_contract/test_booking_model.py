"""The reservations against a model of a few lines: the same seeds on both databases, whatever is done in whatever order."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from casework.booking_numbers import AuditOfBookings
from casework.bookings import Booking, BookSlot, CancelBooking, MoveBooking
from casework.cases import CaseId
from casework.errors import Conflict, OfficeError, Refused
from casework.reservations import SlotId, SlotStatus
from casework.shaping import ChangeSet, Surplus, UndoChange
from tests.calendar_data import MONDAY, Place, add_people, of, open_site, open_slots, shape, slots_of
from tests.office_contract.house import House

SLOTS, PEOPLE = 2, 6
slot_number, person_number = st.integers(0, SLOTS - 1), st.integers(0, PEOPLE - 1)


@dataclass
class Modelled:
    """A slot as the model sees it."""

    capacity: int
    target: int | None = None
    is_open: bool = True
    people: set[int] = field(default_factory=set)

    def leave(self, person: int) -> None:
        self.people.remove(person)
        if self.target is not None:
            self.capacity -= 1
            if self.capacity <= self.target:
                self.target = None

    @property
    def has_room(self) -> bool:
        return self.is_open and len(self.people) < self.capacity


def machine_for(house: House) -> type[RuleBasedStateMachine]:
    """The machine over this office; every run has a site and people of its own."""
    people = add_people(house, PEOPLE * 40)
    used = iter(range(0, len(people), PEOPLE))
    days = iter(range(1_000))

    class Reservations(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            number = next(days)
            self.place: Place = open_site(house, 1, f"大厅 {number}")
            self.ids: list[SlotId] = [slot.id for slot in open_slots(house, self.place, hours=(9, 10), capacity=3)]
            begin = next(used)
            self.cases: list[CaseId] = people[begin : begin + PEOPLE]
            self.slots = [Modelled(3) for _ in range(SLOTS)]
            self.booked: dict[int, Booking] = {}
            self.where: dict[int, int] = {}

        @rule(person=person_number, slot=slot_number)
        def book(self, person: int, slot: int) -> None:
            code = self._try(BookSlot(self.cases[person], self.ids[slot]), person, slot)
            if person in self.where:
                assert code == "already_booked"
            elif self.slots[slot].has_room:
                assert code == ""
                self._sit(person, slot)
            else:
                assert code == ("slot_full" if self.slots[slot].is_open else "slot_closed")

        @rule(slot=slot_number)
        def fill(self, slot: int) -> None:
            """Everybody without a place comes: full slots are where it gets difficult."""
            for person in range(PEOPLE):
                if person not in self.where:
                    self.book(person, slot)

        @precondition(lambda self: self.booked)
        @rule(data=st.data(), slot=slot_number)
        def move(self, data: st.DataObject, slot: int) -> None:
            person = data.draw(st.sampled_from(sorted(self.booked)))
            mine, old = self.booked[person], self.where[person]
            code = self._try(MoveBooking(mine.id, mine.version, self.ids[slot]), person, slot)
            if slot == old:
                assert code == "same_slot"
            elif self.slots[slot].has_room:
                assert code == ""
                self.slots[old].leave(person)
                self._sit(person, slot)
            else:
                assert code in ("slot_full", "slot_closed")

        @rule(slot=slot_number)
        def sink(self, slot: int) -> None:
            """A full slot is lowered below what is booked, and somebody leaves."""
            self.fill(slot)
            if self.slots[slot].is_open and len(self.slots[slot].people) > 1:
                self.set_capacity(slot, 1)
                self.leave(min(self.slots[slot].people))

        @precondition(lambda self: self.booked)
        @rule(data=st.data())
        def cancel(self, data: st.DataObject) -> None:
            self.leave(data.draw(st.sampled_from(sorted(self.booked))))

        def leave(self, person: int) -> None:
            mine = self.booked.pop(person)
            house.do("chen", CancelBooking(mine.id, mine.version, "不来"))
            self.slots[self.where.pop(person)].leave(person)

        @rule(slot=slot_number, capacity=st.integers(1, 4))
        def set_capacity(self, slot: int, capacity: int) -> None:
            seen, model = self._seen(slot), self.slots[slot]
            booked = len(model.people)
            before = (model.target if model.target is not None else model.capacity, model.capacity, model.target)
            try:
                shape(house, self.place, of(seen, capacity=capacity), surplus=Surplus.RATCHET)
            except Refused as refused:
                assert refused.code == "nothing_changed"
                assert before[0] == capacity or booked > capacity
                return
            model.capacity = max(capacity, booked)
            model.target = capacity if booked > capacity else None

        @rule(slot=slot_number, is_open=st.booleans())
        def open_or_close(self, slot: int, is_open: bool) -> None:
            seen = self._seen(slot)
            if self.slots[slot].is_open == is_open:
                return
            status = SlotStatus.OPEN if is_open else SlotStatus.CLOSED
            edit = of(seen, status=status, reason="" if is_open else "检修")
            shape(house, self.place, edit, surplus=Surplus.RATCHET)
            self.slots[slot].is_open = is_open

        @rule(slot=slot_number)
        def change_and_undo(self, slot: int) -> None:
            """What was raised and not used is undone without a trace."""
            seen = self._seen(slot)
            if seen.target is not None:
                return
            change: ChangeSet = shape(house, self.place, of(seen, capacity=seen.capacity + 3))
            undone = house.do("zhou", UndoChange(change.id, change.version))
            assert undone.undone_at is not None
            house.later(seconds=1)

        def _seen(self, slot: int):  # type: ignore[no-untyped-def] # a Slot
            return next(one for one in slots_of(house, self.place) if one.id == self.ids[slot])

        def _try(self, command: BookSlot | MoveBooking, person: int, slot: int) -> str:
            try:
                booked = house.do("chen", command)
            except OfficeError as error:
                assert isinstance(error, Refused | Conflict)
                return error.code
            self.booked[person] = booked
            return ""

        def _sit(self, person: int, slot: int) -> None:
            self.slots[slot].people.add(person)
            self.where[person] = slot

        @invariant()
        def slots_are_as_modelled(self) -> None:
            now = {slot.id: slot for slot in slots_of(house, self.place, MONDAY)}
            for slot_id, model in zip(self.ids, self.slots, strict=True):
                slot = now[slot_id]
                assert slot.booked == len(model.people)
                assert slot.booked <= slot.capacity
                assert (slot.capacity, slot.target) == (model.capacity, model.target)
                assert (slot.status is SlotStatus.OPEN) == model.is_open

        def teardown(self) -> None:
            assert house.as_("zhou").ask(AuditOfBookings()).faults == ()

    return Reservations


def test_the_office_does_as_the_model(office_house: House) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # hypothesis has no types for it
        machine_for(office_house),
        settings=settings(
            max_examples=10,
            stateful_step_count=20,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
