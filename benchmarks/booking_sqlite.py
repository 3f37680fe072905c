"""Booking by 8 processes in one SQLite file, through `Office.do`, against the same transaction on sqlite3; and the longest wait."""

import argparse
import random
import tempfile
from pathlib import Path

from benchmarks.booking_raw import Raw, raw_booker
from benchmarks.booking_storm import make_slots, rate, say, spread_over
from casework.database.columns import to_ms
from casework.lifecycle import CaseState
from tests.booking_clients import storm
from tests.calendar_data import MONDAY, at, copy_case, open_site
from tests.office_contract.house import open_house

PROCESSES = 8
BOOKERS, QUICK = 3_000, 300
LONGEST_MS = 2_000.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {BOOKERS} bookers")
    count = QUICK if parser.parse_args().quick else BOOKERS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "office")
        url = f"sqlite:///{folder / 'office.db'}"
        with open_house(url, folder) as house:
            house.at[0] = at(MONDAY, 8)
            place = open_site(house, 8)
            slots = make_slots(house, place, 400, 10)
            people = copy_case(house.office, house.register(person=1), 2 * count, CaseState.PRE_REVIEW_PASSED)
            key, now_ms = house.key, to_ms(house.now)
        pick = random.Random(4)
        wishes = [(case_id, tuple(pick.sample(slots, 8))) for case_id in people]
        ours = spread_over(url, folder, key, now_ms, wishes[:count], PROCESSES, 1)
        raw = storm(Raw(str(folder / "office.db"), True, now_ms), wishes[count:], PROCESSES, 1, raw_booker)
    say("booking_sqlite", rate(ours), rate(raw), "bookings/s", len(ours.accepted))
    longest = max(ms for one in ours.booked for ms in one.took_ms)
    say("booking_sqlite longest", longest, LONGEST_MS, "ms", len(ours.booked))


if __name__ == "__main__":
    main()
