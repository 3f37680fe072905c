"""A walk through the life of a case by the office's own door: after every act the office says what the model says.

What is forbidden is refused with its code and changes nothing; the case's journal has a row for every version and is whole.
"""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from casework.cases import (
    AnswerTakeOver,
    AskTakeOver,
    Heartbeat,
    HoldCase,
    RecordProgress,
    ReleaseCase,
    ReleaseLease,
    TakeLease,
)
from casework.database.cases import EVENTS_BY_HAND
from casework.database.sealing import seal_due, verify
from casework.database.tables import journal
from casework.errors import Conflict, Refused
from casework.journal import Entry, chain_faults
from casework.lifecycle import TERMINAL, BusinessType, CaseState, Event, flow_of, next_state
from casework.materials import AttachFile, MarkResubmitted, MaterialState, Stage
from casework.notices import NoticePreview, RecordHandOver
from casework.office import BlobId, Command
from casework.people import Role
from casework.review import (
    CaseForReview,
    CaseOpened,
    FinishRound,
    GivenReason,
    MarkMissing,
    RecallRound,
    RecordVerdict,
    ReopenReview,
    UndoVerdict,
    Verdict,
    VerdictKind,
)
from casework.workdays import SHANGHAI
from tests.office_contract.house import PEOPLE, PHOTO, House
from tests.office_contract.life_model import TAKES_FILES, Case, Paper

ROLES = {user_name: roles for user_name, _, roles in PEOPLE}
NAMES = {user_name: full_name for user_name, full_name, _ in PEOPLE}
reviewers = st.sampled_from(("wangmin", "lina"))
kinds = st.sampled_from((VerdictKind.PASSED, VerdictKind.FAILED, VerdictKind.DEFERRED, VerdictKind.NOT_APPLICABLE))
numbers = st.integers(0, 40)
LEFT_EARLY = (CaseState.CANCELLED, CaseState.TERMINATED, CaseState.DISAPPROVED, CaseState.NOT_ACCEPTED)


