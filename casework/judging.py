"""Which verdicts may be given: the pure rules behind `RecordVerdict` and `AmendNotice` (domain.md 5.3, 10.2 to 10.4, 10.9, 10.11)."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from casework.catalogue import Catalogue, Material
from casework.errors import Refused
from casework.office import FileId
from casework.regions import checked_regions
from casework.review import GivenReason, Verdict, VerdictKind

LONGEST_TEXT = 2000


def checked_verdict(
    catalogue: Catalogue, rules: Material, verdict: Verdict, files: Mapping[FileId, int | None], today: date
) -> Verdict:
    """The verdict as it is kept: without what its kind has no use for. `files` are the newest version's, with their pages.

    Refused: reason_needed, reason_unknown, text_needed, not_deferrable, supply_by_needed, supply_by_past, nothing_to_judge,
    field_too_long, regions_too_many, region_misplaced; each with `material`.
    """
    text = verdict.text.strip()
    place: dict[str, object] = {"material": rules.code}
    if len(text) > LONGEST_TEXT:
        raise Refused("field_too_long", place | {"field": "text", "limit": LONGEST_TEXT})
    if verdict.kind is VerdictKind.FAILED:
        _check_reasons(catalogue, verdict.reasons, files, text, place)
        regions = checked_regions(verdict.regions, files, place)
        return replace(verdict, text=text, supply_by=None, regions=regions)
    verdict = replace(verdict, regions=())
    if verdict.kind is VerdictKind.NOT_APPLICABLE and not text:
        raise Refused("text_needed", place | {"field": "text"})
    if verdict.kind is VerdictKind.DEFERRED:
        _check_deferral(rules, verdict.supply_by, today, place)
        return replace(verdict, reasons=(), text=text)
    if verdict.kind is VerdictKind.PASSED and not files:
        raise Refused("nothing_to_judge", place)
    return replace(verdict, reasons=(), text=text, supply_by=None)


def _check_reasons(
    catalogue: Catalogue,
    reasons: Collection[GivenReason],
    files: Mapping[FileId, int | None],
    text: str,
    place: dict[str, object],
) -> None:
    if not reasons:
        raise Refused("reason_needed", place)
    for given in reasons:
        reason = catalogue.reasons.get(given.code)
        if reason is None or not _is_placed(given, files):
            raise Refused("reason_unknown", place | {"reason": given.code})
        if reason.needs_text and not text:
            raise Refused("text_needed", place | {"field": "text", "reason": given.code})


def _is_placed(given: GivenReason, files: Mapping[FileId, int | None]) -> bool:
    """Whether the place a reason names exists."""
    if given.file_id is None:
        return given.page is None
    return given.file_id in files and (given.page is None or 1 <= given.page <= (files[given.file_id] or given.page))


def _check_deferral(rules: Material, supply_by: date | None, today: date, place: dict[str, object]) -> None:
    if not rules.is_deferrable:
        raise Refused("not_deferrable", place)
    if supply_by is None:
        raise Refused("supply_by_needed", place | {"field": "supply_by"})
    if supply_by <= today:
        raise Refused("supply_by_past", place | {"field": "supply_by"})


def has_secret_reason(catalogue: Catalogue, reasons: Collection[GivenReason]) -> bool:
    """Whether one of the reasons must never reach the applicant (domain.md 10.14)."""
    return any(catalogue.reasons[given.code].is_secret for given in reasons)
