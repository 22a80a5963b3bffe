"""What a scenario may change: each lever a checked, unchangeable record of one decision or one course of things.

A lever names the districts or provinces that it is about and does the same in each of them. Workers are whole people,
months are written YYYY-MM, rupiah are full rupiah. Rates are never part of a lever: they come from
:func:`analysis.reference.premium` by the date of each month.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from analysis.reference import PROVINCES, districts, find, payers, premium, segments, suggest

HORIZON = 120  # months that a scenario may have at most
LONGEST_SHOWN = 60  # characters of a wrong value in a message
BASIC = ("JKK", "JKM")
# Staff whose posts may be made PPPK.
STAFF = ("non_asn", "guru_honor", "tenaga_kesehatan")


def wrong(key: str, **parts: object) -> PydanticCustomError:
    """A fault of a scenario; ``key`` names its words in ``reference/wording.csv`` (``whatif.wrong.*``)."""
    said = {name: shown(value) if name == "value" else str(value) for name, value in parts.items()}
    return PydanticCustomError(key, key, said)


def shown(value: object) -> str:
    """A value as a message can show it: short, on one line, and of characters that can be written anywhere."""
    try:
        text = value if isinstance(value, str) else str(value)
    except ValueError:  # a number of more digits than Python writes
        return "..."
    text = " ".join(text.encode("utf-8", "backslashreplace").decode().split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."


# ---- places, groups, months ------------------------------------------------------------------------


@cache
def lineage(segment: str) -> tuple[str, ...]:
    """A segment and those that hold it, up to ``total``: petani_sawit, petani, pekerja_rentan, bpu, total."""
    rows = _segments()[segment]
    above = rows["part_of"] or (rows["legal_segment"] if rows["legal_segment"] != segment else "")
    if above:
        return (segment, *lineage(above))
    return (segment,) if segment == "total" else (segment, "total")


def legal_of(segment: str) -> str:
    """The legal segment of a group of workers; empty for ``total`` and ``lainnya``."""
    return str(_segments()[segment]["legal_segment"])


@cache
def _segments() -> dict[str, dict]:
    return {row["segment"]: row for row in segments().to_dict("records")}


@cache
def ways_to_write() -> dict[str, tuple[str, ...]]:
    """Every way to write areas to their codes: a code, and 11.* for all districts of a province."""
    codes = tuple(districts()["district_code"])
    ways = {code: (code,) for code in [*PROVINCES, *codes]}
    return ways | {f"{province}.*": tuple(code for code in codes if code[:2] == province) for province in PROVINCES}


def _area_codes(value: Any) -> tuple[str, ...]:
    written = [value] if isinstance(value, str | float | int) and not isinstance(value, bool) else value
    if not isinstance(written, list | tuple) or not written:
        raise wrong("areas_type", value=value)
    found: list[str] = []
    for name in written:
        if isinstance(name, float | int) and not isinstance(name, bool):
            # A code without quotes: 11.10 has become 11.1 and cannot be told from it.
            raise wrong("area_number", value=name)
        if not isinstance(name, str):
            raise wrong("areas_type", value=name)
        place = find(name)
        codes = ways_to_write().get(name.strip()) or ((place.code,) if place else None)
        if codes is None:
            codes = next(((code,) for code, own in PROVINCES.items() if own.lower() == name.strip().lower()), None)
        if codes is None:
            near = ", ".join(suggest(name))
            raise wrong("area_near" if near else "area_unknown", value=name, near=near)
        found.extend(codes)
    if len(set(found)) < len(found):
        raise wrong("area_twice", value=next(code for code in found if found.count(code) > 1))
    return tuple(sorted(found))


def _segment(value: str) -> str:
    if value not in _segments():
        raise wrong("segment_unknown", value=value, known=", ".join(_segments()))
    return value


def _insured(value: str) -> str:
    """A segment whose workers have a monthly premium."""
    if legal_of(_segment(value)) not in ("pu", "bpu", "jakon"):
        raise wrong("segment_without_premium", value=value)
    return value


def month_written(value: Any) -> str:
    """A month as it must be written. Raises the fault ``month``."""
    if not isinstance(value, str) or re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", value) is None:
        raise wrong("month", value=value)
    return value


def _payer(value: str) -> str:
    known = list(payers()["payer"])
    if value not in known:
        raise wrong("payer_unknown", value=value, known=", ".join(known))
    return value


def _programmes(value: Any) -> tuple[str, ...]:
    written = value.split("+") if isinstance(value, str) else value
    known = ("JKK", "JKM", "JHT", "JP")
    if not isinstance(written, list | tuple) or not written or any(name not in known for name in written):
        raise wrong("programmes", value=value, known=", ".join(known))
    return tuple(name for name in known if name in written)


Areas = Annotated[tuple[str, ...], BeforeValidator(_area_codes), Field(strict=False)]
Segment = Annotated[str, AfterValidator(_segment)]
Insured = Annotated[str, AfterValidator(_insured)]
Month = Annotated[str, BeforeValidator(month_written)]
Payer = Annotated[str, AfterValidator(_payer)]
Programmes = Annotated[tuple[str, ...], BeforeValidator(_programmes), Field(strict=False)]
Workers = Annotated[int, Field(ge=0, le=300_000_000)]
Count = Annotated[int, Field(ge=1, le=HORIZON)]
Share = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Rupiah = Annotated[int, Field(ge=0, le=10**15)]
Wage = Annotated[int, Field(ge=100_000, le=10**9)]
Growth = Annotated[float, Field(ge=-50, le=100, allow_inf_nan=False)]


class Checked(BaseModel):
    """Strict, unchangeable, without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Lever(Checked):
    """Something that a scenario changes in one or several areas."""

    kind: str
    areas: Areas


