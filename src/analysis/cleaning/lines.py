"""Budget lines of one table: the leaf amounts, each with its stage, year, group of workers, programme and fund."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from analysis.cleaning.context import district_of, year_of
from analysis.cleaning.layers import (
    MONTHS_UNIT,
    PEOPLE_UNIT,
    Layered,
    Row,
    continues_total,
    nearest,
    says_total,
    sums_by_name,
)
from analysis.cleaning.meaning import OTHER, PROGRAMMES, Column, Telling, programmes, telling
from analysis.cleaning.uses import Uses
from analysis.cleaning.vocabulary import BUNDLE, plain
from analysis.reference.accounts import account_of, accounts
from analysis.sheets import words

# "2 program" is JKK and JKM, the third is JHT, and so on.
PROGRAMMES_BY_NUMBER = {float(n): "+".join(PROGRAMMES[:n]) for n in range(2, 6)}
# What splits an amount into lines of their own; months, quarters and sexes do not.
GROUPS_SHARE = 0.4  # of a table's rows that name a group of workers, where nothing says what the amounts are for
SPLITS = ("programme", "segment", "fund", "district", "year")
_PEOPLE = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:[.\s]\d{3})+|\d+)\s*(?:\(?[a-z ]+\)\s*)?(?:org|orang|jiwa|peserta|pekerja|tk|tenaga kerja|naker|ok)\b(?!\s*/)"
)
_PEOPLE_BY_NAME = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d+)\s+[a-z][a-z /-]{1,40}?\s*[x×]\s*\d{1,2}\s*(?:bulan|bln|bl)\b"
)
_MONTHS = re.compile(r"(?<![\d.,/])(\d{1,2})\s*(?:\([a-z ]+\)\s*)?(?:bulan|bln|bl)\b")
_PREMIUM = re.compile(
    r"(?:[x×*@]\s*|iuran\s*)(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d{4,6})(?:,-|,00)?(?![\d.])(?!\s*(?:org|orang|jiwa|peserta|pekerja|tk|tenaga|naker))"
)
_PRICE = re.compile(
    r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d{4,6})(?:,-|,00)?\s*(?:/|per)\s*(?:orang|org|jiwa|peserta|pekerja|tk|ob|bulan|bln)\b"
)


@dataclass
class Said:
    """What is told of one amount besides its meaning, for findings."""

    rule: str
    row: int
    column: int
    found: str = ""
    expected: str = ""


def budget_lines(table: Layered, uses: Uses) -> tuple[list[dict], list[Said]]:
    """One dict for one leaf amount: the columns of ``budget_lines`` as far as one table tells, with its place."""
    said: list[Said] = []
    amounts = _amount_columns(table, uses)
    coded = any(row.code for row in table.rows.values())
    lines = []
    if uses.rows and "amount" in uses.rows.values():
        lines = _turned(table, uses, said)
    for column in amounts:
        for number, row in table.rows.items():
            value = table.data.values[number, column.number]
            if np.isnan(value) or (
                not table.leaf[number, column.number] and not _kept_total(table, number, column, amounts)
            ):
                continue
            if (
                says_total(row)
                or continues_total(table, row)
                or _adds_over(table, number, column)
                or (coded and not row.code and _is_balance(row))
            ):
                continue
            lines.append(_line(table, uses, row, column, float(value), amounts, said))
    return lines, said


def _amount_columns(table: Layered, uses: Uses) -> list[Column]:
    """The columns of amounts that are leaves: of a sum over programmes, groups or funds the parts, of a sum over months
    or sexes the sum."""
    empty = np.isnan(table.data.values).all(axis=0)  # "Segmen" with nothing but "-" is a part of no sum
    chosen = [
        column
        for column, use in zip(table.columns, uses.columns, strict=True)
        if use == "amount" and not empty[column.number]
    ]
    dropped: set[int] = set()
    for column in chosen:
        parts = [
            part for part in chosen if part.number in column.sum_of and (part.stage == column.stage or not column.stage)
        ]
        if not parts and column.says_sum:
            parts = [
                part
                for part in chosen
                if part is not column and part.stage == column.stage and part.year == column.year and not part.says_sum
                and _shared(part, column) and any(getattr(part, name) and not getattr(column, name) for name in SPLITS)
            ]  # fmt: skip
        if not parts:
            continue
        if any(
            getattr(part, name) and getattr(part, name) != getattr(column, name) for part in parts for name in SPLITS
        ):
            dropped.add(column.number)
        elif len({part.stage for part in parts}) > 1:
            continue
        elif not all(part.month or part.quarter or part.sex or part.sum_of for part in parts):
            dropped.add(column.number)  # offices side by side: each is a line of its own
        else:
            dropped |= {part.number for part in parts}
            dropped |= {other.number for other in chosen if _within(other, column)}
    for total in chosen:
        dropped |= _spread(table, total, chosen)
    # Months without a printed sum of the year stay, added up by the caller.
    return [column for column in chosen if column.number not in dropped]


PLAN = 6  # so many months beside a total make a cash plan


def _spread(table: Layered, total: Column, chosen: list[Column]) -> set[int]:
    """The months, quarters and half-years over which a column's amount of the year is spread: where they add up to it,
    or where they are many and it is named as their sum."""
    if total.month:
        return set()
    parts = [
        part
        for part in chosen
        if part.month
        and part.stage in ("", total.stage)
        and all(getattr(part, name) == getattr(total, name) for name in SPLITS if getattr(part, name))
    ]
    months = [part for part in parts if not part.quarter]
    quarters = [part for part in parts if part.quarter]
    many = len({part.month for part in months}) >= PLAN
    if (total.says_sum and many) or any(_adds_to(table, some, total) for some in (months, quarters)):
        return {part.number for part in parts}
    return set()


def _adds_to(table: Layered, parts: list[Column], total: Column) -> bool:
    """Whether columns add up to another in most rows."""
    if len(parts) < 2:
        return False
    rows = list(table.rows)
    own, each = table.data.values[rows, total.number], table.data.values[np.ix_(rows, [part.number for part in parts])]
    known = ~np.isnan(own) & ~np.isnan(each).all(axis=1)
    return bool(known.any()) and (np.abs(np.nansum(each, axis=1) - own)[known] < 2).mean() >= 0.6


def _within(part: Column, column: Column) -> bool:
    """Whether a column adds up some of what another adds up: quarters beside a year."""
    return bool(part.sum_of) and part is not column and set(part.sum_of) < set(column.sum_of)


_NUMBERED = re.compile(r"\(?(?:[a-z]|[ivxlc]+|\d{1,2})[.)]\s*", re.I)
_SUM_OF = re.compile(r"(?:sub )?(?:jumlah|total|jml|jlh)\s+(.+)")


def _adds_over(table: Layered, number: int, column: Column) -> bool:
    """Whether a row whose name may call it a sum is that of lines right over it, or names the group in which it stands,
    "JUMLAH DPMG": of numbers that only their meaning settled no sum was found before."""
    row = table.rows[number]
    if not sums_by_name(row.label):
        return False
    named = _SUM_OF.fullmatch(plain(row.label.rpartition(" | ")[2]))
    if named and any(plain(_NUMBERED.sub("", text, count=1)) == named[1] for text in row.over):
        return True
    own = table.data.values[:, column.number]
    over = [row for row in table.rows if row < number and table.leaf[row, column.number] and not np.isnan(own[row])]
    return any(abs(total - own[number]) < 1 for total in np.cumsum(own[over[::-1]])[1:])


def _is_balance(row: Row) -> bool:
    return words.matches(row.label.rpartition(" | ")[2], "balance")


def _shared(part: Column, column: Column) -> bool:
    return part.path[:-1] == column.path[:-1] or len(column.path) < len(part.path) or not column.path[:-1]


def _kept_total(table: Layered, number: int, column: Column, amounts: list[Column]) -> bool:
    """A cell marked as a total only because its column adds up others stays, where the column was chosen."""
    data = table.data
    return (
        number not in data.total_rows
        and number not in table.headings
        and data.value_columns[column.number] in data.total_columns
        and column in amounts
    )


def _line(
    table: Layered, uses: Uses, row: Row, column: Column, value: float, amounts: list[Column], said: list[Said]
) -> dict:
    code = row.code or row.over_code or _code_of_path(column)
    segment, several = _segment(table, row, column, code)
    if several:
        said.append(Said("several_segments", row.number, column.number, " + ".join(several), segment))
    counted, reason, sure = _counted(table, row, column, code)
    if not sure:
        rule = "counted_by_group" if counted else "counted_undecided"
        said.append(Said(rule, row.number, column.number, row.label))
    known = account_of(code) or {}
    stage, sure = _stage(table, uses, row, column, amounts)
    if column.number in uses.needs:
        said.append(Said("need_as_budget", row.number, column.number))
    if not sure:
        said.append(Said("stage_assumed", row.number, column.number, "", stage))
    told = {
        "district_code": district_of(table, column, row, by_row=uses.districts),
        "fiscal_year": str(uses.years.get(row.number) or year_of(table, column, row) or ""),
        "stage": stage,
        "segment": segment,
        "programme": _programme(table, uses, row, column, known),
        "fund_source": _fund(table, row, column),
        "account_code": code,
        "description": _description(row, column),
        "amount_idr": value,
        "counted": counted,
        "reason": reason,
        "at": (row.number, column.number),
    }
    return told | _people(table, uses, row, column)


def _of(column: Column) -> Telling:
    return Telling(
        stage=column.stage,
        programme=column.programme,
        segment=column.segment,
        fund=column.fund,
        exclusion=column.exclusion,
        jamsostek=column.jamsostek,
    )


def _description(row: Row, column: Column) -> str:
    names = row.label.replace(" | ", ", ")
    heads = [part for part in column.path if telling(part).segment or telling(part).programme]
    return "; ".join(dict.fromkeys(filter(None, [names, *heads])))


def _code_of_path(column: Column) -> str:
    from analysis.cleaning.layers import _code_in

    return next((code for part in column.path if (code := _code_in(part))), "")


def _stage(table: Layered, uses: Uses, row: Row, column: Column, amounts: list[Column]) -> tuple[str, bool]:
    """The stage of an amount, and whether anything says it. An amount of which nothing says it is of the budget as first
    adopted, murni; "" where what stands nearest says several."""
    told = _told_stage(table, uses, row, column, amounts)
    return ("murni", False) if told is None else (told, True)


def _told_stage(table: Layered, uses: Uses, row: Row, column: Column, amounts: list[Column]) -> str | None:
    """The stage of an amount: of its row where a column of stages or the row itself says so, else of its column, of
    what stands over the row, of the titles. Beside a column of perubahan an amount without a word is the murni one."""
    typed = telling(row.typed.get("stage", ""))
    own = uses.stages.get(row.number) or typed.stage or typed.weak_stage
    if own:
        return own
    if column.stage and not (column.stage == "murni" and _weak(column)):
        return column.stage
    for layer in (row.own, row.above):
        found = {each.stage for each in layer if each.stage and each.measure != "percent"}
        if len(found) == 1:
            return found.pop()
    if column.stage:
        return column.stage
    for each in row.above:
        if each.weak_stage:
            return each.weak_stage
    others = {other.stage for other in amounts if other is not column}
    others |= {stage for stage, rows in table.stages.items() if rows - {row.number}}
    if others & {"perubahan", "pergeseran"}:
        return "murni"
    for layer in table.around.layers:
        found = {stage for each in layer for stage in each.stages}
        if "realisasi" in others:
            found.discard("realisasi")
        if len(found) == 1:
            return found.pop()
        if len(found) > 1:
            return ""
        weak = {each.weak_stage for each in layer if each.weak_stage}
        if len(weak) == 1:
            return weak.pop()
    return None


def _weak(column: Column) -> bool:
    return not any(telling(part).stage for part in column.path)


def _official_names() -> set[str]:
    return {plain(name) for name in accounts()["name"]}


_ACCOUNT_NAME = re.compile(
    r"^(belanja\s+)?(iuran|kontribusi|jaminan|asuransi)\b.*\bbagi\s+(non\s*-?asn|pppk)\b[\s().]*$"
)


def _segment(table: Layered, row: Row, column: Column, code: str) -> tuple[str, tuple[str, ...]]:
    """The group of workers: of the column, a column of groups, the row's texts, what stands over it, the account, the
    titles. The account's own name ("... bagi Non ASN") tells least: lines for others are booked on it as well."""
    if column.segment:
        return _stored(column.segment), ()
    typed = telling(row.typed.get("segment", ""))
    if typed.segment:
        return _stored(typed.segment), typed.several
    aside = re.search(r"\(([^()]+)\)", row.typed.get("agency", ""))
    if aside and telling(aside[1]).segment:
        return _stored(telling(aside[1]).segment), ()
    weak = ""
    own_texts = [text for text in row.texts if text != row.typed.get("agency")]
    remark = list(own_texts)
    several: tuple[str, ...] = ()
    for text in [*remark, *row.over]:
        told = telling(text)
        if not told.segment:
            continue
        if _ACCOUNT_NAME.match(plain(re.sub(r"^[-–•*\d.\s]+", "", text))):
            weak = weak or told.segment
            continue
        return _stored(told.segment), told.several
    if weak:
        return _stored(weak), several
    known = account_of(code)
    around = ""
    for layer in table.around.layers[:2]:
        found = {each.segment for each in layer if each.segment}
        if len(found) == 1:
            around = found.pop()
            break
    if around and around not in ("pu", "bpu"):
        return _stored(around), ()
    if known and known["segment"]:
        return known["segment"], ()
    if around:
        return _stored(around), ()
    named = table.around.file.segment
    return (_stored(named), ()) if named else (OTHER, ())


