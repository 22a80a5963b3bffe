"""Figures: what is drawn, what is said beside it, and that nothing is cut off or lies on something else."""

from __future__ import annotations

import base64
import dataclasses
import math
import re
import zlib

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts import (
    Chart,
    points_by_definition,
    ranked_dots,
    slope,
    stacked_bars,
    style,
    target_pace,
    tile_map,
    tiles,
    unit_costs,
)
from analysis.charts.labels import Box, Label, place
from analysis.reference import Definition, districts, find, targets, tile_grid
from analysis.reference.language import term

LABOUR_FORCE = "registered/PU+BPU/angkatan kerja 2024"
UCJ = "registered/UCJ/UCJ 2025"
NAMES = {"11": "Aceh", "12": "Sumatera Utara", **dict(districts()[["district_code", "district"]].values)}


def fact(code: str, period: str, value: float, definition: str = LABOUR_FORCE, **more: object) -> dict[str, object]:
    row = {
        "measure": "coverage_pct",
        "area_code": code,
        "area": NAMES[code],
        "period": period,
        "segment": "total",
        "value": value,
        "low": math.nan,
        "high": math.nan,
        "unit": "percent",
        "definition": definition,
        "provenance": "published",
        "source": "Hariantoday.com (2023-10)",
        **more,
    }
    number = zlib.crc32(repr((code, period, value, definition, row["measure"], row["segment"])).encode())
    return {"fact_id": f"f{number:010d}", **row}


def districts_frame(count: int = 56, **more: object) -> pd.DataFrame:
    codes = districts()["district_code"][:count]
    kinds = [
        "registered/semua segmen/potensi 2023-09",
        "active/PU+BPU/unstated",
        "unstated/unstated/unstated",
        LABOUR_FORCE,
    ]
    return pd.DataFrame(
        [fact(code, ["2023-09", "2024"][n % 2], 7.35 + 1.61 * n, kinds[n % 4], **more) for n, code in enumerate(codes)]
    )


def aceh() -> pd.DataFrame:
    return pd.DataFrame(
        [
            fact("11", "2023-09", 38.088487, "registered/semua segmen/potensi 2023-09", low=38.085, high=38.095),
            fact("11", "2024-12", 29.94),
            fact("11", "2024-12", 32.73, "active/PU+BPU+Jakon/unstated"),
            fact("11", "2025-05", 23.32, UCJ),
            fact("11", "2025-08", 25.46),
        ]
    )


def sumut() -> pd.DataFrame:
    return pd.DataFrame(
        [fact("12", "2024-12", 49.35, "active/PU+BPU+Jakon/unstated"), fact("12", "2025-09", 39.46, UCJ)]
    )


def segments() -> pd.DataFrame:
    rows = []
    for segment, values in {"pu": (48.0, 58.63, 47.04), "bpu": (8.5, 7.0, 8.2)}.items():
        # The first of each says nothing of its denominator.
        kinds = ("registered/unstated/unstated", *[f"registered/{segment.upper()}/angkatan kerja 2024"] * 2)
        for period, value, kind in zip(("2023-09", "2024-12", "2025-08"), values, kinds, strict=True):
            rows.append(fact("11", period, value, kind, segment=segment))
    return pd.DataFrame(rows)


def pace() -> pd.DataFrame:
    return pd.DataFrame(
        [
            fact("11", "2025-05", 23.32, UCJ),
            fact("11", "2025-05", 20.22, UCJ, measure="gap_points", unit="points"),
            fact("12", "2025-09", 39.46, UCJ),
            fact("12", "2025-09", 11.62, UCJ, measure="gap_points", unit="points"),
            fact("12", "2025-09", 687444, "registered/UCJ/-", measure="gap_workers", unit="workers"),
            fact("12", "2025-09/2025-12", 229148, UCJ, measure="required_per_month", unit="workers_per_month"),
            fact("12", "2024-12", 49.35, "active/PU+BPU+Jakon/unstated"),
        ]
    )


def costs() -> pd.DataFrame:
    more = {"unit": "IDR_per_worker_month", "segment": "pekerja_rentan"}
    long = "Belanja iuran jaminan kecelakaan kerja bagi perangkat desa dan badan permusyawaratan desa"
    return pd.DataFrame(
        [
            fact("12.71", "2025", 16800, "medan-2025", measure="printed_unit_cost_idr", **more),
            fact(
                "12.71", "2025", 16650.5, "medan-2025", measure="implied_unit_cost_idr", low=16300, high=17350, **more
            ),
            fact("12.77", "2024", 22400, long, measure="implied_unit_cost_idr", **more),
        ]
    )


