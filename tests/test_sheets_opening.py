"""What a file is, is decided by its bytes; what was noticed in it is said; normal files pass."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import shutil
import struct
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import hostile
from analysis.sheets import opening, opening_zip
from analysis.sheets.cells import column_letters
from analysis.sheets.limits import LIMITS, RefusedError, refused
from analysis.sheets.opening import inspect
from conftest import PROJECT

REAL = PROJECT.parent / "shared" / "spreadsheets"
ROOM = PROJECT / "src" / "analysis" / "sheets"


def rules(arrival: opening.Arrival) -> list[str]:
    return [problem.rule for problem in arrival.problems]


def rule_of(path: Path, limits: opening.Limits = LIMITS) -> str:
    """The rule the file is refused by."""
    with pytest.raises(RefusedError) as caught:
        inspect(path, limits)
    return caught.value.problem.rule


# --- what a file is ---------------------------------------------------------------------------------------------

CSV = "Kabupaten;Jumlah\nA;1.250\nB;2.500\n"
FORMATS = [
    ("a.xlsx", hostile.xlsx(), "xlsx", ""),
    ("a.xls", hostile.xls(), "xls", ""),
    ("a.ods", hostile.ods(), "ods", ""),
    ("a.html", hostile.page(), "html", "utf-8"),
    ("fragmen.html", "<center><h2>Rekap</h2>" + hostile.page(), "html", "utf-8"),
    ("kepala.html", "Rekap Pendapatan\n" + hostile.page("<tr><td>1</td></tr>"), "html", "utf-8"),
    ("php.html", "<br />\n<b>Warning</b>: x in y<br />" + hostile.page(), "html", "utf-8"),
    ("xhtml.html", '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">' + hostile.page(), "html", "utf-8"),
    ("lebar.html", hostile.page().encode("utf-16"), "html", "utf-16"),
    ("lama.html", ('<meta charset="iso-8859-1">' + hostile.page("<tr><td>caf\xe9 \x96")).encode("latin-1"), "html", "cp1252"),
    ("a.mht", hostile.mail({"sheet001.htm": hostile.page()}), "mhtml", ""),
    ("a.csv", CSV, "csv", "utf-8"),
    ("bom.csv", "\ufeff" + CSV, "csv", "utf-8-sig"),
    ("lebar.csv", CSV.encode("utf-16"), "csv", "utf-16"),
    ("lebar2.csv", CSV.encode("utf-16-le"), "csv", "utf-16-le"),
    ("windows.csv", "Nama;Ket\nA;\x93baik\x94\nB;-\n".encode("latin-1"), "csv", "cp1252"),
    ("tab.tsv", CSV.replace(";", "\t"), "csv", "utf-8"),
    ("pipa.txt", CSV.replace(";", "|"), "csv", "utf-8"),
    ("koma.txt", "a,b,c\n1,2,3\n4,5,6\n", "csv", "utf-8"),
    ("mac.csv", CSV.replace("\n", "\r"), "csv", "utf-8"),
    ("dos.csv", CSV + "\x1a", "csv", "utf-8"),
    ("satu-kolom.csv", "jumlah\n1\n2\n3\n", "csv", "utf-8"),
    ("program.csv", "MZ;GIF8\n1;2\n", "csv", "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "kind", "encoding"), FORMATS, ids=[entry[0] for entry in FORMATS])
def test_the_bytes_say_what_a_file_is(tmp_path: Path, name: str, content: bytes | str, kind: str, encoding: str):
    arrival = inspect(hostile.put(tmp_path, name, content))
    assert (arrival.format, arrival.encoding, arrival.problems) == (kind, encoding, ())
    # And not its name: the same bytes under a name of another format, which is then noted.
    other = inspect(hostile.put(tmp_path, "nama.xlsx" if kind != "xlsx" else "nama.xls", content)) if name not in (
        "satu-kolom.csv",) else None  # fmt: skip
    if other is not None:
        assert (other.format, rules(other)) == (kind, ["name_lies"])


def test_a_name_with_a_dot_in_it_is_no_lie(tmp_path: Path):
    assert inspect(hostile.put(tmp_path, "Lap. s.d. 31.12", hostile.xlsx())).problems == ()
    assert inspect(hostile.put(tmp_path, "templat.xltx", hostile.xlsx())).problems == ()
    assert rules(inspect(hostile.put(tmp_path, "cetak.pdf", hostile.xlsx()))) == ["name_lies"]


def test_a_list_without_columns_needs_the_name_of_a_table(tmp_path: Path):
    text = "jumlah\n1\n2\n3\n"
    assert rule_of(hostile.put(tmp_path, "a.xls", text)) == "no_columns"


def test_blank_bytes_before_a_workbook_are_taken_off(tmp_path: Path):
    for content in (hostile.xlsx(), hostile.xls()):
        arrival = inspect(hostile.put(tmp_path, "a.bin", b"\xef\xbb\xbf\r\n" + content))
        assert arrival.data == content
        assert rules(arrival) == ["blank_before_workbook"]


# --- what the reader gets ----------------------------------------------------------------------------------------


def test_parts_and_sheets_are_handed_on(tmp_path: Path):
    workbook = (
        f'<workbook xmlns="{hostile.MAIN}" xmlns:r="{hostile.REL}"><sheets><sheet name="Satu" sheetId="1" r:id="rId1"/>'
        '<sheet name="Dua" sheetId="2" state="veryHidden" r:id="rId1"/>'
        '<sheet name="Tiga" sheetId="3" state="hidden" r:id="rId9"/></sheets></workbook>'
    )
    arrival = inspect(hostile.put(tmp_path, "a.xlsx", hostile.xlsx(workbook=workbook)))
    part = "xl/worksheets/sheet1.xml"
    assert arrival.sheets == (
        opening.SheetPart("Satu", "visible", part),
        opening.SheetPart("Dua", "very_hidden", part),
        opening.SheetPart("Tiga", "hidden", ""),
    )
    assert [(problem.rule, problem.parts) for problem in arrival.problems] == [("sheet_missing", {"sheet": "3"})]
    assert (arrival.styles, arrival.shared_strings) == ("xl/styles.xml", "xl/sharedStrings.xml")
    assert arrival.parts[part] == hostile.sheet_xml().encode()
    assert arrival.sha256 == hashlib.sha256((tmp_path / "a.xlsx").read_bytes()).hexdigest()


def test_a_part_there_was_no_room_for_is_inflated_again(tmp_path: Path):
    arrival = inspect(hostile.put(tmp_path, "a.xlsx", hostile.xlsx()), replace(LIMITS, kept_bytes=0))
    assert arrival.parts == {}
    assert arrival.part("xl/worksheets/sheet1.xml") == hostile.sheet_xml().encode()
    with pytest.raises(KeyError):
        arrival.part("xl/worksheets/sheet2.xml")


def test_pages_of_a_mail_are_handed_on_without_their_folder(tmp_path: Path):
    pages = {"book.htm": "<frameset></frameset>", "sheet001.htm": hostile.page()}
    arrival = inspect(hostile.put(tmp_path, "a.xls", hostile.mail(pages)))
    assert {name: content.decode() for name, content in arrival.parts.items()} == pages


def test_strict_and_prefixed_workbooks_pass(tmp_path: Path):
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts = {name: str(text).replace(hostile.REL, strict) for name, text in hostile.xlsx_parts().items()}
    assert len(inspect(hostile.put(tmp_path, "a.xlsx", hostile.pack(parts))).sheets) == 1
    backslashes = {name.replace("/", "\\"): text for name, text in hostile.xlsx_parts().items()}
    arrival = inspect(hostile.put(tmp_path, "b.xlsx", hostile.pack(backslashes)))
    assert arrival.part(arrival.sheets[0].part) == hostile.sheet_xml().encode()


# --- what is noticed ---------------------------------------------------------------------------------------------


def test_macros_links_and_embedded_files_are_noted(tmp_path: Path):
    assert rules(inspect(hostile.macros_and_links(tmp_path))) == [
        "has_macros", "has_external_links", "has_embedded_files"]  # fmt: skip
    book = hostile.record(0x01AE, struct.pack("<HH", 1, 5) + b"\0a.xls")
    stream = hostile.biff(extra=book)
    old = hostile.compound({"Workbook": stream}, storages=("_VBA_PROJECT_CUR", "MBD0001"))
    assert rules(inspect(hostile.put(tmp_path, "a.xls", old))) == [
        "has_external_links", "has_macros", "has_embedded_files"]  # fmt: skip
    itself = hostile.record(0x01AE, struct.pack("<HH", 1, 0x0401))
    assert inspect(hostile.put(tmp_path, "b.xls", hostile.xls(extra=itself))).problems == ()


def test_an_old_macro_sheet_is_noted(tmp_path: Path):
    macro = hostile.record(0x0085, struct.pack("<IBBBB", 0, 0, 1, 1, 0) + b"M")
    assert rules(inspect(hostile.put(tmp_path, "a.xls", hostile.xls(extra=macro)))) == ["has_macros"]


# --- limits ------------------------------------------------------------------------------------------------------


def filled(rows: int, columns: int, step: int = 1) -> str:
    """A sheet with the given last row and column, and a cell in each row."""
    last = column_letters(columns - 1)
    body = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, rows, step))
    return hostile.sheet_xml(body + f'<row r="{rows}"><c r="{last}{rows}"><v>1</v></c></row>')


@pytest.mark.parametrize("rows", [5, 20_000], ids=["small part", "large part"])
def test_the_used_range_is_measured_exactly(tmp_path: Path, rows: int):
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx(sheet=filled(rows, 800)))
    assert inspect(path, replace(LIMITS, area=rows * 800)).format == "xlsx"
    assert rule_of(path, replace(LIMITS, area=rows * 800 - 1)) == "used_range_too_large"
    assert rule_of(path, replace(LIMITS, columns=799)) == "used_range_too_large"
    assert rule_of(path, replace(LIMITS, rows=rows - 1)) == "used_range_too_large"
    with pytest.raises(RefusedError) as caught:
        inspect(path, replace(LIMITS, area=1))
    assert caught.value.problem.found == f"{rows} x 800"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 1_048_576), st.integers(1, 16_384)), min_size=1, max_size=30),
    st.sampled_from(['"', "'"]),
)
@example([(1, 26), (9, 27), (100, 702), (99_999, 703)], '"')
def test_both_looks_at_addresses_agree(cells: list[tuple[int, int]], quote: str):
    text = "".join(
        f"<c r={quote}{column_letters(column - 1)}{row}{quote}><v>1</v></c>" for row, column in cells
    ).encode()
    expected = (max(row for row, _ in cells), max(column for _, column in cells))
    assert opening_zip._reach(text, 0) == expected
    rows, columns = opening_zip._reach(text, 99_999 * expected[1])
    assert columns == expected[1]
    assert rows == max(expected[0], 99_999)
    assert max(int(row) for _, row in opening_zip._CELL.findall(text)) == expected[0]


def test_addresses_at_the_seams_of_the_pieces_are_seen(monkeypatch: pytest.MonkeyPatch):
    text = b'<row r="1"><c r="A1"/></row>' * 3 + b'<c r="XFD1048576"><v>1</v></c>' + b" " * 100
    for size in range(1, 90):
        monkeypatch.setattr(opening_zip, "_CHUNK", size)
        assert opening_zip._reach(text, 0) == (1_048_576, 16_384), size


def test_merges_are_added_up(tmp_path: Path):
    merges = '<mergeCells><mergeCell ref="A1:B10"/><mergeCell ref="C1:C5"/><mergeCell ref="D1:D1"/></mergeCells>'
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx(sheet=hostile.sheet_xml(after=merges)))
    assert inspect(path, replace(LIMITS, area=26)).format == "xlsx"
    with pytest.raises(RefusedError) as caught:
        inspect(path, replace(LIMITS, area=25))
    assert (caught.value.problem.rule, caught.value.problem.found) == ("merges_too_large", "26")


def test_repeated_empty_cells_of_an_open_document_are_normal(tmp_path: Path):
    row = hostile.ODS_ROW.format("", "")
    styled = row + hostile.ODS_REST.replace("table:table-cell ", 'table:table-cell table:style-name="ce1" ')
    limits = replace(LIMITS, area=2)
    assert inspect(hostile.put(tmp_path, "a.ods", hostile.ods(row + hostile.ODS_REST)), limits).format == "ods"
    assert inspect(hostile.put(tmp_path, "b.ods", hostile.ods(styled)), limits).format == "ods"
    between = row + hostile.ODS_REST.replace("1048575", "9") + row
    path = hostile.put(tmp_path, "c.ods", hostile.ods(f"<table:table-rows>{between}</table:table-rows>"))
    with pytest.raises(RefusedError) as caught:
        inspect(path, limits)
    assert caught.value.problem.found == "11 x 1"


def test_a_damaged_picture_does_not_cost_the_workbook(tmp_path: Path):
    data = hostile.pack({**hostile.xlsx_parts(), "xl/media/image1.png": os.urandom(500), "docProps/app.xml": "<a/>"})
    for name in ("xl/media/image1.png", "docProps/app.xml"):
        data = hostile.patched(data, name, size=3, crc=7)
    assert inspect(hostile.put(tmp_path, "a.xlsx", data)).problems == ()


def test_the_same_part_twice_with_the_same_content_is_no_harm(tmp_path: Path):
    parts = hostile.xlsx_parts()
    twice = {**parts, "xl/Worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]}
    assert inspect(hostile.put(tmp_path, "a.xlsx", hostile.pack(twice))).format == "xlsx"


def test_the_same_idle_part_twice_is_no_harm(tmp_path: Path):
    parts = {**hostile.xlsx_parts(), "docProps/app.xml": "<a/>", "docProps/App.xml": "<b/>"}
    assert inspect(hostile.put(tmp_path, "a.xlsx", hostile.pack(parts))).format == "xlsx"


def test_power_query_keeps_its_own_part_in_utf16(tmp_path: Path):
    parts = {
        **hostile.xlsx_parts(),
        "customXml/item1.xml": '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"),
    }
    assert inspect(hostile.put(tmp_path, "a.xlsx", hostile.pack(parts))).problems == ()


def test_an_old_manifest_may_refer_to_its_document_type(tmp_path: Path):
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m/>'
    assert inspect(hostile.put(tmp_path, "a.ods", hostile.ods(manifest=manifest))).format == "ods"


# --- reading the bytes -------------------------------------------------------------------------------------------


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx())
    real = os.read

    def read(descriptor: int, size: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"x")
        return real(descriptor, size)

    monkeypatch.setattr(opening.os, "read", read)
    assert rule_of(path) == "changed_meanwhile"


@pytest.mark.parametrize("swap", ["link", "pipe", "file"])
def test_what_takes_the_place_of_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: str):
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx())
    other = hostile.put(tmp_path, "b.xlsx", hostile.xlsx())
    real = os.open

    def swapped(target: Path, flags: int) -> int:
        kept = tmp_path / "kept"  # so that the new file cannot get the number of the old one
        path.rename(kept)
        {"link": lambda: path.symlink_to(other), "pipe": lambda: os.mkfifo(path), "file": lambda: other.rename(path)}[
            swap
        ]()
        return real(target, flags)

    monkeypatch.setattr(opening.os, "open", swapped)
    assert rule_of(path) == {"link": "not_readable", "pipe": "special_file", "file": "changed_meanwhile"}[swap]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path):
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx())
    path.chmod(0)
    assert rule_of(path) == "not_permitted"


def test_an_error_keeps_its_problem_through_a_pickle():
    error = pickle.loads(pickle.dumps(refused("too_large", found=3, expected=2)))
    assert (error.problem.rule, error.problem.found, str(error)) == (
        "too_large", "3", "refused: too_large (found 3, expected 2)")  # fmt: skip


BASES = {"xlsx": hostile.xlsx(), "xls": hostile.xls(), "ods": hostile.ods(),
         "mht": hostile.mail({"a.htm": hostile.page()}).encode(), "html": hostile.page().encode()}  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted(BASES)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    st.floats(0, 1),
    st.booleans(),
)
def test_damage_ends_in_a_rule_and_never_in_another_error(
    tmp_path_factory: pytest.TempPathFactory, kind: str, changes: list[tuple[float, int]], cut: float, whole: bool
):
    data = bytearray(BASES[kind])
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    if not whole:
        data = data[: int(cut * len(data))]
    path = hostile.put(tmp_path_factory.getbasetemp(), f"rusak.{kind}", bytes(data))
    try:
        assert inspect(path).format
    except RefusedError as error:
        assert hostile.MARK not in str(error)


# --- data files --------------------------------------------------------------------------------------------------


def used_rules() -> set[str]:
    """The rules named in the code of opening and worker, and in the signatures."""
    code = "".join(path.read_text(encoding="utf-8") for path in [*ROOM.glob("opening*.py"), ROOM / "worker.py"])
    found = set(re.findall(r'(?:refused|Problem|Failure)\(\s*"(\w+)"', code))
    found |= set(re.findall(r'"(\w+)" if .* else "(?:\w+)"\)', code)) | set(re.findall(r' else "(\w+)"\)', code))
    signatures = yaml.safe_load((ROOM / "signatures.yml").read_text(encoding="utf-8"))
    entries = [entry for value in signatures.values() if isinstance(value, list) for entry in value]
    return found | {entry["rule"] for entry in entries if isinstance(entry, dict) and "rule" in entry}


def test_every_rule_has_its_messages():
    messages = yaml.safe_load((ROOM / "messages.yml").read_text(encoding="utf-8"))
    assert used_rules() <= messages.keys(), used_rules() - messages.keys()
    assert {rule for _, rule in hostile.HAZARDS.values() if rule} <= used_rules()
    for rule in used_rules():
        assert messages[rule]["severity"] in ("error", "warning", "info")
        fields = [set(re.findall(r"{(\w+)}", messages[rule][language])) for language in ("id", "en")]
        assert {name.removesuffix("_id") for name in fields[0]} == fields[1], rule


def test_every_signature_is_recognised(tmp_path: Path):
    signatures = yaml.safe_load((ROOM / "signatures.yml").read_text(encoding="utf-8"))
    for entry in signatures["bytes"]:
        for start in entry["starts"]:
            content = (
                b"\0" * entry.get("at", 0) + start.encode("latin-1") + (b"x\n" if entry.get("text") else b"\x01\0")
            )
            found = rule_of(hostile.put(tmp_path, "a.xlsx", content + b"x" * 300))
            assert found == entry["rule"], start


# --- real files --------------------------------------------------------------------------------------------------

REFUSED = {
    "bps_ipm_2016_2020_frameset_nodata.xls": "page_without_data",
    "kunci_excel_~$DKKB.xlsx": "lock_file",
    "rusak_utf8_ikpa_januari.xlsx": "damaged_upload",
}
LIES = {"tangsel_pendapatan_html_fragment.xls", "tangsel_report_pendapatan_html.xls"}


@pytest.mark.skipif(not REAL.is_dir(), reason="the real spreadsheets are not beside this checkout")
def test_real_files_are_let_in_or_refused_with_the_right_reason(tmp_path: Path):
    paths = [path for path in sorted(REAL.iterdir()) if path.suffix in (".xlsx", ".xls", ".csv")]
    assert len(paths) >= 29
    for path in paths:
        if path.name in REFUSED:
            assert rule_of(path) == REFUSED[path.name], path.name
        else:
            arrival = inspect(path)
            assert arrival.format == ("html" if path.name in LIES else path.suffix[1:]), path.name
            assert rules(arrival) == (["name_lies"] if path.name in LIES else []), path.name
    shutil.copy(REAL / "toba_lra_10_nov2022.xlsx", tmp_path / "a.xls")
    assert rules(inspect(tmp_path / "a.xls")) == ["name_lies"]
