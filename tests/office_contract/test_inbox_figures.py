"""Figures beside the inbox: counts of saved filters, and what was done today."""

from datetime import timedelta

import pytest

from casework.cases import CaseFilter, Heartbeat, Queue, SavedFilterCounts, SaveFilter, Today, TodaysFigures
from casework.database import inbox_figures
from casework.lifecycle import BusinessType, CaseState
from casework.review import RecallRound
from tests.office_contract.house import House
from tests.office_contract.test_review import PASS, failed_round, filed_case, finish, judge, opened, wanted


def test_saved_filters_are_counted_as_far_as_it_is_cheap(office_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = office_house
    for person in range(3):
        house.register(person=person)
    house.register(person=3, district="haidian")
    near = CaseFilter(districts=("haidian",))
    ids = [
        house.do("wangmin", SaveFilter(name, queue, chosen)).id
        for name, queue, chosen in (
            ("a 海淀", Queue.ALL, near),
            ("b 未分配", Queue.UNASSIGNED, CaseFilter(business_types=(BusinessType.NEW_APPLICATION,))),
            ("c 已补交", Queue.ALL, CaseFilter(states=(CaseState.RESUBMITTED,))),
        )
    ]
    counts = house.as_("wangmin").ask(SavedFilterCounts())
    assert [(count.filter_id, count.count, count.is_more) for count in counts] == [
        (ids[0], 1, False),
        (ids[1], 4, False),
        (ids[2], 0, False),
    ]
    assert house.as_("lina").ask(SavedFilterCounts()) == ()
    monkeypatch.setattr(inbox_figures, "LOOKED_AT", 2)
    inbox_figures._count.cache_clear()
    counts = house.as_("wangmin").ask(SavedFilterCounts())
    inbox_figures._count.cache_clear()
    assert [(count.count, count.is_more) for count in counts] == [(0, True), (2, True), (0, True)]


def test_todays_figures_count_rounds_finished_by_me_and_not_recalled(office_house: House) -> None:
    house = office_house
    failed_round(house)
    passed = filed_case(house, 1)
    for code in wanted(house, passed):
        judge(house, passed, code, PASS)
    assert finish(house, passed) is CaseState.PRE_REVIEW_PASSED
    assert house.as_("wangmin").ask(TodaysFigures()) == Today(2, 2, 1, 0)
    assert house.as_("lina").ask(TodaysFigures()) == Today(0, 0, 0, 0)
    house.as_("lina").note(Heartbeat(passed))
    house.do("wangmin", RecallRound(passed, opened(house, passed).row.version, "再看"))
    assert house.as_("wangmin").ask(TodaysFigures()) == Today(1, 1, 0, 1)
    house.at[0] += timedelta(days=1)
    assert house.as_("wangmin").ask(TodaysFigures()) == Today(0, 0, 0, 0)