def _stored(segment: str) -> str:
    return OTHER if segment == BUNDLE else segment


def _programme(table: Layered, uses: Uses, row: Row, column: Column, known: dict) -> str:
    if column.programme:
        return column.programme
    typed = telling(row.typed.get("programme", ""))
    if typed.programme:
        return typed.programme
    for place, use in enumerate(uses.columns):
        value = table.data.values[row.number, place]
        if use == "programmes" and value in PROGRAMMES_BY_NUMBER:
            return PROGRAMMES_BY_NUMBER[value]
    own = programmes(each.programme for each in row.own if each.programme)
    if own:
        return own
    for each in row.above:
        if each.programme:
            return each.programme
    if known.get("programme"):
        return str(known["programme"])
    beside = {
        other.programme
        for other, use in zip(table.columns, uses.columns, strict=True)
        if use in ("unit_cost", "workers", "other") and other.programme
    }
    priced = {
        other.programme
        for other, use in zip(table.columns, uses.columns, strict=True)
        if use == "unit_cost" and other.programme
    }
    if len(beside) == 1:
        return beside.pop()
    if len(priced) > 1 and not any(
        other.programme for other in table.columns if uses.columns[other.number] == "amount"
    ):
        return programmes(priced)
    for layer in [*table.around.layers[:2], (table.around.file,)]:
        told = programmes(each.programme for each in layer if each.programme)
        if told:
            return told
    return ""


