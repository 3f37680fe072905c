"""Papers that are made by programs: contracts, statements, records and forms, as PDF with text, stamped in red."""

import math
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from admin.demo.people import Person

Lines = list[str]
A4 = (595.0, 842.0)
RED = (0.78, 0.12, 0.13)
GREY = (0.45, 0.46, 0.5)
INK = (0.12, 0.12, 0.14)
Colour = tuple[float, float, float]


def sheet(title: str, pages: list[Lines], *, sealed_by: str = "", signed_by: str = "", on: date | None = None) -> bytes:
    """A PDF of these lines; the last page bears seal, signature and date."""
    import pymupdf

    document = pymupdf.open(stream=_empty_sheet())
    for _ in pages[1:]:
        document.fullcopy_page(0)
    for number, lines in enumerate(pages):
        page = document[number]
        shape = page.new_shape()  # drawn at once: far faster than line by line
        y = 92.0
        if number == 0:
            width = pymupdf.get_text_length(title, "china-s", 20)
            _text(shape, ((A4[0] - width) / 2, y), title, 20)
            y += 50
        y = _body(shape, y, lines)
        if number == len(pages) - 1:
            _signed(shape, min(y + 60, 700), sealed_by, signed_by, on)
        _text(shape, (64, 806), "样本 SAMPLE", 8, GREY)
        _text(shape, (500, 806), f"{number + 1} / {len(pages)}", 8, GREY)
        shape.commit()
    made = document.tobytes(no_new_id=True, deflate=True)
    document.close()
    return bytes(made)


@lru_cache(maxsize=1)
def _empty_sheet() -> bytes:
    """A page that names its font already: naming it anew for every page takes longer than writing on it."""
    import pymupdf

    with pymupdf.open() as document:
        document.new_page(width=A4[0], height=A4[1]).insert_font(fontname="china-s")
        return bytes(document.tobytes(no_new_id=True))


def _text(
    shape: Any, at: tuple[float, float], text: str | Lines, size: float, color: Colour = INK, lead: float = 1.2
) -> None:
    shape.insert_text(at, text, fontname="china-s", fontsize=size, color=color, lineheight=lead)


def _body(shape: Any, y: float, lines: Lines) -> float:
    """Lines of prose, and rows of cells column by column; where they end."""
    for is_table, group in groupby(lines, lambda line: "\t" in line):
        found = list(group)
        if not is_table:
            _text(shape, (64, y), found, 11.5, lead=25 / 11.5)
            y += 25 * len(found)
            continue
        columns = list(zip(*(line.split("\t") for line in found), strict=True))
        for number, column in enumerate(columns):
            _text(shape, (64 + number * (A4[0] - 128) / len(columns), y), list(column), 9.5, lead=22 / 9.5)
        for number in range(len(found)):
            shape.draw_line((64, y + 7 + 22 * number), (A4[0] - 64, y + 7 + 22 * number))
        shape.finish(color=(0.8, 0.81, 0.84), width=0.5)
        y += 22 * len(found)
    return y


def _signed(shape: Any, y: float, sealed_by: str, signed_by: str, on: date | None) -> None:
    if signed_by:
        _text(shape, (64, y), "签名：", 12)
        _text(shape, (106, y + 2), signed_by, 17, (0.14, 0.2, 0.45))
    if on is not None:
        _text(shape, (64, y + 34), f"日期：{on.year} 年 {on.month} 月 {on.day} 日", 12)
    if sealed_by:
        _seal(shape, (430, y), 58, sealed_by)


def _seal(shape: Any, at: tuple[float, float], radius: float, text: str) -> None:
    shape.draw_circle(at, radius)
    shape.finish(color=RED, width=2.2)
    tips = [
        (at[0] + math.sin(i * math.pi / 5) * (15, 6)[i % 2], at[1] - math.cos(i * math.pi / 5) * (15, 6)[i % 2])
        for i in range(10)
    ]
    shape.draw_polyline([*tips, tips[0]])
    shape.finish(color=RED, fill=RED)
    size = min(12.0, 150 / max(len(text), 8))
    for number, sign in enumerate(text):
        angle = math.radians(-125 + 250 * number / max(len(text) - 1, 1))
        x, y = at[0] + math.sin(angle) * (radius - 13), at[1] - math.cos(angle) * (radius - 13)
        _text(shape, (x - size / 2, y + size / 3), sign, size, RED)


