"""A third set of held-out senders: half drawn by seeded composition of independent habits, half hand-made characters.

The drawn ones compose layout x wording x unit x order of columns x noise x totals x place where year, stage and
district are told. The hand-made ones have peculiar habits that a knowledgeable reader still understands.
Written from the conventions of the truth alone, without knowledge of the code that reads them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from .case import ANY, Submission

# --- wordings -------------------------------------------------------------------------------------------------------

DISTRICTS = [  # name, kind, code, province
    ("Aceh Besar", "Kabupaten", "11.06", "Aceh"),
    ("Aceh Singkil", "Kabupaten", "11.10", "Aceh"),
    ("Bireuen", "Kabupaten", "11.11", "Aceh"),
    ("Gayo Lues", "Kabupaten", "11.13", "Aceh"),
    ("Nagan Raya", "Kabupaten", "11.15", "Aceh"),
    ("Aceh Tamiang", "Kabupaten", "11.16", "Aceh"),
    ("Pidie Jaya", "Kabupaten", "11.18", "Aceh"),
    ("Lhokseumawe", "Kota", "11.73", "Aceh"),
    ("Langsa", "Kota", "11.74", "Aceh"),
    ("Simeulue", "Kabupaten", "11.09", "Aceh"),
    ("Tapanuli Selatan", "Kabupaten", "12.03", "Sumatera Utara"),
    ("Langkat", "Kabupaten", "12.05", "Sumatera Utara"),
    ("Deli Serdang", "Kabupaten", "12.07", "Sumatera Utara"),
    ("Labuhanbatu", "Kabupaten", "12.10", "Sumatera Utara"),
    ("Mandailing Natal", "Kabupaten", "12.13", "Sumatera Utara"),
    ("Humbang Hasundutan", "Kabupaten", "12.16", "Sumatera Utara"),
    ("Padang Lawas Utara", "Kabupaten", "12.20", "Sumatera Utara"),
    ("Nias Barat", "Kabupaten", "12.25", "Sumatera Utara"),
    ("Sibolga", "Kota", "12.73", "Sumatera Utara"),
    ("Tebing Tinggi", "Kota", "12.76", "Sumatera Utara"),
    ("Gunungsitoli", "Kota", "12.78", "Sumatera Utara"),
]


def _words(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


HEADS = {
    "no": _words("No|No.|NO|Nomor|No Urut|No. Urut|#|Nmr|NO URUT|Urut|Nomor Urut|no|NO.|Nomor urut|No\nUrut"),
    "label": _words(
        "Uraian|Uraian Kegiatan|Rincian Belanja|Uraian Belanja|Nama Kegiatan|Jenis Belanja|Peruntukan|Kegiatan / Belanja|"
        "Rincian|Deskripsi|Penjelasan Belanja|Item Belanja|Nama Belanja|Objek Belanja|Kegiatan|Uraian Pekerjaan"
    ),
    "segment": _words(
        "Segmen|Segmen Peserta|Kelompok Pekerja|Jenis Pekerja|Sasaran|Penerima Manfaat|Kategori Pekerja|Kelompok Sasaran|"
        "Jenis Kepesertaan|Golongan Pekerja|Segmentasi|Profesi|Klasifikasi Pekerja|Kategori Peserta|Kelompok Penerima"
    ),
    "programme": _words(
        "Program|Program Jaminan|Program BPJS TK|Jenis Program|Manfaat|Program yang Diikuti|Jenis Jaminan|Paket Program|"
        "Program Perlindungan|Jaminan|Prog.|Jenis Perlindungan|Program Jamsostek|Skema Program|Cakupan Program"
    ),
    "fund": _words(
        "Sumber Dana|Sumber Pembiayaan|Sumber Anggaran|Asal Dana|Sumber Pendanaan|Dana|Pembiayaan|Sumber|Sb. Dana|"
        "Dibiayai dari|Sumber Dana/Anggaran|Asal Anggaran|Pos Dana|Sumber Biaya|Sumber dana (APBD/Desa/DBH)"
    ),
    "workers": _words(
        "Jumlah Peserta|Jlh Orang|Jumlah Pekerja|Jumlah Tenaga Kerja|Peserta (Orang)|Orang|Jml Org|Volume (Orang)|"
        "Banyaknya Pekerja|Jumlah Penerima (Org)|Jml Peserta (Jiwa)|Tenaga Kerja (Org)|Jumlah Sasaran (Orang)|"
        "Kuota Peserta|Jlh. TK|∑ Peserta"
    ),
    "months": _words(
        "Bulan|Jumlah Bulan|Lama (Bulan)|Jlh Bln|Durasi (bln)|Masa Perlindungan (Bulan)|Bln|Periode (Bulan)|"
        "Frekuensi (Bulan)|Lamanya (bln)|Jangka Waktu (Bulan)|Waktu (bulan)|Banyak Bulan|Masa Iur (bulan)|Jml Bulan Iuran"
    ),
    "unit": _words(
        "Iuran/Orang/Bulan (Rp)|Tarif Iuran per Bulan|Satuan Iuran (Rp/OB)|Besaran Iuran per Bulan|Iuran per org per bln|"
        "Rp/Orang/Bulan|Iuran Perbulan/Orang|Premi per Orang per Bulan (Rp)|Tarif (Rp/org/bln)|Biaya Satuan per OB|"
        "Harga Satuan (Rp/OB)|Iuran Bulanan per Orang|Nilai Iuran (per orang/bulan)|Iuran/bln/jiwa|Besar Iuran/OB (Rp)"
    ),
    "amount": _words(
        "Jumlah|Total Anggaran|Nilai|Alokasi|Besaran Anggaran|Total Iuran Setahun|Jumlah Biaya|Alokasi Dana|"
        "Anggaran Tersedia|Total|Nominal|Jlh. Anggaran|Plafon Anggaran|Besar Dana|Jumlah Anggaran|Nilai Anggaran"
    ),
    "note": _words(
        "Keterangan|Ket.|Catatan|Ket|KETERANGAN|Informasi Tambahan|Tindak Lanjut|Kendala|Catatan/Kendala|Remark|"
        "Keterangan Lain|Hal Lain|Penjelasan|Masalah|Catatan Tim"
    ),
    "district": _words(
        "Kabupaten/Kota|Kab/Kota|Daerah|Kab./Kota|Nama Daerah|Pemerintah Daerah|Pemda|Kabupaten / Kota|Wilayah|"
        "Nama Kab/Kota|KAB/KOTA|Kabupaten Kota|Nama Kabupaten/Kota|Daerah Kab/Kota|Kab-Kota"
    ),
    "year": _words(
        "Tahun|Tahun Anggaran|TA|T.A.|Thn|Thn Anggaran|TAHUN|Tahun Angg.|Th. Anggaran|Tahun Buku|Anggaran Tahun|"
        "Periode Tahun|thn|Th.|Tahun APBD"
    ),
    "stage": _words(
        "Tahapan|Tahap|Tahapan Anggaran|Jenis Anggaran|Dokumen|Status Anggaran|Tahap APBD|Posisi Anggaran|Versi Anggaran|"
        "Jenis APBD|Tahapan APBD|Murni/Perubahan/Realisasi|Kedudukan Anggaran|Dokumen Anggaran|Tahap Penganggaran"
    ),
    "period": _words(
        "Bulan|Periode|Posisi|Keadaan|Per|Bulan Laporan|Periode Data|Posisi Data|Data per|Bulan Data|Masa|Bln|"
        "Cut Off|Posisi Bulan|Periode Laporan"
    ),
    "metric": _words(
        "Indikator|Status|Kategori|Uraian|Jenis Data|Status Kepesertaan|Rincian|Ukuran|Komponen|Unsur|Data|Variabel|"
        "Keterangan Data|Elemen Data|Item"
    ),
    "value": _words(
        "Jumlah|Jumlah Orang|Orang|Jiwa|Jml (Org)|Nilai (Orang)|Banyaknya (Orang)|Jumlah (Jiwa)|Jlh|TK|Jlh Org|"
        "Jumlah Tenaga Kerja|Angka (orang)|Volume (Org)|Total Orang"
    ),
}
METRICS = {
    "potential": _words(
        "Potensi|Potensi Peserta|Jumlah Potensi|Potensi TK|Potensi Tenaga Kerja|Jumlah Potensi Pekerja|Pekerja Potensial|"
        "Eligible|Pekerja Eligible|Potensi Kepesertaan|Potensi (Orang)|Jlh Potensi|Estimasi Potensi|Basis Potensi|"
        "Potensi Pekerja (Jiwa)"
    ),
    "registered": _words(
        "Terdaftar|Peserta Terdaftar|Sudah Terdaftar|Jumlah Terdaftar|TK Terdaftar|Telah Didaftarkan|Sudah Didaftarkan|"
        "Yang Terdaftar|Jlh Terdaftar|Pekerja Terdaftar|Sudah Mendaftar|Telah Terdaftar|Terdaftar (Org)|"
        "Peserta yg Sudah Terdaftar|Sdh Terdaftar"
    ),
    "active": _words(
        "Aktif|Peserta Aktif|TK Aktif|Tenaga Kerja Aktif|Kepesertaan Aktif|Jumlah Peserta Aktif|Masih Aktif|Status Aktif|"
        "Pekerja Aktif|Peserta Aktif (Org)|Aktif Membayar Iuran|Jlh Aktif|Anggota Aktif|Aktif (Jiwa)|Peserta dg Status Aktif"
    ),
    "not_registered": _words(
        "Belum Terdaftar|Belum Didaftarkan|Belum Menjadi Peserta|Sisa Belum Terdaftar|Blm Terdaftar|Tidak Terdaftar|"
        "Pekerja Belum Terdaftar|Belum Mendaftar|Belum Ikut|Belum Jadi Peserta|TK Blm Terdaftar|Jlh Belum Terdaftar|"
        "Gap (Belum Terdaftar)|Yang Belum Terdaftar|Belum Masuk Kepesertaan"
    ),
    "target": _words(
        "Target|Target Peserta|Target Kepesertaan|Target TK|Target (Org)|Target Capaian|Target Perluasan|Target Akuisisi|"
        "Target UCJ|Jumlah Target|Target Pekerja|Target Pendaftaran|Target Jamsostek|Target Kepesertaan (Jiwa)|Target Tenaga Kerja"
    ),
}
SEGMENTS = {
    "pu": "Penerima Upah (PU)|PU|Pekerja Penerima Upah|Segmen PU|Penerima Upah|Pekerja formal (PU)|Sektor formal / PU|P U",
    "bpu": "Bukan Penerima Upah (BPU)|BPU|Pekerja Bukan Penerima Upah|Segmen BPU|Bukan Penerima Upah|Sektor informal / BPU|"
    "Pekerja mandiri (BPU)|B P U",
    "jakon": "Jasa Konstruksi|Jakon|Pekerja Jasa Konstruksi|Jasa Konstruksi (Jakon)|Segmen Jakon|Proyek Jasa Konstruksi|"
    "Tenaga kerja jasa konstruksi|Pekerja konstruksi (jakon)",
    "pmi": "PMI|Pekerja Migran Indonesia|Pekerja Migran|Pekerja Migran Indonesia (PMI)|Segmen PMI|TKI/PMI|Calon PMI dan PMI|P M I",
    "non_asn": "Tenaga Non ASN|Pegawai Non-ASN|Tenaga honorer daerah|THL (Tenaga Harian Lepas)|Tenaga Kontrak Daerah|"
    "Pegawai Tidak Tetap (PTT)|Pegawai Pemerintah Non PNS|Tenaga Kontrak/THL|Honorer kantor|Non ASN SKPK",
    "pppk_paruh_waktu": "PPPK Paruh Waktu|P3K Paruh Waktu|Pegawai PPPK Paruh Waktu|PPPK PW (Paruh Waktu)|PPPK (paruh waktu)|"
    "ASN PPPK Paruh Waktu|Tenaga PPPK Paruh Waktu|P3K paruh-waktu",
    "perangkat_desa": "Kepala Desa dan Perangkat Desa|Aparatur Desa|Keuchik dan Perangkat Gampong|Aparatur Gampong|"
    "Kades & perangkat|Perangkat Desa (Sekdes, Kaur, Kadus)|Geuchik dan aparat gampong|Aparatur Pemerintahan Desa",
    "bpd": "BPD|Badan Permusyawaratan Desa|Tuha Peut Gampong|Anggota BPD|Tuha Peuet|Ketua dan Anggota BPD|"
    "Tuha Peut|Badan Permusyawaratan Desa (BPD)",
    "rt_rw": "RT/RW|Ketua RT dan RW|Kepling|Kepala Lingkungan|Ketua Rukun Tetangga / Rukun Warga|Kepala Lingkungan (Kepling)|"
    "Pengurus RT & RW|Ketua RT/RW",
    "pemilu": "Penyelenggara Pemilu|KPPS|Petugas Pantarlih|PPK, PPS dan KPPS|Badan Adhoc Pemilu|Panwaslu Kecamatan|"
    "Petugas Pemilu (Adhoc)|Penyelenggara Pemilu (PPK/PPS/KPPS)",
    "pekerja_rentan": "Pekerja Rentan|Pekerja rentan miskin|Pekerja informal kurang mampu|Tukang becak dan ojek|Pedagang kecil|"
    "Pelaku UMKM|Pekerja Rentan (P3KE desil 1-2)|Pengemudi ojek|Pekerja rentan miskin ekstrem",
    "guru_honor": "Guru Honor|Guru Honorer|Guru Tidak Tetap (GTT)|Guru Non ASN|Guru Kontrak Daerah|Guru bakti|"
    "Tenaga pendidik honorer|Guru honor sekolah",
    "tenaga_kesehatan": "Nakes Non ASN|Tenaga Kesehatan Honorer|Perawat dan Bidan Honor|Tenaga Kesehatan Kontrak|"
    "Nakes bakti Puskesmas|Nakes honorer RSUD|Tenaga Kesehatan|Tenaga Kesehatan (Nakes)",
    "kader": "Kader Posyandu|Kader PKK|Kader Posyandu & PKK|Kader Posyandu Gampong|Kader PKK Desa|"
    "Kader Pembangunan Manusia (KPM)|Kader Posyandu/Dasawisma|Kader Posyandu dan KPM",
    "pekerja_keagamaan": "Imam dan Guru Ngaji|Guru Ngaji/TPA|Imum Meunasah|Marbot Masjid|Bilal Mayit|Pekerja Keagamaan|"
    "Imam masjid & marbot|Petugas keagamaan (imam, bilal)",
    "nelayan": "Nelayan|Nelayan Kecil|Nelayan Tradisional|Nelayan tangkap|Nelayan pesisir|Buruh nelayan|"
    "Kelompok nelayan|Nelayan (perahu <5 GT)",
    "petani": "Petani|Petani kecil|Buruh tani|Petani penggarap|Petani padi|Kelompok Tani|Petani dan buruh tani|Petani hortikultura",
    "petani_sawit": "Petani Sawit|Pekerja kebun sawit|Petani Kelapa Sawit|Buruh perkebunan sawit|Pekebun sawit rakyat|"
    "Petani plasma sawit|Pekerja perkebunan kelapa sawit|Buruh panen sawit",
    "lainnya": "Relawan Tagana|Atlet dan pelatih daerah|Siswa magang|Tagana|Relawan pemadam kebakaran|Peserta magang|"
    "Relawan bencana|Gugus tugas relawan",
}
SEGMENT_WORDS = {key: _words(text) for key, text in SEGMENTS.items()}
STAGES = {  # {a} is APBK in Aceh and APBD in Sumatera Utara
    "murni": _words("Murni|{a} Murni|Induk|{a} Induk|Anggaran Murni|Pokok|{a} Pokok|Sebelum Perubahan|Anggaran Induk"),
    "pergeseran": _words(
        "Pergeseran|Setelah Pergeseran|Hasil Pergeseran|Anggaran Pergeseran|{a} Pergeseran|DPA Pergeseran|Perkada Pergeseran"
    ),
    "perubahan": _words("Perubahan|{a}-P|P-{a}|Setelah Perubahan|Anggaran Perubahan|{a} Perubahan|DPPA|P.{a}"),
    "realisasi": _words(
        "Realisasi|Realisasi SP2D|Terealisasi|Penyerapan|Serapan Anggaran|Realisasi Keuangan|Realisasi s.d. Desember|"
        "Realisasi Pembayaran"
    ),
}
STAGE_TITLES = {
    "murni": _words("{a} MURNI|{a} INDUK|ANGGARAN MURNI|{a} POKOK|ANGGARAN INDUK|{a} (MURNI)"),
    "pergeseran": _words(
        "PERGESERAN {a}|{a} PERGESERAN|ANGGARAN PERGESERAN|DPA PERGESERAN|{a} (PERGESERAN)|PERGESERAN ANGGARAN"
    ),
    "perubahan": _words("{a} PERUBAHAN|PERUBAHAN {a}|P-{a}|{a}-P|ANGGARAN PERUBAHAN|{a} (PERUBAHAN)"),
    "realisasi": _words(
        "REALISASI {a}|LAPORAN REALISASI|REALISASI ANGGARAN|REALISASI PEMBAYARAN|PENYERAPAN ANGGARAN|REALISASI BELANJA"
    ),
}
FUNDS = {
    "APBD": _words("APBD|DAU|PAD|APBD Kab|APBK|Dana Alokasi Umum|APBD (DAU)|Pendapatan Asli Daerah"),
    "DBH_SAWIT": _words(
        "DBH Sawit|DBH-Sawit|Dana Bagi Hasil Sawit|DBH Perkebunan Sawit|DBH sawit TA berjalan|DBH Kelapa Sawit"
    ),
    "DBH_CHT": _words("DBH CHT|DBHCHT|DBH Cukai Hasil Tembakau|Dana Bagi Hasil CHT|DBH-CHT|DBH Cukai Tembakau"),
    "APBDES": _words("APBDes|ADD|Dana Desa|APBG|Alokasi Dana Desa|APB Desa"),
    "PROVINSI": _words("APBD Provinsi|APBA|Provinsi|Bantuan Provinsi|APBD Prov|APBD Prop."),
    "LAINNYA": _words("Baitul Mal|CSR|TJSL BUMN|CSR Perusahaan|Mandiri|APBN"),
}
PROGRAMMES = {
    "JKK+JKM": _words("JKK dan JKM|JKK + JKM|JKK, JKM|JKK & JKM|2 Program (JKK-JKM)|2 program|JKK/JKM"),
    "JKK+JKM+JHT": _words("JKK, JKM, JHT|JKK+JKM+JHT|3 Program (JKK, JKM, JHT)|3 program|JKK, JKM dan JHT|JKK/JKM/JHT"),
}
TOTALS = _words(
    "JUMLAH|TOTAL|Jumlah|Total|J U M L A H|Jumlah Total|JUMLAH SELURUHNYA|Grand Total|Jml|TOTAL KESELURUHAN"
)
MONTHS = _words("Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember")
NEUTRAL = _words("Sudah MoU|Dalam proses|Sesuai usulan|-|Lancar|Terkendala NIK|Selesai|Tepat waktu")
BUDGET_TITLES = _words(
    "Anggaran Iuran BPJS Ketenagakerjaan|Alokasi Anggaran Jaminan Sosial Ketenagakerjaan|Dukungan Anggaran Program Jamsostek|"
    "Penganggaran Kepesertaan BPJS Ketenagakerjaan|Monitoring Anggaran Inpres Nomor 2 Tahun 2021 (Jamsostek)|"
    "Data Pembiayaan Iuran BPJAMSOSTEK|Rekap Belanja Iuran BPJS TK|Matriks Anggaran Perlindungan Jamsostek"
)
PEOPLE_TITLES = _words(
    "Data Kepesertaan BPJS Ketenagakerjaan|Perkembangan Kepesertaan Jamsostek|Rekap Cakupan Kepesertaan BPJAMSOSTEK|"
    "Monev Inpres Nomor 2 Tahun 2021: Kepesertaan|Laporan Coverage Jaminan Sosial Ketenagakerjaan|"
    "Data Potensi dan Kepesertaan BPJS TK|Capaian Kepesertaan Program Jamsostek|Matriks Peserta Jaminan Sosial Ketenagakerjaan"
)

# --- pages ----------------------------------------------------------------------------------------------------------


def at(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


class Page:
    """One sheet written from top to bottom."""

    def __init__(self, submission: Submission, name: str) -> None:
        book = submission.book
        untouched = book.active.title == "Sheet" and book.active["A1"].value is None and book.active.max_row == 1
        self.sheet = book.active if untouched else book.create_sheet()
        self.sheet.title = name
        self.name = name
        self.submission = submission
        self.r = 1

    def set(self, row: int, column: int, value: object, form: str = "") -> str:
        cell = self.sheet.cell(row, column, value)
        if form:
            cell.number_format = form
        return cell.coordinate

    def row(self, *values: object, start: int = 1, bold: bool = False, fill: str = "") -> int:
        """Write one row (None leaves a cell empty), return its number."""
        for offset, value in enumerate(values):
            if value is not None:
                cell = self.sheet.cell(self.r, start + offset, value)
                if isinstance(value, int) and value >= 1000 and not 2019 <= value <= 2026:
                    cell.number_format = "#,##0"
                if bold:
                    cell.font = Font(bold=True)
                if fill:
                    cell.fill = PatternFill("solid", fgColor=fill)
        self.r += 1
        return self.r - 1

    def rows(self, *rows: Iterable[object]) -> None:
        for values in rows:
            self.row(*values)

    def gap(self, count: int = 1) -> None:
        self.r += count

    def merge(self, text: str) -> None:
        self.sheet.merge_cells(text)


def uncounted(s: Submission, sheet: str, cell: str, amount: float, reason: str, **told: object) -> None:
    s.line(sheet, cell, amount, **{"segment": "lainnya", "programme": ANY, "counted": False, "reason": reason, **told})


def dots(value: int) -> str:
    return f"{value:,}".replace(",", ".")


# --- the drawn half -------------------------------------------------------------------------------------------------


class Habits:
    """What one drawn sender always does."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.place = self.one(DISTRICTS)
        self.name, self.kind, self.code, self.province = self.place
        self.apbd = "APBK" if self.province == "Aceh" else "APBD"
        self.year = self.rng.randint(2021, 2024)
        self.left = self.one([1, 1, 1, 2])
        self.upper = self.rng.random() < 0.5
        self.numbered = self.one(["", "", "plain", "brackets"])
        self.total = self.one(["bottom", "bottom", "top", "none"])
        self.money = self.one(["plain", "format", "rp", "dots", "cents"])
        self.scale = self.one([1, 1, 1, 1, 1000])
        self.tell_district = self.one(["letterhead", "title", "pair", "sheet"])
        self.tell_year = self.one(["title", "pair"])
        self.tell_stage = self.one(["title", "pair"])
        self.pair = self.one(["three", "two", "one"])
        self.blank_rows = self.rng.random() < 0.25
        self.gap_after_head = self.rng.random() < 0.2
        self.foot = self.rng.sample(["source", "note", "sign"], self.rng.randint(0, 3))
        self.row_numbers = self.rng.random() < 0.6
        self.percent = self.rng.random() < 0.6
        self.block_label = self.one(["{0}", "{1}. {0}", "{2}. {0}"])
        self._chosen: dict[str, str] = {}

    def one(self, options: list) -> object:
        return self.rng.choice(options)

    def head(self, key: str) -> str:
        if key not in self._chosen:
            word = self.one(HEADS[key])
            self._chosen[key] = word.upper() if self.upper and key != "no" else word
        return self._chosen[key]

    def people(self, segment: str) -> str:
        """A wording of the segment; Acehnese words stay in Aceh."""
        words = SEGMENT_WORDS[segment]
        if self.province != "Aceh":
            words = [w for w in words if not any(x in w.lower() for x in ("gampong", "tuha", "imum", "skpk"))]
        return self.one(words)

    def fund(self, fund: str) -> str:
        words = FUNDS[fund]
        if self.province != "Aceh":
            words = [w for w in words if w not in ("APBK", "APBA", "APBG", "Baitul Mal")]
        return self.one(words)

    def stage(self, stage: str) -> str:
        return self.one(STAGES[stage]).format(a=self.apbd)

    def district(self, place: tuple | None = None) -> str:
        name, kind = (place or self.place)[:2]
        return self.one(
            [f"{kind} {name}", f"{'Kab.' if kind == 'Kabupaten' else 'Kota'} {name}", f"{kind} {name}".upper()]
        )

    def folder(self, file: str) -> str:
        return f"{self.province}/{self.name.lower().replace(' ', '_')}/{file}"

    def sheet(self, otherwise: str) -> str:
        short = "Kab" if self.kind == "Kabupaten" else "Kota"
        return f"{short} {self.name}" if self.tell_district == "sheet" else otherwise

    def put_money(self, page: Page, row: int, column: int, value: int) -> str:
        if self.scale != 1:
            assert value % self.scale == 0
            return page.set(row, column, value // self.scale, "#,##0")
        if self.money in ("plain", "format") or value == 0:
            return page.set(row, column, value, "#,##0" if self.money == "format" else "")
        assert value >= 1_000_000 or value < 0
        text = {"rp": f"Rp {dots(value)}", "dots": dots(value), "cents": f"{dots(value)},00"}[self.money]
        return page.set(row, column, text)


def _pair(page: Page, h: Habits, label: str, value: object) -> None:
    if h.pair == "three":
        page.row(label, ":", value, start=h.left)
    elif h.pair == "two":
        page.row(f"{label} :", value, start=h.left)
    else:
        page.row(f"{label} : {value}", start=h.left)


def _heading(
    page: Page, h: Habits, title: str, stage: str = "", year: str = "", when: str = "", one_place: bool = True
) -> None:
    """Letterhead, title and pairs; each fact stands in the place this sender is used to."""
    pairs: list[tuple[str, object]] = []
    if one_place and h.tell_district == "letterhead":
        page.row(f"PEMERINTAH {h.kind} {h.name}".upper(), start=h.left, bold=True)
        page.row(
            h.one(["DINAS TENAGA KERJA", "BAPPEDA", "BADAN PENGELOLAAN KEUANGAN DAERAH", "SEKRETARIAT DAERAH"]),
            start=h.left,
        )
        page.gap()
    if one_place and h.tell_district == "title":
        title += f" {h.kind} {h.name}"
    if one_place and h.tell_district == "pair":
        pairs.append((h.one(HEADS["district"][:5]), f"{h.kind} {h.name}" if h.kind == "Kota" else h.name))
    if stage:
        words = h.one(STAGE_TITLES[stage]).format(a=h.apbd)
        if h.tell_stage == "title":
            title += f" - {words}"
        else:
            pairs.append((h.one(HEADS["stage"][:8]), words))
    if year and h.tell_year == "title":
        title += h.one([f" Tahun Anggaran {year}", f" T.A. {year}", f" TA {year}"])
    elif year:
        pairs.append((h.one(["Tahun Anggaran", "Tahun", "TA", "T.A"]), int(year)))
    if when and h.tell_year == "pair":
        pairs.append((h.one(["Posisi", "Keadaan", "Periode", "Data"]), when))
    elif when:
        title += f" {when}"
    page.row(title.upper() if h.upper else title, start=h.left, bold=True)
    for label, value in pairs:
        _pair(page, h, label, value)
    if h.scale == 1000:
        page.row(
            h.one(["(dalam ribuan rupiah)", "(Rp. 000)", "Satuan: ribu rupiah", "(Dlm Ribuan Rp)"]), start=h.left + 3
        )
    page.gap()


def _foot(page: Page, h: Habits) -> None:
    page.gap()
    for kind in h.foot:
        if kind == "source":
            page.row(
                h.one(["Sumber: data SKPD, diolah", "Sumber : BPKD dan Disnaker", "Sumber data: BPJS Ketenagakerjaan"]),
                start=h.left,
            )
        elif kind == "note":
            page.row("Keterangan:", start=h.left)
            page.row("*) data dapat berubah sesuai hasil verifikasi lapangan", start=h.left)
        else:
            page.row("Mengetahui,", start=h.left + 2)
            page.row("Kepala Dinas", start=h.left + 2)
            page.gap(2)
            page.row("(.......................)", start=h.left + 2)


def _numbering(page: Page, h: Habits, row: int, count: int) -> bool:
    if not h.numbered:
        return False
    for offset in range(count):
        page.set(row, h.left + offset, offset + 1 if h.numbered == "plain" else f"({offset + 1})")
    return True


def _table(page: Page, h: Habits, lines: list[dict], measures: list[dict], columns: list[str], base: dict) -> None:
    """One budget table. A measure is an amount told {..}, or computed: sum, diff, pct of other measures."""
    s = page.submission
    slots: list[tuple[str, int]] = []
    for key in columns:
        slots += [("m", i) for i in range(len(measures))] if key == "AMT" else [(key, -1)]
    deep = any(m.get("group") for m in measures)
    top, seen = page.r, ""
    for offset, (key, i) in enumerate(slots):
        column = h.left + offset
        if key != "m":
            page.set(top, column, h.head(key))
        elif measures[i].get("group"):
            if measures[i]["group"] != seen:
                seen = measures[i]["group"]
                page.set(top, column, seen)
                width = sum(m.get("group") == seen for m in measures)
                page.merge(f"{at(top, column)}:{at(top, column + width - 1)}")
            page.set(top + 1, column, measures[i]["head"])
            continue
        else:
            page.set(top, column, measures[i]["head"])
        if deep:
            page.merge(f"{at(top, column)}:{at(top + 1, column)}")
    row = top + (2 if deep else 1)
    row += _numbering(page, h, row, len(slots))
    row += h.gap_after_head
    label_at = next(h.left + o for o, (key, _) in enumerate(slots) if key in ("label", "segment", "fund"))

    def worth(line: dict, measure: dict) -> int:
        values = line["values"]
        if "sum" in measure:
            return sum(values[i] or 0 for i in measure["sum"])
        return (values[measure["diff"][0]] or 0) - (values[measure["diff"][1]] or 0)

    def figures(row: int, group: list[dict], word: str) -> None:
        page.set(row, label_at, word)
        for offset, (key, i) in enumerate(slots):
            column = h.left + offset
            if key == "workers":
                page.set(row, column, sum(line["workers"] for line in group))
            if key != "m" or "pct" in measures[i]:
                continue
            m = measures[i]
            computed = "sum" in m or "diff" in m
            value = sum(worth(line, m) if computed else (line["values"][i] or 0) for line in group)
            h.put_money(page, row, column, value)

    word, number = h.one(TOTALS), 0
    if h.total == "top":
        figures(row, lines, word)
        row += 1
    grouped = [(name, list(part)) for name, part in groupby(lines, key=lambda line: line.get("group", ""))]
    for name, part in grouped:
        if name:
            page.set(row, label_at if label_at > h.left else h.left, name)
            row += 1
        for line in part:
            number += 1
            for offset, (key, i) in enumerate(slots):
                column = h.left + offset
                if key == "no":
                    page.set(row, column, number)
                elif key == "note":
                    page.set(row, column, h.one(NEUTRAL))
                elif key == "unit":
                    page.set(row, column, line["unit"])
                elif key != "m":
                    page.set(row, column, line[key])
                elif "pct" in measures[i]:
                    over, under = (line["values"][k] for k in measures[i]["pct"])
                    page.set(row, column, round(100 * (over or 0) / under, 2) if under else "-")
                elif "sum" in measures[i] or "diff" in measures[i]:
                    h.put_money(page, row, column, worth(line, measures[i]))
                elif line["values"][i] is None:
                    page.set(row, column, "-")
                else:
                    cell = h.put_money(page, row, column, line["values"][i])
                    told = {"segment": line["seg"], **base}
                    told |= {
                        field: line[key]
                        for key, field in (("workers", "workers"), ("months", "months"), ("unit", "unit_cost_idr"))
                        if key in columns
                    }
                    s.line(
                        page.name,
                        cell,
                        line["values"][i],
                        **{**told, **line.get("told", {}), **measures[i].get("told", {})},
                    )
            row += 1
        if name and h.total != "none":
            figures(row, part, h.one([f"Jumlah {name}", "Sub Jumlah", "Subtotal", "Sub Total"]))
            row += 1
        if h.blank_rows:
            row += 1
    if h.total == "bottom":
        figures(row, lines, word)
        row += 1
    page.r = row


_BUDGET_SEGMENTS = [
    "non_asn", "perangkat_desa", "bpd", "rt_rw", "pekerja_rentan", "guru_honor", "tenaga_kesehatan", "kader",
    "pekerja_keagamaan", "nelayan", "petani", "petani_sawit", "pemilu", "lainnya",
]  # fmt: skip
_SENTENCES = _words(
    "Iuran BPJS Ketenagakerjaan {}|Premi Jamsostek {}|Perlindungan jaminan sosial ketenagakerjaan bagi {}|"
    "Pembayaran iuran BPJS TK {}|Bantuan iuran Jamsostek {}|Kepesertaan BPJAMSOSTEK {}|Belanja iuran BPJS Ketenagakerjaan untuk {}"
)


_TRAPS = [
    ("Iuran BPJS Kesehatan Tenaga Non ASN", "kesehatan"),
    ("Kontribusi Jaminan Kesehatan Nasional (JKN) perangkat", "kesehatan"),
    ("Iuran JKK dan JKM PNS (PT Taspen)", "taspen"),
    ("Premi asuransi kendaraan dinas", "aset"),
    ("Belanja internet kantor", "lainnya"),
]


def _lines(h: Habits, count: int, sentence: bool, values: int = 1) -> list[dict]:
    """Lines of distinct segments; later values are a change of, or a spending below, the first."""
    pattern, found = h.one(_SENTENCES), []
    for segment in h.rng.sample(_BUDGET_SEGMENTS, count):
        words = h.people(segment)
        workers = h.rng.randint(8, 190) * 10
        months = h.one([1, 2]) if segment == "pemilu" else h.one([12, 12, 12, 6, 9, 10])
        unit = (
            16800
            if segment not in ("non_asn", "guru_honor", "tenaga_kesehatan", "perangkat_desa")
            else h.one([6500, 10800, 16200])
        )
        amount = max(workers * months * unit, 1_200_000)
        rest = [round(amount * h.rng.uniform(0.8, 1.3), -4) for _ in range(values - 1)]
        values_ = [amount, *(max(int(v), 1_000_000) for v in rest)]
        text = pattern.format(words) if sentence else words
        found.append(
            {
                "seg": segment,
                "label": text,
                "segment": words,
                "workers": workers,
                "months": months,
                "unit": unit,
                "values": values_,
            }
        )
    return found


def _amount_head(h: Habits, neutral: bool = False) -> str:
    """The head of the amounts; a neutral one where spending stands below it."""
    planned = ("anggaran", "alokasi", "plafon")
    word = h.one([w for w in HEADS["amount"] if not (neutral and any(x in w.lower() for x in planned))])
    return word + h.one(["", " (Rp)", " (Rp.)", " Rp"]) if h.scale == 1 else word


def _columns(h: Habits, more: list[str] | None = None) -> list[str]:
    """Which columns there are and their order."""
    texts = ["label" if h.rng.random() < 0.6 else "segment", *(more or [])]
    if h.rng.random() < 0.3:
        texts.reverse()
    numbers = ["workers"] if h.rng.random() < 0.85 else []
    if numbers and h.rng.random() < 0.7:
        numbers.append("months")
        if h.scale == 1 and h.rng.random() < 0.8:
            numbers.append("unit")
            h.rng.shuffle(numbers)
    order = [*numbers, "AMT"] if h.rng.random() < 0.7 else ["AMT", *numbers]
    return [*h.one([["no"], ["no"], []]), *texts, *order, *h.one([["note"], []])]


def _base(h: Habits, **more: object) -> dict:
    return {"district_code": h.code, "fiscal_year": str(h.year), **more}


def drawn_flat(seed: int) -> Submission:
    """One stage told above, one line a row, programme or funds in a column."""
    h = Habits(seed)
    s = Submission(h.folder(f"anggaran {seed}.xlsx"))
    stage = h.one(["murni", "murni", "perubahan", "pergeseran", "realisasi"])
    more = h.rng.sample(["programme", "fund"], h.rng.randint(0, 2))
    columns = _columns(h, more)
    lines = _lines(h, h.rng.randint(4, 7), "label" in columns)
    for line in lines:
        line["told"] = {}
        if "programme" in more:
            programme = h.one(list(PROGRAMMES))
            line["programme"] = h.one(PROGRAMMES[programme])
            line["told"]["programme"] = programme
        if "fund" in more:
            fund = h.one(["APBD", "APBD", "DBH_SAWIT", "DBH_CHT", "APBDES", "PROVINSI", "LAINNYA"])
            line["fund"] = h.fund(fund)
            line["told"]["fund_source"] = fund
    if "label" in columns and not more:
        text, reason = h.one(_TRAPS)
        told = {"counted": False, "reason": reason, "segment": "lainnya", "programme": ANY}
        lines.insert(
            2,
            {
                **lines[0],
                "label": text,
                "unit": 37800,
                "values": [lines[0]["workers"] * lines[0]["months"] * 37800],
                "told": told,
            },
        )
    page = Page(s, h.sheet(h.one(["Sheet1", "Anggaran", "Data", "Rekap"])))
    _heading(page, h, h.one(BUDGET_TITLES), stage, str(h.year))
    _table(page, h, lines, [{"head": _amount_head(h, stage == "realisasi")}], columns, _base(h, stage=stage))
    _foot(page, h)
    return s


def drawn_stages(seed: int) -> Submission:
    """Stages side by side, with differences and percentages; the year above the stages or in the title."""
    h = Habits(seed)
    s = Submission(h.folder(f"Jamsostek_{h.year}.xlsx"))
    stages = h.one(
        [
            ["murni", "perubahan", "realisasi"],
            ["murni", "pergeseran", "perubahan"],
            ["murni", "realisasi"],
            ["perubahan", "realisasi"],
        ]
    )
    h.tell_stage = "title"
    year_over = h.rng.random() < 0.5
    group = (
        h.one([f"{h.apbd} {h.year}", f"Anggaran {h.year}", f"Tahun {h.year}"])
        if year_over
        else h.one(["", "Anggaran", "Nilai (Rp)" if h.scale == 1 else "Nilai"])
    )
    measures: list[dict] = []
    for stage in stages:
        measures.append({"head": h.stage(stage), "group": group, "told": {"stage": stage, "fund_source": ANY}})
    if "realisasi" in stages and h.rng.random() < 0.7:
        last = len(stages) - 1
        measures += [{"head": h.one(["%", "% Realisasi", "Persentase"]), "pct": (last, last - 1)}]
    elif "realisasi" not in stages:
        measures.append(
            {"head": h.one(["Bertambah/(Berkurang)", "Selisih", "+/-", "Bertambah / Berkurang"]), "diff": (2, 0)}
        )
    columns = _columns(h)
    lines = _lines(h, h.rng.randint(4, 6), "label" in columns, len(stages))
    if h.money != "dots":
        lines[-1]["values"][-1] = h.one([0, None])
    if any("diff" in m for m in measures) and h.money not in ("plain", "format"):
        h.money = "format"
    page = Page(s, h.sheet("Sheet1"))
    _heading(page, h, h.one(BUDGET_TITLES), "", "" if year_over else str(h.year))
    _table(page, h, lines, measures, columns, _base(h))
    _foot(page, h)
    return s


def drawn_parts(seed: int) -> Submission:
    """Programme parts across and their sum."""
    h = Habits(seed)
    s = Submission(h.folder("rincian jkk jkm.xlsx"))
    stage = h.one(["murni", "perubahan", "realisasi"])
    names = h.one([["JKK", "JKM"], ["JKK", "JKM", "JHT"]])
    full = {"JKK": "Jaminan Kecelakaan Kerja (JKK)", "JKM": "Jaminan Kematian (JKM)", "JHT": "Jaminan Hari Tua (JHT)"}
    group = h.one(["", "Program", "Iuran per Program"])
    long = h.rng.random() < 0.5
    measures = [{"head": full[n] if long else n, "group": group, "told": {"programme": n}} for n in names]
    measures.append(
        {"head": h.one(["Jumlah", "Total", "Jumlah Iuran"]), "group": group, "sum": list(range(len(names)))}
    )
    columns = ["no", h.one(["label", "segment"]), "workers", "AMT"]
    lines = _lines(h, 5, "label" in columns)
    for line in lines:
        base = line["workers"] * 12
        line["values"] = [max(base * 10000, 1_200_000), max(base * 6800, 1_200_000), base * 20000][: len(names)]
    page = Page(s, h.sheet("JKK JKM"))
    _heading(page, h, h.one(BUDGET_TITLES), stage, str(h.year))
    _table(page, h, lines, measures, columns, _base(h, stage=stage))
    _foot(page, h)
    return s


def drawn_years(seed: int) -> Submission:
    """Years across, one stage told above."""
    h = Habits(seed)
    h.money = h.one(["plain", "format"])
    s = Submission(h.folder("anggaran 2021 sd 2024.xlsx"))
    stage = h.one(["murni", "realisasi"])
    word = h.one(["{}", "Tahun {}", "TA {}", "Thn. {}"])
    group = h.one(["", "Tahun Anggaran", "Jumlah per Tahun"])
    measures = [
        {"head": word.format(y) if word != "{}" else y, "group": group, "told": {"fiscal_year": str(y)}}
        for y in range(2021, 2025)
    ]
    columns = ["no", "segment", "AMT"] if h.rng.random() < 0.5 else ["label", "AMT", "note"]
    lines = _lines(h, 5, "label" in columns, 4)
    lines[1]["values"][0] = lines[3]["values"][0] = None
    page = Page(s, h.sheet("2021-2024"))
    h.tell_stage = "title"
    _heading(page, h, h.one(BUDGET_TITLES), stage)
    _table(page, h, lines, measures, columns, _base(h, stage=stage))
    _foot(page, h)
    return s


def drawn_blocks(seed: int) -> Submission:
    """One sheet, a block of its own for every stage, a full-width row above each."""
    h = Habits(seed)
    s = Submission(h.folder("iuran jamsostek semua tahap.xlsx"))
    page = Page(s, h.sheet("gabungan"))
    _heading(page, h, h.one(BUDGET_TITLES), "", str(h.year))
    columns = _columns(h)
    head = _amount_head(h, neutral=True)
    for letter, stage in zip("ABC", ["murni", "perubahan", "realisasi"], strict=True):
        page.row(f"{letter}. {h.one(STAGE_TITLES[stage]).format(a=h.apbd)}", start=h.left, bold=True)
        _table(
            page, h, _lines(h, 4, "label" in columns), [{"head": head}], columns, _base(h, stage=stage, fund_source=ANY)
        )
        page.gap()
    _foot(page, h)
    return s


def drawn_sheets(seed: int) -> Submission:
    """A sheet for each year; the year stands in each title."""
    h = Habits(seed)
    h.tell_district = h.one(["letterhead", "title", "pair"])
    s = Submission(h.folder("Inpres 2.xlsx"))
    stage = h.one(["murni", "perubahan"])
    columns, head, title = _columns(h, ["fund"]), _amount_head(h), h.one(BUDGET_TITLES)
    for year in (2022, 2023, 2024):
        h.year = year
        page = Page(s, h.one([f"TA {year}", f"{year}"]))
        _heading(page, h, title, stage, str(year))
        lines = _lines(h, 4, "label" in columns)
        for line in lines:
            fund = h.one(["APBD", "APBDES", "DBH_SAWIT", "PROVINSI"])
            line |= {"fund": h.fund(fund), "told": {"fund_source": fund}}
        _table(page, h, lines, [{"head": head}], columns, _base(h, stage=stage))
        _foot(page, h)
    return s


def drawn_funds(seed: int) -> Submission:
    """Lines grouped under their funds, with subtotals."""
    h = Habits(seed)
    h.total = "bottom"
    s = Submission(h.folder("per sumber dana.xlsx"))
    stages = ["murni", "perubahan"]
    measures = [{"head": h.stage(stage), "told": {"stage": stage}} for stage in stages]
    columns = ["no", "segment", "workers", "AMT"]
    lines = _lines(h, 7, False, 2)
    for line, (letter, fund) in zip(
        lines, [("I.", "APBD")] * 3 + [("II.", "APBDES")] * 2 + [("III.", "DBH_SAWIT")] * 2, strict=True
    ):
        line |= {"group": f"{letter} {FUNDS[fund][0]}", "told": {"fund_source": fund}}
    page = Page(s, h.sheet("Sumber Dana"))
    _heading(page, h, h.one(BUDGET_TITLES), "", str(h.year))
    _table(page, h, lines, measures, columns, _base(h))
    _foot(page, h)
    return s


def drawn_long(seed: int) -> Submission:
    """A database: district, year and stage in columns of every row."""
    h = Habits(seed)
    h.left, h.scale, h.money = 1, 1, h.one(["plain", "format", "dots"])
    s = Submission(f"{h.province}/kanwil/export_anggaran.xlsx")
    page = Page(s, "Export")
    keys = ["district", "year", "stage", "segment", "programme", "fund", "workers", "amount"]
    h.rng.shuffle(keys)
    page.row(*(_amount_head(h, neutral=True) if key == "amount" else h.head(key) for key in keys))
    for place in h.rng.sample([d for d in DISTRICTS if d[3] == h.province], 3):
        for line in _lines(h, 2, False):
            programme, fund = h.one(list(PROGRAMMES)), h.one(list(FUNDS))
            for stage in ("murni", "realisasi"):
                amount = line["values"][0] if stage == "murni" else line["values"][0] - 100_000
                shown = {
                    "district": h.district(place), "year": h.year, "stage": h.stage(stage), "segment": line["segment"],
                    "programme": h.one(PROGRAMMES[programme]), "fund": h.fund(fund), "workers": line["workers"],
                }  # fmt: skip
                for column, key in enumerate(keys, 1):
                    if key == "amount":
                        cell = h.put_money(page, page.r, column, amount)
                    else:
                        page.set(page.r, column, shown[key])
                s.line(
                    page.name, cell, amount, district_code=place[2], fiscal_year=str(h.year), stage=stage,
                    segment=line["seg"], programme=programme, fund_source=fund, workers=line["workers"],
                )  # fmt: skip
                page.gap()
    return s


def drawn_across(seed: int) -> Submission:
    """Segments across, what is told about each goes down."""
    h = Habits(seed)
    s = Submission(h.folder("bentuk melebar.xlsx"))
    page = Page(s, h.sheet("Lembar1"))
    _heading(page, h, h.one(BUDGET_TITLES), "", str(h.year))
    lines, start = _lines(h, 5, False, 3), h.left
    page.row("Uraian", *(line["segment"] for line in lines), "Jumlah", start=start, bold=True)
    page.row(
        h.head("workers"), *(line["workers"] for line in lines), sum(line["workers"] for line in lines), start=start
    )
    page.row(h.head("months"), *(line["months"] for line in lines), start=start)
    for i, stage in enumerate(["murni", "perubahan", "realisasi"]):
        page.set(page.r, start, h.stage(stage) + ("" if h.scale == 1000 else " (Rp)"))
        for column, line in enumerate(lines, start + 1):
            amount = line["values"][i]
            cell = h.put_money(page, page.r, column, amount)
            s.line(
                page.name, cell, amount, **_base(h, stage=stage, segment=line["seg"], fund_source=ANY),
                workers=line["workers"], months=line["months"],
            )  # fmt: skip
        h.put_money(page, page.r, start + 6, sum(line["values"][i] for line in lines))
        page.gap()
    _foot(page, h)
    return s


def as_html(s: Submission) -> Submission:
    """The same single sheet as an HTML table named .xls."""
    rows = s.book.active.iter_rows(values_only=True)
    lines = ("<tr>" + "".join(f"<td>{'' if v is None else v}</td>" for v in row) + "</tr>" for row in rows)
    s.data = ("<html><body><table>\n" + "\n".join(lines) + "\n</table></body></html>").encode()
    s.path = s.path.replace(".xlsx", ".xls")
    for row in [*s.budget, *s.participation]:
        row["sheet"] = ANY
    return s


# --- the drawn half: people -----------------------------------------------------------------------------------------

_LEGAL = ["pu", "bpu", "jakon"]
_MONEV = [
    "non_asn",
    "perangkat_desa",
    "bpd",
    "rt_rw",
    "kader",
    "pekerja_rentan",
    "pekerja_keagamaan",
    "nelayan",
    "petani",
    "guru_honor",
]


def _period_words(h: Habits, period: str, with_year: bool) -> str:
    if len(period) == 4:
        return h.one([f"Tahun {period}", period])
    year, month = period.split("-")
    name = MONTHS[int(month) - 1]
    if not with_year:
        return name
    last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][int(month) - 1]
    return h.one(
        [
            f"{name} {year}",
            f"{name[:3]} {year}",
            f"{last} {name} {year}",
            f"per {last} {name} {year}",
            f"{name.upper()} {year}",
        ]
    )


