"""What one text of a sheet tells: a title, a header's part, a row's name, a cell of a typed column.

A sheet is understood by layers of such texts. For each thing that a row must say (whose, when, which stage, group,
programme, fund) the layer nearest to the number decides: its column, its row, the rows over it, the titles, the sheet's
name, the other sheets, and last the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.cleaning import vocabulary, when, where
from analysis.reference import segments

PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP")
# What a column measures, the one that rules the others where a part of a header names several.
RULING = ("percent", "difference", "remainder", "other", "need", "wage", "unit_cost", "person_months")
NO_BUDGET = ("difference", "remainder", "other", "need", "wage")
OTHER = "lainnya"


@dataclass(frozen=True)
class Telling:
    """What a text tells; "" or 0 where it tells nothing, or more than one thing."""

    measure: str = ""
    metric: str = ""
    stage: str = ""
    stages: tuple[str, ...] = ()  # all that it names
    weak_stage: str = ""
    programme: str = ""
    fund: str = ""
    typed_fund: str = ""
    payer: str = ""  # the fund that a key names: "Sumber Dana : APBK"
    segment: str = ""
    several: tuple[str, ...] = ()  # groups of workers that it names, where they are several and unlike
    exclusion: str = ""
    jamsostek: bool = False
    district: str = ""
    districts: tuple[str, ...] = ()
    province: str = ""
    year: int = 0
    fiscal: int = 0
    months: tuple[tuple[int, int], ...] = ()
    quarter: bool = False

    @property
    def about_jamsostek(self) -> bool:
        return self.jamsostek or bool(self.programme)


def _lineage(segment: str) -> tuple[str, ...]:
    parents = _parents()
    found = [segment]
    while parents.get(found[-1]):
        found.append(parents[found[-1]])
    return tuple(found)


@lru_cache
def _parents() -> dict[str, str]:
    return dict(segments()[["segment", "part_of"]].itertuples(index=False, name=None))


def one_segment(told: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The group that a text means of those that it names: the most special one; of several unlike ones the group that
    holds them all, else the one named first. Also the unlike ones, if there are several."""
    named = tuple(dict.fromkeys(told))
    if vocabulary.BUNDLE in named:
        return vocabulary.BUNDLE, ()
    special = [each for each in named if not any(each in _lineage(other)[1:] for other in named)]
    if len(special) > 1 and OTHER in special:
        special.remove(OTHER)
    if len(special) < 2:
        return (special[0] if special else ""), ()
    shared = [each for each in _lineage(special[0]) if all(each in _lineage(other) for other in special)]
    return (shared[0], ()) if shared else (special[0], tuple(special))


_BRACKETS = re.compile(r"\(([^()]*)\)")
_AND = re.compile(r"[,;/&+]|\b(?:dan|serta|dll|dsb|maupun)\b")
PART_TIME = "pppk_paruh_waktu"


