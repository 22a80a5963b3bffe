// A scenario as text: checked as analysis/whatif checks it, read from a file and written to one, and the controls that mean it.
"use strict";

class Wrong extends Error {
  constructor(faults) {
    super(faults.map((fault) => fault.text).join("\n"));
    this.faults = faults; // each: place, key, text
  }
}

class Checker {
  constructor(engine, lang) {
    this.engine = engine;
    this.data = engine.data;
    this.lang = lang;
    this.words = new Words(this.data, lang);
  }

  fault(place, key, parts = {}) {
    return { place, key, text: this.words.term(`whatif.wrong.${key}`, parts) };
  }

  // The scenario with every field, or Wrong with every fault.
  make(entries) {
    const faults = [];
    const scenario = this.fields(entries, this.data.schema.scenario, "", faults);
    scenario.levers = [];
    const levers = entries.levers === undefined ? [] : entries.levers;
    if (!Array.isArray(levers)) faults.push(this.fault("levers", "list", { value: short(levers) }));
    else if (levers.length > this.data.most_levers) faults.push(this.fault("levers", "too_many_levers", { most: this.data.most_levers }));
    else levers.forEach((lever, place) => scenario.levers.push(this.lever(lever, `levers[${place + 1}]`, faults)));
    if (!faults.length) this.whole(scenario, faults);
    if (faults.length) throw new Wrong(faults);
    return scenario;
  }

  lever(entry, place, faults) {
    if (entry === null || typeof entry !== "object" || Array.isArray(entry)) {
      faults.push(this.fault(place, "mapping", { value: short(entry) }));
      return null;
    }
    const known = Object.keys(this.data.schema.levers).join(", ");
    if (entry.kind === undefined) {
      faults.push(this.fault(place, "kind_missing", { known }));
      return null;
    }
    const fields = this.data.schema.levers[entry.kind];
    if (!fields) {
      faults.push(this.fault(place, "kind_unknown", { known }));
      return null;
    }
    const before = faults.length;
    const lever = this.fields(entry, fields, place, faults);
    if (faults.length === before) this.rules(lever, place, faults);
    return lever;
  }

  fields(entries, fields, place, faults) {
    const made = {};
    const at = (name) => (place ? `${place}.${name}` : name);
    for (const name of Object.keys(entries)) {
      if (!(name in fields) && name !== "levers") faults.push(this.fault(at(name), "key_unknown", { name, known: Object.keys(fields).join(", ") }));
    }
    for (const [name, field] of Object.entries(fields)) {
      if (entries[name] === undefined || (entries[name] === null && field.optional)) {
        if (field.required && entries[name] === undefined) faults.push(this.fault(at(name), "key_missing", { name }));
        made[name] = structuredClone(field.default ?? null);
        continue;
      }
      const fault = this.value(entries[name], field, (value) => (made[name] = value));
      if (fault) faults.push(this.fault(at(name), fault[0], { value: short(entries[name]), ...fault[1] }));
    }
    return made;
  }

  value(value, field, keep) {
    switch (field.type) {
      case "areas":
        return this.areas(value, keep);
      case "segment":
        if (typeof value !== "string" || !this.data.segments[value]) return ["segment_unknown", { known: Object.keys(this.data.segments).join(", ") }];
        if (field.insured && !["pu", "bpu", "jakon"].includes(this.engine.legal(value))) return ["segment_without_premium", {}];
        break;
      case "month":
        if (typeof value !== "string" || !/^20[0-9]{2}-(0[1-9]|1[0-2])$/.test(value)) return ["month", {}];
        break;
      case "payer":
        if (typeof value !== "string" || !this.data.payers[value]) return ["payer_unknown", { known: Object.keys(this.data.payers).join(", ") }];
        break;
      case "programmes": {
        const known = ["JKK", "JKM", "JHT", "JP"];
        const written = typeof value === "string" ? value.split("+") : value;
        if (!Array.isArray(written) || !written.length || written.some((name) => !known.includes(name))) {
          return ["programmes", { known: known.join(", ") }];
        }
        keep(known.filter((name) => written.includes(name)));
        return null;
      }
      case "choice":
        if (!field.options.includes(value)) return ["one_of", { known: field.options.join(", ") }];
        break;
      case "yes_or_no":
        if (typeof value !== "boolean") return ["yes_or_no", {}];
        break;
      case "text":
        if (typeof value !== "string") return ["text", {}];
        if (value.length > field.most) return ["too_long", { most: field.most }];
        break;
      default:
        if (typeof value !== "number" || !Number.isFinite(value)) return [field.type === "whole" ? "whole_number" : "number", {}];
        if (field.type === "whole" && !Number.isInteger(value)) return ["whole_number", {}];
        if (value < field.least) return ["at_least", { least: field.least }];
        if (value > field.most) return ["at_most", { most: field.most }];
    }
    keep(value);
    return null;
  }