def _people(h: Habits, places: list, segments: list[str], metrics: list[str], periods: list[str]) -> dict:
    """Numbers that agree with each other: potential >= registered >= active, the rest is not registered."""
    found = {}
    for place in places:
        for segment in segments:
            potential = h.rng.randint(*((4000, 60_000) if segment in _LEGAL else (120, 4800)))
            share = h.rng.uniform(0.1, 0.6)
            for period in periods:
                share = min(share * h.rng.uniform(0.98, 1.08), 0.95)
                registered = int(potential * share)
                row = {
                    "potential": potential, "registered": registered, "active": int(registered * 0.83),
                    "not_registered": potential - registered, "target": int(potential * min(share + 0.1, 1)),
                }  # fmt: skip
                for metric in metrics:
                    found[place[2], segment, metric, period] = row[metric]
    return found


def drawn_people(seed: int, down: list[str], across: list[str], apart: str = "", legal: bool = False) -> Submission:
    """A cross table: any dimension goes down, across, apart (a block or a sheet each) or is told above."""
    h = Habits(seed)
    h.scale = 1
    laid = [*down, *across, apart.split(":")[0]]
    places = h.rng.sample([d for d in DISTRICTS if d[3] == h.province], 4) if "district" in laid else [h.place]
    segments = list(_LEGAL) if legal else h.rng.sample(_MONEV, h.rng.randint(4, 6))
    every = ["potential", "registered", "active", "not_registered", "target"]
    metrics = h.one(
        [every[:2], every[:3], ["potential", "registered", "not_registered"], ["target", "registered", "active"], every]
    )
    metrics = metrics if "metric" in laid else [h.one(["registered", "active"])]
    first = h.rng.randint(1, 9)
    periods = (
        [f"{h.year}-{m:02d}" for m in range(first, first + 3)]
        if "period" in laid
        else [h.one([f"{h.year}-{first:02d}", str(h.year)])]
    )
    year_in_label = h.rng.random() < 0.6
    words = {
        "district": {d: h.district(d) for d in places},
        "segment": {x: h.people(x) for x in segments},
        "metric": {x: h.one(METRICS[x]) for x in metrics},
        "period": {x: _period_words(h, x, year_in_label) for x in periods},
    }
    data = _people(h, places, segments, metrics, periods)
    folder = f"{h.province}/cabang" if "district" in laid else f"{h.province}/{h.name.lower().replace(' ', '_')}"
    s = Submission(f"{folder}/kepesertaan {seed}.xlsx")
    title = h.one(PEOPLE_TITLES)
    if "metric" not in laid:
        title += f" ({words['metric'][metrics[0]]})"
    keys = {"district": places, "segment": segments, "metric": metrics, "period": periods}
    dimension, _, shape = apart.partition(":")
    parts = keys[dimension] if dimension else [None]
    year = str(h.year) if ("period" in laid and not year_in_label) else ""
    when = "" if "period" in laid else _period_words(h, periods[0], True)
    if "district" in laid or (dimension and shape == "sheet"):
        h.tell_district = h.tell_district if h.tell_district != "sheet" else "pair"
    page = None
    for number, part in enumerate(parts, 1):
        if page is None or shape == "sheet":
            name = str(words[dimension][part]).replace("/", "-")[:28] if shape == "sheet" else h.sheet("Kepesertaan")
            page = Page(s, name)
            _heading(
                page,
                h,
                title,
                "",
                "",
                " ".join(filter(None, [when, f"Tahun {year}" if year else ""])),
                "district" not in laid,
            )
        if dimension:
            label = str(words[dimension][part])
            page.row(
                h.block_label.format(label, number, "ABCDEFG"[number - 1]) if shape == "block" else label,
                start=h.left,
                bold=True,
            )
        _cross(page, h, keys, words, data, down, across, {dimension: part} if dimension else {})
        page.gap()
    _foot(page, h)
    return s


