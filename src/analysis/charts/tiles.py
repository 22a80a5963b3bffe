"""The tile map: each district one tile, in about the place where it lies, all of one size.

A district without a figure is hatched white, a state of its own that no low value can be taken for.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import (
    Fact,
    bare_of,
    distinct,
    facts_in,
    in_words,
    left_out,
    measure_label,
    only,
    word,
)
from analysis.charts.labels import Box, Label, nearest_free
from analysis.charts.page import KeyItem, Line, Page, Run, height_of, mark_key, subtitle, width_of
from analysis.reference import tile_grid
from analysis.reference.language import current, number, term

LARGEST = 0.66  # inches
INSET = 0.01  # between a tile and the edge of its cell
SIDE = 0.004  # between text and the edge of its tile
CLASSES = 7  # at most
BORDER = 1.1  # points
MARK_ROOM = 0.1
BETWEEN = 0.5  # of a tile, between provinces that stand below one another

# A state of its own: it is known that there is nothing.
NOTHING = "nothing"
NO_FIGURE = {"facecolor": style.PAPER, "edgecolor": style.NO_FIGURE, "hatch": "/////", "linewidth": 0.6}


@cache
def tile_names() -> dict[str, list[str]]:
    """By district code, the name in lines that fit into a tile; each is the district's name or an alias of it."""
    with (files("analysis.charts") / "tile_names.csv").open(encoding="utf-8", newline="") as stream:
        return {row["district_code"]: row["tile_name"].split("|") for row in csv.DictReader(stream)}


@form
def tile_map(
    facts: pd.DataFrame,
    *,
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
    without: str = "chart.no_figure",
) -> Chart:
    """Both provinces as tiles coloured by value or, where the frame has a column ``state``, by that category.

    One fact a district at most, of one measure; with ``state`` several facts of one state. Districts without
    a fact, and those whose ``state`` is ``nothing``, are hatched, and ``without`` is the wording of that. Raises ``ValueError`` for several measures, several facts or states for one district,
    and more states than can be told apart.
    """
    lang = current(lang)
    grid = tile_grid().sort_values(["row", "col"])
    by_state = "state" in facts.columns
    every = facts_in(facts)
    inside = [fact for fact in every if fact.area_code in set(grid["district_code"])]
    hollow = [fact for fact in inside if by_state and fact.state == NOTHING]
    drawn = [fact for fact in inside if (fact.state if by_state else fact.has_value) and fact not in hollow]
    notes = [
        *left_out([fact for fact in every if fact not in inside], "chart.off_map", lang),
        *left_out([fact for fact in inside if fact not in drawn and fact not in hollow], "chart.left_out", lang),
    ]
    if drawn and not by_state:
        only(drawn, "measure"), only(drawn, "unit")
    tiles = _one_each(drawn, by_state)
    shows_value = len(drawn) == len(tiles) and len({fact.measure for fact in drawn}) == 1
    fill, key = _by_state(drawn, facts, lang) if by_state else _by_value(drawn, lang)
    missing = len(grid) - len(tiles)
    if missing:
        key = [*key, KeyItem(f"{term(without, lang)} ({missing})", swatch=NO_FIGURE)]
    # Marks tell registered from active figures where a map holds both.
    marked = not by_state and len({fact.numerator for fact in drawn}) > 1
    if marked:
        key = [*key, *mark_key(drawn, lang, colour=style.INK)]

    page = Page(
        [*drawn, *hollow],
        lang,
        name=name or ("tiles-state" if by_state else f"tiles-{drawn[0].measure if drawn else 'empty'}"),
        title=str(title) if title is not None else _title(drawn, tiles, len(grid), by_state, lang),
        subtitle=_subtitle(drawn, by_state, shows_value, lang),
        alt=_alt(drawn, tiles, f"{term(without, lang)}: {missing}", by_state, lang),
        key=key,
        notes=notes,
    )
    _draw(page, grid, tiles, fill, shows_value, marked)
    chart = page.chart()
    # A map of nothing is said on a page, not shown.
    return chart if every else replace(chart, nothing=term(without, lang))


def _one_each(drawn: list[Fact], by_state: bool) -> dict[str, Fact]:
    tiles: dict[str, Fact] = {}
    for fact in drawn:
        other = tiles.setdefault(fact.area_code, fact)
        if other is not fact and not (by_state and other.state == fact.state):
            what = (
                f"the states {other.state!r} and {fact.state!r}" if by_state else f"{other.fact_id} and {fact.fact_id}"
            )
            raise ValueError(f"one tile holds one figure: {fact.area} has {what}; choose one before drawing")
    return tiles


