"""The review's presenter: opens cases, says verdicts, keeps drafts, leases and evidence, finishes rounds.

What was typed stays until the office has it. A command that could not be delivered is kept with its key and offered again.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from casework.cases import (
    CaseId,
    CatalogueBody,
    Lease,
)
from casework.catalogue import Catalogue, parse
from casework.errors import Conflict, NotAllowed, OfficeError, Unavailable
from casework.lifecycle import IN_REVIEW
from casework.materials import MaterialState, RotateFile
from casework.office import Changed, Changes, Command, FileId, Note, Office
from casework.people import CASE_REVIEWERS, Staff
from casework.review import (
    CaseForReview,
    CaseLooked,
    CaseOpened,
    GivenReason,
    KeepDraft,
    PagesSeen,
    RecordVerdict,
    UndoVerdict,
    Verdict,
)
from casework.workdays import SHANGHAI
from desktop.files import FileIntake
from desktop.preview import PreviewPresenter
from desktop.review_acts import ReviewActs
from desktop.review_lease import ReviewLease
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from ui.preview.view import PreviewFile
from ui.review.view import ReviewView
from ui.words import moment, refusal_sentence, verdict_words

EVIDENCE_MS = 500


class ReviewPresenter(QObject):
    """One reviewer at one case at a time."""

    closed = Signal()
    said = Signal(str, str)
    session_lost = Signal()
    next_wanted = Signal(object)  # the case just left, or None

    def __init__(
        self, office: Office, tasks: Tasks, view: ReviewView, renderer: Renderer, me: Staff, language: Callable[[], str]
    ) -> None:
        super().__init__(view)
        self.office, self.tasks, self.view, self.me = office, tasks, view, me
        self._language = language
        self._case_id: CaseId | None = None
        self._catalogues: dict[str, Catalogue] = {}
        self._retry: Callable[[], None] | None = None
        self._seen: dict[FileId, set[int]] = {}
        self._running = 0
        self._is_stale = False
        self.preview = PreviewPresenter(view.preview, tasks, renderer, office.documents.open, self)
        self._afterwards: list[Callable[[], None]] = []
        self.lease = ReviewLease(self)
        self.acts = ReviewActs(self)
        self.files = FileIntake(self, renderer)
        self._evidence = QTimer(self, singleShot=True, interval=EVIDENCE_MS)
        self._evidence.timeout.connect(self._send_evidence)
        self._reader = QTimer(self, singleShot=True, interval=150)
        self._reader.timeout.connect(lambda: self.read())
        view.set_may_review(bool(me.roles & CASE_REVIEWERS))
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.verdict_given.connect(self._give)
        view.undo_requested.connect(self._undo)
        view.draft_changed.connect(self._keep_draft)
        view.material_shown.connect(self._show_files)
        view.back_requested.connect(self.close)
        view.banner_acted.connect(self._banner)
        view.act_requested.connect(self.acts.run)
        view.field_chosen.connect(self.acts.fail_field)
        view.files_dropped.connect(self.files.add)
        view.files_wanted.connect(self.files.choose)
        view.late_fail_requested.connect(self.acts.fail_late)
        view.preview.page_displayed.connect(self._page_displayed)
        view.preview.rotation_changed.connect(self._turned)

    # opening and leaving

    @property
    def case_id(self) -> CaseId | None:
        """The case that is open."""
        return self._case_id

    @property
    def fencing(self) -> int:
        """The number of my lease; 0 when the case is not mine."""
        return self.lease.fencing

    def open(self, case_id: str, lease: Lease | None = None) -> None:
        """Open a case: this only reads. With a lease just taken, it is mine."""
        self.leave()
        self._case_id = CaseId(case_id)
        self.view.busy.set_busy(True)
        self.read()
        self.keep(CaseLooked(self._case_id))
        self.lease.enter(lease)

    def leave(self) -> None:
        """Leave the case that is open: drafts are kept, the lease is given back."""
        if self._case_id is None:
            return
        self.view.panel.flush()
        self._send_evidence()
        self.lease.leave()
        self._case_id, self._retry = None, None
        self._afterwards.clear()
        self.files.forget()
        self.view.close_case()
        self.preview.forget()

    def close(self) -> None:
        """Back to the inbox."""
        self.leave()
        self.closed.emit()

    def suspend(self) -> None:
        """The window is locked: the lease is given back, drafts and place stay."""
        self.view.panel.flush()
        self._send_evidence()
        self.lease.give_back()

    def resume(self) -> None:
        """The window is unlocked: look at the case anew."""
        if self._case_id is not None:
            self.read()
            self.lease.go_on()

    # reading

    def read(self, then: Callable[[], None] | None = None) -> None:
        """Read the case anew and show it; `then` follows once it is shown."""
        if self._case_id is None:
            return
        if then is not None:
            self._afterwards.append(then)
        if self._running:
            self._is_stale = True  # what is on its way comes first
            return
        question = CaseOpened(self._case_id)
        self.tasks.run(Lane.READ, partial(self._read_all, question), self._show, self._not_read, owner=self, key="case")

    def _read_all(self, question: CaseOpened) -> tuple[CaseForReview, Catalogue]:
        """In the lane: the case and its catalogue, which is read once."""
        case = self.office.ask(question)
        known = self._catalogues.get(case.catalogue_hash)
        if known is None:
            known = parse(self.office.ask(CatalogueBody(case.catalogue_hash)))
            self._catalogues[case.catalogue_hash] = known
        return case, known

    def _show(self, read: tuple[CaseForReview, Catalogue]) -> None:
        case, catalogue = read
        if case.row.id != self._case_id:
            return
        view = self.view
        view.busy.set_busy(False)
        if view.banner.code == "unread":
            view.banner.dismiss()
        now = datetime.now(UTC)
        view.show_case(case, catalogue, self._language(), self.me.id, now, now.astimezone(SHANGHAI).date())
        self.lease.shown(case.lease)
        if not self._running and not self._is_stale:  # else this is not yet what they wait for
            afterwards, self._afterwards = self._afterwards, []
            for then in afterwards:
                then()

    def _not_read(self, error: Exception) -> None:
        self.view.busy.set_busy(False)
        self._retry = lambda: self.read()
        self.tell(error, code="unread")

    def read_soon(self) -> None:
        """Read the case anew in a moment, once for many changes."""
        self._reader.start()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something; mine has been read already."""
        stream = f"case:{self._case_id}"
        if self._case_id is not None and (is_reset or any(one.stream == stream for one in changed)):
            self._reader.start()

    def _show_files(self, code: str) -> None:
        case = self.view.case
        material = next((m for m in case.materials if m.code == code), None) if case else None
        if case is None or material is None:
            return
        files = [_preview_file(file) for file in material.newest_files]
        if not files:
            self.view.preview.show_nothing("file-x", self.tr("未提供"), self.tr("申请人还没有交这份材料。"))
            return
        seen: dict[str, frozenset[int]] = {file.id: frozenset(file.seen_pages) for file in material.newest_files}
        for file_id, pages in self._seen.items():
            if file_id in seen:
                seen[file_id] |= frozenset(pages)
        self.preview.show(files, seen)
        codes = self.view.materials.codes()
        following = codes[codes.index(code) + 1 : codes.index(code) + 2]
        for other in case.materials:
            if other.code in following:
                self.preview.prefetch([_preview_file(file) for file in other.newest_files])

    # verdicts

    def _give(self, code: str, verdict: Verdict, is_confirmed: bool) -> None:
        self.give(code, verdict, is_confirmed=is_confirmed)

    def give(self, code: str, verdict: Verdict, *, is_confirmed: bool = False, late_reason: str = "") -> None:
        """Say a verdict; `late_reason` for a defect found only after the material was settled."""
        version = self._version(code)
        if self._case_id is None or version is None:
            return
        self._send_evidence()
        command = RecordVerdict(self._case_id, code, version, verdict, is_confirmed, late_reason)
        self.do(command, partial(self._given, code), partial(self._not_given, code, verdict))

    def _version(self, code: str) -> int | None:
        case = self.view.case
        material = next((m for m in case.materials if m.code == code), None) if case else None
        return material.version if material else None

    def _given(self, code: str, changes: Changes[int]) -> None:
        self.view.panel.said(code)
        self.view.set_pending(code, None)
        self.read()

    def _not_given(self, code: str, verdict: Verdict, error: Exception) -> None:
        if isinstance(error, Conflict) and error.code == "verdict":
            self._show_conflict(code, verdict, error)
        else:
            self.view.show_refusal(code, self.sentence(error))
        self.read()

    def _show_conflict(self, code: str, mine: Verdict, error: Conflict) -> None:
        """The same material was judged by somebody else meanwhile: both verdicts are shown, mine stays typed."""
        theirs: Any = error.values.get("theirs") or {}
        kind = str(theirs.get("kind", "")) if isinstance(theirs, dict) else ""
        text = self.tr("{by} 于 {at} 判为「{theirs}」，您判为「{mine}」。已显示对方的判定；再按一次即以您的为准。")
        values = {
            "by": error.values.get("by", ""),
            "at": _readable(error.values.get("at")),
            "theirs": verdict_words(kind).text if kind else self.tr("已更改"),
            "mine": verdict_words(mine.kind).text,
        }
        self.view.show_refusal(code, text.format(**values))

    def _undo(self, code: str) -> None:
        version = self._version(code)
        if self._case_id is not None and version is not None:
            command = UndoVerdict(self._case_id, code, version)
            self.do(command, lambda _: self.read(), lambda error: self.view.show_refusal(code, self.sentence(error)))

    # drafts, evidence, presence

    def _keep_draft(self, code: str, reasons: tuple[str, ...], text: str) -> None:
        if self._case_id is not None:
            note = KeepDraft(self._case_id, code, tuple(GivenReason(reason) for reason in reasons), text)
            self.keep(note, lambda _: self.view.tell_draft_kept(datetime.now(UTC)))

    def _page_displayed(self, file_id: str, page: int) -> None:
        self._seen.setdefault(FileId(file_id), set()).add(page)
        self._evidence.start()

    def _send_evidence(self) -> None:
        seen, self._seen = self._seen, {}
        if self._case_id is not None:
            for file_id, pages in seen.items():
                self.keep(PagesSeen(self._case_id, file_id, tuple(sorted(pages))))

    def _turned(self, file_id: str, rotation: int) -> None:
        if self._case_id is not None:
            self.do(RotateFile(self._case_id, FileId(file_id), rotation), lambda _: None, quiet=True)

    # commands and what goes wrong

    def do(
        self,
        command: Command[Any],
        done: Callable[[Changes[Any]], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
        quiet: bool = False,
    ) -> None:
        """Carry out a command; when the office does not answer, Retry offers the very same one again."""
        key = key or uuid4().hex
        self._running += 1

        def finished() -> None:
            self._running -= 1
            if not self._running and self._is_stale:
                self._is_stale = False
                self._reader.start()

        def succeeded(changes: Changes[Any]) -> None:
            finished()
            if self.view.banner.code in ("unavailable", "unread"):
                self.view.banner.dismiss()
            done(changes)

        def went_wrong(error: Exception) -> None:
            finished()
            if quiet:
                return
            if isinstance(error, Unavailable):
                self._retry = partial(self.do, command, done, failed, key=key)
                self.tell(error, code="unavailable")
            elif failed is not None and isinstance(error, OfficeError) and not is_session(error):
                failed(error)
            else:
                self.tell(error)

        self.tasks.run(Lane.WRITE, partial(self.office.do, command, key), succeeded, went_wrong, owner=self)

    def ask(self, question: Any, done: Callable[[Any], None]) -> None:
        """Ask the office; trouble is told."""
        self.tasks.run(Lane.READ, partial(self.office.ask, question), done, self.tell, owner=self)

    def keep(self, note: Note[Any], done: Callable[[Any], None] | None = None) -> None:
        """Keep something without version; trouble with it must not disturb, the next one comes soon."""
        self.tasks.run(Lane.WRITE, partial(self.office.note, note), done, self._note_failed, owner=self)

    def _note_failed(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            self.tasks.unhandled.emit(error)
        elif is_session(error):
            self.session_lost.emit()

    def note(self, note: Note[Any], done: Callable[[Any], None]) -> None:
        """Keep something and use its answer; trouble is told."""
        self.tasks.run(Lane.WRITE, partial(self.office.note, note), done, self.tell, owner=self)

    def sentence(self, error: Exception) -> str:
        """What went wrong, in words; what is no error of the office is a bug and told as such."""
        if isinstance(error, OfficeError):
            return refusal_sentence(error.code, error.values)
        self.tasks.unhandled.emit(error)
        return ""

    def tell(self, error: Exception, code: str = "refused") -> None:
        """Say in the banner what went wrong, with Retry where trying again may help."""
        if not isinstance(error, OfficeError):
            self.tasks.unhandled.emit(error)
        elif is_session(error):
            self.session_lost.emit()
        else:
            may_retry = isinstance(error, Unavailable) or code == "unread"
            action = self.tr("重试") if may_retry else ""
            tone_name = "bad" if may_retry else "warn"
            self.view.banner.show_message(tone_name, self.sentence(error), action, code if may_retry else "refused")

    def _banner(self, code: str) -> None:
        if code in ("unavailable", "unread") and self._retry is not None:
            retry, self._retry = self._retry, None
            self.view.banner.dismiss()
            retry()
        elif code == "asked":
            self.acts.run("keep")

    @property
    def is_in_review(self) -> bool:
        """Whether the case shown is being reviewed."""
        case = self.view.case
        return case is not None and case.row.state in IN_REVIEW and not case.row.is_on_hold

    def set_pending(self, code: str, state: MaterialState | None) -> None:
        """A verdict is on its way."""
        self.view.set_pending(code, state)


def _preview_file(file: Any) -> PreviewFile:
    return PreviewFile(file.id, file.name, file.page_count or 1, file.rotation)


def is_session(error: OfficeError) -> bool:
    """Whether signing in is needed again."""
    return isinstance(error, NotAllowed) and error.code in ("sign_in_needed", "token_invalid", "token_expired")


def _readable(value: object) -> str:
    try:
        return moment(datetime.fromisoformat(str(value)))
    except ValueError:
        return str(value or "")
