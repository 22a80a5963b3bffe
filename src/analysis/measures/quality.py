"""What was sent, what was found in it, and which doubts weigh most: counts of rows, each with how it was counted.

Only what districts and branches sent is looked at (``provenance`` submitted, or simulated where nothing was submitted).
The counts are no facts about districts and are not in ``facts.csv``; each row says in ``counted`` what was counted.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from analysis.reference import LEGAL, districts
from analysis.store import counted

SENT = ("submitted", "simulated")
KINDS = ("budget", "participation", "other", "unreadable")
SEVERITIES = ("error", "warning", "info")
DOUBTS = ("error", "warning")
# Rules whose ``expected`` was computed in the unit of the cell: what is in doubt is the difference. Of other rules it is
# the whole figure.
DIFFERENCES = ("total_disagrees", "sum_of_groups_disagrees", "line_product_disagrees", "gap_disagrees")
# Rules that tell of a figure that was read, or computed, otherwise than it stands.
READINGS = (
    "read_by_column", "read_by_table", "read_by_unit", "read_by_format", "read_by_totals", "row_unit_applied", "row_unit_differs",
    "thousands_by_meaning", "unit_by_neighbour", "unit_by_premium", "cell_unit_differs", "formula_computed", "corrected", "count_restored",
    "lost_thousands", "mixed_conventions", "percent_as_fraction", "percent_total_fraction", "unit_refuted_by_product",
    "unit_contradicts_values", "code_lost_zero", "date_without_format", "date_swapped", "date_order_chosen",
    "date_order_by_column", "date_order_by_period", "mixed_date_orders", "month_misspelt", "two_digit_year",
    "replaced_by_version",
)  # fmt: skip
# Columns in thousands or millions: what is printed times this is the row's figure.
SCALES = (1, 1_000, 1_000_000)
COLUMNS = [
    "fact_id", "measure", "area_code", "area", "period", "segment", "value", "low", "high", "unit", "definition", "provenance",
    "state", "counted",
]  # fmt: skip


def sent(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that districts and branches sent."""
    return frame[frame["provenance"].isin(SENT)]


def provenance_of(frame: pd.DataFrame) -> str:
    """``simulated`` where any row is, else ``submitted``; empty for a frame without sent rows."""
    found = set(frame["provenance"])
    return next((each for each in reversed(SENT) if each in found), "")


def _counts(rows: Iterable[dict]) -> pd.DataFrame:
    """Rows of counts in the shape of facts: without id, period, segment, bounds and definition."""
    blank = dict.fromkeys(COLUMNS, "") | {"low": math.nan, "high": math.nan}
    frame = pd.DataFrame([blank | row for row in rows], columns=COLUMNS)
    return frame.astype({"value": "float64", "low": "float64", "high": "float64"})


def _count(measure: str, value: float, unit: str, provenance: str, how: str, **more: str) -> dict:
    return {"measure": measure, "value": value, "unit": unit, "provenance": provenance, "counted": how, **more}


def deliveries(files: pd.DataFrame) -> pd.DataFrame:
    """How many files were sent, by kind and by how far they were read, one row a count; empty where none was.

    Measures ``files_sent`` (``state`` empty), ``files_of_kind`` (``state`` the kind) and ``files_of_status`` (``state``
    the status); unit files.
    """
    rows = sent(files)
    if rows.empty:
        return _counts([])
    told = provenance_of(rows)
    where = {"provenance": sorted(set(rows["provenance"]))}
    made = [_count("files_sent", len(rows), "files", told, counted("files", **where))]
    for measure, column, values in (
        ("files_of_kind", "kind", KINDS),
        ("files_of_status", "status", ("read", "partly_read", "refused")),
    ):
        made += [
            _count(
                measure,
                int((rows[column] == value).sum()),
                "files",
                told,
                counted("files", **{column: value}, **where),
                state=value,
            )
            for value in values
        ]
    return _counts(made)