def _cross(
    page: Page, h: Habits, keys: dict, words: dict, data: dict, down: list[str], across: list[str], fixed: dict
) -> None:
    """Write one cross table; sums over segments or districts are printed where the habit has totals."""
    s = page.submission
    keys = {**keys, **{k: [v] for k, v in fixed.items()}}
    outer, inner = (across[0], across[1]) if len(across) == 2 else ("", across[0])
    heads = [(o, i) for o in (keys[outer] if outer else [None]) for i in keys[inner]]
    grouped = len(down) == 2
    as_row = grouped and h.rng.random() < 0.5  # the outer key as a row of its own, or in a column of its own
    labels = [h.head(down[-1])] if not grouped or as_row else [h.head(down[0]), h.head(down[1])]
    top, lead = page.r, h.left
    numbers = h.row_numbers and not grouped
    texts = (["No"] if numbers else []) + labels
    depth = 2 if outer else 1
    for offset, text in enumerate(texts):
        page.set(top, lead + offset, text)
        if depth == 2:
            page.merge(f"{at(top, lead + offset)}:{at(top + 1, lead + offset)}")
    begin = lead + len(texts)
    for offset, (o, i) in enumerate(heads):
        column = begin + offset
        if outer and i == keys[inner][0]:
            page.set(top, column, words[outer][o])
            page.merge(f"{at(top, column)}:{at(top, column + len(keys[inner]) - 1)}")
        page.set(top + depth - 1, column, words[inner][i])
    summed = inner == "segment" and not outer and h.total != "none"
    if summed:
        page.set(top, begin + len(heads), h.one(["Jumlah", "Total", "Jml"]))
    percent = inner == "metric" and not outer and {"potential", "registered"} <= set(keys["metric"]) and h.percent
    if percent:
        page.set(top, begin + len(heads), h.one(["%", "% Terdaftar", "Persentase (%)", "Coverage (%)"]))
    row = top + depth
    row += _numbering(page, h, row, len(texts) + len(heads) + (summed or percent))
    sum_rows = down[-1] in ("segment", "district") and h.total != "none"

    def value(at_row: dict, o: object, i: object) -> tuple[int, dict]:
        found = {**{k: v[0] for k, v in keys.items()}, **at_row, inner: i}
        if outer:
            found[outer] = o
        return data[found["district"][2], found["segment"], found["metric"], found["period"]], found

    def sums(at_rows: list[dict], word: str) -> None:
        page.set(row, lead + (1 if numbers else 0), word)
        got = [sum(value(r, o, i)[0] for r in at_rows) for o, i in heads]
        for offset, number in enumerate(got):
            page.set(row, begin + offset, number, "#,##0")
        if summed:
            page.set(row, begin + len(heads), sum(got), "#,##0")

    word = h.one(TOTALS)
    for group in keys[down[0]] if grouped else [None]:
        here = [{**({down[0]: group} if grouped else {}), down[-1]: x} for x in keys[down[-1]]]
        if as_row:
            page.set(row, lead, words[down[0]][group])
            row += 1
        for number, at_row in enumerate(here, 1):
            if numbers:
                page.set(row, lead, number)
            if grouped and not as_row and number == 1:
                page.set(row, lead, words[down[0]][group])
            page.set(row, begin - 1, words[down[-1]][at_row[down[-1]]])
            got = {}
            for offset, (o, i) in enumerate(heads):
                count, found = value(at_row, o, i)
                got[i] = count
                cell = page.set(row, begin + offset, count, "#,##0")
                s.count(
                    page.name, cell, count, district_code=found["district"][2], period=found["period"],
                    segment=found["segment"], metric=found["metric"],
                )  # fmt: skip
            if summed:
                page.set(row, begin + len(heads), sum(got.values()), "#,##0")
            if percent:
                page.set(row, begin + len(heads), round(100 * got["registered"] / got["potential"], 2))
            row += 1
        if sum_rows:
            sums(here, word)
            row += 1
    page.r = row


