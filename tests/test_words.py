"""What the words of a sheet mean: known words, times, places and accounts, each rule on both of its sides."""

from __future__ import annotations

import pytest

from analysis.cleaning import vocabulary
from analysis.cleaning.meaning import telling
from analysis.cleaning.vocabulary import column_is, keys, mentions, spelled_out, unexplained, whole_is
from analysis.cleaning.when import told
from analysis.cleaning.where import by_codes, named, place_of, province_named, whole
from analysis.reference import districts
from analysis.reference.accounts import account_code, account_of, accounts

JKK, JKM = "5.1.02.02.02.0006", "5.1.02.02.02.0007"


def known(text: str) -> list[str]:
    return [f"{each.kind} {each.key}" for each in mentions(text)]


# ---- vocabulary --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Terdaftar", "metric registered"),
        ("Sudah Terdaftar", "metric registered"),
        ("Belum Terdaftar", "metric not_registered"),
        ("Yang Belum Terdaftar", "metric not_registered"),
        ("Tidak Terdaftar", "metric not_registered"),
        ("Potensi", "metric potential"),
        ("Potensi yang Belum Terdaftar", "metric not_registered"),
        ("Aktif", "metric active"),
        ("Terdaftar Aktif", "metric active"),
        ("Tidak Aktif", "metric inactive"),
        ("Perubahan", "stage perubahan"),
        ("Sebelum Perubahan", "stage murni"),
        ("Setelah Perubahan", "stage perubahan"),
        ("APBD Perubahan", "stage perubahan"),
        ("DBH Sawit", "fund DBH_SAWIT"),
        ("Dana Bagi Hasil Cukai Hasil Tembakau", "fund DBH_CHT"),
        ("Petani", "segment petani"),
        ("Petani Sawit", "segment petani_sawit"),
        ("Guru Non ASN", "segment guru_honor"),
        ("Non ASN", "segment non_asn"),
        ("Bukan Penerima Upah", "segment bpu"),
        ("Harga", "measure unit_cost"),
        ("Orang x Bulan", "measure person_months"),
        ("Jaminan Kesehatan", "exclusion kesehatan"),
        ("Jaminan Kecelakaan Kerja", "programme JKK"),
        ("Jaminan Sosial Ketenagakerjaan", "jamsostek bpjs_ketenagakerjaan"),
        ("BPJS Kesehatan", "exclusion kesehatan"),
        ("BPJS Ketenagakerjaan", "jamsostek bpjs_ketenagakerjaan"),
    ],
)
def test_the_longest_phrase_wins(text: str, meant: str):
    assert known(text) == [meant]


def test_each_word_of_a_phrase_is_the_whole_word():
    assert known("Dana Desa") == ["fund APBDES"]
    assert "fund APBDES" not in known("Dana Desain")
    assert known("Tuha Peut") == ["segment bpd"]
    assert known("Tuha Peutua") == []


def test_words_are_told_in_the_order_in_which_they_stand():
    assert known("Realisasi DBH Sawit untuk Nelayan") == ["stage realisasi", "fund DBH_SAWIT", "segment nelayan"]
    assert known("Nelayan, DBH Sawit: realisasi") == ["segment nelayan", "fund DBH_SAWIT", "stage realisasi"]
    first, second = mentions("Nelayan dan kader")
    assert (first.start, first.end) == (0, 7)
    assert second.start == 12


def test_a_word_that_tells_two_things_gives_two_mentions():
    assert set(known("Sisa")) == {"metric not_registered", "measure remainder"}
    assert set(known("Penerima Upah")) == {"measure workers", "segment pu"}
    assert set(known("APBK")) == {"measure amount", "stage murni~", "fund APBD"}


@pytest.mark.parametrize("text", ["Non ASN", "non-asn", "NonASN", "NON  ASN", "non_asn"])
def test_signs_and_spaces_between_the_words_do_not_matter(text: str):
    assert known(text) == ["segment non_asn"]


def test_rt_and_rw_may_stand_together():
    assert known("RTRW") == ["segment rt_rw"]


