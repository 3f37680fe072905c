"""Who works on a case: heartbeats, the lease, asking for it and being asked (design: heartbeat 15 s, lost after two minutes)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from casework.cases import AnswerTakeOver, AskTakeOver, Heartbeat, Lease, LeaveCase, Presence, ReleaseLease, TakeLease
from casework.office import Changes
from desktop.open_case import OpenCase

HEARTBEAT_MS = 15_000
ASK_AGAIN_MS = 31_000


class ReviewLease(QObject):
    """My presence in the case that is open; keeps `OpenCase.fencing`."""

    def __init__(self, opened: OpenCase, parent: QObject) -> None:
        super().__init__(parent)
        self._open = opened
        self._asked_by: str | None = None
        self._pulse = QTimer(self, interval=HEARTBEAT_MS)
        self._pulse.timeout.connect(self.beat)
        opened.shown.connect(self._shown)
        opened.banner.acted.connect(self._banner)

    def enter(self, lease: Lease | None) -> None:
        """A case was opened, with a lease just taken or only to read."""
        self._open.fencing = lease.fencing if lease is not None else 0
        self.go_on()

    def go_on(self) -> None:
        """Be there from now on."""
        self.beat()
        self._pulse.start()

    def give_back(self) -> None:
        """Stop being there; the lease is free for others."""
        self._pulse.stop()
        if self._open.id is not None and self._open.fencing:
            self._open.do_quietly(ReleaseLease(self._open.id, self._open.fencing))
        self._open.fencing = 0

    def leave(self) -> None:
        """The case is left."""
        self.give_back()
        if self._open.id is not None:
            self._open.keep(LeaveCase(self._open.id))

    def beat(self) -> None:
        """Say that I am here."""
        if self._open.id is not None:
            self._open.keep(Heartbeat(self._open.id, self._open.fencing), self._alive)

    def _shown(self) -> None:
        """The case was read: whether it is mine, and whether somebody asks for it."""
        assert self._open.case is not None
        lease = self._open.case.lease
        self._open.fencing = lease.fencing if lease.holder_id == self._open.me.id else 0
        self._tell_asking(lease)

    def _alive(self, answer: tuple[Lease, tuple[Presence, ...]]) -> None:
        lease, present = answer
        case = self._open.case
        if case is None or lease.case_id != self._open.id:
            return
        if self._open.fencing and (lease.holder_id != self._open.me.id or lease.fencing != self._open.fencing):
            self._open.fencing = 0
            text = self.tr("案件已由{name}接手，您输入的内容仍在。").format(name=lease.holder_name or self.tr("他人"))
            self._open.banner.show_message("warn", text, "", "lost")
        if {p.staff_id for p in present} != {p.staff_id for p in case.present} or lease != case.lease:
            self._open.read_soon()

    def _tell_asking(self, lease: Lease) -> None:
        """The holder is asked whether the case may go over."""
        is_asked = lease.holder_id == self._open.me.id and lease.asked_by_name is not None
        if is_asked and self._asked_by != lease.asked_by_id:
            text = self.tr("{name}想接手此案，30 秒内不答即转交。").format(name=lease.asked_by_name)
            self._open.banner.show_message("warn", text, self.tr("继续由我审"), "asked")
        elif not is_asked:
            self._open.banner.dismiss("asked")
        self._asked_by = lease.asked_by_id if is_asked else None

    def _banner(self, code: str) -> None:
        if code == "asked" and self._open.id is not None and self._open.fencing:
            self._open.do(AnswerTakeOver(self._open.id, self._open.fencing, False), lambda _: self._open.read())

    def take(self, then: Callable[[], None] | None = None) -> None:
        """Take the case's lease if it is free."""
        if self._open.id is None:
            return

        def taken(changes: Changes[Lease]) -> None:
            self._open.fencing = changes.answer.fencing
            self._open.read(then=then)

        self._open.do(TakeLease(self._open.id), taken)

    def ask_take_over(self) -> None:
        """Ask the holder for the case; asking again after 30 s takes it."""
        if self._open.id is None:
            return

        def asked(changes: Changes[Lease]) -> None:
            if changes.answer.holder_id == self._open.me.id:
                self._open.fencing = changes.answer.fencing
                self._open.banner.dismiss()
                self._open.said.emit(self.tr("案件已转到您名下"), "ok")
                self._open.read()
            else:
                text = self.tr("已请{name}转交，最多等 30 秒。").format(name=changes.answer.holder_name or "")
                self._open.banner.show_message("info", text, "", "asking")
                QTimer.singleShot(ASK_AGAIN_MS, self, self._ask_again)

        self._open.do(AskTakeOver(self._open.id), asked)

    def _ask_again(self) -> None:
        if self._open.banner.code == "asking":
            self.ask_take_over()
