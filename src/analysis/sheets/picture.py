"""A picture of a sheet for notebooks: its grid with every cell coloured by what it was understood to be.

The picture is one piece of HTML without scripts, links or anything from outside, so it lives in an exported notebook
too. Personal data are masked: what ``masking.yml`` names never reaches the picture.
"""

from __future__ import annotations

import html
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import yaml

from analysis.reference import language
from analysis.sheets.cells import ROLES, Kind, Problem, column_letters, column_number
from analysis.sheets.masking import MASK, clean, is_about, masked, masked_signature
from analysis.sheets.totals import tolerance
from analysis.store.findings import Catalogue

if TYPE_CHECKING:  # the reader need not be loaded to draw what it found
    from analysis.sheets.understanding import TableData, Understood

catalogue = Catalogue("analysis.sheets")

BLANKS = 3  # so many blank rows or columns in a row are drawn as one line
STRIPS = 4  # more hidden rows or columns in a row than this are drawn as one line
TEXT_LENGTH = 70  # characters of a cell that are drawn; a merged cell has as many again for each further column
HEADER_LENGTH = 200  # columns often differ in the last words of their headers alone
TEXT_MOST = 240
LONG = 16  # characters from which a text keeps its column from becoming narrow, lest the row grow tall
RIGHT = ("value", "total", "numbering", "hidden", "out_of_scope", "unexplained")  # numbers stand at the right there
SAID = 30  # findings listed under the picture
CHARACTERS = 4  # of an overlong text that one empty neighbour takes up


@dataclass(frozen=True)
class Picture:
    """A drawn sheet. A notebook shows it by itself; ``html`` is the piece of HTML."""

    html: str = field(repr=False)

    def _repr_html_(self) -> str:
        return self.html


def picture(
    understood: Understood, *, lang: str = "id", rows: int = 60, columns: int = 30, from_row: int = 1
) -> Picture:
    """Draw a sheet with its cells coloured by role.

    At most ``rows`` rows from ``from_row`` (as the sheet numbers them, from 1) and ``columns`` columns are drawn: the
    first ones and the last ones, with a line that says how many were left out between them. Runs of blank rows are one
    line. Numbers stand in the form of the language; a second line says what a number was read as where that differs.

    Raises ``ValueError`` for another language than ``id`` and ``en`` and for a window without rows or columns.
    """
    language.check(lang)
    for name, size in (("rows", rows), ("columns", columns), ("from_row", from_row)):
        if size < 1:
            raise ValueError(f"{name}={size}: must be 1 or more")
    return Picture(_Drawing(understood, lang, rows, columns, from_row).html())


@cache
def palette() -> dict[str, dict]:
    """What ``roles.yml`` says: ``roles``, ``severities`` and ``words``."""
    return yaml.safe_load((files("analysis.sheets") / "roles.yml").read_text(encoding="utf-8"))


# ---------------------------------------------------------------------------------------------------------- numbers


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def shown_number(value: float, lang: str) -> str:
    """A number in the form of the language, with the decimals that it has (six at most)."""
    if not math.isfinite(value):
        return str(value)
    if abs(value) >= 1e21 or 0 < abs(value) < 1e-6:
        return repr(value)
    digits = 0 if abs(value) >= 1e15 else next((d for d in range(6) if math.isclose(round(value, d), value)), 6)
    return language.number(value, digits, lang).replace("-", "−")


def _plain_number(value: float, lang: str) -> str:
    """A number as it stands, without grouping: codes, years, running numbers."""
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 1e16:
        return str(int(value)).replace("-", "−")
    return repr(value).replace(".", "," if lang == "id" else ".").replace("-", "−")


def _same_number(text: str, value: float, lang: str) -> bool:
    """Whether a text shows the number just as the language writes it: then nothing need be explained."""
    bare = re.sub(r"[^\d.,()−-]", "", text).strip(".,-") if value >= 0 else re.sub(r"[^\d.,()−-]", "", text)
    decimal = "," if lang == "id" else "."
    said = shown_number(value, lang)
    if decimal in bare:
        bare = bare.rstrip("0").rstrip(decimal) or "0"
    return bare.replace("-", "−") in (said, said.replace("." if lang == "id" else ",", ""))


