"""What a feedback workbook says (``feedback.yml``), and what it tells when it comes back: the file it was made for, the
answers in it, which findings are settled."""

from __future__ import annotations

import contextlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from analysis.cleaning.privacy import mask
from analysis.reference.language import check, current, number, period
from analysis.reference.segments import segment_label
from analysis.sheets import Book
from analysis.sheets.book import raw_text
from analysis.sheets.cells import Kind, Sheet, column_letters
from analysis.sheets.masking import clean, masked
from analysis.sheets.understanding import Understood
from analysis.store.identity import identify_all
from analysis.store.schema import tables

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@cache
def words() -> dict[str, Any]:
    """What ``feedback.yml`` says: words, colours, widths, advice by rule."""
    return yaml.safe_load((files("analysis.cleaning") / "feedback.yml").read_text(encoding="utf-8"))


REMOVED: str = words()["removed"]
"""What stands in a cell whose content was about a person. In a workbook that comes back it means nothing."""

# What is said


# Columns of the tables by the keys of the columns of Terbaca.
_BUDGET = {
    "stage": "stage", "programme": "programme", "fund": "fund_source", "account": "account_code",
    "description": "description", "workers": "workers", "months": "months", "rupiah": "amount_idr", "counted": "counted",
}  # fmt: skip
_COUNTS = {"stage": "metric", "workers": "workers"}


def filled_columns(budget: pd.DataFrame, participation: pd.DataFrame) -> list[dict[str, Any]]:
    """The columns of Terbaca that hold something in some row."""
    filled = {"place", "kind", "district", "segment", "sheet", "cell", "year"}
    for frame, names in ((budget, _BUDGET), (participation, _COUNTS)):
        for key, name in names.items():
            if name in frame.columns and (frame[name].notna() & (frame[name].astype("string") != "")).any():
                filled.add(key)
    return [each for each in words()["read"]["columns"] if each["key"] in filled]


def text_of(value: Any) -> str:
    return "" if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)) else str(value)


def public(text: str) -> str:
    """A text on one line, without what is certainly a person's number: whoever finds such should not quote it."""
    return masked(clean(text), free=False)


def held_text(sheet: Sheet, position: int) -> str:
    """What a cell holds, as text."""
    cells = sheet.cells
    if cells.kind[position] == Kind.NUMBER and not math.isfinite(cells.number[position]):
        return str(float(cells.number[position]))
    return raw_text(sheet, position)


def expected_value(text: str, message: str, rule: str = "") -> str:
    """What should stand there; a computed number in the form in which the message says it."""
    say = words()["advice"]
    if rule in say["compared"]:
        return ""
    if rule in say["typed"]:
        return public(text)
    if rule in say["decimal"]:
        return public(with_comma(text))
    if re.fullmatch(r"-?\d+(\.\d\d)?", text):
        shown = number(float(text), 2 if "." in text else 0, "id")
        return shown if shown in message else public(text)
    return public(text)


def with_comma(text: str) -> str:
    """A number as a file stores it with the comma of Indonesian sheets; anything else as it is."""
    return text.replace(".", ",") if re.fullmatch(r"-?\d+\.\d+", text) else text


def readable(message: str, found: str, expected: str, rule: str) -> str:
    """A message in which the numbers of a file's cells stand as Indonesians read them, not as the file stores them."""
    for text in dict.fromkeys((found, expected)):
        shown = text
        if rule in words()["advice"]["grouped"] and re.fullmatch(r"-?[1-9]\d{3,}", text):
            shown = number(float(text), 0, "id")
        elif rule in words()["advice"]["decimal"]:
            shown = with_comma(text)
        if shown != text:
            message = _whole(text).sub(shown, message)
    return message


def says(message: str, found: str, rule: str) -> bool:
    """Whether a message tells what was found, as it stands there or in groups."""
    return not found or any(_whole(text).search(message) for text in (found, readable(found, found, "", rule)))


