"""Verdicts by 32 writers on different cases, on PostgreSQL: commands a second against their statements on the raw driver.

Three copies of one office: on the first every verdict is given once while its statements and their values are written down; on
the second 32 writers give the same verdicts through `Office.do`; on the third 32 bare connections run the statements that were
written down, each verdict one transaction with its journal row. `--quick` takes a quarter of the cases.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.recording import Statements, statements_of
from casework.cases import CaseId
from casework.database.office import DatabaseOffice
from casework.database.opening import open_office
from casework.review import CaseOpened, RecordVerdict, Verdict, VerdictKind
from tests.office_contract.house import PEOPLE, House, open_house
from tests.postgres import DURABLE, new_database, running_postgres

WRITERS = 32
CASES, QUICK = 64, 16
REVIEWERS = [user_name for user_name, _, roles in PEOPLE if "reviewer" in roles]
VERDICT = Verdict(VerdictKind.PASSED)

Work = list[tuple[str, RecordVerdict]]


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} instead of {CASES} cases")
    count = QUICK if parser.parse_args().quick else CASES
    with running_postgres(DURABLE) as server, new_database(server) as base, tempfile.TemporaryDirectory() as folder:
        with open_house(base, Path(folder, "office")) as house:
            key = house.key
            work = [(REVIEWERS[n % 2], verdicts(house, n)) for n in range(count)]
        copies = [new_database(server, base) for _ in range(3)]
        with copies[0] as first, copies[1] as second, copies[2] as third:
            place = Path(folder, "office")
            written = write_down(open_office(first, place, key), work)
            rate = ours(open_office(second, place, key), work)
            reference = raw(open_office(third, place, key), written)
    done = sum(len(commands) for _, commands in work)
    figure = {"figure": "do_rate", "ours": round(rate, 1), "reference": round(reference, 1)}
    print(json.dumps(figure | {"ratio": round(rate / reference, 2), "unit": "commands/s", "n": done}))


def verdicts(house: House, number: int) -> Work:
    """A case with papers, and a verdict for each of them."""
    probe = house.register(person=number)
    codes = tuple(item.code for item in house.as_("wangmin").ask(CaseOpened(probe)).materials if item.blocks_finish)
    case_id: CaseId = house.register(person=number + 1000, files=house.files_for(codes))
    materials = house.as_("wangmin").ask(CaseOpened(case_id)).materials
    return [
        (f"do-rate-{case_id}-{item.code}", RecordVerdict(case_id, item.code, item.version, VERDICT, True))
        for item in materials
        if item.code in codes
    ]


def write_down(office: DatabaseOffice, work: list[tuple[str, Work]]) -> list[list[Statements]]:
    """Give every verdict once; the statements of each, case by case."""
    written: list[list[Statements]] = []
    try:
        for user_name, commands in work:
            door = office.acting_as(user_name)
            written.append([])
            for key, command in commands:
                with statements_of(office.data.engines.write) as found:
                    door.do(command, key)
                written[-1].append(found)
            door.close()
    finally:
        office.close()
    return written


def ours(office: DatabaseOffice, work: list[tuple[str, Work]]) -> float:
    """Commands a second by 32 doors."""

    def writer(number: int) -> int:
        done = 0
        for user_name, commands in work[number::WRITERS]:
            door = office.acting_as(user_name)
            for key, command in commands:
                door.do(command, key)
                done += 1
            door.close()
        return done

    try:
        return rate_of(writer)
    finally:
        office.close()


def raw(office: DatabaseOffice, written: list[list[Statements]]) -> float:
    """Transactions a second by 32 bare connections, set up as ours are."""
    pooled = [office.data.engines.write.raw_connection() for _ in range(WRITERS)]

    def writer(number: int) -> int:
        driver: Any = pooled[number].driver_connection
        done = 0
        for case in written[number::WRITERS]:
            for statements in case:
                with driver.cursor() as cursor:
                    for sql, values in statements:
                        cursor.execute(sql, values)
                        if cursor.description is not None:
                            cursor.fetchall()
                driver.commit()
                done += 1
        return done

    try:
        return rate_of(writer)
    finally:
        for connection in pooled:
            connection.close()
        office.close()


def rate_of(writer: Callable[[int], int]) -> float:
    """Run 32 writers at once; what they did a second."""
    with ThreadPoolExecutor(WRITERS) as pool:
        began = time.perf_counter()
        done = sum(pool.map(writer, range(WRITERS)))
        return done / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
