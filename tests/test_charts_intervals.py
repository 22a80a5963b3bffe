"""Figures with intervals: courses and their projections, event studies, and what was expected without the instruction."""

from __future__ import annotations

import dataclasses
import math
import zlib

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts import Chart, course, event_study, interrupted, style
from analysis.measures import projection
from analysis.reference import month_number, span_of
from test_charts import artists, overlap

REGISTERED = "registered/PU+BPU/-"
TARGET = {"period": "2026", "value": 930000, "source": "RPJMD Aceh"}


def fact(
    measure: str, period: str, value: float, low: float = math.nan, high: float = math.nan, **more: object
) -> dict:
    row = {
        "measure": measure,
        "area_code": "11",
        "area": "Aceh",
        "period": period,
        "segment": "total",
        "value": value,
        "low": low,
        "high": high,
        "unit": "workers",
        "definition": REGISTERED,
        "provenance": "submitted",
        "source": "BPJS Ketenagakerjaan (2025-10)",
        **more,
    }
    number = zlib.crc32(repr((measure, period, value, row["definition"], row["area_code"])).encode())
    return {"fact_id": f"f{number:010d}", **row}


def months(first: str, count: int) -> list[str]:
    start = month_number(first)
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(start, start + count)]


def counts(first: str = "2023-01", count: int = 33, level: float = 620000, **more: object) -> list[dict]:
    """Counts that grow, lapse in January, and spike at the election of 2024."""
    rows, value = [], level
    for month in months(first, count):
        value *= 0.96 if month.endswith("-01") else 1.006
        spike = 0.07 * level if month in ("2024-01", "2024-02") else 0
        rows.append(fact("registered_workers", month, round(value + spike), **more))
    return rows


def spikes(level: float = 620000, **more: object) -> list[dict]:
    return [
        fact("election_spike_workers", "2024-01/2024-02", round(0.07 * level), **more),
        fact("spike_workers", "2023-06", round(0.03 * level), **more),
    ]


def ahead(first: str = "2025-10", count: int = 24, level: float = 690000, **more: object) -> list[dict]:
    rows = []
    for n, month in enumerate(months(first, count), 1):
        value = level * 1.003**n
        rows.append(
            fact("projected_workers", month, value, value * (1 - 0.012 * n**0.5), value * (1 + 0.015 * n**0.5), **more)
        )
    return rows


def aceh(**more: object) -> pd.DataFrame:
    return pd.DataFrame(counts(**more) + spikes(**more) + ahead(**more))


def long(count: int = 108, level: float = 300000, **more: object) -> pd.DataFrame:
    rows = counts("2017-01", count, level, **more)
    return pd.DataFrame(rows + spikes(level, **more) + ahead("2026-01", 24, rows[-1]["value"], **more))


def study(first: int = -8, last: int = 8, reference: bool = True, overall: bool = True, **more: object) -> pd.DataFrame:
    about = {"unit": "percent", "area_code": "11+12", "area": "Aceh + Sumatera Utara", **more}
    rows = []
    for at in range(first, last + 1):
        kind = f"registered/PU/regulation t{at:+03d}"
        value, half = (0.3 * (-1) ** at if at < 0 else 1.1 + 0.5 * at), 1.2 + 0.1 * abs(at)
        if at == -1:
            rows += [fact("event_effect_pct", "2019-01/2025-09", 0.0, definition=kind, **about)] if reference else []
        else:
            rows.append(
                fact("event_effect_pct", "2019-01/2025-09", value, value - half, value + half, definition=kind, **about)
            )
    if overall:
        rows.append(
            fact("effect_pct", "2019-01/2025-09", 3.2, 1.1, 5.3, definition="registered/PU/regulation", **about)
        )
    return pd.DataFrame(rows)


def instructed(
    first: str = "2018-01", count: int = 93, jump: float = 0.08, level: float = 300000, **more: object
) -> pd.DataFrame:
    rows = []
    for n, month in enumerate(months(first, count)):
        base = level * 1.004**n
        fitted = base * (1 + jump) if month >= "2021-04" else base
        rows.append(fact("registered_workers", month, round(fitted * (1 + 0.006 * (-1) ** n)), **more))
        rows.append(fact("fitted_workers", month, fitted, **more))
        if month >= "2021-04":
            rows.append(fact("expected_without_workers", month, base, base * 0.97, base * 1.04, **more))
    return pd.DataFrame(rows)


