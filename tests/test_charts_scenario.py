"""Figures of scenarios: members and cost month by month, what matters most, and where a budget goes."""

from __future__ import annotations

import dataclasses
import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts import Chart, allocation, marginal_cost, rules, scenario_cost, scenario_course, style, tornado
from analysis.charts.scenario import PAYERS, short_rupiah
from analysis.reference import districts, month_at, month_number, payer_label, payers
from test_charts import artists, overlap
from test_charts_intervals import fact, points, said

DEFINITION = "registered/PU+BPU/angkatan kerja 2024"
STEPS = ("Aceh: 1.500 pekerja rentan didaftarkan mulai Januari 2026.", "Potensi bertambah 1 persen setiap Januari.")
EVERY_PAYER = list(payers()["payer"])


def months(count: int, first: str = "2026-01") -> list[str]:
    return [month_at(month_number(first) + n) for n in range(count)]


def plan(count: int = 36, level: float = 407_773, step: float = 9_000, potential: float = 1_601_559, **more: object):
    """Members who grow by a step a month, potential workers by one percent a year."""
    at = np.arange(count)
    members, there = level + step * (at + 1), np.floor(potential * 1.01 ** (at // 12))
    frame = pd.DataFrame(
        {
            "area_code": "11",
            "area": "Aceh",
            "segment": "total",
            "period": months(count),
            "potential_workers": there,
            "members": members,
            "coverage_pct": 100 * members / there,
            "baseline_members": level,
            "new_members": members - level,
            "definition": DEFINITION,
            "provenance": "submitted",
        }
    )
    return frame.assign(**more)


def with_range(frame: pd.DataFrame, of: str = "members") -> pd.DataFrame:
    half = 0.01 * frame[of] * np.arange(1, len(frame) + 1) / len(frame)
    return frame.assign(low=frame[of] - 2 * half, high=frame[of] + half)


def unknown(**more: object) -> pd.DataFrame:
    nothing = dict.fromkeys(("members", "coverage_pct", "baseline_members"), math.nan)
    return plan(**nothing, **more)


def base(**more: object) -> pd.DataFrame:
    """The counts that a scenario starts from."""
    potential = fact("potential_workers", "2024", 1_601_559, definition="-/PU+BPU/angkatan kerja 2024", **more)
    return pd.DataFrame([fact("registered_workers", "2025-08", 407_773, **more), potential])


def bills(count: int = 36, payer_count: int = 9, idr: float = 250_000_000, saving: bool = True) -> pd.DataFrame:
    """Bills of two areas; of two payers some are less than nothing from the middle on."""
    rows = []
    for n, payer in enumerate(EVERY_PAYER[:payer_count]):
        for m, month in enumerate(months(count)):
            sign = -1 if saving and n in (1, 7) and m >= count / 2 else 1
            for area in ("Aceh Besar", "Pidie"):
                rows.append([area, month, payer, sign * round(idr * (1 + n / 4 + m % 5 / 9))])
    return pd.DataFrame(rows, columns=["area", "period", "payer", "cost_idr"])


def inputs(value: float = 52.3e9, one: float = 1e9) -> pd.DataFrame:
    """Bars about the plan, on either side of it, and one too narrow to be seen."""
    ends = {
        "counts": (-0.001, 0.001),
        "potential": (-4.0, 3.0),
        "take_up": (-9.0, -1.2),
        "lapse": (3.0, 34.0),
        "wage": (-6.0, 0.0),
    }
    rows = [
        [name, value, value + low * one, value + high * one, (high - low) * one] for name, (low, high) in ends.items()
    ]
    return pd.DataFrame(rows, columns=["input", "value", "low", "high", "width"])


def curve(times: float = 1) -> pd.DataFrame:
    """Two areas that cost the same between a cheaper and a dearer one."""
    return pd.DataFrame(
        {
            "area": ["Nias", "Pidie", "Dairi", "Karo"],
            "unit_cost_idr": [183_000.0, 201_600.0, 201_600.0, 245_000.0],
            "people": [times * 1_000, times * 4_000, times * 2_000, times * 500],
            "bought": [times * 1_000, times * 300, times * 200, 0],
        }
    )


def shares(count: int = 56) -> pd.DataFrame:
    every = districts()[["district_code", "district"]].head(count)
    at = np.arange(count)
    before = 20.0 + (at * 7) % 40
    return pd.DataFrame(
        {
            "area_code": every["district_code"].to_numpy(dtype=object),
            "area": every["district"].to_numpy(dtype=object),
            "workers": (at * 37) % 97 * 53 + 1,
            "cost_idr": ((at * 37) % 97 * 53 + 1) * 201_600.0,
            "gap_workers": 9_000,
            "coverage_before_pct": before,
            "coverage_after_pct": before + (at % 6) * 2.5 + 0.1,
        }
    )


def some() -> pd.DataFrame:
    """Of twelve districts two get nothing, and of two that get something coverage is not known."""
    frame = shares(12)
    frame.loc[[3, 5], ["workers", "cost_idr"]] = 0
    frame.loc[[1, 2], ["coverage_before_pct", "coverage_after_pct"]] = math.nan
    return frame


def by_rule(value: float = 758_653) -> pd.DataFrame:
    names = ["best", "equal", "by_gap", "poorest_first", "lowest_first"]
    return pd.DataFrame(
        {
            "rule": names,
            "value": [value * share for share in (1.0, 0.7, 0.93, 0.2, 0.5)],
            "workers": [758_653, 1_011_905, 1_016_226, 980_952, 979_207],
            "worker_months": 0,
            "cost_idr": [150e9, 200e9, 200e9, 200e9, 200e9],
            "areas": [52, 56, 56, 25, 20],
            "lowest_coverage_pct": 36.0,
            "below_floor": [0, 1, 1, 11, 2],
        }
    )


FORMS = {
    "course": lambda **k: scenario_course(with_range(plan()), base(), assumptions=STEPS, target_pct=43.54, **k),
    "course-12": lambda **k: scenario_course(plan(12), base(), target_pct=60, **k),
    "course-120": lambda **k: scenario_course(with_range(plan(120)), base(provenance="simulated"), target_pct=60, **k),
    "course-one": lambda **k: scenario_course(plan(1), target_pct=43.54, **k),
    "course-tiny": lambda **k: scenario_course(plan(level=3, step=1, potential=60), target_pct=60, **k),
    "course-huge": lambda **k: scenario_course(
        with_range(plan(level=4e8, step=1e6, potential=9e8, area="Kabupaten yang Namanya Panjang Sekali")),
        target_pct=60,
        **k,
    ),
    "course-same": lambda **k: scenario_course(plan(step=0), title="Skenario saya", **k),
    "course-new": lambda **k: scenario_course(with_range(unknown(), "new_members"), base(), target_pct=60, **k),
    "course-fewer": lambda **k: scenario_course(unknown(step=-50, level=0), **k),
    "cost": lambda **k: scenario_cost(bills(), base(), assumptions=STEPS, **k),
    "cost-12": lambda **k: scenario_cost(bills(12, 2, saving=False), title="Skenario saya", **k),
    "cost-120": lambda **k: scenario_cost(bills(120), provenance="simulated", **k),
    "cost-one": lambda **k: scenario_cost(bills(1, 3, 11, False), **k),
    "cost-less": lambda **k: scenario_cost(bills(24, 1).assign(cost_idr=-16_800.0), base(), **k),
    "cost-huge": lambda **k: scenario_cost(bills(36, idr=2.5e12), **k),
    "tornado": lambda **k: tornado(inputs(), "IDR", assumptions=STEPS, **k),
    "tornado-workers": lambda **k: tornado(inputs(39_280, 1_000), "workers", provenance="simulated", **k),
    "tornado-one": lambda **k: tornado(inputs(-5, 0.1).iloc[[1]], "workers", **k),
    "marginal": lambda **k: marginal_cost(curve(), 302_000_000, months=12, assumptions=STEPS, **k),
    "marginal-all": lambda **k: marginal_cost(curve(4_000_000), 9e15, provenance="simulated", **k),
    "marginal-none": lambda **k: marginal_cost(curve(), 1, facts=base(), **k),
    "allocation": lambda **k: allocation(shares(), facts=base(), assumptions=STEPS, **k),
    "allocation-some": lambda **k: allocation(some(), provenance="simulated", **k),
    "allocation-one": lambda **k: allocation(shares(1), **k),
    "rules": lambda **k: rules(by_rule(), "pekerja sampai target", assumptions=STEPS, **k),
    "rules-idr": lambda **k: rules(by_rule(2.19e9), "santunan", unit="IDR", provenance="simulated", **k),
}
# In Indonesian, whose words are longer, all are drawn; in English one of each kind.
ENGLISH = ["course", "course-new", "cost", "tornado", "marginal", "allocation-some", "rules"]
SPOKEN = [f"{name} id" for name in FORMS] + [f"{name} en" for name in ENGLISH]
LAYOUTS = [f"{name}{page}" for name in SPOKEN for page in ("", " narrow")]
WORDS = ("label", "heading", "axis-words", "row-name", "row-words", "reference-label")
AROUND = ("title", "subtitle", "key", "footer", "stamp")
MARKS = ("dot-", "before-", "after-", "name-mark", "bar-")


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    wide = {spoken: FORMS[spoken.split()[0]](lang=spoken.split()[1]) for spoken in SPOKEN}
    return wide | {f"{name} narrow": chart.narrow for name, chart in wide.items()}


def extents(chart: Chart) -> dict[str, list[Bbox]]:
    """The boxes of texts by kind, of the plot with the numbers of its axes, and of marks, in pixels."""
    with style.styled():
        renderer = FigureCanvasAgg(chart.figure).get_renderer()
        (axes,) = chart.figure.axes
        boxes = {"axes": [axes.get_tightbbox(renderer)]}
        for kind in (*AROUND, *WORDS):
            texts = [text for text in artists(chart, kind) if isinstance(text, Text) and text.get_text().strip()]
            boxes[kind] = [text.get_window_extent(renderer) for text in texts]
        boxes["ticks"] = [
            tick.label1.get_window_extent(renderer)
            for axis in (axes.xaxis, axes.yaxis)
            for tick in axis._update_ticks()  # those that are drawn
            if tick.label1.get_text().strip()
        ]
        boxes["marks"] = [mark.get_window_extent(renderer) for kind in MARKS for mark in artists(chart, kind)]
    return boxes


@pytest.fixture(scope="module")
def boxes_of(charts: dict[str, Chart]) -> dict[str, dict[str, list[Bbox]]]:
    return {name: extents(chart) for name, chart in charts.items()}


def boxes_in(chart: Chart, gid: str) -> list[tuple[float, float, float, float]]:
    """Left, right, bottom and top of the boxes of a path of bars."""
    (patch,) = [patch for patch in artists(chart, gid) if patch.get_gid() == gid]
    corners = patch.get_path().vertices.reshape(-1, 5, 2)
    return [(*sorted({x for x, _ in box}), *sorted({y for _, y in box})) for box in corners.tolist()]


# ------------------------------------------------------------------ layout


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_text_lies_on_the_page(charts: dict[str, Chart], boxes_of: dict, name: str) -> None:
    page = charts[name].figure.bbox
    for kind, found in boxes_of[name].items():
        for box in found:
            assert page.x0 <= box.x0 and box.x1 <= page.x1, kind
            assert page.y0 <= box.y0 and box.y1 <= page.y1, kind


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_two_words_lie_on_each_other_nor_on_a_mark(boxes_of: dict, name: str) -> None:
    boxes = boxes_of[name]
    words = [box for kind in (*WORDS, "ticks") for box in boxes[kind]]
    # Boxes of neighbouring lines touch by the depth of their descenders.
    assert not any(overlap(a, b, slack=4) for a, b in combinations(words, 2))
    assert not any(overlap(word, mark, slack=3) for word in words for mark in boxes["marks"])


@pytest.mark.parametrize("name", LAYOUTS)
def test_header_and_footer_keep_clear_of_all_else(boxes_of: dict, name: str) -> None:
    boxes = boxes_of[name]
    inner = [box for kind in (*WORDS, "axes") for box in boxes[kind]]
    assert not any(overlap(box, other, slack=2) for kind in AROUND for other in boxes[kind] for box in inner)


@pytest.mark.parametrize("name", LAYOUTS)
def test_type_is_large_enough(charts: dict[str, Chart], name: str) -> None:
    for text in charts[name].figure.findobj(Text):
        if text.get_text() and text.get_visible():
            assert text.get_fontsize() >= (6.5 if text.get_gid() == "footer" else 8), text.get_text()


@pytest.mark.parametrize("name", FORMS)
def test_the_narrow_figure_says_and_draws_the_same(charts: dict[str, Chart], name: str) -> None:
    wide, narrow = charts[f"{name} id"], charts[f"{name} id narrow"]
    assert (wide.figure.get_figwidth(), narrow.figure.get_figwidth()) == (style.WIDTH, style.NARROW)
    assert narrow == dataclasses.replace(wide, figure=narrow.figure)
    drawn = ("dot-", "line-", "band-", "bar", "net", "before-", "after-", "change-", "bought", "curve", "rule")
    for kind in drawn:
        assert sorted(a.get_gid() for a in artists(wide, kind)) == sorted(a.get_gid() for a in artists(narrow, kind))
    for kind in ("label", "row-name", "row-words", "heading", "reference-label"):
        # Words may wrap elsewhere, but none is lost.
        assert sorted(said(wide, kind).split()) == sorted(said(narrow, kind).split())


@pytest.mark.parametrize("name", FORMS)
def test_the_same_frame_gives_the_same_bytes(charts: dict[str, Chart], name: str) -> None:
    assert charts[f"{name} id"].svg() == FORMS[name](lang="id").svg()


@pytest.mark.parametrize("name", ["course", "cost", "tornado", "marginal", "allocation-some", "rules"])
def test_the_narrow_figure_is_the_same_each_time(charts: dict[str, Chart], name: str) -> None:
    narrow = FORMS[name](lang="id").narrow.svg()
    assert charts[f"{name} id narrow"].svg() == narrow != charts[f"{name} id"].svg()


def test_a_picture_is_the_same_each_time(tmp_path) -> None:
    for name in ("course-12", "cost-12"):
        files = [FORMS[name](lang="id").save(tmp_path / part) for part in ("a", "b")]
        assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]


# ------------------------------------------------------------------ what a figure rests on

SIMULATED = {
    "course": lambda p: scenario_course(plan(), base(provenance=p), lang="en"),
    "course-column": lambda p: scenario_course(plan(provenance=p), lang="en"),
    "cost": lambda p: scenario_cost(bills(6), base(provenance=p), lang="en"),
    "cost-given": lambda p: scenario_cost(bills(6), provenance=p, lang="en"),
    "cost-column": lambda p: scenario_cost(bills(6).assign(provenance=p), lang="en"),
    "tornado": lambda p: tornado(inputs(), "IDR", provenance=p, lang="en"),
    "tornado-facts": lambda p: tornado(inputs(), "IDR", facts=base(provenance=p), lang="en"),
    "marginal": lambda p: marginal_cost(curve(), 1e8, provenance=p, lang="en"),
    "allocation": lambda p: allocation(shares(3), provenance=p, lang="en"),
    "allocation-column": lambda p: allocation(shares(3).assign(provenance=["", p, ""]), lang="en"),
    "rules": lambda p: rules(by_rule(), "workers", provenance=p, lang="en"),
}


@pytest.mark.parametrize("name", SIMULATED)
def test_what_is_simulated_stamps_the_figure(name: str) -> None:
    plain = SIMULATED[name]("submitted")
    assert (
        "SIMULATED" not in plain.title + plain.alt and not artists(plain, "stamp") and not artists(plain, "watermark")
    )
    assert "simulated" not in plain.footer
    for chart in (SIMULATED[name]("simulated"), SIMULATED[name]("simulated").narrow):
        assert chart.title.startswith("SIMULATED") and chart.alt.startswith("SIMULATED")
        assert "SIMULATED" in said(chart, "stamp") and artists(chart, "watermark")


@pytest.mark.parametrize("name", ["course-column", "cost-given", "tornado", "marginal", "allocation", "rules"])
def test_what_the_user_supposed_is_said_in_the_footer(name: str) -> None:
    assert "the user's own supposition, not data" in SIMULATED[name]("supposed").footer
    assert "supposition" not in SIMULATED[name]("submitted").footer
    assert "Source: district submissions" in SIMULATED[name]("submitted").footer
    assert "Source" not in SIMULATED[name]("supposed").footer


@pytest.mark.parametrize("name", ["course", "cost"])
def test_the_footer_has_assumptions_first_then_source_month_definition_and_trace(name: str) -> None:
    chart, ids = FORMS[name](lang="en"), base()["fact_id"]
    assert chart.footer.startswith(" ".join(STEPS) + " Source: BPJS Ketenagakerjaan (2025-10). ")
    assert "Data: 2024, August 2025. Definition: registered; PU+BPU |" in chart.footer
    assert chart.footer.endswith(" ".join(ids)) and list(chart.facts) == list(ids)
    assert [fact.fact_id for fact in chart.drawn] == list(ids)
    drawn = " ".join(text.get_text() for text in artists(chart, "footer"))
    assert drawn == chart.footer


@pytest.mark.parametrize("name", ["tornado", "marginal", "allocation", "rules"])
def test_every_form_carries_its_assumptions(name: str) -> None:
    assert FORMS[name](lang="id").footer.startswith(" ".join(STEPS))


def test_facts_may_be_empty_and_many_keep_the_footer_short() -> None:
    for empty_facts in (None, base().iloc[:0], pd.DataFrame()):
        chart = scenario_course(plan(), empty_facts, lang="en")
        assert chart.facts == () and chart.footer.startswith(
            "Source: district submissions. Definition: registered; PU+BPU"
        )
    many = pd.DataFrame([fact("registered_workers", "2025-08", n, area_code=f"{n}") for n in range(300)])
    chart = scenario_cost(bills(6), many, lang="en")
    assert len(chart.facts) == 300 and chart.footer.endswith("and 299 more") and len(chart.footer) < 400


def test_frames_are_not_changed() -> None:
    frames = [with_range(plan()), base(), bills(6), inputs(), curve(), shares(5), by_rule()]
    kept = [frame.copy(deep=True) for frame in frames]
    course, facts, costs, bars, steps, areas, compared = frames
    scenario_course(course, facts, target_pct=50)
    scenario_cost(costs, facts)
    tornado(bars, "IDR", facts=facts)
    marginal_cost(steps, 1e8)
    allocation(areas)
    rules(compared, "workers")
    for frame, before in zip(frames, kept, strict=True):
        pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    "draw",
    [
        lambda **k: scenario_course(plan().iloc[:0], **k),
        lambda **k: scenario_course(unknown(new_members=math.nan), **k),
        lambda **k: scenario_cost(bills().iloc[:0], **k),
        lambda **k: scenario_cost(bills().assign(cost_idr=0.0), **k),
        lambda **k: tornado(inputs().iloc[:0], "IDR", **k),
        lambda **k: marginal_cost(curve().iloc[:0], 1e9, **k),
        lambda **k: marginal_cost(curve(0), 1e9, **k),
        lambda **k: allocation(shares().assign(workers=0, cost_idr=0), **k),
        lambda **k: rules(by_rule().iloc[:0], "workers", **k),
    ],
)
def test_a_frame_with_nothing_to_draw_says_so(draw) -> None:
    chart = draw(lang="id")
    assert chart.nothing and "tidak ada angka ditemukan" in chart.alt and chart.facts == ()