# ---- people ----------------------------------------------------------------------------------------


class Insurance(Checked):
    """What is paid for a worker: the programmes, and what their premium depends on beside the month.

    ``wage_idr`` is the reported monthly wage of wage earners, by default the minimum wage there; ``risk`` the class of work
    accidents (1, offices, to 5); ``tier`` that of a self-employed person's income; ``sector`` one with a relief of its own.
    """

    programmes: Programmes = BASIC
    tier: Annotated[int, Field(ge=1, le=33)] = 1
    risk: Annotated[int, Field(ge=1, le=5)] = 1
    wage_idr: Wage | None = None
    sector: Literal["", "transport", "labour_intensive"] = ""


class OfWorkers(Lever, Insurance):
    """A lever about workers of one segment."""

    segment: Insured

    @model_validator(mode="after")
    def _has_a_premium(self) -> OfWorkers:
        legal = legal_of(self.segment)
        try:
            premium(
                legal, "2026-01", self.programmes, wage_idr=self.wage_idr or 1_000_000, risk=self.risk, tier=self.tier
            )
        except ValueError:
            raise wrong("programme_of_segment", value="+".join(self.programmes), segment=self.segment) from None
        if self.wage_idr is not None and legal == "bpu":
            raise wrong("wage_of_bpu", segment=self.segment)
        return self


class Register(OfWorkers):
    """New members: so many ``workers`` in each area, or a share of those not covered, or as many as a coverage needs.

    ``coverage_pct`` is that of ``coverage_of`` (by default the segment itself, else one that holds it) in ``by_month``.
    They join in equal parts over ``spread_months`` from ``first_month`` on (with a coverage: until ``by_month``), are each
    paid for during ``paid_months`` (to the end if not said), and then ``lapse_pct`` of them stop; the others go on and
    ``then_payer`` pays (by default who pays by law). ``take_up_pct`` is the share of those planned who do register.
    """

    kind: Literal["register"] = "register"
    workers: Workers | None = None
    gap_pct: Share | None = None
    coverage_pct: Share | None = None
    coverage_of: Segment | None = None
    by_month: Month | None = None
    first_month: Month | None = None
    spread_months: Count = 1
    paid_months: Count | None = None
    payer: Payer = "APBD"
    lapse_pct: Share = 100.0
    then_payer: Payer | None = None
    take_up_pct: Share = 100.0

    HOW_MANY: ClassVar = ("workers", "gap_pct", "coverage_pct")

    @model_validator(mode="after")
    def _one_number(self) -> Register:
        said = [name for name in self.HOW_MANY if getattr(self, name) is not None]
        if len(said) != 1:
            raise wrong("how_many", said=", ".join(said) or "-", known=", ".join(self.HOW_MANY))
        if not set(BASIC) <= set(self.programmes):
            raise wrong("basic_programmes", value="+".join(self.programmes))
        if self.coverage_pct is None and (self.by_month or self.coverage_of):
            raise wrong("by_without_coverage")
        if self.coverage_pct is not None:
            if self.by_month is None:
                raise wrong("coverage_without_by")
            if self.spread_months != 1:
                raise wrong("spread_with_coverage")
            if self.coverage_of and self.coverage_of not in lineage(self.segment):
                raise wrong("coverage_of", value=self.coverage_of, segment=self.segment)
            if self.first_month and self.first_month > self.by_month:
                raise wrong("by_before_first", first=self.first_month, by=self.by_month)
        return self

    @property
    def of(self) -> str:
        """The segment whose coverage is to be reached."""
        return self.coverage_of or self.segment


