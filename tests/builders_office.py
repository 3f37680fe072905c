"""Data of synthetic people for tests: numbers of the county code 110199, which is not assigned."""

from typing import Any

from casework.identity import id_check_of, uscc_check_of
from casework.lifecycle import BusinessType

SURNAMES = "陈林孙马何郭许邓宋冯曹彭魏蒋沈韩"
GIVEN = ("思远", "晓彤", "若曦", "俊杰", "雨桐", "子墨", "嘉宁", "文博", "晚晴", "一鸣")
UNITS = ("云帆智联科技", "海岳精密仪器", "星衡数据技术", "合众软件", "天枢集成电路")


def id_no(person: int, year: int = 1990) -> str:
    """A valid number that belongs to nobody; another person, another number."""
    first17 = (
        f"110199{year + person // 100 % 10}{person // 10 % 12 + 1:02d}{person % 28 + 1:02d}{person * 7 % 1000:03d}"
    )
    return first17 + id_check_of(first17)


def name(person: int) -> str:
    """A made-up name."""
    return SURNAMES[person % len(SURNAMES)] + GIVEN[person // len(SURNAMES) % len(GIVEN)]


def uscc(unit: int) -> str:
    """A valid credit code in the county that is not assigned."""
    first17 = f"91110199MA{unit % 1000:03d}TEX"[:16].ljust(17, "7")
    return first17 + uscc_check_of(first17)


def basic_data(business_type: BusinessType, person: int = 0) -> dict[str, Any]:
    """Complete basic data without problems."""
    unit = person % len(UNITS)
    data: dict[str, Any] = {
        "name": name(person),
        "id_no": id_no(person),
        "mobile": f"1380000{person % 10000:04d}",
        "email": f"person{person}@example.cn",
        "employer_name": f"北京{UNITS[unit]}有限公司",
        "uscc": uscc(unit),
    }
    new = {
        "marital_state": "single",
        "hukou_province": "37",
        "hukou_address": "样例省示范市测试区演示路18号",
        "beijing_address": "朝阳区样例街6号院2单元601",
        "position": "软件工程师",
        "hire_date": "2022-03-01",
        "contract_start": "2025-03-01",
        "contract_end": "2028-02-28",
    }
    permit = {"permit_no": f"2023{person:08d}", "permit_expires_on": "2026-11-30", "reason": "办理变更"}
    match business_type:
        case BusinessType.NEW_APPLICATION:
            return data | new
        case BusinessType.RENEWAL:
            return (
                data | permit | {key: new[key] for key in ("position", "hire_date", "contract_start", "contract_end")}
            )
        case BusinessType.ADDRESS_CHANGE:
            return data | permit | {"beijing_address": new["beijing_address"], "old_address": "海淀区旧址路3号"}
        case BusinessType.EMPLOYER_CHANGE:
            work = {key: new[key] for key in ("position", "hire_date", "contract_start", "contract_end")}
            return data | permit | work | {"old_employer_name": "北京旧单位有限公司", "left_on": "2026-08-20"}
        case BusinessType.GENERAL_INFO_CHANGE:
            return data | permit | {"marital_state": "single"}
    return data | permit


def conditions(business_type: BusinessType) -> dict[str, Any]:
    """The catalogue's defaults."""
    return {}