def _whole(text: str) -> re.Pattern[str]:
    """A text, and no part of a longer number."""
    return re.compile(rf"(?<![\d.,]){re.escape(text)}(?!\d|[.,]\d)" if text[:1].isdigit() else re.escape(text))


def message_about(message: str, secret: str) -> str:
    """A message; of a cell with personal data without what stands there."""
    bare = clean(secret)
    return public(clean(message).replace(bare, REMOVED) if len(bare) > 2 else message)


@cache
def _advices() -> dict[str, str]:
    return {rule: group["say"] for group in words()["advice"]["rules"] for rule in group["rules"]}


def advice_for(rule: str, severity: str, place: str) -> str:
    say = words()["advice"]
    return _advices().get(rule) or (say["severities"][severity] if place else say["whole_file"])


def file_named(source: Path, findings: list[dict], budget: pd.DataFrame, participation: pd.DataFrame) -> str:
    """The file as the tables name it (its path below data/raw), else its bare name."""
    named = [text_of(each.get("file")) for each in findings]
    for frame in (budget, participation):
        named += [text_of(name) for name in frame["file"].unique()] if "file" in frame.columns else []
    named = list(dict.fromkeys(name for name in named if name))
    here = source.as_posix()
    fitting = [name for name in named if here == name or here.endswith(f"/{name}")]
    return public(max(fitting, key=len) if fitting else named[0] if len(named) == 1 else source.name)


def rows_of(frame: pd.DataFrame, file: str) -> pd.DataFrame:
    """The rows of one file, and those that name none."""
    if "file" not in frame.columns:
        return frame
    own = {name: text_of(name) == "" or public(text_of(name)) == file for name in frame["file"].unique()}
    return frame[[own[name] for name in frame["file"]]]


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows one by one, without all of them as objects at once."""
    for start in range(0, len(frame), 5_000):
        yield from frame.iloc[start : start + 5_000].to_dict("records")


def row_values(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What one row of a table says, by the keys of the columns of Terbaca."""
    say = words()["read"]
    segment = text_of(row.get("segment"))
    with contextlib.suppress(KeyError):
        segment = segment_label(segment, "id")
    found: dict[str, Any] = {
        "kind": say["kinds"][kind],
        "district": text_of(row.get("district")) or text_of(row.get("province")),
        "segment": segment,
        "workers": _amount(row.get("workers")),
        "sheet": public(text_of(row.get("sheet"))),
        "cell": text_of(row.get("cell")),
    }
    if kind == "participation":
        metric = text_of(row.get("metric"))
        return found | {"year": _period(text_of(row.get("period"))), "stage": say["metrics"].get(metric, metric)}
    stage, fund, reason = (text_of(row.get(name)) for name in ("stage", "fund_source", "reason"))
    counted = row.get("counted")
    if text_of(counted) == "":
        told = ""
    elif bool(counted):
        told = say["counted"]
    else:
        told = (
            say["not_counted"].format(reason=say["reasons"].get(reason, reason))
            if reason
            else say["not_counted_at_all"]
        )
    return found | {
        "year": text_of(row.get("fiscal_year")),
        "stage": say["stages"].get(stage, stage),
        "programme": text_of(row.get("programme")),
        "fund": say["funds"].get(fund, fund),
        "account": text_of(row.get("account_code")),
        "description": public(text_of(row.get("description"))),
        "months": _amount(row.get("months")),
        "rupiah": _amount(row.get("amount_idr")),
        "counted": told,
    }


def _amount(value: Any) -> float | None:
    return None if text_of(value) == "" else float(value)


def _period(text: str) -> str:
    with contextlib.suppress(ValueError):
        return period(text, "id") if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else text
    return text


