"""Data of persons are found wherever they stand, and never leave: every number here is made by code and is nobody's."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

import sheets_by_hand as hand
from analysis.cleaning.privacy import Personal, find_personal, finding_rows, mask, personal_cells
from analysis.cleaning.privacy_parts import Elsewhere, look_at_summary
from analysis.cleaning.privacy_texts import facts, is_name
from analysis.sheets.book import Book
from analysis.sheets.reading import RefusedError, read_here
from analysis.store.findings import findings_table

REAL = Path(__file__).resolve().parents[2] / "shared" / "spreadsheets"


class Persons:
    """Numbers built as the real ones are. ``made`` remembers all that must not come out again."""

    def __init__(self) -> None:
        self.random = random.Random(4)
        self.made: set[str] = set()

    def _new(self, text: str) -> str:
        self.made.add(text)
        return text

    def nik(self, *, woman: bool = False, province: int = 11, serial: int = 0) -> str:
        pick = self.random.randint
        day = pick(1, 28) + 40 * woman
        place = f"{province}{pick(1, 24):02}{pick(1, 20):02}"
        return self._new(f"{place}{day:02}{pick(1, 12):02}{pick(50, 99):02}{serial or pick(1, 99):04}")

    def nip(self, gap: str = "") -> str:
        pick = self.random.randint
        birth = f"{pick(1965, 1990)}{pick(1, 12):02}{pick(1, 28):02}"
        parts = (birth, f"{pick(2008, 2020)}{pick(1, 12):02}", str(pick(1, 2)), f"{pick(1, 9):03}")
        self._new("".join(parts))
        return self._new(gap.join(parts))

    def phone(self, start: str = "08") -> str:
        return self._new(
            f"{start}{self.random.choice((12, 13, 21, 52, 53, 95))}{self.random.randint(10**6, 10**8 - 1):08}"
        )

    def npwp(self) -> str:
        pick = self.random.randint
        return self._new(
            f"{pick(10, 99)}.{pick(100, 999)}.{pick(100, 999)}.{pick(1, 9)}-{pick(100, 999)}.{pick(100, 999)}"
        )

    def name(self) -> str:
        pick = self.random.choice
        first, middle = (
            ("Zulqarnain", "Fatimeh", "Hasballah", "Rosmiyati"),
            ("Abdulkadir", "Nurjannati", "Iskandarsyah"),
        )
        last = ("Panjaitani", "Simbolonta", "Mahyuddini", "Tarmizian")
        return self._new(f"{pick(first)} {pick(middle)} {pick(last)}")

    def names(self, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.name()] = None
        return list(found)


@pytest.fixture
def persons() -> Persons:
    return Persons()


@pytest.fixture
def look(tmp_path: Path, persons: Persons) -> Callable[..., list[Personal]]:
    """Reads a file and searches it; whatever is found, nothing of what was made may come out."""

    def search(content: bytes | openpyxl.Workbook, name: str = "kirim.xlsx") -> list[Personal]:
        if isinstance(content, openpyxl.Workbook):
            content = saved(content)
        path = tmp_path / "file"
        path.write_bytes(content)
        found = find_personal(read_here(path), content, name=name)
        rows = finding_rows(found, name)
        table = findings_table(rows)
        said = repr(found) + repr(rows) + table.to_csv() + repr(personal_cells(found))
        assert not [made for made in persons.made if made in said or made.replace(" ", "") in said]
        assert len(table) == len(rows)
        assert table["finding_id"].is_unique
        return found

    return search


def saved(book: openpyxl.Workbook) -> bytes:
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def workbook(*rows: list[object], title: str = "Data") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.properties.creator = "openpyxl"
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def with_parts(content: bytes, parts: dict[str, str | bytes]) -> bytes:
    """A zip with further parts, or other ones of the same name."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return whole.getvalue()


def kinds(found: list[Personal], where: str = "cell") -> dict[str, int]:
    counts: Counter[str] = Counter()
    for each in found:
        if each.where == where:
            counts[each.kind] += each.count
    return dict(counts)


def at(found: list[Personal], kind: str) -> set[str]:
    return {cell for cells in personal_cells([each for each in found if each.kind == kind]).values() for cell in cells}


BUDGET = [
    ["Kode Rekening", "Uraian", "Pagu"],
    ["5.1.02.02.01.0041", "Belanja Iuran Jaminan Kecelakaan Kerja", 12_500_000],
]


# Numbers in cells


@pytest.mark.parametrize(
    "written",
    [
        lambda nik: nik,
        lambda nik: f"'{nik}",
        lambda nik: f" {nik} ",
        lambda nik: f"NIK: {nik}",
        lambda nik: f"a.n. seseorang ({nik}), desa X",
        lambda nik: " ".join((nik[:6], nik[6:12], nik[12:])),
        lambda nik: ".".join((nik[:2], nik[2:4], nik[4:6], nik[6:12], nik[12:])),
        lambda nik: "-".join((nik[:4], nik[4:8], nik[8:12], nik[12:])),
        lambda nik: " ".join((nik[:4], nik[4:8], nik[8:12], nik[12:])),
        lambda nik: ".".join((nik[:4], nik[4:8], nik[8:12], nik[12:])),
        lambda nik: " ".join(nik),
        lambda nik: nik[:8] + "\u200b" + nik[8:],
        lambda nik: "\u00a0".join((nik[:6], nik[6:12], nik[12:])),
        lambda nik: "".join(chr(0xFF10 + int(digit)) for digit in nik),
    ],
)
def test_a_nik_is_found_however_it_is_typed(look, persons, written):
    found = look(workbook(["Uraian", "Keterangan"], ["Iuran", written(persons.nik())], ["Premi", "lunas"]))
    assert kinds(found) == {"nik": 1}
    assert at(found, "nik") == {"B2"}


