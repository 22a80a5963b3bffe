"""The files of the comparison, and what stands in them cell by cell.

Only the standard library is needed to make the budget files and to know their truth: readers that live in another
environment check themselves against it. Nothing in the files is real.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

PROJECT = Path(__file__).parents[1]
SEED = 2026
WORKBOOKS, SHEETS, ROWS, COLUMNS = 56, 5, 200, 15
LONG_ROWS, LONG_COLUMNS = 100_000, 20

Value = str | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Written:
    """One cell: what stands there, its style, and its formula if it has one."""

    value: Value
    style: int = 0
    formula: str = ""


WHOLE, CENTS, PERCENT, DAY = 1, 2, 3, 4
_FORMATS = {WHOLE: "#,##0", CENTS: "#,##0.00", PERCENT: "0.00%", DAY: "dd/mm/yyyy"}

Row = list[Written | None]

_WORK = (
    "Belanja Honorarium",
    "Belanja Jasa",
    "Belanja Alat Tulis",
    "Belanja Makanan dan Minuman",
    "Belanja Perjalanan",
)
_FOR = ("Kegiatan Kantor", "Rapat", "Tenaga Administrasi", "Penyuluhan", "Pemeliharaan", "Pelatihan", "Pengawasan")
_UNITS = ("Orang", "Paket", "Bulan", "Kegiatan", "Unit", "Dokumen")
_FUNDS = ("DAU", "PAD", "DBH", "DAK Nonfisik", "DBH Sawit")
_PLACES = ("Mekar", "Makmur", "Sentosa", "Indah", "Jaya", "Bahagia", "Subur", "Damai", "Lestari", "Maju")
_HEAD = (
    ("Kode Rekening", ""), ("Uraian", ""), ("Satuan", ""), ("Volume", ""), ("Harga Satuan (Rp)", ""),
    ("Pagu (Rp)", ""), ("Realisasi (Rp)", "Triwulan I"), ("", "Triwulan II"), ("", "Triwulan III"),
    ("", "Triwulan IV"), ("", "Jumlah"), ("Sisa (Rp)", ""), ("Persen", ""), ("Sumber Dana", ""), ("Mulai", ""),
)  # fmt: skip


def letters(column: int) -> str:
    """0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def budget_sheet(workbook: int, sheet: int) -> list[Row]:
    """A budget with its realisation: title, header of two rows, numbering row, groups with sums, total, 200 x 15."""
    rng = Random(SEED * 1_000_000 + workbook * 100 + sheet)
    rows: list[Row] = [
        [Written("PEMERINTAH KABUPATEN CONTOH")],
        [Written(f"REALISASI ANGGARAN BELANJA BAGIAN {workbook + 1}.{sheet + 1}")],
        [Written("TAHUN ANGGARAN 2025")],
        [],
        [Written(top) if top else None for top, _ in _HEAD],
        [Written(below) if below else None for _, below in _HEAD],
        [Written(number + 1) for number in range(COLUMNS)],
    ]
    last = ROWS - 1  # the row, from 1, before the one with the total
    starts = [row for row in range(len(rows) + 1, last) if (row - len(rows) - 1) % 24 == 0] + [last + 1]
    groups: list[tuple[int, list[float]]] = []
    for group, (start, after) in enumerate(pairwise(starts), 1):
        code = f"5.1.02.{group:02}"
        leaves: list[Row] = []
        sums = [0.0] * COLUMNS
        for number, row in enumerate(range(start + 1, after), 1):
            volume, price = rng.randint(1, 60), rng.randint(10, 2_500) * 1_000
            planned = volume * price
            quarters = [planned * rng.randint(0, 25) // 100 for _ in range(4)]
            if rng.random() < 0.3:  # paid to the cent
                quarters[1] = round(quarters[1] + rng.randint(1, 99) / 100, 2)
            spent = round(sum(quarters), 2)
            figures = [planned, *quarters, spent, round(planned - spent, 2)]
            for column, figure in enumerate(figures, 5):
                sums[column] = round(sums[column] + figure, 2)
            leaves.append([
                Written(f"{code}.{number:02}.{rng.randint(1, 80):04}"),
                Written(f"{rng.choice(_WORK)} {rng.choice(_FOR)}"),
                Written(rng.choice(_UNITS)),
                Written(volume, WHOLE),
                Written(price, WHOLE),
                *_money(figures, row),
                Written(spent / planned, PERCENT, f"K{row}/F{row}"),
                Written(rng.choice(_FUNDS)),
                Written(dt.date(2025, 1, 1) + dt.timedelta(days=rng.randint(0, 300)), DAY),
            ])  # fmt: skip
        rows.append(
            _sum_row(code, f"Belanja {rng.choice(_PLACES)} {group}", sums, f"{{0}}{start + 1}:{{0}}{after - 1}")
        )
        rows += leaves
        groups.append((start, sums))
    whole = [round(sum(sums[column] for _, sums in groups), 2) for column in range(COLUMNS)]
    parts = ",".join(f"{{0}}{start}" for start, _ in groups)
    rows.append(_sum_row("", "JUMLAH", whole, parts))
    assert len(rows) == ROWS
    return rows


def _money(figures: list[float], row: int) -> list[Written]:
    formulas = {5: f"SUM(G{row}:J{row})", 6: f"F{row}-K{row}"}
    return [Written(figure, CENTS, formulas.get(place, "")) for place, figure in enumerate(figures)]


def _sum_row(code: str, name: str, sums: list[float], parts: str) -> Row:
    share = Written(sums[10] / sums[5], PERCENT)
    figures = [Written(sums[column], CENTS, f"SUM({parts.format(letters(column))})") for column in range(5, 12)]
    return [Written(code) if code else None, Written(name), None, None, None, *figures, share, None, None]


def long_sheet(workbook: int = 0, sheet: int = 0) -> Iterator[Row]:
    """A database export, 100,000 x 20: no title, one header row, values without formulas, no total."""
    rng = Random(SEED)
    amounts = [f"Bulan {number}" for number in range(1, 13)]
    head = ("Kode", "Uraian", "Satuan", "Sumber Dana", "Volume", "Mulai", *amounts, "Jumlah", "Persen")
    yield [Written(text) for text in head]
    for number in range(LONG_ROWS - 1):
        paid = [rng.randint(0, 900) * 1_000 for _ in range(12)]
        yield [
            Written(f"5.1.02.{number // 2500 + 1:02}.{number % 2500 + 1:04}"),
            Written(f"{rng.choice(_WORK)} {rng.choice(_PLACES)} {rng.randint(1, 400)}"),
            Written(rng.choice(_UNITS)),
            Written(rng.choice(_FUNDS)),
            Written(rng.randint(1, 60), WHOLE),
            Written(dt.date(2025, 1, 1) + dt.timedelta(days=rng.randint(0, 300)), DAY),
            *(Written(figure, WHOLE) for figure in paid),
            Written(sum(paid), WHOLE),
            Written(rng.randint(0, 10_000) / 10_000, PERCENT),
        ]


MADE = {"budget": budget_sheet, "long": long_sheet}
_MERGES = {"budget": ["A1:O1", "A2:O2", "A3:O3", "G5:K5", *(f"{c}5:{c}6" for c in "ABCDEFLMNO")], "long": []}


def truth_of_made(kind: str, workbook: int, sheet: int) -> Iterator[tuple[int, int, list[object]]]:
    """Row and column, from 0, of each filled cell with the values that are right.

    A percentage may be given as it is stored (0.125) or as it is shown (12.5).
    """
    for number, row in enumerate(MADE[kind](workbook, sheet)):
        for column, cell in enumerate(row):
            if cell is not None and cell.value is not None:
                right = [cell.value, cell.value * 100] if cell.style == PERCENT else [cell.value]
                yield number, column, right


# -- a small writer of .xlsx, because formulas with their values need one that computes -------------------------------
def write(path: Path, sheets: dict[str, list[Row]], merges: list[str]) -> None:
    """Write a workbook as Excel does: shared strings, styles, formulas with cached values."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, rows in enumerate(sheets.values(), 1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for piece in _sheet_xml(rows, strings, merges):
                    part.write(piece.encode())
        for name, text in _other_parts(sheets, strings).items():
            archive.writestr(name, text)


_TOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _sheet_xml(rows: list[Row], strings: dict[str, int], merges: list[str]) -> Iterator[str]:
    width = max(map(len, rows))
    columns = [letters(column) for column in range(width)]
    yield f'{_TOP}<worksheet {_MAIN}><dimension ref="A1:{columns[-1]}{len(rows)}"/><sheetData>'
    for number, row in enumerate(rows, 1):
        cells = [_cell(f"{columns[at]}{number}", cell, strings) for at, cell in enumerate(row) if cell is not None]
        if cells:
            yield f'<row r="{number}" spans="1:{width}">{"".join(cells)}</row>'
    yield "</sheetData>"
    if merges:
        refs = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
        yield f'<mergeCells count="{len(merges)}">{refs}</mergeCells>'
    yield "</worksheet>"


def _cell(address: str, cell: Written, strings: dict[str, int]) -> str:
    style = f' s="{cell.style}"' if cell.style else ""
    if isinstance(cell.value, str):
        return f'<c r="{address}"{style} t="s"><v>{strings.setdefault(cell.value, len(strings))}</v></c>'
    number = (cell.value - dt.date(1899, 12, 30)).days if isinstance(cell.value, dt.date) else cell.value
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    return f'<c r="{address}"{style}>{formula}<v>{number!r}</v></c>'


def _other_parts(sheets: dict[str, list[Row]], strings: dict[str, int]) -> dict[str, str]:
    numbers = range(1, len(sheets) + 1)
    kinds = {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in numbers}
    kinds |= {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles", "/xl/sharedStrings.xml": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    targets = [(f"worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    targets += [("styles.xml", "styles"), ("sharedStrings.xml", "sharedStrings")]
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    formats = "".join(f'<numFmt numFmtId="{163 + n}" formatCode="{code}"/>' for n, code in _FORMATS.items())
    styles = "".join(
        f'<xf numFmtId="{163 + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in _FORMATS
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    relationships = f'{_TOP}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{_TOP}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{relationships}<Relationship Id="rId1" Type="{_REL}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_TOP}<workbook {_MAIN} xmlns:r="{_REL}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{relationships}{relations}</Relationships>",
        "xl/styles.xml": f'{_TOP}<styleSheet {_MAIN}><numFmts count="{len(_FORMATS)}">{formats}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs><cellXfs count="{len(_FORMATS) + 1}">'
        f'{plain} xfId="0"/>{styles}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        "xl/sharedStrings.xml": f'{_TOP}<sst {_MAIN} uniqueCount="{len(strings)}">{texts}</sst>',
    }


# -- the rounds -------------------------------------------------------------------------------------------------------
def make(folder: Path) -> None:
    """Write the files of all rounds and, for each round, ``<round>.json``: its files with their truth.

    A round is ``{"files": [path, ...], "truth": {file name: ...}}``; the truth is ``{"made": kind, "workbook": number,
    "sheets": [name, ...]}`` or a list of ``[sheet, row, column, [right values]]``; an empty list of right values: no
    number can be read from that cell with certainty.
    """
    for name, workbooks, sheets in (("budget", WORKBOOKS, SHEETS), ("long", 1, 1)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        files, truth = [], {}
        names = [f"Lembar {sheet + 1}" for sheet in range(sheets)]
        for workbook in range(workbooks):
            path = folder / name / f"{name}_{workbook + 1:02}.xlsx"
            truth[path.name] = {"made": name, "workbook": workbook, "sheets": names}
            files.append(str(path))
            if not path.exists():
                content = {each: list(MADE[name](workbook, at)) for at, each in enumerate(names)}
                unfinished = path.with_suffix(".part")
                write(unfinished, content, _MERGES[name])
                unfinished.rename(path)
        _keep(folder, name, files, truth)
    _keep(folder, "officials", *_officials(folder / "officials"))
    real = PROJECT.parent / "shared" / "spreadsheets"
    books = [
        str(path) for path in sorted(real.glob("*.xls*")) if path.read_bytes()[:4] in (b"PK\3\4", b"\xd0\xcf\x11\xe0")
    ]
    if books:
        _keep(folder, "real", books, {})
    else:
        (folder / "real.json").unlink(missing_ok=True)


def _keep(folder: Path, name: str, files: list[str], truth: dict[str, object]) -> None:
    (folder / f"{name}.json").write_text(json.dumps({"files": files, "truth": truth}), encoding="utf-8")


def _officials(folder: Path) -> tuple[list[str], dict[str, object]]:
    """The invented officials' workbooks of the tests, and what each number in them means in full units."""
    sys.path.insert(0, str(PROJECT / "tests"))
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    from officials import budgets, counts, holdout

    folder.mkdir(parents=True, exist_ok=True)
    files, truth = [], {}
    for module in (budgets, counts, holdout):
        for build in module.CASES:
            case = build()
            case.name = f"{module.__name__.rpartition('.')[2]}_{case.name}"
            path = case.save(folder)
            files.append(str(path))
            cells = []
            for (sheet, address), meant in case.numbers.items():
                letter, row = coordinate_from_string(address)
                right = [] if isinstance(meant, str) else [meant]
                if right and "%" in case.book[sheet][address].number_format:
                    right.append(meant / 100)  # as stored
                cells.append([sheet, row - 1, column_index_from_string(letter) - 1, right])
            truth[path.name] = cells
    return files, truth


if __name__ == "__main__":
    make(Path(sys.argv[1]))