@pytest.mark.parametrize(
    ("agency", "alone", "meant"),
    [
        ("Dinas Tenaga Kerja", "Tenaga Kerja", "measure workers"),
        ("Dinas Perikanan", "Nelayan", "segment nelayan"),
        ("Kementerian Ketenagakerjaan", "BPJS Ketenagakerjaan", "jamsostek bpjs_ketenagakerjaan"),
        ("Sekretariat DPRD", "DPRD", "exclusion taspen"),
        ("Bidang Kesehatan", "Iuran Kesehatan", "exclusion kesehatan"),
        ("Perubahan Iklim", "Perubahan", "stage perubahan"),
        ("Belum Termasuk Pajak", "Belum", "metric not_registered"),
    ],
)
def test_what_an_office_is_called_tells_nothing(agency: str, alone: str, meant: str):
    assert [each.kind for each in mentions(agency)] == ["neutral"]
    assert known(alone) == [meant]


def test_an_agency_beside_a_group_does_not_hide_it():
    assert keys("Petani binaan Dinas Pertanian", "segment") == ("petani",)


@pytest.mark.parametrize(
    ("short", "full"),
    [("Jlh Org", "jumlah orang"), ("Blm", "belum"), ("bln.", "bulan"), ("Stlh", "setelah"), ("thn 2023", "tahun 2023")],
)
def test_short_words_are_read_in_full(short: str, full: str):
    assert spelled_out(short) == full


@pytest.mark.parametrize("text", ["blmx", "xbln", "orgen", "dst", "jlmx"])
def test_short_words_count_as_whole_words_only(text: str):
    assert spelled_out(text) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Perubahn", "perubahan"),  # left out
        ("Perubbahan", "perubahan"),  # doubled
        ("Peruabhan", "perubahan"),  # exchanged
        ("Terdaftr", "terdaftar"),
        ("Relisasi", "realisasi"),
        ("Petaani", "petani"),
        ("Blm Terdaftr", "belum terdaftar"),
    ],
)
def test_one_slip_of_typing_is_mended(written: str, meant: str):
    assert spelled_out(written) == meant


@pytest.mark.parametrize(
    "word",
    [
        "perumahan",  # not perubahan: another letter is another word
        "perubatan",
        "pelayan",  # not nelayan
        "pegadai",  # not pegawai
        "penduduk",
        "pertanian",
        "kematiam",
        "realizasi",
        "prubahn",  # two slips
        "muni",  # under six letters
        "aktf",
        "pembayaan",  # pembiayaan or pembayaran
        "kampng",  # kampung or kampong
    ],
)
def test_other_words_are_left_alone(word: str):
    assert spelled_out(word) == word


def test_no_word_of_the_lists_is_mended_into_another():
    words = {
        word
        for kind in (*vocabulary.KINDS, "column")
        for _, phrase in vocabulary._entries(kind)
        for spelled in vocabulary._spelled(phrase)
        for word in spelled
        if word.isalpha() and len(word) >= vocabulary.MENDED_FROM
    }
    assert len(words) > 200
    assert {word: spelled_out(word) for word in words if spelled_out(word) != word} == {}


@pytest.mark.parametrize("letter", ["m", "t", "k", "a"])
def test_a_letter_in_place_of_another_is_never_mended(letter: str):
    for word in ("perubahan", "realisasi", "terdaftar", "kecelakaan"):
        for place in range(1, len(word) - 1):
            written = word[:place] + letter + word[place + 1 :]
            if letter in word[place - 1 : place + 2]:  # the word itself, or a doubled letter
                continue
            assert spelled_out(written) == written


def test_a_column_is_known_by_the_whole_of_its_header():
    assert column_is("Kab/Kota") == "district"
    assert column_is("Sumber Dana") == "fund"
    assert column_is("Tahun (TA)") == "year"
    assert column_is("Kab/Kota dengan peserta") == ""
    assert whole_is("Perubahan *)", "stage") == "perubahan"
    assert whole_is("Perubahan jumlah peserta", "stage") == ""


def test_what_is_not_known_remains():
    assert unexplained("Jumlah Peserta Terdaftar per 2023") == ""
    assert unexplained("Peserta Terdaftar Semangka") == "semangka"


def test_likeness_is_for_messages_only():
    assert "peserta aktif" in vocabulary.near("Pesrta aktiv")
    assert known("aktiv") == []
    assert vocabulary.near("xyzzy") == []


def test_groups_in_one_text_become_the_special_one_or_the_one_that_holds_both():
    assert telling("pekerja rentan nelayan").segment == "nelayan"
    both = telling("petani, nelayan")
    assert (both.segment, both.several) == ("pekerja_rentan", ())
    unlike = telling("non ASN dan nelayan")
    assert (unlike.segment, unlike.several) == ("non_asn", ("non_asn", "nelayan"))
    assert telling("Ekosistem Desa (perangkat desa, BPD)").segment == "ekosistem desa"