def test_a_nik_that_excel_cut_to_15_digits_is_still_known(look, persons):
    cut = [float(int(persons.nik(woman=n % 2 == 1)) // 10 * 10) for n in range(5)]
    found = look(workbook(["No", "Identitas pekerja", "Upah"], *([n, value, 3_000_000] for n, value in enumerate(cut))))
    assert at(found, "nik") == {f"B{row}" for row in range(2, 7)}
    without = look(workbook(["No", "Kolom", "Upah"], *([n, value, 3_000_000] for n, value in enumerate(cut))))
    assert kinds(without) == {"nik": 5}
    assert [each.cell for each in without] == ["B2:B6"]


def test_a_wrong_nik_under_its_header_is_one_all_the_same(look, persons):
    wrong = persons.nik()[:6] + "993199" + "0001"  # no such day
    assert kinds(look(workbook(["No", "NIK"], [1, wrong], [2, "1,17102E+15"], [3, persons.nik()[:15]]))) == {"nik": 3}
    assert kinds(look(workbook(["No", "Kolom"], [1, wrong], [2, "tidak ada"]))) == {}


@pytest.mark.parametrize("province", [20, 10, 99, 37])
def test_no_province_no_nik(look, persons, province):
    assert look(workbook(["Uraian", "Keterangan"], ["Iuran", persons.nik(province=province)])) == []


def test_family_cards_are_told_from_nik_by_their_header(look, persons):
    rows = [[n, persons.nik(), persons.nik()] for n in range(3)]
    found = look(workbook(["No", "No. KK", "NIK"], *rows))
    assert at(found, "kk") == {"B2", "B3", "B4"}
    assert at(found, "nik") == {"C2", "C3", "C4"}
    assert kinds(look(workbook(["Catatan"], [f"No. KK {persons.nik()}"], ["lain"]))) == {"kk": 1}


@pytest.mark.parametrize("gap", ["", " ", ". ", "-"])
def test_nip_as_text(look, persons, gap):
    assert kinds(look(workbook(["Uraian", "Pagu"], ["Iuran", 5], [f"NIP. {persons.nip(gap)}"]))) == {"nip": 1}
    assert kinds(look(workbook(["Uraian", "Pagu"], ["Iuran", 5], [persons.nip(gap)]))) == {"nip": 1}


def test_nip_as_number_lost_three_digits_and_is_known(look, persons):
    found = look(
        workbook(["No", "Kode", "Upah"], *([n, float(int(persons.nip()) // 1000 * 1000), 5] for n in range(4)))
    )
    assert at(found, "nip") == {"B2", "B3", "B4", "B5"}
    exact = look(workbook(["No", "Kode", "Upah"], [1, int(persons.nip()), 5]))
    assert kinds(exact) == {"nip": 1}


def test_old_nip_beside_its_word(look, persons):
    persons.made.add("132 145 678")
    assert kinds(look(workbook(["Uraian"], ["Iuran"], ["NIP. 132 145 678"]))) == {"nip": 1}


def test_npwp(look, persons):
    assert kinds(look(workbook(["Uraian"], [f"bendahara {persons.npwp()}"], ["lain"]))) == {"npwp": 1}
    plain = "".join(filter(str.isdigit, persons.npwp()))
    persons.made.add(plain)
    assert kinds(look(workbook(["No", "NPWP"], [1, plain]))) == {"npwp": 1}
    assert kinds(look(workbook(["No", "Kode"], [1, plain]))) == {}


@pytest.mark.parametrize("start", ["08", "+628", "+62 8", "62 8", "(0)8", "0 8"])
def test_telephones_in_text(look, persons, start):
    assert kinds(look(workbook(["Uraian"], [f"hubungi {persons.phone(start)}"], ["lain"]))) == {"phone": 1}


def test_telephones_as_numbers_only_under_a_header_or_beside_persons(look, persons):
    phones = [int(persons.phone("8")) for _ in range(4)] + [int(persons.phone("628"))]
    assert kinds(look(workbook(["No", "No. HP"], *([n, phone] for n, phone in enumerate(phones))))) == {"phone": 5}
    assert kinds(look(workbook(["No", "Pagu"], *([n, phone] for n, phone in enumerate(phones))))) == {}
    beside = look(workbook(["No", "NIK", "Lain"], *([n, persons.nik(), phone] for n, phone in enumerate(phones))))
    assert kinds(beside) == {"nik": 5, "phone": 5}


def test_mail_and_what_belongs_to_the_office(look, persons):
    persons.made.add("zulqarnain.p")
    rows = [
        ["zulqarnain.p@example.com"],
        ["Telp. (0651) 7551234, surel: disnaker@acehbaratdaya.go.id"],
        ["Fax 0651-22334"],
    ]
    found = look(workbook(["Uraian", "Pagu"], *rows))
    assert kinds(found) == {"email": 1, "phone_office": 2, "email_office": 1}
    assert personal_cells(found) == {"Data": {"A2"}}  # the letterhead stays
    assert {row["severity"] for row in finding_rows(found, "x") if row["cell"] != "A2"} == {"info"}


def test_numbers_of_an_office_under_a_header_of_telephones_count_beside_the_others(look, persons):
    both = f"{persons.phone()} / (0651) 7551234"
    found = look(workbook(["Uraian", "No. HP", "Pagu"], ["Iuran", both, 5], ["Premi", both, 7]))
    assert kinds(found) == {"phone": 4}


def test_a_name_before_a_number_is_found_too(look, persons):
    for gap in ("", "(", ", ", "No. HP ", "- Telp. "):
        text = f"Operator: {persons.name()} {gap}{persons.phone()}"
        assert kinds(look(workbook(["Uraian", "Pagu"], [text, 5], ["Iuran", 7]))) == {"name": 1, "phone": 1}
        assert mask(text) == f"Operator: ••• {gap.strip('(')}•••"  # a bracket before it belongs to the number
    assert mask("Operator: NPWP, Telp.") == "Operator: NPWP, Telp."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("PIC: Zulqarnain Tarmizian", "PIC: •••"),
        ("PIC Zulqarnain Tarmizian", "PIC •••"),
        ("pic : zulqarnain tarmizian", "pic : •••"),
        ("PIC - Hj. Rosmiyati, S.E., Disnaker Kota Medan", "PIC - •••, Disnaker Kota Medan"),
        ("PIC Bapak Zulqarnain", "PIC Bapak •••"),
        ("PIC Bidang HI: Zulqarnain", "PIC Bidang HI: •••"),
        ("Iuran JKK 50 orang (PIC: Zulqarnain Tarmizian, 0812 3456 7890)", "Iuran JKK 50 orang (PIC: •••, •••)"),
        ("CP: Rosmiyati Simbolonta 081234567890", "CP: ••• •••"),
        ("Rapat, CP Rosmiyati Simbolonta HP 081234567890", "Rapat, CP ••• HP •••"),
        ("Iuran a.n. Rosmiyati Simbolonta bulan Maret", "Iuran a.n. ••• bulan Maret"),
        ("IURAN A.N. ROSMIYATI SIMBOLONTA BULAN MARET", "IURAN A.N. ••• BULAN MARET"),
        ("Iuran a/n Rosmiyati binti Hasballah membayar", "Iuran a/n ••• membayar"),
        ("Iuran an. Rosmiyati dan keluarga", "Iuran an. ••• dan keluarga"),
        ("Santunan atas nama ahli waris Alm. Hasballah", "Santunan atas nama ahli waris Alm. •••"),
    ],
)
def test_whom_to_ask_and_in_whose_name_is_a_person(look, text, masked):
    assert mask(text) == masked
    found = look(workbook(*BUDGET, ["5.1.02.02.01.0042", text, 5_000_000]))
    assert kinds(found)["name"] == 1
    assert at(found, "name") == {"B3"}


@pytest.mark.parametrize(
    "text",
    [
        "PIC Bidang Hubungan Industrial",
        "PIC: Bidang Hubungan Industrial",
        "PIC Hubungan Industrial dan Syarat Kerja",
        "PIC Disnaker",
        "PIC: DISNAKERTRANS Provinsi",
        "PIC Subbag Umum",
        "PIC BPKAD",
        "PIC Inspektorat",
        "PIC: -",
        "PIC: belum ada",
        "PIC lapangan: masing-masing OPD",
        "PIC Deli Serdang",
        "PIC TAPANULI TENGAH",
        "a.n. Bupati",
        "A.N. SEKRETARIS DAERAH",
        "an. Gubernur Aceh",
        "a.n. PT Maju Bersama",
        "Rekening atas nama Bendahara Pengeluaran Dinas Sosial",
        "atas nama pekerja rentan",
        "atas nama Pemerintah Kabupaten Aceh Barat",
        "Pelayanan. Belanja Pegawai",
        "TOPIC: Zulqarnain",
    ],
)
def test_an_office_that_is_asked_or_acts_is_no_person(look, text):
    assert mask(text) == text
    assert look(workbook(*BUDGET, ["5.1.02.02.01.0042", text, 5_000_000])) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NIK: 1105 9931 99", "nik"),  # wrong, and said to be one
        ("No. KK 1105993199", ""),
        ("NPWP 012345678912000", "npwp"),
        ("HP 81234567890", "phone"),
        ("kontak (WA): 81234567890", "phone"),
        ("Telp. 7551234", "phone_office"),
        ("+62 651 7551234", "phone_office"),
        ("(0651) 7551234", "phone_office"),
        ("0651-7551234", "phone_office"),
        ("di C:\\Users\\zulqarnain\\x.xlsx", "name"),
        ("di C:\\Users\\Public\\x.xlsx", ""),
        ("Kepala Dinas : Zulqarnain Tarmizian", "name"),
        ("disusun oleh Zulqarnain Tarmizian", "name"),
        ("disusun oleh Dinas Sosial", ""),
    ],
)
def test_what_a_word_in_the_text_announces(look, text, kind):
    text = text.replace("9931 99", "9931 99 0001")
    assert kinds(look(workbook(["Uraian", "Pagu"], [text, 5], ["Iuran", 7]))) == ({kind: 1} if kind else {})


@pytest.mark.parametrize(
    ("header", "value", "kind"),
    [
        ("NIP", "132145678", "nip"),
        ("NIK", "110599" + "319999" + "0001", "nik"),
        ("No. KPJ", "18012345678", "identity"),
        ("Nomor Kartu Peserta", "18012345678", "identity"),
        ("No. Rekening Bank", "610.01.02.345678-9", "identity"),
        ("NPWP", "012345678912000", "npwp"),
        ("No. Telepon/HP", "7551234", "phone"),
        ("Tanggal Lahir", "12/03/1985", "birth"),
        ("Bendahara", "Zulqarnain Tarmizian", "name"),
        ("Nama Pegawai", "Zulqarnain Tarmizian", "name"),
        ("Kode", "18012345678", ""),
        ("Kode Rekening", "510202010041", ""),
        ("Tanggal", "12/03/2023", ""),
    ],
)
def test_what_a_header_says(look, header, value, kind):
    rows = [[n, f"{value}{'' if value[-1].isdigit() else ', S.E.' * (n % 2)}"] for n in range(3)]
    assert kinds(look(workbook(["No", header], *rows))) == ({kind: 3} if kind else {})


def test_keys_and_what_stands_right_of_them(look, persons):
    rows = [["NIP", ":", persons.nip()], ["No. HP", int(persons.phone("8"))], ["Bendahara", ":", persons.name()]]
    found = look(workbook(["Pemerintah Kabupaten X"], *rows, [], *BUDGET, ["5.1.02.02.01.0042", "Belanja Iuran", 7]))
    assert kinds(found)["nip"] == 1
    assert kinds(found)["phone"] == 1


# Names


def test_names_beside_identity_numbers(look, persons):
    rows = [[n, name, persons.nik(), 16_800] for n, name in enumerate(persons.names(6))]
    rows[2][1] = "Suharto"  # one word is a name in such a list
    persons.made.add("Suharto")
    found = look(workbook(["No", "Nama", "NIK", "Iuran"], *rows, ["", "Jumlah", "", 100_800]))
    assert at(found, "name") == {f"B{row}" for row in range(2, 8)}


def test_names_headed_as_participants_need_no_number(look, persons):
    rows = [[n, name, 16_800] for n, name in enumerate(persons.names(4))]
    assert at(look(workbook(["No", "Nama Peserta", "Iuran"], *rows)), "name") == {"B2", "B3", "B4", "B5"}
    assert at(look(workbook(["No", "Nama Tenaga Kerja", "Iuran"], *rows)), "name") == {"B2", "B3", "B4", "B5"}
    assert look(workbook(["No", "Nama", "Iuran"], *rows)) == []


def test_names_without_a_header_beside_identity_numbers(look, persons):
    rows = [[n, name, persons.nik()] for n, name in enumerate(persons.names(5))]
    assert kinds(look(workbook(*rows))) == {"nik": 5, "name": 5}


def test_what_else_stands_in_a_list_of_persons(look, persons):
    rows = [
        [n, persons.nik(), name, "Meulaboh, 12-03-1985", "Lorong Setia 4"] for n, name in enumerate(persons.names(4))
    ]
    found = look(workbook(["No", "NIK", "Nama", "Tempat/Tgl Lahir", "Alamat"], *rows))
    assert kinds(found) == {"nik": 4, "name": 4, "birth": 4, "address": 4}


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Nama Kecamatan", ["Johan Pahlawan", "Kaway", "Samatiga", "Bubon"]),
        ("Nama Desa", ["Lam Ara", "Lam Bheu", "Lam Cot", "Lam Dom"]),
        ("Nama SKPD", ["Dinas Sosial", "Dinas Tenaga Kerja", "Sekretariat Daerah", "Badan Keuangan"]),
        ("Nama Peserta", ["Nelayan", "Petani", "Guru Honorer", "Perangkat Desa"]),
        ("Nama Penerima", ["Pekerja Rentan", "Kader Posyandu", "Imam Meunasah", "Buruh Tani"]),
        ("Nama Jabatan", ["Keuchik", "Sekretaris Desa", "Kepala Dusun", "Bendahara"]),
        ("Segmen", ["Pekerja Bukan Penerima Upah", "Jasa Konstruksi", "Pekerja Migran", "Non ASN"]),
        ("Kabupaten/Kota", ["Aceh Besar", "Pidie Jaya", "Banda Aceh", "Aceh Barat Daya"]),
    ],
)
def test_names_of_things_and_places_are_no_persons(look, header, values):
    assert look(workbook(["No", header, "Jumlah"], *([n, value, 12] for n, value in enumerate(values)))) == []


