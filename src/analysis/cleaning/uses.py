"""What each number of a table is for: money, people a line pays for, months, a count of workers, or neither."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from analysis.cleaning import vocabulary, where
from analysis.cleaning.layers import PEOPLE_UNIT, Layered, Row, nearest, says_total
from analysis.cleaning.meaning import RULING, Column, telling

# A premium of one person is far below this, a budget line far above: which of the two a column headed "Iuran" holds.
PREMIUM_OF_ONE_IDR = 400_000
PRINTED_PREMIUM_IDR = 100_000
MONEY_FROM = 5_000_000
MOST_PERCENT = 1_000
GAP_METRICS = frozenset({"potential", "not_registered"})


@dataclass
class Uses:
    """What the columns and rows of a table are for."""

    columns: list[str] = field(default_factory=list)  # amount workers months unit_cost count percent ... or ""
    metrics: list[str] = field(default_factory=list)  # of the count columns
    rows: dict[int, str] = field(default_factory=dict)  # of tables whose rows are items: the same words
    row_metrics: dict[int, str] = field(default_factory=dict)
    stages: dict[int, str] = field(default_factory=dict)  # of rows that are stages
    districts: dict[int, str] = field(default_factory=dict)  # of rows: Kemendagri code
    years: dict[int, int] = field(default_factory=dict)  # of rows, told by a column of numbers or of dates
    months: dict[int, int] = field(default_factory=dict)
    shares: set[int] = field(default_factory=set)  # rows of percentages, "Coverage (%)" among metrics
    fractions: list[int] = field(default_factory=list)  # columns of counts by their header, of shares by their numbers
    needs: list[int] = field(default_factory=list)  # columns of what is needed, read as the budget: there is no other
    code_system: str = ""
    mismatched: list[int] = field(default_factory=list)  # rows whose code and name disagree

    @property
    def money(self) -> bool:
        return "amount" in self.columns or "amount" in self.rows.values()

    @property
    def people(self) -> bool:
        return "count" in self.columns or "count" in self.rows.values()


def uses_of(table: Layered) -> Uses:
    """Decide what the numbers of a table are for, from all its headers, names and titles together."""
    uses = Uses(shares={number for number, row in table.rows.items() if _is_share(row)})
    _districts(table, uses)
    _rows_that_are_items(table, uses)
    columns = [_first_use(table, column) for column in table.columns]
    has_money = _has_money(table, columns, uses)
    gap = any(column.metric in GAP_METRICS for column in table.columns)
    first = list(columns)
    people = any(use == "people" for use in first)
    for n, use in enumerate(first):
        if use in ("stage", "premium", "metric", "people"):
            columns[n] = _second_use(table, n, first, has_money=has_money, gap=gap or people, uses=uses)
    if has_money and (needs := _needs_as_budget(table, columns)):
        columns = ["amount" if n in needs else use for n, use in enumerate(columns)]
        uses.needs = sorted(needs)
    first = list(columns)
    for n, use in enumerate(first):
        if use == "":
            columns[n] = _second_use(table, n, first, has_money=has_money, gap=gap, uses=uses)
            if columns[n] == "" and not has_money and not uses.rows and _rows_are_counted(table, n):
                columns[n] = "count"
                uses.row_metrics = {
                    number: next(each.metric for each in row.named if each.metric)
                    for number, row in table.rows.items()
                    if any(each.metric for each in row.named)
                }
    uses.columns = columns
    counted = [n for n, use in enumerate(columns) if use == "count"]
    thousandths = any(_thousandths(_leaves(table, n)) for n in counted)
    for n in counted:
        if _fractions(table, n, thousandths=thousandths):
            columns[n] = "percent"
            uses.fractions.append(n)
    _times(table, uses)
    uses.metrics = [
        _metric(table, column, columns) if columns[n] == "count" else "" for n, column in enumerate(table.columns)
    ]
    for n, column in enumerate(table.columns):
        if not column.metric and {"registered", "not_registered"} <= {uses.metrics[part] for part in column.sum_of}:
            uses.metrics[n] = "potential"  # "Jumlah Non ASN" over those who are members and those who are not
    for n in _gaps_to_target(table, uses.metrics):
        columns[n], uses.metrics[n] = "other", ""
    if not has_money:
        for n, use in enumerate(columns):
            if use in ("difference", "remainder") and "potential" in uses.metrics:
                columns[n], uses.metrics[n] = "count", "not_registered"
    return uses


def _gaps_to_target(table: Layered, metrics: list[str]) -> list[int]:
    """Columns of a gap that is what members lack of a target, not of the potential."""
    values = table.data.values
    members = [n for n, metric in enumerate(metrics) if metric in ("registered", "active")]
    found = []
    for n, metric in enumerate(metrics):
        for target in [m for m, other in enumerate(metrics) if other == "target" and metric == "not_registered"]:
            lacking = np.abs(values[:, [target]] - values[:, members] - values[:, [n]])
            known = ~np.isnan(lacking)
            if members and ((lacking < 0.5).sum(axis=0) >= np.maximum(2, 0.7 * known.sum(axis=0))).any():
                found.append(n)
    return found


def _needs_as_budget(table: Layered, columns: list[str]) -> set[int]:
    """The columns of needs that are amounts: where no column holds a budget but one that adds them up."""
    needs = {n for n, use in enumerate(columns) if use == "need"}
    for n, use in enumerate(columns):
        column = table.columns[n]
        if use == "amount" and not (column.sum_of and set(column.sum_of) <= needs):
            return set()
        if use == "stage" or (use == "" and _size(table, n) >= PREMIUM_OF_ONE_IDR):
            return set()
    return needs


def _size(table: Layered, n: int) -> float:
    values = table.data.values[:, n]
    known = np.abs(values[~np.isnan(values)])
    return float(np.median(known)) if len(known) else 0.0


def _times(table: Layered, uses: Uses) -> None:
    """The year and the month of each row by the columns that print them, filled down over blanks: Tahun 2023, Bulan 9."""
    data = table.data
    for place, column in enumerate(table.columns):
        days = data.dates.get(data.value_columns[place])
        if days and column.header == "period":
            uses.columns[place] = "date"
            uses.years |= _down(table, [day and day.year for day in days])
            uses.months |= _down(table, [day and day.month for day in days])
        elif uses.columns[place] in ("year", "month"):
            printed = [None if np.isnan(value) else int(value) for value in data.values[:, place]]
            (uses.years if uses.columns[place] == "year" else uses.months).update(_down(table, printed))


def _down(table: Layered, printed: list[int | None]) -> dict[int, int]:
    found: dict[int, int] = {}
    last, group = None, ()
    for row, value in enumerate(printed):
        if table.data.groups[row] != group:
            last, group = None, table.data.groups[row]
        last = value or last
        if last is not None and row in table.rows:
            found[row] = last
    return found


def _is_share(row: Row) -> bool:
    names = [row.typed["metric"]] if row.typed.get("metric") else row.texts[:1]
    return any(telling(name).measure == "percent" for name in names)


def _has_money(table: Layered, columns: list[str], uses: Uses) -> bool:
    """Whether the table is about money: by its columns, its rows, and where these say nothing by its titles and sizes."""
    if uses.rows:
        return "amount" in uses.rows.values()
    if _rows_ask_for_money(table):
        return True
    if any(use in ("amount", "unit_cost", "months") for use in columns):
        return True
    if any(use == "premium" for use in columns):
        return True
    if any(column.stage in ("murni", "perubahan", "pergeseran") and not column.metric for column in table.columns):
        return True
    if sum(bool(row.code) for row in table.rows.values()) >= 0.5 * max(len(table.rows), 1):
        return True  # a list of accounts
    around_money, around_people = _around(table)
    if any(use == "stage" for use in columns):
        return around_money or not around_people or _typical(table) >= MONEY_FROM
    if any(use == "metric" for use in columns):
        return False
    if any(use == "people" for use in columns):
        premiums = [n for n, column in enumerate(table.columns) if column.programme and columns[n] == ""]
        return around_money and any(_size(table, n) >= PREMIUM_OF_ONE_IDR for n in premiums)
    return _is_money(table, around_money, around_people)


def _rows_ask_for_money(table: Layered) -> bool:
    """Whether the rows ask for money under headers of years: "Berapa anggaran murni? (Rp)"."""
    if not table.columns or not all(column.year and not column.metric for column in table.columns):
        return False
    rows = [row for row in table.rows.values() if not np.isnan(table.data.values[row.number]).all()]
    named = [[each for each in row.named if not each.metric] for row in rows]
    asked = [told for told in named if any(each.measure == "amount" or each.stages for each in told)]
    money = any(each.measure == "amount" for told in named for each in told)
    return money and len(asked) >= 0.8 * len(rows)


def _typical(table: Layered) -> float:
    known = np.abs(table.data.values[~np.isnan(table.data.values)])
    return float(np.quantile(known, 0.75)) if len(known) else 0.0


def _around(table: Layered) -> tuple[bool, bool]:
    """Whether the titles and names speak of money, and whether of counts of people."""
    money = people = False
    for layer in table.around.layers[:2]:
        for told in layer:
            money |= told.measure in ("amount", "premium") or bool(told.stage or told.weak_stage)
            people |= bool(told.metric) or told.measure == "workers"
    return money, people


# Headers of running numbers and of codes of accounts: no budget, however large the numbers are.
_CODES = re.compile(
    r"\W*(no\.?|nomor|nmr|kode|kd\.?)?\s*(urut|rekening|rek\.?|akun|mak|kegiatan|program)\W*(belanja|anggaran)?\W*|\W*(no|nomor|kode)\W*"
)


def _first_use(table: Layered, column: Column) -> str:
    values = table.data.values[:, column.number]
    known = values[~np.isnan(values)]
    unit = table.data.units[column.number].name
    heads = [part for part in column.path if not re.fullmatch(r"\(?\w{1,2}\)?", part.strip())]
    if heads and _CODES.fullmatch(vocabulary.plain(heads[-1])):
        return "code"
    if column.header == "year" and len(known) and ((known >= 2010) & (known <= 2045)).all():
        return "year"
    if column.header == "programme" and len(known) and ((known >= 2) & (known <= 5) & (known == np.floor(known))).all():
        return "programmes"
    if column.number == 0 and not column.known and _runs(known):
        return "numbering"
    if column.header == "period" and not column.metric and not column.month and _are_months(table, known):
        return "month"
    if column.header in ("remark", "law", "unit", "fund", "agency"):
        return column.header
    if column.measure == "percent" and column.programme and _size(table, column.number) > MOST_PERCENT:
        # "JKK 0,24 %" over rupiah names the rate by which they were computed.
        return "unit_cost" if _size(table, column.number) <= PREMIUM_OF_ONE_IDR else "amount"
    if column.measure == "volume" and unit == "orang":
        return "people"
    if column.measure in (*RULING, "volume"):
        return column.measure
    if column.measure in ("amount", "months"):
        if column.measure == "months" and column.header == "period" and column.month == 0 and _are_months(table, known):
            return "month"
        return column.measure
    if column.metric and (column.metric, column.measure) != ("target", "workers"):
        return "metric"
    if column.measure == "premium":
        return "premium"
    if column.measure == "workers":
        return "people"
    if column.stage:
        return "stage"
    if column.sex:
        return "part"
    return ""


def _runs(known: np.ndarray) -> bool:
    """Whether numbers only count rows: 1, 2, 3, anew under each heading."""
    steps = np.diff(known)
    return len(known) > 2 and known[0] == 1 and bool(((steps == 1) | (known[1:] == 1)).all()) and bool(steps.any())


def _are_months(table: Layered, known: np.ndarray) -> bool:
    if _runs(known) and len(known) >= 6 and known.max() <= 12:  # January to December, perhaps several times
        return True
    counted = any(column.metric and column.measure not in RULING for column in table.columns) or (
        any(any(each.metric for each in row.own) for row in table.rows.values())
    )
    if any(column.measure in ("amount", "unit_cost", "premium") or column.stage for column in table.columns):
        return False
    return counted and bool(len(known)) and bool(((known >= 1) & (known <= 12)).all())


def _second_use(table: Layered, n: int, columns: list[str], *, has_money: bool, gap: bool, uses: Uses) -> str:
    column, use, typical = table.columns[n], columns[n], _size(table, n)
    if uses.rows:
        return ""  # the rows tell
    if use == "premium":
        others = any(other in ("amount", "stage") for place, other in enumerate(columns) if place != n)
        printed = typical / (table.data.units[n].scale or 1)
        if typical <= PREMIUM_OF_ONE_IDR or (others and printed <= PRINTED_PREMIUM_IDR):  # not in the title's thousands
            return "unit_cost"
        return "other" if others else "amount"
    if use == "metric":
        if has_money and not gap and column.metric in ("registered", "active", "target"):
            return "amount" if typical >= MONEY_FROM else "workers"
        return "count"
    if use == "people":
        return "workers" if has_money else "count"
    if use == "stage":
        return "amount" if has_money else "count"
    if has_money:
        if column.says_sum and not column.sum_of and _units_of_people(table):
            return "volume"
        if _factor_of_amounts(table, n, columns):
            return "workers"
        if column.segment and not column.says_sum and typical < PREMIUM_OF_ONE_IDR and _counts_people(column.path[-1]):
            return "workers"
        return "amount" if (column.known or typical >= PREMIUM_OF_ONE_IDR) else ""
    return "count" if _tells_something(column) else ""


def _rows_are_counted(table: Layered, n: int) -> bool:
    """Whether the rows say whom a column without a header counts: "Peserta PU terdaftar | 4.507 orang"."""
    rows = [row for row in table.rows.values() if not np.isnan(table.data.values[row.number, n])]
    counted = [row for row in rows if any(each.metric and each.measure not in RULING for each in row.named)]
    return not table.columns[n].known and len(counted) >= 2 and len(counted) >= 0.6 * len(rows)


def _units_of_people(table: Layered) -> bool:
    """Whether most rows state people as their unit: the column of numbers without a name counts them."""
    stated = [row.typed["unit"] for row in table.rows.values() if row.typed.get("unit")]
    return bool(stated) and sum(
        bool(PEOPLE_UNIT.fullmatch(vocabulary.plain(unit).strip(" ."))) for unit in stated
    ) > 0.5 * len(stated)


def _counts_people(text: str) -> bool:
    return bool(re.match(r"(jumlah|jlh|jml|banyak(nya)?|total)\b", vocabulary.plain(text)))


def _factor_of_amounts(table: Layered, n: int, columns: list[str]) -> bool:
    """Whether a column of no name times premium (and months) gives a column of amounts: then it counts people."""
    values = table.data.values
    costs = [m for m, use in enumerate(columns) if use == "unit_cost"]
    months = [m for m, use in enumerate(columns) if use == "months"]
    amounts = [m for m, use in enumerate(columns) if use in ("amount", "stage", "") and m != n]
    for cost in costs:
        for other in [None, *months]:
            product = values[:, n] * values[:, cost] * (1 if other is None else values[:, other])
            for amount in amounts:
                known = ~np.isnan(product) & ~np.isnan(values[:, amount]) & (product != 0)
                if known.sum() and (np.abs(product[known] - values[known, amount]) <= 1).mean() >= 0.6:
                    return True
    return False


def _leaves(table: Layered, n: int) -> np.ndarray:
    """The numbers of a column's leaves, zeros left out."""
    values = table.data.values[:, n][table.leaf[:, n]]
    return values[~np.isnan(values) & (values != 0)]