@pytest.mark.parametrize(
    ("draw", "frame", "needed"),
    [
        (scenario_course, plan(2), list(plan().columns)),
        (scenario_cost, bills(2), ["period", "payer", "cost_idr"]),
        (lambda f: tornado(f, "IDR"), inputs(), ["input", "value", "low", "high"]),
        (lambda f: marginal_cost(f, 1e9), curve(), ["unit_cost_idr", "people", "bought"]),
        (
            allocation,
            shares(2),
            ["area_code", "area", "workers", "cost_idr", "coverage_before_pct", "coverage_after_pct"],
        ),
        (lambda f: rules(f, "x"), by_rule(), ["rule", "value", "workers", "cost_idr", "areas", "below_floor"]),
    ],
)
def test_a_missing_column_and_an_endless_number_are_refused(draw, frame: pd.DataFrame, needed: list[str]) -> None:
    for column in needed:
        with pytest.raises(ValueError, match=f"needs the columns {column}"):
            draw(frame.drop(columns=column))
    for column in frame.select_dtypes("number").columns.intersection(needed):
        with pytest.raises(ValueError, match=f"finite numbers, and {column} is not"):
            draw(frame.assign(**{column: math.inf}))


# ------------------------------------------------------------------ members


def test_the_lines_run_through_the_numbers_of_the_frame() -> None:
    frame = with_range(plan())
    chart = scenario_course(frame, base(), target_pct=43.54)
    at = frame["period"].map(month_number)
    assert points(chart, "line-members") == list(zip(at, frame["members"], strict=True))
    assert points(chart, "line-baseline") == list(zip(at, frame["baseline_members"], strict=True))
    assert points(chart, "dot-members") == [(month_number("2028-12"), frame["members"].iloc[-1])]
    # 43.54 percent of 1,601,559 workers are 697,318.8; of 1,617,574 and 1,633,750 in the years after 704,291.7 and 711,334.8.
    needed = [697_319] * 12 + [704_292] * 12 + [711_335] * 12
    assert points(chart, "line-needed") == list(zip(at, needed, strict=True))
    (members,), (baseline,) = artists(chart, "line-members"), artists(chart, "line-baseline")
    assert (members.get_color(), baseline.get_color()) == (style.BLUE, style.GREY)