def test_places_beside_identity_numbers_stay(look, persons):
    places = ["Lam Ara", "Lam Bheu", "Lam Cot", "Lam Dom"]
    rows = [
        [n, persons.nik(), name, place] for n, (name, place) in enumerate(zip(persons.names(4), places, strict=True))
    ]
    found = look(workbook(["No", "NIK", "Nama", "Desa/Gampong"], *rows))
    assert at(found, "name") == {"C2", "C3", "C4", "C5"}


def test_firms_beside_identity_numbers_stay(look, persons):
    firms = ["Maju Bersama", "Sumber Makmur", "Karya Mandala", "Tirta Jayana"]
    rows = [[n, persons.nik(), name, firm] for n, (name, firm) in enumerate(zip(persons.names(4), firms, strict=True))]
    found = look(workbook(["No", "NIK", "Nama", "Nama Perusahaan"], *rows))
    assert at(found, "name") == {"C2", "C3", "C4", "C5"}


def test_keys_and_hashes_are_no_persons(look, persons):
    phone = persons.phone()
    persons.made.clear()
    for text in (f"9a{phone}ff01b7c2d4e6a8b0c1d2e3f4", f"{phone[:8]}-1a2b-3c4d-5e6f-{phone[2:]}0a"[:36]):
        assert look(workbook(["Uraian", "Kunci"], ["Iuran", text], ["Premi", "x"])) == []