class Members(OfWorkers):
    """A lever about workers who are members already: so many of them, or a share."""

    workers: Workers | None = None
    share_pct: Share | None = None
    first_month: Month | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Members:
        if (self.workers is None) == (self.share_pct is None):
            said = "workers, share_pct" if self.workers is not None else "-"
            raise wrong("how_many", said=said, known="workers, share_pct")
        return self


class Lapse(Members):
    """Members stop, for instance where a subsidy ends with the year; ``returns_after_months`` they are back.

    ``payer`` is who paid for them and no longer does; without one nothing is saved.
    """

    kind: Literal["lapse"] = "lapse"
    returns_after_months: Count | None = None
    payer: Payer | None = None


class Pay(Members):
    """Another one pays for members, or for other programmes: ``payer`` and ``programmes`` in the place of ``payer_before``
    and ``programmes_before``, for ``months`` (to the end if not said). Members stay as they are."""

    kind: Literal["pay"] = "pay"
    payer: Payer
    payer_before: Payer
    programmes_before: Programmes = BASIC
    months: Count | None = None


class BecomePppk(Members):
    """Non-ASN staff become PPPK: full-time leave for Taspen, part-time stay with BPJS Ketenagakerjaan.

    ``workers`` and ``share_pct`` are of all such staff, members or not; members among them are taken in proportion unless
    ``members`` says how many. ``payer`` no longer pays for members who leave.
    """

    kind: Literal["become_pppk"] = "become_pppk"
    segment: Insured = "non_asn"
    full_time: bool = True
    members: Workers | None = None
    payer: Payer = "APBD"

    @model_validator(mode="after")
    def _is_staff(self) -> BecomePppk:
        if self.segment not in STAFF:
            raise wrong("not_staff", value=self.segment, known=", ".join(STAFF))
        if self.members is not None and self.workers is not None and self.members > self.workers:
            raise wrong("members_over_workers", members=self.members, workers=self.workers)
        return self


# ---- the course of things, and limits --------------------------------------------------------------


class PotentialGrowth(Lever):
    """Potential workers of a segment and those within it grow by so many percent each January after the first month."""

    kind: Literal["potential"] = "potential"
    segment: Segment = "total"
    pct_per_year: Growth


class WageGrowth(Lever):
    """Wages grow by so many percent each January: minimum wages from the last year known, others from the first month."""

    kind: Literal["wages"] = "wages"
    pct_per_year: Growth


class Ceiling(Lever):
    """New costs of a payer in each area and a year may not be above ``amount_idr``; fewer workers are registered instead."""

    kind: Literal["ceiling"] = "ceiling"
    payer: Payer = "APBD"
    year: Annotated[int, Field(ge=2015, le=2099)]
    amount_idr: Rupiah


class Suppose(Lever):
    """Potential workers or members are taken to be others than the data say, or where they say nothing."""

    kind: Literal["suppose"] = "suppose"
    segment: Segment
    potential: Workers | None = None
    members: Workers | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Suppose:
        if self.potential is None and self.members is None:
            raise wrong("supposes_nothing")
        return self


AnyLever = Annotated[
    Register | Lapse | Pay | BecomePppk | PotentialGrowth | WageGrowth | Ceiling | Suppose, Field(discriminator="kind")
]
KINDS = ("register", "lapse", "pay", "become_pppk", "potential", "wages", "ceiling", "suppose")
