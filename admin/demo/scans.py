"""Scanned papers: ID card, household register, photo, licence, diploma, marriage certificate, title, seals on copies."""

import zlib
from datetime import date

from PIL import Image, ImageDraw

from admin.demo import drawing as d
from admin.demo.people import Person

CARD = (690, 436)


def _card_front(name: str, id_no: str, address: str) -> d.Picture:
    card = d.slope(*CARD, (232, 243, 249), (222, 239, 239))
    d.waves(card, (205, 226, 238), (225, 215, 232))
    label = (70, 122, 168)
    for y, word in ((46, "姓名"), (98, "性别"), (150, "出生"), (202, "住址"), (356, "公民身份号码")):
        d.write(card, (46, y + 3), word, 20, label)
    d.write(card, (112, 40), " ".join(name), 29)
    d.write(card, (112, 98), "男" if int(id_no[16]) % 2 else "女", 25)
    d.write(card, (190, 101), "民族", 20, label)
    d.write(card, (254, 98), "汉", 25)
    d.write(card, (112, 150), f"{id_no[6:10]} 年 {int(id_no[10:12])} 月 {int(id_no[12:14])} 日", 25)
    for line, part in enumerate((address[:11], address[11:22])):
        d.write(card, (112, 202 + 34 * line), part, 25)
    x = 216.0
    for sign in id_no:
        d.write(card, (x, 350), sign, 30)
        x += 24
    card.paste(d.portrait(172, 216, int(id_no[14:17])), (468, 48))
    return card


def _card_back(place: str, valid: str) -> d.Picture:
    card = d.slope(*CARD, (246, 238, 236), (236, 236, 242))
    d.waves(card, (238, 214, 214), (214, 228, 236))
    draw = ImageDraw.Draw(card)
    draw.ellipse((44, 42, 148, 146), fill=(196, 56, 48))
    draw.ellipse((53, 51, 139, 137), outline=(240, 200, 120), width=3)
    d.write(card, (66, 80), "样 本", 25, (246, 214, 140))
    d.write(card, (216, 46), "中华人民共和国", 37)
    d.write(card, (198, 98), "居 民 身 份 证", 45)
    d.write(card, (140, 308), "签发机关", 21)
    d.write(card, (246, 306), f"{place[3:6]}公安局测试分局", 24)
    d.write(card, (140, 360), "有效期限", 21)
    d.write(card, (246, 358), valid, 24)
    return card


def id_card(
    person: Person, on: date, *, name: str | None = None, id_no: str | None = None, is_expired: bool = False
) -> list[d.Picture]:
    """Both sides on one page, as an office copies them."""
    page = d.paper()
    until = date(on.year, on.month, 1) if is_expired else date(on.year + 11, 10, 2)
    valid = f"{until.year - 20}.{until:%m.%d}-{until:%Y.%m.%d}"
    d.laid_on(page, _card_front(name or person.name, id_no or person.id_no, person.hukou_address), (154, 180), -0.5)
    d.laid_on(page, _card_back(person.hukou_address, valid), (154, 700), 0.4)
    d.write(page, (154, 1220), "复印件与原件一致，仅用于办理工作居住证。", 24, d.BLUE)
    d.write(page, (154, 1264), f"{person.name}  {on.year} 年 {on.month} 月 {on.day} 日", 24, d.BLUE)
    return [d.sample_mark(page)]