def completeness(
    files: pd.DataFrame, budget_lines: pd.DataFrame, participation: pd.DataFrame, places: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Which districts sent a budget and counts of members, one row a count.

    For each district two rows, ``sent_budget_lines`` (unit lines) and ``sent_counts`` (unit figures), whose ``state``
    (ordered categories) is ``both``, ``budget_only``, ``counts_only``, ``unread`` (files came, and no figure from them) or
    ``nothing``.
    Whose a figure is was decided when it was read; the place of a file decides nothing.
    """
    places = districts() if places is None else places
    lines, counts, came = sent(budget_lines), sent(participation), sent(files)
    told = provenance_of(came)
    made = []
    for place in places.to_dict("records"):
        code = place["district_code"]
        numbers = {
            "sent_budget_lines": int((lines["district_code"] == code).sum()),
            "sent_counts": int((counts["district_code"] == code).sum()),
        }
        has_file = (came["district_code"] == code).any()
        state = {(True, True): "both", (True, False): "budget_only", (False, True): "counts_only"}.get(
            tuple(map(bool, numbers.values())), "unread" if has_file else "nothing"
        )
        for (measure, value), table, unit in zip(
            numbers.items(), ("budget_lines", "participation"), ("lines", "figures"), strict=True
        ):
            how = counted(table, district_code=code, provenance=list(SENT))
            made.append(_count(measure, value, unit, told, how, area_code=code, area=place["district"], state=state))
    frame = _counts(made)
    states = ["both", "budget_only", "counts_only", "unread", "nothing"]
    return frame.assign(state=pd.Categorical(frame["state"], states, ordered=True))


def _of_sent(findings: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    """Findings in files that were sent, with the kind, the district and the provenance of their file."""
    known = sent(files)[["file", "kind", "district_code", "district", "provenance"]]
    return findings.merge(known, on="file", validate="many_to_one")


def findings_by_rule(findings: pd.DataFrame, files: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """The errors and warnings that are found most, gravest first, one row a rule, severity and kind of file; unit findings.

    ``definition`` is ``<severity>/<rule>`` and ``state`` (ordered categories) the kind of file. At most ``most`` rules.
    """
    found = _of_sent(findings, files)
    return _by_rule(found[found["severity"].isin(DOUBTS)], ["severity", "rule"], most)


def readings_by_rule(findings: pd.DataFrame, files: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """How often a figure was read otherwise than it stands, most frequent first, one row a rule and kind of file.

    Shaped as :func:`findings_by_rule`; ``definition`` is the rule alone.
    """
    found = _of_sent(findings, files)
    return _by_rule(found[found["rule"].isin(READINGS)], ["rule"], most)


def _by_rule(found: pd.DataFrame, key: list[str], most: int) -> pd.DataFrame:
    totals = found.groupby(key).size().reset_index(name="n")
    # The most frequent ones are kept, and the grave ones among them stand first.
    kept = totals.sort_values(["n", "rule"], ascending=[False, True], kind="stable").head(most)
    if "severity" in key:
        kept = kept.sort_values("severity", key=lambda texts: texts.map(SEVERITIES.index), kind="stable")
    told = provenance_of(found)
    made = []
    for chosen in kept[key].to_dict("records"):
        at = found[(found[key] == pd.Series(chosen)).all(axis=1)]
        for kind in (kind for kind in KINDS if (at["kind"] == kind).any()):
            how = counted("findings", **chosen, kind=kind, provenance=list(SENT))
            number = int((at["kind"] == kind).sum())
            made.append(
                _count("findings", number, "findings", told, how, definition="/".join(chosen.values()), state=kind)
            )
    frame = _counts(made)
    return frame.assign(state=pd.Categorical(frame["state"], KINDS, ordered=True))


def findings_by_severity(findings: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    """How many findings the sent files have, one row a severity (``state``); empty where nothing was sent."""
    found = _of_sent(findings, files)
    if sent(files).empty:
        return _counts([])
    told = provenance_of(sent(files))
    return _counts(
        _count(
            "findings",
            int((found["severity"] == severity).sum()),
            "findings",
            told,
            counted("findings", severity=severity, provenance=list(SENT)),
            state=severity,
        )
        for severity in SEVERITIES
    )


def findings_by_district(findings: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    """Errors and warnings in the files of each district, one row a district that sent a file; unit findings.

    Files that hold several districts, or none that is known, belong to no district here.
    """
    found = _of_sent(findings, files)
    found = found[found["severity"].isin(DOUBTS)]
    known = sent(files)
    known = known[known["district_code"].isin(districts()["district_code"])]
    frame = _counts(
        _count("doubts_found", int((found["district_code"] == code).sum()), "findings", provenance_of(known),
               counted("findings", severity=list(DOUBTS), district_code=code, provenance=list(SENT)), area_code=code, area=name)
        for code, name in known[["district_code", "district"]].drop_duplicates("district_code").sort_values("district_code").itertuples(index=False)
    )  # fmt: skip
    return frame.drop(columns="state")


def roles(ledger: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    """How many non-empty cells of the sent files have each role, one row a role and kind of file; unit cells.

    ``definition`` is the role, ``state`` (ordered categories) the kind of file. The most frequent role stands first.
    """
    known = sent(files)
    cells = ledger.merge(known[["file", "kind"]], on="file", validate="many_to_one")
    order = cells["role"].value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable").index
    by = cells.groupby(["role", "kind"]).size()
    told = provenance_of(known)
    frame = _counts(
        _count("cells_of_role", int(by[role, kind]), "cells", told,
               counted("ledger", role=role, kind=kind, provenance=list(SENT)), definition=role, state=kind)
        for role in order for kind in KINDS if (role, kind) in by.index
    )  # fmt: skip
    return frame.assign(state=pd.Categorical(frame["state"], KINDS, ordered=True))


def cells_in_all(ledger: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    """The non-empty cells of the sent files, one row a count; empty where nothing was sent.

    Measures ``cells_of_files`` (as counted when the files were read), ``cells_with_role`` and ``cells_in_rows`` (cells that
    went into a row of data); unit cells. The first two are the same where every cell has its one role.
    """
    known = sent(files)
    if known.empty:
        return _counts([])
    told = provenance_of(known)
    cells = ledger[ledger["file"].isin(set(known["file"]))]
    return _counts(
        [
            _count("cells_of_files", int(known["cells"].sum()), "cells", told, counted("files", "cells", provenance=list(SENT))),
            _count("cells_with_role", len(cells), "cells", told, counted("ledger", provenance=list(SENT))),
            _count("cells_in_rows", int((cells["row_id"] != "").sum()), "cells", told,
                   counted("ledger", row_id="*", provenance=list(SENT))),
        ]
    )  # fmt: skip


def typical_files(files: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Three files to look at: one row each, as in ``files``, with ``why`` it was chosen.

    ``most_budget`` and ``most_participation``: the read file of that kind with most errors and warnings; ``typical``: of
    the files that gave figures, the one with the median number of findings. A file in which personal data were found is
    never chosen. Ties are decided by name.
    """
    known = sent(files)
    personal = set(findings.loc[findings["rule"].str.startswith("personal_data"), "file"])
    known = known[known["status"].isin(["read", "partly_read"]) & ~known["file"].isin(personal)]
    doubts = findings[findings["severity"].isin(DOUBTS)].groupby("file").size()
    known = known.assign(doubts=known["file"].map(doubts).fillna(0).astype(int)).sort_values("file")
    chosen = []
    for kind in ("budget", "participation"):
        ranked = known[known["kind"] == kind].sort_values("doubts", ascending=False, kind="stable")
        chosen += [{**row, "why": f"most_{kind}"} for row in ranked.head(1).to_dict("records")]
    rest = known[known["kind"].isin(["budget", "participation"]) & ~known["file"].isin([row["file"] for row in chosen])]
    rest = rest.sort_values("findings", kind="stable")
    chosen += [{**row, "why": "typical"} for row in rest.iloc[(len(rest) - 1) // 2 :].head(1).to_dict("records")]
    return pd.DataFrame(chosen, columns=[*known.columns, "why"])


# ------------------------------------------------------------------------------ which cells to confirm first


def doubtful_cells(
    findings: pd.DataFrame, files: pd.DataFrame, budget_lines: pd.DataFrame, participation: pd.DataFrame
) -> pd.DataFrame:
    """Cells with an error or a warning, those that would move a province's figure most first; one row a cell.

    The province's figure is, for counts, the sum over its districts of the legal segments (PU, BPU, Jakon, PMI; a total
    where a district sent no segments) of one month and metric; for budgets, the sum of the counted lines of one year and
    stage (the original budget where the stage is not told). ``at_stake`` (``unit`` workers or IDR) is the difference
    between the figure and what was computed from the sheet itself, where a rule computes it (:data:`DIFFERENCES`), else
    the whole figure; ``stakes`` says which. ``share_pct`` is ``at_stake`` as a share of the province's figure.

    A printed total is no row: it is weighed where the run of rows next to it adds up to what was computed, and so says
    of what place, time and unit it is. Cells whose figure enters no province's figure, or could not be read, have no
    weight here and no row. Of several findings in a cell the weightiest is told.

    Columns: finding_id, file, sheet, cell, severity, rule, area_code, area, province, period, segment, metric, at_stake,
    unit, stakes, share_pct, provenance.
    """
    rows = _figures(budget_lines, participation)
    wholes = rows[rows["enters"]].groupby(["province", "period", "metric"])["value"].sum().to_dict()
    by_cell, by_sheet = {}, defaultdict(list)
    for row in rows.to_dict("records"):
        by_cell[row["file"], row["sheet"], row["cell"]] = row
        by_sheet[row["file"], row["sheet"]].append(
            row | dict(zip(("column", "line"), _place(row["cell"]), strict=True))
        )
    found = _of_sent(findings, files)
    found = found[found["severity"].isin(DOUBTS)]
    weighed = []
    for finding in found.to_dict("records"):
        for cell in finding["cell"].split():
            at = (finding["file"], finding["sheet"], cell)
            row = by_cell.get(at)
            if row is not None:
                weight = _of_row(finding, row)
            else:
                row, weight = _of_total(finding, cell, by_sheet.get(at[:2], []))
            if row is None or not row["enters"] or not weight[0]:
                continue
            metric = row["metric"] if row["metric"] else "murni"
            whole = wholes.get((row["province"], row["period"], metric), 0.0)
            if not whole:
                continue
            weighed.append({
                **{name: finding[name] for name in ("finding_id", "file", "sheet", "severity", "rule", "provenance")}, "cell": cell,
                **{name: row[name] for name in ("area_code", "area", "province", "period", "segment", "metric", "unit")},
                "at_stake": weight[0], "stakes": weight[1], "share_pct": 100 * weight[0] / whole,
            })  # fmt: skip
    columns = ["finding_id", "file", "sheet", "cell", "severity", "rule", "area_code", "area", "province", "period",
               "segment", "metric", "at_stake", "unit", "stakes", "share_pct", "provenance"]  # fmt: skip
    frame = pd.DataFrame(weighed, columns=columns).sort_values(
        ["share_pct", "file", "sheet", "cell"], ascending=[False, True, True, True], kind="stable"
    )
    return frame.drop_duplicates(["file", "sheet", "cell"]).reset_index(drop=True)


def to_confirm(doubtful: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """The ``most`` weightiest of :func:`doubtful_cells`, one row for each rule and sender: one fault seldom comes alone.

    The sender is the district, or the file where its cells are of several. ``others`` is how many more cells of that
    sender the same rule doubts.
    """
    sender = doubtful["area_code"].where(doubtful["area_code"] != "", doubtful["file"])
    marked = doubtful.assign(_sender=sender)
    others = marked.groupby(["_sender", "rule"])["cell"].transform("size") - 1
    kept = marked.assign(others=others).drop_duplicates(["_sender", "rule"]).head(most)
    return kept.drop(columns="_sender").reset_index(drop=True)


def _figures(budget_lines: pd.DataFrame, participation: pd.DataFrame) -> pd.DataFrame:
    """Sent counts and amounts in one shape; ``metric`` is the metric of a count or the stage of an amount, ``enters``
    whether the figure is part of the province's."""
    kept = ["district_code", "district", "province", "segment", "file", "sheet", "cell"]
    lines = sent(budget_lines)
    lines = lines[lines["amount_idr"].notna()]
    money = lines[kept].assign(
        period=lines["fiscal_year"], metric=lines["stage"], value=lines["amount_idr"].astype(float), unit="IDR",
        enters=(lines["counted"].fillna(False).astype(bool) & (lines["district_code"] != "") & (lines["fiscal_year"] != "")),
    )  # fmt: skip
    counts = sent(participation)
    counts = counts[counts["workers"].notna()]
    key = ["district_code", "period", "metric"]
    by_segment = counts[counts["segment"].isin(LEGAL)][key].drop_duplicates()
    split = counts[key].merge(by_segment, on=key, how="left", indicator=True)["_merge"].eq("both").to_numpy()
    alone = (counts["segment"] == "total").to_numpy() & ~split
    people = counts[kept].assign(
        period=counts["period"], metric=counts["metric"], value=counts["workers"].astype(float), unit="workers",
        enters=(counts["segment"].isin(LEGAL).to_numpy() | alone)
        & counts["metric"].isin(["potential", "registered", "active"]).to_numpy() & (counts["district_code"] != "").to_numpy(),
    )  # fmt: skip
    every = pd.concat([money, people], ignore_index=True)
    # Of several cells the figure stands in the first.
    every["cell"] = every["cell"].str.split().str[0].fillna("")
    return every.rename(columns={"district_code": "area_code", "district": "area"})


def _of_row(finding: dict, row: dict) -> tuple[float, str]:
    expected = printed_number(finding["expected"])
    if finding["rule"] in DIFFERENCES and expected is not None:
        return abs(row["value"] - expected), "difference"
    return abs(row["value"]), "whole"


def _of_total(finding: dict, cell: str, rows: list[dict]) -> tuple[dict | None, tuple[float, str]]:
    """Of what a printed total is, and by how much it differs; ``None`` where the rows beside it do not tell."""
    found, expected = printed_number(finding["found"]), printed_number(finding["expected"])
    if finding["rule"] not in DIFFERENCES or found is None or not expected:
        return None, (0.0, "")
    for run in _runs(*_place(cell), rows):
        parts, scale = _adding_up(run, expected)
        # The difference may lie in any of the parts: it counts where all of them do.
        if parts and all(part["enters"] and _kind(part) == _kind(parts[0]) for part in parts):
            of = dict(parts[0])
            for name, several in (("segment", "total"), ("area", ""), ("area_code", "")):
                of[name] = of[name] if len({part[name] for part in parts}) == 1 else several
            return of, (abs(found - expected) * scale, "difference")
    return None, (0.0, "")


def _kind(row: dict) -> tuple[str, ...]:
    return row["province"], row["period"], row["metric"], row["unit"]


def _runs(column: int, line: int, rows: list[dict]) -> list[list[dict]]:
    """The rows above, below, left and right of a cell, nearest first."""
    down = sorted((row for row in rows if row["column"] == column), key=lambda row: row["line"])
    across = sorted((row for row in rows if row["line"] == line), key=lambda row: row["column"])
    return [
        [row for row in reversed(down) if row["line"] < line],
        [row for row in down if row["line"] > line],
        [row for row in reversed(across) if row["column"] < column],
        [row for row in across if row["column"] > column],
    ]


def _adding_up(run: list[dict], expected: float) -> tuple[list[dict], int]:
    """The first rows (two at least) that add up to a number in full, in thousands or in millions, and which of these."""
    added = 0.0
    for place, row in enumerate(run, start=1):
        added += row["value"]
        for scale in SCALES:
            if place > 1 and abs(added - expected * scale) < 0.5 * scale:
                return run[:place], scale
    return [], 1


def _place(cell: str) -> tuple[int, int]:
    """Column and row of an address, both from 1; zero where it is none."""
    parts = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    if not parts:
        return 0, 0
    column = 0
    for letter in parts[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(parts[2])


def printed_number(text: str) -> float | None:
    """The whole number that a finding quotes (``11.997.291.600``, ``Rp38,961,000.00``); ``None`` where it is another text.

    People and rupiah have no fractions: a single group of three digits after a mark is a group of thousands.
    """
    bare = re.sub(r"^Rp\.?\s*|[.,]00$|,-$", "", str(text).strip())
    if re.fullmatch(r"-?\d+", bare):
        return float(bare)
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+|-?\d{1,3}(?:,\d{3})+", bare):
        return float(re.sub(r"[.,]", "", bare))
    return None
