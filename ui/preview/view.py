"""The preview: pages with their toolbar, the panel beside them, finding, comparing; and what to say when there is nothing to show."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.parts.empty_state import EmptyState
from ui.parts.surface import Surface
from ui.preview.canvas import PageCanvas
from ui.preview.compare import CompareView
from ui.preview.facts import FileFacts, StatedLine, warnings_of
from ui.preview.files import PreviewFile
from ui.preview.find_bar import HEIGHT, FindBar
from ui.preview.find_bar import WIDTH as FIND_WIDTH
from ui.preview.keys import name_actions, preview_actions
from ui.preview.layout import PageKey
from ui.preview.marks import Mark
from ui.preview.pixels import Pixels, Shot
from ui.preview.regions import Drawn
from ui.preview.side import Part, SidePanel
from ui.preview.toolbar import Toolbar
from ui.preview.warning_strip import WarningStrip

__all__ = ["PreviewFile", "PreviewView"]

WIDE = 760
"""From this width on the facts stand beside the pages unless somebody has put them away."""


class PreviewView(QWidget):
    """Shows the files of one material; `pixels` holds the images of all pages, whoever shows them."""

    page_displayed = Signal(str, int)
    rotation_changed = Signal(str, int)
    seen_changed = Signal(int, int)
    page_changed = Signal()
    next_document_requested = Signal()
    previous_document_requested = Signal()
    compare_requested = Signal(bool)
    comparing_changed = Signal(bool)
    print_requested = Signal(str, int)
    export_requested = Signal(str, int)
    regions_changed = Signal(object)
    fail_wanted = Signal(str)  # file, from the card of a file that can't be shown

    def __init__(self, parent: QWidget | None = None, *, keys: QWidget | None = None) -> None:
        """`keys` is the screen in which the preview's keys work; without one, only inside the preview."""
        super().__init__(parent)
        self.setObjectName("preview")
        self.pixels = Pixels()
        self.canvas = PageCanvas(self.pixels)
        self.canvas.setObjectName("previewPages")
        self.compare = CompareView(self.pixels)
        self.side = SidePanel(self.pixels, self.canvas.evidence.is_seen)
        self.find_bar = FindBar(self.canvas)
        self._strip = WarningStrip(self.canvas)
        self._facts = FileFacts()
        self._side_choice: Part | bool | None = True  # True: the facts where there is room
        self._empty = EmptyState()
        self._build()
        self._actions = preview_actions(keys or self, self._handlers())
        self.toolbar.follow(self._actions)
        self._actions["compare"].setEnabled(False)
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.toolbar = Toolbar()
        ground = Surface("sunken")
        QVBoxLayout(ground).addWidget(self._empty)
        self._stack = QStackedWidget()
        for page in (self.canvas, ground, self.compare):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(row, 1)

    def _handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "nextDocument": self.next_document_requested.emit,
            "previousDocument": self.previous_document_requested.emit,
            "nextUnseen": self.show_next_unseen,
            "nextPage": lambda: self.active.go_by(1),
            "previousPage": lambda: self.active.go_by(-1),
            "goToPage": self.toolbar.edit_page,
            "zoomIn": lambda: self.active.zoom_in(),
            "zoomOut": lambda: self.active.zoom_out(),
            "fitPage": lambda: self.active.set_fit("page"),
            "fitWidth": lambda: self.active.set_fit("width"),
            "lifeSize": lambda: self.active.set_zoom(1.0),
            "singlePage": self._turn_single,
            "turn": lambda: self._turn_file(90),
            "turnBack": lambda: self._turn_file(-90),
            "magnifier": lambda: self.active.pointer.set_lens(not self.active.pointer.is_lens_on),
            "find": self._open_find,
            "findOn": lambda: self.find_bar.stepped.emit(1),
            "findBack": lambda: self.find_bar.stepped.emit(-1),
            "selectPage": lambda: self.active.pointer.select_page(),
            "copy": lambda: self.active.pointer.copy(),
            "region": lambda: self.active.pointer.regions.toggle(),
            "compare": lambda: self.compare_requested.emit(not self.is_comparing),
            "mark": lambda: self.compare.toggle_marking() if self.is_comparing else None,
            "facts": lambda: self.toggle_side("facts"),
            "thumbnails": lambda: self.toggle_side("thumbnails"),
            "outline": lambda: self.toggle_side("outline"),
            "print": lambda: self._emit_page(self.print_requested),
            "export": lambda: self._emit_page(self.export_requested),
        }

    def _connect(self) -> None:
        canvas = self.canvas
        for one in (canvas, self.compare.new):
            one.page_displayed.connect(self._displayed)
            one.pointer.regions.changed.connect(self.regions_changed)
            one.card_acted.connect(lambda file_id, act: self.fail_wanted.emit(file_id) if act == "fail" else None)
        for one in (canvas, self.compare.old, self.compare.new):
            one.current_changed.connect(self._tell)
            one.zoom_changed.connect(self._tell)
            one.pointer.regions.mode_changed.connect(lambda is_on: self._actions["region"].setChecked(is_on))
            one.pointer.lens_changed.connect(lambda is_on: self._actions["magnifier"].setChecked(is_on))
        self.compare.closed.connect(lambda: self.compare_requested.emit(False))
        self.side.thumbnails.chosen.connect(lambda key: self.active.go_to(key))
        self.side.outline.chosen.connect(lambda key: self.active.go_to(key))
        self.side.facts.line_chosen.connect(self._show_line)
        self.toolbar.page_chosen.connect(self._go_to_number)
        self.toolbar.more_wanted.connect(self._open_more)
        self.find_bar.closed.connect(lambda: self.active.setFocus())

    # what is shown

    @property
    def active(self) -> PageCanvas:
        """The canvas that keys act upon: while comparing, the new version's."""
        return self.compare.new if self.is_comparing else self.canvas

    @property
    def canvases(self) -> tuple[PageCanvas, ...]:
        """The canvases on the screen."""
        return (self.compare.new, self.compare.old) if self.is_comparing else (self.canvas,)

    def show_files(self, files: Sequence[PreviewFile], seen: Mapping[str, frozenset[int]]) -> None:
        """Show these files; `seen` are the pages somebody has seen already."""
        self._leave_compare()
        self._stack.setCurrentIndex(0)
        self.canvas.show_files(files, seen)
        self._files_changed()

    def show_nothing(self, glyph: str, title: str, text: str = "") -> None:
        """There is nothing to show, and why."""
        self._leave_compare()
        self.canvas.show_files((), {})
        self._empty.show_words(glyph, title, text)
        self._stack.setCurrentIndex(1)
        self._files_changed()

    def _files_changed(self) -> None:
        if self.find_bar.isVisible():
            self.find_bar.close_bar()
        self.show_facts(FileFacts())
        self.side.outline.show_lines(())
        self.side.thumbnails.show_files(self.canvas.files, self.canvas.current_index())
        self._tell()

    def set_file(self, file: PreviewFile) -> None:
        """More is known of a file."""
        self.canvas.set_file(file)
        self.compare.set_file(file)
        if self.canvas.file(file.id) is not None:
            self.side.thumbnails.show_files(self.canvas.files, self.canvas.current_index())
        self._tell()

    def pixels_came(self, shot: Shot) -> None:
        """An image has been put into `pixels`."""
        for canvas in self.canvases:
            canvas.pixels_came(shot)
        self.side.thumbnails.pixels_came(shot)

    def hide_text(self) -> None:
        """Forget the words of pages and what was marked by them; regions stay."""
        if self.find_bar.isVisible():
            self.find_bar.close_bar()
        for canvas in self.canvases:
            canvas.pointer.selection.forget()
            canvas.marks.set(("stated", "hit", "hit_now", "selection"), ())
            canvas.set_overlays({})
        self.show_facts(FileFacts())

    def forget(self) -> None:
        """Let go of all pages and of what is known of them."""
        self.pixels.forget()
        self.show_nothing("inbox", "")

    # evidence

    def seen_pages(self) -> tuple[int, int]:
        """How many pages have been seen, of how many."""
        places = self.canvas.arrangement.places
        return len(self.canvas.evidence.seen & places.keys()), len(places)

    def unseen(self) -> tuple[PageKey, ...]:
        """The pages nobody has seen."""
        return tuple(key for key in self.canvas.keys if not self.canvas.evidence.is_seen(key))

    def show_next_unseen(self) -> None:
        """Bring the next page to the view that has not been seen, else a screenful further."""
        canvas = self.active
        keys, index = canvas.keys, canvas.current_index()
        order = [*keys[index + 1 :], *keys[: index + 1]] if index >= 0 else []
        for key in order:
            if not self.canvas.evidence.is_seen(key) and key != canvas.current_key():
                canvas.go_to(key)
                return
        bar = canvas.verticalScrollBar()
        bar.setValue(bar.value() + round(canvas.viewport().height() * 0.9))

    def _displayed(self, file_id: str, page: int) -> None:
        self.canvas.evidence.add(PageKey(file_id, page))
        self.page_displayed.emit(file_id, page)
        self.seen_changed.emit(*self.seen_pages())

    # the panel beside the pages

    def show_facts(self, facts: FileFacts) -> None:
        """What is known of the file in view; stated lines are also marked on their pages."""
        if facts == self._facts and not facts.stated:
            return
        self._facts = facts
        key = self.active.current_key()
        self.side.facts.show_facts(facts, key.page if key is not None else 1)
        marks = [Mark(line.key, line.box, "stated") for line in facts.stated]
        for canvas in self.canvases:
            if canvas.marks.set(("stated",), marks):
                canvas.viewport().update()
        self._place_side()

    def _show_line(self, line: StatedLine) -> None:
        self.active.reveal(line.key, line.box)

    def toggle_side(self, part: Part) -> None:
        """Show a part of the panel, or put the panel away when it is that part."""
        is_shown = self.side.isVisibleTo(self) and self.side.part == part
        self._side_choice = None if is_shown else part
        self._place_side()

    def _place_side(self) -> None:
        choice = self._side_choice
        part: Part | None = ("facts" if self.width() >= WIDE else None) if isinstance(choice, bool) else choice
        is_shown = part is not None and not self.is_comparing and self._stack.currentIndex() == 0
        if part is not None:
            self.side.show_part(part)
        self.side.setVisible(is_shown)
        for name in ("facts", "thumbnails", "outline"):
            self._actions[name].setChecked(is_shown and name == part)
        is_told = is_shown and part == "facts"
        self._strip.show_warnings(() if is_told else warnings_of(self._facts))

    # comparing

    @property
    def is_comparing(self) -> bool:
        """Whether two versions stand side by side."""
        return self._stack.currentIndex() == 2

    def set_may_compare(self, may_compare: bool) -> None:
        """Whether there is a rejected version to compare with."""
        self._actions["compare"].setEnabled(may_compare)

    def start_compare(self) -> None:
        """Put the two versions in place of the one; `compare` has been filled."""
        self.canvas.pointer.regions.stop()
        self.compare.new.watch.least_room = self.canvas.viewport().size()
        self._stack.setCurrentIndex(2)
        self._actions["compare"].setChecked(True)
        self._place_side()
        self.comparing_changed.emit(True)
        self.compare.new.setFocus()
        self._tell()

    def _leave_compare(self) -> None:
        if self.is_comparing:
            self._stack.setCurrentIndex(0)
            self._actions["compare"].setChecked(False)
            self.compare.leave()
            self._place_side()
            self.comparing_changed.emit(False)

    def stop_compare(self) -> None:
        """Back to the one version."""
        self._leave_compare()
        self.canvas.ask()
        self._tell()

    # regions

    def show_regions(self, mine: Sequence[Drawn], old: Sequence[Drawn], *, may_draw: bool) -> None:
        """Regions of the verdict in hand, and those of earlier rounds with what they were about."""
        for canvas in (self.canvas, self.compare.new):
            canvas.pointer.regions.show(mine, old, may_draw=may_draw)
            canvas.cards.set_may_fail(may_draw)
        self._actions["region"].setEnabled(may_draw)

    # acts

    def _turn_file(self, step: int) -> None:
        file = self.active.turn(step)
        if file is not None:
            self.set_file(file)
            self.rotation_changed.emit(file.id, file.rotation)

    def _turn_single(self) -> None:
        is_single = not self.canvas.is_single
        for canvas in (self.canvas, self.compare.old, self.compare.new):
            canvas.set_single(is_single)
        self._actions["singlePage"].setChecked(is_single)

    def _open_find(self) -> None:
        if self._stack.currentIndex() == 0 and self.canvas.page_count:
            self._place_find()
            self.find_bar.open_bar()

    def _place_find(self) -> None:
        width = min(FIND_WIDTH, self.canvas.width() - 32)
        self.find_bar.setGeometry(self.canvas.width() - width - 20, 0, width, HEIGHT)

    def _go_to_number(self, number: int) -> None:
        keys = self.active.keys
        if keys:
            self.active.go_to(keys[min(max(number, 1), len(keys)) - 1])
        self.active.setFocus()

    def _emit_page(self, signal: SignalInstance) -> None:
        key = self.active.current_key()
        if key is not None and self.active.arrangement.is_ready(key):
            signal.emit(key.file_id, key.page)

    def _open_more(self, button: QWidget) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for names in (
            ("singlePage", "lifeSize", "turnBack", "magnifier"),
            ("thumbnails", "outline", "selectPage", "copy"),
            ("print", "export"),
        ):
            for name in names:
                menu.addAction(self._actions[name])
            menu.addSeparator()
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    # saying

    def _tell(self) -> None:
        canvas = self.active
        key, count = canvas.current_key(), canvas.page_count
        file = canvas.file(key.file_id) if key is not None else None
        index = canvas.current_index()
        self.toolbar.show_place(file.name if file else "", index + 1, count, canvas.zoom)
        self.side.thumbnails.set_current(index)
        self.side.facts.show_facts(self._facts, key.page if key is not None else 1)
        self.seen_changed.emit(*self.seen_pages())
        self.page_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()
        self._place_find()
        self._strip.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        name_actions(self._actions)
        for part in (self.toolbar, self.side, self.find_bar, self.compare):
            part.retranslate()
        self.canvas.setAccessibleName(self.tr("文件预览"))
        self._tell()