def test_signature_block(look, persons):
    rows = [["", "", "Meulaboh, 30 Juni 2023"], ["", "", "Kepala Dinas Tenaga Kerja,"], [], []]
    found = look(
        workbook(*BUDGET, [], *rows, ["", "", f"{persons.name()}, S.E., M.Si"], ["", "", f"NIP. {persons.nip(' ')}"])
    )
    assert kinds(found) == {"name": 1, "nip": 1}
    assert at(found, "name") == {"C8"}
    together = look(workbook(*BUDGET, [], *rows, ["", "", f"{persons.name()}\nNIP. {persons.nip()}"]))
    assert kinds(together) == {"name": 1, "nip": 1}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Zulqarnain Tarmizian", True),
        ("Dr. H. Zulqarnain, S.E., M.Si", True),
        ("Cut Nyak Fatimeh binti Hasballah", True),
        ("M. Ya'qub", True),
        ("( ROSMIYATI )", True),
        ("Dinas Tenaga Kerja", False),
        ("Kabupaten Aceh Barat", False),
        ("Aceh Barat", False),
        ("Belanja Pegawai", False),
        ("Pekerja Rentan", False),
        ("Meulaboh, 30 Juni 2023", False),
        ("5.1.02 Belanja", False),
        ("No Urut", False),
        ("JUMLAH", False),
        ("", False),
    ],
)
def test_what_can_be_a_name(text, is_one):
    assert is_name(text) is is_one


