"""The order in which pages are painted: what is looked at, then what will be looked at next, then what else is worth knowing.

What is looked at runs in both rendering threads; the rest runs one at a time and gives way. Nobody waits for what is no longer
wanted: lists are replaced, not added to.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from desktop.preview_documents import Documents
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from rendering.messages import Clip, PageImage, RenderingError, Urgency
from ui.preview.pixels import Pixels, Shot

AT_ONCE = 2
STAND_IN_MS, STAND_IN_WIDTH = 50, 240
AGAIN_MS = 80
OVERDUE_MS = 200
"""A page nobody looks at any more is stopped when it has taken this long."""


@dataclass(frozen=True, slots=True)
class SpareJob:
    """Something worth knowing of a file, done when nothing else is wanted. `name` tells it from others."""

    name: str
    file_id: str
    work: Callable[[bytes], Any]
    done: Callable[[Any], None]


class PixelQueue(QObject):
    """Fills `pixels` with the shots that are wanted; `came` tells of each."""

    came = Signal(object)  # Shot

    def __init__(self, tasks: Tasks, renderer: Renderer, documents: Documents, pixels: Pixels, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._renderer, self._documents, self._pixels = tasks, renderer, documents, pixels
        self._now: dict[str, tuple[Shot, ...]] = {}
        self._running: dict[Shot, QElapsedTimer] = {}
        self._dropped: set[Shot] = set()
        self._is_ahead = False
        self._epoch = 0
        self.shots_ahead: Callable[[], Iterator[Shot]] = lambda: iter(())
        self.spare_jobs: Callable[[], Iterator[SpareJob]] = lambda: iter(())
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.pump)
        self._patience = QTimer(self, singleShot=True, interval=STAND_IN_MS)
        self._patience.timeout.connect(self._bring_stand_ins)
        self._overdue = QTimer(self, interval=OVERDUE_MS // 2)
        self._overdue.timeout.connect(self._stop_unwanted)
        documents.known.connect(self.pump)

    def want(self, source: str, shots: Sequence[Shot]) -> None:
        """What one of the canvases lacks now, instead of what it lacked before."""
        self._now[source] = tuple(shots)
        self.pump()

    def forget(self) -> None:
        """Nothing is wanted any more; what comes is dropped."""
        self._epoch += 1
        self._now.clear()
        self._running.clear()
        self._dropped.clear()
        self._is_ahead = False
        self._patience.stop()
        self._overdue.stop()

    def pump(self, _file_id: str = "") -> None:
        """Begin what may begin now."""
        for shot in self._wanted():
            if len(self._running) >= AT_ONCE:
                break
            self._begin(shot, Urgency.NOW)
        if not self._running and not self._is_ahead:
            self._begin_ahead()

    def _wanted(self) -> list[Shot]:
        found = []
        for shots in self._now.values():
            for shot in shots:
                if shot in self._pixels or shot in self._running or self._documents.problem(shot.key.file_id):
                    continue
                if self._documents.data(shot.key.file_id) is None:
                    self._documents.need(shot.key.file_id)
                else:
                    found.append(shot)
        return found

    def _begin_ahead(self) -> None:
        for shot in self.shots_ahead():
            if shot in self._pixels or shot in self._dropped or self._documents.data(shot.key.file_id) is None:
                continue
            self._is_ahead = True
            self._begin(shot, Urgency.AHEAD)
            return
        if self._documents.is_busy_ahead:
            return
        for job in self.spare_jobs():
            data = self._documents.data(job.file_id)
            if data is not None:
                self._is_ahead = True
                does = partial(self._job_ended, self._epoch, job)
                self._tasks.run(Lane.AHEAD, partial(job.work, data), does, partial(does, None), owner=self)
                return

    def _begin(self, shot: Shot, urgency: Urgency) -> None:
        data = self._documents.data(shot.key.file_id)
        if data is None:
            return
        if urgency is Urgency.NOW:
            self._running[shot] = QElapsedTimer()
            self._running[shot].start()
            self._overdue.start()
            if self._pixels.nearest(shot) is None and not self._patience.isActive():
                self._patience.start()
        lane = Lane.RENDER if urgency is Urgency.NOW else Lane.AHEAD
        work = partial(image_of, self._renderer, data, shot, urgency)
        came, failed = (partial(does, self._epoch, shot, urgency) for does in (self._came, self._failed))
        self._tasks.run(lane, work, came, failed, owner=self)

    def _bring_stand_ins(self) -> None:
        """What is slow to come sharp may come small at once."""
        for shot in list(self._running):
            if shot.part is None and shot.width > 2 * STAND_IN_WIDTH and self._pixels.nearest(shot) is None:
                small = Shot(shot.key, STAND_IN_WIDTH, shot.rotation)
                if small not in self._running and len(self._running) < AT_ONCE:
                    self._begin(small, Urgency.NOW)

    def _stop_unwanted(self) -> None:
        """A page that hangs must not hold a thread after it has been left."""
        wanted = {shot.key.file_id for shots in self._now.values() for shot in shots}
        for shot, since in self._running.items():
            data = self._documents.data(shot.key.file_id)
            if shot.key.file_id not in wanted and since.elapsed() > OVERDUE_MS and data is not None:
                self._renderer.stop(data)

    def _came(self, epoch: int, shot: Shot, urgency: Urgency, image: QImage) -> None:
        if epoch != self._epoch:
            return
        self._ended(shot, urgency)
        self._pixels.put(shot, image)
        self.came.emit(shot)
        self.pump()

    def _failed(self, epoch: int, shot: Shot, urgency: Urgency, error: Exception) -> None:
        if epoch != self._epoch:
            return
        self._ended(shot, urgency)
        is_stopped = isinstance(error, RenderingError) and error.code == "stopped"
        if is_stopped:
            self._again.start()
            return
        if urgency is Urgency.AHEAD and isinstance(error, RenderingError):
            self._dropped.add(shot)
        else:
            self._documents.fail(shot.key.file_id, error)
        self.pump()

    def _ended(self, shot: Shot, urgency: Urgency) -> None:
        if urgency is Urgency.NOW:
            self._running.pop(shot, None)
            if not self._running:
                self._overdue.stop()
        else:
            self._is_ahead = False

    def _job_ended(self, epoch: int, job: SpareJob, answer: Any, error: Exception | None = None) -> None:
        if epoch != self._epoch:
            return
        self._is_ahead = False
        if error is not None and not isinstance(error, RenderingError):
            self._tasks.unhandled.emit(error)
        if isinstance(error, RenderingError) and error.code == "stopped":
            self._again.start()
            return
        job.done(answer)
        self.pump()


def image_of(renderer: Renderer, data: bytes, shot: Shot, urgency: Urgency) -> QImage:
    """A shot as Qt paints it fastest; made in the lane's thread."""
    clip = None if shot.part is None else Clip(*shot.part)
    return qt_image(renderer.page(data, shot.key.page - 1, shot.width, shot.rotation, clip, urgency=urgency))


def qt_image(made: PageImage) -> QImage:
    """The renderer's plain pixels as an image of its own memory."""
    image = QImage(made.data, made.width, made.height, made.stride, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
