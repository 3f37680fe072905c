"""The counter's scan field beyond what the list shows: whole ID numbers, phones and names are the office's to know."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casework.counter import Visitor, VisitorsMatching
from desktop.tasks import Lane
from ui.words import translate

if TYPE_CHECKING:
    from desktop.counter import CounterPresenter


class CounterSearch(QObject):
    """Asks the office whom of today's people some words mean."""

    def __init__(self, counter: "CounterPresenter") -> None:
        super().__init__(counter)
        self._counter = counter
        counter.view.search_wanted.connect(self._search)
        counter.view.code_unknown.connect(self._unknown)

    def _find(
        self, text: str, done: Callable[[tuple[Visitor, ...]], None], failed: Callable[[Exception], None]
    ) -> None:
        counter = self._counter
        if counter.site_id is not None and counter.on is not None:
            work = partial(counter.office.ask, VisitorsMatching(counter.site_id, counter.on, text))
            counter.tasks.run(Lane.READ, work, done, failed, owner=self, key="found")

    def _search(self, text: str) -> None:
        self._find(text, lambda found: self._counter.view.show_found(text, _ids(found)), lambda _: None)

    def _unknown(self, text: str) -> None:
        """Enter on what the list does not show; while the office is away it can only be said."""
        self._find(text, partial(self._enter, text), lambda _: self._tell(text))

    def _enter(self, text: str, found: tuple[Visitor, ...]) -> None:
        ids = _ids(found)
        self._counter.view.show_found(text, ids)
        if len(ids) == 1:
            self._counter.view.enter(next(iter(ids)))
        elif not ids:
            self._tell(text)

    def _tell(self, text: str) -> None:
        said = translate("Counter", "今天的名单里没有「{text}」。现场来的人按 F6 取号。").format(text=text)
        self._counter.said.emit(said, "warn")


def _ids(found: tuple[Visitor, ...]) -> frozenset[str]:
    return frozenset(str(one.booking.id) if one.booking is not None else f"w{one.walk_in_id}" for one in found)