# --- the hand-made half: budgets ------------------------------------------------------------------------------------

CODE = "5.1.02.02.02."
JKK_NAME, JKM_NAME = (
    "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
    "Belanja Iuran Jaminan Kematian bagi Non ASN",
)


def colours_instead_of_words() -> Submission:
    """Sums stand in coloured rows without any label."""
    s = Submission("Aceh/pidie/warna.xlsx")
    p = Page(s, "rekap")
    p.row("ALOKASI IURAN JAMSOSTEK (JKK-JKM) KABUPATEN PIDIE, APBK MURNI TA 2022", bold=True)
    p.gap()
    p.row("Penerima", "Org", "Bln", "Iuran/org/bln (Rp)", "Setahun (Rp)", bold=True, fill="BDD7EE")
    told = {"district_code": "11.07", "fiscal_year": "2022", "stage": "murni", "programme": "JKK+JKM"}
    grand = [0, 0]
    for block in (
        [("Keuchik & perangkat gampong", "perangkat_desa", 2190, 12, 10800), ("Tuha peut", "bpd", 3650, 12, 10800)],
        [
            ("Tenaga kontrak SKPK", "non_asn", 1480, 12, 10800),
            ("Nelayan", "nelayan", 600, 6, 16800),
            ("Tukang becak", "pekerja_rentan", 250, 6, 16800),
        ],
    ):
        got = [0, 0]
        for words, segment, workers, months, unit in block:
            amount = workers * months * unit
            row = p.row(words, workers, months, unit, amount)
            s.line(
                p.name, f"E{row}", amount, **told, segment=segment, workers=workers, months=months, unit_cost_idr=unit
            )
            got = [got[0] + workers, got[1] + amount]
        p.row(None, got[0], None, None, got[1], bold=True, fill="FFFF00")
        grand = [grand[0] + got[0], grand[1] + got[1]]
    p.row(None, grand[0], None, None, grand[1], bold=True, fill="F4B183")
    return s