def _groups(text: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The groups that a text names. Examples in brackets narrow nothing where one of them is no group that is known:
    "Pekerja Rentan (petani miskin, buruh kasar)"; and part-time staff are no others, whatever they do: "PPPK Paruh Waktu Guru"."""
    if len(named) < 2:
        return named
    shown = vocabulary.spelled_out(text)
    bare = _BRACKETS.sub(" ", shown)
    if PART_TIME in named and not _AND.search(bare):
        return (PART_TIME,)
    listed = [part for inside in _BRACKETS.findall(shown) for part in _AND.split(inside) if part.strip()]
    head = vocabulary.keys(bare, "segment")
    if head and len(listed) > 1 and not all(vocabulary.keys(part, "segment") for part in listed):
        return head
    return named


def programmes(told: Iterable[str]) -> str:
    """Programmes joined in their order: JKK+JKM+JHT."""
    parts = {part for each in told for part in each.split("+")}
    return "+".join(part for part in PROGRAMMES if part in parts)


_PAYER = re.compile(r"sumber\s+(?:dana|anggaran|pembiayaan|pendanaan)\w*\s*([:=])?\s*(.+)")


def _measure(named: list[vocabulary.Mention]) -> str:
    keys = [mention.key for mention in named if mention.kind == "measure"]
    ruling = next((key for key in RULING if key in keys), "")
    if ruling in ("difference",) and "remainder" in keys:
        ruling = "remainder"
    return ruling or (keys[0] if keys else "")


def _one_metric(named: tuple[str, ...]) -> str:
    """The metric that a text means: members that are active are registered as well, so the narrower one."""
    return "active" if set(named) == {"registered", "active"} else named[0]


_BARE = re.compile(r"belum|sudah|telah")


def _is_bare(text: str, named: list[vocabulary.Mention]) -> bool:
    """Whether nothing but "belum" or "sudah" would tell of members, among words of other things: "Desa Belum Cair"."""
    shown = vocabulary.spelled_out(text)
    told = [shown[each.start : each.end] for each in named if each.kind == "metric"]
    return all(map(_BARE.fullmatch, told)) and bool(vocabulary.unexplained(text))


def _stage(keys: tuple[str, ...]) -> tuple[str, tuple[str, ...], str]:
    """The stage that a text names, if it is one; all it names; the stage that APBD or DPA alone would mean."""
    strong = tuple(key for key in keys if not key.endswith("~"))
    weak = "murni" if any(key.endswith("~") for key in keys) and not set(strong) - {"realisasi"} else ""
    return (strong[0] if len(strong) == 1 else ""), strong, weak


_PART_TIME = re.compile(r"\b(?:pppk|p3k)\s+(?:paruh\s+waktu|pw)\b")


def _of_part_time(text: str, keys: dict[str, tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Exclusions and programmes of a text, its words of PPPK who work part-time left out: they are no ASN of Taspen."""
    shown, count = _PART_TIME.subn(" ", vocabulary.plain(text))
    if not count:
        return keys["exclusion"], keys["programme"]
    return vocabulary.keys(shown, "exclusion"), vocabulary.keys(shown, "programme")


def _funds(text: str) -> list[str]:
    """The funds that a text names, also by words that elsewhere give way to others."""
    return list(dict.fromkeys(m.key.rstrip("~") for m in vocabulary.mentions(text) if m.kind == "fund"))


def _one_fund(named: list[str]) -> str:
    return named[0] if len(named) == 1 else "LAINNYA" if named else ""


@lru_cache(maxsize=50_000)
def telling(text: str) -> Telling:
    """What one text tells."""
    if not text.strip():
        return Telling()
    named = list(vocabulary.mentions(text))
    keys = {kind: tuple(dict.fromkeys(m.key for m in named if m.kind == kind)) for kind in vocabulary.KINDS}
    stage, stages, weak = _stage(keys["stage"])
    segment, several = one_segment(_groups(text, keys["segment"]))
    if "taspen" in keys["exclusion"]:  # not who works part-time: "JKK bagi PPPK Paruh Waktu"
        keys["exclusion"], keys["programme"] = _of_part_time(text, keys)
    payer = _PAYER.search(vocabulary.plain(text))
    paid = _funds(payer[2]) if payer else []
    if payer and payer[1]:  # "Sumber Dana : ..." says it in a key
        keys["fund"] = tuple(paid)
    funds = [key for key in keys["fund"] if not key.endswith("~")]
    if len(funds) > 1 and "APBD" in funds:
        funds.remove("APBD")
    typed = list(dict.fromkeys(key.rstrip("~") for key in keys["fund"]))
    places = where.named(text)
    districts = tuple(place.code for place in places)
    typed_places = [place.code for place in places if place.typed]
    time = when.told(text)
    metrics = keys["metric"]
    return Telling(
        measure=_measure(named),
        metric=""
        if not metrics or _measure(named) in ("other", "need", "wage") or _is_bare(text, named)
        else _one_metric(metrics),
        stage=stage,
        stages=stages,
        weak_stage=weak,
        programme=programmes(keys["programme"]),
        fund=funds[0] if len(funds) == 1 else ("LAINNYA" if funds else ""),
        typed_fund=_one_fund(typed),
        payer=_one_fund(paid),
        segment=segment,
        several=several,
        exclusion=keys["exclusion"][0] if keys["exclusion"] else "",
        jamsostek=bool(keys["jamsostek"]),
        district=districts[0] if len(districts) == 1 else (typed_places[0] if len(typed_places) == 1 else ""),
        districts=districts,
        province=where.province_named(text),
        year=time.year,
        fiscal=time.fiscal,
        months=time.months,
        quarter=time.quarter,
    )


@dataclass(frozen=True)
class Column:
    """What a column of numbers tells by its header path, the part nearest to the numbers first."""

    number: int  # its place among the value columns
    path: tuple[str, ...]
    measure: str = ""
    metric: str = ""
    stage: str = ""
    programme: str = ""
    fund: str = ""
    pays: bool = False  # whether the header speaks of who pays
    segment: str = ""
    district: str = ""
    year: int = 0
    month: int = 0
    quarter: bool = False
    sum_of: tuple[int, ...] = ()  # the value columns that it adds up, by its numbers
    says_sum: bool = False
    exclusion: str = ""
    jamsostek: bool = False
    sex: bool = False
    header: str = ""  # what the whole path is, as a column of texts would be: year, period, district

    @property
    def known(self) -> bool:
        return bool(
            self.measure or self.metric or self.stage or self.programme or self.segment or self.district or self.year
            or self.month or self.fund or self.says_sum or self.sex or self.header or self.exclusion or self.jamsostek
        )  # fmt: skip


_SEX = frozenset({"laki-laki", "laki laki", "laki", "perempuan", "l", "p", "lk", "pr", "pria", "wanita"})


_SIGNS = re.compile(r"[(\s]*(\+\s*/?\s*\(?-\)?|±|-\s*/\s*\+)[)\s]*")  # "+/-" heads a difference


def column_of(
    number: int, path: tuple[str, ...], *, unit: str, percent: bool, says_sum: bool, sum_of: tuple[int, ...]
) -> Column:
    """What a header path tells."""
    parts = [telling(part) for part in reversed(path) if part.strip()]
    texts = [vocabulary.plain(part) for part in reversed(path) if part.strip()]

    def first(name: str) -> str:
        return next((getattr(part, name) for part in parts if getattr(part, name)), "")

    measure = first("measure")
    if texts and _SIGNS.fullmatch(texts[0]):
        measure = "difference"
    if texts and unit != "Rp" and vocabulary.whole_is(texts[0], "thing"):  # companies under "PU": no count of people
        measure = "other"
    if percent or any(part.measure == "percent" for part in parts):
        measure = "percent"
    elif any(part.measure in NO_BUDGET for part in parts):
        measure = next(part.measure for part in parts if part.measure in NO_BUDGET)
    elif not measure and not first("metric") and path:
        measure = {
            "Rp": "amount",
            "bulan": "months",
            "orang": "" if first("segment") or says_sum or any(part.stages for part in parts) else "workers",
        }.get(unit, "")
    # "APBK" under "Sumber Dana" says who pays, not which budget.
    pays = any(vocabulary.column_is(text) == "fund" for text in texts[1:])
    stages = next(
        (part.stages for part in parts if part.stages), ()
    )  # "Pagu dan Realisasi" over the columns tells none
    if measure == "workers" and first("segment") and unit == "Rp":
        measure = "amount"
    year = next((part.fiscal or part.year for part in parts if part.fiscal or part.year), 0)
    month, quarter = 0, False
    for part in parts:
        if len(part.months) == 1:
            month, quarter = part.months[0][1], part.quarter
            year = part.months[0][0] or year
            break
    return Column(
        number=number,
        path=path,
        measure=measure,
        metric=first("metric"),
        stage="realisasi" if "realisasi" in stages else (stages[0] if stages else "" if pays else first("weak_stage")),
        programme=first("programme"),
        fund=(first("typed_fund") if pays else first("fund")),
        pays=pays or first("fund") not in ("", "APBD"),
        segment=first("segment"),
        district=next((where.whole(text) for text in texts if where.whole(text)), ""),
        year=year,
        month=month,
        quarter=quarter,
        sum_of=sum_of,
        says_sum=says_sum,
        exclusion=first("exclusion"),
        jamsostek=any(part.jamsostek for part in parts),
        sex=bool(texts)
        and (texts[0] in _SEX or (len(texts[0]) > 3 and texts[0].strip("()") in _SEX)),  # "(l)" numbers a column
        header=vocabulary.column_is(texts[0]) if texts else "",
    )
