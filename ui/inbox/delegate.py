"""How a case looks in the table: due date and state by glyph and word, progress as a bar, colleagues by their letter."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from casework.cases import CaseRow
from ui.icons import paint_icon
from ui.inbox.columns import COLUMNS
from ui.inbox.model import CasesModel
from ui.parts.avatar import paint_avatar
from ui.parts.badge import paint_badge
from ui.parts.column_model import Index
from ui.parts.painting import LEFT, RIGHT, draw_text, fill_round, paint_placeholder
from ui.parts.table_view import RowDelegate
from ui.theme import color, font, tokens, tone
from ui.words import due_words, since_words, state_words, translate

BAR_WIDTH = 64
STRONG = frozenset({"name", "case_no"})


class CasesDelegate(RowDelegate):
    """Paints the cells of `CasesModel`."""

    def paint_cell(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, CasesModel)
        code = COLUMNS[index.column()].code
        row = model.row_at(index.row())
        if row is None:
            width = {"due": 64, "progress": 96}.get(code, min(rect.width(), 88))
            if code not in ("presence", "last4"):
                paint_placeholder(painter, QRect(rect.x(), rect.center().y() - 5, width, 10))
            return
        match code:
            case "due":
                self._due(painter, rect, row, model)
            case "progress":
                self._progress(painter, rect, row)
            case "state":
                self._state(painter, rect, row)
            case "presence":
                self._presence(painter, rect, row, model)
            case _:
                align = RIGHT if COLUMNS[index.column()].is_right else LEFT
                strong = tokens().text if code in STRONG else tokens().text2
                draw_text(painter, rect, model.text(row, code), font("body"), strong, align)

    def _due(self, painter: QPainter, rect: QRect, row: CaseRow, model: CasesModel) -> None:
        words = due_words(row.due_at, model.now, row.workdays_left)
        is_urgent = words.tone in ("bad", "warn")
        value = tone(words.tone).text if is_urgent else tokens().text2
        paint_icon(painter, QRect(rect.x(), rect.center().y() - 8, 16, 16), words.glyph, value)
        space = rect.adjusted(24, 0, 0, 0)
        draw_text(painter, space, words.text, font("body", bold=is_urgent), value)

    def _progress(self, painter: QPainter, rect: QRect, row: CaseRow) -> None:
        now = tokens()
        text = QRect(rect.x(), rect.y(), 44, rect.height())
        draw_text(painter, text, f"{row.judged}/{row.materials}", font("body"), now.text, RIGHT)
        bar = QRect(rect.x() + 54, rect.center().y() - 2, min(BAR_WIDTH, rect.width() - 54), 5)
        if bar.width() < 16 or not row.materials:
            return
        fill_round(painter, bar, 2, now.press)
        good = row.judged - row.failed - row.deferred
        x = bar.x()
        for count, value in ((good, now.ok_fill), (row.deferred, now.warn_fill), (row.failed, now.bad_fill)):
            width = round(bar.width() * count / row.materials)
            if count and width:
                painter.fillRect(x, bar.y(), width, bar.height(), color(value))
                x += width

    def _state(self, painter: QPainter, rect: QRect, row: CaseRow) -> None:
        words = state_words("on_hold" if row.is_on_hold else row.state)
        used = paint_badge(painter, rect, words.glyph, words.text, words.tone)
        if row.round > 1:
            space = rect.adjusted(used + 8, 0, 0, 0)
            text = translate("Inbox", "{round} 轮").format(round=row.round)
            draw_text(painter, space, text, font("secondary"), tokens().text2)

    def _presence(self, painter: QPainter, rect: QRect, row: CaseRow, model: CasesModel) -> None:
        person = row.presence
        if person is None:
            return
        paint_avatar(painter, QRect(rect.x(), rect.center().y() - 9, 20, 20), person.full_name)
        since = since_words(person.since_at, model.now)
        text = translate("Inbox", "{name}在看 · {since}").format(name=person.full_name, since=since)
        draw_text(painter, rect.adjusted(28, 0, 8, 0), text, font("caption"), tokens().text2)