_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def sheet_titles(names: list[str]) -> list[str]:
    """Titles for our two sheets, then those of the sender: each once, as Excel allows them."""
    say = words()["sheets"]
    taken: set[str] = set()
    sent = []
    for name in names:
        bare = _NOT_IN_TITLES.sub("_", ILLEGAL.sub("", clean(name))).strip("'")[:31].rstrip("'") or say["unnamed"]
        title, n = bare, 1
        while title.lower() in taken or title.lower() == "history":
            n += 1
            more = f" ({n})"
            title = bare[: 31 - len(more)] + more
        taken.add(title.lower())
        sent.append(title)
    ours = []
    for name in (say["findings"], say["read"]):
        title, n = name, 1
        while title.lower() in taken:
            n += 1
            title = say["other"].format(name=name) if n == 2 else say["another"].format(name=name, n=n - 1)
        taken.add(title.lower())
        ours.append(title)
    return ours + sent


# What comes back


def mark_on(understood: Understood) -> str | None:
    """Which of our own sheets this is: ``findings``, ``read`` or none of them."""
    cells = understood.sheet.cells
    for name, mark in words()["marks"].items():
        same = [
            number for number, text in enumerate(cells.texts.tolist()) if isinstance(text, str) and text.strip() == mark
        ]
        if same and bool((np.isin(cells.text_id, same) & (cells.row < 100)).any()):
            return name
    return None


def is_feedback_sheet(book: Book, sheet: str) -> bool:
    """Whether a sheet of a book is one that a feedback workbook brought (Temuan, Terbaca), whatever its name is now.

    Such sheets are no data. Raises ``KeyError`` for a sheet that is not there.
    """
    found = [each for each in book.understood if each.sheet.name == sheet]
    if not found:
        raise KeyError(f"{book.name} has no sheet {sheet!r}; it has {', '.join(book.sheets)}")
    return any(mark_on(each) is not None for each in found)


def returned_original(book: Book) -> str | None:
    """Of a feedback workbook that came back, the file it was made for, as the tables named it; None for any other."""
    label = words()["findings"]["file"]
    for each in book.understood:
        if mark_on(each) is None:
            continue
        rows = _table_of(each, 100)
        for cells in rows.values():
            texts = [text for _, text in sorted(cells.items())]
            if label in texts[:-1]:
                return texts[texts.index(label) + 1]
    return None


def returned_answers(book: Book) -> list[dict[str, str]]:
    """What the sender wrote in the column of answers of a feedback workbook that came back: ``id``, ``sheet`` and
    ``message`` of the finding as they stand there, and the ``answer``.

    The answers are the sender's own and may hold anything, personal data too.
    """
    return [said for _, _, said in _answers(book)]


def answer_cells(book: Book) -> set[tuple[str, str]]:
    """The cells with answers: the sheet's name as tables have it, and the address."""
    return {(mask(sheet), cell) for sheet, cell, _ in _answers(book)}


def _answers(book: Book) -> Iterator[tuple[str, str, dict[str, str]]]:
    labels = {each["key"]: each["label"] for each in words()["findings"]["columns"]}
    wanted = ("id", "sheet", "message", "answer")
    for each in book.understood:
        if mark_on(each) != "findings":
            continue
        columns: dict[str, int] = {}
        for row, cells in _table_of(each).items():
            if not columns:
                places = {text: column for column, text in cells.items()}
                if labels["id"] in places and labels["answer"] in places:
                    columns = {name: places.get(labels[name], -1) for name in wanted}
            elif cells.get(columns["answer"]):
                said = {name: clean(cells.get(column, "")) for name, column in columns.items()}
                yield each.sheet.name, f"{column_letters(columns['answer'])}{row + 1}", said


