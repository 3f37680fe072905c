"""Filling the demo office: each case is led to its state by the office's own commands, at the times they would have happened."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from admin.demo.calendar import BEFORE, DemoCalendar
from admin.demo.papers import Paper, Papers, make_papers
from admin.demo.plan import ACCOUNTS, PASSWORD, Plan, PlannedCase, basic_data, demo_plan
from casework.bookings import Booking
from casework.cases import (
    AssignCase,
    CaseFilter,
    CaseId,
    FeeBasis,
    FileForMaterial,
    HoldCase,
    Queue,
    RecordProgress,
    RegisterCase,
    SaveFilter,
    StartCase,
    TakeLease,
)
from casework.catalogue import Catalogue, load
from casework.database.office import DatabaseOffice
from casework.database.opening import add_first_staff
from casework.lifecycle import BusinessType, CaseState, Event, Flow, flow_of
from casework.lifecycle import CaseState as S
from casework.lifecycle import Event as E
from casework.materials import AttachFile, MarkResubmitted, MaterialState
from casework.notices import NoticePreview
from casework.regions import Region
from casework.review import (
    CaseForReview,
    CaseMaterial,
    CaseOpened,
    FinishRound,
    GivenReason,
    MarkMissing,
    RecordVerdict,
    Verdict,
    VerdictKind,
)
from casework.workdays import SHANGHAI, WorkCalendar, shipped_days

REASONS = {
    "blurred": "BLURRED",
    "cropped": "CROPPED",
    "glare": "BLURRED",
    "turned": "BLURRED",
    "grey": "NOT_ORIGINAL_COLOUR",
    "expired": "EXPIRED",
    "short": "INSUFFICIENT_TERM",
    "incomplete": "PERIOD_INCOMPLETE",
    "payer": "DATA_MISMATCH",
    "name": "NAME_MISMATCH",
    "id_no": "ID_MISMATCH",
    "wrong": "WRONG_DOCUMENT",
    "unsigned": "MISSING_SEAL",
}
WORDS = {
    "short": "合同剩余期限不足六个月，请续租后重新上传。",
    "incomplete": "四月、五月缺失，请补齐。",
    "expired": "有效期已过，请换领新证后上传正反两面。",
}
PLACES = {
    "glare": (0.34, 0.2, 0.42, 0.24),
    "short": (0.1, 0.28, 0.8, 0.1),
    "unsigned": (0.54, 0.78, 0.36, 0.14),
    "incomplete": (0.08, 0.4, 0.84, 0.16),
}
"""Where on the first page a defect is seen, as a reviewer would frame it: x, y, width, height in shares of the page."""
REFERENCE = {E.SUBMIT_TO_DISTRICT: "QS", E.ACCEPT_BY_DISTRICT: "SL", E.APPROVE: "SP"}
_TO_DISTRICT = (E.BOOK, E.CHECK_IN, E.ONSITE_PASS, E.SUBMIT_TO_DISTRICT)
_VISIT = (E.BOOK, E.CHECK_IN, E.SUBMIT_TO_DISTRICT)
_AFTER = {
    S.PRE_REVIEW_PASSED: (),
    S.ONSITE_BOOKED: (E.BOOK,),
    S.VISIT_DUE: (E.BOOK,),
    S.VISIT_DONE: (E.BOOK, E.CHECK_IN),
    S.ONSITE_REVIEWING: (E.BOOK, E.CHECK_IN),
    S.ONSITE_CORRECTION: (E.BOOK, E.CHECK_IN, E.ONSITE_FAIL),
    S.ONSITE_PASSED: (E.BOOK, E.CHECK_IN, E.ONSITE_PASS),
    S.SUBMITTED_TO_DISTRICT: (),
    S.DISTRICT_ACCEPTED: (E.ACCEPT_BY_DISTRICT,),
    S.RETURNED_BY_AUTHORITY: (E.ACCEPT_BY_DISTRICT, E.RETURN_BY_AUTHORITY),
    S.NOT_ACCEPTED: (E.REFUSE_ACCEPTANCE,),
    S.DISTRICT_REVIEWED: (E.ACCEPT_BY_DISTRICT, E.REVIEW_BY_DISTRICT),
    S.MUNICIPAL_REVIEWING: (E.ACCEPT_BY_DISTRICT, E.REVIEW_BY_DISTRICT, E.PASS_TO_MUNICIPALITY),
    S.CANCELLED: (E.CANCEL,),
    S.TERMINATED: (E.TERMINATE,),
}
_CITY = (E.ACCEPT_BY_DISTRICT, E.REVIEW_BY_DISTRICT, E.PASS_TO_MUNICIPALITY)
_AT_CITY = {
    S.PUBLIC_NOTICE: (E.PUBLISH,),
    S.APPROVED: (E.APPROVE,),
    S.DISAPPROVED: (E.DISAPPROVE,),
    S.CARD_MAKING: (E.APPROVE, E.MAKE_CARD),
    S.READY_FOR_PICKUP: (E.APPROVE, E.MAKE_CARD, E.CARD_READY),
    S.COMPLETED: (E.APPROVE, E.MAKE_CARD, E.CARD_READY, E.COMPLETE),
}
_BEFORE_REVIEW = {
    S.DRAFT: (),
    S.CONDITIONS_SELECTED: (E.CHOOSE_CONDITIONS,),
    S.UPLOADING: (E.CHOOSE_CONDITIONS, E.BEGIN_UPLOAD),
    S.PENDING_PAYMENT: (E.CHOOSE_CONDITIONS, E.BEGIN_UPLOAD, E.SUBMIT_FOR_PAYMENT),
    S.SLOT_HELD: (E.HOLD_SLOT,),
    S.AWAITING_MATERIALS: (E.HOLD_SLOT, E.PAY),
    S.MATERIALS_RECEIVED: (E.HOLD_SLOT, E.PAY, E.RECEIVE_MATERIALS),
    S.AUTO_CLOSED: (E.AUTO_CLOSE,),
}
_AT_THE_COUNTER = frozenset({E.BOOK, E.CHECK_IN, E.ONSITE_PASS, E.ONSITE_FAIL})
NEEDS_NO_CARD = frozenset({BusinessType.GENERAL_INFO_CHANGE})


class Seeding:
    """Fills an office. `clock` is the time it lives in while it is filled; afterwards the real one."""

    def __init__(self, say: Callable[[int, int, str], None]) -> None:
        self._say = say
        self._now: datetime | None = None
        self._calendar = WorkCalendar(shipped_days())
        self._catalogue: Catalogue = load()
        self._office: DatabaseOffice | None = None
        self._doors: dict[str, DatabaseOffice] = {}
        self._keys = 0
        self._visits: DemoCalendar
        self._booked: Booking

    def clock(self) -> datetime:
        """The office's time, UTC."""
        return self._now or datetime.now(UTC)

    def fill(self, office: DatabaseOffice, today: date | None = None) -> None:
        """Make the documents and lead every case to its state."""
        self._office = office
        self._today = today or datetime.now(SHANGHAI).date()
        plan = demo_plan(self._today)
        for user_name, full_name, roles in ACCOUNTS:
            add_first_staff(office, user_name, full_name, roles, PASSWORD)
        total = 2 * len(plan.cases)
        self._at(plan.today - BEFORE, 9)
        self._visits = DemoCalendar(office, self._do, self._catalogue, plan.today)
        self._visits.open()
        papers = make_papers(plan, lambda done, _: self._say(done, total, "papers"))
        for done, case in enumerate(sorted(plan.cases, key=lambda case: (-case.days_ago, case.number)), 1):
            self._play(plan, case, papers[case.number])
            self._say(len(plan.cases) + done, total, "cases")
        self._now = None
        self._visits.fill()
        self._save_filters()
        for door in self._doors.values():
            door.close()

    def _door(self, user_name: str) -> DatabaseOffice:
        assert self._office is not None
        if user_name not in self._doors:
            self._doors[user_name] = self._office.acting_as(user_name)
        return self._doors[user_name]

    def _do(self, user_name: str, command):  # type: ignore[no-untyped-def] # any command and its answer
        self._keys += 1
        return self._door(user_name).do(command, f"demo-{self._keys:06d}").answer

    def _at(self, on: date, hour: float) -> None:
        moment = datetime.combine(on, time(int(hour), int(hour % 1 * 60)), SHANGHAI).astimezone(UTC)
        self._now = min(moment, datetime.now(UTC))

    # one case

    def _play(self, plan: Plan, case: PlannedCase, papers: Papers) -> None:
        began = self._calendar.add_workdays(plan.today, -case.days_ago) if case.days_ago else plan.today
        self._at(began, 9 + case.number % 7)
        if case.state in _BEFORE_REVIEW:
            self._before_review(case, papers)
            return
        case_id = self._register(case, papers)
        reviewer = case.reviewer
        if reviewer is None:
            return
        self._assign(case_id, reviewer)
        if case.state in (S.PRE_REVIEWING,):
            self._judge(case_id, case, reviewer, case.judged)
            if case.hold:
                self._hold(case_id, case, reviewer)
            return
        self._at(self._calendar.add_workdays(began, 2), 10 + case.number % 6)
        self._judge(case_id, case, reviewer, 1000)
        self._finish(case_id, reviewer)
        if case.state is S.RESUBMITTED:
            self._resubmit(case_id, case, papers, began)
        elif case.state is not S.RESUBMISSION_REQUIRED:
            self._lead_on(case_id, case, began)

    def _before_review(self, case: PlannedCase, papers: Papers) -> None:
        data = basic_data(case, self._catalogue, self.clock().astimezone(SHANGHAI).date())
        command = StartCase(case.business_type, case.person.district, case.conditions, data)
        case_id = self._do("system", command).case_id
        plan_day = self.clock().astimezone(SHANGHAI).date()
        if case.state is S.AUTO_CLOSED:
            self._now = self.clock() + timedelta(hours=25)
        for event in _BEFORE_REVIEW[case.state]:
            if event in (E.SUBMIT_FOR_PAYMENT, E.RECEIVE_MATERIALS):
                for paper in papers.first:
                    self._attach("system", case_id, paper)
            if event is E.HOLD_SLOT:
                self._booked = self._visits.book(case_id, case, self._calendar.add_workdays(plan_day, 4), "applicant")
            else:
                self._progress("system", case_id, event)
        if case.state is S.UPLOADING:
            for paper in papers.first[:4]:
                self._attach("system", case_id, paper)

    def _register(self, case: PlannedCase, papers: Papers) -> CaseId:
        files = tuple(self._put("chenyu", paper) for paper in papers.first)
        data = basic_data(case, self._catalogue, self.clock().astimezone(SHANGHAI).date())
        command = RegisterCase(
            case.business_type, case.person.district, case.conditions, data, FeeBasis.CONTRACT, files=files
        )
        registered = self._do("chenyu", command)
        return CaseId(registered.case_id)

    def _put(self, user_name: str, paper: Paper) -> FileForMaterial:
        blob = self._door(user_name).documents.put(io.BytesIO(paper.data), len(paper.data))
        return FileForMaterial(paper.material, blob.id, paper.file_name, paper.page_count)

    def _attach(self, user_name: str, case_id: CaseId, paper: Paper) -> None:
        file = self._put(user_name, paper)
        version = self._material(user_name, case_id, paper.material).version
        command = AttachFile(case_id, paper.material, version, file.blob_id, file.file_name, file.page_count)
        self._do(user_name, command)

    def _opened(self, user_name: str, case_id: CaseId) -> CaseForReview:
        return self._door(user_name).ask(CaseOpened(case_id))

    def _material(self, user_name: str, case_id: CaseId, code: str):  # type: ignore[no-untyped-def] # a CaseMaterial
        return next(item for item in self._opened(user_name, case_id).materials if item.code == code)

    def _assign(self, case_id: CaseId, reviewer: str) -> None:
        version = self._opened("zhoujing", case_id).row.version
        self._do("zhoujing", AssignCase(case_id, version, self._door(reviewer).acting_staff_id))

    def _judge(self, case_id: CaseId, case: PlannedCase, reviewer: str, count: int) -> None:
        """Judge the first `count` materials that are open: good ones pass, bad ones fail with their reason."""
        if not count:
            return
        opened = self._opened(reviewer, case_id)
        for item in [item for item in opened.materials if item.is_open and item.files][:count]:
            defect = case.defects.get(item.code)
            self._do(
                reviewer,
                RecordVerdict(case_id, item.code, item.version, _verdict(defect, item), is_unseen_confirmed=True),
            )
            self._now = self.clock() + timedelta(minutes=2)
        if count >= 1000 and any(item.blocks_finish for item in self._opened(reviewer, case_id).materials):
            self._do(reviewer, MarkMissing(case_id))

    def _finish(self, case_id: CaseId, reviewer: str) -> None:
        lease = self._do(reviewer, TakeLease(case_id))
        door = self._door(reviewer)
        opened = door.ask(CaseOpened(case_id))
        has_failures = any(item.state is MaterialState.FAILED for item in opened.materials)
        digest = door.ask(NoticePreview(case_id)).digest() if has_failures else None
        self._do(reviewer, FinishRound(case_id, opened.row.version, lease.fencing, digest))

    def _resubmit(self, case_id: CaseId, case: PlannedCase, papers: Papers, began: date) -> None:
        self._at(self._calendar.add_workdays(began, max(case.days_ago - 2, 3)), 9 + case.number % 5)
        for paper in papers.replacements:
            self._attach("chenyu", case_id, paper)
        self._do("chenyu", MarkResubmitted(case_id, self._opened("chenyu", case_id).row.version))

    def _hold(self, case_id: CaseId, case: PlannedCase, reviewer: str) -> None:
        if not case.is_forgery:
            self._do(reviewer, HoldCase(case_id, self._opened(reviewer, case_id).row.version, case.hold))
            return
        item = next(
            item
            for item in self._opened(reviewer, case_id).materials
            if item.is_open and item.verdict is None and item.files
        )
        verdict = Verdict(VerdictKind.FAILED, (GivenReason("SUSPECTED_FORGERY"),), case.hold)
        self._do(reviewer, RecordVerdict(case_id, item.code, item.version, verdict, is_unseen_confirmed=True))

    def _lead_on(self, case_id: CaseId, case: PlannedCase, began: date) -> None:
        day = self._calendar.add_workdays(began, 3)
        for number, event in enumerate(_path(case)):
            self._at(self._calendar.add_workdays(day, number // 2), 9 + number % 8)
            actor = "chenyu" if event not in (E.TERMINATE, E.CANCEL) else "zhoujing"
            if event in _AT_THE_COUNTER:
                self._visit(case_id, case, event)
            else:
                self._progress(actor, case_id, event)

    def _visit(self, case_id: CaseId, case: PlannedCase, event: Event) -> None:
        """A step at the counter: in the past, today for who is being reviewed, or in the days to come."""
        visits = self._visits
        if event is E.BOOK:
            on = self.clock().astimezone(SHANGHAI).date()
            if case.state in (S.ONSITE_BOOKED, S.VISIT_DUE):
                on = self._today + timedelta(days=1)
            elif case.state is S.ONSITE_REVIEWING:
                self._at(self._today, 9)
                on = self._today
            self._booked = visits.book(case_id, case, on)
            return
        self._now = min(self._booked.starts_at, datetime.now(UTC))
        if event is E.CHECK_IN:
            visits.check_in(self._booked)
            if flow_of(case.business_type) is Flow.NON_NEW:
                visits.serve(self._booked)
        elif event is E.ONSITE_PASS:
            visits.pass_onsite(case_id)
        else:
            visits.fail_onsite(case_id)

    def _progress(self, user_name: str, case_id: CaseId, event: Event) -> None:
        version = self._opened("zhoujing", case_id).row.version
        on = self.clock().astimezone(SHANGHAI).date()
        prefix = REFERENCE.get(event)
        reference = f"{prefix}{on:%Y%m%d}{int(case_id):03d}" if prefix else ""
        self._do(user_name, RecordProgress(case_id, version, event, on, reference, "演示：按流程办理。"))

    def _save_filters(self) -> None:
        self._do("wangmin", SaveFilter("海淀 · 续签", Queue.ALL, CaseFilter((BusinessType.RENEWAL,), ("haidian",))))
        self._do("wangmin", SaveFilter("第 2 轮及以上", Queue.IN_REVIEW, CaseFilter(round_at_least=2)))


def _verdict(defect: str | None, material: CaseMaterial) -> Verdict:
    if defect is None:
        return Verdict(VerdictKind.PASSED)
    file = material.newest_files[0].id
    regions = (Region(file, 1, *PLACES[defect]),) if defect in PLACES else ()
    reason = GivenReason(REASONS[defect], *((file, 1) if regions else ()))
    return Verdict(VerdictKind.FAILED, (reason,), WORDS.get(defect, ""), regions=regions)


def _path(case: PlannedCase) -> tuple[Event, ...]:
    """The events from 预审通过 to the case's state."""
    state: CaseState = case.state
    to_district = _TO_DISTRICT if flow_of(case.business_type) is Flow.NEW else _VISIT
    if state in _AT_CITY:
        last = _AT_CITY[state]
        if case.business_type in NEEDS_NO_CARD:
            last = tuple(event for event in last if event not in (E.MAKE_CARD, E.CARD_READY))
        return (*to_district, *_CITY, *last)
    steps = _AFTER[state]
    is_at_district = state is S.SUBMITTED_TO_DISTRICT or (
        steps and steps[0] in (E.ACCEPT_BY_DISTRICT, E.REFUSE_ACCEPTANCE)
    )
    return (*to_district, *steps) if is_at_district else steps
