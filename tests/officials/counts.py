"""Participation counts and labour statistics as thirty different offices would send them.

Each function plays one sender (a BPJS branch, Disnaker, BPS, Bappeda or DPMG office) and returns the workbook with its
truth. The figures are invented; only the names of districts and subdistricts are real. Percentages mean percentage
points whatever the cell looks like: "38,09 %", 38.09 under "(%)" and 0.3809 shown as a percentage are all 38.09.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from openpyxl.utils import get_column_letter, range_boundaries

from officials.case import UNDECIDED, Case

ROLES = {"title", "metadata", "header", "unit", "label", "code", "value", "total", "note", "signature", ""}
ROLES |= {"repeated_header", "numbering", "hidden", "out_of_scope", "unexplained"}
SEGMENTS = ("PU", "BPU", "Jakon", "PMI")
METRICS = ("Potensi", "Terdaftar", "Aktif")

Node = str | int | tuple[str, Sequence["Node"]]  # a header cell, or one with cells under it
Path = tuple[str, ...]


# -- tools ------------------------------------------------------------------------------------------------------------
@dataclass
class Counted(Case):
    """A case which also remembers what its totals are made of."""

    sums: list[tuple[tuple[str, str], list[tuple[str, str]]]] = field(default_factory=list)  # total -> its parts
    broken: set[tuple[str, str]] = field(default_factory=set)  # totals which do not hold, on purpose


class Item(NamedTuple):
    """One cell to write: what stands there, its role, what it means, its number format."""

    value: object
    role: str
    number: float | str | None = None
    form: str | None = None


def _meaning(value: object, true: float | str | None) -> float | str | None:
    return value if true is None and isinstance(value, int | float) else true


def val(value: object, true: float | str | None = None, form: str | None = None) -> Item:
    return Item(value, "value", _meaning(value, true), form)


def tot(value: object, true: float | str | None = None, form: str | None = None) -> Item:
    return Item(value, "total", _meaning(value, true), form)


def either(value: object, true: float | str | None = None, form: str | None = None) -> Item:
    """A cell for which two roles would both be right; what it means is certain all the same."""
    return Item(value, "", _meaning(value, true), form)


def lab(value: object) -> Item:
    return Item(value, "label")


def seq(value: object) -> Item:
    return Item(value, "numbering")


def code(value: object) -> Item:
    return Item(value, "code")


def dotted(number: int) -> str:
    """12345 -> "12.345"."""
    return f"{number:,}".replace(",", ".")


def comma(number: float, decimals: int = 2) -> str:
    """1234.5 -> "1.234,50"."""
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def at(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


def phrase(text: object) -> str:
    """The words of a header cell to look for in a path: of a bilingual cell the first line."""
    return str(text).split("\n")[0].strip()


def depth(nodes: Iterable[Node]) -> int:
    return max(1 + depth(node[1]) if isinstance(node, tuple) else 1 for node in nodes)


class Page:
    """One sheet under the pen; rows and columns count from 1."""

    def __init__(self, case: Counted, name: str = "Sheet1") -> None:
        self.case, self.sheet, self.name = case, case.sheet(name), name

    def put(self, row: int, column: int, item: Item, header: str | None = None, label: str | None = None) -> None:
        truth = {"number_format": item.form, "header": header, "label": label}
        self.case.put(self.sheet, at(row, column), item.value, item.role, item.number, **truth)

    def span(self, row: int, column: int, rows: int, columns: int, item: Item, **truth: str | None) -> None:
        self.put(row, column, item, **truth)
        if rows * columns > 1:
            self.sheet.merge_cells(f"{at(row, column)}:{at(row + rows - 1, column + columns - 1)}")

    def row(
        self,
        row: int,
        items: Iterable[Item | None],
        *,
        start: int = 1,
        step: int = 1,
        label: str | None = None,
        paths: Sequence[Path] = (),
    ) -> None:
        """Write one row, None for an empty cell. Numbers get ``label`` and, by turns, a level of their header path."""
        for index, item in enumerate(items):
            if item is None:
                continue
            path = paths[index] if index < len(paths) and item.number is not None else ()
            header = path[(row + index) % len(path)] if path else None
            named = label if item.number is not None else None
            self.span(row, start + index * step, 1, step, item, header=header, label=named)

    def head(self, row: int, nodes: Sequence[Node], *, start: int = 1, levels: int | None = None) -> list[Path]:
        """Write a merged header; returns each column's path."""
        levels = levels or depth(nodes)
        paths: list[Path] = []
        for node in nodes:
            text, below = node if isinstance(node, tuple) else (node, ())
            column = start + len(paths)
            if below:
                inner = self.head(row + 1, below, start=column, levels=levels - 1)
                paths += [(phrase(text), *path) for path in inner]
                self.span(row, column, 1, len(inner), Item(text, "header"))
            else:
                paths.append((phrase(text),))
                self.span(row, column, levels, 1, Item(text, "header"))
        return paths

    def text(self, row: int, lines: Iterable[str], role: str, *, column: int = 1, columns: int = 1) -> int:
        """Write lines one under the other ("" leaves a row empty); returns the row after them."""
        for line in lines:
            if line:
                self.span(row, column, 1, columns, Item(line, role))
            row += 1
        return row

    def sign(self, row: int, column: int, place: str, office: str) -> int:
        """A signature block with the name and number left open, as in a draft."""
        lines = [place, office, "", "", "( .................................. )", "NIP. ............................"]
        return self.text(row, lines, "signature", column=column)

    def down(self, total: int, rows: Iterable[int], columns: Iterable[int]) -> None:
        """Each of ``columns`` adds up over ``rows`` to its cell in row ``total``."""
        rows = list(rows)
        for column in columns:
            self.adds((total, column), [(row, column) for row in rows])

    def across(self, rows: Iterable[int], total: int, columns: Iterable[int]) -> None:
        """Each of ``rows`` adds up over ``columns`` to its cell in column ``total``."""
        columns = list(columns)
        for row in rows:
            self.adds((row, total), [(row, column) for column in columns])

    def adds(self, total: tuple[int, int], parts: Iterable[tuple[int, int]]) -> None:
        self.case.sums.append(((self.name, at(*total)), [(self.name, at(*part)) for part in parts]))


