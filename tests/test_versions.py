"""Several files of the same thing: a later version replaces an earlier one, a conflict is told, and nothing is added."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

from analysis.cleaning import clean
from analysis.cleaning.submissions import Submission
from analysis.cleaning.versions import family, lineages, settle_versions, superseded

LINE = {
    "district_code": "11.11",
    "fiscal_year": "2023",
    "stage": "murni",
    "segment": "pekerja_rentan",
    "programme": "JKK+JKM",
    "fund_source": "APBD",
    "account_code": "",
    "description": "Iuran pekerja rentan",
    "amount_idr": 1000,
    "sheet": "Anggaran",
    "cell": "F7",
    "raw": "1000",
}
COUNT = {
    "district_code": "11.11",
    "period": "2023-09",
    "segment": "pu",
    "metric": "registered",
    "definition": "registered/pu/-",
    "workers": 50,
    "sheet": "Peserta",
    "cell": "D7",
    "raw": "50",
}


def file(name: str, *rows: dict, original: str = "") -> Submission:
    lines, counts = [row for row in rows if "amount_idr" in row], [row for row in rows if "metric" in row]
    codes = tuple(sorted({row["district_code"] for row in rows}))
    return Submission(f"submissions/{name}", "xlsx", lines, counts, [], [], codes, original)


def line(**told: object) -> dict:
    row = LINE | told
    return row | {"raw": str(row["amount_idr"])}


def count(**told: object) -> dict:
    row = COUNT | told
    return row | {"raw": str(row["workers"])}


def kept(*read: Submission) -> dict[str, list[float]]:
    """The amounts and people that are used, by file."""
    no_lines, no_counts, _ = settle_versions(list(read))
    return {
        each.file.removeprefix("submissions/"): [
            row["amount_idr"] for number, row in enumerate(each.lines) if number not in no_lines[each.file]
        ]
        + [row["workers"] for number, row in enumerate(each.counts) if number not in no_counts[each.file]]
        for each in read
    }


def said(*read: Submission) -> list[tuple[str, str]]:
    return [(each["file"].removeprefix("submissions/"), each["rule"]) for each in settle_versions(list(read))[2]]


# ---- which files are versions of one another ---------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Anggaran 2023", "Anggaran 2023 rev"),
        ("Anggaran 2023", "Anggaran 2023 (2)"),
        ("Anggaran 2023 (2)", "Anggaran 2023 (10)"),
        ("Anggaran 2023 rev 1", "Anggaran 2023 rev 2"),
        ("Anggaran 2023 Rev.2", "Anggaran_2023_revisi 10"),
        ("Anggaran 2023 v1", "ANGGARAN 2023 v2"),
        ("Anggaran 2023 rev 2", "Anggaran 2023 final"),
        ("Anggaran 2023 v2", "Anggaran 2023 v2.1"),
        ("Anggaran 2023 v2.1", "Anggaran 2023 V.2.10"),
        ("Anggaran 2023 revisi ke-2", "Anggaran 2023 revisi ke 3"),
        ("Anggaran 2023", "Anggaran2023rev2"),
        ("Anggaran 2023 final", "Anggaran 2023 final rev 2"),
        ("Anggaran 2023 final", "Anggaran 2023 final 2"),
        ("draft Anggaran 2023", "Anggaran 2023"),
        ("Anggaran 2023 perbaikan", "Anggaran 2023 fix"),
        ("Anggaran 2023", "Anggaran Revisi 2023"),
        ("Anggaran 2023 12-10-2023", "Anggaran 2023 05-11-2023"),
        ("Anggaran 2023 5-9-2023", "Anggaran 2023 12-10-2023"),
        ("Anggaran 2023 20231012", "Anggaran 2023_05-11-2023"),
        ("Anggaran 2023 2023-09-30", "Anggaran 2023 2023-10-31"),
    ],
)
def test_marks_order_the_versions_of_one_name(earlier: str, later: str):
    (one, low), (other, high) = family(f"aceh/{earlier}.xlsx"), family(f"aceh/{later}.xlsx")
    assert one == other
    assert low < high


@pytest.mark.parametrize(
    "name", ["Anggaran 2023 - Copy", "Copy of Anggaran 2023", "Salinan Anggaran 2023", "Anggaran 2023 copy"]
)
def test_a_copy_ranks_as_what_it_copies(name: str):
    assert family(f"aceh/{name}.xlsx") == family("aceh/Anggaran 2023.xlsx")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("aceh/Anggaran 2023", "aceh/Anggaran 2022"),
        ("aceh/Anggaran Revisi 2023", "aceh/Anggaran Revisi 2022"),
        ("aceh/Anggaran 2023", "sumut/Anggaran 2023"),
        ("aceh/Anggaran 2023", "aceh/Anggaran Perubahan 2023"),
        ("aceh/Anggaran 2023", "aceh/Realisasi 2023"),
        ("aceh/Anggaran", "aceh/Anggaran revolusi"),
        ("aceh/Anggaran", "aceh/Anggaran fixed"),
    ],
)
def test_other_names_are_no_versions(one: str, other: str):
    assert family(f"{one}.xlsx")[0] != family(f"{other}.xlsx")[0]


# ---- what is used ------------------------------------------------------------------------------


def test_the_highest_version_is_used_and_nothing_is_added():
    read = [file("A.xlsx", line(amount_idr=1)), file("A rev 1.xlsx", line(amount_idr=2)),
            file("A rev 2.xlsx", line(amount_idr=3))]  # fmt: skip
    for order in (read, read[::-1], [read[1], read[2], read[0]]):
        assert kept(*order) == {"A.xlsx": [], "A rev 1.xlsx": [], "A rev 2.xlsx": [3]}
        assert sorted(said(*order)) == [("A rev 1.xlsx", "replaced_by_version"), ("A.xlsx", "replaced_by_version")]


def test_a_version_replaces_only_what_it_tells_again():
    first = file(
        "A.xlsx",
        line(amount_idr=1),
        line(amount_idr=2, stage="perubahan"),
        line(amount_idr=3, fiscal_year="2022"),
        line(amount_idr=4, district_code="11.12"),
        count(workers=5),
        count(workers=6, period="2023-08"),
        count(workers=7, metric="potential"),
    )
    later = file("A final.xlsx", line(amount_idr=10, segment="kader"), count(workers=50, segment="bpu"))
    assert kept(first, later) == {"A.xlsx": [2, 3, 4, 6, 7], "A final.xlsx": [10, 50]}
    (found,) = settle_versions([first, later])[2]
    assert "submissions/A final.xlsx" in found["message_en"]
    assert found["message_en"].startswith("2 rows")


def test_each_part_comes_from_its_own_highest_version():
    both = [line(), line(district_code="11.12")]
    first, second = file("A.xlsx", *both), file("A rev 1.xlsx", *(row | {"amount_idr": 2000} for row in both))
    third = file("A rev 2.xlsx", line(amount_idr=3000))
    assert kept(first, second, third) == {"A.xlsx": [], "A rev 1.xlsx": [2000], "A rev 2.xlsx": [3000]}


def test_a_feedback_workbook_sent_back_replaces_the_file_it_was_made_from():
    sent = file("aceh/A rev 2.xlsx", line(amount_idr=1))
    back = file("aceh/feedback.xlsx", line(amount_idr=2), original="submissions/aceh/A rev 2.xlsx")
    assert kept(sent, back) == {"aceh/A rev 2.xlsx": [], "aceh/feedback.xlsx": [2]}
    assert said(sent, back) == [("aceh/A rev 2.xlsx", "replaced_by_version")]


def test_what_was_mended_may_be_the_year_or_the_district():
    sent = file("A.xlsx", line(fiscal_year="2032"), count(district_code="11.12"))
    back = file("balik.xlsx", line(), count(), original="submissions/A.xlsx")
    assert kept(sent, back) == {"A.xlsx": [], "balik.xlsx": [1000, 50]}


def test_a_feedback_workbook_sent_back_empty_takes_nothing_away():
    sent, back = file("A.xlsx", line()), file("balik.xlsx", original="submissions/A.xlsx")
    assert kept(sent, back) == {"A.xlsx": [1000], "balik.xlsx": []}
    assert lineages([sent, back]) == {}


def test_a_feedback_workbook_sent_back_is_no_later_than_the_next_version():
    old, new = file("A.xlsx", line(amount_idr=1)), file("A rev 2.xlsx", line(amount_idr=2))
    back = file("balik.xlsx", line(amount_idr=3), original="submissions/A.xlsx")
    assert kept(old, new, back) == {"A.xlsx": [], "A rev 2.xlsx": [2], "balik.xlsx": []}


def test_mended_copies_do_not_contradict_each_other_or_their_original():
    sent = file("A.xlsx", line(amount_idr=1))
    first = file("jawaban.xlsx", line(amount_idr=2), original="submissions/A.xlsx")
    second = file("jawaban rev 2.xlsx", line(amount_idr=3), original="submissions/A.xlsx")
    third = file("Z.xlsx", line(amount_idr=4), original="submissions/jawaban rev 2.xlsx")
    read = [third, sent, second, first]
    assert kept(*read) == {"A.xlsx": [], "jawaban.xlsx": [], "jawaban rev 2.xlsx": [], "Z.xlsx": [4]}
    assert {rule for _, rule in said(*read)} == {"replaced_by_version"}
    files = {each.file for each in read}
    assert superseded(lineages(read), files) == files - {third.file}
    assert superseded(lineages(read), files - {third.file, second.file}) == {sent.file}


def test_a_feedback_workbook_may_stand_under_the_name_of_its_original():
    first = file("A.xlsx", line(amount_idr=2), original="submissions/A.xlsx")
    second = file("A (1).xlsx", line(amount_idr=3), original="submissions/A.xlsx")
    assert kept(first) == {"A.xlsx": [2]}
    assert kept(first, second) == {"A.xlsx": [], "A (1).xlsx": [3]}
    assert superseded(lineages([first]), {first.file}) == set()


def test_the_same_row_in_two_files_is_used_once():
    read = [file("B.xlsx", line(), count()), file("A.xlsx", line(), count())]
    assert kept(*read) == {"A.xlsx": [1000, 50], "B.xlsx": []}
    assert said(*read) == [("B.xlsx", "row_twice")] * 2


def test_different_numbers_for_the_same_thing_are_a_conflict():
    read = [file("A.xlsx", line()), file("B.xlsx", line(amount_idr=2000))]
    assert kept(*read) == {"A.xlsx": [1000], "B.xlsx": []}
    (found,) = settle_versions(read)[2]
    assert (found["rule"], found["severity"], found["file"]) == ("files_conflict", "error", "submissions/B.xlsx")
    assert (found["sheet"], found["cell"], found["found"]) == ("Anggaran", "F7", "2000")
    assert found["expected"] == "1000: submissions/A.xlsx Anggaran F7"


def test_copies_of_one_rank_are_held_against_each_other():
    read = [file("A.xlsx", line()), file("A - Copy.xlsx", line(amount_idr=2000))]
    assert sum(map(len, kept(*read).values())) == 1
    assert [rule for _, rule in said(*read)] == ["files_conflict"]


def test_the_districts_own_file_goes_before_one_of_several_districts():
    branch = file("A cabang.xlsx", count(workers=40), count(district_code="11.12", workers=70))
    own = file("Z bireuen.xlsx", count())
    assert kept(branch, own) == {"A cabang.xlsx": [70], "Z bireuen.xlsx": [50]}
    assert said(branch, own) == [("A cabang.xlsx", "files_conflict")]


@pytest.mark.parametrize(
    "other",
    [
        {"district_code": "11.12"},
        {"fiscal_year": "2022"},
        {"stage": "realisasi"},
        {"segment": "kader"},
        {"programme": "JKK"},
        {"fund_source": "DBH_SAWIT"},
        {"account_code": "5.1.02.02.02.0006"},
        {"description": "Iuran nelayan"},
    ],
)
def test_rows_of_other_things_are_all_used(other: dict):
    read = [file("A.xlsx", line()), file("B.xlsx", line(**other))]
    assert kept(*read) == {"A.xlsx": [1000], "B.xlsx": [1000]}
    assert said(*read) == []


def test_of_rows_without_a_district_none_is_taken_for_another():
    read = [file("A.xlsx", line(district_code="")), file("B.xlsx", line(district_code=""))]
    assert kept(*read) == {"A.xlsx": [1000], "B.xlsx": [1000]}


def test_the_same_row_twice_in_one_file_is_not_for_this_rule():
    assert kept(file("A.xlsx", line(), line(cell="F8"))) == {"A.xlsx": [1000, 1000]}


# ---- whole files -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One district's counts."""
    book = Workbook()
    for row in (
        ["PESERTA BPJS KETENAGAKERJAAN KABUPATEN BIREUEN"],
        ["Posisi 30 September 2023"],
        ["No", "Segmen", "Potensi", "Terdaftar"],
        [1, "PU", 5000, 3000],
        [2, "BPU", 7000, 1000],
    ):
        book.active.append(row)
    target = tmp_path / "raw" / "submissions" / "bireuen" / "Peserta.xlsx"
    target.parent.mkdir(parents=True)
    book.save(target)
    return target.parent


