"""What a case should be after each act, told a second time in plain Python: the model `test_life_machine` walks beside the office."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from casework.cases import LEASE_LOST_AFTER, TAKE_OVER_WAIT
from casework.lifecycle import TERMINAL, CaseState, Event, Facts, Flow, Origin, next_state
from casework.materials import MaterialState, Requirement, Stage, blocks_finish, is_open
from casework.people import Role
from casework.review import VerdictKind

REVIEWERS = frozenset({Role.REVIEWER})
IN_REVIEW = (CaseState.PRE_REVIEWING, CaseState.RESUBMITTED)
RECALL_TIME = timedelta(minutes=10)
BOOKED_BY = {
    Event.BOOK: (True, False),
    Event.BRING_ORIGINAL: (True, False),
    Event.CANCEL_BOOKING: (False, False),
    Event.NO_SHOW: (False, False),
    Event.CHECK_IN: (True, True),
}
TAKES_FILES = dict.fromkeys(IN_REVIEW, (MaterialState.EMPTY, MaterialState.UPLOADED)) | {
    CaseState.RESUBMISSION_REQUIRED: (MaterialState.FAILED, MaterialState.DEFERRED, MaterialState.UPLOADED)
}


@dataclass
class Given:
    """A verdict that was given for version `upload_no` of a material's files."""

    kind: MaterialState
    round: int
    upload_no: int
    is_undone: bool = False


@dataclass
class Paper:
    """A material. `given` are all verdicts, oldest first; `in_force` the one that counts."""

    code: str
    requirement: Requirement
    stage: Stage
    most_files: int
    is_deferrable: bool
    state: MaterialState
    version: int
    upload_no: int = 0
    files: int = 0
    judged_round: int | None = None
    in_force: Given | None = None
    given: list[Given] = field(default_factory=list)

    def is_open(self, round_no: int) -> bool:
        """Whether it may be judged in this round."""
        return is_open(self.state, self.stage, round_no, self.judged_round)

    @property
    def blocks_finish(self) -> bool:
        """Whether it keeps the round open."""
        return blocks_finish(self.state, self.stage, self.requirement, self.upload_no > 0)

    @property
    def is_missing(self) -> bool:
        """Whether it is wanted and nobody brought it."""
        is_wanted = self.stage is Stage.UPLOAD and self.requirement is not Requirement.OPTIONAL
        return is_wanted and self.state is MaterialState.EMPTY

    def judge(self, kind: MaterialState, round_no: int) -> None:
        """A verdict; one of the same round goes."""
        if self.in_force is not None and self.judged_round == round_no:
            self.in_force.is_undone = True
        self.in_force = Given(kind, round_no, self.upload_no)
        self.given.append(self.in_force)
        self.state, self.judged_round, self.version = kind, round_no, self.version + 1

    def undo(self, round_no: int) -> None:
        """The verdict goes; what an earlier round said of these files stands again."""
        assert self.in_force is not None
        self.in_force.is_undone = True
        earlier = [g for g in self.given if not g.is_undone and g.upload_no == self.upload_no and g.round < round_no]
        self.in_force = earlier[-1] if earlier else None
        self.version += 1
        if self.in_force is not None:
            self.state, self.judged_round = self.in_force.kind, self.in_force.round
        else:
            self.state = MaterialState.UPLOADED if self.upload_no else MaterialState.EMPTY

    def attach(self) -> None:
        """A file more, or the first one of the next version."""
        if self.state is not MaterialState.UPLOADED:
            self.upload_no, self.files = self.upload_no + 1, 0
        self.files += 1
        self.state, self.in_force, self.version = MaterialState.UPLOADED, None, self.version + 1