def test_part_time_pppk_pay_into_jamsostek_and_full_time_pppk_into_taspen():
    part_time = telling("JKK bagi PPPK Paruh Waktu")
    assert (part_time.programme, part_time.exclusion) == ("JKK", "")
    assert telling("JKK bagi PPPK").exclusion == "taspen"
    assert telling("JKK bagi Non ASN").exclusion == ""


def test_apbk_alone_is_the_first_budget_only_where_nothing_else_is_told():
    alone, changed = telling("APBK"), telling("APBK Perubahan")
    assert (alone.stage, alone.weak_stage) == ("", "murni")
    assert (changed.stage, changed.weak_stage) == ("perubahan", "")


# ---- when --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Posisi 30 September 2023", (2023, 9)),
        ("30 Sept. 2023", (2023, 9)),
        ("per Agt 2023", (2023, 8)),
        ("Ags '23", (2023, 8)),
        ("Agustus 2023", (2023, 8)),
        ("Aug 2023", (2023, 8)),
        ("Peb 2022", (2022, 2)),
        ("Feb-22", (2022, 2)),
        ("Nop. 2021", (2021, 11)),
        ("Nov 2021", (2021, 11)),
        ("Des 2020", (2020, 12)),
        ("Dec 2020", (2020, 12)),
        ("Mei 2021", (2021, 5)),
        ("May 2021", (2021, 5)),
        ("Okt 2021", (2021, 10)),
        ("Oct 2021", (2021, 10)),
        ("Mrt 2021", (2021, 3)),
        ("30/09/2023", (2023, 9)),
        ("30.09.2023", (2023, 9)),
        ("09/30/2023", (2023, 9)),
        ("2023-09-30", (2023, 9)),
        ("2023-09", (2023, 9)),
        ("09/2023", (2023, 9)),
        ("Sep_2023", (2023, 9)),
        ("Bulan September tahun 2023", (2023, 9)),
        ("9 September", (0, 9)),
    ],
)
def test_a_month_is_read_however_it_is_written(text: str, month: tuple[int, int]):
    assert told(text).months == (month,)


@pytest.mark.parametrize(
    "text", ["Marhaban", "Desa", "Jumlah", "Juliana", "Meinar", "Septic tank", "13/2023", "0/2023"]
)
def test_what_only_looks_like_a_month_is_none(text: str):
    assert told(text).months == ()


@pytest.mark.parametrize(
    "text",
    [
        "Januari s.d. September 2023",
        "Januari s/d September 2023",
        "Jan sd Sep 2023",
        "Januari sampai dengan September 2023",
        "Januari hingga September 2023",
        "s.d. September 2023",
    ],
)
def test_of_a_span_up_to_a_month_the_end_counts(text: str):
    assert told(text).months == ((2023, 9),)


def test_two_months_without_a_word_between_them_are_two():
    assert told("Januari, September 2023").months == ((0, 1), (2023, 9))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Triwulan III 2023", 9),
        ("Triwulan I", 3),
        ("TW 2 Tahun 2022", 6),
        ("Q4 2023", 12),
        ("Semester II 2021", 12),
        ("Smt 1", 6),
    ],
)
def test_a_quarter_or_half_is_its_last_month(text: str, month: int):
    assert told(text).months == ((0, month),)
    assert told(text).quarter


def test_a_named_month_goes_before_the_quarter():
    time = told("Triwulan III (September 2023)")
    assert (time.months, time.quarter) == (((2023, 9),), False)


@pytest.mark.parametrize(
    ("text", "years", "fiscal"),
    [
        ("Tahun Anggaran 2023", (2023,), 2023),
        ("TA. 2022", (2022,), 2022),
        ("T.A 2022", (2022,), 2022),
        ("APBK Perubahan Tahun 2024", (2024,), 2024),
        ("DPPA 2024", (2024,), 2024),
        ("Tahun 2023", (2023,), 0),
        ("2021-2024", (2021, 2024), 0),
        ("2021 s.d. 2024", (2021, 2024), 0),
        ("2021-2024 2023", (2023,), 0),
        ("Data 2022, 2023", (2022, 2023), 0),
        ("Tahun 2005", (), 0),
        ("Tahun 2050", (), 0),
        ("2.023 orang", (), 0),
        ("Rp 2023.500", (), 0),
        ("12023", (), 0),
    ],
)
def test_years(text: str, years: tuple[int, ...], fiscal: int):
    time = told(text)
    assert (time.years, time.fiscal) == (years, fiscal)
    assert time.year == (years[0] if len(years) == 1 else 0)


