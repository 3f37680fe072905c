"""Synthetic people and employers: ID numbers bear the county code 110199, which is not assigned (domain.md 4.2)."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from casework.identity import id_check_of, uscc_check_of

SURNAMES = (
    "陈",
    "林",
    "孙",
    "马",
    "何",
    "郭",
    "许",
    "邓",
    "宋",
    "冯",
    "曹",
    "彭",
    "魏",
    "蒋",
    "沈",
    "韩",
    "欧阳",
    "唐",
    "董",
    "袁",
)
GIVEN = (
    *(
        "思远",
        "晓彤",
        "若曦",
        "俊杰",
        "雨桐",
        "子墨",
        "嘉宁",
        "文博",
        "晚晴",
        "一鸣",
        "雅楠",
        "浩然",
        "书涵",
        "承泽",
        "慕白",
    ),
    *(
        "知行",
        "景和",
        "语嫣",
        "明轩",
        "静怡",
        "博文",
        "欣然",
        "志强",
        "婉清",
        "立群",
        "海涛",
        "佳怡",
        "振宇",
        "梦洁",
        "天佑",
    ),
)
STEMS = (
    "云帆智联",
    "海岳精密",
    "星衡数据",
    "合众软件",
    "天枢集成",
    "启明资本",
    "长河生物",
    "远山能源",
    "丝路文化",
    "明德教育",
)
KINDS = ("科技", "仪器", "技术", "信息", "电路", "管理", "医药", "科技", "传播", "研究")
POSTS = ("软件工程师", "数据分析师", "产品经理", "研发工程师", "财务经理", "市场总监", "算法工程师", "项目经理")
SCHOOLS = ("示范大学", "样例理工大学", "演示师范大学", "测试财经大学")
MAJORS = ("计算机科学与技术", "电子信息工程", "金融学", "生物工程", "工商管理")
PLACES = (
    ("37", "样例省示范市测试区"),
    ("41", "演示省样本市开发区"),
    ("51", "范本省例证市新城区"),
    ("23", "示例省模拟市东城"),
)
DISTRICTS = (("haidian", "海淀区"), ("chaoyang", "朝阳区"), ("xicheng", "西城区"), ("fengtai", "丰台区"))


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer that does not exist."""

    name: str
    uscc: str
    chief: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person that does not exist."""

    name: str
    id_no: str
    phone: str
    email: str
    province: str
    hukou_address: str
    address: str
    district: str
    employer: Employer
    post: str
    school: str
    major: str
    hired_on: date
    spouse_name: str
    spouse_id_no: str

    @property
    def sex(self) -> str:
        """男 or 女, as the number says."""
        return "男" if int(self.id_no[16]) % 2 else "女"

    @property
    def born_on(self) -> date:
        """As the number says."""
        return date(int(self.id_no[6:10]), int(self.id_no[10:12]), int(self.id_no[12:14]))


def employers() -> tuple[Employer, ...]:
    """Ten of them."""
    made = []
    for number, (stem, kind) in enumerate(zip(STEMS, KINDS, strict=True)):
        first17 = f"91110199MA0{number:02d}TEX7"[:17].ljust(17, "A")
        made.append(Employer(f"北京{stem}{kind}有限公司", first17 + uscc_check_of(first17), f"吴{GIVEN[-number - 1]}"))
    return tuple(made)


def synthetic_id_no(born_on: date, serial: int) -> str:
    """A valid number of the county that is not assigned; an odd serial is a man's."""
    first17 = f"110199{born_on:%Y%m%d}{serial:03d}"
    return first17 + id_check_of(first17)


def people(count: int, today: date) -> tuple[Person, ...]:
    """That many people, the same ones every time."""
    chance, units = random.Random(20031101), employers()
    names = [surname + given for given in GIVEN for surname in SURNAMES]
    chance.shuffle(names)
    return tuple(_person(number, names[number], names[-number - 1], units, chance, today) for number in range(count))


def _person(
    number: int, name: str, spouse: str, units: tuple[Employer, ...], chance: random.Random, today: date
) -> Person:
    born_on = date(1985, 1, 1) + timedelta(days=chance.randrange(4500))
    province, place = chance.choice(PLACES)
    district, district_name = DISTRICTS[number % len(DISTRICTS)]
    serial = chance.randrange(100, 900)
    return Person(
        name=name,
        id_no=synthetic_id_no(born_on, serial),
        phone=f"1380000{number:04d}",
        email=f"demo{number:03d}@example.cn",
        province=province,
        hukou_address=f"{place}演示路{number + 8}号",
        address=f"{district_name}样例街{number % 40 + 1}号院{number % 9 + 1}号楼{number % 12 + 1}02室",
        district=district,
        employer=units[(number * 3) % len(units)],
        post=chance.choice(POSTS),
        school=chance.choice(SCHOOLS),
        major=chance.choice(MAJORS),
        hired_on=today - timedelta(days=chance.randrange(900, 2400)),
        spouse_name=spouse,
        spouse_id_no=synthetic_id_no(born_on + timedelta(days=500), (serial + 1) % 1000),
    )
