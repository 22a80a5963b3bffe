"""The forms in which counts are sent: tables turned by the dimensions that ``layouts_counts.yml`` names.

Each cell of a table stands at a value of every dimension (district, year, month, segment, metric ...). ``+sum`` and
``+pct`` are values too: they print what follows from the other cells, and are no truth.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from analysis.simulation._files import facts, rng_of
from analysis.simulation.hands import Hand, Place, called
from analysis.simulation.paper import Column, Page, Row, Slot, Table
from analysis.simulation.population import Population

Document = tuple[str, list[Page]]
SUM, PCT = "+sum", "+pct"


@dataclass
class Counts:
    """What a family arranges: the counts of some districts, by the groups and metrics that the hand prints."""

    places: list[Place]
    hand: Hand
    population: Population
    segments: list[str]
    metrics: list[str]
    branch: str = ""
    years: list[int] = field(default_factory=lambda: facts_years())
    dates: list[str] = field(default_factory=list)
    monitored: bool = False
    slots: dict[tuple, Slot] = field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        return facts("layouts_counts.yml")["families"][self.hand.family]


def facts_years() -> list[int]:
    span = facts("world.yml")["months"]
    return list(range(int(span["first"][:4]), int(span["last"][:4]) + 1))


# --- cells --------------------------------------------------------------------------------------------------------


def value_of(counts: Counts, code: str, segment: str, metric: str, period: str) -> int:
    """The true count of a district, segment, metric and month."""
    population = counts.population
    if segment == "total":
        return sum(value_of(counts, code, part, metric, period) for part in facts("world.yml")["segments"])
    if counts.monitored:
        known = population.group(code, segment, period[:4])
        registered = population.group_registered(code, segment, period)
    else:
        known, registered = population.potential(code, segment, period), population.registered[code, segment, period]
    return {
        "potential": known,
        "registered": registered,
        "not_registered": max(0, known - registered),
        "active": 0 if metric != "active" else population.active(code, segment, period, registered),
    }[metric]


def slot_at(counts: Counts, at: dict[str, Any]) -> Slot:
    """The slot at a point, made once: a count with its truth, a sum, a percentage or a dead cell."""
    key = tuple(sorted(at.items(), key=lambda pair: pair[0]))
    if key not in counts.slots:
        counts.slots[key] = _slot(counts, at)
    return counts.slots[key]


def _slot(counts: Counts, at: dict[str, Any]) -> Slot:
    if at["metric"] == PCT:
        return Slot(
            kind="percent",
            ratio=(slot_at(counts, {**at, "metric": "registered"}), slot_at(counts, {**at, "metric": "potential"})),
        )
    if at["segment"] == "pmi":
        return Slot(kind="text", missing=True)
    if at["segment"] == SUM:
        return Slot(
            kind="count",
            sum_of=[slot_at(counts, {**at, "segment": part}) for part in counts.segments if part != "bundle"],
        )
    if at["segment"] == "bundle":
        parts = [part for part in facts("layouts_counts.yml")["bundle"] if part in counts.segments]
        return Slot(kind="count", sum_of=[slot_at(counts, {**at, "segment": part}) for part in parts])
    if at["district"] == SUM:
        return Slot(kind="count", sum_of=[slot_at(counts, {**at, "district": place.code}) for place in counts.places])
    if at.get("sex") == "L+P":
        pair = [slot_at(counts, {**at, "sex": sex}) for sex in ("L", "P")]
        slot = Slot(kind="count", sum_of=pair)
        value = int(slot.number())
    else:
        period = at["date"] if at.get("date") else f"{at['year']}-{at['month']:02d}"
        value = value_of(counts, at["district"], at["segment"], at["metric"], period)
        if at.get("sex") in ("L", "P"):
            share = rng_of(counts.hand.seed, at["district"], at["segment"], "men").uniform(0.3, 0.7)
            men = round(value * share)
            return Slot(men if at["sex"] == "L" else value - men, "count")
        slot = Slot(value, "count")
    period = at["date"] if at.get("date") else f"{at['year']}-{at['month']:02d}"
    if at["metric"] == "registered" and "potential" in counts.metrics and not at.get("sex"):
        whole = slot_at(counts, {**at, "metric": "potential"}).number()
        slot.fault = "over_potential" if value > whole else ""
    slot.table = "participation"
    slot.truth = {
        "district_code": at["district"],
        "area_level": "district",
        "period": period,
        "segment": at["segment"],
        "metric": at["metric"],
        "workers": value,
    }
    return slot


# --- labels -------------------------------------------------------------------------------------------------------


def month_name(hand: Hand, month: int, year: int | None, header: bool = False) -> Any:
    """A month as the hand spells it; with the year where nothing else on the row tells it."""
    names, style = facts("wordings.yml")["month"], hand.month
    if style in names:
        return names[style][month - 1] + (f" {year}" if year else "")
    if style == "number" and not header and year is None:
        return month
    if year is None:
        return names["short"][month - 1]
    if style == "date" and not header:
        return datetime.date(year, month, 1)
    return {
        "iso": f"{year}-{month:02d}",
        "slash": f"{month:02d}/{year}",
        "date": f"{names['short'][month - 1]} {year}",
        "number": f"{names['short'][month - 1]} {year}",
        "dash_year": f"{names['short'][month - 1]}-{year % 100:02d}",
    }[style]


def _date(hand: Hand, period: str, pattern: str = "date") -> str:
    year, month = (int(part) for part in period.split("-"))
    name = facts("wordings.yml")["month"]["old" if hand.month in ("old", "old_short") else "full"][month - 1]
    words = rng_of(hand.seed, hand.name, "caption", pattern).choice(facts("layouts_counts.yml")["captions"][pattern])
    return words.format(day=calendar.monthrange(year, month)[1], Month=name, MONTH=name.upper(), year=year)


def label(counts: Counts, dimension: str, value: Any, header: bool = False, year: int | None = None) -> Any:
    """A value of a dimension in words."""
    hand = counts.hand
    if dimension == "month":
        return month_name(hand, value, year, header)
    if dimension == "date":
        return _date(hand, value)
    if dimension == "year":
        return str(value) if header else value
    if dimension == "district":
        return hand.word("total") if value == SUM else _district(counts, value)
    if dimension == "sex":
        return hand.header({"L": "male", "P": "female", "L+P": "both"}[value])
    if value == SUM:
        return hand.header("sum") if header else hand.word("total")
    if value == PCT:
        return hand.header("coverage")
    text = "PMI" if value == "pmi" else hand.word(dimension, value)
    return hand.cased(text) if header else text


def _district(counts: Counts, code: str) -> str:
    place = next(place for place in counts.places if place.code == code)
    name = called(place, counts.hand)
    if counts.hand.names == "number":
        return f"{counts.places.index(place) + 1}. {name}"
    return name.upper() if counts.hand.names == "upper" else name


# --- tables -------------------------------------------------------------------------------------------------------


def domain(counts: Counts, dimension: str, printed: bool) -> list[Any]:
    """The values of a dimension; where it is printed in rows or columns, what follows from them too."""
    hand = counts.hand
    if dimension == "segment":
        values = list(counts.segments)
        if printed and hand.dead_column == "pmi" and not counts.monitored:
            values.append("pmi")
        if printed and hand.sums == "segments" and len(values) > 1:
            values.append(SUM)
        return values
    if dimension == "metric":
        both = {"potential", "registered"} <= set(counts.metrics)
        return (
            [*counts.metrics, PCT]
            if printed and both and hand.percent != "none" and hand.family != "sexes"
            else list(counts.metrics)
        )
    if dimension == "district":
        codes = [place.code for place in counts.places]
        return [*codes, SUM] if printed and len(codes) > 1 and hand.total_at != "none" else codes
    return {"year": counts.years, "month": list(range(1, 13)), "date": counts.dates, "sex": ["L", "P", "L+P"]}[
        dimension
    ]


def table(counts: Counts, fixed: dict[str, Any], caption: str = "") -> Table:
    """One table at a fixed value of the dimensions that are not in it."""
    spec, hand = counts.spec, counts.hand
    rows, across = list(spec["rows"]), list(spec["columns"])
    if hand.order == "reversed" and across == ["segment", "metric"]:
        across = ["metric", "segment"]
    columns, keys = _columns(counts, rows, across, fixed)
    made: list[Row] = []
    for group in product(*[domain(counts, dimension, False) for dimension in spec.get("groups", [])]):
        inside = dict(zip(spec.get("groups", []), group, strict=True))
        for dimension, value in inside.items():
            made.append(Row.label(columns[0].key, _group_text(hand, dimension, value)))
        made += _rows(counts, rows, across, keys, fixed | inside, columns)
    return Table(columns, made, caption)


def _group_text(hand: Hand, dimension: str, value: Any) -> str:
    words = facts("layouts_counts.yml")["captions"]["year"]
    return rng_of(hand.seed, hand.name, "group").choice(words).format(year=value)


def _columns(
    counts: Counts, rows: list[str], across: list[str], fixed: dict[str, Any]
) -> tuple[list[Column], list[tuple]]:
    hand = counts.hand
    columns = []
    if hand.no_column and rows[0] in ("district", "segment", "month"):
        columns.append(Column("no", (hand.header("no"),), 5))
    joined = "year" in rows and hand.month in ("iso", "slash", "dash_year", "date")
    for dimension in rows:
        if joined and dimension == "year":
            continue
        meaning = "period" if joined and dimension == "month" else dimension
        if dimension == "district" and hand.code != "none":
            columns.append(Column("code", (hand.header("bps_code" if hand.code == "bps" else "region_code"),), 10))
        columns.append(Column(dimension, (hand.header(meaning),), 26 if dimension in ("district", "segment") else 14))
    keys = list(product(*[domain(counts, dimension, True) for dimension in across]))
    keys = [key for key in keys if not _empty(dict(zip(across, key, strict=True)))]
    for key in keys:
        path = tuple(label(counts, dimension, value, header=True) for dimension, value in zip(across, key, strict=True))
        if hand.header_fill and len(path) == 2 and "year" in across and "month" in across:
            path = (month_name(hand, key[across.index("month")], key[across.index("year")], True),)
        columns.append(Column(_key(key), path or (hand.header("count"),), 13))
    return columns, keys


def _empty(at: dict[str, Any]) -> bool:
    return at.get("segment") == "pmi" and at.get("metric") == PCT


def _key(values: tuple) -> str:
    return "|".join(str(value) for value in values) or "value"


def _rows(
    counts: Counts, rows: list[str], across: list[str], keys: list[tuple], fixed: dict, columns: list[Column]
) -> list[Row]:
    hand = counts.hand
    made: list[Row] = []
    before: dict[str, Any] = {}
    above: dict[str, Slot] = {}
    number = 0
    joined = "year" in rows and "year" not in {column.key for column in columns}
    for values in product(*[domain(counts, dimension, True) for dimension in rows]):
        at = dict(zip(rows, values, strict=True))
        if _empty(at):
            continue
        slots: dict[str, Slot] = {}
        fresh = False
        for dimension in rows:
            if joined and dimension == "year":
                continue
            shown = (at["year"], at["month"]) if joined and dimension == "month" else at[dimension]
            fresh = fresh or before.get(dimension) != shown
            if fresh or hand.header_fill or dimension == rows[-1] or hand.format == "csv":
                text = label(
                    counts, dimension, at[dimension], year=at["year"] if joined and dimension == "month" else None
                )
                slots[dimension] = above[dimension] = Slot(text, "date" if isinstance(text, datetime.date) else "text")
            elif not hand.blank_rows:
                above[dimension].span += 1
            before[dimension] = shown
        if at.get("district") not in (None, SUM) and hand.code != "none" and "district" in slots:
            slots["code"] = _code(counts, at["district"])
        total = SUM in values
        if any(column.key == "no" for column in columns) and not total and rows[0] in slots:
            number += 1
            slots["no"] = Slot(number, "ordinal")
        for key in keys:
            point = {"district": counts.places[0].code, **fixed, **at, **dict(zip(across, key, strict=True))}
            point.setdefault("segment", counts.segments[0])
            if not point.get("date"):
                point.pop("date", None)
            slots[_key(key)] = slot_at(counts, point)
        made.append(Row(slots, "total" if total else "leaf"))
        if hand.blank_rows and hand.maybe(0.03 * hand.blank_rows):
            made.append(Row({}, "blank"))
    return made


def _code(counts: Counts, code: str) -> Slot:
    place = next(place for place in counts.places if place.code == code)
    style = counts.hand.code
    if style == "bps":
        return Slot(int(place.bps) if counts.hand.bold else place.bps, "code")
    if style == "number":
        return Slot(float(code), "code", fault="region_code_number" if code.endswith("0") else "")
    return Slot(code, "code")


# --- pages --------------------------------------------------------------------------------------------------------


def documents(counts: Counts) -> list[Document]:
    """The files of a family: one, or one a year where the hand files by year."""
    years = counts.years
    by_year = counts.spec.get("files") == "years" or (counts.hand.files == "years" and not counts.dates)
    if not by_year:
        span = counts.dates[0] if len(counts.dates) == 1 else f"{years[0]}-{years[-1]}"
        return [(span, _pages(counts))]
    found = []
    for year in years:
        counts.years = [year]
        found.append((str(year), _pages(counts)))
    counts.years = years
    return found


def _pages(counts: Counts) -> list[Page]:
    spec = counts.spec
    names = spec.get("pages", [])
    made = []
    for values in product(*[domain(counts, dimension, False) for dimension in names]):
        fixed = dict(zip(names, values, strict=True))
        if len(counts.years) == 1:
            fixed.setdefault("year", counts.years[0])
        if len(counts.dates) == 1:
            fixed["date"] = counts.dates[0]
        tables = []
        blocks = spec.get("blocks", [])
        for point in product(*[domain(counts, dimension, False) for dimension in blocks]):
            here = fixed | dict(zip(blocks, point, strict=True))
            tables.append(table(counts, here, _caption(counts, here, blocks)))
        made.append(Page(_name(counts, fixed), tables, _title(counts), _about(counts, fixed), bool(spec.get("beside"))))
    return made


def _caption(counts: Counts, here: dict[str, Any], blocks: list[str]) -> str:
    hand = counts.hand
    if not blocks:
        return ""
    kind = blocks[0]
    if kind == "month":
        return _date(hand, f"{here['year']}-{here['month']:02d}", "month")
    if kind == "date":
        return _date(hand, here["date"])
    words = rng_of(hand.seed, hand.name, "caption", kind).choice(facts("layouts_counts.yml")["captions"][kind])
    return words.format(
        year=here.get("year"), segment=hand.word("segment", here["segment"]) if "segment" in here else ""
    )


def _name(counts: Counts, fixed: dict[str, Any]) -> str:
    hand = counts.hand
    if "month" in fixed:
        return f"{month_name(hand, fixed['month'], fixed['year'], True)}".replace("/", "-")
    if "segment" in fixed:
        return hand.word("segment", fixed["segment"]).replace("/", "-")
    if "metric" in fixed:
        return hand.word("metric", fixed["metric"]).replace("/", "-")
    if "district" in fixed:
        return next(place.bare for place in counts.places if place.code == fixed["district"])
    if "year" in fixed:
        return hand.word("sheet", "year").format(year=fixed["year"])
    return hand.word("sheet", "single")


def _title(counts: Counts) -> str:
    return counts.hand.word("title", "presentation" if counts.monitored else "counts")


def _about(counts: Counts, fixed: dict[str, Any]) -> dict[str, str]:
    """The letterhead: who sends, whose counts they are and the year or date that the page is about."""
    hand, words = counts.hand, facts("wordings.yml")
    place = counts.places[0]
    code = fixed.get("district")
    if code:
        place = next(found for found in counts.places if found.code == code)
    told = {"seat": counts.branch or place.bare, "year": str(fixed.get("year", "2024"))}
    if counts.branch:
        told["letterhead"] = hand.word("letterhead", "branch").format(BRANCH=counts.branch.upper())
    else:
        government = hand.word("letterhead", "government").format(NAME=place.official.upper(), BARE=place.bare.upper())
        told["letterhead"] = (
            f"{government}|{rng_of(hand.seed, hand.name, 'office').choice(words['letterhead']['office'])}"
        )
    who = place.official if not counts.branch or code else f"KANTOR CABANG {counts.branch.upper()}"
    subtitle = [who.upper() if hand.letterhead == "none" else who] if hand.keys == "none" or code else []
    if "segment" in fixed:
        subtitle.append(f"SEGMEN {hand.word('segment', fixed['segment'])}")
    if "metric" in fixed:
        subtitle.append(hand.word("metric", fixed["metric"]))
    if fixed.get("date"):
        subtitle.append(_date(hand, fixed["date"]))
    elif "month" in fixed:
        subtitle.append(_date(hand, f"{fixed['year']}-{fixed['month']:02d}", "month"))
    elif "year" in fixed and hand.keys == "none":
        subtitle.append(f"TAHUN {fixed['year']}")
    if hand.numbering in ("text", "letters"):
        subtitle.append(hand.word("count_note"))
    told["subtitle"] = "|".join(subtitle)
    if hand.keys != "none":
        if counts.branch:
            told[f"key:{hand.word('keys', 'branch')}"] = counts.branch
        if not counts.branch or code:
            told[f"key:{hand.word('keys', 'district')}"] = place.official
        told[f"key:{hand.word('keys', 'province')}"] = place.province
        if "year" in fixed and "month" not in fixed and not fixed.get("date"):
            told[f"key:{hand.word('keys', 'data_year')}"] = str(fixed["year"])
    return told
