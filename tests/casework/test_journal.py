from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from casework.journal import GENESIS, Entry, Seal, chain_faults, merkle_root


def chain(length: int) -> list[tuple[Entry, bytes]]:
    rows, prev = [], GENESIS
    for no in range(1, length + 1):
        entry = Entry(prev, 1, "case:1", no, f"key-{no}", b"mark", f'{{"no":{no}}}', "null")
        prev = entry.hash()
        rows.append((entry, prev))
    return rows


def codes(rows: list[tuple[Entry, bytes]]) -> list[tuple[str, str]]:
    return [(fault.code, fault.place) for fault in chain_faults(rows)]


def test_a_whole_chain_has_no_faults() -> None:
    assert codes(chain(5)) == []
    assert codes([]) == []


def test_a_changed_row_is_named() -> None:
    rows = chain(5)
    rows[2] = (replace(rows[2][0], body='{"no":99}'), rows[2][1])
    assert codes(rows) == [("changed", "case:1 #3")]


def test_a_recomputed_row_breaks_the_link() -> None:
    rows = chain(5)
    entry = replace(rows[2][0], body='{"no":99}')
    rows[2] = (entry, entry.hash())
    assert codes(rows) == [("unlinked", "case:1 #4")]


def test_a_removed_row_is_named() -> None:
    rows = chain(5)
    assert codes(rows[:2] + rows[3:]) == [("missing", "case:1 #3")]
    assert codes(rows[1:]) == [("missing", "case:1 #1")]


def test_reordered_rows_are_named() -> None:
    rows = chain(4)
    first = replace(rows[1][0], no=3), rows[1][1]
    second = replace(rows[2][0], no=2), rows[2][1]
    assert {place for _, place in codes([rows[0], second, first, rows[3]])} >= {"case:1 #2", "case:1 #3"}


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=20), st.data())
def test_the_root_tells_every_change(leaves: list[bytes], data: st.DataObject) -> None:
    root = merkle_root(leaves)
    at = data.draw(st.integers(0, len(leaves) - 1))
    assert (
        merkle_root([*leaves[:at], bytes(31) + b"x" if leaves[at][-1:] != b"x" else bytes(32), *leaves[at + 1 :]])
        != root
    )
    assert merkle_root(leaves[:-1]) != root
    assert merkle_root([*leaves, bytes(32)]) != root


def test_a_seal_signs_everything_in_it() -> None:
    seal = Seal(GENESIS, 1, 1, (0, 5), 5, bytes(32), (0, 2), 2, bytes(32))
    changed = [
        replace(seal, prev=b"x" * 32),
        replace(seal, sealed_ms=2),
        replace(seal, epoch=2),
        replace(seal, journal_to=(0, 6)),
        replace(seal, journal_rows=4),
        replace(seal, journal_root=b"x" * 32),
        replace(seal, access_to=(1, 2)),
        replace(seal, access_rows=3),
        replace(seal, access_root=b"x" * 32),
    ]
    assert len({seal.message(), *(other.message() for other in changed)}) == 10