def _fund(table: Layered, row: Row, column: Column) -> str:
    typed = row.typed.get("fund", "")
    if typed:
        return telling(typed).typed_fund
    if column.fund and column.pays:
        return column.fund
    for layer in (row.own, row.above):
        told = {each.fund for each in layer if each.fund}
        if len(told) > 1:
            told.discard("APBD")
        if len(told) == 1:
            return told.pop()
    for layer in (table.around.titles, table.around.over):
        told = {each.payer for each in layer if each.payer}
        if told:
            return told.pop() if len(told) == 1 else ""
    for layer in table.around.layers[:2]:
        told = {each.fund for each in layer if each.fund.startswith(("DBH", "APBDES"))}
        if len(told) == 1:
            return told.pop()
    return ""


_NOT_SPENDING = re.compile(r"\s*[46]\.\d(?:\.\d{1,2}){1,3}(?:\.\d{1,4})?\s*")  # accounts of revenue and financing


def _counted(table: Layered, row: Row, column: Column, code: str) -> tuple[bool, str, bool]:
    """Whether it is a contribution to BPJS Ketenagakerjaan, else why not, and whether that is sure."""
    known = account_of(row.code) or account_of(code)
    own = [_of(column), *row.own]
    excluded = next((each.exclusion for each in own if each.exclusion), "")
    jamsostek = any(each.jamsostek for each in own)
    programme = any(each.programme for each in own)
    if known is not None and known["counted"] != "":
        counted = known["counted"] == "true"
        if counted and excluded == "kesehatan" and not programme:
            return False, "kesehatan", False
        return counted, str(known["reason"]), True
    if any(_NOT_PREMIUM.search(plain(text)) for text in row.texts):
        return False, OTHER, True
    if _NOT_SPENDING.match(table.data.codes[row.number]) or any(_NOT_SPENDING.fullmatch(text) for text in row.texts):
        return False, OTHER, True
    if excluded and (jamsostek or (programme and excluded == "kesehatan")):
        # One line for both: whether it is Jamsostek cannot be told.
        return False, excluded, False
    if excluded:
        return False, excluded, True
    if jamsostek or programme:
        return True, "", True
    if code and known is None and not any(each.about_jamsostek for each in row.above):
        return False, OTHER, True
    for each in row.above:
        if each.exclusion and not each.about_jamsostek:
            return False, each.exclusion, True
        if each.about_jamsostek:
            return True, "", True
    if known is not None or _is_other_spending(row):
        return False, OTHER, True
    for layer in table.around.layers:
        if any(each.about_jamsostek for each in layer):
            return True, "", True
        if any(each.exclusion for each in layer):
            return False, next(each.exclusion for each in layer if each.exclusion), True
    # A table of groups of workers; among a thousand accounts one that names a group is no premium for it.
    segment = any(each.segment for each in own) and (bool(column.segment) or table.share_of_groups >= GROUPS_SHARE)
    return segment, "" if segment else OTHER, False