  areas(value, keep) {
    const written = typeof value === "string" || typeof value === "number" ? [value] : value;
    if (!Array.isArray(written) || !written.length) return ["areas_type", {}];
    const found = [];
    for (const name of written) {
      if (typeof name === "number") return ["area_number", { value: name }];
      if (typeof name !== "string") return ["areas_type", { value: name }];
      const codes = this.data.ways[name.trim()] || this.data.aliases[normal(name)];
      if (!codes) return ["area_unknown", { value: name }];
      found.push(...codes);
    }
    const twice = found.find((code, place) => found.indexOf(code) !== place);
    if (twice) return ["area_twice", { value: twice }];
    keep(found.sort());
    return null;
  }

  // What the fields of one lever must be together.
  rules(lever, place, faults) {
    const add = (key, parts) => faults.push(this.fault(place, key, parts));
    const said = (names) => names.filter((name) => lever[name] !== null);
    if (OF_WORKERS.includes(lever.kind)) {
      const legal = this.engine.legal(lever.segment);
      const wage = lever.wage_idr || 1_000_000;
      if (this.engine.premiums.of(legal, "2026-01", lever.programmes, wage, lever.risk, lever.tier, "", "") === null) {
        return add("programme_of_segment", { value: lever.programmes.join("+"), segment: lever.segment });
      }
      if (lever.wage_idr !== null && legal === "bpu") return add("wage_of_bpu", { segment: lever.segment });
    }
    if (lever.kind === "register") {
      const names = ["workers", "gap_pct", "coverage_pct"];
      if (said(names).length !== 1) return add("how_many", { said: said(names).join(", ") || "-", known: names.join(", ") });
      if (!["JKK", "JKM"].every((name) => lever.programmes.includes(name))) return add("basic_programmes", { value: lever.programmes.join("+") });
      if (lever.coverage_pct === null && (lever.by_month || lever.coverage_of)) return add("by_without_coverage");
      if (lever.coverage_pct !== null) {
        if (!lever.by_month) return add("coverage_without_by");
        if (lever.spread_months !== 1) return add("spread_with_coverage");
        if (lever.coverage_of && !this.engine.lineage(lever.segment).includes(lever.coverage_of)) {
          return add("coverage_of", { value: lever.coverage_of, segment: lever.segment });
        }
        if (lever.first_month && lever.first_month > lever.by_month) return add("by_before_first", { first: lever.first_month, by: lever.by_month });
      }
    } else if (["lapse", "pay", "become_pppk"].includes(lever.kind)) {
      const names = ["workers", "share_pct"];
      if (said(names).length !== 1) return add("how_many", { said: said(names).join(", ") || "-", known: names.join(", ") });
      const staff = ["non_asn", "guru_honor", "tenaga_kesehatan"];
      if (lever.kind === "become_pppk") {
        if (!staff.includes(lever.segment)) return add("not_staff", { value: lever.segment, known: staff.join(", ") });
        if (lever.members !== null && lever.workers !== null && lever.members > lever.workers) {
          return add("members_over_workers", { members: lever.members, workers: lever.workers });
        }
      }
    } else if (lever.kind === "suppose" && lever.potential === null && lever.members === null) {
      return add("supposes_nothing");
    }
    return undefined;
  }

