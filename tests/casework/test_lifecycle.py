"""The life cycle: what the table promises for every state, and a walk through it that never leaves it."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from casework.errors import Refused
from casework.lifecycle import (
    TERMINAL,
    TRANSITIONS,
    CaseState,
    Event,
    Facts,
    Flow,
    Guard,
    Origin,
    guard_holds,
    next_state,
)
from casework.people import Role

EVERYBODY = frozenset(Role)
REFUSALS = frozenset({"forbidden_transition", "not_your_part"} | {guard.value for guard in Guard})
facts_of = st.builds(
    Facts,
    **{
        field.name: st.sampled_from(Origin) if field.name == "origin" else st.booleans()
        for field in dataclasses.fields(Facts)
    },
)


def test_every_state_is_reached_and_only_final_ones_are_left_by_nothing() -> None:
    reached = {row.target for row in TRANSITIONS}
    assert reached == set(CaseState)
    left = {state for row in TRANSITIONS for state in row.sources}
    assert set(CaseState) - left == TERMINAL


def test_every_event_happens_somewhere_and_has_somebody_to_do_it() -> None:
    assert {row.event for row in TRANSITIONS} == set(Event)
    assert all(row.actors for row in TRANSITIONS)


def test_every_combination_is_answered() -> None:
    for flow, event, state in itertools.product(Flow, Event, [None, *CaseState]):
        try:
            after = next_state(flow, state, event, EVERYBODY, Facts())
        except Refused as refused:
            assert refused.code in REFUSALS
        else:
            assert after in CaseState


@given(facts_of, st.sampled_from(Flow), st.sampled_from(CaseState), st.sampled_from(Event))
def test_a_person_without_a_part_moves_nothing(facts: Facts, flow: Flow, state: CaseState, event: Event) -> None:
    with pytest.raises(Refused):
        next_state(flow, state, event, frozenset({Role.AUDITOR}), facts)


@given(facts_of, st.sampled_from(Guard))
def test_every_guard_is_decided_by_the_facts(facts: Facts, guard: Guard) -> None:
    assert guard_holds(guard, facts) in (True, False)
    assert guard_holds(Guard.NONE, facts)


@pytest.mark.parametrize(
    ("flow", "state", "event", "facts", "after"),
    [
        (Flow.NEW, S.RESUBMITTED, Event.TAKE, Facts(), S.PRE_REVIEWING)
        for S in (CaseState,)
    ]
    + [
        (Flow.NEW, CaseState.PRE_REVIEWING, Event.FINISH_FAILED, Facts(is_all_judged=True, has_failures=True),
         CaseState.RESUBMISSION_REQUIRED),
        (Flow.NEW, CaseState.PRE_REVIEWING, Event.FINISH_PASSED, Facts(is_all_judged=True), CaseState.PRE_REVIEW_PASSED),
        (Flow.NEW, CaseState.RESUBMISSION_REQUIRED, Event.RESUBMIT, Facts(is_replaced=True), CaseState.RESUBMITTED),
        (Flow.NEW, CaseState.MUNICIPAL_REVIEWING, Event.PUBLISH, Facts(is_publishing_on=True), CaseState.PUBLIC_NOTICE),
        (Flow.NON_NEW, CaseState.APPROVED, Event.COMPLETE, Facts(), CaseState.COMPLETED),
    ],
)  # fmt: skip
def test_the_main_ways(flow: Flow, state: CaseState, event: Event, facts: Facts, after: CaseState) -> None:
    assert next_state(flow, state, event, EVERYBODY, facts) is after


def test_a_new_application_needs_its_card() -> None:
    with pytest.raises(Refused, match="forbidden_transition"):
        next_state(Flow.NEW, CaseState.APPROVED, Event.COMPLETE, EVERYBODY, Facts())


class Walk(RuleBasedStateMachine):
    """Anybody tries anything at any time; the case is always where the table allows it to be."""

    def __init__(self) -> None:
        super().__init__()
        self.state: CaseState | None = None
        self.flow = Flow.NEW
        self.way: list[CaseState] = []

    @initialize(flow=st.sampled_from(Flow), is_counter=st.booleans())
    def begin(self, flow: Flow, is_counter: bool) -> None:
        self.flow = flow
        event = Event.REGISTER if is_counter else Event.START
        facts = Facts(has_accepted_terms=True, is_fee_settled=True)
        self.state = next_state(flow, None, event, EVERYBODY, facts)
        self.way = [self.state]

    @rule(event=st.sampled_from(Event), facts=facts_of, role=st.sampled_from(Role))
    def attempt(self, event: Event, facts: Facts, role: Role) -> None:
        before = self.state
        assert before is not None
        try:
            after = next_state(self.flow, before, event, frozenset({role}), facts)
        except Refused as refused:
            assert refused.code in REFUSALS
            assert refused.values["state"] == before.value
            return
        rows = [row for row in TRANSITIONS if row.event is event and before in row.sources and row.target is after]
        assert any(role in row.actors and guard_holds(row.guard, facts) for row in rows)
        self.state = after
        self.way.append(after)

    @invariant()
    def nothing_leaves_the_end(self) -> None:
        assert not any(state in TERMINAL for state in self.way[:-1])


TestWalk = Walk.TestCase