def two_rows_a_record() -> Submission:
    """Each record has a row M and a row P, explained below; a note stands in the middle of the table."""
    s = Submission("Sumatera Utara/tapanuli_tengah/rekap BPJS TK.xlsx")
    p = Page(s, "Sheet1")
    p.row("PEMERINTAH KABUPATEN TAPANULI TENGAH")
    p.row("REKAPITULASI BELANJA IURAN BPJS KETENAGAKERJAAN TAHUN ANGGARAN 2023")
    p.gap()
    p.row("No", "Sasaran", "M/P", "Jlh Peserta", "Bulan", "Anggaran (Rp)", "Ket.")
    records = [
        ("Tenaga Harian Lepas", "non_asn", (1200, 12, 93_600_000), (1150, 12, 89_700_000)),
        ("Kepala Desa dan Perangkat Desa", "perangkat_desa", (1590, 12, 171_720_000), (1590, 10, 143_100_000)),
        ("Nelayan kecil", "nelayan", (500, 6, 50_400_000), (750, 6, 75_600_000)),
        ("Kepala lingkungan", "rt_rw", (120, 12, 24_192_000), (120, 12, 24_192_000)),
    ]
    sums = {"M": 0, "P": 0}
    for number, (words, segment, *both) in enumerate(records, 1):
        for mark, (workers, months, amount) in zip("MP", both, strict=True):
            row = p.row(number if mark == "M" else None, words if mark == "M" else None, mark, workers, months, amount)
            s.line(
                p.name, f"F{row}", amount, district_code="12.01", fiscal_year="2023", segment=segment,
                stage="murni" if mark == "M" else "perubahan", workers=workers, months=months,
            )  # fmt: skip
            sums[mark] += amount
        if number == 2:
            p.row(None, "Catatan: iuran perangkat desa bulan Nopember dan Desember dibayar desa masing-masing")
    p.row(None, "Jumlah M", None, None, None, sums["M"])
    p.row(None, "Jumlah P", None, None, None, sums["P"])
    p.gap()
    p.row("M = APBD Murni")
    p.row("P = APBD Perubahan")
    return s