def _fractions(table: Layered, n: int, *, thousandths: bool) -> bool:
    """Whether a column that should count people holds shares: most of its numbers are small and not whole. Where
    ``thousandths`` stand in another column, 34.93 is 34,930 as well."""
    known, column = _leaves(table, n), table.columns[n]
    if len(known) < 0.5 * (len(known) + table.data.undecided[:, n][table.leaf[:, n]].sum()):
        return False  # most of its numbers are still open
    if (column.metric or column.segment or table.data.units[n].counted) and (
        _thousandths(known) or (thousandths and (column.metric or column.segment) and _in_thousands(known))
    ):
        return False
    return bool(len(known)) and bool((known <= 400).all()) and bool((known != np.floor(known)).mean() > 0.5)


def _thousandths(known: np.ndarray) -> bool:
    """Whether numbers have up to three decimals and most have just three, and few are below one: 24.084 people."""
    three = np.abs(known * 100 - np.round(known * 100)) > 1e-6
    return _in_thousands(known) and bool(three.any())


def _in_thousands(known: np.ndarray) -> bool:
    exact = np.abs(known * 1000 - np.round(known * 1000)) < 1e-6
    return bool(len(known)) and bool(exact.all()) and bool((known >= 1).mean() > 0.5)


def _tells_something(column: Column) -> bool:
    return bool(column.known and column.header not in ("unit", "remark"))