  // What levers and settings must be together.
  whole(scenario, faults) {
    const { levers } = scenario;
    const nested = (one, other) => this.engine.lineage(other).includes(one) || this.engine.lineage(one).includes(other);
    levers.forEach((one, place) => {
      for (const other of levers.slice(place + 1)) {
        const area = one.areas.find((code) => other.areas.includes(code));
        if (one.kind !== other.kind || !area) continue;
        const of = (lever) => lever.coverage_of || lever.segment;
        const both = (name) => one[name] !== null && other[name] !== null;
        const key = {
          register: both("coverage_pct") && one.kind === "register" && nested(of(one), of(other)) ? "two_coverages" : "",
          potential: one.kind === "potential" && nested(one.segment, other.segment) ? "two_growths" : "",
          wages: "two_wages",
          ceiling: one.payer === other.payer && one.year === other.year ? "two_ceilings" : "",
          suppose: one.segment === other.segment && (both("potential") || both("members")) ? "two_supposed" : "",
        }[one.kind];
        // One contradiction at a time, as the engine tells them.
        if (key && !faults.length) faults.push(this.fault("", key, { area }));
      }
    });
    if (!faults.length && scenario.target_month && scenario.target_pct === null) faults.push(this.fault("", "month_without_target"));
    if (faults.length) return;
    if (!scenario.start && !this.engine.monthAfter()) {
      faults.push(this.fault("start", "no_start"));
      return;
    }
    const months = this.engine.months(scenario);
    const [first, last] = [months[0], months[months.length - 1]];
    const outside = (place, value) => {
      if (value && (value < first || value > last)) faults.push(this.fault(place, "month_outside", { value, first, last }));
    };
    levers.forEach((lever, place) => {
      for (const name of ["first_month", "by_month"]) outside(`levers[${place + 1}].${name}`, lever[name]);
    });
    levers.forEach((lever, place) => {
      const month = OF_WORKERS.includes(lever.kind) ? this.withoutPremium(lever, first, last) : null;
      const parts = { value: (lever.programmes || []).join("+"), segment: lever.segment, month };
      if (month) faults.push(this.fault(`levers[${place + 1}]`, "no_premium", parts));
    });
    outside("target_month", scenario.target_month);
  }

  // The first or last month if the law knows no premium of a lever in it.
  withoutPremium(lever, first, last) {
    const paid = lever.kind === "lapse" && lever.payer === null ? [] : [lever.programmes, ...(lever.kind === "pay" ? [lever.programmes_before] : [])];
    const legal = this.engine.legal(lever.segment);
    const unknown = (month) => paid.some((own) => this.engine.premiums.of(legal, month, own, 1, lever.risk, lever.tier, "", "") === null);
    return [first, last].find(unknown) || null;
  }

  // ---- files

  // The file of a scenario: what is not the default, texts in double quotes.
  write(scenario) {
    const lines = ["monev_scenario: 1"];
    const settings = this.data.schema.scenario;
    for (const name of Object.keys(settings)) {
      if (scenario[name] !== null && scenario[name] !== "") lines.push(`${name}: ${JSON.stringify(scenario[name])}`);
    }
    if (!scenario.levers.length) lines.push("levers: []");
    else lines.push("levers:");
    for (const lever of scenario.levers) {
      const fields = this.data.schema.levers[lever.kind];
      const names = ["kind", "areas", "segment", ...Object.keys(fields)].filter((name, place, all) => all.indexOf(name) === place);
      const said = names.filter(
        (name) => name in lever && (name === "kind" || name === "areas" || JSON.stringify(lever[name]) !== JSON.stringify(fields[name].default ?? null)),
      );
      said.forEach((name, place) => lines.push(`${place ? "  " : "- "}${name}: ${JSON.stringify(lever[name])}`));
    }
    return `${lines.join("\n")}\n`;
  }

  read(text) {
    if (text.length > this.data.largest_file) throw new Wrong([this.fault("", "file_size", { most: this.data.largest_file })]);
    const entries = new Yaml(text, (line, why) => new Wrong([this.fault("", "yaml", { line, why })])).read();
    if (entries === null || typeof entries !== "object" || Array.isArray(entries)) throw new Wrong([this.fault("", "no_scenario")]);
    if (entries.monev_scenario !== 1) throw new Wrong([this.fault("monev_scenario", "version", { version: 1 })]);
    delete entries.monev_scenario;
    return this.make(entries);
  }
}

// A name as it is compared: analysis/reference/places.py.
function normal(name) {
  return name.trim().toLowerCase().replace(/^(kabupaten|kab\.?|pemkab|pemerintah kabupaten)\s+/, "").replace(/[^a-z]/g, "");
}