def _by_state(drawn: list[Fact], facts: pd.DataFrame, lang: str) -> tuple[dict[str, str], list[KeyItem]]:
    order = (
        [str(text) for text in facts["state"].cat.categories]
        if isinstance(facts["state"].dtype, pd.CategoricalDtype)
        else []
    )
    present = {fact.state for fact in drawn} - {NOTHING}
    states = [state for state in distinct([*order, *(fact.state for fact in drawn)]) if state in present]
    if len(states) > len(style.STATES):
        raise ValueError(
            f"a tile map tells {len(style.STATES)} states apart, and the frame holds {len(states)}: {', '.join(states)}"
        )
    colours = dict(zip(states, style.STATES, strict=False))
    counts = {state: len({fact.area_code for fact in drawn if fact.state == state}) for state in states}
    key = [
        KeyItem(f"{word(f'state.{state}', lang, state)} ({counts[state]})", swatch=_filled(colour))
        for state, colour in colours.items()
    ]
    return {fact.area_code: colours[fact.state] for fact in drawn}, key


def _by_value(drawn: list[Fact], lang: str) -> tuple[dict[str, str], list[KeyItem]]:
    """Classes between round numbers, from zero; the value is printed on each tile as well."""
    if not drawn:
        return {}, []
    values = [fact.value for fact in drawn]
    edges = MaxNLocator(nbins=CLASSES, steps=[1, 2, 2.5, 5, 10]).tick_values(
        min(0.0, *values), max(*values, 0.0) or 1.0
    )
    edges = [float(edge) for edge in edges]
    colours = style.sequential(len(edges) - 1)
    digits = 0 if all(edge.is_integer() for edge in edges) else 1
    say = [number(edge, digits, lang) for edge in edges]
    key = [KeyItem(f"{say[n]}–{say[n + 1]}", swatch=_filled(colour)) for n, colour in enumerate(colours)]
    last = len(colours) - 1
    return {fact.area_code: colours[min(bisect_right(edges, fact.value) - 1, last)] for fact in drawn}, key


def _filled(colour: str) -> dict[str, object]:
    return {"facecolor": colour, "edgecolor": "none"}


def _title(drawn: list[Fact], tiles: dict[str, Fact], total: int, by_state: bool, lang: str) -> str:
    what = measure_label(drawn[0].measure, lang) if drawn and not by_state else term("chart.any_figure", lang)
    return term("chart.title.tiles", lang, measure=what, n=len(tiles), total=total)


def _subtitle(drawn: list[Fact], by_state: bool, shows_value: bool, lang: str) -> str:
    if by_state or not drawn:
        tile = term("chart.tile_is", lang)
        if not shows_value:
            return tile
        label = measure_label(drawn[0].measure, lang)
        return term("chart.tile_number", lang, tile=tile, measure=label[:1].lower() + label[1:])
    note = term("chart.each_own", lang) if len({fact.definition for fact in drawn}) > 1 else ""
    return subtitle(drawn, lang, note)


def _alt(drawn: list[Fact], tiles: dict[str, Fact], missing: str, by_state: bool, lang: str) -> str:
    parts = []
    if by_state:
        for state in distinct(fact.state for fact in drawn):
            names = [fact.area for fact in tiles.values() if fact.state == state]
            shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
            parts.append(f"{word(f'state.{state}', lang, state)}: {len(names)} ({shown})")
    elif drawn:
        parts.append(in_words(sorted(drawn, key=lambda fact: (-fact.value, fact.area_code)), lang))
    return "; ".join([*parts, missing])


# ------------------------------------------------------------------ drawing


def _draw(
    page: Page, grid: pd.DataFrame, tiles: dict[str, Fact], fill: dict[str, str], shows_value: bool, marked: bool
) -> None:
    columns, rows = _stacked(grid) if style.is_narrow() else (grid["col"], grid["row"])
    columns, rows = columns - columns.min(), rows - rows.min()
    side = min(style.inner() / (columns.max() + 1), LARGEST)
    left = style.MARGIN + (style.inner() - side * (columns.max() + 1)) / 2
    height = side * (rows.max() + 1)
    page.open(height)
    axes = page.axes(left, 0, side * (columns.max() + 1), height)
    axes.set_xlim(0, side * (columns.max() + 1))
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    # Values are bold if all of them have room for it, so that none looks weightier than another.
    room = side - 2 * (INSET + SIDE) - (MARK_ROOM if marked else 0)
    values = [Run(bare_of(fact, page.lang), bold=True) for fact in tiles.values() if shows_value]
    bold = all(value.width <= room for value in values)
    for district, column, row in zip(grid.itertuples(), columns, rows, strict=True):
        fact = tiles.get(district.district_code)
        x, y = column * side, row * side
        kind, patch = ("tile", _filled(fill[district.district_code])) if fact else ("no-figure", NO_FIGURE)
        gid = f"{kind}-{district.district_code}"
        axes.add_patch(Rectangle((x + INSET, y + INSET), side - 2 * INSET, side - 2 * INSET, gid=gid, **patch))
        ink = style.ink_on(fill[district.district_code]) if fact else style.GREY
        _write_tile(
            page,
            district.district_code,
            fact if shows_value else None,
            ink,
            None if fact else style.PAPER,
            (left + x, page.top + y),
            side,
            marked,
            bold,
        )
    cells = dict(zip(zip(columns, rows, strict=True), grid["province"], strict=True))
    _draw_border(axes, cells, side)
    _name_provinces(page, cells, side, left, height)


