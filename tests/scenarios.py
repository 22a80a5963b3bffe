"""Scenarios by chance, for what must hold of any: every kind of lever, valid ones and some that contradict one another."""

from __future__ import annotations

import random
from typing import Any

from analysis.reference import payers
from analysis.whatif.levers import legal_of, lineage

AREAS = ("11", "12", "11.17", "12.10", "12.02", "11.71", "12.07", "12.13", "12.71")
SEGMENTS = (
    "bpu", "pu", "non_asn", "perangkat_desa", "pekerja_rentan", "nelayan", "petani_sawit", "rt_rw", "pemilu", "jakon",
    "tenaga_kesehatan", "bpd",
)  # fmt: skip
KINDS = ("register",) * 4 + ("lapse", "pay", "become_pppk", "potential", "wages", "ceiling", "ceiling", "suppose")
PAYERS = tuple(payers()["payer"])
MONTHS = 24


class Scenarios:
    """Entries of scenarios, one after the other; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def entries(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "start": self.rng.choice(["2026-01", "2026-01", "2025-11"]),
            "months": MONTHS,
            "levers": [self.lever() for _ in range(self.rng.randint(0, 5))],
        }
        if self.rng.random() < 0.5:
            made["target_pct"] = self.percent()
        return made

    def lever(self) -> dict[str, Any]:
        kind = self.rng.choice(KINDS)
        return {"kind": kind, "areas": self.areas()} | getattr(self, f"_{kind}")()

    def areas(self) -> list[str]:
        rng = self.rng
        return rng.choice([[rng.choice(AREAS)], rng.sample(AREAS, rng.randint(1, 4)), ["11.*"], ["11.*", "12.*"]])

    def percent(self) -> float:
        return self.rng.choice([0.0, 100.0, *(round(self.rng.uniform(0, 100), 2) for _ in range(4))])

    def month(self, last: int = MONTHS - 1) -> str:
        number = self.rng.randint(0, last)
        return f"{2026 + number // 12}-{number % 12 + 1:02d}"

    def some(self, **entries: Any) -> dict[str, Any]:
        """Each entry now and then."""
        return {name: value for name, value in entries.items() if self.rng.random() < 0.4}

    def _insured(self, segment: str) -> dict[str, Any]:
        rng, legal = self.rng, legal_of(segment)
        programmes = [["JKK", "JKM"], ["JKK", "JKM", "JHT"], ["JKK", "JKM", "JHT", "JP"]][: 3 if legal == "pu" else 2]
        of_legal = {"tier": rng.randint(1, 33)} if legal == "bpu" else {"wage_idr": rng.randint(500_000, 15_000_000)}
        more = {} if legal == "jakon" else {"programmes": rng.choice(programmes)}
        sector = rng.choice(["transport", "labour_intensive", ""])
        return {"segment": segment} | self.some(risk=rng.randint(1, 5), sector=sector, **of_legal, **more)

    def _register(self) -> dict[str, Any]:
        rng, segment = self.rng, self.rng.choice(SEGMENTS)
        how = rng.choice(
            [
                {"workers": rng.choice([0, 7, 1_500, rng.randint(1, 300_000)])},
                {"gap_pct": self.percent()},
                {"coverage_pct": self.percent(), "by_month": self.month(), "coverage_of": rng.choice([None, *lineage(segment)])},
            ]
        )  # fmt: skip
        spread = {} if "coverage_pct" in how else self.some(spread_months=rng.randint(1, 30))
        paid = {"paid_months": rng.randint(1, 20), "lapse_pct": self.percent()} if rng.random() < 0.6 else {}
        others = self.some(first_month=self.month(20), then_payer=rng.choice(PAYERS), take_up_pct=self.percent())
        return self._insured(segment) | how | spread | paid | others | {"payer": rng.choice(PAYERS)}

    def _members(self, segment: str) -> dict[str, Any]:
        many = self.rng.choice([{"workers": self.rng.randint(0, 50_000)}, {"share_pct": self.percent()}])
        return self._insured(segment) | many | self.some(first_month=self.month(22))

    def _lapse(self) -> dict[str, Any]:
        more = self.some(payer=self.rng.choice(PAYERS), returns_after_months=self.rng.randint(1, 12))
        return self._members(self.rng.choice(SEGMENTS)) | more

    def _pay(self) -> dict[str, Any]:
        who = {"payer": self.rng.choice(PAYERS), "payer_before": self.rng.choice(PAYERS)}
        more = self.some(months=self.rng.randint(1, 12), programmes_before=["JKK", "JKM"])
        return self._members(self.rng.choice(SEGMENTS)) | who | more

    def _become_pppk(self) -> dict[str, Any]:
        made = self._members(self.rng.choice(["non_asn", "tenaga_kesehatan"])) | {"full_time": self.rng.random() < 0.5}
        return made | (self.some(members=self.rng.randint(0, made["workers"])) if "workers" in made else {})

    def _potential(self) -> dict[str, Any]:
        segment = self.rng.choice(["total", "bpu", "pu", "pekerja_rentan"])
        return {"segment": segment, "pct_per_year": round(self.rng.uniform(-10, 10), 2)}

    def _wages(self) -> dict[str, Any]:
        return {"pct_per_year": round(self.rng.uniform(-5, 10), 2)}

    def _ceiling(self) -> dict[str, Any]:
        amount = self.rng.choice([0, 10**9, self.rng.randint(0, 10**10)])
        return {"payer": self.rng.choice(PAYERS), "year": self.rng.randint(2026, 2028), "amount_idr": amount}

    def _suppose(self) -> dict[str, Any]:
        segment = self.rng.choice(["total", "bpu", "pu", "perangkat_desa", "pppk_paruh_waktu"])
        return {"segment": segment} | self.some(
            potential=self.rng.randint(0, 500_000), members=self.rng.randint(0, 300_000)
        )