function short(value) {
  const text = typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  return text && text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

// The part of YAML that scenarios are written in: mappings, lists, and values on one line; all else is refused.
class Yaml {
  constructor(text, wrong) {
    this.wrong = wrong;
    this.lines = [];
    text.replace(/^﻿/, "").split(/\r?\n/).forEach((line, place) => {
      const bare = this.uncommented(line);
      if (bare.trim() && bare.trim() !== "---") this.lines.push({ indent: bare.search(/\S/), text: bare.trim(), line: place + 1 });
    });
    this.at = 0;
  }

  uncommented(line) {
    let quote = "";
    for (let place = 0; place < line.length; place += 1) {
      const sign = line[place];
      if (quote) {
        if (sign === "\\" && quote === '"') place += 1;
        else if (sign === quote) quote = "";
      } else if (sign === '"' || sign === "'") quote = sign;
      else if (sign === "#" && (place === 0 || /\s/.test(line[place - 1]))) return line.slice(0, place);
    }
    return line;
  }

  read() {
    if (!this.lines.length) return null;
    const value = this.block(this.lines[0].indent);
    if (this.at < this.lines.length) throw this.wrong(this.lines[this.at].line, "unexpected indentation");
    return value;
  }

  block(indent) {
    return this.lines[this.at].text.startsWith("- ") || this.lines[this.at].text === "-" ? this.list(indent) : this.mapping(indent);
  }

  list(indent) {
    const found = [];
    while (this.at < this.lines.length && this.lines[this.at].indent === indent && /^-( |$)/.test(this.lines[this.at].text)) {
      const line = this.lines[this.at];
      const rest = line.text.slice(1).trim();
      if (rest && /^[A-Za-z_]\w*:( |$)/.test(rest)) {
        // A mapping that begins on the line of its dash.
        line.text = rest;
        line.indent = indent + (line.text.length ? 2 : 0);
        found.push(this.mapping(line.indent));
      } else if (rest) {
        this.at += 1;
        found.push(this.scalar(rest, line.line));
      } else throw this.wrong(line.line, "an empty item");
    }
    return found;
  }

  mapping(indent) {
    const found = {};
    while (this.at < this.lines.length && this.lines[this.at].indent === indent && !/^-( |$)/.test(this.lines[this.at].text)) {
      const line = this.lines[this.at];
      const parts = /^([A-Za-z_]\w*):(?:\s+(.*))?$/.exec(line.text);
      if (!parts) throw this.wrong(line.line, "no key and value");
      const [, key, rest] = parts;
      if (Object.hasOwn(found, key)) throw this.wrong(line.line, `the key ${key} stands twice`);
      this.at += 1;
      if (rest !== undefined && rest !== "") {
        found[key] = this.scalar(rest.trim(), line.line);
        continue;
      }
      const next = this.lines[this.at];
      const isList = next && /^-( |$)/.test(next.text);
      if (next && (next.indent > indent || (isList && next.indent === indent))) found[key] = this.block(next.indent);
      else found[key] = null;
    }
    return found;
  }

  scalar(text, line) {
    if (/^[&*!|>%@`{]/.test(text)) throw this.wrong(line, "this page reads plain values only");
    if (text.startsWith("[")) return this.flow(text, line);
    if (text.startsWith('"')) {
      try {
        return JSON.parse(text);
      } catch {
        throw this.wrong(line, "the quotes do not close");
      }
    }
    if (text.startsWith("'")) {
      if (!/^'(?:[^']|'')*'$/.test(text)) throw this.wrong(line, "the quotes do not close");
      return text.slice(1, -1).replaceAll("''", "'");
    }
    if (/^(null|~|Null|NULL)$/.test(text)) return null;
    if (/^(true|True|TRUE|yes|Yes|on|On)$/.test(text)) return true;
    if (/^(false|False|FALSE|no|No|off|Off)$/.test(text)) return false;
    if (/^[-+]?[0-9]+$/.test(text)) return Number(text);
    if (/^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(text)) return Number(text);
    if (/: |:$/.test(text)) throw this.wrong(line, "a value with a colon needs quotes");
    return text;
  }

  flow(text, line) {
    if (!text.endsWith("]")) throw this.wrong(line, "the list does not close");
    const inside = text.slice(1, -1).trim();
    if (!inside) return [];
    const parts = inside.match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+/g) || [];
    return parts.map((part) => this.scalar(part.trim(), line));
  }
}

// ---- controls --------------------------------------------------------------------------------------

class Form {
  constructor(engine, lang) {
    this.engine = engine;
    this.data = engine.data;
    this.lang = lang;
    this.words = new Words(this.data, lang);
    this.checker = new Checker(engine, lang);
  }

  isShown(control, values) {
    const legal = this.data.segments[values.segment] ? this.engine.legal(values.segment) : "";
    const known = { ...values, legal };
    return Object.entries(control.when).every(([other, wanted]) => wanted.includes(known[other]));
  }

  // The scenario that the texts mean, or the faults by control.
  read(values, more, name) {
    const faults = {};
    const meant = {};
    for (const control of Object.values(this.data.controls)) {
      if (!this.isShown(control, values)) continue;
      try {
        meant[control.name] = this.meaning(control, values[control.name]);
      } catch (error) {
        if (!(error instanceof Wrong)) throw error;
        faults[control.name] = error.message;
      }
    }
    if (Object.keys(faults).length) return { scenario: null, faults };
    if (meant.start === null && !this.engine.monthAfter()) {
      return { scenario: null, faults: { start: this.words.term("whatif.wrong.no_start") } };
    }
    const levers = this.levers(meant);
    try {
      const settings = { name, start: meant.start, months: meant.months, target_pct: meant.target_pct };
      return { scenario: this.checker.make({ ...settings, levers: [...levers, ...more] }), faults: {} };
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      return { scenario: null, faults: this.byControl(error.faults, levers) };
    }
  }

  wrong(key, parts) {
    return new Wrong([{ place: "", key, text: this.words.term(key, parts) }]);
  }

  meaning(control, written) {
    const text = String(written).trim();
    const value = `"${text.length <= 40 ? text : `${text.slice(0, 37)}...`}"`;
    if (control.kind === "choice") {
      if (!control.options.some((option) => option.value === text)) throw this.wrong("whatif.typed.choice", { value });
      return text;
    }
    if (!text && control.empty) return null;
    if (control.kind === "month") {
      const found = /^(20[0-9]{2})-(0?[1-9]|1[0-2])$|^(0?[1-9]|1[0-2])[/.-](20[0-9]{2})$/.exec(text);
      if (!found) throw this.wrong("whatif.wrong.month", { value });
      return `${found[1] || found[4]}-${(found[2] || found[3]).padStart(2, "0")}`;
    }
    const typed = typedNumber(text, this.lang);
    if (typed === null) throw this.wrong(`whatif.typed.${control.whole ? "whole" : "number"}`, { value });
    if (control.whole && !Number.isInteger(typed)) throw this.wrong("whatif.typed.whole", { value });
    const limits = { value, least: amount(control.least, this.lang), most: amount(control.most, this.lang) };
    if (typed < control.least) throw this.wrong("whatif.wrong.at_least", limits);
    if (typed > control.most) throw this.wrong("whatif.wrong.at_most", limits);
    return typed;
  }

  levers(meant) {
    const areas = meant.area.split("+");
    const months = monthsOf(meant.start || this.engine.monthAfter(), meant.months);
    const levers = [];
    if (meant.how_many !== "nobody") levers.push(this.register(meant, areas, months));
    if (meant.ceiling_idr !== null) {
      const every = [...new Set(months.map((month) => Number(month.slice(0, 4))))].sort();
      for (const year of meant.ceiling_year === null ? every : [meant.ceiling_year]) {
        levers.push({ kind: "ceiling", areas, payer: meant.payer, year, amount_idr: meant.ceiling_idr });
      }
    }
    if (meant.potential_pct) levers.push({ kind: "potential", areas, pct_per_year: meant.potential_pct });
    if (meant.wages_pct) levers.push({ kind: "wages", areas, pct_per_year: meant.wages_pct });
    if (meant.pppk_pct) levers.push({ kind: "become_pppk", areas, share_pct: meant.pppk_pct, first_month: meant.pppk_month });
    return levers;
  }

  register(meant, areas, months) {
    const how = meant.how_many;
    const lever = {
      kind: "register", areas, segment: meant.segment, [how]: meant[how], payer: meant.payer, programmes: meant.programmes,
      first_month: meant.first_month, take_up_pct: meant.take_up_pct, sector: meant.sector === "none" ? "" : meant.sector,
    };
    if (meant.paid_months) Object.assign(lever, { paid_months: meant.paid_months, lapse_pct: meant.lapse_pct });
    if (how === "coverage_pct") {
      lever.by_month = meant.by_month || months[Math.min(11, months.length - 1)];
      lever.coverage_of = meant.coverage_of === "total" ? "total" : null;
    } else lever.spread_months = meant.spread_months;
    for (const name of ["tier", "wage_idr"]) if (meant[name] !== undefined && meant[name] !== null) lever[name] = meant[name];
    return lever;
  }

  byControl(faults, levers) {
    const { fields, whole } = this.data.faults_of_controls;
    const found = {};
    for (const fault of faults) {
      const place = /^levers\[(\d+)\](?:\.(\w+))?$/.exec(fault.place);
      let name = whole[fault.key] ?? (this.data.controls[fault.place] ? fault.place : "");
      if (place && Number(place[1]) <= levers.length) {
        const { kind } = levers[Number(place[1]) - 1];
        const own = place[2] || "";
        name = fields[`${kind}.${own}`] ?? (this.data.controls[own] ? own : whole[fault.key] ?? "");
      } else if (place) name = "";
      const text = name || !fault.place ? fault.text : `${fault.place}: ${fault.text}`;
      found[name] = found[name] ? [...new Set([...found[name], text])] : [text];
    }
    return Object.fromEntries(Object.entries(found).map(([name, texts]) => [name, texts.join(" ")]));
  }

  // The texts that mean a scenario, and the levers that no control can say.
  of(scenario) {
    const values = {
      ...this.data.defaults,
      start: scenario.start || "",
      months: amount(scenario.months || this.data.usual_months, this.lang),
      target_pct: scenario.target_pct === null ? "" : amount(scenario.target_pct, this.lang),
      how_many: "nobody",
    };
    const registers = scenario.levers.filter((lever) => lever.kind === "register");
    const areas = (registers[0] || scenario.levers[0] || { areas: ["11"] }).areas;
    const written = this.data.controls.area.options.find((option) => option.value.split("+").flatMap((way) => this.data.ways[way]).sort().join() === areas.join());
    if (!written) return { values, more: scenario.levers };
    let shown = { ...values, area: written.value };
    const left = [...scenario.levers];
    const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
    for (const lever of scenario.levers) {
      const tried = this.withLever(shown, lever);
      if (!tried || lever.areas.join() !== areas.join()) continue;
      const said = (this.read(tried, [], "").scenario || { levers: [] }).levers;
      const old = (this.read(shown, [], "").scenario || { levers: [] }).levers;
      const fresh = said.filter((one) => !old.some((other) => same(one, other)));
      if (fresh.length && fresh.every((one) => left.some((other) => same(one, other))) && old.every((one) => said.some((other) => same(one, other)))) {
        shown = tried;
        for (const one of fresh) left.splice(left.findIndex((other) => same(one, other)), 1);
      }
    }
    return { values: shown, more: left };
  }

  withLever(values, lever) {
    const said = (value) => amount(value, this.lang);
    if (lever.kind === "register" && values.how_many === "nobody") {
      const how = ["workers", "gap_pct", "coverage_pct"].find((name) => lever[name] !== null);
      return {
        ...values, segment: lever.segment, how_many: how, [how]: said(lever[how]), coverage_of: lever.coverage_of === "total" ? "total" : "segment",
        by_month: lever.by_month || "", first_month: lever.first_month || "", spread_months: String(lever.spread_months),
        take_up_pct: said(lever.take_up_pct), payer: lever.payer, programmes: lever.programmes.join("+"),
        paid_months: String(lever.paid_months || 0), lapse_pct: said(lever.lapse_pct), tier: String(lever.tier),
        wage_idr: lever.wage_idr === null ? "" : said(lever.wage_idr), sector: lever.sector || "none",
      };
    }
    if (lever.kind === "ceiling" && !values.ceiling_idr) {
      const own = values.how_many === "nobody" ? { payer: lever.payer } : {};
      return { ...values, ...own, ceiling_idr: said(lever.amount_idr), ceiling_year: String(lever.year) };
    }
    if (lever.kind === "potential" && values.potential_pct === "0") return { ...values, potential_pct: said(lever.pct_per_year) };
    if (lever.kind === "wages" && values.wages_pct === "0") return { ...values, wages_pct: said(lever.pct_per_year) };
    if (lever.kind === "become_pppk" && lever.share_pct !== null && values.pppk_pct === "0") {
      return { ...values, pppk_pct: said(lever.share_pct), pppk_month: lever.first_month || "" };
    }
    return null;
  }
}

function sorted(value) {
  if (Array.isArray(value) || value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]));
}