def test_the_order_of_rows_does_not_matter() -> None:
    frame = with_range(plan())
    assert scenario_course(frame.iloc[::-1], target_pct=50).svg() == scenario_course(frame, target_pct=50).svg()


@pytest.mark.parametrize(
    ("pct", "of", "needed"), [(60, 100, 60), (16.1, 1_000, 161), (60, 101, 61), (0, 50, 0), (100, 50, 50)]
)
def test_a_target_asks_for_whole_workers(pct: float, of: int, needed: int) -> None:
    chart = scenario_course(plan(3, level=10, step=1, potential=of), target_pct=pct)
    assert {y for _, y in points(chart, "line-needed")} == {needed}


def test_the_band_runs_from_low_to_high() -> None:
    frame = with_range(plan())
    chart = scenario_course(frame, lang="id")
    (band,) = artists(chart, "band-")
    edge, n = [tuple(point) for point in band.get_xy()], len(frame)
    at = frame["period"].map(month_number)
    assert edge[:n] == list(zip(at, frame["low"], strict=True))
    assert edge[n : 2 * n] == list(zip(at, frame["high"], strict=True))[::-1]
    assert "pita: rentang 80 persen" in chart.subtitle
    plain = scenario_course(plan(), lang="id")
    assert not artists(plain, "band-") and "pita" not in plain.subtitle