def test_identical_bytes_are_read_once(folder: Path):
    (folder / "again").mkdir()
    shutil.copyfile(folder / "Peserta.xlsx", folder / "again" / "lain.xlsx")
    made = clean(folder.parents[1])
    files = made["files"].set_index("file")
    copy, first = "submissions/bireuen/again/lain.xlsx", "submissions/bireuen/Peserta.xlsx"
    assert len(made["participation"]) == 4
    assert made.read_again == 1
    assert set(files["sha256"]) == {files.loc[first, "sha256"]}
    assert sorted(files["status"]) == ["read", "refused"]
    (unread,) = files.index[files["status"] == "refused"]
    findings = made["findings"].query("rule == 'same_file_twice'")
    assert findings["file"].tolist() == [unread]
    assert findings["expected"].tolist() == [({copy, first} - {unread}).pop()]
    assert set(made["ledger"]["file"]) == {({copy, first} - {unread}).pop()}


def test_a_later_version_in_the_folder_leaves_no_row_of_the_earlier(folder: Path):
    from openpyxl import load_workbook

    book = load_workbook(folder / "Peserta.xlsx")
    book.active["D4"] = 3100
    book.save(folder / "Peserta rev 1.xlsx")
    made = clean(folder.parents[1])
    rows = made["participation"]
    assert set(rows["file"]) == {"submissions/bireuen/Peserta rev 1.xlsx"}
    assert sorted(rows["workers"]) == [1000, 3100, 5000, 7000]
    ledger = made["ledger"]
    # The earlier file's cells are all there still, and belong to no row.
    assert (ledger["file"] == "submissions/bireuen/Peserta.xlsx").sum() == 14
    assert (ledger.loc[ledger["file"] == "submissions/bireuen/Peserta.xlsx", "row_id"] == "").all()