@dataclass
class Case:
    """The case, with its lease and the notice that closed its round."""

    flow: Flow
    papers: dict[str, Paper]
    now: datetime
    state: CaseState = CaseState.PRE_REVIEWING
    version: int = 1
    round: int = 1
    origin: Origin = Origin.PRE_REVIEW
    is_held: bool = False
    is_booked: bool = False
    is_checked_in: bool = False
    reviewer: str | None = None
    holder: str | None = None
    fencing: int = 0
    alive_at: datetime | None = None
    asked_by: str | None = None
    asked_at: datetime | None = None
    sent_at: datetime | None = None  # of the running round's notice
    is_handed_over: bool = False

    # the lease

    @property
    def live_holder(self) -> str | None:
        """Who holds the case now."""
        is_alive = self.alive_at is not None and self.alive_at > self.now - LEASE_LOST_AFTER
        return self.holder if is_alive else None

    def give_to(self, who: str) -> None:
        """Somebody new holds it."""
        self.holder, self.alive_at, self.fencing = who, self.now, self.fencing + 1
        self.asked_by = self.asked_at = None

    def hold_for(self, who: str) -> None:
        """A free lease becomes theirs, an unassigned case in review with it."""
        if self.live_holder is None:
            self.give_to(who)
            if self.reviewer is None and self.state in IN_REVIEW:
                self.reviewer = who

    def begin_round(self) -> None:
        """Handed in again is in review once somebody works on it."""
        if self.state is CaseState.RESUBMITTED and not self.is_held:
            self.state = CaseState.PRE_REVIEWING

    def pass_on(self, who: str) -> None:
        """The case goes over."""
        self.give_to(who)
        if self.state in IN_REVIEW:
            self.reviewer = who
        self.begin_round()

    def ask(self, who: str) -> bool:
        """Asking for it; whether anything changed."""
        if self.live_holder is None:
            self.pass_on(who)
        elif self.live_holder == who:
            return False
        elif self.asked_by == who and self.asked_at is not None and self.asked_at <= self.now - TAKE_OVER_WAIT:
            self.pass_on(who)
        elif self.asked_at is None or (self.asked_by != who and self.asked_at <= self.now - 2 * TAKE_OVER_WAIT):
            self.asked_by, self.asked_at = who, self.now
        else:
            return False
        return True

    # the round

    @property
    def why_closed(self) -> str | None:
        """Why nothing may be judged now."""
        if self.is_held:
            return "on_hold"
        return None if self.state in IN_REVIEW else "not_in_review"

    def take_for_review(self, who: str) -> None:
        """What judging does to the case itself."""
        self.hold_for(who)
        self.begin_round()

    def why_not_judged(self, paper: Paper, kind: VerdictKind) -> str | None:
        """Why this verdict may not be given, by somebody who saw the newest and says why they are late."""
        if self.why_closed:
            return self.why_closed
        is_settled = not paper.is_open(self.round)
        if is_settled and (paper.stage is not Stage.UPLOAD or kind is not VerdictKind.FAILED):
            return "material_locked"
        if kind is VerdictKind.DEFERRED and not paper.is_deferrable:
            return "not_deferrable"
        return "nothing_to_judge" if kind is VerdictKind.PASSED and not paper.upload_no else None

    @property
    def has_failures(self) -> bool:
        """Whether the round's notice asks for something."""
        return any(paper.state is MaterialState.FAILED for paper in self.papers.values())

    def finish(self) -> None:
        """The round's notice leaves."""
        facts = Facts(
            is_all_judged=True,
            has_failures=self.has_failures,
            is_booked=self.is_booked,
            is_checked_in=self.is_checked_in,
            origin=self.origin,
        )
        event = Event.FINISH_FAILED if self.has_failures else Event.FINISH_PASSED
        self.state = next_state(self.flow, self.state, event, REVIEWERS, facts)
        self.sent_at, self.is_handed_over = self.now, False

    @property
    def why_not_recalled(self) -> str | None:
        """Why the notice can't be taken back."""
        if self.is_held:
            return "on_hold"
        if self.sent_at is None:
            return "nothing_to_recall"
        return "recall_over" if self.is_handed_over or self.now >= self.sent_at + RECALL_TIME else None

    def next_round(self, state: CaseState) -> None:
        """A round of its own, that no notice has closed."""
        self.state, self.round, self.sent_at, self.is_handed_over = state, self.round + 1, None, False

    # every other step

    def facts(self, event: Event, reason: str, started_at: datetime) -> Facts:
        """What the table's guards look at."""
        wanted = [p for p in self.papers.values() if p.stage is Stage.UPLOAD and p.requirement != Requirement.OPTIONAL]
        return Facts(
            is_fee_settled=True,
            is_checklist_complete=all(paper.upload_no for paper in wanted),
            is_deadline_passed=self.now >= started_at + timedelta(hours=24),
            has_reason=bool(reason),
            is_booked=self.is_booked or event in (Event.BOOK, Event.BRING_ORIGINAL),
            is_checked_in=self.is_checked_in,
            has_deferred_missing=any(paper.state is MaterialState.DEFERRED for paper in self.papers.values()),
            origin=self.origin,
        )

    def follow(self, event: Event, state: CaseState) -> None:
        """What a step by hand changes."""
        self.state = state
        self.is_booked, self.is_checked_in = BOOKED_BY.get(event, (self.is_booked, self.is_checked_in))
        self.origin = {Event.ASK_UPLOAD: Origin.ONSITE, Event.OPEN_AUTHORITY_ROUND: Origin.AUTHORITY}.get(
            event, self.origin
        )
        if state in TERMINAL:
            self.is_held = False

    def counted(self) -> tuple[int, int, int, int]:
        """Materials to be judged, judged, failed, deferred."""
        found = [0, 0, 0, 0]
        for paper in self.papers.values():
            if paper.stage is not Stage.UPLOAD:
                continue
            is_judged = paper.state not in (MaterialState.EMPTY, MaterialState.UPLOADED)
            found[0] += is_judged or paper.requirement is not Requirement.OPTIONAL or paper.upload_no > 0
            found[1] += is_judged
            found[2] += paper.state is MaterialState.FAILED
            found[3] += paper.state is MaterialState.DEFERRED
        return found[0], found[1], found[2], found[3]