@pytest.mark.parametrize(
    "text",
    [
        "Perbup Nomor 12 Tahun 2021",
        "Inpres 2/2021",
        "Instruksi Presiden Nomor 2 Tahun 2021",
        "UU 24 Tahun 2011",
        "SK Bupati 440/12/2021",
        "Permendagri No. 90 Tahun 2019",
        "Surat tanggal 5 Januari 2024",
        "Dicetak tanggal 5 Januari 2024",
    ],
)
def test_numbers_and_dates_of_regulations_and_letters_are_no_years(text: str):
    assert told(text) == told("")


def test_the_fiscal_year_behind_a_regulation_counts():
    time = told("Qanun No. 5 Tahun 2019 tentang APBK Tahun Anggaran 2023")
    assert (time.years, time.fiscal) == ((2023,), 2023)


def test_a_word_that_ends_like_one_of_regulations_is_none():
    assert told("Persentase Capaian Tahun 2023").years == (2023,)


@pytest.mark.parametrize("text", ["Kepesertaan se-Aceh Tahun 2023", "Kabupaten/Kota Se Aceh Tahun 2023"])
def test_all_of_aceh_is_no_circular(text: str):
    assert told(text).years == (2023,)


# ---- where -------------------------------------------------------------------------------------


def test_every_official_name_and_alias_is_its_district():
    for row in districts().itertuples():
        for name in (row.official_name, row.official_name.upper(), *row.aliases.split("|")):
            assert whole(name) == row.district_code, name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3. KAB. ACEH BESAR", "11.06"),
        ("Pemkab Aceh Besar", "11.06"),
        ("Langsa, Kota", "11.74"),
        ("Pidie", "11.07"),
        ("Pidie Jaya", "11.18"),
        ("Aceh Barat", "11.05"),
        ("Aceh Barat Daya", "11.12"),
        ("Labuhan Batu", "12.10"),
        ("Labuhan Batu Selatan", "12.22"),
        ("Nias", "12.04"),
        ("Nias Selatan", "12.14"),
        ("Kota Banda Aceh", "11.71"),
    ],
)
def test_a_name_is_the_whole_name(text: str, code: str):
    assert whole(text) == code
    assert [each.code for each in named(f"Rekap {text} 2023")] == [code]


@pytest.mark.parametrize("text", ["BM", "DS", "Asel"])
def test_short_aliases_count_as_a_whole_cell_only(text: str):
    assert whole(text)
    assert named(f"Rekap {text} 2023") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kantor Cabang Banda Aceh",
        "Kacab Medan Utara",
        "Kecamatan Langsa Barat",
        "Gampong Sabang",
        "Desa Medan",
    ],
)
def test_branches_and_villages_are_not_the_district_of_their_name(text: str):
    assert whole(text) == ""
    assert named(text) == ()


def test_a_district_named_as_such_beside_its_branch_counts():
    assert [(each.code, each.typed) for each in named("Kantor Cabang Langsa, Kota Langsa")] == [("11.74", True)]


def test_several_districts_are_told_in_order():
    assert [each.code for each in named("Kota Sabang dan Kab. Aceh Besar")] == ["11.72", "11.06"]
    assert telling("Kota Sabang dan Kab. Aceh Besar").district == ""
    assert telling("Rekap Kab. Aceh Besar").district == "11.06"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Provinsi Aceh", "11"),
        ("Pemerintah Aceh", "11"),
        ("Pemerintah Aceh Selatan", ""),
        ("Aceh", ""),
        ("Sumatera Utara", "12"),
        ("Sumut", "12"),
        ("Aceh Utara", ""),
    ],
)
def test_a_province_is_named_as_such(text: str, code: str):
    assert province_named(text) == code


@pytest.mark.parametrize("text", ["Aceh Baret", "Kab Aceh Bsar", "Langsaa Kota", "Medn", "Aceh Tengara"])
def test_likeness_never_decides(text: str):
    assert whole(text) == ""
    assert named(text) == ()


@pytest.mark.xfail(strict=True, reason="where.named finds the short name within the long one that is mistyped")
@pytest.mark.parametrize("text", ["Kab. Pidie Jya", "Kab. Aceh Barat Dya", "Nias Utra", "Labuhanbatu Slatan"])
def test_a_mistyped_long_name_is_not_the_short_one_in_it(text: str):
    assert named(text) == ()


def test_codes_with_a_point_are_kemendagris():
    assert by_codes(["11.06", "11.08"], ["", ""]) == (["11.06", "11.08"], "kemendagri")


