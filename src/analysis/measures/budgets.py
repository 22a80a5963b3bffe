"""Published budgets: who is paid for, how long, with how much, and whether the figures fit together.

    implied unit cost = rupiah / (workers x months)        rupiah a person and month

held against the statutory BPU premium (PP 44/2015: JKK Rp10,000 + JKM Rp6,800 = Rp16,800).
"""

from __future__ import annotations

from urllib.parse import urlparse

import pandas as pd

from analysis.measures.coverage import both_provinces
from analysis.measures.facts import fact, facts_frame
from analysis.reference import BudgetLine, premium

# Who pays is not the district where the province or a company does.
NOT_DISTRICT = ("PROVINSI", "LAINNYA")
# The first year whose budget could follow the instruction of 25 March 2021.
SINCE = "2021"


def budgets(budget_lines: pd.DataFrame) -> pd.DataFrame:
    """Facts on each published budget line, one row a fact; ``definition`` is a :class:`BudgetLine`.

    Measures: ``workers_funded`` or ``workers_planned`` (workers), ``budget_idr`` (IDR), ``months_funded``,
    ``printed_unit_cost_idr`` and ``implied_unit_cost_idr`` (rupiah a person and month),
    ``expected_budget_idr`` (workers x premium x months) and ``budget_difference_idr`` (printed less expected, within
    the rounding) or ``budget_mismatch_idr`` (beyond it).
    Unit cost is computed only from months that are printed; the expected amount from those, else from the whole
    months with which the amount agrees, else from twelve. A line that is not a Jamsostek contribution gives no fact.
    """
    return facts_frame([entry for line in _lines(budget_lines) if line["counted"] for entry in _of_line(line)])


def _lines(frame: pd.DataFrame) -> list[dict]:
    rows = frame.rename(columns={"district_code": "area_code", "district": "area", "fiscal_year": "period"}).to_dict(
        "records"
    )
    lines = [{key: None if pd.isna(value) else value for key, value in row.items()} for row in rows]
    for line in lines:
        publisher = urlparse(line["source_url"]).netloc.removeprefix("www.")
        line["definition"] = str(
            BudgetLine(line["line"], publisher, line["fund_source"], line["status"], line["stage"])
        )
    return lines


def _of_line(line: dict) -> list[dict]:
    inputs = (line["row_id"],)
    made = []
    if line["workers"]:
        measure = f"workers_{'planned' if line['status'] == 'planned' else 'funded'}"
        bounds = {"low": line["workers_low"], "high": line["workers_high"]}
        made.append(fact(measure, line, line["workers"], "workers", inputs, **bounds))
    if line["amount_idr"]:
        made.append(
            fact(
                "budget_idr", line, line["amount_idr"], "IDR", inputs, low=line["amount_low"], high=line["amount_high"]
            )
        )
    if line["months"]:
        made.append(fact("months_funded", line, line["months"], "months", inputs))
    if line["unit_cost_idr"]:
        made.append(fact("printed_unit_cost_idr", line, line["unit_cost_idr"], "IDR_per_worker_month", inputs))
    months = line["months"] or line["checked_months"]
    if line["check"] == "agree" and line["months"]:
        # Months that the check found follow from the premium; a unit cost from them would prove itself.
        person_months = line["workers"] * line["months"]
        bounds = {
            bound: line[f"amount_{bound}"] / person_months if line[f"amount_{bound}"] else None
            for bound in ("low", "high")
        }
        made.append(
            fact(
                "implied_unit_cost_idr",
                line,
                line["amount_idr"] / person_months,
                "IDR_per_worker_month",
                inputs,
                **bounds,
            )
        )
    if line["check"] != "not_checkable":
        # A pair that fits no number of months is held against a whole year.
        statutory = premium("bpu", line["period"], relieved=False)
        expected = line["workers"] * (line["unit_cost_idr"] or statutory.total_idr) * (months or 12)
        used = (*inputs,) if line["unit_cost_idr"] else (*inputs, *(f"ref:{row}" for row in statutory.references))
        made.append(fact("expected_budget_idr", line, expected, "IDR", used))
        differs = "budget_mismatch_idr" if line["check"] == "disagree" else "budget_difference_idr"
        made.append(fact(differs, line, line["amount_idr"] - expected, "IDR", used))
    return made


def sent_budgets(budget_lines: pd.DataFrame) -> pd.DataFrame:
    """What districts sent: the sum of the counted lines of each district, year and stage, one row a fact.

    Measure ``sent_budget_idr`` (IDR). Stages are never added: perubahan replaces murni. Lines without district, year or
    stage give no fact; each has a finding.
    """
    sent = budget_lines[
        (budget_lines["provenance"] == "submitted")
        & budget_lines["counted"]
        & budget_lines["amount_idr"].notna()
        & (budget_lines["district_code"] != "")
        & (budget_lines["fiscal_year"] != "")
        & (budget_lines["stage"] != "")
    ]
    facts = []
    for (code, name, year, stage), lines in sent.groupby(["district_code", "district", "fiscal_year", "stage"]):
        about = {"area_code": code, "area": name, "period": year, "segment": "total", "provenance": "submitted"}
        told = {**about, "definition": f"sent_{stage}"}
        facts.append(fact("sent_budget_idr", told, lines["amount_idr"].sum(), "IDR", lines["row_id"]))
    return facts_frame(facts)


def budget_reach(budget_lines: pd.DataFrame, districts: pd.DataFrame) -> pd.DataFrame:
    """How many of the districts have published a budget and how many pairs agree, one row a fact.

    ``districts_with_budget``: a rupiah amount of Jamsostek contributions, planned or budgeted by the district;
    All since 2021, and neither from the province nor from companies. ``districts_with_funded_workers``: workers paid for; ``lines_with_months``: lines of
    the districts that say for how many months they pay; ``pairs_agreeing`` and
    ``pairs_disagreeing``: lines of the districts whose workers, premium and months do or do not give the rupiah.
    """
    own = budget_lines[
        budget_lines["district_code"].isin(districts["district_code"])
        & (budget_lines["fiscal_year"] >= SINCE)
        & budget_lines["counted"]
        & ~budget_lines["fund_source"].isin(NOT_DISTRICT)
    ]
    everywhere = both_provinces(own["fiscal_year"])
    budgeted = own[own["amount_idr"].notna()]
    funded = own[own["workers"].notna() & (own["status"] != "planned")]
    facts = [
        fact("districts_with_budget", everywhere, budgeted["district_code"].nunique(), "districts", budgeted["row_id"]),
        fact(
            "districts_with_funded_workers",
            everywhere,
            funded["district_code"].nunique(),
            "districts",
            funded["row_id"],
        ),
    ]
    told = own[own["months"].notna()]
    facts.append(fact("lines_with_months", everywhere, len(told), "lines", told["row_id"]))
    for check, name in (("agree", "pairs_agreeing"), ("disagree", "pairs_disagreeing")):
        pairs = own[own["check"] == check]
        facts.append(fact(name, everywhere, len(pairs), "lines", pairs["row_id"]))
    return facts_frame(facts)