def _is_money(table: Layered, around_money: bool, around_people: bool) -> bool:
    values = table.data.values
    known = np.abs(values[~np.isnan(values)])
    if not len(known):
        return False
    large = float(np.quantile(known, 0.75)) >= MONEY_FROM
    if around_money and not around_people:
        return float(known.max()) >= PREMIUM_OF_ONE_IDR
    if around_people and not around_money:
        return False
    return large and (around_money or any(unit.currency for unit in table.data.units))


def _metric(table: Layered, column: Column, columns: list[str]) -> str:
    if column.metric:
        return column.metric
    if column.stage == "realisasi":
        return "registered"
    text = " ".join(vocabulary.plain(part) for part in column.path)
    others = {other.metric for other in table.columns}
    if column.measure == "workers" and re.search(r"\bpeserta\b", text):
        return "registered"
    members = others & {"registered", "active", "not_registered"}
    if column.measure == "workers" and members and "potential" not in others:
        return "potential"
    told = metric_around(table)
    if told:
        return told
    if column.measure == "workers" and any(columns[n] == "percent" for n in range(len(columns))):
        return "potential"
    return ""


def metric_around(table: Layered) -> str:
    """The metric that the titles or names tell for all counts: "DATA PESERTA AKTIF"; "" where they tell several. A line
    that says nothing else ("Jumlah Potensi") counts before "LAPORAN KEPESERTAAN", which names the matter."""
    bare = {telling(text).metric for text in table.data.lines if not vocabulary.unexplained(text)}
    named = telling(table.sheet).metric if not vocabulary.unexplained(table.sheet) else ""
    bare |= {named} - {"registered"}  # a sheet called "Kepesertaan" names the matter too
    bare.discard("")
    if len(bare) == 1:
        return bare.pop()
    near = next((each.metric for each in reversed(table.around.titles) if each.metric), "")
    if near:
        return near
    for layer in table.around.layers[:2]:
        told = {each.metric for each in layer if each.metric}
        told.discard("target") if len(told) > 1 else None
        if len(told) == 2 and "registered" in told and "active" in told:
            told.discard("registered")
        if len(told) == 1:
            return told.pop()
        if len(told) > 1:
            return ""
    texts = " ".join([*table.data.lines, table.sheet])
    return "registered" if re.search(r"\b(ke)?peserta(an)?\b", vocabulary.plain(texts)) else ""