def with_effect() -> pd.DataFrame:
    effect = fact("instruction_effect_pct", "2018-01/2025-09", 7.9, 4.4, 11.6, unit="percent")
    return pd.concat([instructed(), pd.DataFrame([effect])], ignore_index=True)


def decembers() -> pd.DataFrame:
    frame = aceh()
    return frame[(frame["measure"] != "projected_workers") | frame["period"].str.endswith("-12")]


FORMS = {
    "course": lambda **k: course(aceh(), TARGET, **k),
    "course-short": lambda **k: course(pd.DataFrame(counts(count=14)), **k),
    "course-one": lambda **k: course(pd.DataFrame(counts(count=1)), **k),
    "course-long": lambda **k: course(long(), {"period": "2026-06", "value": 1_700_000}, **k),
    "course-small": lambda **k: course(aceh(level=87, provenance="simulated"), **k),
    "course-big": lambda **k: course(aceh(level=7_400_000), **k),
    "course-decembers": lambda **k: course(decembers(), {"period": "2025-12", "value": 700000}, **k),
    "study": lambda **k: event_study(study(), **k),
    "study-long": lambda **k: event_study(study(-20, 16, overall=False), **k),
    "study-small": lambda **k: event_study(study(-3, 1, reference=False, provenance="simulated"), **k),
    "interrupted": lambda **k: interrupted(instructed(), **k),
    "interrupted-long": lambda **k: interrupted(instructed("2017-01", 108, 0.0, 211, provenance="simulated"), **k),
    "interrupted-effect": lambda **k: interrupted(with_effect(), **k),
    "interrupted-early": lambda **k: interrupted(instructed("2019-01", 29), **k),
    "interrupted-after": lambda **k: interrupted(instructed("2021-01", 57), **k),
}
LAYOUTS = [f"{name} {lang}{page}" for name in FORMS for lang in ("id", "en") for page in ("", " narrow")]
WORDS = ("label", "heading", "axis-words")
AROUND = ("title", "subtitle", "footer", "stamp")


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    wide = {f"{name} {lang}": form(lang=lang) for name, form in FORMS.items() for lang in ("id", "en")}
    return wide | {f"{name} narrow": chart.narrow for name, chart in wide.items()}


def extents(chart: Chart) -> dict[str, list[Bbox]]:
    """The boxes of texts by kind, and of the plot with the numbers of its axes, in pixels."""
    with style.styled():
        canvas = FigureCanvasAgg(chart.figure)
        canvas.draw()
        renderer = canvas.get_renderer()
        boxes = {
            kind: [
                text.get_window_extent(renderer)
                for text in artists(chart, kind)
                if isinstance(text, Text) and text.get_text().strip()
            ]
            for kind in (*AROUND, *WORDS)
        }
        (axes,) = chart.figure.axes
        boxes["plot"] = [axes.get_window_extent(renderer)]
        boxes["axes"] = [axes.get_tightbbox(renderer)]
        ticks = [*axes.get_xticklabels(), *axes.get_yticklabels()]
        boxes["ticks"] = [tick.get_window_extent(renderer) for tick in ticks if tick.get_text().strip()]
    return boxes


@pytest.fixture(scope="module")
def boxes_of(charts: dict[str, Chart]) -> dict[str, dict[str, list[Bbox]]]:
    return {name: extents(chart) for name, chart in charts.items()}


def points(chart: Chart, gid: str) -> list[tuple[float, float]]:
    """What the lines of that kind run through, or where the marks are."""
    return [tuple(point) for line in artists(chart, gid) for point in line.get_xydata()]


