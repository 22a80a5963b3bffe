"""Where things stand: the counts that a scenario starts from, with their definitions, wages and budgets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import pandas as pd

from analysis.measures.adequacy import minimum_wages
from analysis.measures.choices import preferred
from analysis.measures.quality import printed_number
from analysis.reference import LEGAL, PROVINCES, Definition, districts, month_at, month_number, segments
from analysis.reference._files import rows_of
from analysis.whatif.levers import legal_of, lineage

# The tables that a baseline is made of; only the first two must be there.
TABLES = ("facts", "wages", "context", "participation", "findings", "fact_inputs")
MEMBERS = {"registered_workers": "registered", "active_workers": "active"}
SUBMITTED_FIRST = ("submitted", "published", "simulated", "assumed")


@dataclass(frozen=True)
class Number:
    """A count with what rounding leaves open, other figures that an unresolved finding names for it, and its fact."""

    value: int
    low: float
    high: float
    others: tuple[int, ...] = ()
    fact_id: str = ""

    @classmethod
    def exactly(cls, value: int) -> Number:
        return cls(value, value, value)


@dataclass(frozen=True)
class Cell:
    """Potential workers and members of one area and segment, by one definition (``numerator/scope/denominator``).

    ``None`` is what no source says. ``period`` is the month or year of the count, of ``potential_period`` the potential:
    the same one unless only one of both is known in any.
    """

    area_code: str
    segment: str
    potential: Number | None
    members: Number | None
    definition: str
    period: str
    potential_period: str
    provenance: str

    @property
    def fact_ids(self) -> tuple[str, ...]:
        return tuple(one.fact_id for one in (self.members, self.potential) if one is not None and one.fact_id)

    @property
    def counts(self) -> tuple[str, ...] | None:
        """The legal segments that the scope names (PU+BPU); ``None`` where it says something else, or nothing."""
        scope = Definition.parse(self.definition).scope.split("+")
        named = tuple(legal for legal, name in LEGAL.items() if name in scope)
        return named if len(named) == len(scope) else None

    @property
    def has_doubt(self) -> bool:
        return any(one is not None and one.others for one in (self.members, self.potential))


@dataclass(frozen=True)
class Wage:
    """A minimum wage of a month in full rupiah; ``year`` is the one that it was set for, ``row_id`` where it stands."""

    year: int
    idr: int
    row_id: str


@dataclass(frozen=True)
class Budget:
    """The last valid budget of a district for premiums, of the year and stage named, in full rupiah."""

    year: int
    idr: float
    stage: str
    provenance: str
    fact_id: str


@dataclass(frozen=True)
class Baseline:
    """What is known before anything is changed. Cells by area and segment; ``poverty_pct`` by area, with its year."""

    cells: dict[tuple[str, str], Cell]
    wages: dict[str, tuple[Wage, ...]]
    budgets: dict[str, Budget] = field(default_factory=dict)
    poverty_pct: dict[str, tuple[float, str]] = field(default_factory=dict)

    def cell(self, area_code: str, segment: str) -> Cell | None:
        return self.cells.get((area_code, segment))

    def holders(self, area_code: str, segment: str) -> tuple[str, ...]:
        """The groups that a worker of a segment is counted in there: the segment and those that hold it.

        A total whose scope names legal segments (PU+BPU) does not count those that it leaves out (construction).
        """
        chain, total = lineage(segment), self.cell(area_code, "total")
        counted = None if total is None else total.counts
        if segment != "total" and counted is not None and legal_of(segment) not in counted:
            return tuple(name for name in chain if name != "total")
        return chain

    @property
    def areas(self) -> tuple[str, ...]:
        """Areas with any count, provinces first."""
        return tuple(sorted({area for area, _ in self.cells}, key=lambda code: (len(code), code)))

    def wage(self, area_code: str, year: int) -> Wage | None:
        """The minimum wage in force: that of the year, else of the last year before it that is known, else of the first after."""
        known = self.wages.get(area_code, ())
        before = [wage for wage in known if wage.year <= year]
        return before[-1] if before else next(iter(known), None)

    def month_after(self) -> str:
        """The month after the latest count: the first month in which a scenario can begin anything.

        Raises ``ValueError`` where nothing is known.
        """
        months = [month_of(cell.period) for cell in self.cells.values()]
        if not months:
            raise ValueError("no count is known: run `make report`, or name the first month of the scenario (start)")
        return month_at(month_number(max(months)) + 1)

    def supposing(self, cells: Iterable[Cell]) -> Baseline:
        """With these cells in place of its own."""
        return replace(self, cells=self.cells | {(cell.area_code, cell.segment): cell for cell in cells})

    def frame(self) -> pd.DataFrame:
        """What is known, one row a cell: area, segment, potential, members, coverage in percent, definition, month, provenance."""
        names = area_names()
        rows = [
            {
                "area_code": cell.area_code,
                "area": names[cell.area_code],
                "segment": cell.segment,
                "period": cell.period,
                "potential_workers": cell.potential.value if cell.potential else None,
                "members": cell.members.value if cell.members else None,
                "coverage_pct": 100 * cell.members.value / cell.potential.value
                if cell.members and cell.potential and cell.potential.value
                else None,
                "definition": cell.definition,
                "provenance": cell.provenance,
                "doubt": cell.has_doubt,
            }
            for cell in self.cells.values()
        ]
        columns = ["area_code", "area", "segment", "period", "potential_workers", "members", "coverage_pct"]
        frame = pd.DataFrame(rows, columns=[*columns, "definition", "provenance", "doubt"])
        types = {"potential_workers": "Int64", "members": "Int64", "coverage_pct": "float64", "doubt": "bool"}
        return frame.astype(types)


def month_of(period: str) -> str:
    """The month of a count; a bare year stands for its December."""
    return period if len(period) > len("2024") else f"{period}-12"


@cache
def area_names() -> dict[str, str]:
    """The names of the two provinces and the 56 districts by code."""
    return PROVINCES | dict(districts()[["district_code", "district"]].itertuples(index=False, name=None))


def baseline(tables: Mapping[str, pd.DataFrame]) -> Baseline:
    """The baseline of the processed tables (:data:`TABLES`; ``facts`` and ``wages`` at least).

    Of each area and segment the latest month in which potential and members of like scope are both known, by the preferred
    definition (:func:`analysis.measures.preferred`); where no month has both, the latest of what there is. Wage earners,
    self-employed and construction are of the month and kind of the area's total wherever such a count exists, so that they
    add up to it. ``lainnya`` is left out: nobody knows what it is a part of.
    """
    facts = tables["facts"]
    own = set(area_names())
    counted = facts[
        facts["area_code"].isin(own)
        & facts["measure"].isin([*MEMBERS, "potential_workers"])
        & (facts["segment"] != "lainnya")
    ]
    counted = counted.assign(scope=[Definition.parse(text).scope for text in counted["definition"]])
    others = _others(tables)
    cells = [cell for _, rows in counted.groupby("area_code") for cell in _cells(rows, others)]
    return Baseline(
        {(cell.area_code, cell.segment): cell for cell in cells},
        _wages(tables["wages"]),
        _budgets(facts),
        _poverty(tables.get("context")),
    )


# ---- cells -----------------------------------------------------------------------------------------


def _cells(rows: pd.DataFrame, others: dict[str, tuple[int, ...]]) -> list[Cell]:
    """The cells of one area."""
    by_segment = dict(list(rows.groupby("segment")))
    total = _best(by_segment["total"], others, None) if "total" in by_segment else None
    legal = dict(segments()[["segment", "legal_segment"]].itertuples(index=False, name=None))
    found = [] if total is None else [total]
    for segment, own in by_segment.items():
        if segment != "total":
            found.append(_best(own, others, total if legal[segment] == segment else None))
    return found


def _best(rows: pd.DataFrame, others: dict[str, tuple[int, ...]], like: Cell | None) -> Cell:
    key = ["area_code", "segment", "period", "scope", "provenance"]
    members = rows[rows["measure"].isin(list(MEMBERS))]
    potentials = rows[rows["measure"] == "potential_workers"]
    pairs = members.merge(potentials, on=key, suffixes=("", "_p"))
    if len(pairs):
        pairs["definition"] = [
            str(Definition(MEMBERS[measure], scope, Definition.parse(text).denominator))
            for measure, scope, text in zip(pairs["measure"], pairs["scope"], pairs["definition_p"], strict=True)
        ]
        row = _first(pairs, like)
        potential = {name: row[f"{name}_p"] for name in ("fact_id", "value", "low", "high")}
        return _cell(row, _number(potential, others), _number(row, others))
    if len(members):
        row = _first(members, None)
        return _cell(row, None, _number(row, others))
    row = _first(potentials, None)
    return _cell(row, _number(row, others), None)


def _cell(row: dict, potential: Number | None, members: Number | None) -> Cell:
    about = (row["definition"], row["period"], row["period"] if potential else "", row["provenance"])
    return Cell(row["area_code"], row["segment"], potential, members, *about)


def _first(rows: pd.DataFrame, like: Cell | None) -> dict:
    """The row that stands for the area: like its total, else the latest, else the preferred."""
    order = preferred(rows["definition"])
    ranked = rows.assign(
        _like=[like is not None and _is_like(row, like) for row in rows.to_dict("records")],
        _rank=[-order.index(text) for text in rows["definition"]],
        _own=[-SUBMITTED_FIRST.index(text) for text in rows["provenance"]],
    )
    return ranked.sort_values(["_like", "period", "_rank", "_own", "fact_id"], kind="stable").iloc[-1].to_dict()


def _is_like(row: dict, total: Cell) -> bool:
    mine, whole = Definition.parse(row["definition"]), Definition.parse(total.definition)
    return (mine.numerator, mine.denominator, row["period"]) == (whole.numerator, whole.denominator, total.period)


def _number(row: dict, others: dict[str, tuple[int, ...]]) -> Number:
    value = round(row["value"])
    low, high = (value if pd.isna(row[name]) else float(row[name]) for name in ("low", "high"))
    alternatives = tuple(other for other in others.get(row["fact_id"], ()) if other != value)
    return Number(value, low, high, alternatives, row["fact_id"])


def _others(tables: Mapping[str, pd.DataFrame]) -> dict[str, tuple[int, ...]]:
    """Other figures that unresolved findings name for the counts of facts made of one row, by fact."""
    if any(name not in tables for name in ("participation", "findings", "fact_inputs")):
        return {}
    rules = {row["rule"] for row in rows_of("doubts.csv")}
    named: dict[tuple[str, str, str], list[int]] = {}
    for row in tables["findings"].to_dict("records"):
        value = printed_number(row["expected"])
        if row["rule"].split(".")[0] in rules and row["severity"] != "info" and value is not None and value >= 0:
            for cell in re.split(r"[\s,]+", row["cell"]):
                named.setdefault((row["file"], row["sheet"], cell), []).append(round(value))
    rows = tables["participation"]
    at = zip(rows["row_id"], rows["file"], rows["sheet"], rows["cell"], strict=True)
    of_row = {row: named[file, sheet, cell] for row, file, sheet, cell in at if (file, sheet, cell) in named}
    inputs = tables["fact_inputs"]
    hit = inputs[inputs["row_id"].isin(of_row)]
    alone = inputs.loc[inputs["fact_id"].isin(hit["fact_id"]), "fact_id"].value_counts()
    return {
        fact: tuple(dict.fromkeys(of_row[row]))
        for fact, row in hit[["fact_id", "row_id"]].itertuples(index=False)
        if alone[fact] == 1
    }


# ---- money -----------------------------------------------------------------------------------------


def _wages(table: pd.DataFrame) -> dict[str, tuple[Wage, ...]]:
    of = minimum_wages(table)
    years = sorted({int(year) for year in table["year"].dropna()})
    known: dict[str, tuple[Wage, ...]] = {}
    for code in area_names():
        rows = [(year, of(code, str(year))) for year in years]
        known[code] = tuple(Wage(year, round(row["wage_idr"]), row["row_id"]) for year, row in rows if row is not None)
    return known


def _budgets(facts: pd.DataFrame) -> dict[str, Budget]:
    rows = facts[(facts["measure"] == "valid_budget_idr") & (facts["segment"] == "total")]
    last = rows.sort_values(["area_code", "period", "provenance"]).drop_duplicates("area_code", keep="last")
    return {
        row["area_code"]: Budget(int(row["period"]), row["value"], row["definition"], row["provenance"], row["fact_id"])
        for row in last.to_dict("records")
    }


def _poverty(context: pd.DataFrame | None) -> dict[str, tuple[float, str]]:
    if context is None:
        return {}
    codes = {name: code for code, name in area_names().items()}
    rows = context[(context["indicator"] == "poverty_rate") & context["area"].isin(list(codes))]
    last = rows.sort_values(["area", "period"]).drop_duplicates("area", keep="last")
    return {codes[row["area"]]: (float(row["value"]), row["period"]) for row in last.to_dict("records")}
