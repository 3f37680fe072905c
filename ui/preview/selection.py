"""The words of pages and what of them is selected. Words come in reading order; boxes are fractions of the upright page."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.preview.layout import Box, PageKey
from ui.preview.marks import Mark


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word of a page; words of one line bear the same number."""

    text: str
    box: Box
    line: int


Place = tuple[PageKey, int]


class Selection:
    """Words by page, and a range of them from where the mouse went down to where it is."""

    def __init__(self) -> None:
        self._words: dict[PageKey, tuple[PageWord, ...]] = {}
        self._from: Place | None = None
        self._to: Place | None = None

    def forget(self) -> None:
        """Other files are shown."""
        self._words.clear()
        self.clear()

    def set_words(self, key: PageKey, words: Sequence[PageWord]) -> None:
        """The words of a page, in reading order."""
        self._words[key] = tuple(words)

    def knows(self, key: PageKey) -> bool:
        """Whether the page's words have come."""
        return key in self._words

    def word_at(self, key: PageKey, x: float, y: float) -> int:
        """The word at a point of the page; -1 where there is none."""
        for index, word in enumerate(self._words.get(key, ())):
            left, top, width, height = word.box
            if left <= x <= left + width and top <= y <= top + height:
                return index
        return -1

    def _nearest(self, key: PageKey, x: float, y: float) -> int:
        def distance(index: int) -> float:
            left, top, width, height = self._words[key][index].box
            across, down = max(left - x, 0, x - left - width), max(top - y, 0, y - top - height)
            return across + 4 * down  # a line is followed rather than left

        words = self._words.get(key, ())
        return min(range(len(words)), key=distance) if words else -1

    def begin(self, key: PageKey, index: int) -> None:
        """Select from this word."""
        self._from = self._to = (key, index)

    def reach(self, key: PageKey, x: float, y: float) -> None:
        """Select to the word nearest to a point."""
        index = self._nearest(key, x, y)
        if self._from is not None and index >= 0:
            self._to = (key, index)

    def select_page(self, key: PageKey) -> None:
        """Select all words of a page."""
        words = self._words.get(key, ())
        if words:
            self._from, self._to = (key, 0), (key, len(words) - 1)

    def clear(self) -> None:
        """Select nothing."""
        self._from = self._to = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self._from is None

    def _chosen(self, order: Sequence[PageKey]) -> list[tuple[PageKey, PageWord]]:
        if self._from is None or self._to is None:
            return []
        place = {key: number for number, key in enumerate(order)}
        first, last = sorted((self._from, self._to), key=lambda at: (place.get(at[0], 0), at[1]))
        found = []
        for key in order[place.get(first[0], 0) : place.get(last[0], 0) + 1]:
            words = self._words.get(key, ())
            start = first[1] if key == first[0] else 0
            end = last[1] if key == last[0] else len(words) - 1
            found += [(key, word) for word in words[start : end + 1]]
        return found

    def marks(self, order: Sequence[PageKey]) -> list[Mark]:
        """What is to be painted."""
        return [Mark(key, word.box, "selection") for key, word in self._chosen(order)]

    def text(self, order: Sequence[PageKey]) -> str:
        """What is selected, lines as on the page; no blank between Chinese words."""
        parts: list[str] = []
        before: tuple[PageKey, int] | None = None
        for key, word in self._chosen(order):
            here = (key, word.line)
            if before is not None and here != before:
                parts.append("\n")
            elif parts and parts[-1][-1:].isascii() and word.text[:1].isascii():
                parts.append(" ")
            parts.append(word.text)
            before = here
        return "".join(parts)
