"""Finding words on a page as people mean them: full and half width, capitals, ligatures and spaces make no difference."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from rendering.answers import HITS_LIMIT

Corners = tuple[float, float, float, float]


def simplified(text: str) -> str:
    """Text as it is compared: compatibility forms resolved, case folded, spaces and line ends gone."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def hits_in(page: Any, sought: str) -> Iterator[list[Corners]]:
    """The corners (x0, y0, x1, y1) of each place of `sought` (simplified) in a page's characters, one box a line."""
    letters: list[str] = []
    places: list[tuple[int, Corners]] = []
    line_no = 0
    for block in page.get("blocks", ()):
        for line in block.get("lines", ()):
            line_no += 1
            for span in line["spans"]:
                for char in span["chars"]:
                    simple = simplified(char["c"])
                    letters.append(simple)
                    places.extend([(line_no, tuple(char["bbox"]))] * len(simple))
    text = "".join(letters)
    at, found = text.find(sought), 0
    while at >= 0 and found < HITS_LIMIT:
        found += 1
        yield _by_line(places[at : at + len(sought)])
        at = text.find(sought, at + len(sought))


def _by_line(places: list[tuple[int, Corners]]) -> list[Corners]:
    lines: dict[int, Corners] = {}
    for line, (x0, y0, x1, y1) in places:
        a, b, c, d = lines.get(line, (x0, y0, x1, y1))
        lines[line] = (min(a, x0), min(b, y0), max(c, x1), max(d, y1))
    return list(lines.values())