def grid() -> pd.DataFrame:
    frame = districts()[["district_code", "district", "province"]].copy()
    frame["col"] = [n % 8 for n in range(56)]
    frame["row"] = [n // 8 + 2 * (province != "Aceh") for n, province in enumerate(frame["province"])]
    return frame


def counts() -> pd.DataFrame:
    """Counts without ids: of two kinds of files, by finding."""
    rows = [
        ("error/total_disagrees", "budget", 12),
        ("error/total_disagrees", "participation", 600),
        ("warning/name_contradicts", "budget", 3),
    ]
    frame = pd.DataFrame(
        [
            fact("11", "", value, rule, measure="findings", unit="findings", source="", state=state)
            | {
                "fact_id": "",
                "area": "",
                "area_code": "",
                "segment": "",
                "counted": f"findings?rule={rule}&kind={state}",
            }
            for rule, state, value in rows
        ]
    )
    return frame.assign(state=pd.Categorical(frame["state"], ["budget", "participation", "other"], ordered=True))


@pytest.fixture(autouse=True)
def _one_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain grid, so that only the test of the real one depends on where districts lie."""
    monkeypatch.setattr(tiles, "tile_grid", grid)


FORMS = {
    "ranked": lambda **k: ranked_dots(districts_frame(12), **k),
    "ranked-1": lambda **k: ranked_dots(districts_frame(1), **k),
    "ranked-56": lambda **k: ranked_dots(districts_frame(), **k),
    "slope": lambda **k: slope(segments(), **k),
    "definitions": lambda **k: points_by_definition(aceh(), **k),
    "definitions-2": lambda **k: points_by_definition(pd.concat([aceh(), sumut()]), **k),
    "tiles": lambda **k: tile_map(districts_frame(20), **k),
    "states": lambda **k: tile_map(districts_frame(20).assign(state=["ratio", "count"] * 10), **k),
    "pace": lambda **k: target_pace(pace(), targets(), **k),
    "costs": lambda **k: unit_costs(costs(), 16800, **k),
    "stacked": lambda **k: stacked_bars(counts(), **k),
    "simulated": lambda **k: ranked_dots(districts_frame(5, provenance="simulated"), **k),
}
LAYOUTS = [*FORMS, *(f"{name} narrow" for name in FORMS)]
LONG_TITLE = "Cakupan di Kota Padangsidimpuan dan Kabupaten Humbang Hasundutan tidak dapat diperbandingkan, " * 2


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tiles, "tile_grid", grid)
        wide = {name: form(title=LONG_TITLE, lang="id") for name, form in FORMS.items()}
        return wide | {f"{name} narrow": chart.narrow for name, chart in wide.items()}


AROUND = ("title", "subtitle", "key", "footer", "stamp")
WITHIN = ("row-name", "row-words", "series-name", "label", "panel", "province", "tile-", "reference-label")


def artists(chart: Chart, start: str) -> list:
    return chart.figure.findobj(lambda artist: (artist.get_gid() or "").startswith(start))


def extents(chart: Chart) -> tuple[Bbox, dict[str, list[Bbox]]]:
    """The figure, and the boxes of its texts by kind, in pixels."""
    with style.styled():
        canvas = FigureCanvasAgg(chart.figure)
        canvas.draw()
        renderer = canvas.get_renderer()
        boxes: dict[str, list[Bbox]] = {}
        for kind in (*AROUND, *WITHIN):
            texts = [
                artist for artist in artists(chart, kind) if isinstance(artist, Text) and artist.get_text().strip()
            ]
            boxes[kind] = [text.get_window_extent(renderer) for text in texts]
        boxes["axes"] = [axes.get_tightbbox(renderer) for axes in chart.figure.axes]
        return chart.figure.bbox, boxes


def overlap(first: Bbox, second: Bbox, slack: float = 0.5) -> bool:
    return (
        first.x0 < second.x1 - slack
        and second.x0 < first.x1 - slack
        and first.y0 < second.y1 - slack
        and second.y0 < first.y1 - slack
    )


# ------------------------------------------------------------------ layout


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_text_lies_inside_the_figure(charts: dict[str, Chart], name: str) -> None:
    figure, boxes = extents(charts[name])
    assert len(boxes["title"]) > 1  # the long title is wrapped, not cut
    for kind, found in boxes.items():
        for box in found:
            assert box.x0 >= figure.x0 and box.x1 <= figure.x1, (kind, box)
            assert box.y0 >= figure.y0 and box.y1 <= figure.y1, (kind, box)


@pytest.mark.parametrize("name", LAYOUTS)
def test_header_and_footer_keep_clear_of_the_plot(charts: dict[str, Chart], name: str) -> None:
    _, boxes = extents(charts[name])
    for axes in boxes["axes"]:
        for kind in (*AROUND, "panel", "series-name"):
            assert not any(overlap(axes, box) for box in boxes[kind]), kind
    assert min(box.y0 for box in boxes["title"]) >= max(box.y1 for box in boxes["subtitle"]) - 1


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_two_words_lie_on_each_other(charts: dict[str, Chart], name: str) -> None:
    _, boxes = extents(charts[name])
    words = [box for kind in WITHIN for box in boxes[kind]]
    # Boxes of neighbouring lines touch by the depth of their descenders.
    assert not any(overlap(a, b, slack=4) for n, a in enumerate(words) for b in words[:n])


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_word_lies_on_a_mark_or_on_the_numbers_of_the_axis(charts: dict[str, Chart], name: str) -> None:
    _, boxes = extents(charts[name])
    kinds = ("dot-", "target-", "name-mark")
    others = [line.get_window_extent() for kind in kinds for line in artists(charts[name], kind)]
    for axes in charts[name].figure.axes:
        others += [tick.get_window_extent() for tick in axes.get_xticklabels() if axes.axison]
    words = [box for kind in ("row-name", "row-words", "series-name", "panel") for box in boxes[kind]]
    assert not any(overlap(word, other, slack=2) for word in words for other in others)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_title_is_whole(charts: dict[str, Chart], name: str) -> None:
    drawn = " ".join(text.get_text() for text in artists(charts[name], "title"))
    assert drawn.split() == charts[name].title.split()


@pytest.mark.parametrize("name", LAYOUTS)
def test_type_is_large_enough(charts: dict[str, Chart], name: str) -> None:
    for text in charts[name].figure.findobj(lambda artist: hasattr(artist, "get_fontsize")):
        if text.get_text() and text.get_visible():
            small = text.get_gid() == "footer" or ("narrow" in name and (text.get_gid() or "").startswith("tile-"))
            assert text.get_fontsize() >= (6.5 if small else 8), text.get_text()


def test_labels_of_clustered_points_are_placed_apart() -> None:
    labels = [Label((2 + 0.15 * n, 2), 0.8, 0.3) for n in range(6)]
    boxes = place(labels, Box(0, 0, 5, 4), strict=False)
    assert boxes is not None
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert place(labels, Box(1.9, 1.9, 2.4, 2.1)) is None


# ------------------------------------------------------------------ words


@pytest.mark.parametrize("name", FORMS)
def test_footer_holds_every_fact_id(charts: dict[str, Chart], name: str) -> None:
    chart = charts[name]
    drawn = " ".join(text.get_text() for text in artists(chart, "footer"))
    # Counts have no id: the table that they were counted in is named.
    assert chart.facts or "Dihitung dari tabel: findings" in drawn
    assert set(chart.facts) <= set(drawn.split())
    assert drawn == chart.footer


@pytest.mark.parametrize(
    ("lang", "value", "day"), [("id", "38,09 persen", "September 2023"), ("en", "38.09 percent", "August 2025")]
)
def test_alt_text_gives_the_values_in_the_language(lang: str, value: str, day: str) -> None:
    chart = points_by_definition(aceh(), lang=lang, title="Temuan")
    assert chart.alt.startswith("Temuan. ")
    assert value in chart.alt and day in chart.alt


def test_numbers_in_the_plot_follow_the_language() -> None:
    for lang, text in {"id": "Rp16.800", "en": "Rp16,800"}.items():
        chart = unit_costs(costs(), 16800, lang=lang)
        assert any(text in label.get_text() for label in artists(chart, "row-words"))
        assert text in artists(chart, "reference-label")[0].get_text()


def test_long_lists_of_sources_are_shortened_and_fact_ids_are_not() -> None:
    frame = districts_frame(9)
    frame["source"] = [f"Koran {n}; Warta {n}" for n in range(9)]
    footer = ranked_dots(frame, lang="id").footer
    assert re.search(r"Sumber: (Koran|Warta) \d; \w+ \d; \w+ \d; \w+ \d; dan 14 lainnya\. Data", footer)
    assert all(fact_id in footer for fact_id in frame["fact_id"])


def test_a_frame_without_sources_names_the_kind_of_data() -> None:
    assert (
        "Sumber: kiriman daerah"
        in ranked_dots(districts_frame(2, provenance="submitted").drop(columns="source"), lang="id").footer
    )


def test_html_traces_each_fact_and_escapes_what_it_was_given() -> None:
    frame = aceh()
    frame.loc[0, "source"] = "<script>alert(1)</script>"
    frame.loc[0, "area"] = 'Aceh "&'
    frame.loc[0, "definition"] = "registered/<i>/potensi 2023-09"
    chart = points_by_definition(frame, lang="id", title='<b>"x"</b>', name="Aceh & Co")
    html = chart._repr_html_()
    assert html.startswith(
        '<figure class="chart" id="fig-aceh-co"><picture><source media="(max-width: 640px)" srcset="data:'
    )
    assert "<script>" not in html and "<b>" not in html and "<i>" not in html
    for row in frame.itertuples():
        assert f'data-fact="{row.fact_id}"' in html and f"<code>{row.fact_id}</code>" in html
    assert f'<data class="fact" value="38.088487" data-fact="{frame.fact_id[0]}">38,09 persen</data>' in html
    assert '<time datetime="2023-09">September 2023</time>' in html
    assert "<summary>Jejak</summary>" in html


def test_figures_are_saved_where_the_environment_says(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = slope(segments(), name="s")
    chart._repr_html_()
    assert not list(tmp_path.iterdir())
    monkeypatch.setenv("MONEV_FIGURES", str(tmp_path / "figures"))
    chart._repr_html_()
    assert sorted(path.name for path in (tmp_path / "figures").iterdir()) == ["s.png", "s.svg"]


# ------------------------------------------------------------------ the narrow page


@pytest.mark.parametrize("name", FORMS)
def test_the_narrow_figure_says_the_same_on_a_page_of_its_own_width(charts: dict[str, Chart], name: str) -> None:
    wide, narrow = charts[name], charts[f"{name} narrow"]
    assert (wide.figure.get_figwidth(), narrow.figure.get_figwidth()) == (style.WIDTH, style.NARROW)
    assert narrow == dataclasses.replace(wide, figure=narrow.figure)
    for kind in ("dot-", "tile-1", "interval-", "line-", "target-"):
        assert sorted(a.get_gid() for a in artists(wide, kind)) == sorted(a.get_gid() for a in artists(narrow, kind))


def test_html_shows_the_narrow_figure_on_a_phone_and_the_wide_one_elsewhere() -> None:
    chart = slope(segments(), lang="id")
    pattern = (
        r'<picture><source media="\(max-width: 640px\)" srcset="data:image/svg\+xml;base64,([\w+/=]+)">'
        r'<img alt="[^"]+" src="data:image/svg\+xml;base64,([\w+/=]+)"></picture>\n<figcaption>'
    )
    narrow, wide = re.search(pattern, chart._repr_html_()).groups()
    assert base64.b64decode(narrow).decode() == chart.narrow.svg() != chart.svg()
    assert base64.b64decode(wide).decode() == chart.svg()


@pytest.mark.parametrize("name", FORMS)
def test_drawing_the_narrow_figure_changes_no_byte_of_the_wide_one(tmp_path, name: str) -> None:
    chart = FORMS[name](lang="id", name="x")
    before = chart.svg()
    narrow = chart.narrow.svg()
    assert chart.svg() == before == FORMS[name](lang="id", name="x").svg()
    assert narrow == FORMS[name](lang="id", name="x").narrow.svg()
    assert [path.name for path in chart.save(tmp_path)] == ["x.svg", "x.png"]
    assert (tmp_path / "x.svg").read_text() == before
    assert style.width() == style.WIDTH


def test_the_narrow_figure_is_that_of_the_facts_and_language_given(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = districts_frame(3)
    expected = ranked_dots(frame, lang="en").narrow.svg()
    monkeypatch.setenv("MONEV_LANG", "en")
    chart = ranked_dots(frame)
    monkeypatch.setenv("MONEV_LANG", "id")
    frame["value"] = 0.0
    assert chart.narrow.svg() == expected


def test_segments_have_panels_of_one_scale_on_a_narrow_page() -> None:
    chart = slope(segments(), lang="id").narrow
    names = [text.get_text() for text in artists(chart, "panel")]
    assert names == ["penerima upah (PU)", "bukan penerima upah (BPU)"]
    assert len({axes.get_ylim() for axes in chart.figure.axes}) == 1 and not artists(chart, "series-name")


def test_the_real_map_is_stacked_on_a_narrow_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "tile_grid", tile_grid)
    chart = tile_map(districts_frame()).narrow
    tops = {patch.get_gid().removeprefix("tile-"): patch.get_y() for patch in artists(chart, "tile-1")}
    assert max(y for code, y in tops.items() if code[:2] == "11") < min(
        y for code, y in tops.items() if code[:2] == "12"
    )
    _, boxes = extents(chart)
    cells = [patch.get_window_extent() for patch in artists(chart, "tile-1")]
    for text in boxes["tile-"]:
        assert any(
            cell.x0 <= text.x0 and text.x1 <= cell.x1 and cell.y0 <= text.y0 and text.y1 <= cell.y1 for cell in cells
        )
    assert not any(overlap(name, cell) for name in boxes["province"] for cell in cells)
    assert all(text.get_fontsize() >= 6.5 for text in artists(chart, "tile-name"))


# ------------------------------------------------------------------ trials


@pytest.mark.parametrize(("lang", "stamp"), [("id", "SIMULASI"), ("en", "SIMULATED")])
def test_one_simulated_fact_stamps_the_figure(lang: str, stamp: str) -> None:
    frame = aceh()
    plain = points_by_definition(frame, lang=lang)
    assert stamp not in plain.title + plain.alt and not artists(plain, "stamp")
    frame.loc[3, "provenance"] = "simulated"
    chart = points_by_definition(frame, lang=lang, title="x")
    assert chart.title.startswith(stamp) and chart.alt.startswith(stamp)
    assert stamp in artists(chart, "stamp")[0].get_text() and artists(chart, "watermark")


# ------------------------------------------------------------------ files


@pytest.mark.parametrize("name", FORMS)
def test_the_same_facts_give_the_same_bytes(tmp_path, name: str) -> None:
    first = FORMS[name](lang="id", name="x").save(tmp_path / "a")
    again = FORMS[name](lang="id", name="x").save(tmp_path / "b")
    assert [path.name for path in first] == ["x.svg", "x.png"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_files_hold_neither_date_nor_fonts_nor_program(tmp_path) -> None:
    svg, png = slope(segments()).save(tmp_path)
    text = svg.read_text()
    assert "<text" not in text and "<dc:date>" not in text and "<dc:creator>" not in text
    assert b"Software" not in png.read_bytes() and png.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "draw",
    [
        lambda frame: ranked_dots(frame),
        lambda frame: slope(frame),
        lambda frame: points_by_definition(frame),
        lambda frame: tile_map(frame.drop_duplicates("area_code")),
    ],
)
def test_the_frame_is_not_changed(draw) -> None:
    frame = pd.concat([aceh(), districts_frame(4)])
    before = frame.copy(deep=True)
    draw(frame)
    pd.testing.assert_frame_equal(frame, before)


# ------------------------------------------------------------------ what is drawn


def joined(chart: Chart) -> set[tuple[str, ...]]:
    return {tuple(line.get_gid().removeprefix("line-").split("-")) for line in artists(chart, "line-")}


@pytest.mark.parametrize("form", [slope, points_by_definition])
def test_a_line_joins_only_like_definitions(form) -> None:
    frame = aceh()
    assert joined(form(frame)) == {(frame.fact_id[1], frame.fact_id[4])}
    # An unstated part is like nothing, not even itself.
    frame["definition"] = "active/PU+BPU/unstated"
    assert joined(form(frame)) == set()
    # Nor does any other line in the plot run from one point to another.
    for axes in form(frame).figure.axes:
        for line in axes.get_lines():
            assert len(set(line.get_xdata())) == 1 or len(set(line.get_ydata())) == 1


def test_a_line_stays_within_one_segment_and_one_area() -> None:
    frame = segments()
    frame["definition"] = LABOUR_FORCE
    ids = frame["fact_id"].tolist()
    assert joined(slope(frame)) == joined(points_by_definition(frame)) == {tuple(ids[:3]), tuple(ids[3:])}
    frame = pd.DataFrame([fact("11", "2024-12", 29.94), fact("12", "2025-08", 25.46)])
    assert joined(points_by_definition(frame)) == joined(slope(frame)) == set()


def test_a_line_passes_by_a_period_with_two_values() -> None:
    frame = pd.DataFrame(
        [
            fact("11", period, value)
            for period, value in (("2024-01", 10), ("2024-06", 12), ("2024-06", 19), ("2025-01", 14))
        ]
    )
    assert joined(slope(frame)) == {(frame.fact_id[0], frame.fact_id[3])}
    assert len(artists(slope(frame), "dot-")) == 4


def test_time_is_real_and_a_year_is_drawn_as_long_as_a_year() -> None:
    frame = pd.DataFrame([fact("11", "2022-01", 10), fact("11", "2022-02", 50), fact("11", "2024", 30)])
    chart = slope(frame)
    x = [artists(chart, f"dot-{fact_id}")[0].get_xdata()[0] for fact_id in frame.fact_id]
    assert x[1] - x[0] < 40 and x[2] - x[1] > 800
    (span,) = artists(chart, "span")
    assert span.get_xdata()[1] - span.get_xdata()[0] == 365


def test_each_definition_has_a_look_of_its_own() -> None:
    chart = points_by_definition(aceh())
    looks = {line.get_gid(): (line.get_marker(), to_hex(line.get_markeredgecolor())) for line in artists(chart, "dot-")}
    frame = aceh()
    by_definition = frame.groupby("definition")["fact_id"].apply(lambda ids: {looks[f"dot-{i}"] for i in ids})
    assert all(len(found) == 1 for found in by_definition)
    assert len(set.union(*by_definition)) == len(by_definition)


def test_definitions_are_said_in_words_beside_their_points() -> None:
    words = " ".join(text.get_text() for text in artists(points_by_definition(aceh(), lang="id"), "series-name"))
    told = Definition.parse("registered/PU+BPU/angkatan kerja 2024").describe("id")
    assert told in words and "38,09" in words


def test_interval_is_drawn_from_low_to_high() -> None:
    frame = districts_frame(2)
    frame.loc[0, ["low", "high"]] = [5.5, 9.5]
    chart = ranked_dots(frame)
    (interval,) = artists(chart, "interval-")
    assert interval.get_gid() == f"interval-{frame.fact_id[0]}"
    assert list(interval.get_xdata()) == [5.5, 9.5]
    assert [list(line.get_ydata()) for line in artists(points_by_definition(aceh()), "interval-")] == [[38.085, 38.095]]


@pytest.mark.parametrize("form", [ranked_dots, points_by_definition])
@pytest.mark.parametrize(("known", "missing"), [("low", "high"), ("high", "low")])
def test_an_interval_of_one_known_end_is_open_at_the_other(form, known: str, missing: str) -> None:
    frame = districts_frame(1)
    frame.loc[0, known] = value = frame["value"][0]
    for chart in (form(frame, lang="id"), form(frame, lang="id").narrow):
        (interval,), (head,) = artists(chart, "interval-"), artists(chart, "open-end")
        along = 1 if form is points_by_definition else 0
        ends = list(interval.get_data()[along])
        assert (ends[0] == value < ends[1]) if known == "low" else (ends[0] < value == ends[1])
        assert head.get_data()[along][0] == ends[missing == "high"]
    assert any("satu batas" in text.get_text() for text in artists(ranked_dots(frame, lang="id"), "key"))


def test_markers_say_what_the_numerator_counts() -> None:
    frame = districts_frame(3)
    dots = {line.get_gid(): line for line in artists(ranked_dots(frame), "dot-")}
    registered, active, unstated = (dots[f"dot-{fact_id}"] for fact_id in frame.fact_id)
    assert (registered.get_marker(), active.get_marker(), unstated.get_marker()) == ("o", "D", "o")
    assert to_hex(unstated.get_markerfacecolor()) == "#ffffff" != to_hex(registered.get_markerfacecolor())


def test_rows_are_ranked_from_zero_and_a_hundred_is_marked_when_passed() -> None:
    frame = districts_frame(8)
    axes = ranked_dots(frame).figure.axes[0]
    assert axes.get_xlim()[0] == 0 and not artists(ranked_dots(frame), "reference")
    heights = {fact_id: artists(ranked_dots(frame), f"dot-{fact_id}")[0].get_ydata()[0] for fact_id in frame.fact_id}
    assert sorted(heights, key=heights.get) == frame.sort_values("value", ascending=False)["fact_id"].tolist()
    frame.loc[0, "value"] = 299.23
    assert artists(ranked_dots(frame), "reference")[0].get_xdata()[0] == 100


def test_a_fact_without_a_value_keeps_its_row() -> None:
    frame = districts_frame(3)
    frame.loc[1, "value"] = math.nan
    chart = ranked_dots(frame, lang="id")
    assert len(artists(chart, "dot-")) == 2 and frame.fact_id[1] in chart.facts
    assert any("tidak ada angka" in text.get_text() for text in artists(chart, "row-words"))
    assert frame.fact_id[1] in slope(frame).footer and frame.fact_id[1] not in slope(frame).facts


@pytest.mark.parametrize("form", [ranked_dots, slope, points_by_definition, tile_map])
def test_several_measures_are_refused(form) -> None:
    frame = districts_frame(2)
    frame.loc[1, "measure"] = "registered_workers"
    with pytest.raises(ValueError, match=r"one measure at a time.*coverage_pct, registered_workers"):
        form(frame)


def test_other_measures_are_refused_where_a_form_is_made_for_some() -> None:
    with pytest.raises(ValueError, match="registered_workers"):
        unit_costs(districts_frame(1, measure="registered_workers"), 16800)
    with pytest.raises(ValueError, match="registered_workers"):
        target_pace(districts_frame(1, measure="registered_workers"), targets())
    with pytest.raises(ValueError, match="needs the columns"):
        ranked_dots(pd.DataFrame({"value": [1.0]}))


@pytest.mark.parametrize("form", [ranked_dots, slope, points_by_definition])
def test_a_frame_without_facts_says_so(form) -> None:
    chart = form(districts_frame(0).reindex(columns=list(aceh().columns)), lang="id")
    assert chart.facts == () and "tidak ada angka ditemukan" in chart.alt
    assert artists(chart, "nothing")[0].get_text() == "tidak ada angka ditemukan"


# ------------------------------------------------------------------ the tile map


def test_a_district_without_a_figure_is_a_state_of_its_own() -> None:
    frame = districts_frame(20)
    frame.loc[0, "value"] = 0.01  # the lowest value there is
    chart = tile_map(frame, lang="id")
    filled, missing = artists(chart, "tile-1"), artists(chart, "no-figure-")
    assert len(filled) == 20 and len(missing) == 36
    assert all(tile.get_hatch() and to_hex(tile.get_facecolor()) == "#ffffff" for tile in missing)
    assert not any(tile.get_hatch() or to_hex(tile.get_facecolor()) == "#ffffff" for tile in filled)
    assert any("tidak ada angka ditemukan (36)" in text.get_text() for text in artists(chart, "key"))
    assert "tidak ada angka ditemukan: 36" in chart.alt


def test_higher_values_are_darker() -> None:
    frame = districts_frame(30)
    tiles_drawn = {
        tile.get_gid().removeprefix("tile-"): sum(tile.get_facecolor()[:3])
        for tile in artists(tile_map(frame), "tile-1")
    }
    shades = [tiles_drawn[code] for code in frame.sort_values("value")["area_code"]]
    assert shades == sorted(shades, reverse=True) and len(set(shades)) > 3


def test_states_colour_the_tiles() -> None:
    frame = districts_frame(6).assign(state=["ratio", "count", "ratio", "apa saja", "count", None])
    frame.loc[1, "measure"] = "registered_workers"
    chart = tile_map(frame, lang="id")
    key = " ".join(text.get_text() for text in artists(chart, "key"))
    assert f"{term('state.ratio', 'id')} (2)" in key and "apa saja (1)" in key
    colours = {tile.get_gid(): to_hex(tile.get_facecolor()) for tile in artists(chart, "tile-1")}
    assert len(colours) == 5 and len(set(colours.values())) == 3
    assert frame.fact_id[5] in chart.footer and frame.fact_id[5] not in chart.facts


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", "Satu petak, satu kabupaten/kota; angka: banyaknya angka yang ditemukan"),
        ("en", "One tile, one district; value shown: number of figures found"),
    ],
)
def test_the_subtitle_says_what_the_number_in_a_tile_is(lang: str, said: str) -> None:
    frame = districts_frame(4, measure="figures_found", unit="figures").assign(state="count")
    assert tile_map(frame, lang=lang).subtitle == said
    frame.loc[0, "measure"] = "registered_workers"  # then no number is printed
    assert tile_map(frame, lang=lang).subtitle == said.partition(";")[0]


def test_a_tile_holds_one_figure_and_what_is_off_the_map_is_said() -> None:
    frame = districts_frame(3)
    twice = pd.concat([frame, pd.DataFrame([fact(frame.area_code[0], "2025", 3.0)])])
    with pytest.raises(ValueError, match="one tile holds one figure: Aceh Selatan"):
        tile_map(twice)
    chart = tile_map(pd.concat([frame, aceh().head(1)]))
    assert aceh().fact_id[0] in chart.footer and aceh().fact_id[0] not in chart.facts


def test_provinces_are_named_and_an_empty_map_is_a_map() -> None:
    chart = tile_map(districts_frame(0).reindex(columns=list(aceh().columns)))
    assert [text.get_text() for text in artists(chart, "province")] == ["Aceh", "Sumatera Utara"]
    assert len(artists(chart, "no-figure-")) == 56


def test_every_name_is_its_districts_own_and_fits_into_its_tile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "tile_grid", tile_grid)
    names = tiles.tile_names()
    assert sorted(names) == sorted(districts()["district_code"])
    for code, lines in names.items():
        spoken = " ".join(lines).replace("- ", "")
        assert find(spoken) is not None and find(spoken).code == code, spoken
    assert len(tile_grid()) == 56
    chart = tile_map(districts_frame())
    patches = {patch.get_gid().removeprefix("tile-"): patch for patch in artists(chart, "tile-1")}
    assert len(patches) == 56
    _, boxes = extents(chart)
    cells = [patch.get_window_extent() for patch in patches.values()]
    for text in boxes["tile-"]:
        assert any(
            cell.x0 <= text.x0 and text.x1 <= cell.x1 and cell.y0 <= text.y0 and text.y1 <= cell.y1 for cell in cells
        )
    for text in [*artists(chart, "tile-name"), *artists(chart, "tile-value")]:
        assert text.get_fontsize() >= 8, text.get_text()


# ------------------------------------------------------------------ targets and costs


def test_a_target_stands_only_beside_a_figure_of_its_definition() -> None:
    frame = pace()
    # The target of Sumatera Utara as if its source had said what it counts.
    stated = targets()
    stated.loc[stated["target_id"] == "sumut-ucj-2025", "definition"] = "registered/UCJ/UCJ 2025"
    chart = target_pace(frame, stated, lang="id")
    assert {artist.get_gid() for artist in artists(chart, "target-")} == {
        "target-aceh-ucj-2025",
        "target-sumut-ucj-2025",
    }
    words = " ".join(text.get_text() for text in artists(chart, "row-words"))
    assert "tidak ada target dengan definisi yang sama" in words  # the active figure of December 2024
    assert "20,22 poin persen" in words and "687.444 pekerja" in words and "229.148 pekerja per bulan" in words
    # Aceh has neither workers nor pace, and its target of 2024 has no figure.
    assert re.search(r"tidak tersedia: kekurangan pekerja terhadap target, pendaftaran bersih", words)
    assert "Target Aceh 2024 (32,44)" in chart.footer
    assert set(chart.facts) == set(frame["fact_id"])


def test_a_gap_of_another_definition_is_not_drawn_and_said() -> None:
    frame = pace()
    frame.loc[1, "definition"] = LABOUR_FORCE
    chart = target_pace(frame, targets(), lang="id")
    assert frame.fact_id[1] not in chart.facts and frame.fact_id[1] in chart.footer
    assert "20,22" not in " ".join(text.get_text() for text in artists(chart, "row-words"))


def test_unit_costs_share_a_row_by_line_and_differ_by_marker() -> None:
    frame = costs()
    chart = unit_costs(frame, 16800)
    printed, implied, other = (artists(chart, f"dot-{fact_id}")[0] for fact_id in frame.fact_id)
    assert printed.get_ydata()[0] == implied.get_ydata()[0] != other.get_ydata()[0]
    assert printed.get_marker() != implied.get_marker()
    assert list(artists(chart, "interval-")[0].get_xdata()) == [16300, 17350]
    assert artists(chart, "reference")[0].get_xdata()[0] == 16800
