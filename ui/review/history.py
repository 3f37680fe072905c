"""What has happened to a material, round by round: who judged it, when, on which version, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.catalogue import Catalogue
from casework.review import CaseMaterial
from ui.icons import paint_icon
from ui.parts.painting import LEFT, RIGHT, cut, draw_text
from ui.parts.tips import plain_tip
from ui.review.reasons import reason_words
from ui.theme import color, font, theme_signals, tokens, tone
from ui.words import clock, short_day, translate, verdict_words

LINE = 26


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line."""

    glyph: str
    tint: str
    head: str
    text: str
    when: str


def entries_of(material: CaseMaterial, catalogue: Catalogue, language: str) -> list[HistoryEntry]:
    """A material's history, oldest first: uploads and verdicts in the order they happened."""
    found = []
    for no in sorted({file.upload_no for file in material.files}):
        files = [file for file in material.files if file.upload_no == no]
        pages = sum(file.page_count or 1 for file in files)
        words = translate("Review", "第 {no} 版，{pages} 页").format(no=no, pages=pages)
        head = translate("Review", "收到材料") if no == 1 else translate("Review", "申请人补交")
        at = max(file.uploaded_at for file in files)
        found.append((at, HistoryEntry("corner-up-left" if no > 1 else "upload", "info", head, words, _when(at))))
    for given in material.history:
        words_ = verdict_words(given.verdict.kind)
        head = translate("Review", "第 {round} 轮 · {name}").format(round=given.round, name=given.by_name)
        codes = [reason.code for reason in given.verdict.reasons]
        parts = [reason_words(codes, catalogue, language) or words_.text, given.verdict.text]
        text = " · ".join(part for part in parts if part)
        if given.is_undone:
            text = translate("Review", "已撤销：{text}").format(text=text)
        tint = "mute" if given.is_undone else words_.tone
        found.append((given.at, HistoryEntry(words_.glyph, tint, head, text, _when(given.at))))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _when(at) -> str:  # type: ignore[no-untyped-def] # a datetime
    return f"{short_day(at)} {clock(at)}"


class HistoryView(QWidget):
    """Painted lines joined by a thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[HistoryEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_signals().changed.connect(self.update)

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show these."""
        self._entries = tuple(entries)
        self.setFixedHeight(max(len(entries), 1) * LINE)
        self.setAccessibleName("; ".join(f"{entry.when} {entry.head} {entry.text}" for entry in entries))
        self.setToolTip(plain_tip("\n".join(f"{entry.when}  {entry.head}  {entry.text}" for entry in entries)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, max(len(self._entries), 1) * LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), tokens()
        small, width = font("secondary"), self.width()
        if not self._entries:
            draw_text(painter, self.rect(), translate("Review", "还没有记录"), small, now.text3, LEFT)
        for number, entry in enumerate(self._entries):
            y = number * LINE
            if number:
                painter.setPen(QPen(color(now.line), 1))
                painter.drawLine(8, y - 6, 8, y + 4)
            paint_icon(painter, QRect(0, y + 5, 16, 16), entry.glyph, tone(entry.tint).text, 14)
            used = draw_text(painter, QRect(width - 96, y, 96, LINE), entry.when, font("caption"), now.text2, RIGHT)
            head = QRect(24, y, min(112, width // 3), LINE)
            draw_text(
                painter, head, entry.head, font("secondary", bold=number == len(self._entries) - 1), now.text, LEFT
            )
            left = head.right() + 8
            painter.setFont(small)
            room = width - left - used - 8
            draw_text(
                painter,
                QRect(left, y, room, LINE),
                cut(painter.fontMetrics(), entry.text, room),
                small,
                now.text2,
                LEFT,
            )