def household_register(person: Person) -> list[d.Picture]:
    """Address page and own page."""
    pages = []
    for title, rows in (
        (
            "户口簿首页",
            (
                ("户别", "非农业家庭户口"),
                ("户主姓名", person.name),
                ("户号", f"{person.id_no[-6:-1]}"),
                ("住址", person.hukou_address),
            ),
        ),
        (
            "常住人口登记卡",
            (
                ("姓名", person.name),
                ("户主或与户主关系", "户主"),
                ("性别", person.sex),
                ("出生日期", f"{person.born_on:%Y年%m月%d日}"),
                ("公民身份号码", person.id_no),
                ("文化程度", "大学本科"),
                ("婚姻状况", "已婚" if int(person.id_no[14]) % 2 else "未婚"),
                ("服务处所", person.employer.name),
            ),
        ),
    ):
        page = d.paper()
        d.centre(page, 130, title, 42)
        _table(page, rows, 250, 84)
        d.stamp(page, f"{person.hukou_address[3:6]}公安局户口专用章", (640, 1010), 220)
        d.write(page, (120, 1160), "承办人签章：样本", 22)
        pages.append(d.sample_mark(page))
    return pages


def _table(
    page: d.Picture, rows: tuple[tuple[str, str], ...], top: int, step: int, left: int = 110, split: int = 330
) -> int:
    draw = ImageDraw.Draw(page)
    line, right = (120, 120, 126), page.width - left
    for number, (key, value) in enumerate(rows):
        y = top + number * step
        draw.rectangle((left, y, right, y + step), outline=line, width=2)
        draw.line((split, y, split, y + step), fill=line, width=2)
        d.write(page, (left + 18, y + step / 2 - 14), key, 23, d.PALE)
        d.write(page, (split + 18, y + step / 2 - 15), value[:28], 25)
    return top + len(rows) * step


def photo(person: Person, whose: str = "", *, is_wrong: bool = False) -> d.Picture:
    """A portrait of 295 by 413 pixels, of the person or of a relative of theirs; a wrong one has no white ground."""
    picture = d.portrait(295, 413, zlib.crc32(f"{person.id_no}{whose}".encode()) % 1000)
    d.write(picture, (6, 396), f"样本 {person.id_no[-4:]}{whose[:1]}", 11, (140, 150, 160))
    if not is_wrong:
        return picture
    return Image.blend(picture, Image.new("RGB", picture.size, (96, 140, 190)), 0.45)


def licence(person: Person) -> list[d.Picture]:
    """A business licence, lying across."""
    unit = person.employer
    page = d.slope(d.HEIGHT, d.WIDTH, (253, 250, 240), (246, 240, 226))
    d.waves(page, (240, 226, 200), (236, 220, 210))
    draw = ImageDraw.Draw(page)
    draw.rectangle((40, 40, page.width - 40, page.height - 40), outline=(170, 130, 70), width=6)
    d.centre(page, 120, "营  业  执  照", 62)
    d.centre(page, 205, "（副 本）", 28)
    d.write(page, (90, 250), f"统一社会信用代码  {unit.uscc}", 22)
    rows = (
        ("名称", unit.name),
        ("类型", "有限责任公司（自然人投资或控股）"),
        ("法定代表人", unit.chief),
        ("经营范围", "技术开发、技术服务；软件开发；数据处理（样本）"),
        ("注册资本", "1000 万元人民币"),
        ("成立日期", "2015 年 03 月 18 日"),
        ("住所", "北京市示范区样例街 1 号"),
    )
    for number, (key, value) in enumerate(rows):
        y = 320 + number * 66
        d.write(page, (150, y), key, 26, (120, 90, 50))
        d.write(page, (340, y), value, 27)
    d.write(page, (900, 850), "登记机关", 26)
    d.stamp(page, "北京市示范区市场监督管理局", (1010, 740), 210)
    return [d.sample_mark(page)]