def _stacked(grid: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Columns and rows with the provinces below one another, so that tiles are as large as a narrow page allows."""
    provinces = grid.groupby("province", sort=False)
    columns = grid["col"] - provinces["col"].transform("min")
    rows = grid["row"] - provinces["row"].transform("min")
    depths = rows.groupby(grid["province"], sort=False).max() + 1 + BETWEEN
    return columns, rows + grid["province"].map(depths.cumsum() - depths)


def _write_tile(
    page: Page,
    code: str,
    fact: Fact | None,
    ink: str,
    halo: str | None,
    corner: tuple[float, float],
    side: float,
    marked: bool,
    bold: bool,
) -> None:
    room = side - 2 * (INSET + SIDE)
    # The names are made for tiles of this size; on a finer grid they shrink rather than run over the edge.
    names = tile_names()[code]
    size = min(_fitted(Run(text, style.SMALL), room).size for text in names)
    lines: list[Line] = [[Run(text, size, ink)] for text in names]
    mark_room = MARK_ROOM if marked and fact else 0.0
    if fact:
        lines.append([_fitted(Run(bare_of(fact, page.lang), style.SMALL, ink, bold), room - mark_room)])
    top = corner[1] + (side - height_of(lines)) / 2
    middle = corner[0] + side / 2
    named = lines[:-1] if fact else lines
    page.write(named, middle, top, align="center", gid="tile-name", halo=halo)
    if fact:
        value = lines[-1]
        top += height_of(named)
        page.write([value], middle + mark_room / 2, top, align="center", gid="tile-value")
        if marked:
            shape = style.NUMERATOR_MARKS[fact.numerator]
            look = replace(shape, colour=ink, size=shape.size * 0.62).line_style()
            look["markerfacecolor"] = ink if shape.filled else "none"
            look["markeredgewidth"] = 0.9
            x = middle + mark_room / 2 - width_of([value]) / 2 - 0.06
            page.draw([x], [top + height_of([value]) / 2], gid="tile-mark", **look)


def _fitted(run: Run, room: float) -> Run:
    return run if run.width <= room else replace(run, size=run.size * room / run.width)


def _draw_border(axes: Axes, cells: dict[tuple[int, int], str], side: float) -> None:
    """A line around each province, along the edges of its tiles."""
    for (x, y), province in cells.items():
        edges = {
            (x, y - 1): ((x, x + 1), (y, y)),
            (x, y + 1): ((x, x + 1), (y + 1, y + 1)),
            (x - 1, y): ((x, x), (y, y + 1)),
            (x + 1, y): ((x + 1, x + 1), (y, y + 1)),
        }
        for other, (across, down) in edges.items():
            if cells.get(other) != province:
                axes.plot(
                    np.multiply(across, side),
                    np.multiply(down, side),
                    color=style.INK,
                    linewidth=BORDER,
                    solid_capstyle="projecting",
                    clip_on=False,
                    gid="border",
                )


def _name_provinces(page: Page, cells: dict[tuple[int, int], str], side: float, left: float, height: float) -> None:
    """The name of each province in free space, as near to the middle of its tiles as there is any."""
    taken = [Box(x * side, y * side, (x + 1) * side, (y + 1) * side) for x, y in cells]
    bounds = Box(style.MARGIN - left, 0, style.width() - style.MARGIN - left, height)
    for province in distinct(cells.values()):
        lines = [[Run(province, style.SUBTITLE + 1, bold=True)]]
        own = [cell for cell, name in cells.items() if name == province]
        anchor = tuple((np.mean(own, axis=0) + 0.5) * side)
        label = Label(anchor, width_of(lines), height_of(lines))
        spot = nearest_free(label, bounds, taken)
        taken.append(spot)
        page.write(lines, left + spot.left, page.top + spot.top, gid="province")