# ------------------------------------------------------------------------------------------------- rows and columns


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the grid: a row (or column) of the sheet, or a gap that stands for several."""

    kind: str  # shown | hidden | blank_gap | hidden_gap | more_gap | before_gap | caption
    first: int  # from 0
    last: int = -1
    segment: int = 0  # merged cells are drawn within one


def _lines(filled: np.ndarray, hidden: np.ndarray, start: int, limit: int) -> list[_Line]:
    """Which rows (or columns) from ``start`` on are drawn: the first and the last ones within the limit, and gaps.

    ``filled`` and ``hidden`` say of every row of the sheet whether it has content, and whether it is hidden.
    """
    kind = np.where(hidden, 2, np.where(filled, 0, 1))[start:]
    if not len(kind):
        return []
    edges = [0, *(np.flatnonzero(np.diff(kind)) + 1).tolist(), len(kind)]
    runs = [(int(kind[a]), start + a, start + b - 1) for a, b in pairwise(edges)]

    def gap(run: tuple[int, int, int]) -> str:
        what, first, last = run
        size = last - first + 1
        return "blank_gap" if what == 1 and size >= BLANKS else "hidden_gap" if what == 2 and size > STRIPS else ""

    total = sum(0 if gap(run) else run[2] - run[1] + 1 for run in runs)
    tail = 0 if total <= limit + 1 else min(12, limit // 4)
    head = limit + 1 if total <= limit + 1 else limit - tail

    def taken(order: Iterable[tuple[int, int, int]], budget: int, *, backward: bool) -> list[_Line]:
        found: list[_Line] = []
        for run in order:
            what, first, last = run
            if gap(run):
                if budget:
                    found.append(_Line(gap(run), first, last))
                continue
            places = range(last, first - 1, -1) if backward else range(first, last + 1)
            for place in places[:budget]:
                found.append(_Line("hidden" if what == 2 else "shown", place, place))
            budget -= min(budget, len(places))
        while tail and found and found[-1].kind.endswith("gap"):  # it becomes part of what is left out
            found.pop()
        return found

    top = taken(runs, head, backward=False)
    bottom = taken(reversed(runs), tail, backward=True)[::-1] if tail else []
    if total <= limit + 1:
        return top
    after = top[-1].last + 1 if top else start
    before = bottom[0].first - 1 if bottom else len(filled) - 1
    return [*top, _Line("more_gap", after, before), *bottom]


_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def _range(address: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row, last column of ``B7`` or ``B7:C9``, from 0; None for no address."""
    found = _CELLS.fullmatch(address.strip().upper())
    if not found:
        return None
    left, top, right, bottom = found.groups()
    first = (int(top) - 1, column_number(left))
    return (*first, int(bottom) - 1, column_number(right)) if right else (*first, *first)


# ---------------------------------------------------------------------------------------------------------- drawing


@dataclass(slots=True)
class _Meaning:
    """What the reader made of a cell of a value column."""

    value: float
    undecided: bool
    percent: bool
    sums: bool | None  # True: the parts give it


@dataclass(slots=True)
class _Block:
    """A cell as drawn, over one line each way or several."""

    top: int  # places among the lines
    left: int
    bottom: int
    right: int
    position: int  # of its cell, -1: empty
    continued: bool = False
    buried: int = 0


