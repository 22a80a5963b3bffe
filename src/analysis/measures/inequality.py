"""Inequality of coverage between districts, and how firm a ranking of them is.

With shares w of the potential workers and coverage x of district i, mean m = sum(w x):

    Gini           G = sum_ij w_i w_j |x_i - x_j| / (2 m)                                Sen 1973
    Theil          T = sum_i s_i ln(s_i / w_i), s_i = w_i x_i / m                         Theil 1967
      between      T_b = sum_g S_g ln(S_g / W_g), of the groups' shares S and W
      within       T_w = sum_g S_g T_g;  T = T_b + T_w
    concentration  C = 2 / m sum_i w_i x_i R_i - 1, R_i the rank by poverty as a share    Kakwani, Wagstaff, van Doorslaer 1997

G and T are 0 where all are covered alike. C is below 0 where the poor districts are covered better. The districts are all of
them, not a sample: what is uncertain is the denominator; ``low`` and ``high`` hold the figure and 95 of 100 draws of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.special import rel_entr
from scipy.stats import kendalltau, rankdata

from analysis.measures.facts import fact, facts_frame
from analysis.reference import PROVINCES, Definition, assumption, districts

DRAWS = 1_000
SEED = 20_231_025  # the day of the evaluation: the same draws in every run
BOTH = "11+12"


@dataclass(frozen=True)
class Theil:
    """Theil's T and its parts between and within groups; ``parts``: what each group adds to the part within."""

    total: float
    between: float
    within: float
    parts: dict[str, float]


