// A scenario and what comes of it in sentences: as analysis/briefing/what_if.py says them, from the same templates.
"use strict";

const FEW_AREAS = 4;

class Teller {
  constructor(data, lang) {
    this.data = data;
    this.words = new Words(data, lang);
    this.lang = lang;
  }

  say(key, parts = {}) {
    return this.words.say(`whatif_${key}`, parts);
  }

  areas(codes) {
    const own = [...new Set(codes)].sort();
    const every = Object.keys(this.data.areas).filter((code) => code.length > 2).sort();
    if (own.join() === every.join()) return this.say("all");
    for (const province of ["11", "12"]) {
      if (own.join() === every.filter((code) => code.startsWith(province)).join()) {
        return this.say("all_of", { province: this.data.areas[province] });
      }
    }
    if (own.length > FEW_AREAS) return this.words.quantity(own.length, "areas");
    return own.map((code) => this.data.areas[code]).join(", ");
  }

  // ---- steps

  steps(scenario, start) {
    return scenario.levers.map((lever) => this.step(lever, start));
  }

  step(lever, start) {
    const words = this.words;
    const parts = { areas: this.areas(lever.areas) };
    const given = (field, unit) => words.given(lever[field], unit);
    if ("segment" in lever) parts.segment = words.segment(lever.segment);
    if (OF_WORKERS.includes(lever.kind)) {
      parts.first = words.period(lever.first_month || start);
      parts.programmes = lever.programmes.join("+");
      parts.more = this.more(lever);
      if (lever.payer) parts.payer = words.payer(lever.payer);
    }
    const share = (key) =>
      lever.workers !== null ? given("workers", "workers") : this.say(key, { pct: given("share_pct", "percent") });
    if (lever.kind === "register") {
      if (lever.workers !== null) parts.who = given("workers", "workers");
      else if (lever.gap_pct !== null) parts.who = this.say("who_gap", { pct: given("gap_pct", "percent") });
      else {
        const of = words.segment(lever.coverage_of || lever.segment);
        parts.who = this.say("who_coverage", { of, pct: given("coverage_pct", "percent"), by: words.period(lever.by_month) });
      }
      parts.spread = lever.spread_months > 1 ? this.say("spread", { months: given("spread_months", "months") }) : "";
      parts.duration = this.duration(lever);
      return this.say("register", parts);
    }
    if (lever.kind === "lapse") {
      parts.who = share("members_share");
      parts.back = lever.returns_after_months ? this.say("back", { months: given("returns_after_months", "months") }) : "";
      parts.saved = lever.payer ? this.say("saved", { payer: parts.payer, programmes: parts.programmes }) : "";
      return this.say("lapse", parts);
    }
    if (lever.kind === "pay") {
      parts.who = share("members_share");
      parts.duration = lever.months ? this.say("pay_for", { months: given("months", "months") }) : "";
      parts.payer_before = words.payer(lever.payer_before);
      parts.programmes_before = lever.programmes_before.join("+");
      return this.say("pay", parts);
    }
    if (lever.kind === "become_pppk") {
      parts.who = share("staff_share");
      parts.members = lever.members === null ? "" : this.say("pppk_members", { n: given("members", "workers") });
      return this.say(lever.full_time ? "pppk_full" : "pppk_part", parts);
    }
    if (lever.kind === "potential" || lever.kind === "wages") {
      parts.pct = given("pct_per_year", "percent");
      return this.say(lever.kind, parts);
    }
    if (lever.kind === "ceiling") {
      return this.say("ceiling", {
        ...parts, payer: words.payer(lever.payer), year: lever.year, amount: given("amount_idr", "IDR"),
      });
    }
    const both = lever.potential !== null && lever.members !== null;
    if (lever.potential !== null) parts.n = given("potential", "workers");
    if (lever.members !== null) parts[lever.potential === null ? "n" : "members"] = given("members", "workers");
    return this.say(both ? "suppose_both" : lever.potential === null ? "suppose_members" : "suppose_potential", parts);
  }

  duration(lever) {
    if (lever.paid_months === null) return this.say("to_end");
    const months = this.words.given(lever.paid_months, "months");
    const legal = this.data.segments[lever.segment].legal;
    const payer = this.words.payer(lever.then_payer || this.data.own_payers[legal]);
    if (lever.lapse_pct === 100) return this.say("for_all", { months });
    if (lever.lapse_pct === 0) return this.say("for_none", { months, payer });
    return this.say("for_some", { months, pct: this.words.given(lever.lapse_pct, "percent"), payer });
  }

  more(lever) {
    let text = "";
    if (lever.kind === "register" && lever.take_up_pct !== 100) {
      text += this.say("take_up", { pct: this.words.given(lever.take_up_pct, "percent") });
    }
    if (lever.tier !== 1) text += this.say("tier", { tier: lever.tier });
    if (lever.risk !== 1) text += this.say("risk", { risk: lever.risk });
    if (lever.wage_idr !== null) text += this.say("wage", { wage: this.words.given(lever.wage_idr, "IDR") });
    if (lever.sector) text += this.say(`sector_${lever.sector}`);
    return text;
  }

  // ---- what comes of it

  findings(found) {
    return [this.members(found), this.cost(found), ...this.coverage(found), ...this.target(found), ...this.budget(found)].filter(
      (sentence) => sentence !== null,
    );
  }

