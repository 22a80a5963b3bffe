"""A round of submissions: who sends which files in which hand, printed, damaged a little, written, and its truth beside it."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.simulation import layouts_budget, layouts_counts, mess
from analysis.simulation._files import facts, rng_of
from analysis.simulation.budgets import Item, Line, items, lines, province_lines
from analysis.simulation.hands import PLAIN_FORMATS, Hand, Place, draw, hand_of, places, province_place
from analysis.simulation.paper import Page, Submission
from analysis.simulation.population import Population, populate, register
from analysis.simulation.printing import print_page
from analysis.simulation.truth import rows_of, write_effects, write_tables
from analysis.simulation.write import SUFFIX, to_bytes


def simulate(folder: Path, seed: int, districts: int = 56, *, people: bool = True) -> None:
    """Write a simulated round: ``submissions/**`` and ``truth/*`` under the folder.

    The same seed gives the same bytes. With fewer than 56 districts the world is the same and fewer of them report, so that
    the published sums of Aceh hold only for the full round. Without ``people`` no file holds made-up numbers and names of
    persons: a round to be handed around, whose invented numbers may be somebody's, is made so. Raises ``ValueError`` for a number of districts outside 1 to 56
    and ``FileExistsError`` where the folder holds a round already.
    """
    every = list(places())
    if not 1 <= districts <= len(every):
        raise ValueError(f"districts must be 1 to {len(every)}, not {districts}")
    for part in ("submissions", "truth"):
        (folder / part).mkdir(parents=True, exist_ok=False)
    chosen = sorted(every[position * len(every) // districts] for position in range(districts))
    Round(seed, chosen).write(folder, people=people)


class Round:
    """The senders of a round and their files, made one by one."""

    def __init__(self, seed: int, codes: list[str]) -> None:
        self.seed = seed
        self.places = {code: place for code, place in places().items() if code in codes}
        self.hands = _budget_hands(seed)
        self.population: Population = populate(seed)
        self.items: dict[str, list[Item]] = {
            code: items(self.population, seed, code, 10 if hand.unit > 1 else 1) for code, hand in self.hands.items()
        }
        register(self.population, self.items)
        self.taken: set[str] = set()
        self.planted: set[str] = set()
        self.whose: dict[str, str] = {}
        self.used: dict[str, dict] = {}

    def write(self, folder: Path, *, people: bool = True) -> None:
        """All files of the round and the truth."""
        made = [*self._budgets(), *self._counts(), *self._monitored()]
        if people:
            mess.plant_people(made, self.seed, self.whose)
        mess.plant_contradictions(made, self.seed, self.taken)
        for submission in made:
            path = folder / submission.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(to_bytes(submission))
        tables = rows_of(made)
        write_tables(folder / "truth", tables)
        starts = {code: _starts(found) for code, found in self.items.items()}
        write_effects(folder / "truth", self.population, starts, list(self.places), self.used)

    # --- who sends what ---

    def _budgets(self) -> list[Submission]:
        made = []
        mess.deal(self.seed, "budget", [self.hands[code] for code in self.places])
        together = self._together()
        if together:
            made += self._recap(together)
        for code, place in self.places.items():
            if code in together:
                continue
            hand = self.hands[code]
            budget = layouts_budget.Budget(
                place, hand, _lines(self.seed, code, self.items[code], hand), self.population
            )
            made += self._files(layouts_budget.FAMILIES[hand.family](budget), hand, "budget", place)
        for code in sorted({code[:2] for code in self.places}):
            made += self._province(code)
        return made

    def _together(self) -> list[str]:
        """The districts whose budgets a province lists on one sheet."""
        groups = [codes for codes in facts("world.yml")["branches"].values() if len(codes) == 3]
        codes = rng_of(self.seed, "recap").choice(groups)
        return codes if set(codes) <= set(self.places) else []

    def _recap(self, codes: list[str]) -> list[Submission]:
        hand = self.hands[codes[0]]
        hand.choices |= {"family": "recap", "unit": 1}
        found = [line for code in codes for line in _lines(self.seed, code, self.items[code], hand)]
        place = province_place(codes[0][:2])
        budget = layouts_budget.Budget(place, hand, found, self.population, [self.places[code] for code in codes])
        return self._files(layouts_budget.recap(budget), hand, "recap", place)

    def _province(self, code: str) -> list[Submission]:
        family = rng_of(self.seed, code, "form").choice(layouts_budget.PROVINCIAL)
        hand, place = hand_of(self.seed, code, code, "budget", family), province_place(code)
        budget = layouts_budget.Budget(place, hand, province_lines(self.seed, code, hand.split), self.population)
        return self._files(layouts_budget.FAMILIES[family](budget), hand, "budget", place)

    def _counts(self) -> list[Submission]:
        senders = self._senders()
        mess.deal(self.seed, "counts", [hand for hand, _, _ in senders])
        made = []
        for hand, inside, branch in senders:
            documents = layouts_counts.documents(self._data(inside, hand, branch))
            made += self._files(documents, hand, "branch" if branch else "counts", inside[0], branch)
        return made

    def _senders(self) -> list[tuple[Hand, list[Place], str]]:
        """Who reports members: some branches for all their districts, the other districts for themselves.

        Each family is dealt once before chance decides, so that a round shows as many as it can.
        """
        rules, found, alone = facts("hands.yml"), [], []
        dealt = list(rules["counts"]["branch_family"])
        rng_of(self.seed, "branch families").shuffle(dealt)
        for branch, codes in facts("world.yml")["branches"].items():
            inside = [self.places[code] for code in codes if code in self.places]
            if len(inside) < 2 or rng_of(self.seed, "branch", branch).random() >= rules["shares"]["branch"]:
                alone += inside
                continue
            family = (
                dealt.pop()
                if dealt
                else draw(rules["counts"]["branch_family"], rng_of(self.seed, "branch family", branch))
            )
            hand = hand_of(self.seed, f"branch {branch}", inside[0].code[:2], "counts", family)
            found.append((hand, inside, branch))
        dealt = list(rules["counts"]["family"])
        rng_of(self.seed, "count families").shuffle(dealt)
        for place in rng_of(self.seed, "count senders").sample(alone, len(alone)):
            # The published sums of Aceh are split by segment: there nobody prints totals only.
            fit = [family for family in dealt if family != "totals_only" or not place.code.startswith("11")]
            family = fit[0] if fit else ""
            hand = hand_of(self.seed, place.code, place.code[:2], "counts", family)
            if hand.family == "totals_only" and place.code.startswith("11"):
                hand.choices["family"] = "months_down"
            if family:
                dealt.remove(family)
            found.append((hand, [place], ""))
        return sorted(found, key=lambda sender: sender[1][0].code)

    def _data(self, inside: list[Place], hand: Hand, branch: str = "") -> layouts_counts.Counts:
        spec = facts("layouts_counts.yml")
        metrics = list(spec["metrics"][hand.metrics])
        over = {place.code for place in inside} & self.population.head_offices
        if over and "not_registered" in metrics:
            metrics.remove("not_registered")
        segments = ["total"] if spec["families"][hand.family].get("total") else list(facts("world.yml")["segments"])
        if len(segments) == 1 or hand.family in (
            "metric_sheets",
            "segment_sheets",
            "alternate",
            "ribbon",
            "months_across",
        ):
            hand.choices["dead_column"] = "none"
        return layouts_counts.Counts(inside, hand, self.population, segments, metrics, branch)

    def _monitored(self) -> list[Submission]:
        """Counts by the groups that districts monitor, in files of their own."""
        made = []
        spec, shares = facts("layouts_counts.yml"), facts("hands.yml")["shares"]
        for code, place in self.places.items():
            if rng_of(self.seed, code, "monitors").random() >= shares["monev"]:
                continue
            hand = hand_of(self.seed, code, code[:2], "monev")
            metrics = spec["metrics"]["two" if hand.family == "sexes" else hand.metrics]
            segments = list(dict.fromkeys(item.segment for item in self.items[code])) or ["non_asn", "perangkat_desa"]
            if hand.bundle and hand.family != "sexes":
                segments = _bundled(segments)
            counts = layouts_counts.Counts(
                [place], hand, self.population, segments, list(metrics),
                dates=spec["dates"][spec["families"][hand.family]["dates"]], monitored=True,
            )  # fmt: skip
            made += self._files(layouts_counts.documents(counts), hand, "monev", place)
        return made

    # --- files ---

    def _files(
        self, documents: list[layouts_counts.Document], hand: Hand, kind: str, place: Place, branch: str = ""
    ) -> list[Submission]:
        self.used[hand.name] = {"family": hand.family, "format": hand.format, "kind": kind}
        made = []
        for title, pages in documents:
            parts = [(title, pages)]
            if hand.format in PLAIN_FORMATS:
                parts = [
                    (" ".join(dict.fromkeys([title, page.name])) if len(pages) > 1 else title, [page]) for page in pages
                ]
            for name, inside in parts:
                if not inside:
                    continue
                path = self._path(hand, kind, place, name, branch)
                self.whose[path] = place.code
                made.append(self._submission(path, hand, inside))
        return made

    def _submission(self, path: str, hand: Hand, pages: list[Page]) -> Submission:
        mess.damage(pages, hand, self.planted)
        sheets = []
        for page in pages:
            page.name = _sheet_name(page.name, {sheet.name for sheet in sheets})
            sheets.append(print_page(page, hand))
        submission = Submission(path, hand.format, sheets, hand.dialect)
        mess.decorate(submission, hand)
        return submission

    def _path(self, hand: Hand, kind: str, place: Place, name: str, branch: str) -> str:
        words = {
            "official": place.official,
            "bare": place.bare,
            "alias": rng_of(self.seed, hand.name, "alias").choice(place.aliases),
            "code": place.code,
            "province": place.province,
            "branch": branch,
            "label": name,
        }
        stem = hand.word("file", kind).format(**words)
        above = hand.word("folder").format(**words) if hand.folder == "drawn" and not branch else ""
        stem = re.sub(r'[/\\:*?"<>|]+', "-", re.sub(r"\s+", " ", stem)).strip(" .-")
        tries = (
            f"submissions/{above}/{stem}{mark}{SUFFIX[hand.format]}"
            for mark in ("", *(f" ({n})" for n in range(2, 99)))
        )
        path = next(found for found in (one.replace("//", "/") for one in tries) if found.lower() not in self.taken)
        self.taken.add(path.lower())
        return path


def _budget_hands(seed: int) -> dict[str, Hand]:
    """A hand for each of the 56, families dealt so that a round shows as many as it can."""
    families = list(layouts_budget.FAMILIES)
    codes = list(places())
    dealt = rng_of(seed, "families").sample(codes, len(codes))
    fixed = dict(zip(dealt, families, strict=False))
    hands = {}
    for code in codes:
        hand = hand_of(seed, code, code[:2], "budget", fixed.get(code, ""))
        hand.choices["split"] = layouts_budget.SPLIT.get(hand.family, hand.split)
        if hand.family in ("cards", "transposed") and hand.unit > 1 and hand.unit_at == "cell":
            hand.choices["unit_at"] = "title"
        hands[code] = hand
    return hands


def _lines(seed: int, code: str, found: list[Item], hand: Hand) -> list[Line]:
    kept = lines(seed, code, found, hand.split)
    if hand.decoys == "all":
        return kept
    decoys = list(dict.fromkeys(line.key for line in kept if not line.counted))
    few = set(decoys[:1]) if hand.decoys == "few" else set()
    return [line for line in kept if line.counted or line.key in few]


def _starts(found: list[Item]) -> dict[str, str]:
    """The first paid month of each group."""
    first: dict[str, str] = {}
    for item in found:
        if item.volumes["realisasi"]:
            first.setdefault(item.segment, f"{item.year}-{item.start_month:02d}")
    return first


def _bundled(segments: list[str]) -> list[str]:
    """The bundle before its parts, where both parts are there."""
    parts = facts("layouts_counts.yml")["bundle"]
    if not set(parts) <= set(segments):
        return segments
    rest = [segment for segment in segments if segment not in parts]
    return ["bundle", *parts, *rest]


def _sheet_name(name: str, taken: set[str]) -> str:
    name = re.sub(r"[\[\]:*?/\\]", "-", name)[:28].strip().strip("'") or "Sheet1"
    found, number = name, 2
    while found.lower() in {other.lower() for other in taken}:
        found, number = f"{name} {number}", number + 1
    return found