def answered(answers: list[dict[str, str]], found: list[Mapping[str, Any]], original: str) -> dict[str, str]:
    """The answers of a feedback workbook that came back to the findings made on it now, by the ids of these.

    ``found`` are its findings in the order of the table, ``original`` is the file that it was made from: the ids in it
    are those of that file. A finding whose cell moved is known by its sheet and what it says, if only one has that.
    """
    ids = {each["id"]: each["answer"] for each in answers}
    same = [(each["sheet"], each["message"]) for each in answers]
    keys = [(original, *(text_of(row.get(name)) for name in ("sheet", "cell", "rule"))) for row in found]
    given: dict[str, str] = {}
    for row, earlier in zip(found, identify_all("g", keys), strict=True):
        answer = ids.get(earlier)
        if answer is None:
            texts = (text_of(row.get(name)) for name in ("message_id", "found", "expected", "rule"))
            message = readable(message_about(next(texts), ""), *texts)
            hits = [
                number
                for number, (sheet, told) in enumerate(same)
                if sheet.startswith(text_of(row.get("sheet"))) and told.endswith(message)
            ]
            answer = answers[hits[0]]["answer"] if len(hits) == 1 else None
        if answer:
            given[text_of(row.get("finding_id"))] = answer
    return given


def _table_of(understood: Understood, rows: int | None = None) -> dict[int, dict[int, str]]:
    """What the cells hold as text, by row and column; of some rows only, the first ones."""
    cells = understood.sheet.cells
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for position in np.flatnonzero(cells.row < (np.inf if rows is None else rows)).tolist():
        text = held_text(understood.sheet, position).strip()
        if text:
            found[int(cells.row[position])][int(cells.column[position])] = text
    return dict(sorted(found.items()))


