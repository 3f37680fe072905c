"""How a visit looks in the list: its slot said once, the number large enough to call, state and flags by glyph and word."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.counter.columns import COLUMNS
from ui.counter.model import VisitsModel
from ui.counter.visits import Visit, VisitState
from ui.counter.words import flags, queued_words, visit_words
from ui.parts.badge import badge_width, paint_badge
from ui.parts.column_model import Index
from ui.parts.painting import LEFT, RIGHT, draw_text
from ui.parts.table_view import RowDelegate
from ui.theme import color, font, tokens

GONE = frozenset({VisitState.SERVED, VisitState.NO_SHOW, VisitState.CANCELLED})
LONG_WAIT = 30


class VisitsDelegate(RowDelegate):
    """Paints the cells of `VisitsModel`."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint_row(painter, option, index)
        model = index.model()
        if isinstance(model, VisitsModel) and index.row() and model.is_first_of_slot(index.row()):
            painter.fillRect(option.rect.x(), option.rect.y(), option.rect.width(), 1, color(tokens().border))

    def paint_cell(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, VisitsModel)
        visit = model.visit_at(index.row())
        if visit is None:
            return
        code, now = COLUMNS[index.column()].code, tokens()
        text = model.text(visit, code)
        match code:
            case "time":
                is_first = model.is_first_of_slot(index.row())
                draw_text(painter, rect, text, font("body", bold=is_first), now.text if is_first else now.text3)
            case "queue_no":
                value = now.disabled if not visit.queue_no else now.text2 if visit.state in GONE else now.text
                draw_text(painter, rect, text, font("body", bold=bool(visit.queue_no)), value)
            case "state":
                self._state(painter, rect, visit)
            case "flags":
                self._flags(painter, rect, visit)
            case "waiting":
                is_long = visit.state is VisitState.WAITING and _minutes(visit, model) >= LONG_WAIT
                value = now.warn if is_long else now.text2
                draw_text(painter, rect, text, font("body", bold=is_long), value, RIGHT)
            case _:
                is_strong = code == "name" and visit.state not in GONE
                align = RIGHT if COLUMNS[index.column()].is_right else LEFT
                draw_text(painter, rect, text, font("body"), now.text if is_strong else now.text2, align)

    def _state(self, painter: QPainter, rect: QRect, visit: Visit) -> None:
        words = visit_words(visit.state)
        paint_badge(painter, rect, words.glyph, words.text, words.tone)

    def _flags(self, painter: QPainter, rect: QRect, visit: Visit) -> None:
        space = QRect(rect)
        said = flags(visit)
        if visit.queued:
            said = (queued_words(visit.queued), *said)
        for words in said:
            is_tight = space.width() < min(badge_width(words.glyph, words.text), 64)
            if is_tight:
                draw_text(painter, space, "…", font("secondary"), tokens().text2)
                return
            used = paint_badge(painter, space, words.glyph, words.text, words.tone)
            space.setLeft(space.x() + used + 4)


def _minutes(visit: Visit, model: VisitsModel) -> float:
    return (model.now - visit.arrived_at).total_seconds() / 60 if visit.arrived_at else 0.0
