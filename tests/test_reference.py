"""Districts, tile grid, segments, targets, premiums, definitions, and numbers in both languages."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

from analysis.reference import (
    Definition,
    UnlikeDefinitionsError,
    areas,
    bpu_premium_idr,
    districts,
    find,
    month_at,
    month_number,
    months_between,
    neighbours,
    segment_label,
    segment_of,
    segments,
    suggest,
    targets,
    tile_grid,
)
from analysis.reference.language import decimals_within, number, period, quantity, term, use


def test_there_are_56_districts_and_codes_are_text():
    table = districts()
    assert len(table) == 56
    assert table["province"].value_counts().to_dict() == {"Sumatera Utara": 33, "Aceh": 23}
    assert {"11.10", "12.10", "12.20"} <= set(table["district_code"])
    assert not table["bps_code"].duplicated().any()


def test_a_bps_code_is_mostly_another_districts_kemendagri_code():
    table = districts()
    kemendagri = dict(zip(table["district_code"].str.replace(".", ""), table["district"], strict=True))
    means_another = [row.district for row in table.itertuples() if kemendagri[row.bps_code] != row.district]
    assert len(means_another) == 35


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kabupaten Toba Samosir", "12.12"),
        ("KAB. ACEH SELATAN", "11.01"),
        ("Kota Padang Sidempuan", "12.77"),
        ("Medan", "12.71"),
        ("Labuhan Batu", "12.10"),
        ("Labuhan Batu Utara", "12.23"),
        ("Nias", "12.04"),
    ],
)
def test_places_are_found_by_exact_name_or_alias(name: str, code: str):
    assert find(name).code == code


@pytest.mark.parametrize("name", ["Labuhanbaru", "Aceh Tengahh", "Meulaboh", "Nias Timur", ""])
def test_likeness_never_decides(name: str):
    assert find(name) is None


def test_likeness_suggests():
    assert "Labuhanbatu" in suggest("Labuhanbaru")


def test_areas_do_not_reuse_codes_and_know_the_provinces():
    table = areas()
    assert find("Aceh", "province").code == "11"
    assert find("Sumatera Utara", "province").code == "12"
    assert not table["area_code"].duplicated().any()
    assert not set(table["area_code"]) & set(districts()["district_code"])


def share_kept(places: pd.DataFrame, tile: str, degree: str, sign: int, *, strict: bool = False) -> float:
    """Share of pairs whose order on the map is not turned round on the tiles."""
    kept = total = 0
    for a, b in itertools.combinations(places.to_dict("records"), 2):
        real, drawn = sign * (a[degree] - b[degree]), a[tile] - b[tile]
        total += 1
        kept += real * drawn > 0 if strict else real * drawn >= 0
    return kept / total


def test_tile_grid_holds_each_district_once():
    grid = tile_grid()
    assert set(grid["district_code"]) == set(districts()["district_code"])
    assert not grid.duplicated(["col", "row"]).any()
    assert grid["province"].value_counts().to_dict() == {"Sumatera Utara": 33, "Aceh": 23}


@pytest.mark.parametrize("province", ["Aceh", "Sumatera Utara", None])
@pytest.mark.parametrize(("tile", "degree", "sign"), [("col", "lon", 1), ("row", "lat", -1)])
def test_tile_grid_keeps_west_east_and_north_south(province: str | None, tile: str, degree: str, sign: int):
    grid = tile_grid()
    places = grid if province is None else grid[grid["province"] == province]
    assert share_kept(places, tile, degree, sign) >= 0.90


def test_tile_grid_lies_where_the_districts_lie():
    at = tile_grid().set_index("district_code")
    assert at.loc["11.72", "lat"] == pytest.approx(5.89, abs=0.1)  # Sabang, the northernmost
    assert at.loc["12.71", "lon"] == pytest.approx(98.67, abs=0.1)  # Medan
    assert at["lat"].between(-0.8, 6.1).all()
    assert at["lon"].between(95.0, 100.5).all()


def test_neighbours_stay_neighbours():
    at = tile_grid().set_index("district_code")[["col", "row"]]
    pairs = neighbours()
    apart = [
        (at.loc[a] - at.loc[b]).abs().max()
        for a, b in pairs[["district_code_a", "district_code_b"]].itertuples(index=False)
    ]
    assert len(pairs) > 90
    assert sum(distance <= 1 for distance in apart) / len(apart) >= 0.75


def test_segments_have_labels_and_no_word_means_two():
    table = segments()
    assert segment_of("kepling") == "rt_rw"
    assert segment_of("PU") == "pu"
    assert segment_of("Pekerja hebat") is None
    assert (table["label_id"] != "").all()
    assert segment_label("perangkat_desa", "en") == "village officials"


def test_targets_are_dated_cited_and_defined():
    table = targets()
    assert table["source_url"].str.startswith("http").all()
    for text in table["definition"]:
        Definition.parse(text)
    assert table.set_index("target_id").loc["rpjmn-2029", "value"] == 43.92


def test_statutory_premium_is_16800_and_refuses_a_date_before_the_law():
    assert bpu_premium_idr("2015-07") == 16_800
    assert bpu_premium_idr("2023-06-30") == 16_800
    assert bpu_premium_idr("2023", ("JKK", "JKM", "JHT")) == 36_800
    with pytest.raises(ValueError, match="2015-06"):
        bpu_premium_idr("2015-06")


PU_BPU = "registered/PU+BPU/angkatan kerja 2024"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("active/PU+BPU/angkatan kerja 2024", "numerator"),
        ("registered/PU+BPU+Jakon/angkatan kerja 2024", "segments"),
        ("registered/PU+BPU/angkatan kerja 2023", "denominator"),
        ("registered/PU+BPU/unstated", "not stated"),
    ],
)
def test_unlike_definitions_are_named(other: str, why: str):
    with pytest.raises(UnlikeDefinitionsError) as error:
        Definition.parse(PU_BPU).require_like(Definition.parse(other))
    assert PU_BPU in str(error.value)
    assert other in str(error.value)
    assert why in str(error.value)


def test_unstated_is_like_nothing_not_even_itself():
    unstated = Definition.parse("registered/unstated/potensi 2024")
    assert unstated.why_unlike(unstated)


def test_a_decomposition_may_cross_vintages_of_one_denominator():
    first, second = Definition.parse(PU_BPU), Definition.parse("registered/PU+BPU/angkatan kerja 2023")
    assert first.why_unlike(second, vintage=False) is None
    assert first.why_unlike(second)


def test_numbers_take_the_form_of_the_language():
    assert quantity(38.088458, "percent", "id") == "38,09 persen"
    assert quantity(38.088458, "percent", "en") == "38.09 percent"
    assert quantity(1710891, "workers", "id") == "1.710.891 pekerja"
    assert quantity(16800, "IDR", "en") == "Rp16,800"
    assert number(0.125, 2, "en") == "0.13"  # halves go away from zero
    assert number(-2.675, 2, "en") == "-2.68"
    assert period("2023-09", "id") == "September 2023"
    assert period("2024-12/2025-08", "en") == "December 2024 to August 2025"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(None, None, "48.00"), (47.995, 48.01, "48.00"), (47.95, 48.1, "48.0"), (47.5, 49.0, "48"), (19.5, 24.2, "48")],
)
def test_no_more_decimals_than_the_bounds_bear(low: float | None, high: float | None, text: str):
    assert number(48, decimals_within("percent", low, high), "en") == text


def test_language_is_indonesian_unless_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("MONEV_LANG", raising=False)
    assert term("missing") == "tidak ada angka"
    monkeypatch.setenv("MONEV_LANG", "en")
    assert term("missing") == "no figure"
    with pytest.raises(ValueError, match="'fr'"):
        use("fr")


def test_every_wording_has_both_languages_and_every_fact_a_name(facts: pd.DataFrame):
    from analysis.reference._files import rows_of
    from analysis.reference.language import measure_names

    rows = rows_of("wording.csv")
    assert [row["key"] for row in rows if not (row["id"] and row["en"])] == []
    assert len({row["key"] for row in rows}) == len(rows)
    assert set(facts["measure"]) <= set(measure_names())


def test_months_as_numbers():
    assert month_number("2024-12") + 1 == month_number("2025-01")
    assert [month_at(month_number("2023-11") + more) for more in range(3)] == ["2023-11", "2023-12", "2024-01"]
    assert month_number("2024-01") % 12 == 0
    assert months_between("2025-05", "2025-12") == 7
    assert months_between("2024", "2025-03") == 3
