"""Statutory premiums by date: what insuring one person for a month, or one building contract, costs in rupiah.

Rates, ceilings, tiers, layers and reliefs are rows of ``premiums.csv``, ``bpu_tiers.csv``, ``jakon_layers.csv`` and
``reliefs.csv``, each with its dates and its article; ``known`` says V (read in a source), K (known without one) or I
(inferred). Premiums are not rounded: a budget rounds, the law does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import pandas as pd

from analysis.reference._files import day_in, frame_of

BASIC = ("JKK", "JKM")
NUMBERS = ("rate_employer", "rate_worker", "rate_state", "from_jkk", "from_jkm", "fixed_idr", "cap_idr")
LEGAL_SEGMENTS = ("pu", "bpu", "jakon")


@dataclass(frozen=True)
class Premium:
    """The premium of one person and month in full rupiah.

    ``parts``: programme to rupiah, together ``total_idr``; of them ``employer_idr`` and ``worker_idr`` (of BPU, and of
    nobody else, the worker pays all of it unless a budget does). ``state_idr`` is what the state adds for JKP. ``relief``
    names the relief that lowered it, ``references`` the rows that it was made of.
    """

    parts: dict[str, float]
    employer_idr: float
    worker_idr: float
    state_idr: float
    relief: str
    references: tuple[str, ...]

    @property
    def total_idr(self) -> float:
        return self.employer_idr + self.worker_idr


def premiums() -> pd.DataFrame:
    """One row a premium: programme, legal segment, class, rates or fixed sum, base and ceiling, dates, article."""
    return frame_of("premiums.csv", "premium_id", NUMBERS)


def bpu_tiers() -> pd.DataFrame:
    """One row a tier of monthly income of the self-employed: its span and the base of its premiums, in rupiah."""
    return frame_of("bpu_tiers.csv", "tier", ["income_from_idr", "income_to_idr", "base_idr"])


def jakon_layers() -> pd.DataFrame:
    """One row a layer of the value of a building contract: its span in rupiah and its rates."""
    return frame_of("jakon_layers.csv", "layer", ["contract_from_idr", "contract_to_idr", "jkk_rate", "jkm_rate"])


def reliefs() -> pd.DataFrame:
    """One row a relief: programmes, segments, sector, the share that is still paid, who has none, dates, article."""
    return frame_of("reliefs.csv", "relief_id", ["factor"])


def tier_of(income_idr: float) -> int:
    """The tier of a monthly income (PP 44/2015, Lampiran II): the highest whose span begins at or below it."""
    if income_idr < 0:
        raise ValueError(f"an income of {income_idr} rupiah is not possible")
    table = _tables()[1]
    return int(table.loc[table["income_from_idr"] <= income_idr, "tier"].iloc[-1])


def premium(
    legal_segment: str,
    when: str,
    programmes: tuple[str, ...] = BASIC,
    *,
    wage_idr: float | None = None,
    risk: int = 1,
    tier: int = 1,
    paid_by: str = "",
    sector: str = "",
    relieved: bool = True,
) -> Premium:
    """What one person costs in the month of a date (YYYY, YYYY-MM or YYYY-MM-DD).

    ``wage_idr`` is the reported monthly wage, needed for PU and for Jakon with known wages; ``risk`` the class of work
    accidents (1 very low, also government offices, to 5), ``tier`` that of a self-employed person's income.
    A relief counts for who falls under it: ``sector`` (``transport``, ``labour_intensive``), not where ``paid_by`` is
    ``APBN`` or ``APBD`` and the relief leaves these out; ``relieved=False`` leaves all of them out.

    JKP costs nobody more (PP 37/2021 Ps 11, PP 6/2025 Ps 11): with it in ``programmes`` its part is taken out of those of
    JKK and JKM, and the state adds its own.
    Raises ``ValueError`` for a segment, programme, class, tier or date without a premium, and where a wage is missing.
    """
    if legal_segment not in LEGAL_SEGMENTS:
        raise ValueError(f"no monthly premium for {legal_segment!r}: one of {', '.join(LEGAL_SEGMENTS)}")
    if "JKP" in programmes and not set(BASIC) <= set(programmes):
        raise ValueError("JKP is taken out of JKK and JKM: name them too")
    rows = {name: _row(legal_segment, name, when, risk) for name in programmes}
    relief = _relief(legal_segment, when, paid_by, sector) if relieved else None
    parts, employer, worker, state = {}, 0.0, 0.0, 0.0
    references = []
    for name, row in rows.items():
        base, used = _base(row, wage_idr, tier)
        factor = relief["factor"] if relief is not None and name in relief["programmes"].split("|") else 1.0
        own = factor * (0 if pd.isna(row["rate_employer"]) else row["rate_employer"]) * base
        theirs = factor * (row["fixed_idr"] if row["base"] == "" else row["rate_worker"] * base)
        references += [f"premiums:{row['premium_id']}", *used]
        if name == "JKP":
            state = row["rate_state"] * base
        else:
            employer, worker = employer + own, worker + theirs
        parts[name] = own + theirs
    if "JKP" in rows:
        base, _ = _base(rows["JKP"], wage_idr, tier)
        parts["JKK"] -= rows["JKP"]["from_jkk"] * base
        parts["JKM"] -= rows["JKP"]["from_jkm"] * base
    if relief is not None:
        references.append(f"reliefs:{relief['relief_id']}")
    return Premium(parts, employer, worker, state, "" if relief is None else relief["relief_id"], tuple(references))


def bpu_premium_idr(when: str, programmes: tuple[str, ...] = BASIC) -> int:
    """The lowest-tier BPU premium in rupiah a person and month on a date, as a district's budget pays it: no relief.

    PP 44/2015: JKK 1 percent of the base of tier 1 (Rp10,000) and JKM Rp6,800, together Rp16,800.
    Raises ``ValueError`` where no premium is known for that date.
    """
    return round(premium("bpu", when, programmes, relieved=False).total_idr)


def jakon_premium_idr(contract_idr: float, when: str, programmes: tuple[str, ...] = BASIC) -> float:
    """The premium of a whole building contract whose wages are not known, in rupiah, paid once.

    Each layer's rate applies to the slice of the contract's value (before VAT) within it (PP 44/2015; Permenaker 44/2015,
    5/2021). Raises ``ValueError`` for a date before the law, other programmes than JKK and JKM, or no positive value.
    """
    if not contract_idr > 0:
        raise ValueError(f"a contract of {contract_idr} rupiah has no premium")
    for name in programmes:
        _row("jakon", name, when, 1)
    layers = _tables()[2]
    slices = (
        layers["contract_to_idr"].fillna(float("inf")).clip(upper=contract_idr) - layers["contract_from_idr"]
    ).clip(lower=0)
    relief = _relief("jakon", when, "", "")
    factor = 1.0 if relief is None else float(relief["factor"])
    return factor * float(sum((slices * layers[f"{name.lower()}_rate"]).sum() for name in programmes))


@lru_cache(maxsize=10_000)
def _row(legal_segment: str, programme: str, when: str, risk: int) -> pd.Series:
    day = day_in(when).isoformat()
    table = _tables()[0]
    own = table[(table["legal_segment"] == legal_segment) & (table["programme"] == programme)]
    if own.empty:
        raise ValueError(f"{programme} is no programme of {legal_segment} in reference/premiums.csv")
    if (own["class"] != "").any():
        own = own[own["class"] == str(risk)]
        if own.empty:
            raise ValueError(f"no risk class {risk}: 1 (very low) to 5 (very high)")
    valid = own[(own["valid_from"] <= day) & ((own["valid_to"] == "") | (day <= own["valid_to"]))]
    if valid.empty:
        raise ValueError(f"no {programme} premium of {legal_segment} on {day} in reference/premiums.csv")
    return valid.iloc[-1]


@lru_cache(maxsize=100)
def _tier_base_idr(tier: int) -> float:
    tiers = _tables()[1]
    own = tiers[tiers["tier"] == str(tier)]
    if own.empty:
        raise ValueError(f"no BPU tier {tier}: 1 to {len(tiers)}")
    return float(own["base_idr"].iloc[0])


def _base(row: pd.Series, wage_idr: float | None, tier: int) -> tuple[float, list[str]]:
    if row["base"] == "tier":
        return _tier_base_idr(tier), [f"bpu_tiers:{tier}"]
    if row["base"] == "":
        return 0.0, []
    if wage_idr is None or not wage_idr > 0:
        raise ValueError(f"{row['premium_id']} is a share of the wage: say wage_idr, in rupiah a month")
    return (wage_idr if pd.isna(row["cap_idr"]) else min(wage_idr, row["cap_idr"])), []


@lru_cache(maxsize=10_000)
def _relief(legal_segment: str, when: str, paid_by: str, sector: str) -> pd.Series | None:
    day = day_in(when).isoformat()
    table = _tables()[3]
    for _, row in table[(table["valid_from"] <= day) & (day <= table["valid_to"])].iterrows():
        others = row["sector"] == "other" and sector != "transport"
        if (
            legal_segment in row["legal_segments"].split("|")
            and (row["sector"] in ("", sector) or others)
            and not (paid_by and paid_by in row["not_paid_by"].split("|"))
        ):
            return row
    return None


@cache
def _tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return premiums(), bpu_tiers(), jakon_layers(), reliefs()
