"""Totals: found by words, codes, outlines, formulas and numbers; checked to the unit; the likeliest cause named."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sheets.summed import summed_cells
from analysis.sheets.totals import Table, code_tree, find_products, find_sums, quotient_share

N = float("nan")


def table(values: list[list[float]], names: list[str] | None = None, **more: object) -> Table:
    """A table of numbers; a name "=" says a total, "" is a row without a name."""
    matrix = np.array(values, dtype=float)
    names = names or ["x"] * len(matrix)
    count = matrix.shape[1]
    whole = {
        "values": matrix,
        "says_total": ["strong" if name == "=" else "weak" if name == "~" else "" for name in names],
        "named": [bool(name) for name in names],
        "codes": [[""] * len(matrix)],
        "levels": {},
        "paths": [(f"k{column}",) for column in range(count)],
        "column_says_total": [False] * count,
        "summable": [True] * count,
        "step": np.zeros(count),
        "no_total": [False] * len(matrix),
        "balance": [False] * len(matrix),
        "gaps": [False] * len(matrix),
    }
    return Table(**(whole | more))


def test_a_total_adds_up_the_rows_over_it():
    sums = find_sums(table([[1, 10], [2, 20], [3, 30]], ["a", "b", "="]))
    assert sums.parents == {2: [0, 1]}
    assert sums.checked == 2 and not sums.broken


def test_a_grand_total_adds_up_leaves_and_not_subtotals():
    rows = [[10], [20], [30], [1], [2], [3], [33]]
    sums = find_sums(table(rows, ["a", "b", "=", "c", "d", "=", "="]))
    assert sums.parents[2] == [0, 1] and sums.parents[5] == [3, 4]
    assert sums.parents[6] in ([0, 1, 3, 4], [2, 5])
    assert not sums.broken


def test_a_last_row_without_a_total_word_is_one_by_its_numbers():
    sums = find_sums(table([[1, 9], [2, 8], [4, 7], [7, 24]], ["a", "b", "c", "Provinsi"]))
    assert sums.parents == {3: [0, 1, 2]}


def test_a_word_that_leads_a_name_is_no_total_unless_it_adds_up():
    assert not find_sums(table([[5, 3], [8, 1], [900, 70]], ["a", "b", "~"])).parents
    assert find_sums(table([[5, 3], [8, 1], [13, 4]], ["a", "b", "~"])).parents


def test_one_sum_of_two_numbers_may_be_chance():
    assert not find_sums(table([[1], [2], [3]], ["a", "b", "c"])).parents


def test_codes_make_a_tree_in_the_order_of_the_sheet():
    assert code_tree(["5", "5.1", "5.1.01", "5.1.02", "5.2"]) == {0: [1, 4], 1: [2, 3]}
    assert code_tree(["4", "41", "4101", "4102", "42"]) == {0: [1, 4], 1: [2, 3]}
    assert code_tree(["5.1", "", "5.1.1"]) == {0: [2]}
    assert code_tree(["5.01", "5.1.01"]) == {0: [1]}  # a leading zero is no other code


def test_parents_by_code_are_totals_and_checked():
    codes = [["5", "5.1", "5.1.1", "5.1.2", "5.2"]]
    sums = find_sums(table([[100], [60], [20], [40], [41]], codes=codes))
    assert set(sums.parents) == {0, 1}
    assert [(broken.row, broken.printed, broken.computed) for broken in sums.broken] == [(0, 100, 101)]


def test_page_numbers_under_codes_add_up_nothing():
    codes = [[code for n in range(1, 8) for code in (f"{n}", f"{n}.1", f"{n}.2")]]
    values = [row for n in range(7) for row in ([30, n + 50], [10, n + 51], [20, n + 52])]
    sums = find_sums(table(values, codes=codes))
    assert sums.barren == {1} and not sums.broken


def test_a_total_column_is_found_by_its_header_or_by_its_numbers():
    values = [[1, 2, 3], [4, 5, 9], [7, 8, 15], [2, 2, 4], [3, 1, 4], [6, 6, 12]]
    paths = [("L",), ("P",), ("Jumlah",)]
    said = find_sums(table(values[:2], paths=paths, column_says_total=[False, False, True]))
    assert said.columns == {2: [0, 1]}
    assert find_sums(table(values)).columns == {2: [0, 1]}


def test_a_difference_of_sums_is_known():
    sums = find_sums(table([[5], [6], [11], [2], [2], [4], [7]], ["a", "b", "=", "c", "d", "=", "Sisa"],
                           balance=[False] * 6 + [True]))  # fmt: skip
    assert sums.balances == {6: (2, 5, -1)}


@pytest.mark.parametrize(
    ("rows", "cause", "culprit"),
    [
        ([[1200], [3400], [5600], [10200 * 1000]], "slip_of_1000", 3),
        ([[1.2], [3400], [5600], [10200]], "slip_of_1000", 0),
        ([[1200], [3400], [5600], [12345]], "", None),
        ([[1234], [3400], [5600], [12034]], "transposed", None),
        ([[-1200], [3400], [5600], [10200]], "sign", 0),
        ([[1200], [3400], [3400], [5600], [10200]], "doubled_row", 2),
        ([[1200], [3400], [5600], [20400]], "twice", 3),
        ([[1200], [3400], [5600], [10700]], "one_digit", 3),
        ([[120_000], [340_000], [560_000], [1_020_001]], "rounding", None),
    ],
)
def test_the_likeliest_single_cause_is_named(rows: list[list[float]], cause: str, culprit: int | None):
    names = ["a"] * (len(rows) - 1) + ["="]
    (broken,) = find_sums(table(rows, names)).broken
    assert broken.cause == cause
    if culprit is not None:
        assert broken.culprit == (culprit, 0)


def test_a_total_that_only_holds_with_hidden_rows_says_so():
    hidden = np.array([[0.0], [0.0], [0.0], [70.0]])
    (broken,) = find_sums(table([[10], [20], [33], [133]], ["a", "b", "c", "="], hidden=hidden)).broken
    assert broken.cause == "hidden_rows"


def test_rounded_parts_may_miss_a_rounded_sum_by_their_rounding():
    values = [[0.3], [0.3], [0.3], [1.0]]
    assert not find_sums(table(values, ["a", "b", "c", "="], step=np.array([0.1]))).broken
    assert find_sums(table([[3], [3], [3], [10]], ["a", "b", "c", "="])).broken


def test_what_cannot_be_read_leaves_a_total_unchecked():
    unknown = np.array([[False], [True], [False]])
    assert not find_sums(table([[3], [N], [10]], ["a", "b", "="], unknown=unknown)).broken
    assert find_sums(table([[3], [N], [10]], ["a", "b", "="])).broken


@given(
    st.lists(st.lists(st.integers(1, 10**9), min_size=3, max_size=3), min_size=3, max_size=12),
    st.integers(1, 10**6),
)
def test_a_true_total_holds_and_a_changed_one_is_always_reported(leaves: list[list[int]], change: int):
    total = [sum(column) for column in zip(*leaves, strict=True)]
    names = ["a"] * len(leaves) + ["="]
    assert not find_sums(table([*leaves, total], names)).broken
    wrong = [total[0] + change, *total[1:]]
    broken = find_sums(table([*leaves, wrong], names)).broken
    assert any(each.row == len(leaves) and each.column == 0 for each in broken)


def test_products_and_quotients_of_columns():
    values = np.array([[5.0, 12, 16_800, 1_008_000], [7, 12, 16_800, 1_411_200], [9, 6, 16_800, 907_200]])
    assert find_products(values) == {3: (0, 1, 2)}
    share = quotient_share(np.array([50.0, 25.0, 75.0]), np.array([[1.0, 2], [1, 4], [3, 4]]), 0.01)
    assert share == 1


def test_what_a_formula_adds_up():
    assert summed_cells("SUM(B2:B4)") == ({1, 2, 3}, {1})
    assert summed_cells("SUBTOTAL(9,$C$3:$D$3)") == ({2}, {2, 3})
    assert summed_cells("B2+B5 + B1") == ({0, 1, 4}, {1})
    assert summed_cells("SUM(B2:B4)*2") is None
    assert summed_cells("IF(A1>0,B2,B3)") is None
