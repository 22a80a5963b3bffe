"""A few submissions as offices send them, small enough to read: what stands in each cell is known."""

from __future__ import annotations

import random
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

BUDGET, PEOPLE, PAID, BRANCH = (
    "submissions/Aceh/Bireuen/Anggaran 2023.xlsx",
    "submissions/Aceh/Bireuen/Peserta.xlsx",
    "submissions/Aceh/Langsa/Realisasi.xlsx",
    "submissions/Sumut/Cabang Medan.xlsx",
)
HEADER = ["No", "Uraian", "Jumlah Orang", "Bulan", "Iuran per Orang per Bulan", "Anggaran (Rp)"]


def budget(*, vulnerable: int = 1000) -> Workbook:
    """Two contributions, one that is none, a total, a hidden sheet and notes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Anggaran"
    amounts = [vulnerable * 12 * 16_800, 200 * 12 * 16_800, 500_000_000]
    for row in (
        ["IURAN BPJS KETENAGAKERJAAN KABUPATEN BIREUEN"],
        ["APBK Murni Tahun Anggaran 2023"],
        [],
        HEADER,
        [1, "Iuran JKK dan JKM pekerja rentan", vulnerable, 12, 16_800, amounts[0]],
        [2, "Iuran JKK dan JKM kader posyandu", 200, 12, 16_800, amounts[1]],
        [3, "Iuran Jaminan Kesehatan PBI", None, None, None, amounts[2]],
        [None, "Jumlah", None, None, None, sum(amounts)],
        [],
        [None, "Catatan: dibayar setiap bulan"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    old = book.create_sheet("Lama")
    for row in (HEADER, [1, "Iuran JKK dan JKM pekerja rentan", 7, 12, 16_800, 7 * 12 * 16_800]):
        old.append(row)
    old.sheet_state = "hidden"
    book.create_sheet("Kosong")
    return book


def people(*, registered: int = 3000) -> Workbook:
    book = Workbook()
    book.active.title = "Peserta"
    for row in (
        ["KEPESERTAAN BPJS KETENAGAKERJAAN KABUPATEN BIREUEN"],
        ["Posisi 30 September 2023"],
        [],
        ["No", "Segmen", "Potensi", "Terdaftar"],
        [1, "PU", 5000, registered],
        [2, "BPU", 7000, 1000],
        [None, "Jumlah", 12_000, registered + 1000],
    ):
        book.active.append(row)
    return book


def paid() -> Workbook:
    book = Workbook()
    book.active.title = "Realisasi"
    for row in (
        ["PEMERINTAH KOTA LANGSA"],
        ["Iuran BPJS Ketenagakerjaan Tahun Anggaran 2023"],
        ["No", "Uraian", "Anggaran Perubahan (Rp)", "Realisasi (Rp)"],
        [1, "Iuran JKK Non ASN", 24_000_000, 20_000_000],
        [2, "Iuran JKM Non ASN", 30_000_000, 31_000_000],
        [None, "Total", 54_000_000, 51_000_000],
    ):
        book.active.append(row)
    return book


def branch() -> Workbook:
    """Two districts in one file."""
    book = Workbook()
    book.active.title = "Rekap"
    for row in (
        ["KEPESERTAAN PER KABUPATEN/KOTA"],
        ["Bulan Agustus 2023"],
        ["Kabupaten/Kota", "Potensi", "Terdaftar", "Cakupan (%)"],
        ["Kota Medan", 400_000, 300_000, 75],
        ["Kab. Deli Serdang", 250_000, 100_000, 40],
    ):
        book.active.append(row)
    return book


ROUND = {BUDGET: budget, PEOPLE: people, PAID: paid, BRANCH: branch}


def put(book: Workbook, raw: Path, file: str) -> Path:
    target = raw / file
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
    return target


def write_round(raw: Path) -> Path:
    for file, make in ROUND.items():
        put(make(), raw, file)
    return raw


class Persons:
    """Persons who do not exist. ``made`` remembers all that must not come out anywhere."""

    def __init__(self) -> None:
        self.random = random.Random(56)
        self.made: set[str] = set()

    def _new(self, text: str) -> str:
        self.made.add(text)
        return text

    def nik(self) -> str:
        pick = self.random.randint
        place = f"{12}{pick(1, 24):02}{pick(1, 20):02}"
        return self._new(f"{place}{pick(1, 28):02}{pick(1, 12):02}{pick(60, 99):02}{pick(1, 99):04}")

    def nip(self) -> str:
        pick = self.random.randint
        birth = f"{pick(1965, 1985)}{pick(1, 12):02}{pick(1, 28):02}"
        return self._new(f"{birth}{pick(2008, 2020)}{pick(1, 12):02}{pick(1, 2)}{pick(1, 9):03}")

    def phone(self) -> str:
        return self._new(f"08{self.random.choice((12, 13, 52, 53))}{self.random.randint(10**6, 10**8 - 1):08}")

    def name(self) -> str:
        pick = self.random.choice
        first, last = ("Zulqarnaini", "Fatimehwati", "Hasballahsyah"), ("Panjaitanu", "Simbolontan", "Mahyuddinsyah")
        while (
            name := f"{pick(first)} {pick(('Abdulkadiri', 'Nurjannatin', 'Iskandarsyahni'))} {pick(last)}"
        ) in self.made:
            pass
        return self._new(name)


def with_persons(persons: Persons) -> Workbook:
    """A budget whose lines name who answers for them, a list of participants, a signature, a comment, a hidden sheet."""
    book = budget()
    sheet = book["Anggaran"]
    sheet["G4"] = "Penanggung Jawab"
    for row in (5, 6, 7):
        sheet[f"G{row}"] = persons.name()
    sheet["B6"] = f"Iuran JKK dan JKM kader posyandu NIK {persons.nik()}"
    sheet["B12"], sheet["B15"], sheet["B16"] = "Kepala Dinas", persons.name(), f"NIP. {persons.nip()}"
    sheet["F5"].comment = Comment(f"hubungi {persons.phone()}", "Dinas")
    people = book.create_sheet(f"Daftar {persons.nik()}")
    people.append(["DAFTAR PESERTA KABUPATEN BIREUEN"])
    people.append(["No", "Nama Peserta", "NIK", "No HP", "Pekerjaan", "Iuran (Rp)"])
    for number in range(1, 7):
        people.append([number, persons.name(), persons.nik(), persons.phone(), "Petani", 201_600])
    hidden = book.create_sheet("Sembunyi")
    hidden.sheet_state = "veryHidden"
    hidden.append(["NIK", "Jumlah"])
    for number in range(4):
        hidden.append([int(persons.nik()), number])
    book.properties.creator = persons.name()
    return book