_QUANTITY = re.compile(rf"\d\s*(?:{PEOPLE_UNIT.pattern}|bulan|bln|bl)\b")
_QUESTION = re.compile(r"(\d+[.)]\s*|[a-z][.)]\s*)?(berapa|jumlahnya berapa)\b")


def _rows_that_are_items(table: Layered, uses: Uses) -> None:
    """Tables turned on their side: rows named Potensi, Terdaftar, or Jumlah Peserta, Bulan, Iuran, Anggaran."""
    metric_typed = _types_metrics(table)
    if any(_states_measure(column) for column in table.columns):
        if not metric_typed and not any(row.typed.get("stage") for row in table.rows.values()):
            return
        plain_columns = False
    else:
        plain_columns = True
    found: dict[int, str] = {}
    metrics: dict[int, str] = {}
    stages: dict[int, str] = {}
    answers = _are_answers(table)
    for number, row in table.rows.items():
        typed = row.typed.get("metric") if metric_typed else ""
        if typed:
            told = telling(typed)
            if told.metric:
                metrics[number], found[number] = told.metric, "count"
                continue
            if told.stage and not told.measure:
                stages[number] = told.stage
                continue
        if not plain_columns:
            continue
        aside = {row.typed.get(name) for name in ("fund", "programme", "district", "agency")}
        for text in [text for text in row.texts[:3] if text not in aside]:  # "APBK" says who pays
            told = telling(text)
            if _QUANTITY.search(vocabulary.plain(text)):  # "578 Orang x 12 Bln" is a quantity of its own
                continue
            asked = answers or bool(_QUESTION.match(vocabulary.plain(text)))
            if not asked and (told.segment or told.programme or vocabulary.unexplained(text)):
                continue
            if told.measure in RULING:
                found[number] = told.measure
                break
            if told.metric:
                metrics[number], found[number] = told.metric, "count"
                break
            if answers and told.segment and not told.measure and _counts_people(text):
                found[number] = "workers"
                break
            if told.measure:
                # "Realisasi iuran ... (Rp)" asks for an amount, not for a premium.
                found[number] = "amount" if told.measure == "premium" and told.stages else told.measure
                break
            if told.stage:
                stages[number] = told.stage
                break
    if plain_columns and len(found) + len(stages) < max(2, 0.5 * len(table.rows)):
        return
    if plain_columns and not metrics:
        one_kind = len({"amount" if use == "premium" else use for use in found.values()}) <= 1
        coded = sum(bool(row.code) for row in table.rows.values()) >= 0.25 * len(table.rows)
        if coded or (one_kind and any(column.stage or column.year or column.month for column in table.columns)):
            uses.stages = stages
            return  # accounts ("Belanja ...") with volumes ("3.000 orang") under the columns of their stages or times
    if not plain_columns and not metrics:
        uses.stages = stages
        return
    _settle_items(table, found, metrics, answers=answers)
    uses.rows, uses.row_metrics, uses.stages = found, metrics, stages