def rows(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    return frame[frame["measure"] == measure]


def said(chart: Chart, kind: str = "label") -> str:
    return " ".join(text.get_text() for text in artists(chart, kind) if isinstance(text, Text))


# ------------------------------------------------------------------ layout


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_text_lies_on_the_page(charts: dict[str, Chart], boxes_of: dict, name: str) -> None:
    page = charts[name].figure.bbox
    for kind, found in boxes_of[name].items():
        for box in found:
            assert page.x0 <= box.x0 and box.x1 <= page.x1, kind
            assert page.y0 <= box.y0 and box.y1 <= page.y1, kind


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_two_words_lie_on_each_other(boxes_of: dict, name: str) -> None:
    boxes = boxes_of[name]
    words = [box for kind in (*WORDS, "ticks") for box in boxes[kind]]
    # Boxes of neighbouring lines touch by the depth of their descenders.
    assert not any(overlap(a, b, slack=4) for n, a in enumerate(words) for b in words[:n])


@pytest.mark.parametrize("name", LAYOUTS)
def test_header_and_footer_keep_clear_of_all_else(boxes_of: dict, name: str) -> None:
    boxes = boxes_of[name]
    inner = [box for kind in (*WORDS, "axes") for box in boxes[kind]]
    assert not any(overlap(box, other, slack=2) for kind in AROUND for other in boxes[kind] for box in inner)


@pytest.mark.parametrize("name", LAYOUTS)
def test_headings_stand_over_the_plot(boxes_of: dict, name: str) -> None:
    (plot,) = boxes_of[name]["plot"]
    for box in boxes_of[name]["heading"]:
        assert plot.x0 - 2 <= box.x0 and box.x1 <= plot.x1 + 2 and box.y0 >= plot.y1 - 4


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_label_lies_on_a_mark(charts: dict[str, Chart], boxes_of: dict, name: str) -> None:
    chart = charts[name]
    labels = boxes_of[name]["label"]
    kinds = ("dot-", "last-count", "target-", "reference-point", "name-mark")
    marks = [line.get_window_extent() for kind in kinds for line in artists(chart, kind)]
    assert not any(overlap(label, mark, slack=3) for label in labels for mark in marks)


@pytest.mark.parametrize("name", LAYOUTS)
def test_type_is_large_enough_and_words_stand_near_what_they_name(charts: dict[str, Chart], name: str) -> None:
    chart = charts[name]
    for text in chart.figure.findobj(Text):
        if text.get_text() and text.get_visible():
            assert text.get_fontsize() >= (6.5 if text.get_gid() == "footer" else 8), text.get_text()
    width, height = chart.figure.get_size_inches()
    for line in artists(chart, "leader"):
        (x, y), (x2, y2) = line.get_transform().transform(line.get_xydata()) / chart.figure.dpi
        assert math.hypot(x - x2, y - y2) < (0.52 if "narrow" in name else 0.82), (width, height)


def test_a_long_footer_keeps_to_the_ids_of_the_numbers_in_the_plot(charts: dict[str, Chart]) -> None:
    chart, frame = charts["course-long en"], long()
    named = rows(frame, "registered_workers")["fact_id"].iloc[-1], rows(frame, "projected_workers")["fact_id"].iloc[-1]
    assert set(chart.facts) == set(frame["fact_id"]) and len(chart.facts) > 100
    assert all(fact_id in chart.footer for fact_id in named)
    assert chart.footer.endswith(f"and {len(frame) - 2} more")
    short = charts["course-short en"]
    assert all(fact_id in short.footer for fact_id in short.facts) and "more" not in short.footer


@pytest.mark.parametrize("name", FORMS)
def test_the_narrow_figure_says_and_draws_the_same(charts: dict[str, Chart], name: str) -> None:
    wide, narrow = charts[f"{name} id"], charts[f"{name} id narrow"]
    assert (wide.figure.get_figwidth(), narrow.figure.get_figwidth()) == (style.WIDTH, style.NARROW)
    assert narrow == dataclasses.replace(wide, figure=narrow.figure)
    for kind in ("dot-", "interval-", "line-", "band-", "target-", "fitted-", "expected-", "projection"):
        assert sorted(a.get_gid() for a in artists(wide, kind)) == sorted(a.get_gid() for a in artists(narrow, kind))
    # Words may wrap elsewhere, but none is lost.
    assert sorted(said(wide).split()) == sorted(said(narrow).split())


@pytest.mark.parametrize("name", FORMS)
def test_the_same_facts_give_the_same_bytes(tmp_path, name: str) -> None:
    chart = FORMS[name](lang="id", name="x")
    first, narrow = chart.save(tmp_path / "a"), chart.narrow.svg()
    again = FORMS[name](lang="id", name="x")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again.save(tmp_path / "b")]
    assert narrow == again.narrow.svg() != chart.svg()


@pytest.mark.parametrize(("form", "frame"), [(course, aceh()), (event_study, study()), (interrupted, instructed())])
def test_one_simulated_fact_stamps_the_figure_and_the_frame_is_not_changed(form, frame: pd.DataFrame) -> None:
    before = frame.copy(deep=True)
    plain = form(frame, lang="en")
    pd.testing.assert_frame_equal(frame, before)
    assert "SIMULATED" not in plain.title + plain.alt and not artists(plain, "stamp")
    simulated = frame.assign(provenance=["simulated", *frame["provenance"][1:]])
    for chart in (form(simulated, lang="en", title="x"), form(simulated, lang="en", title="x").narrow):
        assert chart.title.startswith("SIMULATED") and chart.alt.startswith("SIMULATED")
        assert "SIMULATED" in said(chart, "stamp") and artists(chart, "watermark")