def test_the_names_beside_them_decide_of_which_system_the_codes_of_a_column_are():
    # 1106 is Aceh Besar to Kemendagri and Aceh Tengah to BPS.
    assert by_codes(["1106", "1108"], ["11.06", ""]) == (["11.06", "11.08"], "kemendagri")
    assert by_codes(["1106", "1108"], ["11.04", ""]) == (["11.04", "11.06"], "bps")
    # One name that contradicts does not turn a column that two others confirm.
    assert by_codes(["1106", "1108", "1103"], ["11.04", "11.06", "11.03"])[1] == "bps"


def test_the_header_decides_where_no_name_does_and_nothing_else():
    assert by_codes(["1106", "1108"], ["", ""], "Kode BPS") == (["11.04", "11.06"], "bps")
    assert by_codes(["1106", "1108"], ["", ""], "Kode Kemendagri") == (["11.06", "11.08"], "kemendagri")
    assert by_codes(["1106", "1108"], ["", ""], "Kode BPS Ketenagakerjaan") == (["", ""], "")
    assert by_codes(["1106", "1108"], ["", ""], "Kode") == (["", ""], "")
    assert by_codes(["1106", "1108"], ["11.04", "11.06"], "Kode Kemendagri")[1] == "bps"


def test_35_of_the_56_codes_of_bps_mean_another_district_to_kemendagri():
    printed = districts()["bps_code"].tolist()
    blank = [""] * len(printed)
    bps, kemendagri = by_codes(printed, blank, "Kode BPS")[0], by_codes(printed, blank, "Kode Kemendagri")[0]
    assert bps == districts()["district_code"].tolist()
    assert sum(bool(there) and here != there for here, there in zip(bps, kemendagri, strict=True)) == 35


def test_excel_takes_the_zero_of_11_10():
    assert by_codes(["11.1", "11.06"], ["", ""])[0] == ["11.10", "11.06"]
    assert by_codes(["11.1"], [""])[0] != by_codes(["11.01"], [""])[0]
    assert by_codes(["12.2"], [""])[0] == ["12.20"]
    assert by_codes(["1110.0"], [""], "Kode Kemendagri")[0] == ["11.10"]


def test_what_is_no_code_gives_no_district():
    assert by_codes(["", "x"], ["", ""]) == (["", ""], "")
    assert by_codes(["11.06", "11.99"], ["", ""]) == (["11.06", ""], "kemendagri")


def test_places_of_codes():
    assert place_of("11.17").name == "Bener Meriah"
    assert (place_of("12").level, place_of("12").name) == ("province", "Sumatera Utara")
    assert place_of("11.99") is None


# ---- accounts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "5.1.02.02.02.0006",
        "510202020006",
        "5.1.2.2.2.6",
        "5.1.02.02.02.006",
        "5.1.02.02.02. 0006",
        " 5.1.02.02.02.0006.",
    ],
)
def test_an_account_is_one_however_it_is_written(written: str):
    assert account_code(written) == JKK


@pytest.mark.parametrize(
    "text", ["4.1.02.02.02.0006", "5.1.02.02.02.00006.1", "5.1.02.02.02.10006", "12345", "5", "Belanja"]
)
def test_what_is_no_account_of_spending_is_none(text: str):
    assert account_code(text) == ""


def test_accounts_that_count_and_that_do_not():
    assert (account_of(JKK)["counted"], account_of(JKK)["programme"]) == ("true", "JKK")
    assert (account_of(JKM)["counted"], account_of(JKM)["programme"]) == ("true", "JKM")
    # Neighbours of the same rincian.
    assert account_of("5.1.02.02.02.0005")["reason"] == "kesehatan"
    assert account_of("5.1.02.02.02.0008")["reason"] == "aset"
    assert account_of("5.1.01.01.10.0001")["reason"] == "taspen"
    assert account_of("5.1.06.01.01.0001")["counted"] == ""
    assert account_of("5.1.02.02.02.9999") is None


def test_0063_is_the_internet_and_no_insurance():
    known_as = account_of("5.1.02.02.01.0063")
    assert (known_as["counted"], known_as["reason"]) == ("false", "lainnya")
    assert "Internet" in known_as["name"]


def test_every_account_that_does_not_count_says_why():
    frame = accounts()
    assert (frame.loc[frame["counted"] == "false", "reason"] != "").all()
    assert (frame.loc[frame["counted"] == "true", "programme"] != "").all()
    assert all(account_code(code) == code for code in frame["account_code"])