def _types_metrics(table: Layered) -> bool:
    """Whether a column says of each row what is counted; "Indikator" in a plan of activities tells other things."""
    typed = [row.typed["metric"] for row in table.rows.values() if row.typed.get("metric")]
    told = [text for text in typed if len(vocabulary.unexplained(text).split()) <= 1]
    return sum(bool(each.metric or each.measure or each.stages) for each in map(telling, told)) > 0.5 * len(typed)


def _states_measure(column: Column) -> bool:
    """Whether a header says what its numbers are; "Pegawai Non ASN" and "Bulan Pelaporan" only say whose and when."""
    if column.metric:
        return True
    if column.measure == "workers":
        return not column.segment
    return column.measure in ("amount", "unit_cost", "premium") or (
        column.measure == "months" and column.header != "period"
    )


_UNIT_ALONE = re.compile(rf"({PEOPLE_UNIT.pattern}|rp|rupiah|kasus|bulan)\.?")


def _are_answers(table: Layered) -> bool:
    """Whether the numbers answer questions, each of its own kind: "Pertanyaan | Jawaban", or each with its unit."""
    if len(table.columns) != 1:
        return False
    if path := table.columns[0].path:
        return vocabulary.plain(path[-1]).strip(" .:") in ("jawaban", "isian")
    rows = [row for row in table.rows.values() if not np.isnan(table.data.values[row.number]).all()]
    stated = [row for row in rows if any(_UNIT_ALONE.fullmatch(vocabulary.plain(text)) for text in row.texts)]
    return len(rows) >= 3 and len(stated) >= 0.8 * len(rows)


