"""The simulated round: published sums, same seed same bytes, and a truth that the files themselves confirm."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import openpyxl
import pytest
import yaml
from bs4 import BeautifulSoup
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_from_string
from python_calamine import CalamineWorkbook

from analysis.reference import districts
from analysis.simulation import simulate

SEED = 20231009
SCALED = {"1", "1000", "1000000"}
TOTALS = {"jumlah", "total", "j u m l a h", "jumlah total", "jumlah seluruhnya"}


# --- reading without the project's reader -------------------------------------------------------------------------


class Cells:
    """The cells of one file by sheet and address, read with nothing of the project."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hidden: set[str] = set()
        self.dark: set[tuple[str, str]] = set()
        if path.suffix == ".xlsx":
            self.sheets = self._xlsx()
        elif path.suffix == ".csv":
            self.sheets = {"": self._grid(self._csv())}
        elif path.suffix == ".ods":
            book = CalamineWorkbook.from_path(path)
            self.sheets = {
                name: self._grid(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in book.sheet_names
            }
        else:
            self.sheets = {"": self._web()}

    def _xlsx(self) -> dict[str, dict[str, object]]:
        book, found = openpyxl.load_workbook(self.path), {}
        for sheet in book.worksheets:
            found[sheet.title] = {
                cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
            }
            if sheet.sheet_state == "hidden":
                self.hidden.add(sheet.title)
            rows = {number for number, look in sheet.row_dimensions.items() if look.hidden}
            columns = {letter for letter, look in sheet.column_dimensions.items() if look.hidden}
            self.dark |= {
                (sheet.title, at)
                for at in found[sheet.title]
                if self._split(at)[1] in rows or self._split(at)[0] in columns
            }
        return found

    @staticmethod
    def _split(at: str) -> tuple[str, int]:
        return coordinate_from_string(at)

    def _csv(self) -> list[list[str]]:
        data = self.path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252")
        delimiter = max(",;\t", key=text.count)
        return list(csv.reader(text.splitlines(), delimiter=delimiter))

    @staticmethod
    def _grid(rows: list[list]) -> dict[str, object]:
        return {
            f"{get_column_letter(column)}{row}": value
            for row, line in enumerate(rows, start=1)
            for column, value in enumerate(line, start=1)
            if value not in ("", None)
        }

    def _web(self) -> dict[str, object]:
        data = self.path.read_bytes()
        if data.startswith(b"MIME-Version"):
            import email

            data = next(
                part.get_payload(decode=True)
                for part in email.message_from_bytes(data).walk()
                if not part.is_multipart()
            )
        found, taken = {}, set()
        for row, line in enumerate(BeautifulSoup(data.decode("utf-8"), "html.parser").find_all("tr"), start=1):
            column = 1
            for cell in line.find_all(["td", "th"]):
                while (row, column) in taken:
                    column += 1
                tall, wide = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
                taken |= {(row + down, column + over) for down in range(tall) for over in range(wide)}
                text = cell.get_text("\n")
                if text:
                    found[f"{get_column_letter(column)}{row}"] = text
                column += wide
        return found

    def number(self, sheet: str, at: str) -> float:
        """The number in a cell; simple formulas are computed."""
        value = self.sheets[sheet].get(at)
        if isinstance(value, str) and value.startswith("="):
            return self._formula(sheet, value[1:])
        return number_in(value)

    def _formula(self, sheet: str, text: str) -> float:
        inside = re.fullmatch(r"SUM\((\w+:\w+)\)", text)
        if inside:
            left, top, right, bottom = range_boundaries(inside[1])
            cells = [f"{get_column_letter(c)}{r}" for r in range(top, bottom + 1) for c in range(left, right + 1)]
            return sum(self.number(sheet, at) for at in cells)
        result, sign = 0.0, 1
        for part in re.split(r"([+-])", text):
            if part in "+-":
                sign = 1 if part == "+" else -1
                continue
            product = 1.0
            for at in part.split("*"):
                product *= self.number(sheet, at)
            result += sign * product
        return result


def number_in(value: object) -> float:
    """A number as people write it here, at least three digits after each thousands mark."""
    if isinstance(value, int | float):
        return float(value)
    text = re.sub(r"^Rp\.?\s*|\s*orang$|,-$", "", str(value).strip())
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+\.00", text):
        return float(text.replace(",", ""))
    assert re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+(,\d+)?|\d+\.0", text), f"not a number: {value!r}"
    return float(text) if text.endswith(".0") else float(text.replace(".", "").replace(",", "."))


# --- the round ----------------------------------------------------------------------------------------------------


class Round:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.budget, self.people, self.faults, self.personal = (
            self._rows(name) for name in ("budget_lines", "participation", "faults", "personal")
        )
        self.effects = yaml.safe_load((folder / "truth/effects.yml").read_text(encoding="utf-8"))
        self.files = sorted(path for path in (folder / "submissions").rglob("*") if path.is_file())
        self._read: dict[str, Cells] = {}

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / f"truth/{name}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def cells(self, file: str) -> Cells:
        if file not in self._read:
            self._read[file] = Cells(self.folder / file)
        return self._read[file]


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Round:
    folder = tmp_path_factory.mktemp("round")
    simulate(folder, SEED)
    return Round(folder)


def total(rows: list[dict[str, str]], **wanted: str) -> int:
    return sum(int(row["workers"]) for row in rows if all(row[name] == value for name, value in wanted.items()))


def test_aceh_adds_up_to_the_published_sums_in_september_2023(full):
    legal = [row for row in full.people if row["segment"] in ("pu", "bpu", "jakon", "total")]
    aceh = [row for row in legal if row["district_code"].startswith("11.")]
    assert total(aceh, period="2023-09", metric="registered") == 651_652
    assert total(aceh, period="2023-09", metric="potential") == 1_710_891


def test_sumatera_utara_is_plausible(full):
    legal = [
        row
        for row in full.people
        if row["segment"] in ("pu", "bpu", "jakon", "total") and row["district_code"].startswith("12.")
    ]
    potential = total(legal, period="2023-09", metric="potential")
    assert 5_300_000 < potential < 5_900_000
    assert 0.39 < total(legal, period="2023-09", metric="registered") / potential < 0.49


def test_each_district_reports_budgets_of_all_stages_and_every_month(full):
    codes = set(districts()["district_code"])
    stages = {(row["district_code"], row["stage"]) for row in full.budget}
    assert {(code, stage) for code in codes for stage in ("murni", "perubahan", "realisasi")} <= stages
    for year in ("2022", "2023", "2024"):
        assert codes <= {row["district_code"] for row in full.budget if row["fiscal_year"] == year}
    missing = {fault["cell"] for fault in full.faults if fault["kind"] == "missing_count"}
    months = {
        (row["district_code"], row["period"])
        for row in full.people
        if row["metric"] == "registered" and len(row["period"]) == 7
    }
    wanted = {(code, f"{year}-{month:02d}") for code in codes for year in range(2020, 2025) for month in range(1, 13)}
    assert len(wanted - months) <= len(missing)


def test_each_cell_of_the_truth_holds_its_value_in_the_units_of_the_file(full):
    checked = 0
    for table, column in ((full.budget, "amount_idr"), (full.people, "workers")):
        for row in table:
            cells = full.cells(row["file"])
            assert row["sheet"] in cells.sheets, row
            assert row["cell"] in cells.sheets[row["sheet"]], row
            if row[column] == "":
                assert row["fault"] in ("error_cell", "letter_in_number"), row
                continue
            if row["fault"] == "count_divided_by_1000":
                assert cells.number(row["sheet"], row["cell"]) * 1000 == pytest.approx(int(row[column]))
                continue
            unit = int(row.get("unit") or 1)
            assert cells.number(row["sheet"], row["cell"]) * unit == pytest.approx(int(row[column]), abs=0.01), row
            checked += 1
    assert checked > 20_000
    assert {row["unit"] for row in full.budget} == SCALED


def test_no_cell_is_two_rows_and_nothing_hidden_is_one(full):
    cells = [(row["file"], row["sheet"], row["cell"]) for row in full.budget + full.people]
    assert len(cells) == len(set(cells))
    for file, sheet, at in cells:
        read = full.cells(file)
        assert sheet not in read.hidden
        assert (sheet, at) not in read.dark


def test_the_truth_says_only_what_budgets_can_mean(full):
    for row in full.budget:
        assert (row["reason"] == "") == (row["counted"] == "true")
        assert row["segment"]
        if row["workers"] and row["months"] and row["unit_cost_idr"] and row["stage"] == "murni" and not row["fault"]:
            assert int(row["amount_idr"]) in (0, int(row["workers"]) * int(row["months"]) * int(row["unit_cost_idr"]))


def test_what_was_paid_stays_within_the_changed_budget(full):
    keys = ("district_code", "fiscal_year", "segment", "programme", "account_code", "description", "file")
    sums: dict[tuple, dict[str, int]] = {}
    for row in full.budget:
        stage = sums.setdefault(tuple(row[key] for key in keys), {})
        stage[row["stage"]] = stage.get(row["stage"], 0) + int(row["amount_idr"] or 0)
    faulty = {row["file"] for row in full.budget if row["fault"]}
    for key, stage in sums.items():
        if "perubahan" in stage and "realisasi" in stage and key[-1] not in faulty:
            assert stage["realisasi"] <= stage["perubahan"], key


def test_totals_agree_with_their_leaves_except_where_a_fault_was_planted(full):
    faulty = {(fault["file"], fault["sheet"], fault["cell"]) for fault in full.faults}
    spoilt = {
        (row["file"], row["sheet"])
        for row in full.budget + full.people
        if row["fault"] and not row.get("amount_idr", row["workers"])
    }
    flat = {
        name.partition(":")[0]
        for name, hand in full.effects["hands"].items()
        if hand["family"] in ("flat", "changed", "stages", "programmes")
    }
    leaves: dict[tuple[str, str], dict[str, float]] = {}
    for row in full.budget:
        if row["district_code"] in flat and row["amount_idr"]:
            column = leaves.setdefault((row["file"], row["sheet"]), {})
            letter = coordinate_from_string(row["cell"])[0]
            column[letter] = column.get(letter, 0) + int(row["amount_idr"]) / int(row["unit"])
    checked = 0
    for (file, sheet), columns in leaves.items():
        cells = full.cells(file)
        rows = {
            coordinate_from_string(at)[1]
            for at, value in cells.sheets[sheet].items()
            if isinstance(value, str) and re.sub(r"\s+", " ", value.strip().lower()) in TOTALS
        }
        rows = {row for row in rows if any(f"{letter}{row}" in cells.sheets[sheet] for letter in columns)}
        if len(rows) != 1 or (file, sheet) in spoilt:
            continue
        for letter, value in columns.items():
            at = f"{letter}{min(rows)}"
            if (
                (file, sheet, at) in faulty
                or at not in cells.sheets[sheet]
                or not re.search(r"\d", str(cells.sheets[sheet][at]))
            ):
                continue
            assert cells.number(sheet, at) == pytest.approx(value), (file, sheet, at)
            checked += 1
    assert checked > 20


def test_every_sheet_says_that_it_is_simulated(full):
    for path in full.files:
        cells = full.cells(str(path.relative_to(full.folder)))
        for sheet, found in cells.sheets.items():
            first = [str(value) for at, value in found.items() if coordinate_from_string(at)[1] <= 8]
            assert any("SIMULASI" in value for value in first), (path, sheet)


def test_people_are_addressed_and_never_copied(full):
    kinds = {row["kind"] for row in full.personal}
    assert kinds == {"nik", "nip", "phone", "name"}
    for row in full.personal:
        assert row["cell"] in full.cells(row["file"]).sheets[row["sheet"]]
    for path in (full.folder / "truth").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<!\d)\d{16}(?!\d)|(?<!\d)\d{18}(?!\d)|(?<!\d)08\d{8,}", text), path
        assert "PESERTA SIMULASI" not in text