_NOT_PREMIUM = re.compile(r"\b(tidak|tdk|belum|bukan|tanpa|di ?luar)( termasuk)? (untuk )?(iuran|premi)\b")
_SPENDING = re.compile(
    r"^(?:[\d.]+\s*|[a-z][.)]\s*|[-•*]\s*)*(belanja|honorarium|honor|pengadaan|penyediaan|pembangunan|pemeliharaan|perjalanan|atk|alat tulis|makan|sewa|jasa|bahan|gaji|tunjangan|sosialisasi|rapat|monitoring|cetak|penggandaan|konsumsi|internet|listrik|tagihan)\b"
)


def _is_other_spending(row: Row) -> bool:
    """A line named as some other spending: nothing in it speaks of an insurance, a premium or a group of workers."""
    aside = {*row.typed.values(), *row.remarks}
    for text in [text for text in row.texts if text not in aside][:2]:
        shown = plain(text)
        if _SPENDING.match(shown):
            told = telling(text)
            insured = re.search(r"\b(iuran|premi|jaminan|asuransi|perlindungan|bpjs)\b", shown)
            return not (
                told.about_jamsostek
                or insured
                or (told.segment and not re.match(r"^(honor|gaji|tunjangan|belanja jasa)", shown))
            )
    return False


def _people(table: Layered, uses: Uses, row: Row, column: Column) -> dict:
    """Workers, months and premium of the same row, of the columns that share most with the amount's."""
    found: dict[str, float | None] = {"workers": None, "months": None, "unit_cost_idr": None}
    beside: list[int] = []
    uses_of = {"workers": "workers", "months": "months", "unit_cost_idr": "unit_cost"}
    for name, use in uses_of.items():
        best, score, at = None, -1.0, -1
        for other, what in zip(table.columns, uses.columns, strict=True):
            if what != use and not (what == "volume" and _volume_is(row, other, name)):
                continue
            value = table.down[row.number, other.number]
            if np.isnan(value):
                continue
            match = _match(column, other)
            if match is None:
                continue
            match -= abs(other.number - column.number) / 1000
            if match > score or best is None:
                best, score, at = float(value), match, other.number
        found[name] = best
        if at >= 0:
            beside.append(at)
    text = " ; ".join(_texts_for(table, row, column))
    shown = plain(text)
    if found["workers"] is None and (hits := set(_PEOPLE.findall(shown))) and len(hits) == 1:
        found["workers"] = float(re.sub(r"\D", "", hits.pop()))
    if found["workers"] is None and (hits := set(_PEOPLE_BY_NAME.findall(shown))) and len(hits) == 1:
        found["workers"] = float(re.sub(r"\D", "", hits.pop()))
    if found["months"] is None and (hits := set(_MONTHS.findall(shown))) and len(hits) == 1:
        found["months"] = float(hits.pop())
    hits = set(_PREMIUM.findall(shown)) or set(_PRICE.findall(shown))
    if found["unit_cost_idr"] is None and len(hits) == 1:
        premium = float(re.sub(r"\D", "", hits.pop()))
        found["unit_cost_idr"] = premium if premium < 400_000 else None
    if found["months"] is not None and not 1 <= found["months"] <= 12:
        found["months"] = None
    return {**found, "beside": beside}