def _settle_items(table: Layered, found: dict[int, str], metrics: dict[int, str], *, answers: bool) -> None:
    kinds = Counter(found.values())
    money = bool(kinds["amount"])
    for number, use in list(found.items()):
        values = table.data.values[number]
        known = np.abs(values[~np.isnan(values)])
        typical = float(np.median(known)) if len(known) else 0.0
        if use == "premium":
            found[number] = "unit_cost" if typical <= PREMIUM_OF_ONE_IDR else ("other" if money else "amount")
        elif use == "workers" and (answers or not money) and kinds["count"]:
            found[number], metrics[number] = "count", "potential"
        elif use in ("difference", "remainder") and not money and "potential" in metrics.values():
            found[number], metrics[number] = "count", "not_registered"
    gap = GAP_METRICS & set(metrics.values())
    if money and not gap:
        for number in list(metrics):
            found[number] = "workers"
            del metrics[number]


def _districts(table: Layered, uses: Uses) -> None:
    """The district of each row: a column of names, or of codes, or group rows that are nothing else."""
    data = table.data
    rows = list(table.rows.values())
    if not rows:
        return
    best: dict[int, str] = {}
    for number in data.texts:
        texts = {row.number: _text_of(row, data, number) for row in rows}
        hits = {n: where.whole(text) for n, text in texts.items() if text}
        share = sum(map(bool, hits.values())) / max(1, len(hits))
        header = any(vocabulary.column_is(part) == "district" for part in data.columns[number].path)
        if (
            hits
            and (share >= 0.6 or (header and any(hits.values())))
            and sum(map(bool, hits.values())) > sum(map(bool, best.values()))
        ):
            best = hits
    typed = {row.number: where.whole(row.typed["district"]) for row in rows if row.typed.get("district")}
    if sum(map(bool, typed.values())) >= sum(map(bool, best.values())) and any(typed.values()):
        best = typed
    if not best:
        best = _provinces(table)
    codes, header = _printed_codes(table)
    if codes:
        names = [best.get(row.number, "") for row in rows]
        told = " ".join([header, *table.data.lines])
        found, uses.code_system = where.by_codes([codes.get(row.number, "") for row in rows], names, told)
        if any(found):
            for row, code, name in zip(rows, found, names, strict=True):
                if name and code and name != code:
                    uses.mismatched.append(row.number)
                elif not name and code:
                    best[row.number] = code
    uses.districts = {n: code for n, code in best.items() if code}