# What looks like data of persons and is none


@pytest.mark.parametrize(
    "value",
    [
        "5.1.02.02.01.0041",
        "1.02.0.00.0.00.02.0000",
        "11.05.01.2001",
        1_105_012_001,
        "1105012001",
        "Rp 1.171.020.304.850.001",
        "1.171.020.304.850.001,00",
        "2019 2020 2021 2022 2023",
        "2021-01-01 2021-12-31",
        "20230101" + "20231231",
        "20230101123000",
        85_123_456_789,
        628_123_456_789,
        "85.123.456.789",
        "123456789012345678",
        999_999_999_999_999_999,
        "KK",
        "KTP",
        "NIK",
        "50 orang x 12 bulan x Rp16.800",
        "Pergub Nomor 12 Tahun 2023 Pasal 4",
        "TA 2022/2023",
        "a1b2c3d4e5f6" * 8,
    ],
)
def test_codes_amounts_and_dates_are_no_persons(look, value):
    rows = [[f"5.1.02.02.01.00{n:02}", "Belanja Iuran", value] for n in range(5)]
    assert look(workbook(["Kode", "Uraian", "Nilai"], *rows)) == []


def test_large_amounts_are_not_nik(look, persons):
    like = [int(persons.nik()) for _ in range(5)]
    persons.made.clear()
    book = workbook(["Uraian", "Anggaran (Rp)"], *(["Belanja", value] for value in like))
    assert look(book) == []  # the header says what they are
    book = workbook(["Uraian", "Kolom"], *(["Belanja", value] for value in like))
    for row in range(2, 7):
        book.active.cell(row, 2).number_format = "#,##0"
    assert look(book) == []  # the format says so
    amounts = [persons.random.randint(10**15, 9 * 10**15) for _ in range(40)]
    assert look(workbook(["Uraian", "Kolom"], *(["Belanja", value] for value in amounts))) == []


def test_amounts_of_a_text_file_are_not_telephones(look):
    rows = [
        f"5.1.02.{n:02},Belanja Iuran,{value}" for n, value in enumerate((628_123_456_789, 85_123_456_789, 712_345_678))
    ]
    assert look("\n".join(["kode,uraian,pagu", *rows]).encode(), "x.csv") == []


@pytest.mark.skipif(not REAL.is_dir(), reason="the real spreadsheets are not beside the checkout")
def test_real_files_without_persons_have_none_in_their_cells():
    searched = 0
    for path in sorted(REAL.iterdir()):
        if path.suffix not in (".xlsx", ".xls", ".csv"):
            continue
        try:
            book = read_here(path)
        except (RefusedError, ValueError):
            continue
        found = find_personal(book, path.read_bytes(), name=path.name)
        assert {each.where for each in found} <= {"property"}, path.name
        assert {each.kind for each in found} <= {"name"}, path.name
        searched += 1
    assert searched > 20


# Everywhere in a workbook


def test_hidden_sheets_rows_and_columns(look, persons):
    book = workbook(*BUDGET, ["", persons.nik(), ""], ["", "Belanja", 5])
    book.active.row_dimensions[3].hidden = True
    book.active["E2"] = persons.nik()
    book.active.column_dimensions["E"].hidden = True
    very = book.create_sheet("Sumber")
    very.sheet_state = "veryHidden"
    for row in [["NIK", "Nama"], *([int(persons.nik()), name] for name in persons.names(3))]:
        very.append(row)
    lone = book.create_sheet("Satu")
    lone.sheet_state = "hidden"
    lone["B7"] = int(persons.nik())
    found = look(book)
    assert personal_cells(found) == {
        "Data": {"B3", "E2"},
        "Sumber": {"A2", "A3", "A4", "B2", "B3", "B4"},
        "Satu": {"B7"},
    }


def test_comments_and_their_authors(look, persons):
    book = workbook(*BUDGET)
    book.active["C2"].comment = Comment(f"tanya {persons.nik()}", persons.name())
    found = look(book)
    assert Personal("nik", "Data", "C2", 1, "comment") in found
    assert kinds(found, "comment") == {"nik": 1, "name": 1}
    assert personal_cells(found) == {}


