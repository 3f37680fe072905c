"""The documents in hand: their bytes and what the rendering processes say they are. In memory only, bounded by bytes."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from casework.errors import OfficeError
from casework.office import FileId
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from rendering.messages import Facts, RenderingError, Urgency

BYTES_KEPT = 160 * 1024 * 1024


class Documents(QObject):
    """Brings a file once, whoever needs it. `fetch` gives its bytes and may raise what `Documents.open` of the office raises."""

    known = Signal(str)  # its bytes and facts are there
    failed = Signal(str)  # it can't be shown: `problem` says why

    def __init__(self, tasks: Tasks, renderer: Renderer, fetch: Callable[[FileId], bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._renderer, self._fetch = tasks, renderer, fetch
        self._bytes: OrderedDict[str, bytes] = OrderedDict()
        self._facts: dict[str, Facts] = {}
        self._problems: dict[str, Exception] = {}
        self._coming: dict[str, Urgency] = {}
        self._epoch = 0

    def need(self, file_id: str, urgency: Urgency = Urgency.NOW) -> None:
        """Have a file's bytes and facts; `known` or `failed` follows, unless they are there."""
        if file_id in self._problems or (file_id in self._bytes and file_id in self._facts):
            return
        if file_id in self._coming:
            self._coming[file_id] = min(self._coming[file_id], urgency)
            return
        self._coming[file_id] = urgency
        data = self._bytes.get(file_id)
        if data is not None:
            self._open(file_id, data)
            return
        work, came = partial(self._fetch, FileId(file_id)), partial(self._arrived, self._epoch, file_id)
        self._tasks.run(Lane.TRANSFER, work, came, partial(self._went_wrong, self._epoch, file_id), owner=self)

    def _arrived(self, epoch: int, file_id: str, data: bytes) -> None:
        if epoch != self._epoch:
            return
        self._bytes[file_id] = data
        while sum(map(len, self._bytes.values())) > BYTES_KEPT and len(self._bytes) > 1:
            self._bytes.popitem(last=False)
        if file_id in self._facts:
            self._is_known(file_id)
        else:
            self._open(file_id, data)

    def _open(self, file_id: str, data: bytes) -> None:
        urgency = self._coming[file_id]
        lane = Lane.RENDER if urgency is Urgency.NOW else Lane.AHEAD
        work = partial(self._renderer.open, data, urgency=urgency)
        opened, wrong = (partial(does, self._epoch, file_id) for does in (self._opened, self._went_wrong))
        self._tasks.run(lane, work, opened, wrong, owner=self)

    def _opened(self, epoch: int, file_id: str, facts: Facts) -> None:
        if epoch == self._epoch:
            self._facts[file_id] = facts
            self._is_known(file_id)

    def _is_known(self, file_id: str) -> None:
        self._coming.pop(file_id, None)
        self.known.emit(file_id)

    def _went_wrong(self, epoch: int, file_id: str, error: Exception) -> None:
        if epoch != self._epoch:
            return
        urgency = self._coming.pop(file_id, Urgency.AHEAD)
        if isinstance(error, RenderingError) and error.code == "stopped":
            if urgency is Urgency.NOW:  # it was begun ahead, and is looked at by now
                self.need(file_id)
            return
        self.fail(file_id, error)

    def fail(self, file_id: str, error: Exception) -> None:
        """A file turned out not to be showable. What is neither the office's nor the renderer's error is a bug, and told as such."""
        if not isinstance(error, OfficeError | RenderingError):
            self._tasks.unhandled.emit(error)
        self._problems[file_id] = error
        self.failed.emit(file_id)

    def retry(self, file_id: str) -> None:
        """Try a file that failed once more, from the beginning."""
        self._problems.pop(file_id, None)
        self._bytes.pop(file_id, None)
        self._facts.pop(file_id, None)
        self.need(file_id)

    @property
    def is_busy_ahead(self) -> bool:
        """Whether something is on its way that nobody looks at yet."""
        return Urgency.AHEAD in self._coming.values()

    def data(self, file_id: str) -> bytes | None:
        """A file's bytes, if they are there."""
        data = self._bytes.get(file_id)
        if data is not None:
            self._bytes.move_to_end(file_id)
        return data

    def facts(self, file_id: str) -> Facts | None:
        """What a file is, if that is known."""
        return self._facts.get(file_id)

    def problem(self, file_id: str) -> Exception | None:
        """Why a file can't be shown."""
        return self._problems.get(file_id)

    def forget(self) -> None:
        """Let go of everything; what is on its way is dropped when it comes."""
        self._epoch += 1
        for held in (self._bytes, self._facts, self._problems, self._coming):
            held.clear()