def _provinces(table: Layered) -> dict[int, str]:
    """The provinces of rows by a column "Provinsi", where no column names districts."""
    headers = {
        n: [vocabulary.plain(part) for part in table.data.columns[n].path if part.strip()] for n in table.data.texts
    }
    if any(vocabulary.column_is(part) == "district" for parts in headers.values() for part in parts):
        return {}
    named = [n for n, parts in headers.items() if parts and parts[-1] in ("provinsi", "propinsi", "nama provinsi")]
    texts = {number: _text_of(row, table.data, named[0]) for number, row in table.rows.items()} if named else {}
    return {number: where.province_named(f"provinsi {text}") for number, text in texts.items() if text}


def _text_of(row: Row, data: object, number: int) -> str:
    texts = data.carried.get(number) or data.texts[number]
    return texts[row.number]


def _printed_codes(table: Layered) -> tuple[dict[int, str], str]:
    """A column whose cells all look like codes of districts (11.06, 1106), by row."""
    data = table.data
    for number, column in enumerate(data.columns):
        if number in data.texts:
            shown = {row: (data.carried.get(number) or data.texts[number])[row] for row in table.rows}
        elif number in data.value_columns and column.kind == "value":
            place = data.value_columns.index(number)
            values = {row: data.values[row, place] for row in table.rows}
            shown = {row: "" if np.isnan(value) else f"{value:g}" for row, value in values.items()}
        else:
            continue
        filled = [text for row, text in shown.items() if text and not says_total(table.rows[row])]
        if filled and all(re.fullmatch(r"1[12][.\s]?\d{1,2}(\.0+)?", text.strip()) for text in filled):
            if any(vocabulary.column_is(part) not in ("", "district") for part in column.path):
                continue
            if number in data.value_columns and any(_says_what(part) for part in column.path):
                continue
            return shown, " ".join(column.path)
    return {}, ""


def _says_what(part: str) -> bool:
    """Whether a header says what its numbers count: 11,72 under "Coverage (%)" is no code of a district."""
    told = telling(part)
    return bool(told.measure or told.metric or told.segment or told.stages or told.months)


__all__ = ["Uses", "metric_around", "nearest", "uses_of"]
