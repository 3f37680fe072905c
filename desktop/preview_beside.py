"""What is worth knowing of the files shown: facts, words, outline, how sharp pages are. Found out when nothing else is wanted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.preview_documents import Documents
from desktop.preview_pixels import PixelQueue, SpareJob
from desktop.preview_stated import Stated, TextLine, is_findable, lines_of, stated_on
from rendering.client import Renderer
from rendering.messages import Measures, OutlineEntry, Urgency
from ui.preview.facts import FileFacts, PageMeasures, StatedLine
from ui.preview.layout import PageKey
from ui.preview.selection import PageWord
from ui.preview.side import OutlineLine
from ui.preview.view import PreviewFile, PreviewView

PAGES_READ, PAGES_MEASURED = 30, 12
LINGER_MS = 1500
"""How long a document must be looked at before all its pages are compared with others."""
WITH_WORDS = frozenset({"pdf", "docx"})
WITH_MEASURES = frozenset({"pdf", "jpeg", "png", "tiff", "webp", "heic", "gif", "bmp"})

_Text = tuple[tuple[PageWord, ...], tuple[TextLine, ...], bool]


@dataclass
class _Known:
    """What has been found out of a file. A page whose words were asked for in vain holds an empty tuple."""

    words: dict[int, tuple[PageWord, ...]] = field(default_factory=dict)
    lines: dict[int, tuple[TextLine, ...]] = field(default_factory=dict)
    measures: dict[int, PageMeasures | None] = field(default_factory=dict)
    outline: tuple[OutlineLine, ...] | None = None
    has_text: bool = False
    is_printed: bool = False
    """Whether its fingerprint has been taken."""


class PreviewBeside(QObject):
    """Gives the queue its spare jobs and shows what they find."""

    fingerprint_known = Signal(str, object)  # file, 16 bytes

    def __init__(self, view: PreviewView, documents: Documents, renderer: Renderer, queue: PixelQueue) -> None:
        super().__init__(view)
        self._view, self._documents, self._renderer, self._queue = view, documents, renderer, queue
        self._known: dict[str, _Known] = {}
        self._files: tuple[str, ...] = ()
        self._stated: tuple[Stated, ...] = ()
        self._first: PageKey | None = None
        self._shown = ""
        self._lingered = QElapsedTimer()
        self._lingered.start()
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(queue.pump)
        self.wants_fingerprint: Callable[[str], bool] = lambda file_id: False
        view.page_changed.connect(self._page_changed)
        for canvas in (view.canvas, view.compare.old, view.compare.new):
            canvas.pointer.text_wanted.connect(self._text_wanted)

    def show(self, files: Sequence[PreviewFile]) -> None:
        """These files are shown now."""
        self._lingered.start()
        self._files, self._shown, self._first = tuple(file.id for file in files), "", None
        for file_id in self._files:
            self._give_words(file_id)
        self._page_changed()

    def learn(self, file: PreviewFile) -> None:
        """More is known of a file."""
        if file.id in self._files:
            self._shown = ""
            self._page_changed()

    def set_stated(self, stated: Sequence[Stated]) -> None:
        """What the applicant stated, in clear; empty while it is masked."""
        wanted = tuple(one for one in stated if is_findable(one.value))
        if wanted != self._stated:
            self._stated = wanted
            self._show_facts()

    def forget(self) -> None:
        """The case is left."""
        self._known.clear()
        self._files, self._stated, self._shown, self._first = (), (), "", None

    # what to find out next

    def jobs(self) -> Iterator[SpareJob]:
        """What is not known yet, the page in view first."""
        key = self._first or self._view.active.current_key()
        if key is not None and key.file_id in self._files:
            yield from self._of_page(key)
        for file_id in self._files:
            facts, known = self._documents.facts(file_id), self._of(file_id)
            if facts is None:
                continue
            if facts.format == "pdf" and known.outline is None:
                does = partial(self._outlined, file_id)
                yield SpareJob("outline", file_id, partial(self._renderer.outline, urgency=Urgency.AHEAD), does)
            for page in range(1, min(facts.page_count, PAGES_READ) + 1):
                yield from self._of_page(PageKey(file_id, page))
        if self._lingered.elapsed() < LINGER_MS:
            self._linger.start()
            return
        for file_id in self._files:
            known = self._of(file_id)
            is_known = self._documents.facts(file_id) is not None
            if is_known and not known.is_printed and self.wants_fingerprint(file_id):
                does = partial(self._printed, file_id)
                yield SpareJob("fingerprint", file_id, self._renderer.fingerprint, does)

    def _of_page(self, key: PageKey) -> Iterator[SpareJob]:
        facts, known = self._documents.facts(key.file_id), self._of(key.file_id)
        if facts is None or not 0 < key.page <= facts.page_count:
            return
        if facts.format in WITH_WORDS and key.page not in known.words:
            work = partial(_text, self._renderer, key.page - 1)
            yield SpareJob("text", key.file_id, work, partial(self._read, key))
        if facts.format in WITH_MEASURES and key.page not in known.measures and key.page <= PAGES_MEASURED:
            work_ = partial(_measures, self._renderer, key.page - 1)
            yield SpareJob("measures", key.file_id, work_, partial(self._measured, key))

    def _of(self, file_id: str) -> _Known:
        return self._known.setdefault(file_id, _Known())

    def _text_wanted(self, key: PageKey) -> None:
        facts = self._documents.facts(key.file_id)
        if facts is not None and facts.format in WITH_WORDS and key.page not in self._of(key.file_id).words:
            self._first = key
            self._queue.pump()

    # what was found

    def _read(self, key: PageKey, text: _Text | None) -> None:
        known, found = self._of(key.file_id), text or ((), (), False)
        known.words[key.page], known.lines[key.page] = found[0], found[1]
        known.has_text = known.has_text or found[2]
        self._first = None if self._first == key else self._first
        self._give_words(key.file_id)
        self._show_facts()

    def _measured(self, key: PageKey, found: Measures | None) -> None:
        measures = None
        if found is not None:
            figures = (found.sharpness, found.brightness, found.is_blurred, found.is_dark, found.is_blank)
            measures = PageMeasures(key.page, *figures)
        self._of(key.file_id).measures[key.page] = measures
        self._show_facts()

    def _outlined(self, file_id: str, entries: tuple[OutlineEntry, ...] | None) -> None:
        found = tuple(OutlineLine(e.level - 1, e.title, PageKey(file_id, e.page + 1)) for e in entries or ())
        self._of(file_id).outline = found
        if file_id == self._shown:
            self._view.side.outline.show_lines(found)

    def _printed(self, file_id: str, fingerprint: bytes | None) -> None:
        self._of(file_id).is_printed = True
        if fingerprint is not None:
            self.fingerprint_known.emit(file_id, fingerprint)

    # showing

    def _give_words(self, file_id: str) -> None:
        for canvas in self._view.canvases:
            for page, words in self._of(file_id).words.items():
                canvas.pointer.selection.set_words(PageKey(file_id, page), words)

    def _page_changed(self) -> None:
        key = self._view.active.current_key()
        file_id = key.file_id if key is not None else ""
        if file_id != self._shown:
            self._shown = file_id
            self._view.side.outline.show_lines(self._of(file_id).outline or () if file_id else ())
            self._show_facts()
        self._queue.pump()

    def _show_facts(self) -> None:
        facts = self._documents.facts(self._shown)
        if facts is None or self._shown not in self._files:
            self._view.show_facts(FileFacts())
            return
        known, data, details = self._of(self._shown), self._documents.data(self._shown), facts.details
        stated: dict[str, StatedLine] = {}
        for page in sorted(known.lines):
            left = [one for one in self._stated if one.name not in stated]
            stated |= {line.name: line for line in stated_on(PageKey(self._shown, page), known.lines[page], left)}
        is_read = facts.format in WITH_WORDS and len(known.words) >= min(facts.page_count, PAGES_READ)
        shown = FileFacts(
            format=facts.format,
            size=len(data or b""),
            page_count=facts.page_count,
            pixels=details.pixels,
            dpi=details.dpi,
            taken_at=details.taken_at,
            producer=details.producer,
            is_text_only=details.is_text_only,
            is_locked_down=details.is_locked_down,
            measures=tuple(one for _, one in sorted(known.measures.items()) if one is not None),
            stated=tuple(stated[one.name] for one in self._stated if one.name in stated),
            missing=tuple(
                one.name
                for one in self._stated
                if one.is_expected and is_read and known.has_text and one.name not in stated
            ),
            is_scan=is_read and not known.has_text and facts.format == "pdf",
        )
        self._view.show_facts(shown)


def _text(renderer: Renderer, page: int, data: bytes) -> _Text:
    """In the lane."""
    text = renderer.text(data, page, urgency=Urgency.AHEAD)
    words = tuple(PageWord(w.text, (w.x, w.y, w.width, w.height), w.line) for w in text.words)
    return words, lines_of(words), text.is_text


def _measures(renderer: Renderer, page: int, data: bytes) -> Measures:
    return renderer.measures(data, page, urgency=Urgency.AHEAD)