class _Drawing:
    """Holds what one picture needs: the cells in the window, what they mean, and what was found about them."""

    def __init__(self, understood: Understood, lang: str, rows: int, columns: int, from_row: int) -> None:
        self.understood, self.sheet, self.lang = understood, understood.sheet, lang
        self.words = {key: said[lang] for key, said in palette()["words"].items()}
        cells = self.sheet.cells
        self.height = int(cells.row.max()) + 1 if len(cells) else 0
        self.width = int(cells.column.max()) + 1 if len(cells) else 0
        self.from_row = from_row
        self.keys = cells.row.astype(np.int64) << 20 | cells.column.astype(np.int64)
        self.order = np.argsort(self.keys, kind="stable")
        self.sorted = self.keys[self.order]
        self.role = [ROLES[number] for number in understood.roles.tolist()] if len(cells) < 10_000 else None
        self.merges = self._merges()
        self.down = self._row_lines(rows)
        self.across = self._column_lines(columns)
        self.row_place = {line.first: n for n, line in enumerate(self.down) if line.kind in ("shown", "hidden")}
        self.column_place = {line.first: n for n, line in enumerate(self.across) if line.kind in ("shown", "hidden")}
        self.meaning = self._meanings()
        self.personal_columns = self._personal_columns()
        self.personal_metadata = self._personal_metadata()
        self.found, self.first_of = self._findings()
        self.used: Counter[str] = Counter()  # marks that the legend must explain

    # What stands where

    def at(self, row: int, column: int) -> int:
        """The position of the cell at a place of the sheet, -1 where it is empty."""
        key = row << 20 | column
        place = int(np.searchsorted(self.sorted, key))
        return int(self.order[place]) if place < len(self.sorted) and self.sorted[place] == key else -1

    def role_of(self, position: int) -> str:
        return self.role[position] if self.role is not None else ROLES[int(self.understood.roles[position])]

    def _merges(self) -> np.ndarray:
        """The merged ranges within the filled part of the sheet."""
        merges = np.asarray(self.sheet.merges, dtype=np.int64).reshape(-1, 4).copy()
        if not len(merges):
            return merges
        merges[:, 2] = np.minimum(merges[:, 2], self.height - 1)
        merges[:, 3] = np.minimum(merges[:, 3], self.width - 1)
        return merges[(merges[:, 0] <= merges[:, 2]) & (merges[:, 1] <= merges[:, 3])]

    def _row_lines(self, limit: int) -> list[_Line]:
        filled = np.zeros(self.height, dtype=bool)
        filled[self.sheet.cells.row] = True
        tall = self.merges[:, 2] - self.merges[:, 0]
        for top, _, bottom, _ in self.merges[(tall > 0) & (tall < 12)].tolist():  # drawn whole, blank rows too
            filled[top : bottom + 1] = True
        lines = _lines(filled, _mask(self.sheet.hidden_rows, self.height), min(self.from_row - 1, self.height), limit)
        if self.from_row > 1 and lines:
            lines.insert(0, _Line("before_gap", 0, self.from_row - 2))
        return self._with_captions(lines)

    def _with_captions(self, lines: list[_Line]) -> list[_Line]:
        """The lines with one over each first row of a table, cut into segments at all that is no row."""
        tops: set[int] = set()
        for table in self.understood.tables:
            first, last = table.first[0], table.last[0]
            drawn = [line.first for line in lines if line.kind in ("shown", "hidden") and first <= line.first <= last]
            if drawn:
                tops.add(drawn[0])
        found: list[_Line] = []
        segment = 0
        for line in lines:
            real = line.kind in ("shown", "hidden")
            if real and line.first in tops:
                segment += 1
                found.append(_Line("caption", line.first, line.first, segment))
            segment += not real or line.first in tops
            found.append(_Line(line.kind, line.first, line.last, segment))
            segment += not real
        return found

    def _column_lines(self, limit: int) -> list[_Line]:
        filled = np.zeros(self.width, dtype=bool)
        filled[self.sheet.cells.column] = True
        for table in self.understood.tables:
            filled[table.first[1] : table.last[1] + 1] = True
        return _lines(filled, _mask(self.sheet.hidden_columns, self.width), 0, limit)

    def _meanings(self) -> dict[int, _Meaning]:
        found: dict[int, _Meaning] = {}
        for table in self.understood.tables:
            parents = table.parents
            for row in self.row_place:
                number = int(np.searchsorted(table.rows, row))
                if number >= len(table.rows) or table.rows[number] != row:
                    continue
                for place, column in enumerate(table.value_columns):
                    position = self.at(row, table.places[column])
                    if position < 0:
                        continue
                    unit = table.units[place]
                    found[position] = _Meaning(
                        float(table.values[number, place]),
                        bool(table.undecided[number, place]),
                        bool(getattr(unit, "percent", False)),
                        _holds(table.values[:, place], number, parents.get(number, [])),
                    )
        return found

    def _personal_columns(self) -> list[tuple[int, int, set[int]]]:
        """First and last row of each table, and its columns that hold data of persons."""
        found = []
        for table in self.understood.tables:
            paths = {place: column.path for place, column in zip(table.places, table.columns, strict=True)}
            identity = {place for place, path in paths.items() if any(is_about(part, "identity") for part in path)}
            kinds = ["person", "person_beside_identity"] if identity else ["person"]
            named = {place for place, path in paths.items() if any(is_about(p, kind) for p in path for kind in kinds)}
            found.append((table.first[0], table.last[0], identity | named))
        return [each for each in found if each[2]]

    def _personal_metadata(self) -> set[int]:
        """Positions of what stands right of a key such as NIP or the name of an official."""
        cells = self.sheet.cells
        keyed: dict[int, list[int]] = defaultdict(list)
        for position in np.flatnonzero(
            np.isin(self.understood.roles, [ROLES.index("metadata"), ROLES.index("hidden")])
        ):
            keyed[int(cells.row[position])].append(int(position))
        found: set[int] = set()
        for positions in keyed.values():
            positions.sort(key=lambda position: int(cells.column[position]))
            for number, position in enumerate(positions):
                if self.role_of(position) == "metadata" and self._is_person_key(self._text(position)):
                    found.update(
                        p for p in positions[number + 1 :] if self._text(p).strip(" :") or cells.text_id[p] < 0
                    )
                    break
        return found

    def is_personal(self, position: int) -> bool:
        """Whether a cell is masked whole: in a column of persons' data, or beside a key of such."""
        cells, role = self.sheet.cells, self.role_of(position)
        if position in self.personal_metadata:
            return True
        if role in ("header", "repeated_header", "unit", "numbering"):
            return False
        row, column = int(cells.row[position]), int(cells.column[position])
        if not any(first <= row <= last and column in places for first, last, places in self.personal_columns):
            return False
        if role not in ("value", "total") or cells.kind[position] == Kind.DATE:
            return True
        number = cells.number[position]  # a count under "Pemilik NPWP" is no person's number: those are long
        shown = self._text(position) if np.isnan(number) else _plain_number(float(number), self.lang)
        return sum(c.isdigit() for c in shown) >= 8 or any(c.isalpha() for c in shown)

    def _is_person_key(self, text: str) -> bool:
        key = text.split(":", 1)[0]
        return is_about(key, "identity") or is_about(key, "person")

    # Findings

    def _findings(self) -> tuple[dict[int, list[Problem]], set[int]]:
        """The problems of each drawn place of the sheet (key as in ``keys``), and the first drawn place of each."""
        found: dict[int, list[Problem]] = defaultdict(list)
        firsts: set[int] = set()
        for problem in self.understood.problems:
            where = _range(problem.cell)
            if where is None:
                continue
            top, left, bottom, right = where
            rows = [row for row in self.row_place if top <= row <= bottom]
            columns = [column for column in self.column_place if left <= column <= right]
            for row in rows:
                for column in columns:
                    found[row << 20 | column].append(problem)
            if rows and columns:
                firsts.add(rows[0] << 20 | columns[0])
        return found, firsts

    def _severity(self, problem: Problem) -> str:
        return catalogue.rules.get(problem.rule, {}).get("severity", "warning")

    def _message(self, problem: Problem) -> str:
        """What a problem says, without personal data."""
        where = _range(problem.cell)
        position = -1 if where is None else self.at(where[0], where[1])
        role = self.role_of(position) if position >= 0 else ""
        secret = role == "signature" or (position >= 0 and self.is_personal(position))
        found = MASK if secret and problem.found else problem.found
        expected = MASK if secret and isinstance(problem.expected, str) and problem.expected else problem.expected
        if problem.rule not in catalogue.rules:
            return problem.rule
        said = catalogue.finding(
            problem.rule, "", problem.cell, found, expected, sheet=self.sheet.name, **problem.parts
        )
        return masked(clean(said[f"message_{self.lang}"]), free=role not in ("value", "total", "code"))

    # Texts

    def _text(self, position: int) -> str:
        cells = self.sheet.cells
        return str(cells.texts[cells.text_id[position]]) if cells.text_id[position] >= 0 else ""

    def _shown(self, position: int) -> tuple[str, bool]:
        """What a cell shows, masked, and whether it is a number."""
        cells, role, kind = self.sheet.cells, self.role_of(position), Kind(int(self.sheet.cells.kind[position]))
        number = float(cells.number[position])
        if kind == Kind.PENDING:
            return "ƒ?", False
        if kind == Kind.NUMBER:
            shown = self._shown_number(position, number, role)
            bare = _plain_number(number, self.lang)
            secret = masked(bare, free=role not in ("value", "total", "code")) != bare
            text, numeric = (MASK if secret else shown), True
        elif kind == Kind.DATE:
            text, numeric = self._shown_date(cells.value(position)), True
        elif kind == Kind.TIME:
            minutes = round(number * 1440)
            text, numeric = f"{minutes // 60}:{minutes % 60:02d}", True
        elif kind == Kind.BOOLEAN:
            text, numeric = ("TRUE" if number else "FALSE"), False
        else:
            text, numeric = clean(self._text(position)), False
            if role == "signature":
                text = masked_signature(text)
            elif role == "metadata" and ":" in text and self._is_person_key(text):
                key, rest = text.split(":", 1)
                text = f"{key}: {MASK}" if rest.strip() else text
            else:
                text = masked(text, free=role not in ("value", "total", "code"))
        if self.is_personal(position) or (role == "signature" and kind != Kind.TEXT):
            text, numeric = MASK, False
        return text, numeric

    def _shown_number(self, position: int, number: float, role: str) -> str:
        form = self.sheet.cells.format(position)
        if "%" in form and '"%"' not in form and abs(number) < 1e9:
            return shown_number(round(number * 100, 6), self.lang) + "%"
        if role == "code":  # 11.01 is a code, whatever the language makes of its dot
            return _plain_number(number, "en")
        return shown_number(number, self.lang) if role in ("value", "total") else _plain_number(number, self.lang)

    def _shown_date(self, value: object) -> str:
        day = value.date() if hasattr(value, "date") else value
        try:
            said = language.period(day.isoformat(), self.lang)  # type: ignore[union-attr]
        except ValueError:
            return str(value)
        return f"{said} {value:%H:%M}" if hasattr(value, "hour") else said

    def _read_as(self, position: int, shown: str) -> str:
        """The second line of a cell: what its number was read as, where it does not say so itself."""
        meaning = self.meaning.get(position)
        if meaning is None or math.isnan(meaning.value) or shown == MASK:
            return ""
        kind = self.sheet.cells.kind[position]
        number = float(self.sheet.cells.number[position])
        if kind == Kind.NUMBER:
            raw = number * 100 if shown.endswith("%") else number
            if math.isclose(raw, meaning.value, rel_tol=1e-12, abs_tol=1e-9):
                return ""
        elif kind != Kind.TEXT or _same_number(shown, meaning.value, self.lang):
            return ""
        said = masked(shown_number(meaning.value, self.lang), free=False)
        return f"{said} %" if meaning.percent else said

    # The page

    def html(self) -> str:
        drawn = any(line.kind != "before_gap" for line in self.down)
        body = self._grid() if drawn and self.across else self._nothing()
        head = self._head()
        legend, findings = self._legend(), self._list()
        return (
            f'<div class="lembar lembar-{self.lang} tex2jax_ignore mathjax_ignore" lang="{self.lang}">'
            f"<style>{_style(self.lang)}</style>{head}{legend}{body}{findings}</div>"
        )

    def _head(self) -> str:
        count = lambda n: shown_number(n, self.lang)  # noqa: E731
        parts = [
            self.words["size"].format(rows=count(self.height), columns=count(self.width)),
            self.words["cells"].format(n=count(len(self.sheet.cells))),
        ]
        if self.sheet.visibility != "visible":
            parts.append(self.words["hidden_sheet"])
        name = html.escape(masked(clean(self.sheet.name)))
        return (
            f'<p class="lembar-head">{self.words["sheet"]} <b>{name}</b> '
            f'<span class="lembar-size">{html.escape(" · ".join(parts))}</span></p>'
        )

    def _nothing(self) -> str:
        if not self.height:
            return f'<p class="lembar-nothing">{self.words["empty"]}</p>'
        said = self.words["beyond"].format(row=self.from_row, last=self.height)
        return f'<p class="lembar-nothing">{html.escape(said)}</p>'

    def _legend(self) -> str:
        """The roles that the sheet has, with their counts, and the marks that the picture uses."""
        counts = np.bincount(self.understood.roles, minlength=len(ROLES))
        keys = []
        for number, name in enumerate(ROLES):
            if counts[number]:
                role = palette()["roles"][name]
                said = f"{html.escape(role[self.lang])} <b>{shown_number(int(counts[number]), self.lang)}</b>"
                marked = "lembar-marked " if role["mark"][self.lang] else ""
                keys.append(f'<span class="lembar-key {marked}lembar-{name}">{said}</span>')
        for mark, word in (
            ("✓", "holds"),
            ("≠", "fails"),
            ("?", "undecided"),
            ("→", "means"),
            ("ƒ?", "pending"),
            (MASK, "masked"),
        ):
            if self.used[word]:
                keys.append(
                    f'<span class="lembar-key lembar-plain"><b>{mark}</b> {html.escape(self.words[word])}</span>'
                )
        severities = Counter(self._severity(problem) for problem in self.understood.problems)
        for name, severity in palette()["severities"].items():
            if severities[name]:
                said = f"{severity['mark']} {severity[self.lang]} <b>{shown_number(severities[name], self.lang)}</b>"
                keys.append(f'<span class="lembar-key lembar-plain lembar-is-{name}">{said}</span>')
        return f'<p class="lembar-legend" aria-label="{self.words["legend"]}">{" ".join(keys)}</p>' if keys else ""

    def _list(self) -> str:
        problems = self.understood.problems
        if not problems:
            return ""
        rank = {name: number for number, name in enumerate(palette()["severities"])}
        ordered = sorted(problems, key=lambda problem: rank.get(self._severity(problem), 1))
        items = []
        for problem in ordered[:SAID]:
            severity = self._severity(problem)
            mark = palette()["severities"][severity]["mark"]
            where = f"<b>{html.escape(problem.cell)}</b> " if problem.cell else ""
            items.append(f'<li class="lembar-is-{severity}">{mark} {where}{html.escape(self._message(problem))}</li>')
        if len(ordered) > SAID:
            said = self.words["findings_left"].format(n=shown_number(len(ordered) - SAID, self.lang))
            items.append(f"<li>{html.escape(said)}</li>")
        title = self.words["findings"].format(n=shown_number(len(problems), self.lang))
        return (
            f'<details class="lembar-list"><summary>{html.escape(title)}</summary><ul>{"".join(items)}</ul></details>'
        )

    def _grid(self) -> str:
        blocks, taken = self._blocks()
        lines = [self._letters()]
        for n, line in enumerate(self.down):
            if line.kind == "caption":
                lines.append(self._captions(line))
            elif line.kind in ("shown", "hidden"):
                lines.append(self._row(n, line, blocks, taken))
            else:
                said = html.escape(self._gap_text(line))
                strip = _class("lembar-strip" if line.kind == "hidden_gap" else "")
                lines.append(
                    f'<tr class="lembar-gap"><th>⋮</th><td{strip} colspan="{len(self.across)}">{said}</td></tr>'
                )
        return f'<div class="lembar-scroll"><table class="lembar-grid">{"".join(lines)}</table></div>'

    def _gap_text(self, line: _Line) -> str:
        size = line.last - line.first + 1
        word = {"blank_gap": "blank_rows", "hidden_gap": "hidden_rows", "before_gap": "before"}.get(
            line.kind, "more_rows"
        )
        cells = self.sheet.cells.row
        inside = int(((cells >= line.first) & (cells <= line.last)).sum()) if line.kind == "hidden_gap" else 0
        return self.words[word].format(
            n=shown_number(size, self.lang),
            first=line.first + 1,
            last=line.last + 1,
            cells=shown_number(inside, self.lang),
        )

    def _letters(self) -> str:
        found = ['<th class="lembar-corner"></th>']
        cells = self.sheet.cells.column
        for line in self.across:
            if line.kind == "shown":
                found.append(f'<th scope="col">{column_letters(line.first)}</th>')
            elif line.kind == "hidden":
                found.append(f'<th scope="col" class="lembar-strip">{column_letters(line.first)}</th>')
            else:
                word = {"blank_gap": "blank_columns", "hidden_gap": "hidden_columns"}.get(line.kind, "more_columns")
                size = shown_number(line.last - line.first + 1, self.lang)
                inside = int(((cells >= line.first) & (cells <= line.last)).sum())
                said = self.words[word].format(n=size, cells=shown_number(inside, self.lang))
                found.append(f'<th class="lembar-between">{html.escape(said)}</th>')
        return f"<tr>{''.join(found)}</tr>"

    def _captions(self, line: _Line) -> str:
        """A line with the captions of the tables whose first drawn row comes next, each over its columns."""
        starts: dict[int, tuple[int, str]] = {}
        for number, table in enumerate(self.understood.tables):
            inside = [
                n for n, each in enumerate(self.across) if table.first[1] <= each.last and each.first <= table.last[1]
            ]
            rows = [row for row in self.row_place if table.first[0] <= row <= table.last[0]]
            if not inside or not rows or min(rows) != line.first:
                continue
            starts.setdefault(inside[0], (inside[-1], self._caption(number, table)))
        found, place = [], 0
        for left in sorted(starts):
            if left < place:
                continue
            right = starts[left][0]
            later = [other for other in starts if left < other <= right]
            right = min([right, *(other - 1 for other in later)])
            found += ['<td class="lembar-void"></td>'] * (left - place)
            found.append(f'<td class="lembar-caption" colspan="{right - left + 1}">{starts[left][1]}</td>')
            place = right + 1
        found += ['<td class="lembar-void"></td>'] * (len(self.across) - place)
        return f'<tr><th class="lembar-corner"></th>{"".join(found)}</tr>'

    def _caption(self, number: int, table: TableData) -> str:
        (top, left), (bottom, right) = table.first, table.last
        area = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
        said = self.words["table"].format(n=number + 1, range=area)
        if top < self.from_row - 1:
            said += f" ({self.words['continued']})"
        more = ""
        if table.checked:
            wrong = len({p.cell for p in self.understood.problems if _fails(p) and self._in_table(p, table)})
            parts = [self.words["checked"].format(n=shown_number(table.checked, self.lang))]
            parts.append(
                self.words["disagree"].format(n=shown_number(wrong, self.lang)) if wrong else self.words["agree"]
            )
            more = f" <span>{html.escape(' · '.join(parts))}</span>"
        return f"<b>{html.escape(said)}</b>{more}"

    def _in_table(self, problem: Problem, table: TableData) -> bool:
        where = _range(problem.cell)
        return (
            where is not None
            and table.first[0] <= where[0] <= table.last[0]
            and table.first[1] <= where[1] <= table.last[1]
        )

    def _blocks(self) -> tuple[dict[tuple[int, int], _Block], set[tuple[int, int]]]:
        """The merged cells as drawn, by their first place, and all places that they take."""
        blocks: dict[tuple[int, int], _Block] = {}
        taken: set[tuple[int, int]] = set()
        drawn = np.array(sorted(self.row_place), dtype=np.int64)
        cells = self.sheet.cells
        starts = np.searchsorted(drawn, self.merges[:, 0])
        ends = np.searchsorted(drawn, self.merges[:, 2], side="right")
        for number in np.flatnonzero(starts < ends).tolist():
            top, left, bottom, right = self.merges[number].tolist()
            columns = [
                n
                for n, line in enumerate(self.across)
                if left <= line.last and line.first <= right and line.kind in ("shown", "hidden")
            ]
            if not columns:
                continue
            position = self.at(top, left)
            inside = (cells.row >= top) & (cells.row <= bottom) & (cells.column >= left) & (cells.column <= right)
            buried = int(inside.sum()) - (position >= 0)
            parts: dict[int, list[int]] = defaultdict(list)
            for row in drawn[starts[number] : ends[number]].tolist():
                parts[self.down[self.row_place[row]].segment].append(self.row_place[row])
            for lines in parts.values():
                block = _Block(lines[0], columns[0], lines[-1], columns[-1], position, buried=buried)
                block.continued = self.down[block.top].first != top
                places = {
                    (r, c) for r in range(block.top, block.bottom + 1) for c in range(block.left, block.right + 1)
                }
                if places & taken:  # merged ranges that overlap: a damaged file
                    continue
                taken |= places
                blocks[block.top, block.left] = block
        return blocks, taken

    def _row(self, n: int, line: _Line, blocks: dict[tuple[int, int], _Block], taken: set[tuple[int, int]]) -> str:
        hidden = line.kind == "hidden"
        found = [f'<th scope="row"{_class("lembar-strip" if hidden else "")}>{line.first + 1}</th>']
        m = 0
        while m < len(self.across):
            column = self.across[m]
            block = blocks.get((n, m))
            if block is None and (n, m) in taken:
                m += 1
            elif block is None and column.kind not in ("shown", "hidden"):
                found.append('<td class="lembar-between"></td>')
                m += 1
            else:
                merged = block is not None
                if block is None:
                    block = _Block(n, m, n, m, self.at(line.first, column.first))
                spill = 0 if merged else self._spill(block, taken)
                block.right += spill
                found.append(self._cell(block, merged=merged, spilt=bool(spill)))
                m = block.right + 1
        return f"<tr{_class('lembar-thin' if hidden else '')}>{''.join(found)}</tr>"

    def _spill(self, block: _Block, taken: set[tuple[int, int]]) -> int:
        """How many empty cells to its right an overlong text runs over, as it does in a spreadsheet."""
        position = block.position
        if position < 0 or self.sheet.cells.kind[position] != Kind.TEXT:
            return 0
        if self.role_of(position) not in (
            "title",
            "metadata",
            "unit",
            "note",
            "signature",
            "out_of_scope",
            "unexplained",
        ):
            return 0
        wanted = min(len(self._shown(position)[0]), TEXT_LENGTH * 2) // CHARACTERS
        row = self.down[block.top].first
        found = 0
        while found < wanted:
            place = block.right + found + 1
            if place >= len(self.across) or (block.top, place) in taken or self.across[place].kind != "shown":
                break
            if self.at(row, self.across[place].first) >= 0:
                break
            found += 1
        return found

    def _cell(self, block: _Block, *, merged: bool, spilt: bool) -> str:
        position = block.position
        row, column = self.down[block.top], self.across[block.left]
        strip = self.down[block.bottom].kind == row.kind == "hidden" or (
            column.kind == "hidden" and self.across[block.right].kind == "hidden"
        )
        role = self.role_of(position) if position >= 0 else ""
        classes = [f"lembar-{role}" if role and not spilt else "lembar-strip" if strip else "lembar-empty"]
        if strip and column.kind == "hidden":
            classes.append("lembar-narrow")
        if role and not spilt and palette()["roles"][role]["mark"][self.lang]:
            classes.append("lembar-marked")
        classes += self._edges(block)
        title: list[str] = []
        marks = ""
        key = row.first << 20 | column.first
        problems = self.found.get(key, [])
        if problems:
            severity = min((self._severity(p) for p in problems), key=list(palette()["severities"]).index)
            classes += ["lembar-found", f"lembar-on-{severity}"]
            title += list(dict.fromkeys(self._message(problem) for problem in problems))
            if key in self.first_of and not any(_fails(problem) for problem in problems):
                mark = palette()["severities"][severity]["mark"]
                marks += f'<span class="lembar-mark lembar-is-{severity}">{mark}</span>'
        if merged and block.buried:
            title.append(self.words["buried"].format(n=block.buried))
            marks += f'<span class="lembar-mark">+{block.buried}</span>'
        inner = self._inner(block, role, problems, title, marks, spilt=spilt, merged=merged) if position >= 0 else marks
        sizes = "".join(
            f' {name}="{size}"'
            for name, size in (("rowspan", block.bottom - block.top + 1), ("colspan", block.right - block.left + 1))
            if size > 1
        )
        tip = f' title="{html.escape(chr(10).join(title))}"' if title else ""
        return f'<td class="{" ".join(classes)}"{sizes}{tip}>{inner}</td>'

    def _inner(
        self,
        block: _Block,
        role: str,
        problems: list[Problem],
        title: list[str],
        marks: str,
        *,
        merged: bool,
        spilt: bool,
    ) -> str:
        """What stands in a cell; adds to the title what had to be cut."""
        position = block.position
        text, numeric = self._shown(position)
        wide = merged or spilt
        limit = min(TEXT_LENGTH * (block.right - block.left + 1 if wide else 1), TEXT_MOST)
        if role in ("header", "repeated_header"):
            limit = max(limit, HEADER_LENGTH)
        short = _short(text, limit)
        if short != text and role != "signature" and MASK not in text:
            title.append(_short(text, 500))
        self.used["masked"] += MASK in text
        self.used["pending"] += text == "ƒ?"
        meaning = self.meaning.get(position)
        sign = ""
        if any(_fails(problem) for problem in problems):
            sign = "fails"
        elif meaning and meaning.sums and role == "total":
            sign = "holds"
        elif meaning and meaning.undecided:
            sign = "undecided"
        if sign:
            self.used[sign] += 1
        symbol = {"fails": "≠", "holds": "✓", "undecided": "?"}.get(sign, "")
        shown = html.escape(f"⋮ {short}" if block.continued else short)
        if symbol:
            shown = f'{shown} <span class="lembar-sign lembar-{sign}">{symbol}</span>'
        shown += marks
        second = self._read_as(position, text)
        if second:
            self.used["means"] += 1
            shown += f'<span class="lembar-means">→ {html.escape(second)}</span>'
        classes = ["lembar-in"]
        if spilt:
            classes += ["lembar-spilt", f"lembar-{role}", "lembar-marked"]
        if numeric and role in RIGHT:
            classes.append("lembar-number")
        elif role in ("value", "total") and len(text) < 30:  # a number typed as text stands left, as in a spreadsheet
            classes.append("lembar-typed")
        if wide:
            classes.append("lembar-wide")
        elif len(short) > LONG:
            classes.append("lembar-long")
        return f'<div class="{" ".join(classes)}">{shown}</div>'

    def _edges(self, block: _Block) -> list[str]:
        """The sides on which a cell bears the frame of its table."""
        top, bottom = self.down[block.top].first, self.down[block.bottom].last
        left, right = self.across[block.left].first, self.across[block.right].last
        found = []
        for table in self.understood.tables:
            (first_row, first_column), (last_row, last_column) = table.first, table.last
            if bottom < first_row or top > last_row or right < first_column or left > last_column:
                continue
            sides = {
                "t": top <= first_row,
                "b": bottom >= last_row,
                "l": left <= first_column,
                "r": right >= last_column,
            }
            found += [f"lembar-edge-{side}" for side, there in sides.items() if there]
        return found