def _texts_for(table: Layered, row: Row, column: Column) -> list[str]:
    """The row's texts, those under another stage's or year's header left out: "1.500 orang x 12 bulan"."""
    data = table.data
    texts: list[str] = []
    for number, shown in data.texts.items():
        text = shown[row.number]
        if not text or data.columns[number].kind in ("numbering", "code"):
            continue
        heads = [telling(part) for part in data.columns[number].path]
        stages = {stage for each in heads for stage in each.stages}
        years = {each.year for each in heads if each.year}
        if (stages and column.stage and column.stage not in stages) or (
            years and column.year and column.year not in years
        ):
            continue
        texts.append(text)
    return list(dict.fromkeys(texts))


def _volume_is(row: Row, column: Column, name: str) -> bool:
    unit = plain(row.typed.get("unit", ""))
    if name == "workers":
        return bool(PEOPLE_UNIT.fullmatch(unit))
    if name == "months":
        return bool(MONTHS_UNIT.fullmatch(unit))
    return False


def _match(amount: Column, other: Column) -> float | None:
    """How much another column shares with the amount's; None where they contradict. What stands over both contradicts
    neither: "APBD-P" over the realisation and the people."""
    score = 0.0
    shared = set(amount.path) & set(other.path)
    for name in ("stage", "year", "segment", "programme", "fund", "district"):
        mine, theirs = getattr(amount, name), getattr(other, name)
        if mine and theirs:
            if mine != theirs and not any(_tells(part, name, theirs) for part in shared):
                return None
            score += mine == theirs
        elif theirs and not mine:
            score -= 0.5
    return score + len(shared) * 0.5


