"""The review's presenter: opens cases and leaves them, shows their documents, and joins those who act on the case that is open."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from casework.cases import CaseId, Lease
from casework.office import Changed, Office
from casework.people import CASE_REVIEWERS, SUPERVISORS, Staff
from casework.review import CaseLooked
from casework.workdays import SHANGHAI
from desktop.files import FileIntake
from desktop.notice_crops import NoticeCrops
from desktop.open_case import OpenCase
from desktop.preview import PreviewPresenter
from desktop.review_acts import ReviewActs
from desktop.review_corrections import ReviewCorrections
from desktop.review_documents import ReviewDocuments
from desktop.review_lease import ReviewLease
from desktop.review_notices import ReviewNotices
from desktop.review_verdicts import ReviewVerdicts
from desktop.tasks import Tasks
from rendering.client import Renderer
from ui.review.view import ReviewView


class ReviewPresenter(QObject):
    """One reviewer at one case at a time."""

    closed = Signal()
    said = Signal(str, str)
    session_lost = Signal()
    next_wanted = Signal(object)  # the case just left, or None
    assign_wanted = Signal(object)  # CaseRow

    def __init__(
        self, office: Office, tasks: Tasks, view: ReviewView, renderer: Renderer, me: Staff, language: Callable[[], str]
    ) -> None:
        super().__init__(view)
        self._view = view
        self.opened = OpenCase(office, tasks, view, me, language, self)
        self.opened.shown.connect(self._show)  # first: what the others say goes onto what is shown
        self.preview = PreviewPresenter(view.preview, tasks, renderer, office.documents.open, self)
        self.lease = ReviewLease(self.opened, self)
        self.verdicts = ReviewVerdicts(self.opened, view, self)
        self.documents = ReviewDocuments(self.opened, view, self.preview, self.verdicts, renderer, self)
        self.corrections = ReviewCorrections(self.opened, view, self)
        crops = NoticeCrops(self.opened, self.preview.documents, renderer, self)
        self.notices = ReviewNotices(self.opened, view, crops, self)
        self.acts = ReviewActs(self.opened, view, self.lease, self.notices, self)
        self.files = FileIntake(self.opened, view, view.busy, renderer, self)
        self._acts: dict[str, Callable[[], None]] = {
            "take_over": self.lease.ask_take_over,
            "assign": self._assign,
        }
        for part in (self.acts, self.corrections, self.notices):
            self._acts |= part.by_name()
        view.set_rights(may_review=bool(me.roles & CASE_REVIEWERS), may_assign=bool(me.roles & SUPERVISORS))
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.back_requested.connect(self.close)
        view.act_requested.connect(self.run)
        view.files_dropped.connect(self.files.add)
        view.files_wanted.connect(self.files.choose)
        self.notices.recall_wanted.connect(self.acts.recall)
        self.acts.next_wanted.connect(self.next_wanted)
        self.opened.said.connect(self.said)
        self.opened.session_lost.connect(self.session_lost)

    # opening and leaving

    @property
    def case_id(self) -> CaseId | None:
        """The case that is open."""
        return self.opened.id

    def run(self, act: str) -> None:
        """Carry out an act of the view by its name; without a case there is nothing to do."""
        if self.opened.case is not None:
            self._acts[act]()

    def _assign(self) -> None:
        if self.opened.case is not None and self._view.may_assign:
            self.assign_wanted.emit(self.opened.case.row)

    def open(self, case_id: str, lease: Lease | None = None) -> None:
        """Open a case: this only reads. With a lease just taken, it is mine."""
        self.leave()
        self.opened.enter(CaseId(case_id))
        self.opened.keep(CaseLooked(CaseId(case_id)))
        self.lease.enter(lease)

    def leave(self) -> None:
        """Leave the case that is open: drafts are kept, the lease is given back."""
        if self.opened.id is None:
            return
        self._view.panel.flush()
        self.verdicts.send_evidence()
        self.lease.leave()
        self.opened.leave()
        self.files.forget()
        self._view.close_case()
        self.preview.forget()

    def close(self) -> None:
        """Back to the inbox."""
        self.leave()
        self.closed.emit()

    def suspend(self) -> None:
        """The window is locked: the lease is given back, drafts and place stay."""
        self._view.panel.flush()
        self.verdicts.send_evidence()
        self.preview.lock()
        self.lease.give_back()

    def resume(self) -> None:
        """The window is unlocked: look at the case anew."""
        if self.opened.id is not None:
            self.preview.unlock()
            self.opened.read()
            self.lease.go_on()

    def refresh(self) -> None:
        """Show the case anew: the language has changed."""
        self.opened.read()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something."""
        self.opened.on_changed(changed, is_reset=is_reset)

    # showing

    def _show(self) -> None:
        case, catalogue = self.opened.case, self.opened.catalogue
        assert case is not None
        assert catalogue is not None
        now = datetime.now(UTC)
        today = now.astimezone(SHANGHAI).date()
        self._view.show_case(case, catalogue, self.opened.language, self.opened.me.id, now, today)