@pytest.mark.parametrize(("form", "frame"), [(course, aceh()), (event_study, study()), (interrupted, instructed())])
def test_a_frame_without_facts_says_so_and_facts_without_a_value_are_named(form, frame: pd.DataFrame) -> None:
    chart = form(frame.iloc[:0], lang="id")
    assert chart.facts == () and "tidak ada angka ditemukan" in chart.alt
    lost = frame.assign(value=[math.nan, *frame["value"][1:]])
    chart = form(lost, lang="id")
    assert frame["fact_id"][0] in chart.footer and frame["fact_id"][0] not in chart.facts


@pytest.mark.parametrize(("form", "frame"), [(course, aceh()), (interrupted, instructed())])
def test_several_areas_definitions_or_measures_are_refused(form, frame: pd.DataFrame) -> None:
    for column, value in {"definition": "active/PU/-", "area_code": "12", "segment": "pu"}.items():
        for row in (0, -1):
            other = frame.copy()
            other.iloc[row, other.columns.get_loc(column)] = value
            with pytest.raises(ValueError, match=f"one {column} at a time"):
                form(other)
    other = frame.copy()
    other.loc[0, "measure"] = "active_workers"
    with pytest.raises(ValueError, match="of one measure"):
        form(other)
    other.loc[0, "measure"] = "coverage_pct"
    with pytest.raises(ValueError, match="holds coverage_pct"):
        form(other)
    with pytest.raises(ValueError, match=r"a month holds one.*: 20\d\d-01"):
        form(pd.concat([frame, frame.head(1).assign(fact_id="f9", value=1.0)]))


# ------------------------------------------------------------------ a course


def test_the_line_runs_through_the_counts_and_the_dashes_on_from_the_last() -> None:
    frame = aceh()
    chart = course(frame, lang="en")
    (line,) = artists(chart, "line-")
    counted, projected = rows(frame, "registered_workers"), rows(frame, "projected_workers")
    assert line.get_linestyle() == "-"
    assert points(chart, "line-") == list(zip(counted["period"].map(month_number), counted["value"], strict=True))
    (dashes,) = artists(chart, "projection")
    last = (month_number("2025-09"), counted["value"].iloc[-1])
    assert dashes.get_linestyle() == "--"
    assert points(chart, "projection")[0] == last == points(chart, "last-count")[0]
    assert points(chart, "projection")[1:] == list(
        zip(projected["period"].map(month_number), projected["value"], strict=True)
    )


def test_the_band_begins_at_the_last_count_and_runs_from_low_to_high() -> None:
    frame = aceh()
    (band,) = artists(course(frame), "band-")
    edge = [tuple(point) for point in band.get_xy()]
    projected = rows(frame, "projected_workers")
    at = projected["period"].map(month_number)
    last = (month_number("2025-09"), rows(frame, "registered_workers")["value"].iloc[-1])
    lower, upper = list(zip(at, projected["low"], strict=True)), list(zip(at, projected["high"], strict=True))
    assert edge[:25] == [last, *lower] and edge[25:50] == [*reversed(upper), last]


def test_where_not_every_month_is_projected_there_are_bars_and_no_band() -> None:
    frame = decembers()
    chart = course(frame, lang="id")
    assert not artists(chart, "band-") and "garis tegak: rentang 80 persen" in chart.subtitle
    for row in rows(frame, "projected_workers").itertuples():
        assert points(chart, f"interval-{row.fact_id}") == [(month_number(row.period), y) for y in (row.low, row.high)]
        assert points(chart, f"dot-{row.fact_id}") == [(month_number(row.period), row.value)]


def test_months_of_spikes_are_hollow_and_named() -> None:
    frame = aceh()
    chart = course(frame, lang="id")
    hollow = [line for line in artists(chart, "dot-") if to_hex(line.get_markerfacecolor()) == "#ffffff"]
    spiked = frame[(frame["measure"] == "registered_workers") & frame["period"].isin(["2024-01", "2024-02", "2023-06"])]
    assert sorted(line.get_gid() for line in hollow) == sorted("dot-" + spiked["fact_id"])
    assert sorted(said(chart, "heading").split()) == ["lonjakan", "pemilu"]
    assert len(artists(chart, "bracket")) == 2
    assert "pemilu: 43.400 pekerja (Januari 2024 sampai Februari 2024)" in chart.alt