def test_the_ends_are_told_in_words() -> None:
    chart = scenario_course(with_range(plan()), target_pct=43.54, lang="id")
    # 407,773 and 36 times 9,000; 731,773 of 1,633,750 are 44.79 percent.
    words = [
        "731.773 peserta, Desember 2028 cakupan 44,79 persen rentang 80 persen: 717.138 sampai 739.091",
        "407.773 sekarang, tanpa skenario",
        "711.335 diperlukan untuk 43,54 persen tercapai",
    ]
    assert all(word in said(chart) for word in words)
    assert chart.title == "Aceh: 731.773 peserta pada Desember 2028 menurut skenario, 407.773 tanpa skenario"
    parts = [
        "peserta, Desember 2028: 731.773 pekerja, cakupan 44,79 persen, rentang 80 persen: 717.138 sampai 739.091",
        "peserta, Januari 2026: 416.773 pekerja",
        "sekarang, tanpa skenario: 407.773 pekerja",
        "diperlukan untuk 43,54 persen: 711.335 pekerja, tercapai",
    ]
    assert all(part in chart.alt for part in parts)
    short = scenario_course(plan(), target_pct=60, lang="en")
    # 60 percent of 1,633,750 are 980,250: 248,477 more than 731,773.
    assert "980,250 needed for 60 percent 248,477 short of it" in said(short)
    same = scenario_course(plan(step=0), lang="en")
    assert same.title == "Aceh: 407,773 members in December 2028 under the scenario, the same as without it"


