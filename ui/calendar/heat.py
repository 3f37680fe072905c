"""How strongly a cell is coloured: five steps, each darker (lighter in the dark theme) than the one before."""

from ui.calendar.shown import Cell, Heat, State

STEPS = 5
BOOKED_FROM = (0.0, 0.0, 0.6, 0.85, 1.0)
NO_SHOW_FROM = (0.0, 0.0, 0.05, 0.1, 0.2)
COLOURED = frozenset({State.OPEN, State.NEARLY, State.FULL, State.OVER, State.RATCHET})


def step(value: float, limits: tuple[float, ...] = BOOKED_FROM) -> int:
    """The step of a share: nothing is 0, anything at least 1, from the last limit on 4."""
    if value <= 0:
        return 0
    return max(number for number, limit in enumerate(limits) if value >= limit)


def heat_step(cell: Cell, heat: Heat) -> int | None:
    """The step of a cell; None where it is not coloured at all.

    What has passed keeps its colour only where the past is what is asked about: use and no-shows.
    """
    if cell.state not in COLOURED or cell.capacity <= 0 or cell.is_outside:
        return None
    match heat:
        case Heat.BOOKED:
            return None if cell.is_past else step(cell.booked / cell.capacity)
        case Heat.REMAINING:
            return None if cell.is_past else step(max(cell.left, 0) / cell.capacity)
        case Heat.USE:
            used = cell.arrived if cell.is_past else cell.booked
            return step(used / cell.capacity)
        case Heat.NO_SHOW:
            return step(cell.no_show / cell.booked, NO_SHOW_FROM) if cell.is_past and cell.booked else None
