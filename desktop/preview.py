"""Brings documents to the preview: bytes from the office, pages from the rendering processes, kept in memory only.

The next three documents' first pages, the next two pages and the one before are ready before they are asked for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from PySide6.QtCore import QCoreApplication, QObject

from casework.errors import OfficeError
from casework.office import FileId
from desktop.preview_beside import PreviewBeside
from desktop.preview_compare import PreviewCompare
from desktop.preview_documents import Documents
from desktop.preview_find import PreviewFind
from desktop.preview_pixels import PixelQueue
from desktop.tasks import Tasks
from rendering.client import Renderer
from rendering.messages import RenderingError, Urgency
from ui.marking import QT_TRANSLATE_NOOP
from ui.preview.pixels import Shot
from ui.preview.view import PreviewFile, PreviewView
from ui.words import refusal_sentence

DOCUMENTS_AHEAD = 3

PROBLEMS: Mapping[str, str] = {
    "encrypted": QT_TRANSLATE_NOOP("Preview", "文件设有密码，无法显示"),
    "broken": QT_TRANSLATE_NOOP("Preview", "文件已损坏，无法显示"),
    "too_large": QT_TRANSLATE_NOOP("Preview", "图像过大，无法显示"),
    "too_slow": QT_TRANSLATE_NOOP("Preview", "打开时间过长，已停止"),
    "crashed": QT_TRANSLATE_NOOP("Preview", "文件无法安全打开"),
    "not_supported": QT_TRANSLATE_NOOP("Preview", "不支持的文件格式"),
    "unprotected": QT_TRANSLATE_NOOP("Preview", "本机缺少文件隔离，严格模式下不显示"),
    "page_missing": QT_TRANSLATE_NOOP("Preview", "页面不存在"),
}


def problem_words(error: Exception) -> str:
    """Why a file can't be shown, in a sentence."""
    if isinstance(error, OfficeError):
        return refusal_sentence(error.code, error.values)
    code = error.code if isinstance(error, RenderingError) else "crashed"
    return QCoreApplication.translate("Preview", PROBLEMS.get(code, PROBLEMS["broken"]))