def settled(
    before: pd.DataFrame,
    after: pd.DataFrame,
    *,
    files: pd.DataFrame | None = None,
    replaced: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """What became of the findings of the run before, and which are new.

    ``files`` are the files of the new run (columns file and, where known, status): a finding of a file that is not
    there any more, or could not be read now, remains, for nobody has mended it. Without ``files`` every file is taken to
    have been read. ``replaced`` names for a file of the new run the file in whose place it came (see
    ``returned_original``): its findings count as that file's, in both runs, and those still made on that file itself do
    not count. ``answers`` are what the senders answered, by the id of the finding in either run.

    One row for one finding: the columns of the findings table, ``state`` (settled, new, remains), ``earlier_id``, its
    id in the run before, empty for a new one, and ``answer``. A finding is the same if its id is; or if file, sheet, rule and what
    stands there are, and only the cell moved, as when a row was inserted.
    """
    columns = tables()["findings"].columns
    replaced, answers = replaced or {}, answers or {}
    over = set(replaced.values()) - set(replaced)
    now = _in_place(after[~after["file"].isin(over)].reindex(columns=columns), replaced)
    old = _in_place(before.reindex(columns=columns), replaced)
    ids = dict(zip(old["finding_id"], old["own_id"], strict=True))
    known = dict.fromkeys(old["finding_id"])
    here = set(now["finding_id"])
    earlier = {name: name for name in now["finding_id"] if name in known}
    lost = old[~old["finding_id"].isin(here)]
    fresh = now[~now["finding_id"].isin(known)]
    earlier |= _moved(lost, fresh)
    read = None if files is None else _read_files(files, replaced)
    rows = []
    for row in now.to_dict("records"):
        was = ids.get(earlier.get(row["finding_id"], ""), "")
        answer = answers.get(row["own_id"]) or answers.get(was, "")
        rows.append({**row, "state": "remains" if was else "new", "earlier_id": was, "answer": answer})
    moved = set(earlier.values())
    for row in lost.to_dict("records"):
        if row["finding_id"] not in moved:
            state = "settled" if read is None or row["file"] in read else "remains"
            own = row["own_id"]
            rows.append({**row, "state": state, "earlier_id": own, "answer": answers.get(own, "")})
    frame = pd.DataFrame(rows, columns=[*columns, "state", "earlier_id", "answer"])
    graver = frame["severity"].map({name: place for place, name in enumerate(words()["severities"])}).fillna(9)
    states = frame["state"].map({"new": 0, "remains": 1, "settled": 2})
    order = pd.DataFrame({"state": states, "severity": graver, "file": frame["file"], "sheet": frame["sheet"]})
    order = order.sort_values(list(order.columns), kind="stable").index
    return frame.loc[order].astype("string").reset_index(drop=True)


def _in_place(findings: pd.DataFrame, replaced: Mapping[str, str]) -> pd.DataFrame:
    """Findings under the names of the files that were replaced, with the ids they have there; ``own_id`` is the id they
    have in the table."""
    kept = findings.assign(own_id=findings["finding_id"])
    kept["file"] = kept["file"].map(lambda name: replaced.get(name, name))
    renamed = kept["file"] != findings["file"]
    if renamed.any():
        # Others may stand under that name already: all of a name are told apart together.
        named = kept["file"].isin(set(kept.loc[renamed, "file"]))
        keys = list(kept.loc[named, ["file", "sheet", "cell", "rule"]].fillna("").itertuples(index=False, name=None))
        kept.loc[named, "finding_id"] = identify_all("g", keys)
    return kept.reset_index(drop=True)


def _moved(lost: pd.DataFrame, fresh: pd.DataFrame) -> dict[str, str]:
    """Findings that only stand in another cell now: the id in the run before by the new one."""
    waiting: dict[tuple, list[str]] = defaultdict(list)
    names = ["file", "sheet", "rule", "found", "expected"]
    for row in lost.fillna("").to_dict("records"):
        if row["found"]:
            waiting[tuple(row[name] for name in names)].append(row["finding_id"])
    found = {}
    for row in fresh.fillna("").to_dict("records"):
        same = waiting.get(tuple(row[name] for name in names))
        if same:
            found[row["finding_id"]] = same.pop(0)
    return found


def _read_files(files: pd.DataFrame, replaced: Mapping[str, str]) -> set[str]:
    read = files if "status" not in files.columns else files[files["status"] != "refused"]
    return {replaced.get(name, name) for name in read["file"]}


def settled_text(frame: pd.DataFrame, lang: str | None = None) -> str:
    """What ``settled`` found, in words: one line of counts; one for each file, where several changed; one for each new
    error or warning, the gravest first, and one for all new informations; one for each answer of a sender."""
    lang = check(lang) if lang else current()
    say = words()["settled"][lang]
    counts = Counter(frame["state"])
    shown = {name: number(counts[name], 0, lang) for name in ("settled", "new", "remains")}
    lines = [say["counts_one" if counts["settled"] == 1 and "counts_one" in say else "counts"].format(**shown)]
    changed = frame[frame["state"] != "remains"]["file"].dropna().unique()
    for file in sorted(changed) if len(changed) > 1 else ():
        counts = Counter(frame.loc[frame["file"] == file, "state"])
        shown = {name: number(counts[name], 0, lang) for name in ("settled", "new", "remains")}
        lines.append(say["file"].format(file=public(file), **shown))
    new = frame["state"] == "new"
    for row in frame[new & (frame["severity"] != "info")].to_dict("records"):
        severity = row["severity"]
        if lang == "id":
            severity = words()["severities"].get(severity, {}).get("count", severity)
        lines.append(say["new"].format(severity=severity, **_told(row, lang)))
    if informations := int((new & (frame["severity"] == "info")).sum()):
        lines.append(say["informations"].format(n=number(informations, 0, lang)))
    for row in frame[frame["answer"].fillna("") != ""].to_dict("records"):
        state = say["answer_settled" if row["state"] == "settled" else "answer_open"]
        lines.append(say["answer"].format(state=state, answer=public(row["answer"]), **_told(row, lang)))
    return "\n".join(lines)


def _told(row: Mapping[str, Any], lang: str) -> dict[str, str]:
    where = [public(text_of(row["file"])), public(text_of(row["sheet"])), text_of(row["cell"])]
    return {"where": " ".join(filter(None, where)), "message": public(text_of(row[f"message_{lang}"]))}
