"""Account codes of regional budgets: which are contributions to BPJS Ketenagakerjaan, and why others are not."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from analysis.reference._files import frame_of

# How many digits each level of a code of Permendagri 90/2019 has: akun, kelompok, jenis, objek, rincian, sub rincian.
LEVELS = (1, 1, 2, 2, 2, 4)


def accounts() -> pd.DataFrame:
    """One row an account: code (a sub rincian or a rincian over several), name, ``counted`` (empty: the text of the
    line decides), reason why not, programme, segment. Source: public APBD detail listings; Permendagri 90/2019."""
    return frame_of("accounts.csv", "account_code")


def account_code(text: str) -> str:
    """An account of spending as 12 digits dotted (5.1.02.02.02.0006), shorter at the levels above; "" for anything else.

    Written variants: ``510202020006``, ``5.1.2.02.02.0006``, ``5.1.02.02.02.006``, spaces anywhere.
    """
    bare = re.sub(r"[\s\u00a0]+", "", text).strip(".")
    if re.fullmatch(r"5\d{11}", bare):
        parts = [bare[0], bare[1], bare[2:4], bare[4:6], bare[6:8], bare[8:]]
    elif re.fullmatch(r"5(\.\d{1,4}){1,5}", bare):
        parts = bare.split(".")
    else:
        return ""
    if any(len(part) > digits and int(part) >= 10**digits for part, digits in zip(parts, LEVELS, strict=False)):
        return ""
    return ".".join(f"{int(part):0{digits}d}" for part, digits in zip(parts, LEVELS, strict=False))


@cache
def _index() -> dict[str, dict[str, str]]:
    return {row["account_code"]: row for row in accounts().to_dict("records")}


def account_of(code: str) -> dict[str, str] | None:
    """What is known of an account: its own row, or that of the rincian above it; None where it is not listed."""
    known = _index()
    while code:
        if code in known:
            return known[code]
        code = code.rpartition(".")[0]
    return None