def _mask(places: np.ndarray, size: int) -> np.ndarray:
    found = np.zeros(size, dtype=bool)
    found[[int(place) for place in places if 0 <= place < size]] = True
    return found


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _fails(problem: Problem) -> bool:
    """Whether a problem says that a printed sum does not hold, and not by rounding alone."""
    severity = catalogue.rules.get(problem.rule, {}).get("severity", "error")
    return problem.rule.partition(".")[0] == "total_disagrees" and severity == "error"


def _holds(values: np.ndarray, row: int, parts: list[int]) -> bool | None:
    """Whether the parts give the number in the row; None where nothing was to be added up."""
    block = values[parts] if len(parts) else np.zeros(0)
    known = block[~np.isnan(block)]
    if not len(known) or np.isnan(values[row]):
        return None
    involved = np.append(known, values[row])
    decimals = next((d for d in range(6) if np.allclose(involved, np.round(involved, d), rtol=0, atol=1e-9)), 6)
    return bool(abs(values[row] - known.sum()) <= tolerance(float(decimals), len(parts)))


# ------------------------------------------------------------------------------------------------------------ style


@cache
def _style(lang: str) -> str:
    """The style of a picture: ``picture.css`` and the colours of ``roles.yml``, under the picture's own class."""
    root = f".lembar.lembar-{lang}"
    sheet = (files("analysis.sheets") / "picture.css").read_text(encoding="utf-8")
    sheet = re.sub(r"\s*([{};:,])\s+", r"\1", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)).strip()
    found = [sheet.replace("&", root)]
    grid = f"{root} table.lembar-grid"
    for name, role in palette()["roles"].items():
        found += _role_rules(root, name, role, lang)
    for name, severity in palette()["severities"].items():
        line = f"{severity['border']} {severity['colour']}"
        found.append(f"{root} .lembar-is-{name}{{color:{severity['colour']}}}")
        found.append(f"{grid} td.lembar-on-{name}{{outline:2px {line};outline-offset:-2px}}")
    for side, name in (("t", "top"), ("b", "bottom"), ("l", "left"), ("r", "right")):
        found.append(f"{grid} td.lembar-edge-{side}{{border-{name}:3px solid #1b1b1b}}")
    return "".join(found)


def _role_rules(root: str, name: str, role: dict, lang: str) -> list[str]:
    background = role["background"]
    if "stripe" in role:
        background = f"repeating-linear-gradient(45deg,{background} 0 6px,{role['stripe']} 6px 12px)"
    body = f"background:{background};color:{role['text']}"
    if "weight" in role:
        body += f";font-weight:{role['weight']}"
    if role.get("italic"):
        body += ";font-style:italic"
    found = [f"{root} .lembar-{name},{root} table.lembar-grid td.lembar-{name}{{{body}}}"]
    if "border" in role:
        width = 3 if role["border"] == "double" else 1
        found.append(f"{root} table.lembar-grid td.lembar-{name}{{border:{width}px {role['border']} {role['text']}}}")
    mark = role["mark"][lang]
    if mark:
        places = [f"{root} {where}.lembar-{name}" for where in (".lembar-key", "td", ".lembar-spilt")]
        found.append(f'{",".join(f"{place}::before" for place in places)}{{content:"{mark}";color:{role["text"]}}}')
    return found