def test_area_and_segment_are_named_whatever_the_title() -> None:
    own = scenario_course(plan(segment="perangkat_desa"), title="my plan", lang="en")
    assert own.title == "my plan" and own.subtitle.startswith("Aceh · Registered workers, workers · village officials")
    assert (
        "Aceh, village officials: 731,773 members" in scenario_course(plan(segment="perangkat_desa"), lang="en").title
    )
    assert scenario_course(plan(definition="active/PU/-"), lang="en").subtitle.startswith(
        "Active members, workers · active; PU"
    )


def test_where_members_are_not_known_the_new_ones_are_drawn_from_zero() -> None:
    frame = unknown()
    chart = scenario_course(frame, target_pct=60, lang="en")
    at = frame["period"].map(month_number)
    assert points(chart, "line-members") == list(zip(at, frame["new_members"], strict=True))
    assert not artists(chart, "line-needed") and not artists(chart, "line-baseline") and artists(chart, "zero")
    assert chart.figure.axes[0].get_ylim()[0] == 0
    assert (
        "coverage is not known" in chart.subtitle and "a target of 60 percent cannot be set beside it" in chart.subtitle
    )
    assert "324,000 new, December 2028" in said(chart) and "coverage" not in said(chart)
    assert chart.title == "Aceh: 324,000 new members in December 2028 under the scenario"
    together = scenario_course(unknown(area_code="", area="56 daerah"), lang="id")
    assert "cakupan semua daerah bersama tidak dihitung" in together.subtitle
    fewer = scenario_course(unknown(step=-50), lang="id").figure.axes[0].get_ylim()
    assert fewer[0] < -1_800 and fewer[1] > 0


def test_where_potential_is_not_known_members_are_drawn_without_coverage() -> None:
    chart = scenario_course(plan(potential_workers=math.nan, coverage_pct=math.nan), target_pct=60, lang="en")
    assert artists(chart, "line-members") and not artists(chart, "line-needed")
    assert "potential workers are not known" in chart.subtitle and "coverage" not in said(chart)


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    high, low = scenario_course(plan(12), lang="en"), scenario_course(plan(12, step=60_000), lang="en")
    assert high.figure.axes[0].get_ylim()[0] > 0 == low.figure.axes[0].get_ylim()[0]
    assert "does not begin at zero" in high.subtitle and "zero" not in low.subtitle


def test_several_areas_segments_definitions_or_rows_of_a_month_are_refused() -> None:
    frame = plan()
    for column, value in {"area_code": "12", "area": "Pidie", "segment": "pu", "definition": "active/PU/-"}.items():
        other = frame.copy()
        other.loc[3, column] = value
        with pytest.raises(ValueError, match=f"one {column} at a time"):
            scenario_course(other)
    with pytest.raises(ValueError, match="several: 2026-01"):
        scenario_course(pd.concat([frame, frame.head(1)]))
    with pytest.raises(ValueError, match="low alone"):
        scenario_course(frame.assign(low=1.0))
    for pct in (-1, 101, math.nan):
        with pytest.raises(ValueError, match="percentage from 0 to 100"):
            scenario_course(frame, target_pct=pct)
    with pytest.raises(ValueError, match="'2026' is no month"):
        scenario_course(frame.head(1).assign(period="2026"))


def test_small_ticks_stand_at_every_month() -> None:
    (ticks,) = artists(scenario_course(plan(12)), "small-ticks")
    assert list(ticks.get_xdata()) == [month_number(month) for month in months(12)]
    # A tick of matplotlib's own for each of them would take half the time of the figure.
    assert not len(ticks.axes.get_xticks(minor=True))


# ------------------------------------------------------------------ cost


