"""Years and months that a text tells: fiscal years, the month that counts are of, quarters and whole years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.cleaning.vocabulary import plain

FIRST, LAST = 2010, 2045
MONTHS = {
    1: ("januari", "january", "jan"), 2: ("februari", "pebruari", "february", "feb", "peb"), 3: ("maret", "march", "mar", "mrt"),
    4: ("april", "apr"), 5: ("mei", "may"), 6: ("juni", "june", "jun"), 7: ("juli", "july", "jul"),
    8: ("agustus", "august", "agust", "agus", "agts", "agt", "ags", "agu", "aug"), 9: ("september", "sept", "sep"),
    10: ("oktober", "october", "okt", "oct"), 11: ("november", "nopember", "nov", "nop"), 12: ("desember", "december", "des", "dec"),
}  # fmt: skip
_MONTH_OF = {name: month for month, names in MONTHS.items() for name in names}
_NAME = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_MONTH = re.compile(rf"(?<![^\W\d_])({_NAME})(?![^\W\d_])\.?[\s'’/,-]*(?:tahun\s*)?((?:20)?\d\d(?!\d))?")
_DATE = re.compile(r"(?<!\d)(?:(\d{1,2})[./-](\d{1,2})[./-](20\d\d)|(20\d\d)-(\d{1,2})(?:-(\d{1,2}))?)(?!\d)")
_MONTH_YEAR = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])[/.-](20\d\d)(?![\d/-])")
_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(20[1-4]\d)(?![\d]|[.,]\d)")
_SPAN = re.compile(r"(20[1-4]\d)\s*(?:-|–|s/?d|sampai|hingga)\s*(20[1-4]\d)")
_FISCAL = re.compile(
    r"(?:tahun\s+anggaran|\bt\.?\s?a\.?|anggaran(?:\s+tahun)?|apb[dk]a?(?:[- ]?p)?(?:\s+(?:murni|perubahan|induk))?(?:\s+tahun)?|dpp?a|p-?apb[dk]|pagu|fiscal year|fy)[\s.:]*(20[1-4]\d)(?!\d)"
)
_QUARTER = re.compile(r"\b(?:triwulan|trw|tw|kuartal|q)[\s.-]*(iv|iii|ii|i|[1-4])\b")
_HALF = re.compile(r"\b(?:semester|smt|sem)[\s.-]*(ii|i|[12])\b")
# A day on which something was printed, signed or decided tells of no period.
_ASIDE = re.compile(
    r"(?<!\w)(?:dicetak|tanggal cetak|printed|update[d]?|diperbarui|diunduh|nomor|no\.?|perbup|perwal|qanun|perda|pergub|permendagri|inpres|instruksi presiden|peraturan|surat(?!\s+(?:saudara|bapak|ibu))|uu|pp|sk|se(?![-\s]*(?:aceh|sumut|sumatera|provinsi|kabupaten|kota|kab|indonesia))|keputusan)\b[^|;]{0,80}?(?:\d{1,2}\s+\w+\s+20\d\d|tahun\s+20\d\d|/20\d\d|20\d\d)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class Told:
    """What a text tells of time: years in order, months as (year or 0, month) in order, the fiscal year if named so."""

    years: tuple[int, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    fiscal: int = 0
    quarter: bool = False

    @property
    def year(self) -> int:
        """The one year that is told, or 0."""
        return self.years[0] if len(set(self.years)) == 1 else 0


def _full(year: str | None) -> int:
    if not year:
        return 0
    number = int(year)
    number = number + 2000 if number < 100 else number
    return number if FIRST <= number <= LAST else 0


@lru_cache(maxsize=20_000)
def told(text: str) -> Told:
    """Years and months in a text. Of "s.d." and of a span of months only the end counts, numbers and dates of
    regulations not at all."""
    shown = plain(text.replace("_", " "))
    shown = _ASIDE.sub(" ", shown)
    months: list[tuple[int, int, int]] = []
    fiscal = next((int(hit[1]) for hit in _FISCAL.finditer(shown)), 0)
    for hit in _DATE.finditer(shown):
        if hit[3]:
            day, month, year = int(hit[1]), int(hit[2]), int(hit[3])
            if month > 12 >= day:
                month = day
        else:
            year, month = int(hit[4]), int(hit[5])
        if 1 <= month <= 12 and FIRST <= year <= LAST:
            months.append((hit.start(), year, month))
    rest = _DATE.sub(lambda hit: " " * len(hit[0]), shown)
    for hit in _MONTH_YEAR.finditer(rest):
        months.append((hit.start(), int(hit[2]), int(hit[1])))
    rest = _MONTH_YEAR.sub(lambda hit: " " * len(hit[0]), rest)
    for hit in _MONTH.finditer(rest):
        months.append((hit.start(), _full(hit[2]), _MONTH_OF[hit[1]]))
    quarter = False
    if not months:
        for hit in _QUARTER.finditer(rest):
            months.append((hit.start(), 0, 3 * (_ROMAN.get(hit[1]) or int(hit[1]))))
            quarter = True
        for hit in _HALF.finditer(rest):
            months.append((hit.start(), 0, 6 * (_ROMAN.get(hit[1]) or int(hit[1]))))
            quarter = True
    found = sorted(months)
    if re.search(r"\b(s\s?[./]?\s?d\.?|sampai( dengan)?|hingga)\b", shown) and len(found) > 1:
        found = found[-1:]
    apart = _SPAN.sub(" ", rest)
    years = [year for _, year, _ in found if year] + [int(hit[1]) for hit in _YEAR.finditer(apart)]
    if not years:  # of "2021-2024 2023" the one year counts, of "2021-2024" none
        years = [int(part) for hit in _SPAN.finditer(rest) for part in hit.groups()]
    if fiscal and not years:
        years = [fiscal]
    return Told(tuple(dict.fromkeys(years)), tuple(dict.fromkeys((y, m) for _, y, m in found)), fiscal, quarter)