def printed_change_document() -> Submission:
    """A DPPA printed to Excel: before and after, details below the account, volumes as text."""
    s = Submission("Sumatera Utara/asahan/DPPA Disnaker.xlsx")
    p = Page(s, "DPPA")
    p.row(
        "DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH",
        None,
        None,
        None,
        None,
        None,
        "DPPA-RINCIAN BELANJA SKPD",
    )
    p.row("Kabupaten Asahan")
    p.row("Tahun Anggaran 2023")
    p.rows(
        ("Organisasi", ":", "2.07.0.00.0.00.01.0000 Dinas Tenaga Kerja"),
        ("Program", ":", "2.07.05 PROGRAM HUBUNGAN INDUSTRIAL"),
        (
            "Sub Kegiatan",
            ":",
            "Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja dan Fasilitas Kesejahteraan Pekerja",
        ),
        ("Sumber Dana", ":", "Dana Transfer Umum - DAU"),
    )
    p.gap()
    top = p.row(
        "Kode Rekening",
        "Uraian",
        "Sebelum Perubahan",
        None,
        None,
        None,
        "Setelah Perubahan",
        None,
        None,
        None,
        "Bertambah/ (Berkurang)",
    )
    p.row(None, None, *["Koefisien", "Satuan", "Harga", "Jumlah"] * 2)
    for area in (f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:F{top}", f"G{top}:J{top}", f"K{top}:K{top + 1}"):
        p.merge(area)
    details = {
        f"{CODE}0006": (
            JKK_NAME,
            "JKK",
            "Iuran JKK",
            10000,
            [("Nelayan", "nelayan", 300, 350), ("Petani penggarap", "petani", 420, 400)],
        ),
        f"{CODE}0007": (
            JKM_NAME,
            "JKM",
            "Iuran JKM",
            6800,
            [("Nelayan", "nelayan", 300, 350), ("Petani penggarap", "petani", 420, 400)],
        ),
    }
    sums = [
        sum(n[i] * 6 * price for *_, price, rows in details.values() for n in [r[2:] for r in rows]) for i in (0, 1)
    ]

    def parent(code: str, name: str, before: int, after: int) -> None:
        p.row(code, name, None, None, None, before, None, None, None, after, after - before, bold=True)

    parent("5", "BELANJA DAERAH", *sums)
    parent("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", *sums)
    for code, (name, programme, words, price, rows) in details.items():
        parent(code, name, *(sum(r[2 + i] * 6 * price for r in rows) for i in (0, 1)))
        p.row(None, "[#] Perlindungan BPJS Ketenagakerjaan Pekerja Rentan")
        for label, segment, before, after in rows:
            old, new = before * 6 * price, after * 6 * price
            row = p.row(
                None, f"[-] {words} {label}", f"{before} Orang x 6 Bulan", "Orang/Bulan", price, old,
                f"{after} Orang x 6 Bulan", "Orang/Bulan", price, new, new - old,
            )  # fmt: skip
            for column, stage, workers, amount in (("F", "murni", before, old), ("J", "perubahan", after, new)):
                s.line(
                    p.name, f"{column}{row}", amount, district_code="12.09", fiscal_year="2023", stage=stage, segment=segment, programme=programme,
                    fund_source="APBD", account_code=ANY, workers=workers, months=6, unit_cost_idr=price,
                )  # fmt: skip
    p.row(None, "Jumlah", None, None, None, sums[0], None, None, None, sums[1], sums[1] - sums[0], bold=True)
    p.gap()
    p.row(None, None, None, None, None, None, "Pejabat Pengelola Keuangan Daerah")
    p.gap(2)
    p.row(None, None, None, None, None, None, "(...........................)")
    return s


def split_code_columns() -> Submission:
    """A realisation report whose account code is split over six columns, with health and Taspen neighbours."""
    s = Submission("Aceh/bener_meriah/LRA per 31 Des 2022.xlsx")
    p = Page(s, "LRA")
    p.row(None, None, None, None, None, None, "PEMERINTAH KABUPATEN BENER MERIAH")
    p.row(None, None, None, None, None, None, "LAPORAN REALISASI ANGGARAN BELANJA")
    p.row(None, None, None, None, None, None, "Periode 1 Januari s.d. 31 Desember 2022")
    p.gap()
    top = p.row(
        "KODE REKENING", None, None, None, None, None, "URAIAN", "ANGGARAN SETELAH PERUBAHAN", "REALISASI", "SISA", "%"
    )
    p.merge(f"A{top}:F{top}")
    health, jkk, jkm, internet = (
        (912_000_000, 901_440_000),
        (62_400_000, 60_320_000),
        (81_600_000, 78_880_000),
        (48_000_000, 47_500_000),
    )
    taspen = (31_250_000, 30_900_000)
    insured = [sum(x[i] for x in (health, jkk, jkm)) for i in (0, 1)]
    goods = [insured[i] + internet[i] for i in (0, 1)]
    every = [goods[i] + taspen[i] for i in (0, 1)]
    tree = [
        (("5",), "BELANJA DAERAH", every, ""),
        (("5", "1"), "BELANJA OPERASI", every, ""),
        (("5", "1", "01"), "Belanja Pegawai", taspen, ""),
        (("5", "1", "01", "01", "10", "0001"), "Belanja Iuran Jaminan Kecelakaan Kerja PNS", taspen, "taspen"),
        (("5", "1", "02"), "Belanja Barang dan Jasa", goods, ""),
        (("5", "1", "02", "02", "01"), "Belanja Jasa Kantor", internet, ""),
        (("5", "1", "02", "02", "01", "0063"), "Belanja Kawat/Faksimili/Internet/TV Berlangganan", internet, "lainnya"),
        (("5", "1", "02", "02", "02"), "Belanja Iuran Jaminan/Asuransi", insured, ""),
        (("5", "1", "02", "02", "02", "0005"), "Belanja Iuran Jaminan Kesehatan bagi Non ASN", health, "kesehatan"),
        (("5", "1", "02", "02", "02", "0006"), JKK_NAME, jkk, "JKK"),
        (("5", "1", "02", "02", "02", "0007"), JKM_NAME, jkm, "JKM"),
    ]
    for parts, name, (planned, spent), what in tree:
        row = p.row(
            *parts, *[None] * (6 - len(parts)), name, planned, spent, planned - spent, round(spent / planned * 100, 2)
        )
        told = {"district_code": "11.17", "fiscal_year": "2022", "account_code": ".".join(parts)}
        for column, stage, amount in (("H", "perubahan", planned), ("I", "realisasi", spent)):
            if what in ("JKK", "JKM"):
                s.line(p.name, f"{column}{row}", amount, **told, stage=stage, segment="non_asn", programme=what)
            elif what:
                uncounted(s, p.name, f"{column}{row}", amount, what, stage=stage, **told)
    return s


def stages_within_years() -> Submission:
    """Years across, the stages of each year below them; a stale row is hidden."""
    s = Submission("Sumatera Utara/samosir/2021-2024.xlsx")
    p = Page(s, "Samosir")
    p.row("DATA ANGGARAN BPJS KETENAGAKERJAAN KABUPATEN SAMOSIR")
    p.row("(dalam rupiah)")
    p.gap()
    years = [("2021", "P"), ("2022", "MPR"), ("2023", "MPR"), ("2024", "M")]
    names = {"M": ("Murni", "murni"), "P": ("Perubahan", "perubahan"), "R": ("Realisasi", "realisasi")}
    slots = [(year, mark) for year, marks in years for mark in marks]
    top = p.row("No.", "Segmen", *(f"TA {y}" if m == dict(years)[y][0] else None for y, m in slots))
    p.row(None, None, *(names[m][0] for _, m in slots))
    p.merge(f"D{top}:F{top}")
    p.merge(f"G{top}:I{top}")
    table = [
        (
            "Tenaga Non ASN",
            "non_asn",
            [0, 88_200_000, 86_400_000, 85_750_000, 91_800_000, 93_150_000, 92_300_000, 97_200_000],
        ),
        (
            "Perangkat Desa",
            "perangkat_desa",
            [74_520_000, 149_040_000, 149_040_000, 147_300_000, 151_200_000, 151_200_000, 150_010_000, 153_360_000],
        ),
        ("Anggota BPD", "bpd", [None, None, 45_000_000, 44_100_000, 90_000_000, 88_000_000, 87_500_000, 90_000_000]),
        ("Pekerja Rentan", "pekerja_rentan", [None, None, None, None, None, 100_800_000, 98_784_000, 201_600_000]),
    ]
    for number, (words, segment, values) in enumerate(table, 1):
        row = p.row(number, words, *("-" if v is None else v for v in values))
        for column, (value, (year, mark)) in enumerate(zip(values, slots, strict=True), 3):
            if value is not None:
                s.line(
                    p.name,
                    at(row, column),
                    value,
                    district_code="12.17",
                    fiscal_year=year,
                    stage=names[mark][1],
                    segment=segment,
                )
        if number == 2:
            row = p.row(None, "Perangkat Desa (data lama)", *[70_000_000] * 8)
            p.sheet.row_dimensions[row].hidden = True
    p.row(None, "Jumlah", *(sum(t[2][i] or 0 for t in table) for i in range(8)))
    return s


def a_column_for_each_office() -> Submission:
    """Offices across, accounts down."""
    s = Submission("Aceh/langsa/matriks skpk.xlsx")
    p = Page(s, "Matriks")
    p.row("IURAN BPJS KETENAGAKERJAAN TENAGA NON ASN PER SKPK - APBK INDUK TAHUN 2023")
    p.row("KOTA LANGSA")
    p.gap()
    offices = ["Setda", "Set. DPRK", "Satpol PP & WH", "DLH", "PUPR", "Perkim", "Bappeda"]
    heads = [78, 24, 240, 310, 96, 42, 18]
    p.row("Kode Rekening", "Uraian", *offices, "JUMLAH")
    sums = [0] * 7
    for code, name, programme, price in (
        (f"{CODE}0006", JKK_NAME, "JKK", 6500),
        (f"{CODE}0007", JKM_NAME, "JKM", 8500),
    ):
        amounts = [n * 12 * price for n in heads]
        row = p.row(code, name, *amounts, sum(amounts))
        sums = [a + b for a, b in zip(sums, amounts, strict=True)]
        for column, amount in enumerate(amounts, 3):
            s.line(
                p.name, at(row, column), amount, district_code="11.74", fiscal_year="2023", stage="murni",
                segment="non_asn", programme=programme, account_code=code,
            )  # fmt: skip
    p.row(None, "JUMLAH", *sums, sum(sums))
    p.gap()
    p.row("Catatan: SKPK lain tidak memiliki tenaga non ASN yang didaftarkan.")
    return s


def two_units_on_a_sheet() -> Submission:
    """The first table is in full rupiah, the second in thousands."""
    s = Submission("Sumatera Utara/dairi/Jamsostek Dairi 2024.xlsx")
    p = Page(s, "Dairi")
    p.row("KABUPATEN DAIRI", bold=True)
    p.row("Anggaran Perlindungan Jamsostek, APBD Murni Tahun Anggaran 2024", bold=True)
    p.gap()
    told = {"district_code": "12.11", "fiscal_year": "2024", "stage": "murni"}
    p.row("A. Pegawai Non ASN (dalam rupiah penuh)")
    p.row("No", "Unit Kerja", "Program", "Orang", "Jumlah (Rp)")
    first = [
        ("Sekretariat Daerah", "JKK, JKM", 85, 11_016_000),
        ("RSUD Sidikalang", "JKK, JKM", 260, 33_696_000),
        ("Dinas Perhubungan", "JKK, JKM", 40, 5_184_000),
    ]
    for number, (office, programme, workers, amount) in enumerate(first, 1):
        row = p.row(number, office, programme, workers, amount)
        s.line(
            p.name,
            f"E{row}",
            amount,
            **told,
            segment=ANY if "RSUD" in office else "non_asn",
            programme="JKK+JKM",
            workers=workers,
        )
    p.row(None, "Jumlah A", None, sum(x[2] for x in first), sum(x[3] for x in first))
    p.gap(2)
    p.row("B. Di luar Non ASN (dalam ribuan rupiah)")
    p.row("No", "Kelompok", "Sumber Dana", "Orang", "Jumlah (Rp 000)")
    second = [
        ("Perangkat desa", "perangkat_desa", "ADD", "APBDES", 1610, 208_656),
        ("Petani kopi kurang mampu", ANY, "DAU", "APBD", 700, 70_560),
        ("Pekerja perkebunan kelapa sawit", "petani_sawit", "DBH Sawit", "DBH_SAWIT", 150, 15_120),
        ("Bilal mayit", "pekerja_keagamaan", "DAU", "APBD", 90, 9_072),
    ]
    for number, (words, segment, fund, code, workers, amount) in enumerate(second, 1):
        row = p.row(number, words, fund, workers, amount)
        s.line(p.name, f"E{row}", amount * 1000, **told, segment=segment, fund_source=code, workers=workers)
    p.row(None, "Jumlah B", None, sum(x[4] for x in second), sum(x[5] for x in second))
    return s


def exported_pivot() -> Submission:
    """A pivot table pasted as values: filters above, offices with their sums, indented lines, a grand total."""
    s = Submission("Sumatera Utara/medan/pivot.xlsx")
    p = Page(s, "Sheet4")
    p.row("Kab/Kota", "Kota Medan")
    p.row("Tahun", 2023)
    p.row("Kelompok Belanja", "Iuran BPJS Ketenagakerjaan")
    p.gap()
    p.row("Row Labels", "Sum of APBD Murni", "Sum of P-APBD", "Sum of Realisasi")
    tree = {
        "BAGIAN TATA PEMERINTAHAN": [("Kepala Lingkungan", "rt_rw", 403_603_200, 403_603_200, 401_990_400)],
        "DINAS KETENAGAKERJAAN": [
            ("Pedagang kecil", "pekerja_rentan", 504_000_000, 604_800_000, 598_752_000),
            ("Pengemudi ojek", "pekerja_rentan", 201_600_000, 252_000_000, 251_395_200),
            ("Nelayan Belawan", "nelayan", 302_400_000, 302_400_000, 0),
        ],
        "DINAS LINGKUNGAN HIDUP": [("Pegawai Harian Lepas", "non_asn", 388_800_000, 375_840_000, 372_600_000)],
    }
    for office, rows in tree.items():
        p.row(office, *(sum(r[i] for r in rows) for i in (2, 3, 4)), bold=True)
        for words, segment, *amounts in rows:
            row = p.row(f"    {words}", *amounts)
            for column, stage, amount in zip("BCD", ("murni", "perubahan", "realisasi"), amounts, strict=True):
                s.line(
                    p.name,
                    f"{column}{row}",
                    amount,
                    district_code="12.71",
                    fiscal_year="2023",
                    stage=stage,
                    segment=segment,
                    fund_source=ANY,
                )
    every = [r for rows in tree.values() for r in rows]
    p.row("Grand Total", *(sum(r[i] for r in every) for i in (2, 3, 4)), bold=True)
    return s


def letter_with_a_table() -> Submission:
    """An official letter typed in Excel, a small table between its sentences."""
    s = Submission("Aceh/sabang/Surat balasan Kemenko.xlsx")
    p = Page(s, "Surat")
    p.row("PEMERINTAH KOTA SABANG")
    p.row("DINAS PENANAMAN MODAL, PTSP DAN TENAGA KERJA")
    p.gap()
    p.rows(
        ("Nomor", ": 560/..../2023"), ("Sifat", ": Segera"), ("Perihal", ": Data Pelaksanaan Inpres Nomor 2 Tahun 2021")
    )
    p.gap()
    p.row(None, "Kepada Yth. Deputi di Kementerian Koordinator Bidang PMK di Jakarta")
    p.row(
        None,
        "Bersama ini kami sampaikan alokasi iuran BPJS Ketenagakerjaan pada APBK Perubahan Tahun 2023 sebagai berikut:",
    )
    p.gap()
    p.row(None, "No", "Peserta", "Program", "Banyaknya", "Jumlah Dana")
    lines = [
        ("Tenaga kontrak Pemko", "non_asn", "JKK, JKM, JHT", "JKK+JKM+JHT", 742, 1_068_480_000),
        ("Keuchik dan perangkat gampong", "perangkat_desa", "JKK dan JKM", "JKK+JKM", 198, 25_660_800),
        ("Tuha Peut Gampong", "bpd", "JKK dan JKM", "JKK+JKM", 126, 16_329_600),
        ("Nelayan", "nelayan", "JKK dan JKM", "JKK+JKM", 350, 70_560_000),
    ]
    for number, (words, segment, shown, programme, workers, amount) in enumerate(lines, 1):
        row = p.row(None, f"{number}.", words, shown, f"{workers} orang", f"Rp. {dots(amount)},-")
        s.line(
            p.name,
            f"F{row}",
            amount,
            district_code="11.72",
            fiscal_year="2023",
            stage="perubahan",
            segment=segment,
            programme=programme,
            workers=workers,
        )
    p.row(None, None, "Jumlah", None, "1416 orang", f"Rp. {dots(sum(x[5] for x in lines))},-")
    p.gap()
    p.row(None, "Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih.")
    p.row(None, None, None, None, "Kepala Dinas,")
    p.gap(2)
    p.row(None, None, None, None, "(..............................)")
    return s


def answered_questionnaire() -> Submission:
    """A form of the ministry: questions down, the answer in the next column."""
    s = Submission("Sumatera Utara/nias_utara/kuesioner.xlsx")
    p = Page(s, "Kuesioner")
    p.row("INSTRUMEN EVALUASI INPRES 2/2021: PENGANGGARAN JAMINAN SOSIAL KETENAGAKERJAAN")
    p.rows(
        ("A.", "Identitas"),
        (1, "Kabupaten/Kota", "Nias Utara"),
        (2, "Perangkat daerah pengisi", "Bappelitbangda"),
        (3, "Tahun anggaran yang dilaporkan", 2023),
    )
    p.row("B.", "Pertanyaan", "Jawaban")
    p.row(4, "Apakah daerah sudah memiliki Perbup tentang Jamsostek?", "Sudah")
    questions = [
        (
            "Berapa anggaran iuran BPJS Ketenagakerjaan bagi pegawai Non ASN pada APBD Murni? (Rp)",
            "murni",
            "non_asn",
            145_800_000,
        ),
        (
            "Berapa anggaran iuran BPJS Ketenagakerjaan bagi pegawai Non ASN pada APBD Perubahan? (Rp)",
            "perubahan",
            "non_asn",
            152_280_000,
        ),
        ("Berapa realisasi iuran BPJS Ketenagakerjaan bagi pegawai Non ASN? (Rp)", "realisasi", "non_asn", 149_040_000),
        (
            "Berapa anggaran iuran BPJS Ketenagakerjaan bagi perangkat desa pada APBD Murni? (Rp)",
            "murni",
            "perangkat_desa",
            118_800_000,
        ),
        (
            "Berapa realisasi iuran BPJS Ketenagakerjaan bagi perangkat desa? (Rp)",
            "realisasi",
            "perangkat_desa",
            117_180_000,
        ),
        (
            "Berapa anggaran iuran BPJS Ketenagakerjaan bagi pekerja rentan pada APBD Murni? (Rp)",
            "murni",
            "pekerja_rentan",
            0,
        ),
    ]
    for number, (question, stage, segment, amount) in enumerate(questions, 5):
        row = p.row(number, question, amount)
        s.line(
            p.name,
            f"C{row}",
            amount,
            district_code="12.24",
            fiscal_year="2023",
            stage=stage,
            segment=segment,
            fund_source=ANY,
        )
    p.row(11, "Kendala yang dihadapi", "Keterbatasan fiskal daerah")
    p.row(12, "Saran", "Dukungan DBH sawit agar diperluas")
    return s


def cash_plan_with_quarters() -> Submission:
    """Months across with quarters between them, the year's sum last."""
    s = Submission("Aceh/aceh_tengah/anggaran kas.xlsx")
    p = Page(s, "Kas")
    p.row("PEMERINTAH KABUPATEN ACEH TENGAH")
    p.row("RENCANA ANGGARAN KAS IURAN BPJS KETENAGAKERJAAN (JKK DAN JKM)")
    p.row("APBK MURNI TAHUN ANGGARAN 2024")
    p.gap()
    names = []
    for quarter in range(4):
        names += [*(m[:3] for m in MONTHS[quarter * 3 : quarter * 3 + 3]), f"TW {('I', 'II', 'III', 'IV')[quarter]}"]
    p.row("No", "Uraian", "Sumber Dana", *names, "Jumlah Setahun")
    told = {"district_code": "11.04", "fiscal_year": "2024", "stage": "murni", "programme": "JKK+JKM"}
    columns = [0] * 17
    for number, (words, segment, fund, code, monthly) in enumerate(
        [
            ("Tenaga bakti dan kontrak", "non_asn", "DAU", "APBD", [9_720_000] * 12),
            ("Aparatur kampung", "perangkat_desa", "ADD", "APBDES", [0, 0, 48_600_000] * 4),
            ("Petani penggarap", "petani", "DAU", "APBD", [0] * 6 + [8_400_000] * 6),
        ],
        1,
    ):
        shown: list[int] = []
        for quarter in range(4):
            part = monthly[quarter * 3 : quarter * 3 + 3]
            shown += [*part, sum(part)]
        shown.append(sum(monthly))
        columns = [a + b for a, b in zip(columns, shown, strict=True)]
        row = p.row(number, words, fund, *shown)
        s.line(p.name, at(row, 20), sum(monthly), **told, segment=segment, fund_source=code)
    p.row(None, "Jumlah", None, *columns)
    return s


def a_wrong_total() -> Submission:
    """The printed total is 100 million too high."""
    s = Submission("Sumatera Utara/karo/anggaran karo.xlsx")
    p = Page(s, "Karo")
    p.row("ANGGARAN IURAN BPJS KETENAGAKERJAAN KABUPATEN KARO")
    p.row("APBD PERUBAHAN TAHUN 2022")
    p.gap()
    p.row("No", "Uraian", "Orang", "Bulan", "Jumlah (Rp)", "Keterangan")
    told = {"district_code": "12.06", "fiscal_year": "2022", "stage": "perubahan"}
    lines = [
        ("Iuran JKK dan JKM tenaga honorer daerah", "non_asn", 1020, 12, 79_560_000),
        ("Iuran JKK dan JKM kepala desa dan perangkat desa", "perangkat_desa", 2590, 12, 279_720_000),
        ("Iuran JKK dan JKM guru ngaji dan pelayan gereja", "pekerja_keagamaan", 310, 6, 31_248_000),
        ("Iuran JKK dan JKM petani hortikultura", "petani", 800, 6, 80_640_000),
    ]
    for number, (words, segment, workers, months, amount) in enumerate(lines, 1):
        row = p.row(number, words, workers, months, amount)
        s.line(p.name, f"E{row}", amount, **told, segment=segment, programme="JKK+JKM", workers=workers, months=months)
    row = p.row(None, "TOTAL", None, None, sum(x[4] for x in lines) + 100_000_000)
    s.needs_finding.append((p.name, f"E{row}"))
    p.gap(2)
    p.row("RINCIAN YANG BELUM DIBAYAR: nihil")
    return s


def formulas_for_everything() -> Submission:
    """Amounts and sums are formulas that no program has computed; a second sheet is hidden."""
    s = Submission("Aceh/aceh_jaya/hitung.xlsx")
    p = Page(s, "2023")
    p.row("KABUPATEN ACEH JAYA")
    p.row("PERHITUNGAN IURAN JKK DAN JKM BPJS KETENAGAKERJAAN, APBK MURNI TA 2023")
    p.gap()
    p.row("No", "Sasaran", "Jumlah Orang", "Iuran per Orang per Bulan", "Bulan", "Jumlah Anggaran")
    first = p.r
    for number, (words, segment, workers, unit, months) in enumerate(
        [
            ("Aparatur gampong", "perangkat_desa", 1204, 10800, 12),
            ("Tuha peut", "bpd", 860, 10800, 12),
            ("Imum meunasah", "pekerja_keagamaan", 172, 16800, 12),
            ("Kader posyandu", "kader", 430, 16800, 6),
        ],
        1,
    ):
        row = p.row(number, words, workers, unit, months, f"=C{p.r}*D{p.r}*E{p.r}")
        s.line(
            p.name, f"F{row}", workers * unit * months, district_code="11.14", fiscal_year="2023", stage="murni",
            segment=segment, programme="JKK+JKM", workers=workers, months=months, unit_cost_idr=unit,
        )  # fmt: skip
    p.row(None, "Jumlah", f"=SUM(C{first}:C{p.r - 1})", None, None, f"=SUM(F{first}:F{p.r - 1})")
    old = Page(s, "2023 lama")
    old.row("PERHITUNGAN IURAN JKK DAN JKM BPJS KETENAGAKERJAAN, APBK MURNI TA 2023")
    old.row("No", "Sasaran", "Jumlah Anggaran")
    old.row(1, "Aparatur gampong", 99_000_000)
    old.sheet.sheet_state = "hidden"
    return s


def budget_in_csv() -> Submission:
    """A semicolon file with a byte-order mark, amounts with Rp and dots."""
    s = Submission("Sumatera Utara/padang_lawas/export_sipd.csv")
    rows = ["kabupaten;tahun;tahapan;kode_rekening;nama_rekening;kelompok_peserta;sumber_dana;nilai"]
    for stage, word in (("murni", "APBD Murni"), ("perubahan", "APBD Perubahan")):
        for code, name, programme, words, segment, fund, source, amount in [
            (f"{CODE}0006", JKK_NAME, "JKK", "Tenaga Harian Lepas", "non_asn", "DAU", "APBD", 52_000_000),
            (f"{CODE}0007", JKM_NAME, "JKM", "Tenaga Harian Lepas", "non_asn", "DAU", "APBD", 68_000_000),
            (
                f"{CODE}0006",
                JKK_NAME,
                "JKK",
                "Pekerja kebun sawit",
                "petani_sawit",
                "DBH Sawit",
                "DBH_SAWIT",
                60_000_000,
            ),
            (
                f"{CODE}0007",
                JKM_NAME,
                "JKM",
                "Pekerja kebun sawit",
                "petani_sawit",
                "DBH Sawit",
                "DBH_SAWIT",
                40_800_000,
            ),
        ]:
            value = amount if stage == "murni" else amount + 4_000_000
            rows.append(f"Kab. Padang Lawas;2024;{word};{code};{name};{words};{fund};Rp {dots(value)}")
            s.line(
                ANY, f"H{len(rows)}", value, district_code="12.21", fiscal_year="2024", stage=stage,
                segment=segment, programme=programme, fund_source=source, account_code=code,
            )  # fmt: skip
    s.data = ("\ufeff" + "\r\n".join(rows) + "\r\n").encode()
    return s


def province_of_its_own() -> Submission:
    """The province's own budget: plan and spending of one year in lines without codes."""
    s = Submission("Sumatera Utara/provinsi/pekerja rentan provsu.xlsx")
    p = Page(s, "Provsu")
    p.row("PEMERINTAH PROVINSI SUMATERA UTARA")
    p.row("DINAS KETENAGAKERJAAN")
    p.row("Bantuan Iuran BPJS Ketenagakerjaan (JKK dan JKM) TA 2024")
    p.gap()
    p.row(
        "No",
        "Penerima",
        "Sumber Dana",
        "Jlh Orang",
        "Bln",
        "Iuran/Org/Bln",
        "APBD Murni",
        "Realisasi s.d. 31 Desember",
        "Sisa",
    )
    planned = spent = 0
    for number, (words, segment, fund, source, workers, months, paid) in enumerate(
        [
            ("Pekerja rentan", "pekerja_rentan", "APBD Provinsi", "PROVINSI", 12_000, 12, 2_380_896_000),
            ("Pekerja perkebunan sawit", "petani_sawit", "DBH Sawit", "DBH_SAWIT", 52_756, 6, 5_290_000_800),
            ("Petani tembakau", "petani", "DBH CHT", "DBH_CHT", 400, 9, 60_480_000),
        ],
        1,
    ):
        amount = workers * months * 16800
        row = p.row(number, words, fund, workers, months, 16800, amount, paid, amount - paid)
        for column, stage, value in (("G", "murni", amount), ("H", "realisasi", paid)):
            s.line(
                p.name, f"{column}{row}", value, district_code="12", fiscal_year="2024", stage=stage, segment=segment, programme="JKK+JKM",
                fund_source=source, workers=workers, months=months, unit_cost_idr=16800,
            )  # fmt: skip
        planned, spent = planned + amount, spent + paid
    p.row(None, "TOTAL", None, None, None, None, planned, spent, planned - spent)
    return s


# --- the hand-made half: people -------------------------------------------------------------------------------------


def months_down_years_across() -> Submission:
    """Months down and years across, one figure without segments; a cell holds an error."""
    s = Submission("Aceh/aceh_barat/peserta aktif.xlsx")
    p = Page(s, "Aktif")
    p.row("JUMLAH PESERTA AKTIF BPJS KETENAGAKERJAAN")
    p.row("KABUPATEN ACEH BARAT")
    p.gap()
    p.row("Bulan", 2021, 2022, 2023)
    for month, name in enumerate(MONTHS, 1):
        values = [14_120 + 137 * month, 16_480 + 211 * month, (19_975 + 96 * month) if month < 10 else None]
        if name == "Juli":
            values[1] = "#REF!"
        row = p.row(name, *("-" if v is None else v for v in values))
        if name == "Juli":
            values[1] = None
            s.needs_finding.append((p.name, f"C{row}"))
        for column, year, value in zip("BCD", (2021, 2022, 2023), values, strict=True):
            if value is not None:
                s.count(
                    p.name,
                    f"{column}{row}",
                    value,
                    district_code="11.05",
                    period=f"{year}-{month:02d}",
                    segment="total",
                    metric="active",
                )
    p.gap()
    p.row("Sumber: BPJS Ketenagakerjaan Cabang Meulaboh")
    return s


def branch_report() -> Submission:
    """A branch's districts down, legal segments with their sum across, a merged head of three rows."""
    s = Submission("Sumatera Utara/cabang/Coverage Kisaran.xlsx")
    p = Page(s, "Coverage")
    p.row("BPJS KETENAGAKERJAAN")
    p.row("COVERAGE KEPESERTAAN PER KABUPATEN/KOTA - POSISI 30 SEPTEMBER 2023")
    p.gap()
    top = p.row("NO", "KABUPATEN / KOTA", "POTENSI", None, None, None, "PESERTA AKTIF", None, None, None, "COVERAGE")
    p.row(None, None, *["PU", "BPU", "JAKON", "JUMLAH"] * 2, "%")
    p.merge(f"C{top}:F{top}")
    p.merge(f"G{top}:J{top}")
    p.row(*range(1, 12))
    table = [
        ("KAB. ASAHAN", "12.09", (61_204, 98_330, 7_112), (30_118, 9_471, 5_860)),
        ("KAB. BATU BARA", "12.19", (40_871, 66_109, 12_950), (24_003, 5_212, 11_904)),
        ("KOTA TANJUNG BALAI", "12.74", (17_340, 29_876, 1_245), (6_918, 2_004, 1_310)),
        ("KAB. LABUHANBATU UTARA", "12.23", (38_552, 51_448, 2_087), (21_760, 8_155, 1_544)),
    ]
    for number, (name, code, potential, active) in enumerate(table, 1):
        row = p.row(
            number, name, *potential, sum(potential), *active, sum(active), f"{sum(active) / sum(potential):.2%}"
        )
        for start, metric, values in ((3, "potential", potential), (7, "active", active)):
            for offset, segment in enumerate(_LEGAL):
                s.count(
                    p.name,
                    at(row, start + offset),
                    values[offset],
                    district_code=code,
                    period="2023-09",
                    segment=segment,
                    metric=metric,
                )
    sums = [[sum(t[k][i] for t in table) for i in range(3)] for k in (2, 3)]
    p.row(
        None,
        "TOTAL KANTOR CABANG",
        *sums[0],
        sum(sums[0]),
        *sums[1],
        sum(sums[1]),
        f"{sum(sums[1]) / sum(sums[0]):.2%}",
    )
    return s


def people_questionnaire() -> Submission:
    """A form in which each question asks for one segment; the answers say 'orang'."""
    s = Submission("Aceh/subulussalam/isian monev.xlsx")
    p = Page(s, "Form")
    p.row("FORMULIR ISIAN MONEV JAMINAN SOSIAL KETENAGAKERJAAN")
    p.row("Daerah", ":", "Kota Subulussalam")
    p.row("Posisi data", ":", "Oktober 2023")
    p.gap()
    p.row("No", "Pertanyaan", "Isian")
    for number, (words, segment, potential, registered) in enumerate(
        [
            ("tenaga Non ASN", "non_asn", 1985, 1420),
            ("keuchik dan perangkat gampong", "perangkat_desa", 738, 738),
            ("tuha peut", "bpd", 410, 0),
            ("pekerja rentan", "pekerja_rentan", 9120, 350),
        ],
        1,
    ):
        row = p.row(number, f"Berapa jumlah potensi {words}?", f"{potential} orang")
        s.count(
            p.name, f"C{row}", potential, district_code="11.75", period="2023-10", segment=segment, metric="potential"
        )
        row = p.row(None, f"Berapa {words} yang sudah terdaftar?", f"{registered} orang")
        s.count(
            p.name, f"C{row}", registered, district_code="11.75", period="2023-10", segment=segment, metric="registered"
        )
    p.row(5, "Apakah sudah ada Perwal?", "Dalam proses")
    return s


def two_lines_a_district() -> Submission:
    """Target and registered on alternate lines, months across, no sums."""
    s = Submission("Sumatera Utara/kanwil/target dan capaian BPU.xlsx")
    p = Page(s, "TW I 2024")
    p.row("TARGET DAN CAPAIAN PESERTA BPU TAHUN 2024")
    p.gap()
    p.row("No", "Kab/Kota", "", "Jan", "Feb", "Mar")
    for number, (name, code, target, done) in enumerate(
        [
            ("Kab. Toba", "12.12", (2400, 2500, 2600), (2316, 2381, 2395)),
            ("Kab. Tapanuli Utara", "12.02", (5100, 5200, 5300), (4877, 4930, 5012)),
            ("Kota Pematangsiantar", "12.72", (7800, 7900, 8000), (7420, 7615, 7838)),
            ("Kab. Simalungun", "12.08", (15_400, 15_600, 15_800), (14_211, 14_530, 14_992)),
        ],
        1,
    ):
        for label, metric, values in (("Target", "target", target), ("Terdaftar", "registered", done)):
            row = p.row(number if metric == "target" else None, name if metric == "target" else None, label, *values)
            for offset, value in enumerate(values):
                s.count(
                    p.name,
                    at(row, 4 + offset),
                    value,
                    district_code=code,
                    period=f"2024-0{offset + 1}",
                    segment="bpu",
                    metric=metric,
                )
    return s


def coloured_people() -> Submission:
    """Group rows and sums are only coloured; districts on one sheet, three metrics across."""
    s = Submission("Aceh/cabang/data gabungan.xlsx")
    p = Page(s, "Des 2023")
    p.row("PESERTA BPJAMSOSTEK KEADAAN 31 DESEMBER 2023", bold=True)
    p.gap()
    p.row(None, "Eligible", "Terdaftar", "Belum Terdaftar", bold=True, fill="BDD7EE")
    for name, code, rows in [
        (
            "LHOKSEUMAWE",
            "11.73",
            [
                ("Guru kontrak daerah", "guru_honor", 820, 611),
                ("Marbot masjid", "pekerja_keagamaan", 310, 96),
                ("Nelayan kecil", "nelayan", 2450, 704),
            ],
        ),
        (
            "ACEH UTARA",
            "11.08",
            [
                ("Guru kontrak daerah", "guru_honor", 3140, 2015),
                ("Marbot masjid", "pekerja_keagamaan", 1704, 220),
                ("Nelayan kecil", "nelayan", 9870, 1385),
            ],
        ),
    ]:
        p.row(name, bold=True, fill="E2EFDA")
        for words, segment, potential, registered in rows:
            row = p.row(words, potential, registered, potential - registered)
            for column, metric, value in (
                ("B", "potential", potential),
                ("C", "registered", registered),
                ("D", "not_registered", potential - registered),
            ):
                s.count(
                    p.name,
                    f"{column}{row}",
                    value,
                    district_code=code,
                    period="2023-12",
                    segment=segment,
                    metric=metric,
                )
        sums = [sum(r[i] for r in rows) for i in (2, 3)]
        p.row(None, *sums, sums[0] - sums[1], bold=True, fill="FFFF00")
    return s


def men_and_women() -> Submission:
    """Every count splits into L and P with their sum; the inactive are shown too."""
    s = Submission("Sumatera Utara/binjai/menurut jenis kelamin.xlsx")
    p = Page(s, "JK")
    p.row("KEPESERTAAN BPJS KETENAGAKERJAAN MENURUT JENIS KELAMIN")
    p.row("Kota Binjai, Juni 2023")
    p.gap()
    top = p.row("No", "Segmen", "Aktif", None, None, "Tidak Aktif", None, None)
    p.merge(f"C{top}:E{top}")
    p.merge(f"F{top}:H{top}")
    p.row(None, None, *["L", "P", "L+P"] * 2)
    sums = [0] * 6
    for number, (words, segment, values) in enumerate(
        [
            ("Penerima Upah", "pu", (11_240, 7_918, 1_020, 655)),
            ("Bukan Penerima Upah", "bpu", (2_106, 3_377, 884, 1_290)),
            ("Jasa Konstruksi", "jakon", (1_530, 42, 310, 5)),
        ],
        1,
    ):
        shown = [values[0], values[1], values[0] + values[1], values[2], values[3], values[2] + values[3]]
        row = p.row(number, words, *shown)
        s.count(p.name, f"E{row}", shown[2], district_code="12.75", period="2023-06", segment=segment, metric="active")
        sums = [a + b for a, b in zip(sums, shown, strict=True)]
    p.row(None, "Jumlah", *sums)
    p.gap()
    p.row("Ket: L = Laki-laki, P = Perempuan")
    return s


def people_in_html() -> Submission:
    """An .xls that is an HTML table."""
    s = Submission("Sumatera Utara/cabang/laporan_kepesertaan.xls")
    body = ['<tr><td colspan="5">REKAP PESERTA TERDAFTAR BPJS KETENAGAKERJAAN BULAN AGUSTUS 2023</td></tr>']
    body.append(
        "<tr><th>No</th><th>Kabupaten/Kota</th><th>Perangkat Desa</th><th>RT/RW</th><th>Kader Posyandu</th></tr>"
    )
    table = [
        ("Kab. Nias", "12.04", (1021, 12, 340)),
        ("Kab. Nias Selatan", "12.14", (3187, 0, 905)),
        ("Kota Gunungsitoli", "12.78", (712, 431, 288)),
    ]
    for number, (name, code, values) in enumerate(table, 1):
        body.append(f"<tr><td>{number}</td><td>{name}</td>" + "".join(f"<td>{v}</td>" for v in values) + "</tr>")
        for column, segment, value in zip("CDE", ("perangkat_desa", "rt_rw", "kader"), values, strict=True):
            s.count(
                ANY,
                f"{column}{len(body)}",
                value,
                district_code=code,
                period="2023-08",
                segment=segment,
                metric="registered",
            )
    sums = [sum(t[2][i] for t in table) for i in range(3)]
    body.append('<tr><td colspan="2">Jumlah</td>' + "".join(f"<td>{v}</td>" for v in sums) + "</tr>")
    s.data = (
        "<html><head><meta charset='utf-8'></head><body><table border='1'>\n"
        + "\n".join(body)
        + "\n</table></body></html>"
    ).encode()
    return s


def a_wrong_sum_of_people() -> Submission:
    """A sum over segments that does not hold."""
    s = Submission("Aceh/aceh_tenggara/Data Jamsostek Agara.xlsx")
    p = Page(s, "Agara")
    p.row("DATA POTENSI DAN PESERTA TERDAFTAR JAMSOSTEK KAB. ACEH TENGGARA")
    p.row("Per 31 Maret 2024")
    p.gap()
    p.row("No", "Kelompok", "Potensi", "Terdaftar", "Belum Terdaftar")
    rows = [
        ("Pengulu kute dan perangkat", "perangkat_desa", 1930, 1544),
        ("Badan Permusyawaratan Desa", "bpd", 1925, 385),
        ("Petani", "petani", 41_200, 618),
        ("Pedagang kecil", "pekerja_rentan", 5_310, 77),
    ]
    for number, (words, segment, potential, registered) in enumerate(rows, 1):
        row = p.row(number, words, potential, registered, potential - registered)
        for column, metric, value in (
            ("C", "potential", potential),
            ("D", "registered", registered),
            ("E", "not_registered", potential - registered),
        ):
            s.count(
                p.name, f"{column}{row}", value, district_code="11.02", period="2024-03", segment=segment, metric=metric
            )
    sums = [sum(r[i] for r in rows) for i in (2, 3)]
    row = p.row(None, "JUMLAH", sums[0], sums[1] + 1000, sums[0] - sums[1])
    s.needs_finding.append((p.name, f"D{row}"))
    return s


def bundle_and_its_parts() -> Submission:
    """'Ekosistem gampong' stands above its parts and holds their sum; real dates are the heads."""
    s = Submission("Aceh/aceh_selatan/ekosistem.xlsx")
    p = Page(s, "Ekosistem")
    p.row("PEMERINTAH KABUPATEN ACEH SELATAN")
    p.row("PESERTA AKTIF BPJS KETENAGAKERJAAN")
    p.gap()
    dates = [date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)]
    row = p.row("No", "Uraian", *dates)
    for column in (3, 4, 5):
        p.sheet.cell(row, column).number_format = "dd/mm/yyyy"
    parts = [
        ("a. Keuchik dan perangkat gampong", "perangkat_desa", (1820, 1901, 2044)),
        ("b. Tuha peut", "bpd", (640, 640, 702)),
        ("c. Kader posyandu", "kader", (211, 305, 330)),
    ]
    p.row(1, "Ekosistem Gampong", *(sum(x[2][i] for x in parts) for i in range(3)), bold=True)
    others = [("Non ASN", "non_asn", (2210, 2208, 2190)), ("Nelayan", "nelayan", (415, 472, 531))]
    for number, (words, segment, values) in [*((None, x) for x in parts), *enumerate(others, 2)]:
        row = p.row(number, words, *values)
        for column, day, value in zip("CDE", dates, values, strict=True):
            s.count(
                p.name,
                f"{column}{row}",
                value,
                district_code="11.01",
                period=f"{day:%Y-%m}",
                segment=segment,
                metric="active",
            )
    every = [*parts, *others]
    p.row(None, "Jumlah (1+2+3)", *(sum(x[2][i] for x in every) for i in range(3)))
    return s