def test_threaded_comments_count_once(look, persons):
    text = f"NIK {persons.nik()}"
    book = workbook(*BUDGET)
    book.active["C2"].comment = Comment(f"[Threaded comment]\nComment:\n    {text}", "tc={1}")
    parts = {
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments><threadedComment ref="C2"><text>{text}</text></threadedComment></ThreadedComments>',
        "xl/persons/person.xml": f'<personList><person displayName="{persons.name()}" userId="S::orang@example.com::1"/></personList>',
    }
    assert kinds(look(with_parts(saved(book), parts)), "comment") == {"nik": 1, "name": 1, "email": 1}


def test_document_properties(look, persons):
    book = workbook(*BUDGET)
    book.properties.creator, book.properties.lastModifiedBy = persons.name(), persons.name()
    book.properties.title = f"Daftar {persons.nik()}"
    app = f"<Properties><Company>Dinas Tenaga Kerja</Company><Manager>{persons.name()}</Manager></Properties>"
    custom = f'<Properties><property name="Kontak"><v>{persons.phone()}</v></property><property name="NIK"><v>{persons.nik()}</v></property></Properties>'
    found = look(with_parts(saved(book), {"docProps/app.xml": app, "docProps/custom.xml": custom}))
    assert kinds(found, "property") == {"name": 3, "nik": 2, "phone": 1}


@pytest.mark.parametrize(
    "author", ["openpyxl", "Microsoft Office User", "ASUS", "user", "Dinas Sosial", "BPKAD Kab. X", ""]
)
def test_programs_machines_and_offices_are_no_authors(look, author):
    book = workbook(*BUDGET)
    book.properties.creator = author
    assert look(book) == []


def test_folders_of_users_and_who_reserved_the_file(look, persons):
    content = saved(workbook(*BUDGET))
    part = zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml").decode()
    persons.made.add("zulqarnain")
    more = '<fileSharing userName="Zulqarnain T"/><x:absPath xmlns:x="x" url="C:\\Users\\zulqarnain\\Documents\\"/>'
    part = part.replace("<sheets>", f"{more}<sheets>")
    assert kinds(look(with_parts(content, {"xl/workbook.xml": part})), "property") == {"name": 2}


def test_header_and_footer_of_the_print(look, persons):
    book = workbook(*BUDGET)
    book.active.oddHeader.left.text = f"NIP {persons.nip(' ')}"
    book.active.oddFooter.right.text = f"dicetak oleh {persons.name()}"
    assert kinds(look(book), "header_footer") == {"nip": 1, "name": 1}


def test_defined_names_validations_links_and_formulas(look, persons):
    book = workbook(*BUDGET)
    book.defined_names["pencari"] = DefinedName("pencari", attr_text=f'"{persons.nik()}"')
    rule = DataValidation(type="list", formula1=f'"{persons.nik()},{persons.nik()}"')
    rule.add("D2")
    book.active.add_data_validation(rule)
    book.active["D3"] = f'=IF(C2="{persons.nik()}",1,0)'
    book.active["D4"] = "hubungi"
    book.active["D4"].hyperlink = "mailto:orang.itu@example.com"
    found = look(book)
    assert kinds(found, "defined_name") == {"nik": 1}
    assert kinds(found, "part") == {"nik": 2, "email": 1}
    assert Personal("nik", "Data", "D3", 1, "cell") in found


def test_pivot_caches(look, persons):
    niks, names = [persons.nik() for _ in range(4)], persons.names(4)
    shared = "".join(f'<s v="{name}"/>' for name in names)
    definition = f'<pivotCacheDefinition><cacheFields><cacheField name="Nama Peserta"><sharedItems>{shared}</sharedItems></cacheField><cacheField name="Kolom"><sharedItems/></cacheField><cacheField name="Pagu"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
    records = "".join(f'<r><x v="{n}"/><n v="{nik}"/><n v="{n + 5_000_000}"/></r>' for n, nik in enumerate(niks))
    parts = {
        "xl/pivotCache/pivotCacheDefinition1.xml": definition,
        "xl/pivotCache/pivotCacheRecords1.xml": f"<pivotCacheRecords>{records}</pivotCacheRecords>",
    }
    assert kinds(look(with_parts(saved(workbook(*BUDGET)), parts)), "pivot") == {"name": 4, "nik": 4}


def test_text_boxes_charts_and_what_no_program_shows(look, persons):
    nik = persons.nik()
    parts = {
        # the pieces of a paragraph are one text
        "xl/drawings/drawing9.xml": f"<d><p><r><t>{nik[:7]}</t></r><r><t>{nik[7:]}</t></r></p></d>",
        "xl/charts/chart9.xml": f"<c><pt><v>{persons.nik()}</v></pt></c>",
        "xl/externalLinks/externalLink9.xml": f'<e><cell r="A1"><v>{persons.nik()}</v></cell></e>',
        "customXml/item9.xml": f"<x>{persons.nip()}</x>",
    }
    found = look(with_parts(saved(workbook(*BUDGET)), parts))
    assert kinds(found, "drawing") == {"nik": 2}
    assert kinds(found, "part") == {"nik": 1, "nip": 1}


def test_drawings_name_their_sheet(look, persons):
    book = workbook(*BUDGET)
    book.create_sheet("Kedua")
    relations = f'<Relationships xmlns="{hand.PACKAGE}"><Relationship Id="r1" Type="{hand.OFFICE}/drawing" Target="../drawings/drawing9.xml"/></Relationships>'
    parts = {
        "xl/drawings/drawing9.xml": f"<d><p><t>{persons.nik()}</t></p></d>",
        "xl/worksheets/_rels/sheet2.xml.rels": relations,
    }
    assert Personal("nik", "Kedua", "", 1, "drawing") in look(with_parts(saved(book), parts))