  members(found) {
    if (!found.scenario.levers.length) return this.say("nothing");
    const totals = found.totals;
    const fresh = totals.new_members;
    const key = fresh > 0 ? "new" : fresh < 0 ? "fewer" : "same";
    const month = this.words.period(found.months[found.months.length - 1]);
    let text = this.say(key, { month, new: number(Math.abs(fresh), 0, this.lang) });
    if (totals.most_new_members > Math.max(fresh, 0)) {
      text += ` ${this.say("most", { most: number(totals.most_new_members, 0, this.lang) })}`;
    }
    return text;
  }

  cost(found) {
    if (!found.scenario.levers.length) return null;
    const ends = { first: this.words.period(found.months[0]), last: this.words.period(found.months[found.months.length - 1]) };
    const totals = found.totals;
    const payers = Object.keys(totals.by_payer).sort().filter((payer) => totals.by_payer[payer] !== 0);
    if (!payers.length) return this.say("no_cost", ends);
    const said = payers.map((payer) =>
      this.say("payer", { payer: this.words.payer(payer), cost: this.words.quantity(totals.by_payer[payer], "IDR") }),
    );
    return this.say("cost", { ...ends, cost: this.words.quantity(totals.cost_idr, "IDR"), payers: said.join(", ") });
  }

  coverage(found) {
    const said = [];
    const end = found.months.length - 1;
    const month = this.words.period(found.months[end]);
    const unknown = found.areas.filter((area) => {
      const known = found.coverage(area, "total");
      return !known || known[end] === null;
    });
    if (unknown.length && found.scenario.levers.length) said.push(this.say("unknown", { areas: this.areas(unknown) }));
    if (found.areas.length > FEW_AREAS) return said;
    for (const area of found.areas) {
      const own = found.scenario.levers.filter((lever) => OF_WORKERS.includes(lever.kind) && lever.areas.includes(area));
      for (const segment of ["total", ...[...new Set(own.map((lever) => lever.segment))].sort()]) {
        const cell = (found.cells[area] || {})[segment];
        const after = (found.coverage(area, segment) || [])[end];
        if (after === undefined || after === null || !cell || cell.potential === null || cell.members === null) continue;
        const before = cell.potential ? (100 * cell.members) / cell.potential : NaN;
        const parts = { area: this.data.areas[area], segment: this.words.segment(segment), after: this.words.quantity(after, "percent") };
        if (number(after, 2, "en") === number(before, 2, "en")) said.push(this.say("coverage_same", { ...parts, month }));
        else {
          const direction = this.say(after > before ? "rise" : "fall");
          said.push(this.say("coverage", { ...parts, direction, before: this.words.quantity(before, "percent") }));
        }
      }
    }
    return said;
  }

  target(found) {
    const gaps = found.gaps;
    if (found.scenario.target_pct === null || !gaps.length) return [];
    const pct = this.words.given(found.scenario.target_pct, "percent");
    const month = this.words.period(gaps[0].period);
    if (gaps.length > FEW_AREAS) {
      const met = gaps.filter((row) => row.gap_workers <= 0).length;
      return [this.say("gaps", { pct, month, known: this.words.quantity(gaps.length, "areas"), met: this.words.quantity(met, "areas") })];
    }
    return gaps.map((row) => {
      const key = row.gap_workers > 0 ? "gap" : row.baseline_gap_workers > 0 ? "met" : "met_already";
      return this.say(key, {
        pct, month, area: this.data.areas[row.area],
        needed: this.words.quantity(row.needed_workers, "workers"),
        gap: this.words.quantity(Math.abs(row.gap_workers), "workers"),
        before: this.words.quantity(Math.abs(row.baseline_gap_workers), "workers"),
      });
    });
  }

  budget(found) {
    if (found.areas.length !== 1) return [];
    const [area] = found.areas;
    const budget = this.data.budgets[area];
    const years = Object.entries(found.money(area)).filter(([key]) => key.startsWith("APBD|")).sort();
    if (!budget || !years.length) return [];
    const pct = budget.idr > 0 ? (100 * years[0][1]) / budget.idr : null;
    const said = pct === null ? this.words.term("missing") : this.words.quantity(pct, "percent");
    return [this.say("budget", { area: this.data.areas[area], year: budget.year, budget: this.words.quantity(budget.idr, "IDR"), pct: said })];
  }

  // ---- what a reader must know

  notes(found) {
    const groups = new Map();
    for (const note of found.notes) {
      const key = [note.key, note.number, note.parts.segment || ""].join("|");
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(note);
    }
    return [...groups.values()].map((own) => {
      const { key, parts: told } = own[0];
      const parts = { areas: this.areas(own.map((note) => note.area)) };
      const rest = { ...told };
      if ("segment" in rest) {
        parts.segment = this.words.segment(rest.segment);
        delete rest.segment;
      }
      if (own.length > 1 && Object.keys(rest).length) return this.say(`note_${key}_many`, parts);
      const units = { planned: "workers", there: "workers", amount: "IDR", cost: "IDR", wage: "IDR" };
      for (const [field, value] of Object.entries(rest)) {
        parts[field] = field in units ? this.words.quantity(value, units[field]) : field === "period" ? this.words.period(value) : value;
      }
      return this.say(`note_${key}`, parts);
    });
  }

  base(found) {
    if (found.areas.length !== 1) return [];
    const cell = (found.cells[found.areas[0]] || {}).total;
    if (!cell) return [];
    const definition = cell.definition < 0 ? this.data.supposed[this.lang] : this.data.definitions[cell.definition][this.lang];
    return [this.say("base", { period: this.words.period(cell.period), definition })];
  }

  // What a figure or table of a scenario must carry.
  assumptions(found) {
    return [...this.steps(found.scenario, found.months[0]), ...this.base(found), ...this.notes(found)];
  }
}