def gini(values: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """The Gini index of values that each count for their weight; 0 equal, 1 at most. Raises ``ValueError`` for bad input."""
    return float(_gini(*_checked(values, weights)))


def theil(
    values: Sequence[float], weights: Sequence[float] | None = None, groups: Sequence[str] | None = None
) -> Theil:
    """Theil's T of values that each count for their weight, split by groups. Raises ``ValueError`` for bad input."""
    x, w = _checked(values, weights)
    labels = np.asarray(groups if groups is not None else [""] * len(x), dtype=str)
    if len(labels) != len(x):
        raise ValueError(f"{len(x)} values and {len(labels)} groups")
    total, between, parts = _theil(x, w, labels)
    return Theil(
        float(total),
        float(between),
        float(sum(parts.values())),
        {name: float(part) for name, part in parts.items()} if groups is not None else {},
    )


def concentration(values: Sequence[float], by: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """The concentration index of values over ranks from the highest of ``by`` (the poorest) to the lowest.

    Below 0: the poorest have more than their share. Those of one rank share its middle. Raises ``ValueError`` for bad input.
    """
    x, w = _checked(values, weights)
    poverty = np.asarray(by, dtype=float)
    if poverty.shape != x.shape or np.isnan(poverty).any():
        raise ValueError("one rank for each value, and none missing")
    return float(_concentration(x, w, poverty))


def ranking(covered: pd.DataFrame, draws: int = DRAWS) -> pd.DataFrame:
    """The rank of each district and how firm it is, one row a fact: measure ``coverage_rank`` (1 the best covered).

    For every definition and period that at least eight districts have in common. ``low`` and ``high`` are the ranks between
    which it stands in 95 of 100 draws of the denominators (``assumptions.csv``, ``denominator_rse``).
    ``rank_agreement``: Kendall's tau-b of the rankings of two definitions of one period, over the districts that both have.
    """
    made, ranks = [], {}
    for key, rows in _like(covered):
        values = rows["value"].to_numpy()
        drawn = _ranks(values / _denominators(len(rows), draws))
        low, high = np.percentile(drawn, [2.5, 97.5], axis=0, method="inverted_cdf")
        own = _ranks(values[None, :])[0]
        for place, row in enumerate(rows.to_dict("records")):
            about = {**row, "definition": key[1]}
            made.append(
                fact("coverage_rank", about, own[place], "rank", row["inputs"], low=low[place], high=high[place])
            )
        ranks[key] = rows.assign(rank=own).set_index("area_code")
    for first, second in combinations(sorted(ranks), 2):
        if first[0] == second[0] and first[2] == second[2]:
            made += _agreement(ranks[first], ranks[second], first, second)
    return facts_frame(made)


def inequality(covered: pd.DataFrame, context: pd.DataFrame) -> pd.DataFrame:
    """Facts on how unequal coverage is, one row a fact: for every definition and period that at least eight districts share.

    ``coverage_gini``, ``coverage_theil``, ``coverage_theil_between`` and ``_within`` (index; the two provinces are the groups),
    ``coverage_concentration`` (index, against the poverty rate of the same or the last year before). ``districts_alike`` (districts): how
    many share the definition and period that most share. Where districts state
    no potential, none is made: unweighted figures would be of districts, not of workers.
    """
    potentials = _potentials(covered)
    made = [*_most_alike(covered)]
    for (period, definition, provenance), rows in _like(covered):
        told = Definition.parse(definition)
        own = potentials.get((period, told.scope, told.basis, provenance))
        if own is None:
            continue
        both = rows.merge(own[["area_code", "value", "inputs"]], on="area_code", suffixes=("", "_of"))
        if len(both) < _least():
            continue
        inputs = tuple(dict.fromkeys(one for part in (*both["inputs"], *both["inputs_of"]) for one in part))
        about = {"area_code": BOTH, "area": " + ".join(PROVINCES.values()), "period": period, "segment": "total"}
        about |= {"definition": definition, "provenance": provenance}
        made += _indices(about, both, inputs, _poverty(context, period))
    return facts_frame(made)


# ---- parts -------------------------------------------------------------------------------------


# Values and weights of these may have rows of draws before the districts.


def _gini(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    order = np.argsort(x, axis=-1, kind="stable")
    x, w = np.take_along_axis(x, order, -1), np.take_along_axis(w, order, -1)
    w = w / w.sum(axis=-1, keepdims=True)
    # Of two districts the better covered counts with the weight below it, less that above it.
    below = np.cumsum(w, axis=-1) - w
    return _of_mean((w * x * (2 * below + w - 1)).sum(axis=-1), (w * x).sum(axis=-1))


def _theil(x: np.ndarray, w: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """T, its part between groups, and what each group adds within."""
    w = w / w.sum(axis=-1, keepdims=True)
    share = _of_mean(w * x, (w * x).sum(axis=-1, keepdims=True))
    total, between, parts = rel_entr(share, w).sum(axis=-1), np.zeros(x.shape[:-1]), {}
    for name in sorted(set(groups.tolist())):
        own = groups == name
        held, counted = share[..., own].sum(axis=-1), w[..., own].sum(axis=-1)
        between = between + rel_entr(held, counted)
        parts[name] = rel_entr(share[..., own], w[..., own] * _of_mean(held, counted)[..., None]).sum(axis=-1)
    covered = (x > 0).any(axis=-1)
    return np.where(covered, total, 0.0), np.where(covered, between, 0.0), parts


def _concentration(x: np.ndarray, w: np.ndarray, by: np.ndarray) -> np.ndarray:
    w = w / w.sum(axis=-1, keepdims=True)
    steps, of = np.unique(-by, return_inverse=True)
    member = (of[:, None] == np.arange(len(steps))).astype(float)
    mass = w @ member
    middle = (np.cumsum(mass, axis=-1) - mass / 2) @ member.T
    return _of_mean((w * x * (2 * middle - 1)).sum(axis=-1), (w * x).sum(axis=-1))


def _of_mean(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """A part of a whole; nothing of nothing is nothing."""
    part, whole = np.broadcast_arrays(np.asarray(part, dtype=float), np.asarray(whole, dtype=float))
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole != 0)


def _checked(values: Sequence[float], weights: Sequence[float] | None) -> tuple[np.ndarray, np.ndarray]:
    x = np.asarray(values, dtype=float)
    w = np.ones_like(x) if weights is None else np.asarray(weights, dtype=float)
    if x.ndim != 1 or not len(x) or x.shape != w.shape:
        raise ValueError("values and weights are two rows of one length, not empty")
    if np.isnan(x).any() or np.isnan(w).any() or (x < 0).any() or (w < 0).any() or not w.sum() > 0:
        raise ValueError("values and weights are numbers from 0 on, and some weight is above it")
    return x, w / w.sum()


def _least() -> int:
    return int(assumption("least_districts_alike").value)


def _like(covered: pd.DataFrame) -> Iterable[tuple[tuple[str, str, str], pd.DataFrame]]:
    """Those of :func:`_alike` that at least eight districts share."""
    yield from ((key, rows) for key, rows in _alike(covered) if len(rows) >= _least())


def _alike(covered: pd.DataFrame) -> Iterable[tuple[tuple[str, str, str], pd.DataFrame]]:
    """Total coverage of the districts by period, definition (its denominator's vintage left out) and provenance."""
    rows = covered[
        (covered["measure"] == "coverage_pct")
        & (covered["segment"] == "total")
        & covered["area_code"].isin(districts()["district_code"])
    ]
    kinds = [_kind(text) for text in rows["definition"]]
    rows = rows.assign(_kind=kinds)
    rows = rows[rows["_kind"] != ""]
    for key, group in rows.groupby(["period", "_kind", "provenance"]):
        each = group.sort_values(["area_code", "definition"]).drop_duplicates("area_code", keep="last")
        yield key, each.drop(columns="_kind").reset_index(drop=True)


def _most_alike(covered: pd.DataFrame) -> Iterable[dict]:
    every = sorted(_alike(covered), key=lambda found: (len(found[1]), found[0]))
    if every:
        (period, definition, provenance), rows = every[-1]
        about = {"area_code": BOTH, "area": " + ".join(PROVINCES.values()), "period": period, "segment": "total"}
        inputs = [row for part in rows["inputs"] for row in part]
        yield fact(
            "districts_alike",
            {**about, "definition": definition, "provenance": provenance},
            len(rows),
            "districts",
            inputs,
        )


def _kind(text: str) -> str:
    told = Definition.parse(text)
    alike = told.why_unlike(told, vintage=False) is None  # what is not stated is like nothing
    return str(Definition(told.numerator, told.scope, told.basis)) if alike else ""


def _potentials(covered: pd.DataFrame) -> dict[tuple[str, str, str, str], pd.DataFrame]:
    """Potential workers of the areas by period, scope, kind of denominator and provenance, one row an area."""
    rows = covered[(covered["measure"] == "potential_workers") & (covered["segment"] == "total")]
    told = [Definition.parse(text) for text in rows["definition"]]
    rows = rows.assign(_scope=[one.scope for one in told], _basis=[one.basis for one in told])
    groups = rows.groupby(["period", "_scope", "_basis", "provenance"])
    return {key: group.drop_duplicates("area_code") for key, group in groups}


def _denominators(count: int, draws: int) -> np.ndarray:
    """Draws of what each denominator may be of the printed one: log-normal about 1."""
    spread = np.sqrt(np.log1p(assumption("denominator_rse").value ** 2))
    return np.random.default_rng(SEED).lognormal(-(spread**2) / 2, spread, (draws, count))


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks along each row, 1 for the highest; equals share the better rank."""
    return rankdata(-values, method="min", axis=1).astype(int)


def _agreement(first: pd.DataFrame, second: pd.DataFrame, one: tuple, other: tuple) -> Iterable[dict]:
    both = first.join(second[["rank", "inputs"]].add_suffix("_of"), how="inner")
    if len(both) < _least():
        return
    tau = float(kendalltau(both["rank"], both["rank_of"]).statistic)
    about = {"area_code": BOTH, "area": " + ".join(PROVINCES.values()), "period": one[0], "segment": "total"}
    about |= {"definition": f"{one[1]} ~ {other[1]}", "provenance": one[2]}
    inputs = [row for part in (*both["inputs"], *both["inputs_of"]) for row in part]
    yield fact("rank_agreement", about, tau, "index", inputs)


def _poverty(context: pd.DataFrame, period: str) -> pd.DataFrame:
    """The poverty rate of each district in the year of a period or the last before it."""
    rows = context[(context["indicator"] == "poverty_rate") & (context["period"].str[:4] <= period[:4])]
    return rows.sort_values("period").drop_duplicates("district_code", keep="last")


def _indices(about: dict, rows: pd.DataFrame, inputs: tuple[str, ...], poverty: pd.DataFrame) -> Iterable[dict]:
    values, weights = rows["value"].to_numpy(), rows["value_of"].to_numpy()
    factors = np.vstack([np.ones(len(rows)), _denominators(len(rows), DRAWS)])  # first as printed
    x, w = values / factors, weights * factors
    provinces = rows["area_code"].str[:2].to_numpy(dtype=str)

    def of(measure: str, index: np.ndarray, used: tuple[str, ...] = inputs) -> dict:
        own = float(index[0])
        low, high = np.percentile(index, [2.5, 97.5])
        # Errors of denominators only ever add to inequality: the figure itself may lie below all draws.
        return fact(measure, about, own, "index", used, low=min(own, float(low)), high=max(own, float(high)))

    total, between, parts = _theil(x, w, provinces)
    yield of("coverage_gini", _gini(x, w))
    yield of("coverage_theil", total)
    if len(parts) > 1:
        yield of("coverage_theil_between", between)
        yield of("coverage_theil_within", sum(parts.values()))
    known = rows.merge(
        poverty[["district_code", "value", "row_id"]],
        left_on="area_code",
        right_on="district_code",
        suffixes=("", "_poor"),
    )
    if len(known) == len(rows):
        order = known["value_poor"].to_numpy()
        yield of("coverage_concentration", _concentration(x, w, order), (*inputs, *known["row_id"]))


__all__ = ["Theil", "concentration", "gini", "inequality", "ranking", "theil"]