def test_faults_lie_where_they_are_said_to_be(full):
    kinds = {fault["kind"] for fault in full.faults}
    assert {
        "total_wrong", "count_divided_by_1000", "realisasi_over_pagu", "product_disagrees", "error_cell", "letter_in_number",
        "jump", "missing_count", "copied_row", "name_contradicts", "total_includes_hidden", "percent_wrong", "over_potential",
    } <= kinds  # fmt: skip
    for fault in full.faults:
        assert (full.folder / fault["file"]).is_file()
        if fault["cell"] and fault["kind"] != "missing_count":
            assert fault["cell"] in full.cells(fault["file"]).sheets[fault["sheet"]], fault


def test_a_round_shows_many_hands(full):
    hands = full.effects["hands"].values()
    assert len({hand["family"] for hand in hands if hand["kind"] == "budget"}) >= 16
    assert len({hand["family"] for hand in hands if hand["kind"] in ("counts", "branch")}) >= 14
    assert {hand["format"] for hand in hands} == {"xlsx", "ods", "csv", "html", "mhtml"}
    assert sum(path.stat().st_size for path in full.files) < 6_000_000


def test_the_budget_effect_is_in_the_counts(full):
    with (full.folder / "truth/counts.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        assert int(row["registered"]) == int(row["organic"]) + int(row["regulation"]) + int(row["budget"])
    adopted = {code: month for code, month in full.effects["regulation"]["adopted"].items() if month}
    assert 25 < len(adopted) < 36
    assert min(adopted.values()) > "2021-03"
    gained = {row["district_code"] for row in rows if int(row["regulation"])}
    assert gained == set(adopted)
    spike = {
        month: sum(int(row["budget"]) for row in rows if row["period"] == month and row["segment"] == "bpu")
        for month in ("2024-01", "2024-02")
    }
    assert spike["2024-02"] > 1.2 * spike["2024-01"]


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_seed_same_bytes_and_other_seed_other_hands(tmp_path):
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        simulate(tmp_path / name, seed, districts=3)
    first, again, other = (digests(tmp_path / name) for name in "abc")
    assert first == again
    assert first.keys() != other.keys()
    families = [
        [
            hand["family"]
            for hand in yaml.safe_load((tmp_path / name / "truth/effects.yml").read_text())["hands"].values()
        ]
        for name in "ac"
    ]
    assert families[0] != families[1]


def test_it_refuses_a_folder_that_holds_a_round_and_impossible_numbers(tmp_path):
    with pytest.raises(ValueError, match="1 to 56"):
        simulate(tmp_path, 1, districts=57)
    simulate(tmp_path, 1, districts=1)
    with pytest.raises(FileExistsError):
        simulate(tmp_path, 1, districts=1)