def test_embedded_files_and_texts_nobody_uses_any_more(look, persons):
    inner = saved(workbook(["NIK"], [persons.nik()]))
    texts = f"<si><t>Kode</t></si><si><t>{persons.nik()}</t></si>"
    sheet = hand.data(hand.row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1"><v>5</v></c>'))
    content = with_parts(hand.xlsx(sheet, texts=texts), {"xl/embeddings/buku.xlsx": inner})
    assert kinds(look(content), "part") == {"nik": 2}


def test_a_damaged_part_is_told(look):
    found = look(with_parts(saved(workbook(*BUDGET)), {"docProps/custom.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}))
    assert [(each.kind, each.where) for each in found] == [("unchecked", "property")]


def test_names_of_sheet_and_file(look, persons):
    nik, phone = persons.nik(), persons.phone()
    book = workbook(*BUDGET, ["", persons.nik(), ""], title=f"P {nik}")
    found = look(book, f"kirim/data_{persons.nik()}_{phone}.xlsx")
    assert kinds(found, "sheet_name") == {"nik": 1}
    assert kinds(found, "file_name") == {"nik": 1, "phone": 1}
    assert personal_cells(found) == {mask(f"P {nik}"): {"B3"}}


# Other formats


def test_ods(look, persons):
    name = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = f'xmlns:office="{name}office:1.0" xmlns:table="{name}table:1.0" xmlns:text="{name}text:1.0" xmlns:draw="{name}drawing:1.0" xmlns:dc="dc" xmlns:meta="meta" xmlns:style="{name}style:1.0"'

    def cell(text: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="string">{more}<text:p>{text}</text:p></table:table-cell>'

    note = f"<office:annotation><dc:creator>{persons.name()}</dc:creator><text:p>NIK {persons.nik()}</text:p></office:annotation>"
    box = f"<table:shapes><draw:frame><draw:text-box><text:p>{persons.nip(' ')}</text:p></draw:text-box></draw:frame></table:shapes>"
    empty = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    rows = f"<table:table-row>{cell('Uraian')}{cell('Ket')}</table:table-row>{empty}<table:table-row>{cell('Iuran')}{cell(persons.nik(), note)}</table:table-row>"
    named = f'<table:named-expressions><table:named-expression table:name="x" table:expression="{persons.nik()}"/></table:named-expressions>'
    table = f'<table:table table:name="S1">{box}{rows}</table:table>{named}'
    meta = f"<office:document-meta {spaces}><office:meta><meta:initial-creator>{persons.name()}</meta:initial-creator><dc:title>{persons.phone()}</dc:title></office:meta></office:document-meta>"
    styles = f"<office:document-styles {spaces}><style:master-page><style:header><text:p>{persons.nik()}</text:p></style:header></style:master-page></office:document-styles>"
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    found = look(with_parts(hand.ods(""), {"content.xml": content, "meta.xml": meta, "styles.xml": styles}), "x.ods")
    assert at(found, "nik") == {"B4"}
    assert Personal("nik", "S1", "B4", 1, "annotation") in found
    assert kinds(found, "annotation") == {"nik": 1, "name": 1}
    assert kinds(found, "drawing") == {"nip": 1}
    assert kinds(found, "defined_name") == {"nik": 1}
    assert kinds(found, "property") == {"name": 1, "phone": 1}
    assert kinds(found, "header_footer") == {"nik": 1}


def test_xls(look, persons):
    nik = persons.nik()
    note_text = f"tanya {nik}"
    text_box = (
        hand.record(0x005D, struct.pack("<HHHHH", 0x15, 0x12, 0x19, 7, 0) + bytes(12))
        + hand.record(0x01B6, bytes(18))
        + hand.record(0x003C, b"\0" + note_text.encode())
        + hand.record(0x003C, bytes(16))
    )
    author = persons.name()
    note = hand.record(
        0x001C, struct.pack("<HHHH", 1, 2, 0, 7) + struct.pack("<HB", len(author), 0) + author.encode() + b"\0"
    )
    header = f"NIP {persons.nip(' ')}"
    printed = hand.record(0x0014, struct.pack("<HB", len(header), 0) + header.encode())
    body = (
        printed + hand.label(0, 0, "Uraian") + hand.label(1, 0, persons.nik()) + hand.number(1, 1, 5) + text_box + note
    )
    found = look(hand.xls({"S1": body}), "x.xls")
    assert at(found, "nik") == {"A2"}
    assert Personal("nik", "S1", "C2", 1, "comment") in found
    assert kinds(found, "comment") == {"nik": 1, "name": 1}
    assert kinds(found, "header_footer") == {"nip": 1}


def test_properties_of_an_ole_file(persons):
    texts = {2: f"NIK {persons.nik()}", 4: persons.name(), 8: "ASUS"}
    values, places = b"", b""
    for key, text in texts.items():
        places += struct.pack("<II", key, 8 + 8 * len(texts) + len(values))
        values += struct.pack("<II", 30, len(text) + 1) + (text.encode() + b"\0").ljust(
            -(-(len(text) + 1) // 4) * 4, b"\0"
        )
    section = struct.pack("<II", 8 + len(places) + len(values), len(texts)) + places + values
    stream = (
        struct.pack("<HHI16sI16sI", 0xFFFE, 0, 2, bytes(16), 1, bytes.fromhex("E0859FF2F94F6810AB9108002B27B3D9"), 48)
        + section
    )
    elsewhere = Elsewhere([], set())
    look_at_summary(elsewhere, stream)
    assert elsewhere.counts == {("nik", "", "", "property"): 1, ("name", "", "", "property"): 1}


def test_web_pages(look, persons):
    page = f"""<html><head><meta name="author" content="{persons.name()}"><title>{persons.phone()}</title></head><body>
    <!-- dibuat untuk {persons.nik()} -->
    <table><tr><th>Uraian</th><th>Pagu</th></tr><tr><td title="{persons.nik()}">Iuran</td><td>5.000</td></tr>
    <tr><td>NIK {persons.nik()}</td><td>7.000</td></tr></table>
    <script>var x = "{persons.nip()}";</script></body></html>"""
    found = look(page.encode(), "x.xls")
    assert kinds(found) == {"nik": 1}
    assert kinds(found, "comment") == {"nik": 1}
    assert kinds(found, "annotation") == {"nik": 1, "nip": 1}
    assert kinds(found, "property") == {"name": 1, "phone": 1}


def test_what_is_escaped_in_a_web_page_is_no_tag(look, persons):
    page = f'<table><tr><th>Uraian</th></tr><tr><td title="&lt;{persons.nik()}&gt;">Iuran</td></tr></table>'
    assert kinds(look(page.encode(), "x.xls"), "annotation") == {"nik": 1}


def test_text_files(look, persons):
    rows = [f"{n};{name};'{persons.nik()};{persons.phone()}" for n, name in enumerate(persons.names(4))]
    found = look("\n".join(["No;Nama;NIK;HP", *rows]).encode(), "x.csv")
    assert kinds(found) == {"name": 4, "nik": 4, "phone": 4}


# What leaves


def test_mask_keeps_what_is_no_persons(persons):
    for text in (
        "5.1.02.02.01.0041 Belanja Iuran Jaminan Kecelakaan Kerja",
        "1.02.0.00.0.00.02.0000",
        "Rp 1.171.020.304.850",
        "1.234.567.890.123",
        "123456789012",
        "85123456789",
        "628123456789",
        "Tahun Anggaran 2019 2020 2021 2022",
        "11.05.01.2001",
        "50 orang x 12 bulan x Rp16.800",
        "Kepala Dinas Tenaga Kerja: Kabupaten Aceh Barat",
        "APBD_2023_Aceh-Barat.xlsx",
    ):
        assert mask(text) == text


def test_mask_takes_out_what_is(persons):
    for text in (
        persons.nik(),
        persons.nip(),
        persons.nip(" "),
        persons.phone(),
        persons.phone("+62 8"),
        persons.npwp(),
    ):
        assert mask(text) == "•••"
        assert mask(f"iuran {text} lunas") == "iuran ••• lunas"
        assert mask(f"data_{text}.xlsx") == "data_•••.xlsx"
        assert mask(mask(f"a {text}")) == f"a {mask(text)}"
    assert mask("kirim ke orang.itu@example.com ya") == "kirim ke ••• ya"
    assert mask(f"Operator: {persons.name()}") == "Operator: •••"
    assert mask(f"No. KK: {persons.nik()}") == "No. KK: •••"
    wide = "".join(chr(0xFF10 + int(digit)) for digit in persons.nik())
    assert mask(f"–{wide}–") == "–•••–"


def test_findings_say_what_to_do_in_both_languages(look, persons):
    found = look(
        workbook(["No", "NIK", "Nama"], *([n, persons.nik(), name] for n, name in enumerate(persons.names(4))))
    )
    rows = finding_rows(found, "kirim.xlsx")
    assert {(row["rule"], row["cell"], row["severity"], row["found"]) for row in rows} == {
        ("personal_data", "B2:B5", "error", "4"),
        ("personal_data", "C2:C5", "error", "4"),
    }
    assert all("Hapus" in row["message_id"] and "Delete" in row["message_en"] for row in rows)
    assert finding_rows(found, f"a {persons.nik()}.xlsx")[0]["file"] == "a •••.xlsx"


def test_a_cell_found_twice_is_named_once():
    twice = [Personal("nik", "S", "B2", 1, "cell")] * 2  # in its value and in its formula
    assert [(row["cell"], row["found"]) for row in finding_rows(twice, "x")] == [("B2", "2")]


def test_lists_with_gaps_blank_only_their_own_cells(look, persons):
    rows = [
        ["No", "NIK"],
        [1, persons.nik()],
        [2, persons.nik()],
        ["", "Gampong X"],
        [3, persons.nik()],
        [],
        [4, persons.nik()],
    ]
    found = look(workbook(*rows))
    assert [each.cell for each in found] == ["B2:B3", "B5:B7"]
    assert at(found, "nik") == {"B2", "B3", "B5", "B6", "B7"}
    assert [row["cell"] for row in finding_rows(found, "x")] == ["B2:B7"]


def test_every_rule_has_its_messages():
    kinds_known, places = facts()["kinds"], facts()["places"]
    wheres = ["cell", *places]
    for kind in kinds_known:
        for where in wheres:
            for count in (1, 5):
                (row,) = finding_rows([Personal(kind, "S", "B2" if where == "cell" else "", count, where)], "x")
                assert row["message_id"]
                assert "{" not in row["message_id"] + row["message_en"]


def test_nothing_is_searched_that_was_not_given(persons):
    assert find_personal(Book(Path("x"), "csv", ()), None, name="x.csv") == []
