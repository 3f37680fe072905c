"""Carries the counter's acts to the office: kept on this PC first, then sent in order, once each, until the office has answered.

While the office is away acts gather; when it answers again they are replayed with the keys and hours they were made with. What
the office refuses then stays as a list for a person to settle. Files and sending run in the write lane; the rest is the GUI's.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from casework import wire
from casework.counter import CheckIn, WalkedIn
from casework.errors import NotAllowed, OfficeError, Unavailable
from casework.office import Command, Office
from casework.people import Staff
from desktop.counter_store import CounterStore, KeptAct
from desktop.tasks import Lane, Tasks

log = logging.getLogger(__name__)
AGAIN_MS = 3_000
SESSION_CODES = ("sign_in_needed", "token_invalid", "token_expired")


@dataclass(slots=True)
class _Round:
    """What one round of sending led to."""

    answered: list[tuple[KeptAct, Any]] = field(default_factory=list)
    refused: list[tuple[KeptAct, OfficeError]] = field(default_factory=list)
    acts: tuple[KeptAct, ...] = ()
    found: frozenset[str] = frozenset()
    is_away: bool = False
    is_session_lost: bool = False
    is_disk_full: bool = False


class CounterOutbox(QObject):
    """`answered(act, answer)`; `refused(act, error, whether it had waited)`; `changed`: what is kept or reachable is different."""

    changed = Signal()
    answered = Signal(object, object)
    refused = Signal(object, object, bool)
    replayed = Signal(int, int)  # taken and refused of those that had waited, once they are all through
    disk_refused = Signal()
    session_lost = Signal()

    def __init__(self, office: Office, tasks: Tasks, store: CounterStore, me: Staff, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._tasks, self._store, self._me = office, tasks, store, me
        self._acts: tuple[KeptAct, ...] = ()
        self._late: set[str] = set()
        self._counts: list[int] = [0, 0]
        self._running = 0
        self.is_online = True
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.send)

    # what is kept

    @property
    def acts(self) -> tuple[KeptAct, ...]:
        """Everything kept, oldest first."""
        return self._acts

    @property
    def waiting(self) -> tuple[KeptAct, ...]:
        """Acts that wait for the office to take them."""
        return tuple(act for act in self._acts if not act.problem)

    @property
    def problems(self) -> tuple[KeptAct, ...]:
        """Acts the office refused, and acts of somebody else that nobody has sent."""
        return tuple(act for act in self._acts if act.problem or act.by_id != self._me.id)

    @property
    def is_told(self) -> bool:
        """Whether waiting acts are worth a mark: what is on its way for a moment only is not."""
        return not self.is_online

    # acting

    def start(self) -> None:
        """Read what an earlier run left behind, and send it."""
        self._run(partial(self._load))

    def stop(self) -> None:
        """Send no more."""
        self._again.stop()

    def put(self, act: KeptAct) -> None:
        """Do this: shown at once, on the disk next, sent when it is its turn."""
        self._acts = (*self._acts, act)
        if not self.is_online or self._late:
            self._late.add(act.key)
        self.changed.emit()
        self._run(partial(self._keep, act))

    def send(self) -> None:
        """Try again what waits."""
        if self.waiting or not self.is_online:
            self._run(self._send)

    def drop(self, key: str) -> None:
        """Somebody settled it: it is not sent any more."""
        self._run(partial(self._drop, key))

    def again(self, key: str) -> None:
        """Send a refused act, or somebody else's, once more, now under one's own name."""
        self._run(partial(self._revive, key))

    def office_answers(self) -> None:
        """The office is there again."""
        if not self.is_online or self.waiting:
            self._run(self._send)

    # in the lane

    def _load(self) -> _Round:
        found = frozenset(act.key for act in self._store.load())
        done = self._send()
        done.found = found
        return done

    def _keep(self, act: KeptAct) -> _Round:
        is_refused = not self._to_disk(partial(self._store.keep, act))
        done = self._send()
        done.is_disk_full = done.is_disk_full or is_refused
        return done

    def _drop(self, key: str) -> _Round:
        self._to_disk(partial(self._store.drop, key))
        return self._send()

    def _revive(self, key: str) -> _Round:
        found = next((act for act in self._store.acts() if act.key == key), None)
        if found is not None:
            mine = replace(found, problem="", values={}, by_id=self._me.id, by_name=self._me.full_name)
            self._to_disk(partial(self._store.keep, mine))
        return self._send()

    def _to_disk(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except OSError as error:  # it stays in memory and is sent all the same
            log.info("the counter's acts cannot be written: %s", type(error).__name__)
            return False
        return True

    def _send(self) -> _Round:
        done = _Round()
        mine = [act for act in self._store.acts() if not act.problem and act.by_id == self._me.id]
        for act in mine:
            current = next((one for one in self._store.acts() if one.key == act.key), act)
            try:
                command = wire.load_message(current.name, current.body)
                assert isinstance(command, Command)
                answer = self._office.do(command, current.key).answer
            except Unavailable:
                done.is_away = True
                for waiting in self._store.acts():
                    self._number_at_once(waiting)
                break
            except OfficeError as error:
                if isinstance(error, NotAllowed) and error.code in SESSION_CODES:
                    done.is_session_lost = True
                    break
                self._to_disk(partial(self._store.refuse, current.key, error.code, error.values))
                done.refused.append((current, error))
            else:
                if isinstance(answer, WalkedIn):
                    self._aim(current.visit, answer)
                self._to_disk(partial(self._store.drop, current.key))
                done.answered.append((current, answer))
        done.acts = self._store.acts()
        return done

    def _number_at_once(self, act: KeptAct) -> None:
        """A check-in whose answer is missing gets this PC's own number: said anew, it is done at most once (a mark already so is done)."""
        spare = str(act.facts.get("spare_no", ""))
        if act.name != "CheckIn" or act.problem or not spare or act.facts.get("queue_no"):
            return
        command = wire.load_message(act.name, act.body)
        assert isinstance(command, CheckIn)
        numbered = replace(act, key=uuid4().hex, facts=act.facts | {"queue_no": spare})
        numbered = replace(numbered, body=wire.dump(replace(command, queue_no=spare)))
        self._to_disk(partial(self._store.swap, act.key, numbered))

    def _aim(self, visit: str, walked_in: WalkedIn) -> None:
        """Marks made on a walk-in before the office knew it now name what the office calls it."""
        for act in self._store.acts():
            if act.visit != visit or act.name == "WalkIn":
                continue
            command: Any = wire.load_message(act.name, act.body)
            if act.name == "WalkInLeft":
                aimed = replace(command, walk_in_id=walked_in.walk_in_id)
            elif walked_in.booking is not None:
                aimed = replace(command, booking_id=walked_in.booking.id, walk_in_id=None)
            else:
                aimed = replace(command, booking_id=None, walk_in_id=walked_in.walk_in_id)
            named = replace(act, body=wire.dump(aimed), visit=visit_named(visit, walked_in))
            self._to_disk(partial(self._store.keep, named))

    # back in the GUI

    def _run(self, work: Callable[[], _Round]) -> None:
        self._running += 1
        self._tasks.run(Lane.WRITE, work, self._arrived, self._broke, owner=self)

    def _broke(self, error: Exception) -> None:
        self._running -= 1
        self._tasks.unhandled.emit(error)

    def _arrived(self, done: _Round) -> None:
        self._running -= 1
        self._late |= done.found
        was_online, self.is_online = self.is_online, not done.is_away
        if not self._running:
            self._acts = done.acts
        else:  # more is on its way to the lane: what has gone is gone, the rest is newer here
            gone = {act.key for act, _ in (*done.answered, *done.refused)}
            known = {act.key: act for act in done.acts}
            self._acts = tuple(known.get(act.key, act) for act in self._acts if act.key not in gone or act.key in known)
        if done.is_away:
            self._late |= {act.key for act in (*self._acts, *done.acts)}  # under the keys they have got meanwhile, too
            self._again.start()
        for act, answer in done.answered:
            self._count(act, 0)
            self.answered.emit(act, answer)
        for act, error in done.refused:
            self.refused.emit(act, error, self._count(act, 1))
        self._tell_end(was_online)
        if done.is_disk_full:
            self.disk_refused.emit()
        if done.is_session_lost:
            self.session_lost.emit()
        self.changed.emit()

    def _count(self, act: KeptAct, place: int) -> bool:
        is_late = act.key in self._late
        self._late.discard(act.key)
        self._counts[place] += int(is_late)
        return is_late

    def _tell_end(self, was_online: bool) -> None:
        if self.is_online and any(self._counts) and not self.waiting:
            taken, refused = self._counts
            self._counts = [0, 0]
            self._late.clear()
            self.replayed.emit(taken, refused)


def visit_named(visit: str, answer: object) -> str:
    """What a visit is called once the office has answered: a walk-in by its booking, or as a walk-in that waits."""
    if not isinstance(answer, WalkedIn):
        return visit
    return str(answer.booking.id) if answer.booking is not None else f"w{answer.walk_in_id}"


def new_act(me: Staff, command: Command[Any], at: str, visit: str, facts: dict[str, Any], key: str = "") -> KeptAct:
    """An act to be kept: a command of this person about a visit."""
    name, body = wire.dump_message(command)
    return KeptAct(key or uuid4().hex, str(me.id), me.full_name, at, name, body, visit, facts)
