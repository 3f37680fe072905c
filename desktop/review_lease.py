"""Who works on a case: heartbeats, the lease, asking for it and being asked (design: heartbeat 15 s, lost after two minutes)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from casework.cases import AskTakeOver, Heartbeat, Lease, LeaveCase, Presence, ReleaseLease, TakeLease
from casework.office import Changes

if TYPE_CHECKING:
    from desktop.review import ReviewPresenter

HEARTBEAT_MS = 15_000


class ReviewLease(QObject):
    """My presence in the case that is open. `fencing` is the number of my lease; 0 when the case is not mine."""

    def __init__(self, presenter: "ReviewPresenter") -> None:
        super().__init__(presenter)
        self._p = presenter
        self.fencing = 0
        self._asked_by: str | None = None
        self._pulse = QTimer(self, interval=HEARTBEAT_MS)
        self._pulse.timeout.connect(self.beat)

    def enter(self, lease: Lease | None) -> None:
        """A case was opened, with a lease just taken or only to read."""
        self.fencing = lease.fencing if lease is not None else 0
        self.go_on()

    def go_on(self) -> None:
        """Be there from now on."""
        self.beat()
        self._pulse.start()

    def give_back(self) -> None:
        """Stop being there; the lease is free for others."""
        self._pulse.stop()
        if self._p.case_id is not None and self.fencing:
            self._p.do(ReleaseLease(self._p.case_id, self.fencing), lambda _: None, quiet=True)
        self.fencing = 0

    def leave(self) -> None:
        """The case is left."""
        self.give_back()
        if self._p.case_id is not None:
            self._p.keep(LeaveCase(self._p.case_id))

    def shown(self, lease: Lease) -> None:
        """The case was read: whether it is mine, and whether somebody asks for it."""
        self.fencing = lease.fencing if lease.holder_id == self._p.me.id else 0
        self.tell_lease(lease)

    def beat(self) -> None:
        """Say that I am here."""
        if self._p.case_id is not None:
            self._p.keep(Heartbeat(self._p.case_id, self.fencing), self._alive)

    def _alive(self, answer: tuple[Lease, tuple[Presence, ...]]) -> None:
        lease, present = answer
        case = self._p.view.case
        if case is None or lease.case_id != self._p.case_id:
            return
        if self.fencing and (lease.holder_id != self._p.me.id or lease.fencing != self.fencing):
            self.fencing = 0
            text = self.tr("案件已由{name}接手，您输入的内容仍在。").format(name=lease.holder_name or self.tr("他人"))
            self._p.view.banner.show_message("warn", text, "", "lost")
        if {p.staff_id for p in present} != {p.staff_id for p in case.present} or lease != case.lease:
            self._p.read_soon()

    def tell_lease(self, lease: Lease) -> None:
        """The holder is asked whether the case may go over."""
        is_asked = lease.holder_id == self._p.me.id and lease.asked_by_name is not None
        if is_asked and self._asked_by != lease.asked_by_id:
            text = self.tr("{name}想接手此案，30 秒内不答即转交。").format(name=lease.asked_by_name)
            self._p.view.banner.show_message("warn", text, self.tr("继续由我审"), "asked")
        elif not is_asked and self._p.view.banner.code == "asked":
            self._p.view.banner.dismiss("asked")
        self._asked_by = lease.asked_by_id if is_asked else None

    def take(self, then: Callable[[], None] | None = None) -> None:
        """Take the case's lease if it is free."""
        if self._p.case_id is None:
            return

        def taken(changes: Changes[Lease]) -> None:
            self.fencing = changes.answer.fencing
            self._p.read(then=then)

        self._p.do(TakeLease(self._p.case_id), taken)

    def ask_take_over(self) -> None:
        """Ask the holder for the case; asking again after 30 s takes it."""
        if self._p.case_id is None:
            return

        def asked(changes: Changes[Lease]) -> None:
            if changes.answer.holder_id == self._p.me.id:
                self.fencing = changes.answer.fencing
                self._p.view.banner.dismiss()
                self._p.said.emit(self.tr("案件已转到您名下"), "ok")
                self._p.read()
            else:
                text = self.tr("已请{name}转交，最多等 30 秒。").format(name=changes.answer.holder_name or "")
                self._p.view.banner.show_message("info", text, "", "asking")
                QTimer.singleShot(31_000, self, self._ask_again)

        self._p.do(AskTakeOver(self._p.case_id), asked)

    def _ask_again(self) -> None:
        if self._p.view.banner.code == "asking":
            self.ask_take_over()