class LifeOfACase(RuleBasedStateMachine):
    """One case of one office, several people at it."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house

    @initialize(
        business_type=st.sampled_from((BusinessType.EMPLOYER_CHANGE, BusinessType.NEW_APPLICATION)),
        has_files=st.booleans(),
    )
    def register(self, business_type: BusinessType, has_files: bool) -> None:
        """A case at the counter, with a file for everything wanted or with none."""
        person = next(self.house.numbers)
        probe = self.house.register(person=person + 50_000, business_type=business_type)
        asked = self.house.as_("zhou").ask(CaseOpened(probe))
        codes = tuple(item.code for item in asked.materials if item.blocks_finish) if has_files else ()
        self.case_id = self.house.register(
            person=person, business_type=business_type, files=self.house.files_for(codes)
        )
        self.started_at = self.house.now
        seen = self.seen()
        rules = self.house.office.data.catalogue(None, seen.catalogue_hash).materials  # type: ignore[arg-type] # it is known already
        papers = {
            item.code: Paper(
                item.code,
                item.requirement,
                item.stage,
                rules[item.code].max_files,
                rules[item.code].is_deferrable,
                MaterialState.UPLOADED if item.code in codes else MaterialState.EMPTY,
                version=item.version,
                upload_no=int(item.code in codes),
                files=int(item.code in codes),
            )
            for item in seen.materials
        }
        self.case = Case(flow_of(business_type), papers, self.house.now)

    # the walk

    @rule(who=reviewers, number=numbers, is_one_failed=st.booleans(), steps=st.integers(1, 3))
    def go_on(self, who: str, number: int, is_one_failed: bool, steps: int) -> None:
        """What would be done next, so that a walk comes far."""
        for _ in range(steps):
            state = self.case.state
            if self.case.is_held:
                self.release(who)
            elif state in (CaseState.PRE_REVIEWING, CaseState.RESUBMITTED):
                self.judge_all(self.case.live_holder or who, number, is_one_failed)
                self.take_lease(self.case.live_holder or who)
                self.finish(str(self.case.live_holder))
            elif state is CaseState.RESUBMISSION_REQUIRED:
                self.replace_all_failed(who)
                self.mark_resubmitted(who)
            else:
                onward = [event for event in EVENTS_BY_HAND if self.leads_to(event)]
                for event in onward[number % len(onward) :][:1] if onward else ():
                    self.record_progress("zhou", event, "本人申请")

    def leads_to(self, event: Event) -> bool:
        """Whether a supervisor may do this now, and the case goes on."""
        facts = self.case.facts(event, "本人申请", self.started_at)
        try:
            return next_state(self.case.flow, self.case.state, event, ROLES["zhou"], facts) not in LEFT_EARLY
        except Refused:
            return False

    @rule(who=reviewers, act=st.sampled_from(("take_lease", "release_lease", "ask_take_over", "answer_take_over")))
    def about_the_lease(self, who: str, act: str) -> None:
        getattr(self, act)(who)

    @rule(
        who=reviewers, act=st.sampled_from(("finish_stale", "recall", "recall", "reopen", "hand_over", "mark_missing"))
    )
    def about_the_round(self, who: str, act: str) -> None:
        getattr(self, act)(who)

    @rule(who=reviewers, act=st.sampled_from(("hold", "release", "mark_resubmitted", "heartbeat")))
    def about_the_case(self, who: str, act: str) -> None:
        getattr(self, act)(who)

    def finish_stale(self, who: str) -> None:
        """Finishing what somebody has changed since."""
        self.finish(who, is_stale=True)

    # how acts are done

    def seen(self) -> CaseForReview:
        """The case as a supervisor reads it."""
        return self.house.as_("zhou").ask(CaseOpened(self.case_id))

    def attempt(self, user_name: str, command: Command[Any], refusal: str | None, *, is_change: bool = True) -> Any:
        """Do it: what the model forbids is refused by this code and leaves everything as it was; the same key does nothing twice."""
        door, key = self.house.as_(user_name), self.house.new_key()
        if refusal is None:
            first = door.do(command, key)
            assert bool(first.changed) is is_change
            if is_change:
                self.case.version += 1
                assert door.do(command, key) == first
            return first.answer
        before = self.seen()
        try:
            door.do(command, key)
        except (Refused, Conflict) as error:
            assert error.code == refusal, (error, refusal)
        else:
            raise AssertionError(f"{command} was done, not refused as {refusal}")
        assert self.seen() == before
        return None

    def paper(self, number: int) -> Paper:
        """One of the papers."""
        return list(self.case.papers.values())[number % len(self.case.papers)]

    # who works on it

    def take_lease(self, who: str) -> None:
        case = self.case
        refusal = case.why_closed or ("lease_held" if case.live_holder not in (None, who) else None)
        is_change = case.live_holder is None or case.state is CaseState.RESUBMITTED
        self.attempt(who, TakeLease(self.case_id), refusal, is_change=is_change)
        if refusal is None:
            case.take_for_review(who)

    def release_lease(self, who: str) -> None:
        case = self.case
        self.attempt(who, ReleaseLease(self.case_id, case.fencing), None, is_change=False)
        if case.holder == who:
            case.holder = case.alive_at = case.asked_by = case.asked_at = None

    def ask_take_over(self, who: str) -> None:
        is_change = self.case.ask(who)
        self.attempt(who, AskTakeOver(self.case_id), None, is_change=is_change)

    def answer_take_over(self, who: str) -> None:
        case, is_granted = self.case, self.case.version % 2 == 0
        refusal = None if case.live_holder == who else "lease_lost"
        is_asked = case.asked_by is not None
        command = AnswerTakeOver(self.case_id, case.fencing, is_granted)
        self.attempt(who, command, refusal, is_change=is_asked)
        if refusal or not is_asked:
            return
        if is_granted:
            case.reviewer = (
                case.asked_by if case.state in (CaseState.PRE_REVIEWING, CaseState.RESUBMITTED) else case.reviewer
            )
            case.give_to(str(case.asked_by))
        else:
            case.asked_by, case.asked_at, case.alive_at = None, None, case.now

    def heartbeat(self, who: str) -> None:
        self.house.as_(who).note(Heartbeat(self.case_id, self.case.fencing))
        if self.case.live_holder == who:
            self.case.alive_at = self.case.now

    @rule(seconds=st.sampled_from((20, 40, 130, 700)))
    def wait(self, seconds: int) -> None:
        self.house.later(seconds=seconds)
        self.case.now = self.house.now

    # judging

    @rule(who=reviewers, number=numbers, kind=kinds)
    def judge(self, who: str, number: int, kind: VerdictKind) -> None:
        deferrable = [paper for paper in self.case.papers.values() if paper.is_deferrable]
        is_apt = kind is VerdictKind.DEFERRED and number % 4
        self.judge_paper(who, deferrable[number % len(deferrable)] if is_apt else self.paper(number), kind)

    def judge_paper(self, who: str, paper: Paper, kind: VerdictKind) -> None:
        """Give a verdict, late where it is."""
        case = self.case
        refusal = case.why_not_judged(paper, kind)
        self.attempt(who, self.verdict(paper, kind), refusal)
        if refusal is None:
            case.take_for_review(who)
            paper.judge(MaterialState(kind.value), case.round)

    def verdict(self, paper: Paper, kind: VerdictKind, *, version: int | None = None) -> RecordVerdict:
        """A verdict with everything its kind needs."""
        reasons = (GivenReason("BLURRED"),) if kind is VerdictKind.FAILED else ()
        supply_by = (self.house.now + timedelta(days=9)).date() if kind is VerdictKind.DEFERRED else None
        said = Verdict(kind, reasons, "不适用于本人" if kind is VerdictKind.NOT_APPLICABLE else "", supply_by)
        seen = paper.version if version is None else version
        return RecordVerdict(self.case_id, paper.code, seen, said, True, "复查时发现")

    @rule(who=reviewers, number=numbers)
    def judge_what_somebody_changed(self, who: str, number: int) -> None:
        paper = self.paper(number)
        said = "version" if paper.in_force is None else "verdict"
        command = self.verdict(paper, VerdictKind.PASSED, version=paper.version + 1)
        self.attempt(who, command, self.case.why_closed or said)

    def judge_all(self, who: str, number: int, is_one_failed: bool) -> None:
        waiting = [paper.code for paper in self.case.papers.values() if paper.blocks_finish]
        for i, code in enumerate(waiting):
            paper = self.case.papers[code]
            is_failed = not paper.upload_no or (is_one_failed and i == number % len(waiting))
            self.judge_paper(who, paper, VerdictKind.FAILED if is_failed else VerdictKind.PASSED)

    @rule(who=reviewers, number=numbers, is_taken_back=st.booleans())
    def fail_what_was_settled(self, who: str, number: int, is_taken_back: bool) -> None:
        papers = self.case.papers.values()
        settled = [p for p in papers if p.stage is Stage.UPLOAD and not p.is_open(self.case.round)]
        for paper in settled[number % len(settled) :][:1] if settled else ():
            self.judge_paper(who, paper, VerdictKind.FAILED)
            if is_taken_back:
                self.undo_paper(who, paper)

    @rule(who=reviewers, number=numbers)
    def undo(self, who: str, number: int) -> None:
        judged = [paper for paper in self.case.papers.values() if paper.in_force is not None]
        self.undo_paper(who, judged[number % len(judged)] if judged and number % 4 else self.paper(number))

    def undo_paper(self, who: str, paper: Paper) -> None:
        """Take a verdict back."""
        case = self.case
        is_mine = paper.in_force is not None and paper.judged_round == case.round
        refusal = case.why_closed or (None if is_mine else "nothing_to_undo")
        self.attempt(who, UndoVerdict(self.case_id, paper.code, paper.version), refusal)
        if refusal is None:
            case.take_for_review(who)
            paper.undo(case.round)

    def mark_missing(self, who: str) -> None:
        case = self.case
        missing = [paper for paper in case.papers.values() if paper.is_missing]
        answer = self.attempt(who, MarkMissing(self.case_id), case.why_closed)
        if case.why_closed is None:
            assert set(answer) == {paper.code for paper in missing}
            case.take_for_review(who)
            for paper in missing:
                paper.judge(MaterialState.FAILED, case.round)

    # closing the round, opening it again

    def finish(self, who: str, *, is_stale: bool = False) -> None:
        case = self.case
        is_unjudged = any(paper.blocks_finish for paper in case.papers.values())
        refusal = "version" if is_stale else "on_hold" if case.is_held else None
        if refusal is None and case.state is not CaseState.PRE_REVIEWING:
            refusal = "not_in_review"
        if refusal is None and case.live_holder != who:
            refusal = "lease_lost"
        refusal = refusal or ("materials_unjudged" if is_unjudged else None)
        digest = None
        if refusal is None and case.has_failures:
            digest = self.house.as_(who).ask(NoticePreview(self.case_id)).digest()
        command = FinishRound(self.case_id, case.version - is_stale, case.fencing, digest)
        answer = self.attempt(who, command, refusal)
        if refusal is None:
            case.finish()
            assert answer.state == case.state

    def recall(self, who: str) -> None:
        case = self.case
        refusal = case.why_not_recalled or self.table_says(who, Event.RECALL)
        self.attempt(who, RecallRound(self.case_id, case.version, "发现写错"), refusal)
        if refusal is None:
            case.state, case.sent_at = CaseState.PRE_REVIEWING, None
            case.hold_for(who)

    def table_says(self, who: str, event: Event) -> str | None:
        """Why the life cycle forbids an event that has a command of its own, its guard apart."""
        rows = {
            Event.RECALL: ("resubmission_required", "pre_review_passed", "onsite_passed", "visit_due", "visit_done"),
            Event.REOPEN: ("pre_review_passed", "onsite_booked", "visit_due"),
            Event.RESUBMIT: ("resubmission_required",),
        }
        return None if self.case.state.value in rows[event] else "forbidden_transition"

    def hand_over(self, _who: str) -> None:
        notices = self.seen().notices
        if not notices:
            return
        newest = notices[0]
        refusal = "notice_recalled" if newest.recalled_at else "already_handed_over" if newest.handed_over_at else None
        self.attempt("chen", RecordHandOver(self.case_id, newest.id, "申请人"), refusal)
        if refusal is None and newest.notice.round == self.case.round and self.case.sent_at is not None:
            self.case.is_handed_over = True

    def reopen(self, _who: str) -> None:
        case = self.case
        refusal = "on_hold" if case.is_held else self.table_says("zhou", Event.REOPEN)
        self.attempt("zhou", ReopenReview(self.case_id, case.version, "材料有误"), refusal)
        if refusal is None:
            case.next_round(CaseState.PRE_REVIEWING)
            case.origin = type(case.origin).PRE_REVIEW

    # what the applicant brings

    @rule(number=numbers)
    def attach(self, number: int) -> None:
        self.attach_to(self.paper(number))

    def replace_all_failed(self, _who: str) -> None:
        for paper in self.case.papers.values():
            if paper.state is MaterialState.FAILED and self.case.state is CaseState.RESUBMISSION_REQUIRED:
                self.attach_to(paper)

    def attach_to(self, paper: Paper) -> None:
        """A file for a paper, where the case takes it."""
        refusal = None if paper.state in TAKES_FILES.get(self.case.state, ()) else "material_locked"
        if refusal is None and paper.state is MaterialState.UPLOADED and paper.files >= paper.most_files:
            refusal = "too_many_files"
        blob_id = BlobId("0" * 32) if refusal else self.house.put(data=PHOTO).id
        self.attempt("chen", AttachFile(self.case_id, paper.code, paper.version, blob_id, "新.jpg", 1), refusal)
        if refusal is None:
            paper.attach()

    def mark_resubmitted(self, _who: str) -> None:
        case = self.case
        is_missing = any(p.stage is Stage.UPLOAD and p.state is MaterialState.FAILED for p in case.papers.values())
        refusal = "on_hold" if case.is_held else self.table_says("chen", Event.RESUBMIT)
        refusal = refusal or ("replacements_missing" if is_missing else None)
        self.attempt("chen", MarkResubmitted(self.case_id, case.version), refusal)
        if refusal is None:
            case.next_round(CaseState.RESUBMITTED)

    # on hold, and every other step

    def hold(self, who: str) -> None:
        case = self.case
        is_over = case.state in TERMINAL
        refusal = "already_on_hold" if case.is_held else "forbidden_transition" if is_over else None
        self.attempt(who, HoldCase(self.case_id, case.version, "等单位回复"), refusal)
        case.is_held = case.is_held or refusal is None

    def release(self, who: str) -> None:
        refusal = None if self.case.is_held else "not_on_hold"
        self.attempt(who, ReleaseCase(self.case_id, self.case.version, "已回复"), refusal)
        self.case.is_held = False

    @rule(
        who=st.sampled_from(("wangmin", "chen", "zhou")),
        event=st.sampled_from(EVENTS_BY_HAND),
        reason=st.sampled_from(("", "本人申请")),
    )
    def record_progress(self, who: str, event: Event, reason: str) -> None:
        case = self.case
        facts = case.facts(event, reason, self.started_at)
        state, refusal = case.state, None
        try:
            state = next_state(case.flow, case.state, event, ROLES[who] | frozenset[Role](), facts)
        except Refused as error:
            refusal = error.code
        if case.is_held and event not in (Event.CANCEL, Event.TERMINATE):
            refusal = "on_hold"
        on = self.house.now.astimezone(SHANGHAI).date()
        self.attempt(who, RecordProgress(self.case_id, case.version, event, on, reason=reason), refusal)
        if refusal is None:
            case.follow(event, state)

    # what always holds

    @invariant()
    def the_office_says_what_the_model_says(self) -> None:
        if not hasattr(self, "case"):
            return
        case, seen = self.case, self.seen()
        row = seen.row
        assert (row.state, row.version, row.round) == (case.state, case.version, case.round)
        assert (row.is_on_hold, seen.round_origin) == (case.is_held, case.origin.value)
        assert (row.materials, row.judged, row.failed, row.deferred) == case.counted()
        assert row.reviewer_name == (NAMES[case.reviewer] if case.reviewer else None)
        holder = case.live_holder
        assert (seen.lease.holder_name, seen.lease.fencing) == (NAMES[holder] if holder else None, case.fencing)
        for item in seen.materials:
            paper = case.papers[item.code]
            told = (item.state, item.version, item.upload_no, item.is_open)
            assert told == (paper.state, paper.version, paper.upload_no, paper.is_open(case.round)), item.code
            assert [g.is_undone for g in item.history] == [g.is_undone for g in paper.given]

    @invariant()
    def the_journal_is_whole(self) -> None:
        if not hasattr(self, "case"):
            return
        wanted = select(journal).where(journal.c.stream == f"case:{self.case_id}").order_by(journal.c.no)
        with self.house.office.data.engines.read.begin() as connection:
            rows = connection.execute(wanted).all()
        entries = [
            (Entry(r.prev, r.epoch, r.stream, r.no, r.key, r.request_mark, r.body, r.outcome), r.hash) for r in rows
        ]
        assert [entry.no for entry, _ in entries] == list(range(1, self.case.version + 1))
        assert list(chain_faults(entries)) == []


SEEDS = tuple(range(12))
"""Where walks begin, the same on both databases, so that one of them can be walked again."""


def test_every_walk_through_the_office_is_a_walk_of_the_model(office_house: House) -> None:
    walks = settings(
        max_examples=2, stateful_step_count=40, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    for number in SEEDS if office_house.is_sqlite else SEEDS[:3]:
        walk = seed(number)(lambda: LifeOfACase(office_house))
        run_state_machine_as_test(walk, settings=walks)  # type: ignore[arg-type] # any maker of a machine will do
    seal_due(office_house.office.data)
    assert verify(office_house.office.data).faults == ()