def members(rng: Random, low: int, high: int) -> list[int]:
    """Potential, registered and active people, each no more than the one before."""
    potential = rng.randint(low, high)
    registered = rng.randint(potential // 4, potential * 3 // 4)
    return [potential, registered, rng.randint(registered // 2, registered)]


def column_sums(rows: Sequence[Sequence[float | None]]) -> list[float]:
    return [sum(figure or 0 for figure in column) for column in zip(*rows, strict=True)]


# -- senders ----------------------------------------------------------------------------------------------------------
def segments_by_subdistrict() -> Case:
    """BPJS Langsa: segments by metrics in a three-row header; the column numbers (1)(2) have become -1, -2."""
    case = Counted("counts_segments_by_subdistrict")
    page, rng = Page(case, "Rekap"), Random(101)
    places = ["Idi Rayeuk", "Peureulak", "Julok", "Nurussalam ", "Simpang  Ulim", "Pante Bidari", "Madat", "Darul Aman"]
    title = ["BPJS KETENAGAKERJAAN KANTOR CABANG LANGSA", "REKAPITULASI KEPESERTAAN MENURUT KECAMATAN DAN SEGMEN"]
    page.text(1, [*title, "KABUPATEN ACEH TIMUR", "Posisi Desember 2024"], "title", columns=17)
    segments = [(segment, METRICS) for segment in SEGMENTS]
    paths = page.head(6, ["No", "Kecamatan", ("Segmen Kepesertaan", segments), ("Jumlah", METRICS)])
    page.row(9, [seq(-number) for number in range(1, 18)])
    rows: list[list[int | None]] = []
    for number, place in enumerate(places, 1):
        figures: list[int | None] = [*members(rng, 2000, 9000), *members(rng, 4000, 16000), *members(rng, 100, 900)]
        figures += members(rng, 5, 60) if number % 3 else [None] * 3
        figures += [sum(figures[metric::3][s] or 0 for s in range(4)) for metric in range(3)]
        items = [val("-") if figure is None else val(figure) for figure in figures[:12]]
        items += [tot(figure) for figure in figures[12:]]
        page.row(9 + number, [seq(number), lab(place), *items], label=place.strip().replace("  ", " "), paths=paths)
        rows.append(figures)
    page.span(18, 1, 1, 2, lab("J U M L A H"))
    page.row(18, map(tot, column_sums(rows)), start=3, paths=paths[2:])
    page.down(18, range(10, 18), range(3, 18))
    for metric in range(3):
        page.across(range(10, 19), 15 + metric, range(3 + metric, 15, 3))
    page.text(20, ["Sumber : Aplikasi SMILE, diolah", "Keterangan : - tidak ada data"], "note")
    page.sign(22, 13, "Langsa, 6 Januari 2025", "Kepala Kantor Cabang")
    return case


def months_with_quarters() -> Case:
    """Disnaker Asahan: months in their old spellings with quarter formulas between them, never calculated."""
    case = Counted("counts_months_with_quarters")
    page, rng = Page(case, "Peserta baru"), Random(102)
    places = ["Kisaran Barat", "Kisaran Timur", "Air Joman", "Simpang Empat", "Tanjung Balai", "Bandar Pulau"]
    page.text(1, ["DINAS KETENAGAKERJAAN KABUPATEN ASAHAN", "JUMLAH PESERTA BARU BPJS KETENAGAKERJAAN"], "title")
    months = ["Jan", "Peb", "Mar", "TW I", "April", "Mei", "Juni", "TW II"]
    months += ["Juli", "AGTS", "Sept", "TW III", "Okt", "Nopember", "Des", "TW IV"]
    paths = page.head(4, ["No.", "Kecamatan", ("Tahun 2024", months), "Jumlah\nSetahun"])
    quarters = (6, 10, 14, 18)
    last = 5 + len(places)
    all_rows: list[list[int]] = []
    for row, place in enumerate(places, 6):
        figures: list[int] = []
        items: list[Item] = []
        for quarter in quarters:
            three = [rng.choice([0, rng.randint(4, 240), rng.randint(4, 240)]) for _ in range(3)]
            items += [val(figure) for figure in three]
            items.append(tot(f"=SUM({at(row, quarter - 3)}:{at(row, quarter - 1)})", sum(three)))
            figures += [*three, sum(three)]
        figures.append(sum(figures[3::4]))
        items.append(tot("=" + "+".join(at(row, quarter) for quarter in quarters), figures[-1]))
        page.row(row, [seq(f"{row - 5}."), lab(place), *items], label=place, paths=paths)
        all_rows.append(figures)
    page.put(last + 1, 2, lab("TOTAL"))
    sums = column_sums(all_rows)
    formulas = [tot(f"=SUM({at(6, 3 + i)}:{at(last, 3 + i)})", figure) for i, figure in enumerate(sums)]
    page.row(last + 1, formulas, start=3, label="TOTAL", paths=paths[2:])
    page.down(last + 1, range(6, last + 1), range(3, 20))
    for quarter in quarters:
        page.across(range(6, last + 2), quarter, range(quarter - 3, quarter))
    page.across(range(6, last + 2), 19, quarters)
    return case


def years_as_columns() -> Case:
    """BPS Aceh: years as numbers in the header, one year not published, the total named by the province alone."""
    case = Counted("counts_years_as_columns")
    page, rng = Page(case, "Tabel 3.2.4"), Random(103)
    districts = ["Simeulue", "Aceh Singkil", "Aceh Selatan", "Aceh Tenggara", "Aceh Timur", "Aceh Tengah", "Aceh Barat"]
    districts += ["Aceh Besar", "Pidie", "Bireuen"]
    title = "Tabel 3.2.4 Tenaga Kerja Peserta Program Jaminan Sosial Ketenagakerjaan Menurut Kabupaten/Kota, 2019–2025"
    page.text(1, [title], "title", columns=8)
    page.put(2, 1, Item("(orang)", "unit"))
    years: list[Node] = [2019, 2020, 2021, 2022, 2023, 2024, "2025*"]
    paths = page.head(3, ["Kabupaten/Kota\nRegency/Municipality", ("Tahun/Year", years)])
    rows: list[list[int | None]] = []
    for number, district in enumerate(districts, 1):
        base = rng.randint(1500, 42000)
        figures: list[int | None] = [base * rng.randint(92 + 4 * index, 104 + 4 * index) // 100 for index in range(7)]
        figures[1] = None
        if number == 2:
            figures[0] = None
        items = [val(("…" if index == 1 else "–") if f is None else f) for index, f in enumerate(figures)]
        page.row(4 + number, [lab(f"{number:02d}. {district}"), *items], label=district, paths=paths)
        rows.append(figures)
    totals = [tot(figure) for figure in column_sums(rows)]
    totals[1] = either("…")
    page.row(15, [lab("Aceh"), *totals], label="Aceh", paths=paths)
    page.down(15, range(5, 15), [2, 4, 5, 6, 7, 8])
    page.text(16, ["Sumber/Source: BPJS Ketenagakerjaan Provinsi Aceh", "*) angka sementara"], "note")
    page.text(18, ["Catatan/Note: … data tidak tersedia/not available; – nihil/nil"], "note", columns=8)
    return case


def stacked_years_by_sex() -> Case:
    """BPS Labuhanbatu: a block a year under a full-width year, bilingual headers with line breaks."""
    case = Counted("counts_stacked_years_by_sex")
    page, rng = Page(case), Random(104)
    page.text(1, ["Peserta Aktif Menurut Kelompok Umur dan Jenis Kelamin di Kabupaten Labuhanbatu"], "title", columns=4)
    page.text(2, ["Active Members by Age Group and Sex in Labuhanbatu Regency"], "title", columns=4)
    sexes = ["Laki-laki\nMale", "Perempuan\nFemale", "Jumlah\nTotal"]
    paths = page.head(3, ["Kelompok Umur\nAge Group", ("Jenis Kelamin\nSex", sexes)])
    row = 5
    for year in (2021, 2022, 2023):
        page.span(row, 1, 1, 4, lab(year))
        first, rows = row + 1, []
        for row, age in enumerate(["15–19", "20–24", "25–34", "35–44", "45–54", "55–64", "65+"], first):
            men, women = rng.randint(150, 9000), rng.randint(80, 6000)
            page.row(row, [lab(age), val(men), val(women), tot(men + women)], label=age, paths=paths)
            rows.append([men, women, men + women])
        row += 1
        page.row(row, [lab("Jumlah/Total"), *map(tot, column_sums(rows))], label="Jumlah/Total", paths=paths)
        page.down(row, range(first, row), [2, 3, 4])
        page.across(range(first, row + 1), 4, [2, 3])
        row += 1
    page.text(row + 1, ["Sumber/Source: BPS, Sakernas Agustus/August Sakernas"], "note")
    return case


def lost_thousands(number: int) -> float | int | str:
    """What is left of a number typed with dots once an English Excel has read it as a decimal."""
    return dotted(number) if number >= 1_000_000 else number / 1000 if number % 1000 else number // 1000


def lost_thousands_with_totals() -> Case:
    """DPMD Sumatera Utara: dots read as decimals (353.834 beside '1.030.834'), region codes as numbers, text totals."""
    case = Counted("counts_lost_thousands_with_totals")
    page, rng = Page(case, "page 1"), Random(105)
    names = ["TAPANULI TENGAH", "TAPANULI UTARA", "LANGKAT", "KARO", "DELI SERDANG", "LABUHANBATU", "DAIRI"]
    codes = [12.01, 12.02, 12.05, 12.06, 12.07, 12.1, 12.11]
    people = [353_834, 311_267, 1_030_834, 226_570, 1_941_374, 499_982, 308_764]
    workers = [rng.randint(90, 400) * 1000 + rng.randint(1, 999) for _ in names]
    members_of = [849, 1_880, 31_415, 9_207, 88_013, 12_046, 702]
    workers[3] = 120_000  # typed "120.000", left as 120
    title = "DAFTAR PEKERJA PER KABUPATEN PROVINSI SUMATERA UTARA"
    page.text(1, [title, "Keadaan s.d. 30 Juni 2022"], "title", columns=5)
    paths = page.head(4, ["K O D E", "NAMA KABUPATEN", ("JUMLAH (orang)", ["PENDUDUK", "PEKERJA", "PESERTA"])])
    for index, (name, region) in enumerate(zip(names, codes, strict=True)):
        items = [val(lost_thousands(figures[index]), figures[index]) for figures in (people, workers)]
        few = members_of[index]
        items.append(val(few if few < 1000 else lost_thousands(few), few))
        row = [code(region), lab(f"{index + 1} KAB. {name}"), *items]
        page.row(6 + index, row, label=f"KAB. {name}", paths=paths)
    totals = [sum(people), sum(workers), sum(members_of)]
    texts = [tot(dotted(total), total) for total in totals]
    page.row(13, [None, lab("J U M L A H"), *texts], label="J U M L A H", paths=paths)
    page.down(13, range(6, 13), [3, 4, 5])
    return case


def lost_thousands_without_total() -> Case:
    """DPMG Pidie Jaya: the same loss without a total; a whole number may be 17 people or 17,000."""
    case = Counted("counts_lost_thousands_without_total")
    page = Page(case, "Data")
    places = ["Bandar Baru", "Panteraja", "Trienggadeng", "Meureudu", "Meurah Dua", "Ulim", "Jangka Buya", "Bandar Dua"]
    page.text(1, ["DATA PEKERJA DAN PESERTA PER KECAMATAN", "KABUPATEN PIDIE JAYA TAHUN 2023"], "title")
    paths = page.head(4, ["No", "Kecamatan", "Jumlah Pekerja\n(orang)", "Jumlah Peserta\n(orang)", "Nilai"])
    workers = [18.342, 12.507, 15.91, 17, 9.118, 11.064, 13, 16.775]
    joined = [2.118, 1.044, 3.207, 2.96, 1.331, 1.508, 1.27, 2.001]
    marks = ["1.204", "2.318", "1.077", "1.955", "2.046", "1.618", "1.333", "2.701"]
    for row, (place, worker, member, mark) in enumerate(zip(places, workers, joined, marks, strict=True), 5):
        certain = UNDECIDED if isinstance(worker, int) else round(worker * 1000)
        items = [val(worker, certain), val(member, round(member * 1000)), val(mark, UNDECIDED)]
        page.row(row, [seq(row - 4), lab(place), *items], label=place, paths=paths)
    page.put(14, 1, Item("Sumber: Seksi Pemerintahan Gampong", "note"))
    return case


def units_in_cells() -> Case:
    """Disnakermobduk Aceh: counts with their unit typed into the cell, "1,2 juta", percentages as text."""
    case = Counted("counts_units_in_cells")
    page = Page(case, "Lampiran 1")
    page.text(1, ["Lampiran 1", "CAPAIAN PERLINDUNGAN PEKERJA PROVINSI ACEH", "Periode s.d. 31 Oktober 2023"], "title")
    paths = page.head(5, ["No", "Kelompok Pekerja", "Potensi", "Terlindungi", "Persentase", "Keterangan"])
    juta, ribu = 1_000_000, 1_000
    rows = [
        ("Pekerja formal", ("712 ribu", 712 * ribu), ("417.288 orang", 417_288), ("58,61 %", 58.61), "per Oktober"),
        ("Pekerja informal", ("1,2 juta", 1.2 * juta), ("62.250 orang", 62_250), ("5,19 %", 5.19), None),
        ("Non ASN", ("44.834 orang", 44_834), ("30.277 orang", 30_277), ("67,53 %", 67.53), "8 SKPD belum"),
        ("Petugas kebersihan", ("51 orang", 51), ("51 orang", 51), ("100 %", 100), None),
        ("Petugas haji", ("Nihil", None), ("Nihil", None), ("-", None), "tidak ada penugasan"),
        ("Jasa Konstruksi", ("109 ribu", 109 * ribu), ("233.941 orang", 233_941), ("214,62 %", 214.62), "per proyek"),
    ]
    for row, (name, *pairs, remark) in enumerate(rows, 6):
        items = [val(text, true) for text, true in pairs]  # type: ignore[misc]
        page.row(row, [seq(row - 5), lab(name), *items, lab(remark) if remark else None], label=name, paths=paths)
    page.put(13, 1, Item("Catatan : Jasa konstruksi dihitung per proyek sehingga dapat melampaui potensi", "note"))
    return case


def percent_formats() -> Case:
    """Bappeda Medan: fractions shown as percentages, some over 100, a division by zero, ranks, a sub-total."""
    case = Counted("counts_percent_formats")
    page, rng = Page(case, "UCJ"), Random(108)
    places = ["Medan Tuntungan", "Medan Johor", "Medan Amplas", "Medan Denai", "Medan Area", "Medan Belawan"]
    page.text(1, ["PEMERINTAH KOTA MEDAN", "BADAN PERENCANAAN PEMBANGUNAN DAERAH"], "title", columns=7)
    page.text(4, ["Capaian Universal Coverage Jamsostek (UCJ) menurut Kecamatan"], "title", columns=7)
    for row, (key, text) in enumerate([("Tahun", "2024"), ("Keadaan", "Semester I")], 5):
        page.row(row, [Item(key, "metadata"), Item(":", "metadata"), Item(text, "metadata")])
    heads = ["No.", "Kecamatan", "Target", "Realisasi", "Capaian (%)", "Peringkat", "Ket."]
    paths = page.head(8, heads)
    targets = [rng.randint(8000, 20000) for _ in places]
    targets[-1] = 0
    done = [rng.randint(target // 4, target) for target in targets]
    done[1], done[-1] = targets[1] + 812, 37
    shares = [reached / target if target else -1.0 for reached, target in zip(done, targets, strict=True)]
    ranks = {share: rank for rank, share in enumerate(sorted(shares, reverse=True), 1)}
    for index, place in enumerate(places):
        share = shares[index]
        percent = val(share, 100 * share, "0.00%") if share >= 0 else val("#DIV/0!")
        remark = lab("target belum ditetapkan") if share < 0 else lab("melampaui") if share > 1 else None
        items = [val(targets[index]), val(done[index]), percent, val(ranks[share]), remark]
        page.row(9 + index, [seq(index + 1), lab(place), *items], label=place, paths=paths)
    page.span(15, 1, 1, 2, lab("Jumlah"))
    whole = sum(done) / sum(targets)
    totals = [tot(sum(targets)), tot(sum(done)), tot(whole, 100 * whole, "0.00%")]
    page.row(15, totals, start=3, label="Jumlah", paths=paths[2:])
    page.down(15, range(9, 15), [3, 4])
    return case


def comma_thousands() -> Case:
    """BPS Pematangsiantar: everything stored as text in English notation, the total under the bilingual name."""
    case = Counted("counts_comma_thousands")
    page, rng = Page(case, "Table 12"), Random(109)
    title = "Tabel/Table 12. Angkatan Kerja menurut Kecamatan di Kota Pematangsiantar, 2023"
    page.text(1, [title], "title", columns=5)
    force = ("Angkatan Kerja\nEconomically Active", ["Bekerja\nWorking", "Pengangguran\nUnemployed", "Jumlah\nTotal"])
    paths = page.head(2, ["Kecamatan\nSubdistrict", force, "TPT\nUnemployment Rate (%)"])
    page.row(4, [seq(f"({number})") for number in range(1, 6)])
    places = ["Siantar Marihat", "Siantar Selatan", "Siantar Barat", "Siantar Utara", "Siantar Timur"]
    rows: list[list[int]] = []
    for row, place in enumerate(places, 5):
        works, seeks = rng.randint(6_000, 21_000), rng.randint(300, 1_700)
        rate = f"{100 * seeks / (works + seeks):.2f}"
        items = [val(f"{works:,}", works), val(f"{seeks:,}", seeks), tot(f"{works + seeks:,}", works + seeks)]
        page.row(row, [lab(place), *items, val(rate, float(rate))], label=place, paths=paths)
        rows.append([works, seeks, works + seeks])
    works, seeks, both = map(int, column_sums(rows))
    rate = f"{100 * seeks / both:.2f}"
    items = [tot(f"{figure:,}", figure) for figure in (works, seeks, both)]
    page.row(10, [lab("Pematangsiantar"), *items, tot(rate, float(rate))], label="Pematangsiantar", paths=paths)
    page.down(10, range(5, 10), [2, 3, 4])
    page.across(range(5, 11), 4, [2, 3])
    page.put(11, 1, Item("Sumber/Source: BPS-Statistics, August National Labour Force Survey", "note"))
    return case


def indented_release() -> Case:
    """BPS Simalungun press release: parents over dashed sub-rows, groups without figures, two units in one column."""
    case = Counted("counts_indented_release")
    page, rng = Page(case, "Lampiran"), Random(110)
    page.text(1, ["Keadaan Ketenagakerjaan Kabupaten Simalungun, Agustus 2023 dan Agustus 2024"], "title", columns=3)
    page.put(2, 3, Item("(ribu orang)", "unit"))
    paths = page.head(3, ["Indikator", "Agustus 2023", "Agustus 2024"])

    def entry(row: int, text: str, tenths: Sequence[int], role: Callable[..., Item] = val) -> None:
        items = [role(comma(figure / 10, 1), figure * 100) for figure in tenths]
        page.row(row, [lab(text), *items], label=text.strip(" –"), paths=paths)

    works, seeks, rest = ([rng.randint(low, low + 90) for _ in range(2)] for low in (5310, 260, 2490))
    force = [a + b for a, b in zip(works, seeks, strict=True)]
    entry(4, "Penduduk Usia Kerja", [a + b for a, b in zip(force, rest, strict=True)], tot)
    entry(5, "   Angkatan Kerja", force, tot)
    entry(6, "      – Bekerja", works)
    entry(7, "      – Pengangguran", seeks)
    entry(8, "   Bukan Angkatan Kerja", rest)
    page.put(9, 1, lab("Bekerja Menurut Jenis Kelamin"))
    men = [figure * 6 // 10 for figure in works]
    entry(10, "      – Laki-laki", men)
    entry(11, "      – Perempuan", [a - b for a, b in zip(works, men, strict=True)])
    page.put(12, 1, lab("Bekerja Menurut Pendidikan"))
    basic, middle = [figure * 5 // 10 for figure in works], [figure * 4 // 10 for figure in works]
    high = [w - b - m for w, b, m in zip(works, basic, middle, strict=True)]
    for row, (text, figures) in enumerate([("SD ke Bawah", basic), ("SMP dan SMA", middle), ("Universitas", high)], 13):
        entry(row, f"      – {text}", figures)
    rates = [round(100 * s / f, 2) for s, f in zip(seeks, force, strict=True)]
    name = "Tingkat Pengangguran Terbuka (persen)"
    page.row(16, [lab(name), *[val(comma(rate), rate) for rate in rates]], label=name, paths=paths)
    page.put(17, 1, Item("Sumber: BPS, Survei Angkatan Kerja Nasional", "note"))
    for column in (2, 3):
        page.adds((4, column), [(5, column), (8, column)])
        page.adds((5, column), [(6, column), (7, column)])
    return case


def districts_across() -> Case:
    """BPJS Meulaboh: metrics in rows, districts in columns, segments as lettered groups that add up."""
    case = Counted("counts_districts_across")
    page, rng = Page(case, "Matriks"), Random(111)
    districts = ["Aceh Barat", "Nagan Raya", "Aceh Jaya", "Simeulue", "Aceh Barat Daya"]
    page.text(1, ["MATRIKS KEPESERTAAN AKTIF WILAYAH CABANG MEULABOH PER 31 MARET 2025"], "title", columns=8)
    paths = page.head(3, ["No", "Uraian", ("Kabupaten", districts), "Jumlah"])
    page.row(5, [seq(mark) for mark in (*"abcdefg", "h=(c+d+e+f+g)")])
    groups = {
        "Penerima Upah": ["Swasta", "Non ASN", "Aparatur Gampong"],
        "Bukan Penerima Upah": ["Petani dan Pekebun", "Nelayan", "Pekerja Rentan"],
    }
    row, parents = 6, []
    for roman, (group, kinds) in zip(("A.", "B."), groups.items(), strict=True):
        figures = [[rng.randint(20, 4200) for _ in districts] for _ in kinds]
        subtotal = column_sums(figures)
        items = [tot(figure) for figure in (*subtotal, sum(subtotal))]
        page.row(row, [seq(roman), lab(group), *items], label=group, paths=paths)
        for number, (kind, counts) in enumerate(zip(kinds, figures, strict=True), 1):
            items = [*map(val, counts), tot(sum(counts))]
            page.row(row + number, [seq(number), lab(f"   {kind}"), *items], label=kind, paths=paths)
        page.down(row, range(row + 1, row + 4), range(3, 9))
        page.across(range(row, row + 4), 8, range(3, 8))
        parents.append(row)
        row += 4
    grand = [sum(case.numbers[page.name, at(parent, column)] for parent in parents) for column in range(3, 9)]
    page.row(row, [None, lab("Total Peserta (A + B)"), *map(tot, grand)], label="Total Peserta", paths=paths)
    page.down(row, parents, range(3, 9))
    page.put(row + 2, 2, Item("Ket: belum termasuk jasa konstruksi", "note"))
    return case


def long_format() -> Case:
    """BPJS Medan Kota: an export, a row per district, segment and month; part of it filtered away."""
    case = Counted("counts_long_format")
    page, rng = Page(case, "export"), Random(112)
    heads = ["kode_wilayah", "kabupaten_kota", "segmen", "periode", "tahun", "peserta_aktif", "iuran_rp"]
    paths = page.head(1, heads)
    row = 2
    districts = [("1201", "Kab. Tapanuli Tengah"), ("1271", "Kota Medan"), ("0012", "Luar Negeri")]
    for region, district in districts:
        for segment in ("PU", "BPU"):
            for month in (1, 2, 3):
                people = rng.randint(50, 30_000)
                # month and year are dates in data rows and name the row: a value and a label
                items = [code(region), lab(district), lab(segment)]
                items += [either(date(2025, month, 1), None, "mmm-yy"), Item(2025, "")]
                items += [val(people), val(people * 16_800, None, "#,##0")]
                if segment == "BPU":  # filtered away: only PU is shown
                    items = [Item(item.value, "hidden", None, item.form) for item in items]
                    page.sheet.row_dimensions[row].hidden = True
                page.row(row, items, label=district, paths=paths)
                row += 1
    page.sheet.auto_filter.ref = f"A1:G{row - 1}"
    page.sheet.auto_filter.add_filter_column(2, ["PU"])
    return case


def target_and_result() -> Case:
    """Disnaker Aceh Utara: target and result on alternate rows, months wide with quarter sums between them."""
    case = Counted("counts_target_and_result")
    page, rng = Page(case, "Monev"), Random(113)
    page.text(1, ["MONITORING TARGET DAN REALISASI KEPESERTAAN", "KABUPATEN ACEH UTARA"], "title", columns=12)
    page.row(4, [Item(text, "metadata") for text in ("Tahun", ":", "2024")])
    page.row(5, [Item(text, "metadata") for text in ("Satuan Kerja", ":", "Dinas Tenaga Kerja dan Transmigrasi")])
    months = ["Januari", "Pebruari", "Maret", "Triwulan I", "April", "Mei", "Juni", "Triwulan II"]
    paths = page.head(7, ["No", "Program", "Uraian", ("Bulan", months), "Semester I"])
    page.row(9, [seq(number) for number in range(1, 12)] + [seq("12=(7+11)")])
    programs = ["Pekerja Rentan", "Aparatur Gampong", "Guru Mengaji", "Nelayan"]
    for index, program in enumerate(programs):
        row = 10 + 2 * index
        page.span(row, 1, 2, 1, seq(index + 1))
        page.span(row, 2, 2, 1, lab(program))
        for kind in range(2):
            items: list[Item] = []
            halves = []
            for _ in range(2):
                three = [rng.randint(20, 400) for _ in range(3)]
                items += [*map(val, three), tot(sum(three))]
                halves.append(sum(three))
            text = lab("Target" if kind == 0 else "Realisasi")
            page.row(row + kind, [text, *items, tot(sum(halves))], start=3, label=program, paths=paths[2:])
            page.across([row + kind], 7, [4, 5, 6])
            page.across([row + kind], 11, [8, 9, 10])
            page.across([row + kind], 12, [7, 11])
    page.sign(20, 10, "Lhoksukon, 5 Juli 2024", "Kepala Dinas")
    return case


def stacked_small_tables() -> Case:
    """BPJS Tapanuli Tengah branch: three small tables of different shapes under each other, each with its title."""
    case = Counted("counts_stacked_small_tables")
    page, rng = Page(case, "Profil"), Random(114)
    page.put(1, 1, Item("PROFIL KEPESERTAAN KOTA SIBOLGA TAHUN 2023", "title"))
    page.put(3, 1, Item("Tabel 1. Peserta Menurut Segmen", "title"))
    paths = page.head(4, ["Segmen", "Terdaftar", "Aktif"])
    rows = [members(rng, 900, 9000)[1:] for _ in range(3)]
    for row, (segment, figures) in enumerate(zip(SEGMENTS, rows, strict=False), 5):
        page.row(row, [lab(segment), *map(val, figures)], label=segment, paths=paths)
    page.row(8, [lab("Jumlah"), *map(tot, column_sums(rows))], label="Jumlah", paths=paths)
    page.down(8, range(5, 8), [2, 3])
    page.put(9, 1, Item("Sumber: BPJS Ketenagakerjaan", "note"))

    page.put(11, 1, Item("Tabel 2. Peserta Aktif Menurut Kecamatan dan Jenis Kelamin", "title"))
    paths = page.head(12, ["No", "Kecamatan", ("Jenis Kelamin", ["L", "P"]), "Jumlah (L+P)"])
    rows = []
    for number, place in enumerate(["Sibolga Utara", "Sibolga Kota", "Sibolga Selatan", "Sibolga Sambas"], 1):
        men, women = rng.randint(400, 2500), rng.randint(300, 2000)
        items = [seq(number), lab(place), val(men), val(women), tot(men + women)]
        page.row(13 + number, items, label=place, paths=paths)
        rows.append([men, women, men + women])
    page.span(18, 1, 1, 2, lab("Kota Sibolga"))
    page.row(18, map(tot, column_sums(rows)), start=3, label="Kota Sibolga", paths=paths[2:])
    page.down(18, range(14, 18), [3, 4, 5])
    page.across(range(14, 19), 5, [3, 4])
    page.put(19, 1, Item("Sumber: BPJS Ketenagakerjaan, diolah", "note"))

    page.put(21, 1, Item("Tabel 3. Klaim yang Dibayarkan Menurut Program", "title"))
    paths = page.head(22, ["Program", 2021, 2022, 2023])
    for row, program in enumerate(["JKK", "JKM", "JHT", "JP"], 23):
        counts = [val(rng.randint(3, 900)) for _ in range(3)]
        page.row(row, [lab(program), *(counts if program != "JP" else [None, *counts[1:]])], label=program, paths=paths)
    page.put(27, 1, Item("Sumber: BPJS Ketenagakerjaan", "note"))
    return case


def side_by_side() -> Case:
    """Bappeda Bireuen: two tables beside each other of unequal length, a forgotten number above the second."""
    case = Counted("counts_side_by_side")
    page, rng = Page(case, "Lembar kerja"), Random(115)
    page.put(1, 1, Item("Data Kepesertaan Kabupaten Bireuen", "title"))
    page.put(1, 11, Item(48211, "unexplained"))
    page.span(3, 1, 1, 4, Item("Peserta per Kecamatan", "title"))
    page.span(3, 7, 1, 3, Item("Peserta per Lapangan Usaha", "title"))
    paths = page.head(4, ["No", "Kecamatan", "PU", "BPU"])
    rows = []
    places = ["Samalanga", "Jeunieb", "Peudada", "Juli", "Jeumpa", "Kota Juang", "Peusangan", "Gandapura"]
    for row, place in enumerate(places, 5):
        rows.append([rng.randint(200, 3000), rng.randint(50, 900)])
        page.row(row, [seq(row - 4), lab(place), *map(val, rows[-1])], label=place, paths=paths)
    page.row(13, [None, lab("Jumlah"), *map(tot, column_sums(rows))], label="Jumlah", paths=paths)
    page.down(13, range(5, 13), [3, 4])
    page.put(14, 1, Item("Sumber : BPJS Ketenagakerjaan Cabang Lhokseumawe", "note"))
    paths = page.head(4, ["Lapangan Usaha", "Peserta", "Badan Usaha"], start=7)
    rows = []
    for row, trade in enumerate(["Pertanian", "Perdagangan", "Jasa Kesehatan", "Pendidikan"], 5):
        rows.append([rng.randint(100, 4000), rng.randint(3, 120)])
        page.row(row, [lab(trade), *map(val, rows[-1])], start=7, label=trade, paths=paths)
    page.row(9, [lab("Total"), *map(tot, column_sums(rows))], start=7, label="Total", paths=paths)
    page.down(9, range(5, 9), [8, 9])
    return case


def printed_pages() -> Case:
    """DPMG Aceh Besar: gampong lists, subtotals per kecamatan, the header printed again on every page."""
    case = Counted("counts_printed_pages")
    page, rng = Page(case, "Aparatur"), Random(116)
    page.text(
        1, ["REKAPITULASI APARATUR GAMPONG PESERTA BPJS KETENAGAKERJAAN", "KABUPATEN ACEH BESAR"], "title", columns=6
    )
    heads: list[Node] = ["No.", "Gampong", ("Aparatur", ["Keuchik", "Perangkat", "Tuha Peut"]), "Jumlah"]
    paths = page.head(4, heads)
    numbering = ["1", "2", "3", "4", "5", "6=(3+4+5)"]
    page.row(6, map(seq, numbering))
    gampongs = {
        "Kecamatan Lhoknga": ["Mon Ikeun", "Weuraya", "Lamkruet", "Lampaya", "Nusa"],
        "Kecamatan Darussalam": ["Lambada Peukan", "Tanjung Deah", "Lamduro", "Lampuja"],
        "Kecamatan Krueng Barona Jaya": ["Gla Meunasah", "Meunasah Manyang", "Rumpet"],
    }
    row, subtotals = 7, []
    for block, (place, names) in enumerate(gampongs.items()):
        if block:  # a new page: an empty row, then the header and its numbers once more
            before = dict(case.roles)
            page.head(row + 1, heads)
            page.row(row + 3, map(seq, numbering))
            for key in case.roles.keys() - before.keys():
                case.roles[key] = "repeated_header"
            row += 4
        page.span(row, 1, 1, 6, lab(place))
        first, rows = row + 1, []
        for number, name in enumerate(names, 1):
            row += 1
            figures = [1, rng.randint(5, 11), rng.choice([5, 7, 9])]
            page.row(
                row, [seq(f"{number}."), lab(name), *map(val, figures), tot(sum(figures))], label=name, paths=paths
            )
            rows.append([*figures, sum(figures)])
        row += 1
        page.span(row, 1, 1, 2, lab(f"Jumlah {place}"))
        page.row(row, map(tot, column_sums(rows)), start=3, label=f"Jumlah {place}", paths=paths[2:])
        page.down(row, range(first, row), range(3, 7))
        page.across(range(first, row + 1), 6, [3, 4, 5])
        subtotals.append(row)
        row += 1
    grand = [sum(case.numbers[page.name, at(subtotal, column)] for subtotal in subtotals) for column in range(3, 7)]
    page.span(row, 1, 1, 2, lab("TOTAL"))
    page.row(row, map(tot, grand), start=3, label="TOTAL", paths=paths[2:])
    page.down(row, subtotals, range(3, 7))
    page.sign(row + 2, 4, "Kota Jantho, 12 Agustus 2024", "Kepala DPMG Kabupaten Aceh Besar")
    return case


def spacer_columns() -> Case:
    """Disnaker Nias Selatan: a PDF turned into Excel; every cell merged over two columns, blank rows inside."""
    case = Counted("counts_spacer_columns")
    page, rng = Page(case, "Table 1"), Random(117)
    page.span(1, 1, 1, 10, Item("DATA PEKERJA RENTAN TERDAFTAR KABUPATEN NIAS SELATAN S.D. 31 DESEMBER 2023", "title"))
    heads = ["NO", "KECAMATAN", "PETANI", "NELAYAN", "JUMLAH"]
    page.row(3, [Item(text, "header") for text in heads], step=2)
    paths = [(text,) for text in heads]
    row, rows, used = 4, [], []
    for number, place in enumerate(
        ["Teluk Dalam", "Fanayama", "Lahusa", "Gomo", "Amandraya", "Lolomatua", "Hibala"], 1
    ):
        farm, fish = rng.randint(1000, 2900), rng.randint(20, 999)
        items = [val(dotted(farm), farm), val(fish), tot(dotted(farm + fish), farm + fish)]
        page.row(row, [seq(number), lab(place), *items], step=2, label=place, paths=paths)
        rows.append([farm, fish, farm + fish])
        used.append(row)
        row += 2 if number in (2, 5) else 1
    sums = [int(figure) for figure in column_sums(rows)]
    items = [tot(dotted(figure), figure) for figure in sums]
    page.row(row, [None, lab("J U M L A H"), *items], step=2, label="J U M L A H", paths=paths)
    page.down(row, used, [5, 7, 9])
    page.across([*used, row], 9, [5, 7])
    return case


def key_values_only() -> Case:
    """BPJS Subulussalam: a filled-in form, nothing but keys and values."""
    case = Counted("counts_key_values_only")
    page = Page(case, "Profil Cabang")
    page.put(1, 1, Item("PROFIL SINGKAT KANTOR CABANG PERINTIS SUBULUSSALAM", "title"))
    facts = [("Wilayah Kerja", "Kota Subulussalam dan Kabupaten Aceh Singkil"), ("Posisi Data", "31 Desember 2024")]
    facts += [("Alamat", "Jalan Teuku Umar"), ("Kode Kantor", "A05")]
    for row, (key, text) in enumerate(facts, 3):
        page.row(row, [Item(key, "metadata"), Item(":", "metadata"), Item(text, "metadata")])
    # A key with a count is metadata by its form and a row of a table by its content: both are right.
    counts = [("Jumlah Badan Usaha", 412), ("Jumlah Peserta Aktif", "12.345"), ("Jumlah Peserta BPU", "1.207 orang")]
    for row, (key, figure) in enumerate(counts, 8):
        page.row(row, [Item(key, ""), Item(":", ""), Item(figure, "")])
    page.put(12, 1, Item("Jumlah Perisai : 14 orang", ""))
    page.put(14, 1, Item("Catatan: data belum diaudit", "note"))
    return case


def dashboard() -> Case:
    """BPJS Binjai: boxes with a figure each over a small table of the last months."""
    case = Counted("counts_dashboard")
    page, rng = Page(case, "DASHBOARD"), Random(119)
    page.span(1, 2, 1, 9, Item("DASHBOARD KEPESERTAAN KOTA BINJAI – MEI 2025", "title"))
    boxes = [("PESERTA AKTIF", 31_406), ("COVERAGE", 0.3127), ("BADAN USAHA", 1_044)]
    for column, (text, figure) in zip((2, 5, 8), boxes, strict=True):
        page.span(3, column, 1, 2, Item(text, ""))
        page.span(4, column, 2, 2, Item(figure, "", None, "0.00%" if figure < 1 else "#,##0"))
    page.put(8, 2, Item("Tren 5 bulan terakhir", "title"))
    paths = page.head(9, ["Bulan", "PU", "BPU", "Jumlah"], start=2)
    for row, month in enumerate(["Januari", "Februari", "Maret", "April", "Mei"], 10):
        formal, informal = rng.randint(20_000, 24_000), rng.randint(5_000, 8_000)
        items = [lab(month), val(formal, None, "#,##0"), val(informal), tot(formal + informal)]
        page.row(row, items, start=2, label=month, paths=paths)
    page.across(range(10, 15), 5, [3, 4])
    page.put(16, 2, Item("*) coverage terhadap potensi tahun 2024", "note"))
    return case


def hidden_versions() -> Case:
    """Disnaker Langkat: last month's rows hidden, a hidden working column, a hidden old sheet."""
    case = Counted("counts_hidden_versions")
    page, rng = Page(case, "Maret"), Random(120)
    places = ["Stabat", "Binjai", "Wampu", "Secanggang", "Tanjung Pura", "Pangkalan Susu"]
    page.text(1, ["REKAP PESERTA JAKON DAN BPU KABUPATEN LANGKAT", "Bulan Maret 2025"], "title")
    paths = page.head(4, ["No", "Kecamatan", "Jakon", "BPU", "Jumlah"])
    page.put(4, 6, Item("cek bulan lalu", "hidden"))
    page.sheet.column_dimensions["F"].hidden = True
    rows = []
    for number, place in enumerate(places, 1):
        stale, row = 3 + 2 * number, 4 + 2 * number
        old = [rng.randint(10, 900), rng.randint(100, 3000)]
        page.row(stale, [Item(item, "hidden") for item in (number, place, *old, sum(old), 1)])
        page.sheet.row_dimensions[stale].hidden = True
        new = [figure + rng.randint(0, 40) for figure in old]
        page.row(row, [seq(number), lab(place), *map(val, new), tot(sum(new))], label=place, paths=paths)
        page.put(row, 6, Item(sum(old), "hidden"))
        rows.append([*new, sum(new)])
    page.row(17, [None, lab("Jumlah"), *map(tot, column_sums(rows))], label="Jumlah", paths=paths)
    page.down(17, range(6, 17, 2), [3, 4, 5])
    page.across([*range(6, 17, 2), 17], 5, [3, 4])
    past = Page(case, "Pebruari (lama)")
    past.row(1, [Item(text, "hidden") for text in ("Kecamatan", "Jumlah")])
    for row, place in enumerate(places, 2):
        past.row(row, [Item(place, "hidden"), Item(rng.randint(100, 3000), "hidden")])
    past.sheet.sheet_state = "hidden"
    return case


def total_that_does_not_hold() -> Case:
    """Disnaker Gayo Lues: one printed total does not hold; a how-to note with samples stands beside."""
    case = Counted("counts_total_that_does_not_hold", rules={"total_disagrees"})
    page, rng = Page(case, "Form Isian"), Random(121)
    page.text(1, ["FORM ISIAN DATA TENAGA KERJA NON ASN", "KABUPATEN GAYO LUES TAHUN 2022"], "title")
    offices = [
        "Dinas Pendidikan",
        "Dinas Kesehatan",
        "RSUD",
        "Satpol PP dan WH",
        "Dinas Perhubungan",
        "Sekretariat DPRK",
    ]
    paths = page.head(
        4, ["No", "Perangkat Daerah", ("Jumlah Tenaga", ["Laki-laki", "Perempuan", "Total"]), "Terdaftar"]
    )
    page.text(4, ["CARA MENGISI", "Ketik angka tanpa titik"], "note", column=8)
    page.row(6, [Item("Benar", "note"), Item(1234, "note")], start=8)
    page.row(7, [Item("Salah", "note"), Item("1.234 org", "note")], start=8)
    rows = []
    for row, office in enumerate(offices, 6):
        men, women = rng.randint(20, 480), rng.randint(20, 600)
        rows.append([men, women, men + women, rng.randint(10, men + women)])
        items = [val(men), val(women), tot(men + women), val(rows[-1][3])]
        page.row(row, [seq(row - 5), lab(office), *items], label=office, paths=paths)
    sums = column_sums(rows)
    sums[3] += 270  # printed wrong
    page.span(12, 1, 1, 2, lab("Jumlah"))
    page.row(12, map(tot, sums), start=3, label="Jumlah", paths=paths[2:])
    page.down(12, range(6, 12), range(3, 7))
    page.across(range(6, 13), 5, [3, 4])
    case.broken.add((page.name, at(12, 6)))
    page.sign(14, 4, "Blangkejeren, 30 Desember 2022", "Sekretaris Daerah")
    return case


def region_on_top() -> Case:
    """BPJS Sumbagut: the region first, provinces in Roman numerals with their sums, districts in Arabic numerals."""
    case = Counted("counts_region_on_top")
    page, rng = Page(case, "Sumbagut"), Random(122)
    page.text(1, ["KANTOR WILAYAH SUMATERA BAGIAN UTARA"], "title", columns=7)
    page.text(2, ["Kepesertaan Menurut Provinsi dan Kabupaten/Kota s.d. 30 September 2025"], "title", columns=7)
    heads: list[Node] = ["No", "Kode", "Provinsi / Kabupaten / Kota"]
    heads += [("Penerima Upah", ["Badan Usaha", "Tenaga Kerja"]), ("Bukan Penerima Upah", ["Wadah", "Tenaga Kerja"])]
    paths = page.head(4, heads)
    provinces = {
        "ACEH": [
            ("1171", "Kota Banda Aceh"),
            ("1108", "Aceh Besar"),
            ("1105", "Aceh Timur"),
            ("1174", "Kota Lhokseumawe"),
        ],
        "SUMATERA UTARA": [("1275", "Kota Medan"), ("1212", "Deli Serdang"), ("1213", "Langkat")],
    }
    row, parents = 7, []
    for roman, (province, districts) in zip(("I", "II"), provinces.items(), strict=True):
        ranges = [(80, 2500), (5000, 99_000), (2, 60), (900, 20_000)]
        rows = [[rng.randint(*limits) for limits in ranges] for _ in districts]
        items = [seq(roman), code(districts[0][0][:2]), lab(province), *map(tot, column_sums(rows))]
        page.row(row, items, label=province, paths=paths)
        for number, ((region, district), figures) in enumerate(zip(districts, rows, strict=True), 1):
            items = [seq(number), code(region), lab(district), *map(val, figures)]
            page.row(row + number, items, label=district, paths=paths)
        page.down(row, range(row + 1, row + 1 + len(districts)), range(4, 8))
        parents.append(row)
        row += 1 + len(districts)
    region_sums = [sum(case.numbers[page.name, at(parent, column)] for parent in parents) for column in range(4, 8)]
    page.row(6, [None, None, lab("Wilayah Sumbagut"), *map(tot, region_sums)], label="Wilayah Sumbagut", paths=paths)
    page.down(6, parents, range(4, 8))
    return case


def without_header() -> Case:
    """Bappeda Sabang: the rows alone, copied out of some other sheet."""
    case = Counted("counts_without_header")
    page, rng = Page(case), Random(123)
    gampongs = ["Kuta Ateueh", "Kuta Barat", "Ie Meulee", "Aneuk Laot", "Cot Ba'u", "Balohan", "Jaboi", "Iboih"]
    for row, gampong in enumerate(gampongs, 1):
        registered = rng.randint(1_050, 2_900)
        items = [seq(row), lab(gampong), val(registered), val(rng.randint(300, registered)), lab("Kota Sabang")]
        page.row(row, items, label=gampong)
    return case


def one_data_row() -> Case:
    """Disnaker Toba: a wide header over the single row of the sender's own district."""
    case = Counted("counts_one_data_row")
    page = Page(case)
    kinds = [("Non ASN", METRICS[:2]), ("Perangkat Desa", METRICS[:2]), ("Pekerja Rentan", METRICS[:2])]
    paths = page.head(1, ["No", "Kabupaten", ("Kepesertaan per Nopember 2022", kinds), "Ket"])
    figures = [2_114, 1_980, 1_848, 1_848, "NA", 1_000]
    items = [val(figure, None) for figure in figures]
    page.row(4, [seq(1), lab("Toba"), *items, lab("data BPJS TK")], label="Toba", paths=paths)
    return case


def header_without_data() -> Case:
    """BPJS Padangsidimpuan: the empty form goes out again, nobody has filled it in."""
    case = Counted("counts_header_without_data")
    page = Page(case, "FORM")
    page.text(
        1,
        ["FORMULIR DATA PESERTA PER KECAMATAN", "KOTA PADANGSIDIMPUAN", "Periode: .......... s.d. .........."],
        "title",
    )
    case.roles["FORM", "A3"] = ""  # a title line and a key-value line in one
    page.head(5, ["No", "Kecamatan", ("Peserta", ["Laki-laki", "Perempuan", "Jumlah"]), "Keterangan"])
    page.row(7, [seq(f"({number})") for number in range(1, 7)])
    page.put(19, 1, Item("Catatan: diisi oleh kecamatan paling lambat tanggal 10", "note"))
    return case


def sheet_per_month() -> Case:
    """Disnaker Aceh Tamiang: a sheet a month, sums as formulas that no one calculated, the period in name and title."""
    case = Counted("counts_sheet_per_month")
    rng = Random(126)
    kinds = ["Karyawan Perkebunan", "Buruh Harian Lepas", "Aparatur Kampung", "Guru Honorer", "Pedagang Pasar"]
    for name, month in (("JAN", "Januari"), ("PEB", "Pebruari"), ("MAR", "Maret")):
        page = Page(case, name)
        page.text(1, ["KABUPATEN ACEH TAMIANG", f"Laporan Peserta Bulan {month} 2023"], "title", columns=5)
        paths = page.head(3, ["NO", "JENIS PEKERJA", "LAMA", "BARU", "JUMLAH"])
        rows = []
        for row, kind in enumerate(kinds, 4):
            old, new = rng.randint(100, 3000), rng.randint(0, 90)
            items = [seq(row - 3), lab(kind), val(old), val(new), tot(f"=C{row}+D{row}", old + new)]
            page.row(row, items, label=kind, paths=paths)
            rows.append([old, new, old + new])
        sums = [
            tot(f"=SUM({letter}4:{letter}8)", figure) for letter, figure in zip("CDE", column_sums(rows), strict=True)
        ]
        page.row(9, [None, lab("JUMLAH"), *sums], label="JUMLAH", paths=paths)
        page.down(9, range(4, 9), [3, 4, 5])
        page.across(range(4, 10), 5, [3, 4])
    return case


def registration_dates() -> Case:
    """BPJS Bireuen: employers with a column of true dates and one of dates as text; the total has no name."""
    case = Counted("counts_registration_dates")
    page, rng = Page(case, "Daftar"), Random(127)
    page.text(1, ["Daftar Pemberi Kerja Baru Semester I 2024", "Kecamatan Peusangan"], "title")
    heads = ["No", "Kode", "Pemberi Kerja", "Tanggal Daftar", "Tanggal Bayar Pertama", "Jumlah Tenaga Kerja"]
    paths = page.head(4, heads)
    rows = []
    for number, gampong in enumerate(
        ["Matang Glumpang Dua", "Blang Asan", "Pante Gajah", "Keude Matang", "Cot Buket"], 1
    ):
        joined = date(2024, 1, 9) + timedelta(days=rng.randint(0, 140))
        paid = joined + timedelta(days=rng.randint(5, 25))
        workers = rng.randint(7, 24)
        name = f"Pemerintah Gampong {gampong}"
        items = [seq(number), code(f"00{number}17"), lab(name), val(joined, None, "dd/mm/yyyy")]
        items += [val(paid.strftime("%d/%m/%Y")) if number != 4 else val("-"), val(workers)]
        page.row(4 + number, items, label=gampong, paths=paths)
        rows.append(workers)
    page.put(10, 6, tot(sum(rows)), header="Jumlah Tenaga Kerja")
    page.down(10, range(5, 10), [6])
    return case


def numbers_as_text() -> Case:
    """DPMG Aceh Selatan: every count stored as text, letters as column numbers, a sum row without a name."""
    case = Counted("counts_numbers_as_text")
    page, rng = Page(case, "gampong"), Random(128)
    page.text(
        1, ["JUMLAH PEKERJA MENURUT KECAMATAN", "KABUPATEN ACEH SELATAN", "TAHUN ANGGARAN 2023"], "title", columns=5
    )
    paths = page.head(5, ["Kecamatan", "Petani", "Nelayan", "Jumlah", "Coverage (%)"])
    page.row(6, [seq("a"), seq("b"), seq("c"), seq("d = b + c"), seq("e")])
    rows = []
    for row, place in enumerate(["Labuhan Haji", "Meukek", "Sawang", "Sama Dua", "Tapak Tuan", "Trumon"], 7):
        farm, fish = rng.randint(150, 999), rng.randint(100, 990)
        share = rng.randint(510, 9980) / 100
        items = [
            val(str(farm), farm),
            val(f" {fish} ", fish),
            tot(dotted(farm + fish), farm + fish),
            val(comma(share), share),
        ]
        page.row(row, [lab(f"\u00a0{place}"), *items], label=place, paths=paths)
        rows.append([farm, fish, farm + fish])
    items = [tot(dotted(int(figure)), figure) for figure in column_sums(rows)]
    page.row(13, items, start=2, paths=paths[1:])
    page.down(13, range(7, 13), [2, 3, 4])
    page.across(range(7, 14), 4, [2, 3])
    return case


def in_thousands() -> Case:
    """BPS Serdang Bedagai: counts "(dalam ribuan)" with decimal commas beside a rate that is not in thousands."""
    case = Counted("counts_in_thousands")
    page, rng = Page(case, "Tabel 4"), Random(129)
    page.text(
        1, ["Tabel 4. Penduduk Bekerja Menurut Status Pekerjaan Utama, Kabupaten Serdang Bedagai"], "title", columns=5
    )
    page.text(2, ["(dalam ribuan)"], "unit", columns=5)
    paths = page.head(3, ["Status Pekerjaan", ("Agustus 2022", ["Jumlah", "%"]), ("Agustus 2023", ["Jumlah", "%"])])
    states = [
        "Berusaha sendiri",
        "Berusaha dibantu buruh",
        "Buruh/karyawan/pegawai",
        "Pekerja bebas",
        "Pekerja keluarga",
    ]
    tenths = [[rng.randint(95, 1400) for _ in states] for _ in range(2)]
    for index, state in enumerate(states):
        items: list[Item] = []
        for year in tenths:
            share = round(100 * year[index] / sum(year), 2)
            items += [val(comma(year[index] / 10, 1), year[index] * 100), val(share)]
        page.row(5 + index, [lab(state), *items], label=state, paths=paths)
    totals = [tot(comma(sum(tenths[0]) / 10, 1), sum(tenths[0]) * 100), tot(100)]
    totals += [tot(comma(sum(tenths[1]) / 10, 1), sum(tenths[1]) * 100), tot(100)]
    page.row(10, [lab("Jumlah"), *totals], label="Jumlah", paths=paths)
    page.down(10, range(5, 10), [2, 4])
    page.text(11, ["Sumber: BPS, Sakernas", "Catatan: karena pembulatan jumlah persen dapat berbeda dari 100"], "note")
    return case


def protected_and_not() -> Case:
    """BPJS Pidie: potential = active + not yet, per gampong group with a subtotal, four header rows and a stray number."""
    case = Counted("counts_protected_and_not")
    page, rng = Page(case, "Pidie"), Random(130)
    page.text(1, ["KEPESERTAAN EKOSISTEM GAMPONG KABUPATEN PIDIE", "s.d. 31 Mei 2025"], "title", columns=9)
    metrics = ["Potensi", "Aktif", "Belum"]
    groups = [("Aparatur", metrics), ("Kader", metrics)]
    paths = page.head(3, ["No", "Kecamatan", ("Ekosistem Gampong", [("Kelompok", groups)]), "Belum Seluruhnya"])
    page.row(7, [None, None, *[Item("(orang)", "unit") for _ in range(7)]])
    row, subtotals = 8, []
    areas = {
        "Wilayah Pesisir": ["Kota Sigli", "Batee", "Muara Tiga"],
        "Wilayah Pegunungan": ["Tangse", "Mane", "Geumpang"],
    }
    number = 0
    for area, places in areas.items():
        page.put(row, 2, lab(area))
        first, rows = row + 1, []
        for place in places:
            row, number = row + 1, number + 1
            active, missing = [rng.randint(50, 900) for _ in range(2)], [rng.randint(10, 400) for _ in range(2)]
            items: list[Item] = []
            figures: list[int] = []
            for a, b in zip(active, missing, strict=True):
                items += [either(a + b), val(a), val(b)]  # a total column by its sum, a plain count by its name
                figures += [a + b, a, b]
            items.append(tot(sum(missing)))
            page.row(row, [seq(number), lab(place), *items], label=place, paths=paths)
            rows.append([*figures, sum(missing)])
        row += 1
        page.row(row, [None, lab("Sub Jumlah"), *map(tot, column_sums(rows))], label="Sub Jumlah", paths=paths)
        page.down(row, range(first, row), range(3, 10))
        for rows_of in (3, 6):
            page.across(range(first, row + 1), rows_of, [rows_of + 1, rows_of + 2])
        page.across(range(first, row + 1), 9, [5, 8])
        subtotals.append(row)
        row += 1
    grand = [sum(case.numbers[page.name, at(subtotal, column)] for subtotal in subtotals) for column in range(3, 10)]
    page.row(row, [None, lab("Jumlah Total"), *map(tot, grand)], label="Jumlah Total", paths=paths)
    page.down(row, subtotals, range(3, 10))
    page.put(10, 13, Item(5117, "unexplained"))
    page.put(row + 2, 2, Item("Keterangan: aparatur = keuchik dan perangkat gampong", "note"))
    return case


CASES: list[Callable[[], Case]] = [
    segments_by_subdistrict,
    months_with_quarters,
    years_as_columns,
    stacked_years_by_sex,
    lost_thousands_with_totals,
    lost_thousands_without_total,
    units_in_cells,
    percent_formats,
    comma_thousands,
    indented_release,
    districts_across,
    long_format,
    target_and_result,
    stacked_small_tables,
    side_by_side,
    printed_pages,
    spacer_columns,
    key_values_only,
    dashboard,
    hidden_versions,
    total_that_does_not_hold,
    region_on_top,
    without_header,
    one_data_row,
    header_without_data,
    sheet_per_month,
    registration_dates,
    numbers_as_text,
    in_thousands,
    protected_and_not,
]


# -- the truth must itself be true ------------------------------------------------------------------------------------
def check(case: Case) -> None:
    """Raise AssertionError where a case contradicts itself."""
    written = {
        (sheet.title, cell.coordinate)
        for sheet in case.book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }
    assert written == set(case.roles), f"{case.name}: cells without a role {sorted(written ^ set(case.roles))}"
    assert set(case.roles.values()) <= ROLES, case.name
    for key in [*case.numbers, *case.headers, *case.labels]:
        assert case.roles[key] in {"value", "total", ""}, f"{case.name}: {key} is {case.roles[key]}"
    _check_hidden(case)
    for sheet in case.book.worksheets:
        shown = {key: text for key, text in case.headers.items() if key[0] == sheet.title}
        _check_words(case, sheet.title, shown, {"header"}, above=True)
        named = {key: text for key, text in case.labels.items() if key[0] == sheet.title}
        _check_words(case, sheet.title, named, {"label"}, above=False)
    if isinstance(case, Counted):
        _check_sums(case)


def _check_hidden(case: Case) -> None:
    """What stands in a hidden sheet, row or column is hidden, and nothing else is."""
    for (name, address), role in case.roles.items():
        sheet = case.book[name]
        cell = sheet[address]
        unseen = sheet.sheet_state != "visible" or sheet.row_dimensions[cell.row].hidden
        unseen = unseen or sheet.column_dimensions[cell.column_letter].hidden
        assert bool(unseen) == (role == "hidden"), f"{case.name}: {name}!{address} {role}"


def _check_words(case: Case, name: str, words: dict[tuple[str, str], str], roles: set[str], *, above: bool) -> None:
    """The words said to be over (or beside) a number stand in a cell of such a role over (or beside) it."""
    sheet = case.book[name]
    areas = {str(area).split(":")[0]: range_boundaries(str(area)) for area in sheet.merged_cells.ranges}
    for key, text in words.items():
        column, row, _, _ = range_boundaries(key[1])
        found = False
        for (where, address), role in case.roles.items():
            if where != name or role not in roles:
                continue
            left, top, right, bottom = areas.get(address) or range_boundaries(address)
            beside = left <= column <= right and bottom < row if above else top <= row <= bottom and right < column
            found = found or (beside and text in " ".join(str(sheet[address].value).split()))
        assert found, f"{case.name}: no cell with {text!r} for {key}"


def _check_sums(case: Counted) -> None:
    """Every total is what it adds up, except those which are wrong on purpose; every case with one says so."""
    for total, parts in case.sums:
        figures = [case.numbers.get(part, 0) for part in parts]
        assert all(isinstance(figure, int | float) for figure in figures), f"{case.name}: {total} adds up the undecided"
        holds = abs(case.numbers[total] - sum(figures)) < 1e-6  # type: ignore[operator, arg-type]
        assert holds == (total not in case.broken), f"{case.name}: {total}"
    assert bool(case.broken) == ("total_disagrees" in case.rules), case.name