def test_bars_stand_on_each_other_and_savings_hang_below_zero() -> None:
    frame = bills(24)
    chart = scenario_cost(frame)
    sums = frame.groupby(["period", "payer"])["cost_idr"].sum()
    found = {payer: boxes_in(chart, f"bars-{payer}") for payer in EVERY_PAYER}
    for n, month in enumerate(months(24)):
        over = under = 0.0
        for payer in EVERY_PAYER:
            left, right, low, high = found[payer][n]
            own = sums[month, payer]
            foot = over if own > 0 else under
            assert (left + right) / 2 == month_number(month)
            assert (low, high) == pytest.approx(sorted((foot, foot + own)))
            over, under = over + max(own, 0), under + min(own, 0)
    lower, upper = chart.figure.axes[0].get_ylim()
    assert lower < under and upper > max(high for boxes in found.values() for *_, high in boxes)
    assert artists(chart, "zero") and "below zero: cost no longer paid" in scenario_cost(frame, lang="en").subtitle
    plain = scenario_cost(bills(24, saving=False), lang="en")
    assert not artists(plain, "zero") and "below zero" not in plain.subtitle


def test_what_is_paid_in_all_is_marked_in_months_with_both() -> None:
    frame = bills(24)
    net = frame.groupby("period")["cost_idr"].sum().tail(12)
    chart = scenario_cost(frame, lang="id")
    assert points(chart, "net") == list(zip(net.index.map(month_number), net, strict=True))
    total = f"{round(frame['cost_idr'].sum()):,}".replace(",", ".")
    assert f"jumlah bersih: Rp{total}" in said(chart, "key")
    assert not artists(scenario_cost(bills(24, saving=False)), "net")
    assert not artists(scenario_cost(bills(24).assign(cost_idr=-1.0)), "net")


def test_the_key_has_the_total_of_each_payer_over_all_months_and_areas() -> None:
    frame = bills(36)
    totals = frame.groupby("payer")["cost_idr"].sum()
    for lang, group in (("id", "."), ("en", ",")):
        chart = scenario_cost(frame, lang=lang)
        for payer in EVERY_PAYER:
            sign = "-" if totals[payer] < 0 else ""
            digits = f"{abs(totals[payer]):,}".replace(",", group)
            text = f"{payer_label(payer, lang)}: {sign}Rp{digits}"
            assert text in said(chart, "key") and text in chart.alt
        assert f"Rp{totals.sum():,}".replace(",", group) in chart.alt
    saved = scenario_cost(frame.assign(cost_idr=-100), lang="en")
    assert "the employer: -Rp7,200" in said(saved, "key") and saved.title == (
        "2 areas: Rp64,800 less cost, January 2026 to December 2028"
    )


def test_the_title_tells_the_cost_and_the_subtitle_the_highest_month() -> None:
    # 450 million, and in the third month 550 million, of each of two areas.
    frame = pd.DataFrame(
        [[area, month, "APBD", idr] for area in ("Pidie", "Aceh Besar") for month, idr in zip(months(3), (450e6, 450e6, 550e6), strict=True)],
        columns=["area", "period", "payer", "cost_idr"],
    )  # fmt: skip
    chart = scenario_cost(frame, lang="en")
    assert chart.title == "2 areas: new cost of Rp2.90 billion, January 2026 to March 2026"
    assert chart.subtitle == "New cost a month by payer, billion rupiah · highest Rp1.1 billion in March 2026"
    one = scenario_cost(frame[frame["area"] == "Pidie"], lang="id")
    assert one.title == "Pidie: biaya baru Rp1,45 miliar, Januari 2026 sampai Maret 2026"
    assert (
        "juta rupiah" in one.subtitle
        and [tick.get_text() for tick in one.figure.axes[0].get_yticklabels()][-1] == "400"
    )
    assert scenario_cost(frame.drop(columns="area"), title="x", lang="id").title == "x"


def test_months_without_a_bill_are_on_the_axis() -> None:
    frame = bills(12, 1).iloc[[0, -1]]
    chart = scenario_cost(frame, months=months(36), lang="en")
    low, high = chart.figure.axes[0].get_xlim()
    assert low < month_number("2026-01") and month_number("2028-12") < high
    assert "January 2026 to December 2028" in chart.title and len(boxes_in(chart, "bars-APBD")) == 2


def test_payers_differ_without_colour() -> None:
    def grey(colour: str) -> float:
        return float(np.dot(to_rgb(colour), (0.2126, 0.7152, 0.0722)))

    assert len(PAYERS) == len(EVERY_PAYER) == 9
    for (one, _, hatch), (other, _, hatching) in combinations(PAYERS, 2):
        assert hatch != hatching or abs(grey(one) - grey(other)) > 0.1, (one, other)


def test_a_payer_looks_the_same_whoever_pays_beside_it() -> None:
    frame = bills(6)
    every, alone = scenario_cost(frame), scenario_cost(frame[frame["payer"] == "APBDES"])
    looks = [artists(chart, "bars-APBDES")[0] for chart in (every, alone)]
    assert looks[0].get_facecolor() == looks[1].get_facecolor() and looks[0].get_hatch() == looks[1].get_hatch()


def test_a_bill_of_nobody_known_or_of_no_month_is_refused() -> None:
    with pytest.raises(ValueError, match="no payer BANK is known; there are: APBD, "):
        scenario_cost(bills(2).assign(payer="BANK"))
    with pytest.raises(ValueError, match="'2026' is no month"):
        scenario_cost(bills(2).assign(period="2026"))
    with pytest.raises(ValueError, match="holds one that is missing"):
        scenario_cost(bills(2).assign(cost_idr=math.nan))


@pytest.mark.parametrize(
    ("idr", "words"),
    [
        (2e9, "Rp2 miliar"),
        (91_526_400, "Rp91,5 juta"),
        (201_600, "Rp201.600"),
        (-999_999_999_999, "-Rp1 triliun"),
        (0, "Rp0"),
    ],
)
def test_rupiah_in_short_have_no_idle_zeros(idr: float, words: str) -> None:
    assert short_rupiah(idr, "id") == words


# ------------------------------------------------------------------ what matters most


