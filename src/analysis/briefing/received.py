"""What was sent, what is wrong with it, in sentences: computed from counts of rows, silent where nothing was sent."""

from __future__ import annotations

import pandas as pd

from analysis import measures
from analysis.briefing.sentence import Said, Sentence, count, reference, say
from analysis.reference import districts
from analysis.reference.language import term

SILENT = Sentence("", "")


def _one(counts: pd.DataFrame, measure: str, state: str = "") -> dict:
    (row,) = counts[(counts["measure"] == measure) & (counts["state"] == state)].to_dict("records")
    return row


def _all_districts(lang: str | None) -> Said:
    return reference("districts:count", float(len(districts())), "", lang)


def deliveries(counts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """How many files were sent, of what kind, and how many could not be read; or that none was sent."""
    if counts.empty:
        return say("nothing_sent", lang)
    kinds = {
        kind: count(_one(counts, "files_of_kind", kind), lang, bare=True)
        for kind in ("budget", "participation", "other")
    }
    said = say("files_sent", lang, files=count(_one(counts, "files_sent"), lang), **kinds)
    partly, refused = (_one(counts, "files_of_status", status) for status in ("partly_read", "refused"))
    unreadable = _one(counts, "files_of_kind", "unreadable")
    if partly["value"] or refused["value"] or unreadable["value"]:
        return said + say("files_unread", lang, partly=count(partly, lang), refused=count(refused, lang))
    return said + say("files_all_read", lang)


def _names(counts: pd.DataFrame, *states: str) -> str:
    return ", ".join(counts.loc[counts["state"].isin(states), "area"].drop_duplicates())


def completeness(counts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Which districts have sent no budget, which no counts, which neither, by name."""
    if set(counts["state"]) <= {"nothing"}:
        return SILENT
    said = say("sent_alike", lang)
    for sentence, states in (
        ("without_budget", ("counts_only",)),
        ("without_counts", ("budget_only",)),
        ("without_figures", ("unread",)),
        ("without_both", ("nothing",)),
    ):
        names = _names(counts, *states)
        if names:
            said += say(sentence, lang, names=names)
    if not _names(counts, "counts_only", "budget_only", "unread", "nothing"):
        said = say("all_sent", lang, all=_all_districts(lang))
    return _stamped(said, counts, lang)


def title_completeness(counts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Whether every district sent both, or that some or all did not."""
    states = set(counts["state"])
    if states <= {"nothing"}:
        return say("title_nothing_sent", lang)
    return _stamped(say("title_all_sent" if states == {"both"} else "title_some_sent", lang), counts, lang)


def doubts_found(counts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """How many errors, warnings and notices the sent files have."""
    if counts.empty:
        return SILENT
    found = {
        severity: count(_one(counts, "findings", severity), lang, bare=True)
        for severity in ("error", "warning", "info")
    }
    return say("findings_in_all", lang, **found)


def title_doubts(by_rule: pd.DataFrame, lang: str | None = None) -> Sentence:
    """The rule with most findings, by name."""
    return _most("title_doubts", by_rule, lang)


def title_read(by_rule: pd.DataFrame, lang: str | None = None) -> Sentence:
    """What was most often read otherwise than it stands."""
    return _most("title_read", by_rule, lang)


def _most(sentence: str, by_rule: pd.DataFrame, lang: str | None) -> Sentence:
    if by_rule.empty:
        return say("title_nothing_sent", lang)
    top = by_rule.groupby("definition")["value"].sum().idxmax().rpartition("/")[2]
    return _stamped(say(sentence, lang, rule=rule_words(top, lang)), by_rule, lang)


def rule_words(rule: str, lang: str | None = None) -> str:
    """A rule in words."""
    try:
        return term(f"findings.{rule}", lang)
    except KeyError:
        return rule.replace("_", " ")


def title_districts(by_district: pd.DataFrame, lang: str | None = None) -> Sentence:
    """The district with most errors and warnings, by name."""
    if by_district.empty:
        return say("title_nothing_sent", lang)
    top = by_district.sort_values(["value", "area_code"], ascending=[False, True]).iloc[0]
    return _stamped(
        say("title_districts" if top["value"] else "title_no_doubts", lang, area=top["area"]), by_district, lang
    )


def cells(counts: pd.DataFrame, by_role: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Whether every non-empty cell has its role, how many went into rows of data, and whether any is unexplained."""
    if counts.empty:
        return SILENT
    every, told = _one(counts, "cells_of_files"), _one(counts, "cells_with_role")
    alike = every["value"] == told["value"]
    said = say("cells_all" if alike else "cells_some", lang, cells=count(every, lang), told=count(told, lang))
    said += say("cells_in_rows", lang, rows=count(_one(counts, "cells_in_rows"), lang))
    unexplained = (by_role["definition"] == "unexplained").any()
    return said + say("cells_unexplained" if unexplained else "cells_explained", lang)


def title_roles(counts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """That every cell has a role, or that some have none."""
    if counts.empty:
        return say("title_nothing_sent", lang)
    alike = _one(counts, "cells_of_files")["value"] == _one(counts, "cells_with_role")["value"]
    return _stamped(say("title_roles" if alike else "title_roles_some", lang), counts, lang)


def to_confirm(cells: pd.DataFrame, files: pd.DataFrame, lang: str | None = None) -> Sentence:
    """What the table of cells to confirm first says, or that there is no such cell."""
    if measures.deliveries(files).empty:
        return say("none_sent", lang)
    if cells.empty:
        return _stamped(say("nothing_to_confirm", lang), files, lang)
    top = cells.iloc[0]
    place = top["area"] or top["province"]
    sentence = "confirm_difference" if top["stakes"] == "difference" else "confirm_whole"
    return _stamped(say(sentence, lang, place=place, rule=rule_words(top["rule"], lang).lower()), cells, lang)


def _stamped(said: Sentence, rows: pd.DataFrame, lang: str | None) -> Sentence:
    """The sentence, stamped where a row that it rests on is invented: it may name no number."""
    invented = (rows["provenance"] == "simulated").any()
    return Sentence(said.text, said.html, said.facts, term("chart.simulated", lang)) if invented else said