def _tells(part: str, name: str, what: str) -> bool:
    told = telling(part)
    return what in told.stages if name == "stage" else getattr(told, name) == what


def _turned(table: Layered, uses: Uses, said: list[Said]) -> list[dict]:
    """Lines of a table whose rows are items (Jumlah Peserta, Bulan, Iuran, Anggaran) and whose columns are the lines."""
    lines = []
    for number, use in uses.rows.items():
        if use != "amount":
            continue
        row = table.rows[number]
        for column in table.columns:
            value = table.data.values[number, column.number]
            if np.isnan(value) or column.says_sum or column.measure == "percent":
                continue
            if uses.columns[column.number] in ("numbering", "remark"):
                continue
            if column.sum_of and any(_of(table.columns[part]).segment for part in column.sum_of):
                continue
            line = _line(table, uses, row, column, float(value), [], said)
            own_stage = telling(row.texts[0]).stage if row.texts else ""
            line["stage"] = own_stage or line["stage"]
            people: dict[str, float | None] = {}
            for other, what in uses.rows.items():
                name = {"workers": "workers", "months": "months", "unit_cost": "unit_cost_idr"}.get(what)
                same = table.rows[other].over == row.over
                stage = telling(table.rows[other].texts[0]).stage if table.rows[other].texts else ""
                if name and same and (not stage or stage == line["stage"]):
                    told = table.data.values[other, column.number]
                    if not np.isnan(told):
                        people[name] = float(told)
            lines.append(line | people)
    return lines


__all__ = ["Said", "budget_lines", "nearest"]
