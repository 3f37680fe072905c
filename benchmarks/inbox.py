"""What asking the inbox costs: one `ask` against the same statements in one transaction on the raw driver.

An ask is: who may, the ids of a queue as one array, its first 50 rows; for the next case: who may, and that case. Both databases, with
1,000,000 cases, and with 10,000 for what growing costs at equal hits. `--quick` takes 20,000 and 10,000.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.inbox_data import LAST4, NAMES, PASSWORD, Loaded, load
from benchmarks.recording import Statements, statements_of
from casework.cases import CaseFilter, CasesMatching, NextCase, Queue
from casework.database.office import DatabaseOffice
from casework.lifecycle import BusinessType
from casework.office import Question
from casework.vault import new_key
from tests.postgres import DURABLE, new_database, running_postgres

CASES = 1_000_000
QUICK = 20_000
SMALL = 10_000
ROUNDS = 300
WARM_UP = 60
VARIANTS = 60

Times = list[float]

_TYPES = tuple(BusinessType)
ASKED: dict[str, Callable[[int], Question[Any]]] = {
    "queue": lambda i: CasesMatching(Queue.IN_REVIEW, is_descending=bool(i % 2)),
    "all": lambda i: CasesMatching(Queue.ALL, is_descending=bool(i % 2)),
    "filter": lambda i: CasesMatching(
        Queue.IN_REVIEW,
        CaseFilter((_TYPES[i % 6], _TYPES[(i + 2) % 6]), ("chaoyang", "haidian", "xicheng"), due_within=5),
    ),
    "name": lambda i: CasesMatching(Queue.ALL, search=NAMES[i % len(NAMES)]),
    "suffix": lambda i: CasesMatching(Queue.ALL, search=LAST4[i % len(LAST4)]),
    "next": lambda i: NextCase(),
}


def main() -> None:
    """Print one JSON line per figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} instead of {CASES:,} cases")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database alone")
    chosen = parser.parse_args()
    count = QUICK if chosen.quick else CASES
    if chosen.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            run("sqlite", [f"sqlite:///{Path(folder, name)}" for name in ("small.db", "large.db")], count)
    if chosen.only != "sqlite":
        with running_postgres(DURABLE) as server, new_database(server) as small, new_database(server) as large:
            run("postgresql", [small, large], count)


def run(database: str, urls: Sequence[str], count: int) -> None:
    """Load both sizes, ask the small one and then the large one."""
    p50s: dict[str, float] = {}
    for url, cases in zip(urls, (SMALL, count), strict=True):
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            began = time.perf_counter()
            loaded = load(url, Path(folder), cases, new_key())
            stack.callback(loaded.office.close)
            if cases == count:
                say(f"{database} load", time.perf_counter() - began, None, "s", cases)
            for asked, question in ASKED.items():
                ours, theirs = measure(loaded, question)
                if cases == SMALL:
                    p50s[asked] = statistics.median(ours)
                    continue
                say(f"{database} {asked} p50", statistics.median(ours), statistics.median(theirs), "ms", cases)
                say(f"{database} {asked} p95", p95(ours), p95(theirs), "ms", cases)
                say(f"{database} {asked} grown from {SMALL}", statistics.median(ours), p50s[asked], "ms", cases)


def p95(times: Times) -> float:
    """The time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1]


def say(figure: str, ours: float, reference: float | None, unit: str, n: int) -> None:
    """Print a figure."""
    line: dict[str, Any] = {"figure": f"inbox {figure}", "ours": round(ours, 3)}
    if reference is not None:
        line |= {"reference": round(reference, 3), "ratio": round(ours / reference, 2)}
    print(json.dumps(line | {"unit": unit, "n": n}), flush=True)


def measure(loaded: Loaded, question: Callable[[int], Question[Any]]) -> tuple[Times, Times]:
    """Milliseconds of each ask, and of its statements on the raw driver, turn by turn."""
    doors = []
    for user_name in loaded.reviewers[:5]:
        doors.append(loaded.office.another())
        doors[-1].sign_in(user_name, PASSWORD)
    ours: Times = []
    theirs: Times = []
    asks = [(doors[i % len(doors)], question(i)) for i in range(VARIANTS)]
    recordings = [recorded(door, asked) for door, asked in asks]
    with raw_driver(loaded.office) as transaction:
        for i in range(-WARM_UP, ROUNDS):
            (door, asked), statements = asks[i % VARIANTS], recordings[i % VARIANTS]
            began = time.perf_counter()
            transaction(statements)
            between = time.perf_counter()
            door.ask(asked)
            ended = time.perf_counter()
            if i >= 0:
                theirs.append((between - began) * 1000)
                ours.append((ended - between) * 1000)
    return ours, theirs


def recorded(door: DatabaseOffice, question: Question[Any]) -> Statements:
    """The statements one ask runs, with their values."""
    with statements_of(door.data.engines.read) as found:
        door.ask(question)
    return found


@contextmanager
def raw_driver(office: DatabaseOffice) -> Iterator[Callable[[Statements], None]]:
    """Runs statements in one transaction on a bare connection, set up as ours are."""
    pooled = office.data.engines.read.raw_connection()
    driver: Any = pooled.driver_connection
    is_sqlite = office.data.engines.is_sqlite

    def transaction(statements: Statements) -> None:
        if is_sqlite:
            driver.execute("BEGIN")
        for sql, values in statements:
            driver.execute(sql, values).fetchall()
        if is_sqlite:
            driver.execute("COMMIT")
        else:
            driver.commit()

    try:
        yield transaction
    finally:
        pooled.close()


if __name__ == "__main__":
    main()