def diploma(person: Person, *, is_degree: bool) -> list[d.Picture]:
    """A graduation or degree certificate."""
    page = d.slope(d.HEIGHT, d.WIDTH, (252, 244, 236), (246, 232, 224))
    d.waves(page, (240, 214, 208), (236, 226, 206))
    d.centre(page, 150, "学 士 学 位 证 书" if is_degree else "普通高等学校  毕 业 证 书", 54, (150, 30, 34))
    page.paste(d.portrait(190, 250, int(person.id_no[14:17])), (150, 300))
    lines = (
        f"{person.name}，{person.sex}，{person.born_on:%Y年%m月%d日}生。",
        f"在 {person.school} {person.major} 专业",
        "完成了教学计划规定的全部课程，成绩合格，",
        "经审核符合学位授予条件，授予学士学位。" if is_degree else "准予毕业。",
    )
    for number, line in enumerate(lines):
        d.write(page, (400, 310 + number * 70), line, 32)
    level = "4" if is_degree else "05"
    certificate = f"{10000 + int(person.id_no[14:17])}{person.born_on.year + 22}{level}001"
    d.write(page, (150, 850), f"证书编号：{certificate}", 24)
    d.stamp(page, person.school, (1000, 640), 220)
    d.write(page, (860, 850), f"{person.school}  {person.born_on.year + 22} 年 7 月 1 日", 26)
    return [d.sample_mark(page)]


def marriage(person: Person) -> list[d.Picture]:
    """A marriage certificate's data page."""
    page = d.slope(d.WIDTH, d.HEIGHT, (252, 236, 232), (248, 226, 222))
    d.waves(page, (240, 206, 200), (244, 220, 200))
    d.centre(page, 130, "结 婚 证", 60, (170, 30, 34))
    pair = Image.new("RGB", (340, 220), (190, 40, 44))
    pair.paste(d.portrait(150, 200, int(person.id_no[14:17])), (14, 10))
    pair.paste(d.portrait(150, 200, int(person.spouse_id_no[14:17])), (176, 10))
    page.paste(pair, (330, 240))
    rows = (
        ("持证人", person.name),
        ("登记日期", f"{person.born_on.year + 27} 年 5 月 20 日"),
        ("姓名", person.name),
        ("身份证件号", person.id_no),
        ("姓名", person.spouse_name),
        ("身份证件号", person.spouse_id_no),
    )
    _table(page, rows, 540, 78)
    d.stamp(page, f"{person.hukou_address[3:6]}民政局婚姻登记专用章", (620, 1060), 220)
    return [d.sample_mark(page)]


def lease(person: Person, on: date, *, is_short: bool = False) -> list[d.Picture]:
    """A private lease of two pages; a short one ends in two months."""
    until = f"{on.year} 年 {min(on.month + 1, 12)} 月 28 日" if is_short else f"{on.year + 1} 年 8 月 31 日"
    first = d.paper()
    d.centre(first, 110, "房屋租赁合同", 46)
    lines = (
        f"出租人（甲方）：吴样本        承租人（乙方）：{person.name}",
        f"乙方证件号码：{person.id_no}    电话：{person.phone}",
        "",
        "甲、乙双方在平等、自愿的基础上，就房屋租赁达成如下协议：",
        f"第一条  房屋坐落于北京市{person.address}，",
        "建筑面积 58.6 平方米，用途为住宅。",
        f"第二条  租赁期自 {on.year - 1} 年 9 月 1 日起至 {until} 止。",
        "第三条  租金每月人民币 6,800 元，按季支付。",
        "第四条  乙方应按约定用途使用房屋，不得擅自转租。",
        "第五条  本合同一式叁份，自签字之日起生效。",
    )
    for number, line in enumerate(lines):
        d.write(first, (100, 240 + number * 62), line, 25)
    d.write(first, (460, 1340), "第 1 页 / 共 2 页", 18, d.PALE)
    second = d.paper()
    d.write(second, (100, 200), "第六条  争议由双方协商解决；协商不成的，向房屋所在地法院起诉。", 25)
    d.write(second, (100, 420), "甲方（签字）：", 26)
    d.write(second, (280, 412), "吴样本", 34, d.BLUE)
    d.write(second, (560, 420), "乙方（签字）：", 26)
    d.write(second, (740, 412), person.name, 34, d.BLUE)
    d.write(second, (100, 500), f"日期：{on.year - 1} 年 8 月 20 日", 25)
    d.write(second, (460, 1340), "第 2 页 / 共 2 页", 18, d.PALE)
    return [d.sample_mark(first), d.sample_mark(second)]