def test_spikes_close_to_each_other_share_their_word() -> None:
    second = fact("election_spike_workers", "2024-04/2024-05", 20000)
    chart = course(pd.concat([aceh(), pd.DataFrame([second])]), lang="id").narrow
    assert said(chart, "heading").split().count("pemilu") == 1 and len(artists(chart, "bracket")) == 3


def test_a_missing_month_interrupts_the_line() -> None:
    frame = aceh()
    gap = frame[~((frame["measure"] == "registered_workers") & frame["period"].between("2023-08", "2023-11"))]
    first, second = artists(course(gap), "line-")
    assert first.get_xdata()[-1] == month_number("2023-07") and second.get_xdata()[0] == month_number("2023-12")


def test_counts_whose_definition_is_not_stated_are_not_joined() -> None:
    chart = course(aceh(definition="registered/unstated/-"), lang="en")
    assert not artists(chart, "line-") and len(artists(chart, "dot-")) == 33
    assert "points are not joined" in chart.subtitle


def test_turns_of_the_year_are_upright_lines() -> None:
    turns = [line.get_xdata()[0] for line in artists(course(aceh()), "turn-of-year")]
    assert turns == [month_number(f"{year}-01") - 0.5 for year in (2023, 2024, 2025, 2026, 2027)]


def test_years_are_named_as_many_as_have_room(charts: dict[str, Chart]) -> None:
    for page, years in {"": range(2017, 2028), " narrow": range(2018, 2028, 2)}.items():
        axes = charts[f"course-long en{page}"].figure.axes[0]
        assert [tick.get_text() for tick in axes.get_xticklabels()] == [str(year) for year in years]
    months = [tick.get_text() for tick in charts["course-short id"].figure.axes[0].get_xticklabels()]
    assert months == ["Jan\n2023", "Apr", "Jul", "Okt", "Jan\n2024"]


def test_the_ends_are_told_in_words() -> None:
    frame = aceh()
    end = rows(frame, "projected_workers").iloc[-1]
    for lang, words in {
        "id": ("terakhir, September 2025", "proyeksi, September 2027", "rentang 80 persen:", "target, 2026", "930.000"),
        "en": (
            "last count, September 2025",
            "projection, September 2027",
            "80 percent interval:",
            "target, 2026",
            "930,000",
        ),
    }.items():
        chart = course(frame, TARGET, lang=lang)
        told = said(chart)
        assert all(word in told for word in words)
        low, high = (f"{round(value):,}".replace(",", "." if lang == "id" else ",") for value in (end.low, end.high))
        join = "sampai" if lang == "id" else "to"
        for text in (told, chart.alt):
            assert f"{words[2]} {low} {join} {high}" in text
        assert "Aceh" in chart.title and words[4] in chart.alt and "September 2027" in chart.title


def test_the_footer_dates_what_was_counted_not_what_was_projected() -> None:
    chart = course(aceh(), TARGET, lang="en")
    assert "Data: January 2023 to September 2025. Definition: registered; PU+BPU." in chart.footer
    assert chart.footer.startswith("Target: RPJMD Aceh. Source: BPJS Ketenagakerjaan (2025-10). ")