class PreviewPresenter(QObject):
    """Answers what the preview asks for."""

    def __init__(
        self,
        view: PreviewView,
        tasks: Tasks,
        renderer: Renderer,
        fetch: Callable[[FileId], bytes],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = view
        self.documents = Documents(tasks, renderer, fetch, self)
        self.queue = PixelQueue(tasks, renderer, self.documents, view.pixels, self)
        self._files: dict[str, PreviewFile] = {}
        self._next: tuple[tuple[PreviewFile, ...], ...] = ()
        self.beside = PreviewBeside(view, self.documents, renderer, self.queue)
        self.find = PreviewFind(view, self.documents, tasks, renderer)
        self.compare = PreviewCompare(self, tasks, renderer)
        self.queue.shots_ahead = self._shots_ahead
        self.queue.spare_jobs = self.beside.jobs
        self.queue.came.connect(view.pixels_came)
        self.documents.known.connect(self._known)
        self.documents.failed.connect(self._failed)
        for name, canvas in (("main", view.canvas), ("old", view.compare.old), ("new", view.compare.new)):
            canvas.shots_wanted.connect(partial(self.queue.want, name))
            canvas.card_acted.connect(self._card_acted)
        view.side.thumbnails.shots_wanted.connect(partial(self.queue.want, "thumbnails"))
        view.rotation_changed.connect(self._turned)

    # what is shown

    def show(self, files: Sequence[PreviewFile], seen: Mapping[str, frozenset[int]]) -> None:
        """Show these files; what is known of them is on the screen when this returns."""
        shown = self.known_files(files)
        self.compare.forget()
        self.find.forget()
        self._next = ()
        self.queue.want("thumbnails", ())
        self.view.show_files(shown, seen)
        self.beside.show(shown)
        self.bring(shown)

    def show_nothing(self, title: str, text: str) -> None:
        """There is nothing to show, and why."""
        self.compare.forget()
        self.find.forget()
        self._next = ()
        self.view.show_nothing("file-x", title, text)
        self.beside.show(())

    def known_files(self, files: Sequence[PreviewFile]) -> tuple[PreviewFile, ...]:
        """These files with what is known of them already; how they are turned is said anew."""
        for file in files:
            known = self._files.get(file.id, file)
            self._files[file.id] = replace(known, rotation=file.rotation, facts=file.facts)
        return tuple(self._files[file.id] for file in files)

    def bring(self, files: Sequence[PreviewFile], urgency: Urgency = Urgency.NOW) -> None:
        """Have these files brought which are not there."""
        for file in files:
            if not file.problem:
                self.documents.need(file.id, urgency)

    def prefetch(self, documents: Sequence[Sequence[PreviewFile]]) -> None:
        """Have these documents at hand: they will be shown next, in this order."""
        self._next = tuple(self.known_files(files) for files in documents[:DOCUMENTS_AHEAD])
        self._bring_next()
        self.queue.pump()

    def lock(self) -> None:
        """The window is locked: bytes, pixels and words go, the place stays."""
        self._next = ()
        for held in (self.documents, self.queue, self.beside, self.view.pixels):
            held.forget()
        self.view.hide_text()

    def unlock(self) -> None:
        """The window is open again: what was shown is brought anew, at its place."""
        for canvas in self.view.canvases:
            self.bring(canvas.files)
            canvas.ask()
        self.beside.show(self.view.active.files)

    def forget(self) -> None:
        """Let go of everything: the case is left."""
        self._next = ()
        self._files.clear()
        self.documents.forget()
        self.queue.forget()
        self.compare.forget()
        self.find.forget()
        self.beside.forget()
        self.view.forget()

    # ahead

    def _bring_next(self) -> None:
        """One file after another, and none whose origin is no longer shown."""
        if self.documents.is_busy_ahead:
            return
        for file in chain.from_iterable(self._next):
            is_there = self.documents.facts(file.id) is not None and self.documents.data(file.id) is not None
            if not is_there and self.documents.problem(file.id) is None:
                self.documents.need(file.id, Urgency.AHEAD)
                return

    def _shots_ahead(self) -> Iterator[Shot]:
        canvas = self.view.canvas
        first = (self._files[file.id] for file in chain.from_iterable(self._next[:1]))
        yield from canvas.arrangement.first_shots(first)
        yield from self.view.active.shots_ahead()
        for files in self._next[1:]:
            yield from canvas.arrangement.first_shots(self._files[file.id] for file in files)

    # what comes

    def _known(self, file_id: str) -> None:
        facts = self.documents.facts(file_id)
        if facts is not None:
            self._learn(file_id, sizes=facts.page_sizes, page_count=facts.page_count)
        self._bring_next()

    def _failed(self, file_id: str) -> None:
        error = self.documents.problem(file_id)
        if error is not None:
            is_locked = isinstance(error, RenderingError) and error.code == "encrypted"
            self._learn(file_id, problem=problem_words(error), is_locked=is_locked)
        self._bring_next()

    def _learn(self, file_id: str, **known: object) -> None:
        if file_id in self._files:
            file = replace(self._files[file_id], **known)  # type: ignore[arg-type] # fields of PreviewFile
            if file != self._files[file_id]:
                self._files[file_id] = file
                self.view.set_file(file)
                self.beside.learn(file)

    def _card_acted(self, file_id: str, act: str) -> None:
        if act == "retry" and file_id in self._files:
            self._learn(file_id, problem="")
            self.documents.retry(file_id)

    def _turned(self, file_id: str, rotation: int) -> None:
        if file_id in self._files:
            self._files[file_id] = replace(self._files[file_id], rotation=rotation)