def _months(on: date, count: int) -> list[date]:
    first = on.year * 12 + on.month - 1
    return [date((first - i) // 12, (first - i) % 12 + 1, 1) for i in range(count, 0, -1)]


def contract(person: Person, on: date, *, is_unsigned: bool = False) -> bytes:
    """A labour contract of three pages."""
    unit, start = person.employer, person.hired_on
    pages = [
        [
            f"甲方（用人单位）：{unit.name}",
            f"统一社会信用代码：{unit.uscc}",
            f"乙方（劳动者）：{person.name}",
            f"身份证号码：{person.id_no}",
            "",
            "根据有关规定，双方协商一致，签订本合同，共同遵守。",
        ],
        [
            f"第一条  合同期限自 {start:%Y年%m月%d日} 起至 {on.year + 2} 年 {start.month} 月 {min(start.day, 28)} 日止。",
            f"第二条  乙方从事 {person.post} 岗位工作，工作地点为北京市。",
            "第三条  实行标准工时制，乙方月工资不低于人民币 15,000 元。",
            "第四条  甲方依法为乙方缴纳社会保险。",
            "第五条  双方应遵守国家有关劳动保护的规定。",
        ],
        ["第六条  本合同未尽事宜，按有关规定执行。", "第七条  本合同一式两份，双方各执一份。"],
    ]
    return sheet("劳 动 合 同", pages, sealed_by="" if is_unsigned else unit.name, signed_by=person.name, on=start)


def tax_record(person: Person, on: date, *, is_incomplete: bool = False, payer: str | None = None) -> bytes:
    """An income-tax record, twelve months a page."""
    months = [month for month in _months(on, 24) if not (is_incomplete and month.month in (4, 5))]
    head = [
        f"纳税人姓名：{person.name}    证件号码：{person.id_no}",
        f"扣缴义务人：{payer or person.employer.name}",
        "",
    ]
    rows = [
        f"{month:%Y-%m}\t工资薪金所得\t{18000 + month.month * 37}.00\t{412 + month.month * 3}.50" for month in months
    ]
    pages = [[*head, "税款所属期\t所得项目\t收入额（元）\t已缴税额（元）", *rows[:20]], rows[20:] or ["（以下空白）"]]
    return sheet("个人所得税纳税记录", pages, sealed_by="国家税务总局北京市示范区税务局", on=on)


def social_insurance(person: Person, on: date) -> bytes:
    """A social-insurance record."""
    rows = [f"{month:%Y-%m}\t{person.employer.name[:12]}\t15600.00\t正常缴费" for month in _months(on, 18)]
    head = [f"姓名：{person.name}    证件号码：{person.id_no}", "", "缴费年月\t缴费单位\t缴费基数（元）\t状态"]
    return sheet("社会保险个人权益记录", [[*head, *rows]], sealed_by="北京市示范区社会保险基金管理中心", on=on)


def income(person: Person, on: date) -> bytes:
    """A statement of taxable income."""
    rows = [f"{month:%Y-%m}\t{18000 + month.month * 37}.00" for month in _months(on, 12)]
    head = [f"{person.name}（{person.id_no}）人工资由 {person.employer.name} 发放。", "", "月份\t应税收入（元）"]
    return sheet(
        "应税收入证明", [[*head, *rows]], sealed_by=f"{person.employer.name}财务专用章", signed_by="样本经办", on=on
    )


def registration(person: Person, on: date, *, is_expired: bool = False) -> bytes:
    """The on-line registration form of a diploma."""
    until = f"{on.year - 1} 年 6 月 30 日" if is_expired else f"{on.year + 1} 年 3 月 1 日"
    lines = [
        f"姓名\t{person.name}",
        f"性别\t{person.sex}",
        f"出生日期\t{person.born_on:%Y年%m月%d日}",
        f"院校名称\t{person.school}",
        f"专业名称\t{person.major}",
        "学历层次\t本科",
        "学习形式\t普通全日制",
        f"毕业日期\t{person.born_on.year + 22} 年 7 月 1 日",
        "",
        f"在线验证码：A1B2C3D4E5F6    有效期至：{until}",
    ]
    return sheet("教育部学历证书电子注册备案表", [lines], on=on)


def statement(
    title: str, person: Person, on: date, lines: Lines, *, sealed: bool = False, signed: bool = True
) -> bytes:
    """A plain statement, signed, sealed or both."""
    unit = person.employer.name
    return sheet(title, [lines], sealed_by=unit if sealed else "", signed_by=person.name if signed else "", on=on)
