"""The case that is open: what is known of it, whether it is mine, and the one way to the office about it.

Everything that acts on the case (verdicts, acts, corrections, notices, files, lease) holds this and nothing of one another.
What was typed stays until the office has it: a command that could not be delivered is kept with its key and offered again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from casework.cases import CaseId, CatalogueBody
from casework.catalogue import Catalogue, parse
from casework.errors import Conflict, NotAllowed, OfficeError, Unavailable
from casework.lifecycle import IN_REVIEW
from casework.office import Changed, Changes, Command, Note, Office, Question
from casework.people import Staff
from casework.review import CaseForReview, CaseMaterial, CaseOpened
from desktop.tasks import Lane, Tasks
from ui.parts.banner import Banner
from ui.parts.busy_line import BusyLine
from ui.parts.dialog import Dialog
from ui.words import refusal_sentence

READ_AFTER_MS = 150
RETRY = ("unavailable", "unread")

T = TypeVar("T")
Making = Callable[[CaseId, int], Command[T]]


class Shows(Protocol):
    """The parts of a view that this speaks through."""

    banner: Banner
    busy: BusyLine


class OpenCase(QObject):
    """At most one case at a time. `shown` says that `case` and `catalogue` are new; `said` is a passing message (text, tone)."""

    shown = Signal()
    said = Signal(str, str)
    session_lost = Signal()

    def __init__(
        self, office: Office, tasks: Tasks, view: Shows, me: Staff, language: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.office, self.tasks, self.me = office, tasks, me
        self.banner, self._busy, self._language = view.banner, view.busy, language
        self.id: CaseId | None = None
        self.case: CaseForReview | None = None
        self.catalogue: Catalogue | None = None
        self.fencing = 0  # the number of my lease; 0 when the case is not mine
        self._catalogues: dict[str, Catalogue] = {}
        self._undelivered: list[Callable[[], None]] = []
        self._running = 0
        self._is_stale = self._is_reading = False
        self._afterwards: list[Callable[[], None]] = []
        self._reader = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._reader.timeout.connect(lambda: self.read())
        self.banner.acted.connect(self._retry)

    # which case

    def enter(self, case_id: CaseId) -> None:
        """This case is open from now on; it is being read."""
        self.id = case_id
        self._busy.set_busy(True)
        self.read()

    def leave(self) -> None:
        """No case is open any more."""
        self.id, self.case, self.catalogue, self.fencing = None, None, None, 0
        self._undelivered.clear()
        self._afterwards.clear()
        self._is_stale = self._is_reading = False

    @property
    def version(self) -> int:
        """The version shown; 0 when nothing is shown yet."""
        return self.case.row.version if self.case is not None else 0

    @property
    def language(self) -> str:
        """The language names are shown in."""
        return self._language()

    @property
    def is_in_review(self) -> bool:
        """Whether the case shown is being reviewed."""
        return self.case is not None and self.case.row.state in IN_REVIEW and not self.case.row.is_on_hold

    @property
    def is_busy(self) -> bool:
        """Whether commands are on their way."""
        return self._running > 0

    @property
    def is_settled(self) -> bool:
        """Whether what is shown holds all that this window has done to the case."""
        return not (self._running or self._is_stale or self._is_reading or self._reader.isActive())

    def material(self, code: str) -> CaseMaterial | None:
        """A material of the case shown."""
        return next((one for one in self.case.materials if one.code == code), None) if self.case is not None else None

    # reading

    def read(self, then: Callable[[], None] | None = None) -> None:
        """Read the case anew and show it; `then` follows once it is shown."""
        if self.id is None:
            return
        if then is not None:
            self._afterwards.append(then)
        if self._running:
            self._is_stale = True  # what is on its way comes first
            return
        self._is_reading = True
        work = partial(self._read_all, CaseOpened(self.id))
        self.tasks.run(Lane.READ, work, self._take, self._not_read, owner=self, key="case")

    def read_soon(self) -> None:
        """Read the case anew in a moment, once for many changes."""
        self._reader.start()

    def on_changed(self, changed: Sequence[Changed], *, is_reset: bool = False) -> None:
        """Somebody changed something; mine has been read already."""
        stream = f"case:{self.id}"
        if self.id is not None and (is_reset or any(one.stream == stream for one in changed)):
            self.read_soon()

    def show_in_full(self, data: dict[str, Any]) -> None:
        """The basic data in full, until the case is read again."""
        if self.case is not None:
            self.case = replace(self.case, basic_data=data, is_unmasked=True)
            self.shown.emit()

    def _read_all(self, question: CaseOpened) -> tuple[CaseForReview, Catalogue]:
        """In the lane: the case and its catalogue, which is read once."""
        case = self.office.ask(question)
        known = self._catalogues.get(case.catalogue_hash)
        if known is None:
            known = parse(self.office.ask(CatalogueBody(case.catalogue_hash)))
            self._catalogues[case.catalogue_hash] = known
        return case, known

    def _take(self, read: tuple[CaseForReview, Catalogue]) -> None:
        if read[0].row.id != self.id:
            return
        self._is_reading = False
        self.case, self.catalogue = read
        self._busy.set_busy(False)
        self.banner.dismiss("unread")
        self.shown.emit()
        if not self._running and not self._is_stale:  # else this is not yet what they wait for
            afterwards, self._afterwards = self._afterwards, []
            for then in afterwards:
                then()

    def _not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._busy.set_busy(False)
        self.tell(error, code="unread")

    # the office

    def act(
        self,
        make: Making[T],
        done: Callable[[Changes[T]], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out the command made of the case's id and the version shown; without `done` the case is read anew."""
        if self.id is not None:
            self.do(make(self.id, self.version), done or (lambda _: self.read()), failed)

    def act_by(
        self,
        dialog: Dialog,
        make: Making[T],
        done: Callable[[Changes[T]], None] | None = None,
        reloaded: Callable[[], None] | None = None,
        beside: Callable[[OfficeError], None] | None = None,
    ) -> None:
        """Carry out what a dialog asks for. It stays open with what was typed until the office has it.

        The version is the one shown when the dialog was opened, so that nobody agrees to what they have not seen. What
        goes wrong is said in the dialog; accepting the same again repeats the very same request. After a conflict the case
        is read anew, `reloaded` lets the dialog show what holds now, and accepting again means that. `beside` may say what is
        wrong beside the fields it is about.
        """
        Submission(self, dialog, make, done or (lambda _: self.read()), reloaded, beside)

    def do(
        self,
        command: Command[Any],
        done: Callable[[Changes[Any]], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
        is_kept: bool = True,
    ) -> None:
        """Carry out a command. When the office does not answer, the very same one is kept and offered again in the banner,
        unless `failed` alone is to hear of it (`is_kept` False)."""
        key = key or uuid4().hex
        self._running += 1

        def succeeded(changes: Changes[Any]) -> None:
            self._finished()
            if self.banner.code in RETRY and not self._undelivered:
                self.banner.dismiss()
            done(changes)

        def went_wrong(error: Exception) -> None:
            self._finished()
            if isinstance(error, Unavailable) and is_kept:
                self.offer_again(partial(self.do, command, done, failed, key=key))
                self.tell(error, code="unavailable")
            elif failed is not None and isinstance(error, OfficeError) and not is_session(error):
                failed(error)
            else:
                self.tell(error)

        self.tasks.run(Lane.WRITE, partial(self.office.do, command, key), succeeded, went_wrong, owner=self)

    def offer_again(self, again: Callable[[], None]) -> None:
        """Do this too when Retry is pressed; whoever calls tells what went wrong."""
        self._undelivered.append(again)

    def do_quietly(self, command: Command[Any]) -> None:
        """Carry out a command whose failing must not disturb: it matters little or comes again."""
        work = partial(self.office.do, command, uuid4().hex)
        self.tasks.run(Lane.WRITE, work, None, self._failed_quietly, owner=self)

    def _finished(self) -> None:
        self._running -= 1
        if not self._running and self._is_stale:
            self._is_stale = False
            self._reader.start()

    def ask(self, question: Question[T], done: Callable[[T], None]) -> None:
        """Ask the office; trouble is told."""
        self.tasks.run(Lane.READ, partial(self.office.ask, question), done, self.tell, owner=self)

    def note(self, note: Note[T], done: Callable[[T], None]) -> None:
        """Keep something and use its answer; trouble is told."""
        self.tasks.run(Lane.WRITE, partial(self.office.note, note), done, self.tell, owner=self)

    def keep(self, note: Note[T], done: Callable[[T], None] | None = None) -> None:
        """Keep something; trouble with it must not disturb, the next one comes soon."""
        self.tasks.run(Lane.WRITE, partial(self.office.note, note), done, self._failed_quietly, owner=self)

    def _failed_quietly(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            self.tasks.unhandled.emit(error)
        elif is_session(error):
            self.session_lost.emit()

    # what went wrong

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
            self.banner.show_message(tone_name, self.sentence(error), action, code if may_retry else "refused")

    def _retry(self, code: str) -> None:
        if code not in RETRY:
            return
        self.banner.dismiss()
        undelivered, self._undelivered = self._undelivered, []
        for again in undelivered:
            again()
        if code == "unread":
            self.read()


class Submission(QObject):
    """One dialog's request to the office, as often as it is accepted; see `OpenCase.act_by`."""

    def __init__(
        self,
        opened: OpenCase,
        dialog: Dialog,
        make: Making[Any],
        done: Callable[[Changes[Any]], None],
        reloaded: Callable[[], None] | None,
        beside: Callable[[OfficeError], None] | None,
    ) -> None:
        super().__init__(dialog)
        self._open, self._dialog, self._make, self._done = opened, dialog, make, done
        self._reloaded, self._beside = reloaded, beside
        self._case_id, self._version = opened.id, opened.version
        self._sent: tuple[Command[Any], str] | None = None
        self._is_settled = opened.is_settled
        if not self._is_settled:  # what I did just before is on its way: no conflict with myself
            opened.read(then=self._look_again)
        dialog.keep_open()
        dialog.submitted.connect(self._send)

    def _send(self) -> None:
        if not isValid(self._dialog):
            return
        if self._case_id is None or self._open.id != self._case_id:
            self._dialog.finish()  # the case was left meanwhile
            return
        if not self._is_settled:
            self._dialog.set_waiting()
            self._open.read(then=self._send)
            return
        command = self._make(self._case_id, self._version)
        if self._sent is None or self._sent[0] != command:
            self._sent = (command, uuid4().hex)
        self._dialog.set_waiting()
        self._open.do(command, self._arrived, self._refused, key=self._sent[1], is_kept=False)

    def _arrived(self, changes: Changes[Any]) -> None:
        if isValid(self._dialog):
            self._dialog.finish()
        self._done(changes)

    def _refused(self, error: Exception) -> None:
        if not isValid(self._dialog):
            self._open.tell(error)  # it was put away meanwhile
            return
        self._dialog.tell(self._open.sentence(error))
        if self._beside is not None and isinstance(error, OfficeError):
            self._beside(error)
        if isinstance(error, Conflict):
            self._open.read(then=self._look_again)

    def _look_again(self) -> None:
        self._is_settled = True
        if isValid(self._dialog):
            self._version = self._open.version
            if self._reloaded is not None:
                self._reloaded()


def is_session(error: OfficeError) -> bool:
    """Whether signing in is needed again."""
    return isinstance(error, NotAllowed) and error.code in ("sign_in_needed", "token_invalid", "token_expired")