def side_by_side() -> Submission:
    """Two tables beside each other: potential on the left, registered on the right."""
    s = Submission("Sumatera Utara/pakpak_bharat/kanan kiri.xlsx")
    p = Page(s, "Sheet1")
    p.row("DATA TENAGA KERJA DAN KEPESERTAAN JAMSOSTEK KABUPATEN PAKPAK BHARAT TAHUN 2023")
    p.gap()
    p.row("POTENSI TENAGA KERJA", None, None, None, "SUDAH TERDAFTAR BPJS KETENAGAKERJAAN")
    p.row("No", "Segmen", "Orang", None, "No", "Segmen", "Orang")
    left = [
        ("Perangkat Desa", "perangkat_desa", 468),
        ("BPD", "bpd", 290),
        ("Petani", "petani", 11_830),
        ("Pekerja Rentan", "pekerja_rentan", 2_145),
        ("Honorer Daerah", "non_asn", 1_377),
    ]
    right = [("Perangkat Desa", "perangkat_desa", 455), ("Honorer Daerah", "non_asn", 1_290), ("Petani", "petani", 210)]
    for number in range(5):
        cells: list[object] = [number + 1, left[number][0], left[number][2], None]
        if number < len(right):
            cells += [number + 1, right[number][0], right[number][2]]
        elif number == len(right):
            cells += [None, "Jumlah", sum(x[2] for x in right)]
        row = p.row(*cells)
        for column, metric, table in (("C", "potential", left), ("G", "registered", right)):
            if number < len(table):
                s.count(
                    p.name,
                    f"{column}{row}",
                    table[number][2],
                    district_code="12.15",
                    period="2023",
                    segment=table[number][1],
                    metric=metric,
                )
    p.row(None, "Jumlah", sum(x[2] for x in left))
    return s