def test_bars_run_from_low_to_high_about_the_plan_the_widest_first() -> None:
    frame = inputs()
    chart = tornado(frame, "IDR", lang="id")
    order = ["lapse", "take_up", "potential", "wage", "counts"]
    centres = {}
    for row in frame.itertuples():
        bars = artists(chart, f"bar-{row.input}-")
        ends = sorted(end for bar in bars for end in (bar.get_x(), bar.get_x() + bar.get_width()))
        assert (ends[0], ends[-1]) == pytest.approx((row.low, row.high))
        for bar in bars:
            is_below = bar.get_gid().endswith("below")
            assert bar.get_x() + bar.get_width() <= row.value * (1 + 1e-9) if is_below else bar.get_x() >= row.value
        centres[row.input] = bars[0].get_y()
    assert sorted(centres, key=centres.get) == order
    assert [set(line.get_xdata()) for line in artists(chart, "reference") if not isinstance(line, Text)] == [{52.3e9}]
    assert said(chart, "reference-label") == "rencana: Rp52,3 miliar"
    assert said(chart, "row-name").startswith(
        "berapa yang berhenti setelah pembayaran usai berapa yang benar-benar mendaftar"
    )
    assert chart.title == "Biaya baru: yang paling menentukan adalah berapa yang berhenti setelah pembayaran usai"
    for text in ("Rp86,3 miliar", "Rp55,3 miliar", "Rp43,3 miliar", "Rp51,1 miliar"):
        assert text in said(chart) and text in chart.alt


def test_the_numbers_stand_at_the_ends_of_their_bars() -> None:
    chart = tornado(inputs(39_280, 1_000), "workers", lang="en")
    for label, end in (("30,280", 30_280), ("73,280", 73_280)):
        (text,) = [text for text in artists(chart, "label") if text.get_text() == label]
        assert text.xy[0] == pytest.approx(end)
        assert text.get_ha() == ("right" if end == 30_280 else "left")
    assert "39,280" in said(chart, "reference-label") and "workers" in chart.subtitle


def test_a_tornado_names_what_it_is_of() -> None:
    chart = tornado(inputs(), "IDR", what="Biaya Pidie", lang="id")
    assert chart.title.startswith("Biaya Pidie: ") and chart.subtitle.startswith(
        "Biaya Pidie, rupiah · batang: rentang 80 persen"
    )


def test_a_tornado_of_several_results_or_without_an_end_is_refused() -> None:
    frame = inputs()
    with pytest.raises(ValueError, match="IDR or workers, and this one is in percent"):
        tornado(frame, "percent")
    with pytest.raises(ValueError, match="one result"):
        tornado(frame.assign(value=[1.0, *frame["value"][1:]]), "IDR")
    with pytest.raises(ValueError, match="high lacks one"):
        tornado(frame.assign(high=math.nan), "IDR")
    with pytest.raises(ValueError, match="of lapse does not"):
        tornado(frame.assign(high=frame["high"].where(frame["input"] != "lapse", 0.0)), "IDR")


# ------------------------------------------------------------------ where a budget goes


def test_the_curve_rises_by_price_and_is_filled_where_money_goes() -> None:
    chart = marginal_cost(curve(), 302_000_000, lang="id")
    # Those who cost the same are one step of 6,000 people, of whom 500 get cover.
    corners = [(0, 0), (0, 183_000), (1_000, 183_000), (1_000, 201_600), (7_000, 201_600), (7_000, 245_000), (7_500, 245_000), (7_500, 0)]  # fmt: skip
    assert points(chart, "curve") == corners
    assert boxes_in(chart, "bought") == [(0, 1_000, 0, 183_000), (1_000, 1_500, 0, 201_600)]
    # 1,000 x 183,000 = 183,000,000; the 119,000,000 left buy 590 at 201,600 (118,944,000).
    assert {x for x, _ in points(chart, "rule")} == {1_590}
    assert said(chart, "heading") == "Rp302 juta: 1.590 pekerja"
    assert "mendapat: 1.500 pekerja" in said(chart, "key") and "tidak mendapat: 6.000 pekerja" in said(chart, "key")
    assert chart.title == "Rp302 juta cukup bagi 1.590 pekerja bila yang termurah didahulukan"
    assert "Rp302.000.000: 1.590 pekerja; Rp183.000: 1.000 pekerja, mendapat: 1.000 pekerja" in chart.alt
    assert "melindungi 1.500 pekerja, bukan 1.590" in chart.footer


@pytest.mark.parametrize(
    ("budget", "workers", "title"),
    [
        (1, 0, "Rp1 is not enough for a single worker"),
        (183_000, 1, "Rp183,000 is enough for 1 workers if the cheapest come first"),
        (183_000_000 + 201_600 * 3, 1_003, "Rp184 million is enough for 1,003 workers if the cheapest come first"),
        # 183,000,000 + 6,000 x 201,600 + 500 x 245,000 = 1,515,100,000.
        (1_515_099_999, 7_499, "Rp1.52 billion is enough for 7,499 workers if the cheapest come first"),
        (1_515_100_000, 7_500, "Rp1.52 billion is enough for all 7,500 workers"),
        (9e12, 7_500, "Rp9 trillion is enough for all 7,500 workers"),
    ],
)
def test_the_rule_stands_where_the_budget_ends(budget: float, workers: int, title: str) -> None:
    chart = marginal_cost(curve(), budget, lang="en")
    assert {x for x, _ in points(chart, "rule")} == {workers} and chart.title == title


def test_an_answer_that_takes_the_cheapest_needs_no_note() -> None:
    # 1,000 x 183,000 + 500 x 201,600 = 283,800,000.
    assert "division chosen" not in marginal_cost(curve(), 283_800_000, lang="en").footer
    assert "for 12 months" in marginal_cost(curve(), 1e8, months=12, lang="en").subtitle


