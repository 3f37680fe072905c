"""The on-site review's presenter: reads the checklist, ticks originals, passes or sends back; what was typed stays until then."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from casework.cases import CaseId, CatalogueBody
from casework.catalogue import Catalogue, parse
from casework.errors import NotAllowed, OfficeError
from casework.lifecycle import CaseState
from casework.office import Changed, Office
from casework.onsite import (
    FailOnsite,
    OnsiteItem,
    OnsiteReview,
    OnsiteReviewOf,
    Original,
    PassOnsite,
    Remedy,
    ReopenOnsite,
    TickOriginal,
)
from casework.review import CaseForReview, CaseLooked, CaseOpened, Reveal
from desktop.counter_outbox import SESSION_CODES
from desktop.preview import PreviewPresenter
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from ui.counter.onsite_view import OnsiteView
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.preview.view import PreviewFile
from ui.words import refusal_sentence, translate


class OnsitePresenter(QObject):
    """One officer at one case. `booking_wanted` carries the case's row: another visit is needed."""

    closed = Signal()
    said = Signal(str, str)
    session_lost = Signal()
    booking_wanted = Signal(object)

    def __init__(
        self, office: Office, tasks: Tasks, view: OnsiteView, renderer: Renderer, language: Callable[[], str]
    ) -> None:
        super().__init__(view)
        self._office, self._tasks, self.view, self._language = office, tasks, view, language
        self._case_id: CaseId | None = None
        self._running = 0
        self._in_full: dict[str, Any] | None = None
        self._afterwards: Callable[[], None] | None = None
        self._catalogues: dict[str, Catalogue] = {}
        self.preview = PreviewPresenter(view.preview, tasks, renderer, office.documents.open, self)
        self._reader = QTimer(self, singleShot=True, interval=150)
        self._reader.timeout.connect(self.read)
        view.ticked.connect(self._tick)
        view.passed.connect(self._pass)
        view.failed.connect(self._ask_fail)
        view.reopened.connect(self._reopen)
        view.booking_requested.connect(self._book)
        view.material_shown.connect(self._show_files)
        view.back_requested.connect(self.close)
        view.retry_requested.connect(self.read)

    @property
    def case_id(self) -> CaseId | None:
        """The case that is open."""
        return self._case_id

    def open(self, case_id: str) -> None:
        """Open a case's on-site review; the opening is logged once."""
        self.leave()
        self._case_id = CaseId(case_id)
        self.view.busy.set_busy(True)
        self.read()
        work = partial(self._office.note, CaseLooked(self._case_id))
        self._tasks.run(Lane.WRITE, work, None, self._note_failed, owner=self)

    def leave(self) -> None:
        """Let go of the case."""
        self._case_id = self._afterwards = self._in_full = None
        self.view.close_case()
        self.preview.forget()

    def close(self) -> None:
        """Back to the counter."""
        self.leave()
        self.closed.emit()

    # reading

    def read(self) -> None:
        """Read the case anew; what is in hand stays in hand."""
        if self._case_id is not None and not self._running:  # else what is on its way comes first
            work = partial(self._look, self._case_id)
            self._tasks.run(Lane.READ, work, self._show, self._tell, owner=self, key="onsite")

    def _look(self, case_id: CaseId) -> tuple[OnsiteReview, CaseForReview, Catalogue]:
        """In the lane."""
        review = self._office.ask(OnsiteReviewOf(case_id))
        case = self._office.ask(CaseOpened(case_id))
        known = self._catalogues.get(case.catalogue_hash)
        if known is None:
            known = parse(self._office.ask(CatalogueBody(case.catalogue_hash)))
            self._catalogues[case.catalogue_hash] = known
        return review, case, known

    def _show(self, read: tuple[OnsiteReview, CaseForReview, Catalogue]) -> None:
        review, case, catalogue = read
        if review.case_id != self._case_id or self._running:
            return
        self.view.busy.set_busy(False)
        self.view.banner.dismiss("unread")
        if self._in_full is not None:
            case = replace(case, basic_data=self._in_full, is_unmasked=True)
        self.view.show_review(review, case, catalogue, self._language())
        if not case.is_unmasked and review.is_open:
            self._reveal(review.case_id)
        then, self._afterwards = self._afterwards, None
        if then is not None:
            then()

    def _reveal(self, case_id: CaseId) -> None:
        """Who serves a person sees what is to be checked in full; it is logged, with this for its reason, once per opening."""

        def shown(data: dict[str, Any]) -> None:
            if self._case_id == case_id:
                self._in_full = data
                self.view.show_in_full(data)

        note = Reveal(case_id, translate("Counter", "现场核验"))
        work = partial(self._office.note, note)
        self._tasks.run(Lane.WRITE, work, shown, self._note_failed, owner=self, key="reveal")

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something."""
        stream = f"case:{self._case_id}"
        if self._case_id is not None and (is_reset or any(one.stream == stream for one in changed)):
            self._reader.start()

    def _show_files(self, code: str) -> None:
        material = self.view.material(code)
        if material is None:
            return
        if not material.files:
            text = translate("Counter", "没有扫描件，只看原件。")
            self.view.preview.show_nothing("file-x", translate("Counter", "没有扫描件"), text)
            return
        newest = max(file.upload_no for file in material.files)
        files = [_preview_file(file) for file in material.files if file.upload_no == newest]
        self.preview.show(files, {})

    # acts

    def _tick(self, code: str, original: Original | None, note: str) -> None:
        material = self.view.material(code)
        if self._case_id is not None and material is not None:
            command = TickOriginal(self._case_id, code, material.original, original, note)
            self._do(command, lambda _: self.read(), partial(self._not_ticked, code))

    def _when_settled(self, act: Callable[[], None]) -> None:
        """Do this on what the office has, once all ticks have reached it."""
        self._afterwards = act
        self.read()

    def _not_ticked(self, code: str, error: Exception) -> None:
        self._afterwards = None
        if self.view.list.current == code:
            self.view.panel.tell_problem(self._sentence(error))
        else:
            self._tell(error)
        self.read()

    def _pass(self) -> None:
        self._when_settled(self._send_pass)

    def _send_pass(self) -> None:
        review = self.view.review
        if review is not None and review.may_pass:
            self._do(PassOnsite(review.case_id, review.case_version), lambda _: self._passed())

    def _passed(self) -> None:
        case = self.view.case
        name = case.row.applicant_name if case is not None else ""
        self.said.emit(translate("Counter", "{name} 复审通过").format(name=name), "ok")
        self.close()

    def _ask_fail(self, items: tuple[OnsiteItem, ...]) -> None:
        """Show what the notice will say, and what happens then, before it leaves."""
        review, case = self.view.review, self.view.case
        if review is None or case is None:
            return
        is_upload = any(item.remedy is Remedy.UPLOAD for item in items)
        title = translate("Counter", "退回补正：{name}").format(name=case.row.applicant_name)
        if is_upload:
            text = translate("Counter", "发出一份补正通知，案件转入待补交；补交并审过后再约复审。")
        else:
            text = translate("Counter", "发出一份补正通知，请申请人带原件再来；接着就可以约时间。")
        waiting = self.view.waiting()
        if waiting:
            text += "\n" + translate("Counter", "还有 {count} 份原件没有核对。").format(count=waiting)
        dialog = Dialog(title, text, width=560, parent=self.view.window())
        dialog.setObjectName("onsiteFailDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remedies = {Remedy.BRING: translate("Counter", "带原件再来"), Remedy.UPLOAD: translate("Counter", "重新上传")}
        for number, item in enumerate(items, 1):
            material = self.view.material(item.material)
            name = (material.zh if self._language() == "zh" else material.en) if material else item.material
            dialog.body.addWidget(Label(f"{number}. {name} — {remedies[item.remedy]}", bold=True))
            words = Label(item.text, "secondary", "text2")
            words.setWordWrap(True)
            dialog.body.addWidget(words)
        dialog.set_buttons(translate("Counter", "发出通知"), translate("Counter", "返回"), "bad_loud")
        dialog.accepted.connect(lambda: self._when_settled(partial(self._send_fail, items)))
        dialog.finished.connect(lambda _: self.view.setFocus())
        dialog.open()

    def _send_fail(self, items: tuple[OnsiteItem, ...]) -> None:
        review = self.view.review
        if review is not None:
            self._do(FailOnsite(review.case_id, review.case_version, items), self._failed)

    def _failed(self, state: CaseState) -> None:
        case = self.view.case
        row = case.row if case is not None else None
        self.said.emit(translate("Counter", "补正通知已发出"), "ok")
        self.close()
        if state is CaseState.ONSITE_CORRECTION and row is not None:
            self.booking_wanted.emit(row)

    def _reopen(self) -> None:
        review = self.view.review
        if review is not None and not review.is_open:
            self._do(ReopenOnsite(review.case_id, review.case_version), lambda _: self.read())

    def _book(self) -> None:
        if self.view.case is not None:
            self.booking_wanted.emit(self.view.case.row)

    def _do(self, command: Any, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None) -> None:
        self._running += 1
        self.view.busy.set_busy(True)

        def finished(changes: Any) -> None:
            self._running -= 1
            self.view.busy.set_busy(False)
            done(changes.answer)

        def went_wrong(error: Exception) -> None:
            self._running -= 1
            self.view.busy.set_busy(False)
            (failed or self._wrong)(error)

        work = partial(self._office.do, command, uuid4().hex)
        self._tasks.run(Lane.WRITE, work, finished, went_wrong, owner=self)

    # what went wrong

    def _wrong(self, error: Exception) -> None:
        text = self._sentence(error)
        if text:
            self.view.banner.show_message("bad", text, code="refused")
        self.read()

    def _tell(self, error: Exception) -> None:
        self.view.busy.set_busy(False)
        text = self._sentence(error)
        if text:
            self.view.banner.show_message("bad", text, translate("Counter", "重试"), "unread")

    def _sentence(self, error: Exception) -> str:
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)
            return ""
        if isinstance(error, NotAllowed) and error.code in SESSION_CODES:
            self.session_lost.emit()
            return ""
        return refusal_sentence(error.code, error.values)

    def _note_failed(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            self._tasks.unhandled.emit(error)


def _preview_file(file: Any) -> PreviewFile:
    return PreviewFile(file.id, file.name, file.page_count or 1, file.rotation)
