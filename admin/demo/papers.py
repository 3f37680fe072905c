"""The demo's documents: every paper of every planned case, made by two processes side by side."""

import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from admin.demo import drawing as d
from admin.demo import scans, sheets
from admin.demo.people import Person
from admin.demo.plan import Plan, PlannedCase, papers_of
from casework.catalogue import Catalogue, load
from casework.lifecycle import CaseState

PROCESSES = 2
WITHOUT_PAPERS = frozenset(
    {
        CaseState.DRAFT,
        CaseState.CONDITIONS_SELECTED,
        CaseState.SLOT_HELD,
        CaseState.AWAITING_MATERIALS,
        CaseState.AUTO_CLOSED,
    }
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is handed in."""

    material: str
    file_name: str
    data: bytes
    page_count: int


@dataclass(frozen=True, slots=True)
class Papers:
    """What a case hands in at first, and what it replaces later."""

    first: tuple[Paper, ...]
    replacements: tuple[Paper, ...]


def make_papers(plan: Plan, say: Callable[[int, int], None]) -> dict[int, Papers]:
    """All documents by case number; `say` hears (done, total)."""
    jobs = [(case, plan.today) for case in plan.cases]
    made: dict[int, Papers] = {}
    with multiprocessing.get_context("spawn").Pool(PROCESSES, _begin) as pool:
        for number, papers in pool.imap_unordered(_work, jobs, chunksize=2):
            made[number] = papers
            say(len(made), len(jobs))
    return made


_catalogue: list[Catalogue] = []


def _begin() -> None:
    _catalogue.append(load())
    d.font(24)


def _work(job: tuple[PlannedCase, date]) -> tuple[int, Papers]:
    case, today = job
    return case.number, papers_for(case, today, _catalogue[0])


def papers_for(case: PlannedCase, today: date, catalogue: Catalogue) -> Papers:
    """The documents of one case."""
    if case.state in WITHOUT_PAPERS:
        return Papers((), ())
    first = [_paper(case, code, today, catalogue, case.defects.get(code, "")) for code in papers_of(case, catalogue)]
    again = [_paper(case, code, today, catalogue, "") for code in case.defects if case.state is CaseState.RESUBMITTED]
    return Papers(tuple(first), tuple(again))


def _paper(case: PlannedCase, code: str, today: date, catalogue: Catalogue, defect: str) -> Paper:
    title = catalogue.materials[code].name.zh
    short = title.split("（")[0].split("／")[0].strip("《》")
    suffix, data, pages = _made(case, code, short, today, defect)
    return Paper(code, f"{short}.{suffix}", data, pages)


def _made(case: PlannedCase, code: str, title: str, today: date, defect: str) -> tuple[str, bytes, int]:
    person = case.person
    if code in ("photo_1inch", "spouse_photo", "child_photo"):
        return (
            "jpg",
            d.jpeg(
                scans.photo(
                    person, code.partition("_")[0] if code != "photo_1inch" else "", is_wrong=defect == "wrong"
                ),
                92,
            ),
            1,
        )
    pages = _scanned(case, code, today, defect)
    if pages is not None:
        return _saved(case, code, [d.spoiled(page, defect or _habit(case), case.number) for page in pages])
    data = _printed(person, code, title, today, defect)
    return "pdf", data, data.count(b"/Type/Page/") or data.count(b"/Type /Page\n") or _page_count(data)


def _habit(case: PlannedCase) -> str:
    """Every fourth applicant lays papers crooked on the glass."""
    return "skewed" if case.number % 4 == 0 else ""


def _page_count(data: bytes) -> int:
    import pymupdf

    with pymupdf.open(stream=data) as document:
        return int(document.page_count)


def _saved(case: PlannedCase, code: str, pages: list[d.Picture]) -> tuple[str, bytes, int]:
    if len(pages) > 1 or (code in ("id_card", "spouse_id") and case.number % 3 == 0):
        return "pdf", d.pdf(pages), len(pages)
    if case.number % 3 == 1 and code == "id_card":
        return "png", d.png(pages[0]), 1
    return "jpg", d.jpeg(pages[0]), 1


def _scanned(case: PlannedCase, code: str, today: date, defect: str) -> list[d.Picture] | None:
    person = case.person
    match code:
        case "id_card":
            name = person.name[0] + "某某" if defect == "name" else None
            number = person.spouse_id_no if defect == "id_no" else None
            return scans.id_card(person, today, name=name, id_no=number, is_expired=defect == "expired")
        case "spouse_id":
            return scans.id_card(person, today, name=person.spouse_name, id_no=person.spouse_id_no)
        case "hukou_self" | "hukou_collective" | "spouse_hukou" | "child_hukou":
            return scans.household_register(person)
        case "business_license":
            return scans.licence(person)
        case "diploma" | "degree":
            return scans.diploma(person, is_degree=code == "degree")
        case "marriage_cert":
            return scans.marriage(person)
        case "lease_contract":
            return scans.lease(person, today, is_short=defect == "short")
    return None


def _printed(person: Person, code: str, title: str, today: date, defect: str) -> bytes:
    match code:
        case "labor_contract":
            return sheets.contract(person, today, is_unsigned=defect == "unsigned")
        case "tax_record":
            payer = "北京旧序科技有限公司" if defect == "payer" else None
            return sheets.tax_record(person, today, is_incomplete=defect == "incomplete", payer=payer)
        case "social_insurance":
            return sheets.social_insurance(person, today)
        case "taxable_income":
            return sheets.income(person, today)
        case "chsi_form":
            return sheets.registration(person, today, is_expired=defect == "expired")
    is_employers = code in (
        "integrity_employer",
        "renewal_form",
        "resignation_proof",
        "employer_rename",
        "service_agreement",
    )
    return sheets.statement(
        title,
        person,
        today,
        list(_lines(person)),
        sealed=is_employers and defect != "unsigned",
        signed=defect != "unsigned",
    )


def _lines(person: Person) -> Iterator[str]:
    yield f"姓名：{person.name}    身份证号码：{person.id_no}"
    yield f"聘用单位：{person.employer.name}"
    yield f"统一社会信用代码：{person.employer.uscc}"
    yield f"在京住址：北京市{person.address}"
    yield ""
    yield "兹声明以上内容及所提交的材料真实、完整、有效，"
    yield "如有不实，愿意承担由此产生的责任。"