def test_a_budget_or_a_number_below_zero_is_refused() -> None:
    for budget in (0, -1, math.nan, math.inf):
        with pytest.raises(ValueError, match="positive number of rupiah"):
            marginal_cost(curve(), budget)
    for column in ("unit_cost_idr", "people", "bought"):
        for value in (-1, math.nan):
            with pytest.raises(ValueError, match=f"{column} does not"):
                marginal_cost(curve().assign(**{column: value}), 1e9)


def test_each_district_with_any_has_its_row_most_workers_first() -> None:
    frame = shares()
    chart = allocation(frame, lang="id")
    order = frame.sort_values(["workers", "area_code"], ascending=[False, True])
    found = []
    for row in frame.itertuples():
        ((before, y),), ((after, _),) = (
            points(chart, f"before-{row.area_code}"),
            points(chart, f"after-{row.area_code}"),
        )
        assert (before, after) == (row.coverage_before_pct, row.coverage_after_pct)
        assert points(chart, f"change-{row.area_code}") == [(before, y), (after, y)]
        found.append((y, row.area_code))
    assert [code for _, code in sorted(found)] == list(order["area_code"])
    names = " ".join(order["area"])
    assert said(chart, "row-name") == names
    first = order.iloc[0]
    words = f"{first['workers']:,.0f} pekerja  · {short_rupiah(first['cost_idr'], 'id')}".replace(",", ".", 1)
    assert words.replace("  ", " ").split("·")[0].strip() in said(chart, "row-words")
    assert chart.title.endswith("di 56 daerah") and "Tidak mendapat" not in chart.footer


def test_the_words_of_a_district_tell_workers_rupiah_and_coverage() -> None:
    frame = shares(1).assign(workers=454, cost_idr=91_526_400, coverage_before_pct=36.15, coverage_after_pct=37.834)
    chart = allocation(frame, lang="id")
    assert said(chart, "row-words") == "454 pekerja  · Rp91,5 juta · 36,15 → 37,83"
    assert f"{frame['area'][0]}: 454 pekerja, Rp91.526.400, 36,15 → 37,83" in chart.alt
    assert chart.title == f"Rp91,5 juta untuk 454 pekerja di {frame['area'][0]}"


def test_districts_with_nothing_are_counted_and_those_of_unknown_coverage_have_words_only() -> None:
    frame = some()
    chart = allocation(frame, lang="en")
    assert f"Nothing goes to 2 areas ({frame['area'][3]}; {frame['area'][5]})." in chart.footer
    assert chart.title.endswith("in 10 areas")
    for n in (1, 2, 3, 5):
        assert not artists(chart, f"after-{frame['area_code'][n]}")
    assert said(chart, "row-words").count("coverage not known") == 2
    assert frame["area"][1] in said(chart, "row-name") and frame["area"][3] not in said(chart, "row-name")
    many = allocation(shares().assign(workers=[1] + [0] * 55), lang="id")
    assert "Tidak mendapat apa pun: 55 daerah (" in many.footer and "dan 49 lainnya" in many.footer
    nobody = allocation(shares().assign(workers=0, cost_idr=0), lang="id")
    assert nobody.title == "Tidak satu daerah pun mendapat bagian"


def test_an_allocation_with_a_district_twice_or_a_number_below_zero_is_refused() -> None:
    frame = shares(3)
    with pytest.raises(ValueError, match=f"several: {frame['area_code'][0]}"):
        allocation(pd.concat([frame, frame.head(1)]))
    for column in ("workers", "cost_idr"):
        for value in (-1, math.nan):
            with pytest.raises(ValueError, match=f"{column} does not"):
                allocation(frame.assign(**{column: value}))


def test_rules_stand_below_the_best_in_order_of_what_they_reach() -> None:
    frame = by_rule()
    chart = rules(frame.sample(frac=1, random_state=1), "workers until the target", lang="en")
    heights = {}
    for row in frame.itertuples():
        ((x, heights[row.rule]),) = points(chart, f"dot-{row.rule}")
        assert x == row.value
    assert sorted(heights, key=heights.get) == ["best", "by_gap", "equal", "lowest_first", "poorest_first"]
    assert said(chart, "row-name").startswith("best division in proportion to those not covered")
    assert "758,653 758,653 workers · Rp150 billion · 52 areas" in said(chart, "row-words")
    assert "11 areas below the floor" in said(chart, "row-words") and "0 areas below" not in said(chart, "row-words")
    assert "poorest areas first: 151,731 workers, 980,952 workers, Rp200 billion, 25 areas, 11 areas below" in chart.alt
    assert chart.title == "Workers until the target: 758,653 by the best division"
    marks = {rule: artists(chart, f"dot-{rule}")[0].get_markerfacecolor() for rule in ("best", "equal")}
    assert marks == {"best": style.BLUE, "equal": style.PAPER}


def test_where_rules_reach_as_much_the_best_comes_first() -> None:
    chart = rules(by_rule().assign(value=9_920.0).iloc[::-1], "pekerja", lang="id")
    assert said(chart, "row-name").startswith("pembagian terbaik")
    assert chart.figure.axes[0].get_xlim()[0] == 0
    money = rules(by_rule(2.19e9), "santunan", unit="IDR", lang="id")
    assert money.title == "Santunan: Rp2,19 miliar dengan pembagian terbaik" and money.subtitle == "Santunan, rupiah"


def test_rules_of_another_unit_or_twice_are_refused() -> None:
    frame = by_rule()
    with pytest.raises(ValueError, match="measured in workers, worker_months, IDR"):
        rules(frame, "x", unit="percent")
    with pytest.raises(ValueError, match="one row"):
        rules(pd.concat([frame, frame.head(1)]), "x")
    with pytest.raises(ValueError, match="value does not"):
        rules(frame.assign(value=-1.0), "x")
