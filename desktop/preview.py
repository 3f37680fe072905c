"""Brings documents to the preview: bytes from the office, pages from the rendering processes, both kept in memory only."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from casework.errors import OfficeError
from casework.office import FileId
from desktop.tasks import Lane, Tasks
from rendering.client import Renderer
from rendering.messages import Facts, RenderingError
from ui.marking import QT_TRANSLATE_NOOP
from ui.preview.view import PreviewFile, PreviewView
from ui.words import refusal_sentence

BYTES_KEPT = 160 * 1024 * 1024

PROBLEMS: Mapping[str, str] = {
    "encrypted": QT_TRANSLATE_NOOP("Preview", "文件设有密码，无法显示"),
    "broken": QT_TRANSLATE_NOOP("Preview", "文件已损坏，无法显示"),
    "too_large": QT_TRANSLATE_NOOP("Preview", "图像过大，无法显示"),
    "too_slow": QT_TRANSLATE_NOOP("Preview", "打开时间过长，已停止"),
    "crashed": QT_TRANSLATE_NOOP("Preview", "文件无法安全打开"),
    "not_supported": QT_TRANSLATE_NOOP("Preview", "不支持的文件格式"),
    "page_missing": QT_TRANSLATE_NOOP("Preview", "页面不存在"),
}


def problem_words(error: Exception) -> str:
    """Why a file can't be shown, in a sentence."""
    if isinstance(error, RenderingError):
        return QCoreApplication.translate("Preview", PROBLEMS.get(error.code, PROBLEMS["broken"]))
    if isinstance(error, OfficeError):
        return refusal_sentence(error.code, error.values)
    raise error


class PreviewPresenter(QObject):
    """Answers what the preview asks for. `fetch` gives a file's bytes and may raise what `Documents.open` raises."""

    def __init__(
        self,
        view: PreviewView,
        tasks: Tasks,
        renderer: Renderer,
        fetch: Callable[[FileId], bytes],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._tasks, self._renderer, self._fetch = view, tasks, renderer, fetch
        self._bytes: OrderedDict[str, bytes] = OrderedDict()
        self._files: dict[str, PreviewFile] = {}
        self._coming: set[str] = set()
        view.page_wanted.connect(self._render)
        view.rotation_changed.connect(self._turned)

    def show(self, files: Sequence[PreviewFile], seen: Mapping[str, frozenset[int]]) -> None:
        """Show these files."""
        shown = tuple(self._files.get(file.id, file) for file in files)
        shown = tuple(replace(known, rotation=file.rotation) for known, file in zip(shown, files, strict=True))
        for file in shown:
            self._files[file.id] = file
        self._view.show_files(shown, seen)
        for file in shown:
            if not file.sizes and not file.problem:
                self._bring(file)

    def prefetch(self, files: Sequence[PreviewFile]) -> None:
        """Have these files at hand: they will be shown next."""
        for file in files:
            self._files.setdefault(file.id, file)
            if not self._files[file.id].sizes and not self._files[file.id].problem:
                self._bring(self._files[file.id])

    def forget(self) -> None:
        """Let go of everything: the case is closed or the window locked."""
        self._bytes.clear()
        self._files.clear()
        self._coming.clear()
        self._view.canvas.forget_pixels()

    def _bring(self, file: PreviewFile) -> None:
        if file.id in self._coming:
            return
        self._coming.add(file.id)
        work = partial(self._fetch, FileId(file.id))
        arrived, failed = partial(self._arrived, file.id), partial(self._failed, file.id)
        self._tasks.run(Lane.TRANSFER, work, arrived, failed, owner=self)

    def _arrived(self, file_id: str, data: bytes) -> None:
        self._keep(file_id, data)
        opened, failed = partial(self._opened, file_id), partial(self._failed, file_id)
        self._tasks.run(Lane.RENDER, partial(self._renderer.open, data), opened, failed, owner=self)

    def _keep(self, file_id: str, data: bytes) -> None:
        self._bytes.pop(file_id, None)
        self._bytes[file_id] = data
        while sum(map(len, self._bytes.values())) > BYTES_KEPT and len(self._bytes) > 1:
            self._bytes.popitem(last=False)

    def _opened(self, file_id: str, facts: Facts) -> None:
        self._learn(file_id, sizes=facts.page_sizes, page_count=facts.page_count)

    def _failed(self, file_id: str, error: Exception) -> None:
        self._learn(file_id, problem=problem_words(error))

    def _learn(self, file_id: str, **known: object) -> None:
        self._coming.discard(file_id)
        if file_id in self._files:
            file = replace(self._files[file_id], **known)  # type: ignore[arg-type] # fields of PreviewFile
            self._files[file_id] = file
            self._view.set_file(file)

    def _turned(self, file_id: str, rotation: int) -> None:
        if file_id in self._files:
            self._files[file_id] = replace(self._files[file_id], rotation=rotation)

    def _render(self, file_id: str, page: int, width: int, rotation: int) -> None:
        data = self._bytes.get(file_id)
        if data is None:
            self._coming.discard(file_id)
            self._view.canvas.forget_request(file_id, page)
            if file_id in self._files:
                self._bring(self._files[file_id])
            return
        self._bytes.move_to_end(file_id)
        work = partial(_image, self._renderer, data, page, width, rotation)
        done = partial(self._view.set_page, file_id, page, width, rotation)
        self._tasks.run(Lane.RENDER, work, done, partial(self._failed, file_id), owner=self, key=f"{file_id} {page}")


def _image(renderer: Renderer, data: bytes, page: int, width: int, rotation: int) -> QImage:
    """A page as Qt paints it fastest; made in the lane's thread."""
    made = renderer.page(data, page - 1, width, rotation)
    image = QImage(made.data, made.width, made.height, made.stride, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