def people_and_money() -> Submission:
    """People by status and the money beside them, the number of the insured told apart."""
    s = Submission("Aceh/aceh_timur/INPRES 2 2021 Aceh Timur.xlsx")
    p = Page(s, "Matrik")
    p.row("MATRIKS PELAKSANAAN INPRES 2 TAHUN 2021 KABUPATEN ACEH TIMUR")
    p.row("KEADAAN 31 DESEMBER 2023")
    p.gap()
    top = p.row(
        "No", "Segmen", "Tenaga Kerja (Orang)", None, None, "Anggaran Iuran BPJS Ketenagakerjaan TA 2023 (Rp)", None
    )
    p.row(None, None, "Potensi", "Terdaftar", "Belum Terdaftar", "Murni", "Realisasi")
    p.merge(f"C{top}:E{top}")
    p.merge(f"F{top}:G{top}")
    rows = [
        ("Tenaga Non ASN", "non_asn", 4120, 3310, 324_000_000, 318_600_000),
        ("Keuchik dan Perangkat Gampong", "perangkat_desa", 4617, 4104, 553_392_000, 550_800_000),
        ("Tuha Peut", "bpd", 3591, 1026, 132_969_600, 132_969_600),
        ("Nelayan", "nelayan", 13_980, 500, 100_800_000, 0),
    ]
    for number, (words, segment, potential, registered, plan, spent) in enumerate(rows, 1):
        row = p.row(number, words, potential, registered, potential - registered, plan, spent)
        for column, metric, value in (
            ("C", "potential", potential),
            ("D", "registered", registered),
            ("E", "not_registered", potential - registered),
        ):
            s.count(
                p.name, f"{column}{row}", value, district_code="11.03", period="2023-12", segment=segment, metric=metric
            )
        for column, stage, value in (("F", "murni", plan), ("G", "realisasi", spent)):
            s.line(
                p.name, f"{column}{row}", value, district_code="11.03", fiscal_year="2023", stage=stage, segment=segment
            )
    sums = [sum(r[i] for r in rows) for i in (2, 3, 4, 5)]
    p.row(None, "Jumlah", sums[0], sums[1], sums[0] - sums[1], sums[2], sums[3])
    return s


# --- the list -------------------------------------------------------------------------------------------------------


def _drawn(name: str, maker: Callable[..., Submission], *args: object, **more: object) -> Callable[[], Submission]:
    def case() -> Submission:
        return maker(*args, **more)

    case.__name__ = case.__qualname__ = name
    return case


DRAWN_BUDGETS = [
    _drawn("drawn_flat_1", drawn_flat, 322),
    _drawn("drawn_flat_2", drawn_flat, 325),
    _drawn("drawn_flat_in_html", lambda seed: as_html(drawn_flat(seed)), 324),
    _drawn("drawn_stages_1", drawn_stages, 311),
    _drawn("drawn_stages_2", drawn_stages, 312),
    _drawn("drawn_stages_3", drawn_stages, 313),
    _drawn("drawn_parts", drawn_parts, 323),
    _drawn("drawn_years", drawn_years, 334),
    _drawn("drawn_blocks", drawn_blocks, 342),
    _drawn("drawn_sheets", drawn_sheets, 351),
    _drawn("drawn_funds", drawn_funds, 361),
    _drawn("drawn_long", drawn_long, 371),
    _drawn("drawn_across", drawn_across, 382),
]
DRAWN_PEOPLE = [
    _drawn("people_segments_by_metric", drawn_people, 401, ["segment"], ["metric"]),
    _drawn("people_districts_by_metric_and_segment", drawn_people, 402, ["district"], ["metric", "segment"]),
    _drawn(
        "people_districts_by_segment_and_metric", drawn_people, 403, ["district"], ["segment", "metric"], legal=True
    ),
    _drawn("people_segments_by_month", drawn_people, 404, ["segment"], ["period"]),
    _drawn("people_months_by_segment", drawn_people, 405, ["period"], ["segment"], legal=True),
    _drawn("people_districts_with_segments", drawn_people, 406, ["district", "segment"], ["metric"]),
    _drawn("people_a_block_a_month", drawn_people, 407, ["segment"], ["metric"], "period:block"),
    _drawn("people_a_sheet_a_month", drawn_people, 408, ["segment"], ["metric"], "period:sheet"),
    _drawn("people_a_block_a_metric", drawn_people, 409, ["district"], ["segment"], "metric:block"),
    _drawn("people_a_sheet_a_district", drawn_people, 410, ["segment"], ["metric"], "district:sheet"),
    _drawn("people_metrics_below_segments", drawn_people, 411, ["segment", "metric"], ["period"], legal=True),
]
MADE_BUDGETS = [
    colours_instead_of_words,
    two_rows_a_record,
    printed_change_document,
    split_code_columns,
    stages_within_years,
    a_column_for_each_office,
    two_units_on_a_sheet,
    exported_pivot,
    letter_with_a_table,
    answered_questionnaire,
    cash_plan_with_quarters,
    a_wrong_total,
    formulas_for_everything,
    budget_in_csv,
    province_of_its_own,
]
MADE_PEOPLE = [
    months_down_years_across,
    branch_report,
    people_questionnaire,
    two_lines_a_district,
    coloured_people,
    men_and_women,
    people_in_html,
    a_wrong_sum_of_people,
    bundle_and_its_parts,
    side_by_side,
    people_and_money,
]
CASES = [*DRAWN_BUDGETS, *MADE_BUDGETS, *DRAWN_PEOPLE, *MADE_PEOPLE]
