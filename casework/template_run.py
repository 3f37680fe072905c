"""A long range filled by templates: many short commands under one change set, with progress and stop."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from casework.office import Office, Progress
from casework.reservations import SiteId
from casework.shaping import ChangeSetId
from casework.slot_templates import ApplyTemplates, TemplateId, TemplateOutcome

STEP = timedelta(weeks=4)


def spans(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The range in pieces that are one command each."""
    while first <= last:
        end = min(first + STEP - timedelta(days=1), last)
        yield first, end
        first = end + timedelta(days=1)


def apply_templates(
    office: Office,
    site_id: SiteId,
    template_ids: tuple[TemplateId, ...],
    first: date,
    last: date,
    key: str,
    progress: Progress | None = None,
) -> TemplateOutcome:
    """Fill the range; `progress(done, total)` is told after each piece (in days) and may stop it: what was made stays,
    and can be undone.

    Called again with the same key after a failure it goes on where it stopped. Raises as `ApplyTemplates`.
    """
    total = (last - first).days + 1
    outcomes: list[TemplateOutcome] = []
    continues: ChangeSetId | None = None
    for number, (begin, end) in enumerate(spans(first, last)):
        command = ApplyTemplates(site_id, template_ids, begin, end, continues)
        outcome = office.do(command, f"{key}-{number}").answer
        outcomes.append(outcome)
        if outcome.change_set is not None:
            continues = outcome.change_set.id
        if progress is not None and not progress((end - first).days + 1, total):
            break
    return TemplateOutcome(
        sum(outcome.open_slots for outcome in outcomes),
        sum(outcome.draft_slots for outcome in outcomes),
        sum(outcome.kept_slots for outcome in outcomes),
        tuple(chain.from_iterable(outcome.left_out for outcome in outcomes)),
        next((outcome.change_set for outcome in reversed(outcomes) if outcome.change_set is not None), None),
    )