def test_a_target_is_drawn_at_its_date_and_may_be_a_fact() -> None:
    frame = aceh()
    assert points(course(frame, TARGET), "target-") == [(month_number("2026-12"), 930000)]
    row = pd.Series(fact("target_workers", "2026-06", 700000.0, definition="registered/PU+BPU/potensi 2024"))
    for chart in (course(frame, row), course(pd.concat([frame, row.to_frame().T]))):
        assert points(chart, f"target-{row['fact_id']}") == [(month_number("2026-06"), 700000)]
        assert row["fact_id"] in chart.facts and row["fact_id"] in chart.footer
    assert artists(course(frame, {**TARGET, "provenance": "simulated"}), "stamp")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"unit": "percent"}, "in workers"),
        ({"area_code": "12"}, "area_code of the target"),
        ({"segment": "pu"}, "segment of the target"),
        ({"definition": "active/PU+BPU/-"}, "numerator differs"),
        ({"definition": "registered/unstated/-"}, "segments is not stated"),
    ],
)
def test_a_target_of_something_else_is_refused(changed: dict, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        course(aceh(), {**TARGET, **changed})


def test_without_a_projection_it_is_said_why_as_far_as_the_months_tell() -> None:
    short = course(pd.DataFrame(counts(count=14)), lang="en")
    assert not artists(short, "projection") and not artists(short, "band-")
    for text in (short.subtitle, short.alt):
        assert "no projection is made because there are too few months" in text
    assert "no projection" not in course(aceh(), lang="en").subtitle


@pytest.mark.parametrize("count", [24, 25, 36, 40, 60])
@pytest.mark.parametrize("missing", [[], [3], [20, 22], [12, 24], [*range(4, 15)], [*range(30, 58, 2)]])
def test_too_few_months_are_too_few_for_the_projection_as_well(count: int, missing: list[int]) -> None:
    kept = [row for n, row in enumerate(counts(count=count)) if n not in missing]
    subtitle = course(pd.DataFrame(kept), lang="en").subtitle
    assert "no projection is made" in subtitle
    try:
        projection.project(pd.Series({row["period"]: row["value"] * (1 + n % 3 / 99) for n, row in enumerate(kept)}), 1)
    except projection.TooFewPointsError:
        assert "too few months" in subtitle
    else:
        assert "too few months" not in subtitle


def test_a_projection_that_begins_before_the_last_count_is_refused() -> None:
    with pytest.raises(ValueError, match="begins in 2025-09, before the last count, 2025-09"):
        course(pd.DataFrame(counts() + ahead("2025-09", 3)))


@pytest.mark.parametrize("level", [620000, 140])
def test_an_axis_that_does_not_begin_at_zero_says_so(level: float) -> None:
    high = course(pd.DataFrame(counts(count=12, level=level)), lang="en")
    low = course(pd.DataFrame([*counts(count=12, level=level), fact("registered_workers", "2022-12", 0)]), lang="en")
    assert high.figure.axes[0].get_ylim()[0] > 0 == low.figure.axes[0].get_ylim()[0]
    assert "does not begin at zero" in high.subtitle and "zero" not in low.subtitle
    labels = [tick.get_text() for tick in high.figure.axes[0].get_yticklabels()]
    assert labels and not any("." in label for label in labels)  # people are whole


# ------------------------------------------------------------------ an event study


def test_effects_are_drawn_at_their_quarters_with_their_intervals() -> None:
    frame = study()
    chart = event_study(frame)
    for row in rows(frame, "event_effect_pct").itertuples():
        at = int(row.definition.rpartition(" t")[2])
        (mark,) = artists(chart, f"dot-{row.fact_id}")
        assert points(chart, f"dot-{row.fact_id}") == [(at, row.value)]
        assert (to_hex(mark.get_markerfacecolor()) == "#ffffff") is (at < 0)
        interval = points(chart, f"interval-{row.fact_id}")
        assert interval == ([] if at == -1 else [(at, row.low), (at, row.high)])
    assert artists(chart, "zero")[0].get_ydata()[0] == 0
    assert artists(chart, "rule")[0].get_xdata()[0] == -0.5


def test_the_quarter_before_is_the_reference_with_or_without_a_fact() -> None:
    with_fact, without = event_study(study(), lang="en"), event_study(study(reference=False), lang="en")
    assert points(without, "reference-point") == [(-1, 0)] and not artists(with_fact, "reference-point")
    assert to_hex(artists(without, "reference-point")[0].get_markerfacecolor()) == "#ffffff"
    for chart in (with_fact, without):
        assert "reference" in said(chart)
        assert "1 quarter before the regulation was adopted: reference" in chart.alt
    # A quarter that has an effect of its own is no reference.
    frame = study(reference=False)
    frame.loc[frame["definition"].str.endswith("t-02"), "definition"] = "registered/PU/regulation t-01"
    chart = event_study(frame, lang="en")
    assert (
        "reference" not in said(chart) + chart.footer + chart.alt and "reference: the quarter before" in without.footer
    )


def test_the_word_of_the_reference_stands_in_the_part_before() -> None:
    for chart in (event_study(study(-20, 16), lang="id"), event_study(study(-3, 8), lang="id").narrow):
        (word,) = [text for text in artists(chart, "label") if text.get_text() == "acuan"]
        (rule,) = artists(chart, "top-of-rule")
        inside = word.get_position()[1] < max(rule.get_ydata()) + 2.5  # else it stands under the plot
        assert not inside or word.get_position()[0] < rule.get_xdata()[0]


def test_the_overall_effect_is_a_band_over_the_part_after() -> None:
    frame = study()
    overall = rows(frame, "effect_pct").iloc[0]
    chart = event_study(frame, lang="id")
    (band,) = artists(chart, f"band-{overall.fact_id}")
    assert band.get_xy()[:, 0].min() == -0.5 and band.get_xy()[:, 0].max() == chart.figure.axes[0].get_xlim()[1]
    assert sorted(set(band.get_xy()[:, 1])) == [1.1, 5.3]
    assert {y for _, y in points(chart, f"line-{overall.fact_id}")} == {3.2}
    assert "3,2 persen" in said(chart) and "rentang 95 persen: 1,1 sampai 5,3" in said(chart)
    alone = event_study(study(overall=False), lang="id")
    assert not artists(alone, "band-") and "5,1 persen 8 triwulan sesudah" in said(alone)


@pytest.mark.parametrize("measure", ["effect_pct", "adoption_effect_pct"])
def test_the_overall_effect_has_either_name(measure: str) -> None:
    frame = study()
    frame["measure"] = frame["measure"].replace("effect_pct", measure)
    assert artists(event_study(frame), "band-")


def test_the_alt_text_tells_every_quarter_with_its_interval() -> None:
    alt = event_study(study(), lang="en").alt
    assert "6 quarters before the regulation was adopted: 0.3 percent, 95 percent interval: -1.5 to 2.1" in alt
    assert "quarter in which the regulation was adopted: 1.1 percent, 95 percent interval: -0.1 to 2.3" in alt
    assert "8 quarters after the regulation was adopted: 5.1 percent, 95 percent interval: 3.1 to 7.1" in alt


@pytest.mark.parametrize(
    ("low", "high", "title"),
    [
        (1.1, 5.3, "3.2 percent more registered workers than where the regulation was not yet adopted"),
        (-1.1, 5.3, "No effect of the regulation on registered workers can be told from zero"),
        (math.nan, math.nan, "Registered workers before and after the regulation was adopted"),
    ],
)
def test_the_title_says_no_more_than_the_interval_bears(low: float, high: float, title: str) -> None:
    frame = study()
    frame.loc[frame["measure"] == "effect_pct", ["low", "high"]] = low, high
    assert event_study(frame, lang="en").title == title


def test_it_is_said_how_many_effects_before_can_be_told_from_zero() -> None:
    frame = study()
    assert "7 of 7 intervals before adoption contain zero" in event_study(frame, lang="en").subtitle
    frame.loc[0, ["value", "low", "high"]] = 4.0, 2.0, 6.0
    assert "6 of 7 intervals before adoption contain zero" in event_study(frame, lang="en").subtitle


def test_the_trace_tells_a_quarter_in_words() -> None:
    chart = event_study(study(), lang="en")
    cites = chart._repr_html_()
    assert "Registered workers; PU, 6 quarters before the regulation was adopted" in cites
    assert "denominator" not in cites and "t-06" not in cites
    assert "Data: January 2019 to September 2025. Definition: Registered workers; PU; quarter 0" in chart.footer


def test_several_events_or_quarters_twice_are_refused() -> None:
    frame = study()
    for definition in ("active/PU/regulation t+04", "registered/BPU/regulation t+04", "registered/PU/budget t+04"):
        other = frame.copy()
        other.loc[other["definition"].str.endswith("t+04"), "definition"] = definition
        with pytest.raises(ValueError, match="one definition at a time"):
            event_study(other)
    with pytest.raises(ValueError, match="one area at a time"):
        event_study(frame.assign(area=["Aceh", *frame["area"][1:]]))
    with pytest.raises(ValueError, match=r"t\+03 holds several"):
        event_study(frame.assign(definition=frame["definition"].str.replace("t+04", "t+03")))
    with pytest.raises(ValueError, match="not numerator/scope/kind t±NN"):
        event_study(frame.assign(definition=REGISTERED))
    with pytest.raises(ValueError, match="one overall effect"):
        event_study(pd.concat([frame, frame.tail(1)]))
    with pytest.raises(ValueError, match="holds coverage_pct"):
        event_study(frame.assign(measure="coverage_pct"))


def test_numbers_of_the_axis_keep_the_decimals_they_have() -> None:
    frame = study()
    frame[["value", "low", "high"]] *= 0.1
    axes = event_study(frame, lang="en").figure.axes[0]
    labels = [tick.get_text() for tick in axes.get_yticklabels()]
    assert [float(text) for text in labels] == pytest.approx(list(axes.get_yticks()))


# ------------------------------------------------------------------ an interrupted course


def test_counts_are_points_and_those_of_the_pandemic_hollow() -> None:
    frame = instructed()
    chart = interrupted(frame)
    first, last = span_of("pandemic")
    for row in rows(frame, "registered_workers").itertuples():
        (mark,) = artists(chart, f"dot-{row.fact_id}")
        assert points(chart, f"dot-{row.fact_id}") == [(month_number(row.period), row.value)]
        assert (to_hex(mark.get_markerfacecolor()) == "#ffffff") is (first <= row.period <= last)
    (shade,) = artists(chart, "pandemic")
    assert shade.get_x() == month_number(first) - 0.5
    assert shade.get_x() + shade.get_width() == month_number(last) + 0.5
    assert sorted(said(interrupted(frame, lang="en"), "heading").split()) == ["2/2021", "Inpres", "pandemic"]


def test_the_instruction_is_a_line_at_its_month() -> None:
    assert artists(interrupted(instructed()), "rule")[0].get_xdata()[0] == month_number(span_of("inpres-2-2021")[0])
    later = interrupted(instructed("2023-01", 30))
    assert not artists(later, "rule") and not artists(later, "pandemic") and not artists(later, "heading")


def test_what_was_expected_is_dashed_with_its_band_from_the_instruction_on() -> None:
    frame = instructed()
    early = fact("expected_without_workers", "2020-12", 330000.0, 320000, 340000)
    chart = interrupted(pd.concat([frame, pd.DataFrame([early])]), lang="en")
    expected = rows(frame, "expected_without_workers")
    at = expected["period"].map(month_number)
    (line,), (band,) = artists(chart, "expected-"), artists(chart, "band-")
    assert line.get_linestyle() == "--"
    assert points(chart, "expected-") == list(zip(at, expected["value"], strict=True))
    edge, n = [tuple(point) for point in band.get_xy()], len(expected)
    assert edge[:n] == list(zip(at, expected["low"], strict=True))
    assert edge[n : 2 * n] == list(zip(at, expected["high"], strict=True))[::-1]
    assert early["fact_id"] in chart.footer and early["fact_id"] not in chart.facts


def test_the_model_is_a_thin_line_that_leaps_at_the_instruction() -> None:
    frame = instructed()
    chart = interrupted(frame)
    before, after = artists(chart, "fitted-")
    assert before.get_xdata()[-1] == month_number("2021-03") and after.get_xdata()[0] == month_number("2021-04")
    fitted = rows(frame, "fitted_workers")
    assert points(chart, "fitted-") == list(zip(fitted["period"].map(month_number), fitted["value"], strict=True))
    assert before.get_linestyle() == "-" and before.get_linewidth() <= 1


@pytest.mark.parametrize(
    ("jump", "says"), [(0.2, "more than the"), (-0.2, "fewer than the"), (0.01, "cannot be told from the")]
)
def test_the_finding_is_told_by_the_interval(jump: float, says: str) -> None:
    chart = interrupted(instructed(jump=jump), lang="en")
    assert says in chart.title and "expected from the course before Inpres 2/2021" in chart.title


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [(1.5, 9.0, "more than the"), (-9.0, -1.5, "fewer than the"), (-1.5, 9.0, "cannot be told from the")],
)
def test_the_interval_of_the_effect_decides_where_it_is_given(low: float, high: float, says: str) -> None:
    effect = fact("instruction_effect_pct", "2018-01/2025-09", (low + high) / 2, low, high, unit="percent")
    chart = interrupted(pd.concat([instructed(), pd.DataFrame([effect])]), lang="en")
    assert says in chart.title and effect["fact_id"] in chart.facts and effect["fact_id"] in chart.footer
    for text in (said(chart), chart.alt):
        assert f"95 percent interval: {low} to {high}" in text and "percent against the earlier course" in text
    for changed in ({"definition": "active/PU/-"}, {"area_code": "12"}):
        with pytest.raises(ValueError, match="at a time"):
            interrupted(pd.concat([instructed(), pd.DataFrame([effect | changed])]))
    with pytest.raises(ValueError, match="one effect"):
        interrupted(pd.concat([instructed(), pd.DataFrame([effect, effect])]))


def test_the_last_month_is_told_with_its_interval() -> None:
    frame = instructed()
    last = rows(frame, "expected_without_workers").iloc[-1]
    chart = interrupted(frame, lang="id")
    low, high = (f"{round(value):,}".replace(",", ".") for value in (last.low, last.high))
    for text in (said(chart), chart.alt):
        assert "bila tanpa Inpres 2/2021, September 2025" in text
        assert f"rentang 95 persen: {low} sampai {high}" in text
