// What comes of a scenario: the same arithmetic as analysis/whatif, month by month, to the last rupiah.
"use strict";

const NEARLY = 1e-6;
const PART_TIME = "pppk_paruh_waktu";
const OF_WORKERS = ["register", "lapse", "pay", "become_pppk"];
const within = (age, most) => Math.min(Math.max(age, 0), most);
// The month of a count; a bare year stands for its December.
const monthOf = (period) => (period.length > 4 ? period : `${period}-12`);
const roundUp = (value) => Math.floor(value + 0.5);

// ---- premiums --------------------------------------------------------------------------------------

class Premiums {
  constructor(data) {
    this.data = data;
    this.known = new Map();
  }

  // What one person costs in a month; null where the law knows no such premium.
  of(legal, month, programmes, wage, risk, tier, paidBy, sector) {
    const key = [legal, month, programmes.join("+"), wage, risk, tier, paidBy, sector].join("|");
    if (!this.known.has(key)) this.known.set(key, this.compute(legal, month, programmes, wage, risk, tier, paidBy, sector));
    return this.known.get(key);
  }

  compute(legal, month, programmes, wage, risk, tier, paidBy, sector) {
    const day = `${month}-01`;
    const relief = this.relief(legal, day, paidBy, sector);
    let employer = 0;
    let worker = 0;
    for (const name of programmes) {
      const row = this.row(legal, name, day, risk);
      if (!row) return null;
      const base = this.base(row, wage, tier);
      if (base === null) return null;
      const factor = relief && relief.programmes.includes(name) ? relief.factor : 1.0;
      employer += factor * (row.rate_employer ?? 0) * base;
      worker += factor * (row.base === "" ? row.fixed_idr : row.rate_worker * base);
    }
    return { employer, worker };
  }

  row(legal, programme, day, risk) {
    let own = this.data.premiums.filter((row) => row.legal_segment === legal && row.programme === programme);
    if (own.some((row) => row.class !== "")) own = own.filter((row) => row.class === String(risk));
    const valid = own.filter((row) => row.valid_from <= day && (row.valid_to === "" || day <= row.valid_to));
    return valid[valid.length - 1];
  }

  base(row, wage, tier) {
    if (row.base === "tier") return this.data.tiers[tier] ?? null;
    if (row.base === "") return 0;
    if (!(wage > 0)) return null;
    return row.cap_idr === null ? wage : Math.min(wage, row.cap_idr);
  }

  relief(legal, day, paidBy, sector) {
    return this.data.reliefs.find(
      (row) =>
        row.valid_from <= day &&
        day <= row.valid_to &&
        row.legal_segments.includes(legal) &&
        (row.sector === "" || row.sector === sector || (row.sector === "other" && sector !== "transport")) &&
        !(paidBy && row.not_paid_by.includes(paidBy)),
    );
  }
}

// ---- a scenario ------------------------------------------------------------------------------------

class Engine {
  constructor(data) {
    this.data = data;
    this.premiums = new Premiums(data);
  }

  lineage(segment) {
    return this.data.segments[segment].lineage;
  }

  // The groups that a worker of a segment is counted in there; a total that leaves a legal segment out does not count it.
  holders(cells, area, segment) {
    const total = this.cell(cells, area, "total");
    const left_out = segment !== "total" && total && total.counts && !total.counts.includes(this.legal(segment));
    return left_out ? this.lineage(segment).filter((name) => name !== "total") : this.lineage(segment);
  }

  legal(segment) {
    return this.data.segments[segment].legal;
  }

  cell(cells, area, segment) {
    return (cells[area] || {})[segment] || null;
  }

  monthAfter() {
    const months = Object.values(this.data.cells).flatMap((area) => Object.values(area).map((cell) => monthOf(cell.period)));
    return months.length ? monthAt(monthNumber(months.sort()[months.length - 1]) + 1) : null;
  }

  months(scenario) {
    return monthsOf(scenario.start || this.monthAfter(), scenario.months || this.data.usual_months);
  }

  // The outcome: areas, months, courses by area, cells as supposed, totals, gaps and money.
  project(scenario) {
    const months = this.months(scenario);
    const cells = this.supposing(scenario, months[0]);
    const levers = scenario.levers.map((lever, place) => ({ number: place + 1, lever }));
    const named = [...new Set(scenario.levers.flatMap((lever) => lever.areas))];
    const areas = (named.length ? named : Object.keys(cells)).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const courses = {};
    for (const area of areas) courses[area] = new Course(this, cells, levers, area, months).run();
    return new Outcome(this, scenario, months, cells, areas, courses);
  }

  wage(area, year) {
    const known = this.data.wages[area] || [];
    const before = known.filter((wage) => wage.year <= year);
    return before.length ? before[before.length - 1] : known[0] || null;
  }

  // Rupiah a worker and month by payer; null where a wage is needed and none known.
  prices(area, lever, payer, programmes, months, growth) {
    const legal = this.legal(lever.segment);
    const own = this.data.own_payers.bpu;
    const first = Number(months[0].slice(0, 4));
    const factor = growth === undefined ? 1.0 : 1 + growth / 100;
    const pays = { [payer]: [] };
    for (const month of months) {
      let wage = null;
      if (legal !== "bpu") {
        const year = Number(month.slice(0, 4));
        if (lever.wage_idr !== null) {
          wage = roundUp(lever.wage_idr * power(factor, year - first));
        } else {
          const known = this.wage(area, year);
          if (known === null) return null;
          wage = roundUp(known.idr * power(factor, Math.max(0, year - known.year)));
        }
      }
      const relief = this.data.payers[payer].relief_as;
      const each = this.premiums.of(legal, month, programmes, wage, lever.risk, lever.tier, relief, lever.sector);
      if (legal === "bpu" || payer === own) {
        pays[payer].push(each.employer + each.worker);
      } else {
        pays[payer].push(each.employer);
        if (each.worker) (pays[own] = pays[own] || []).push(each.worker);
      }
    }
    return pays;
  }

  // The cells with what the scenario supposes; a total that is a sum of what was changed changes with it.
  supposing(scenario, start) {
    const cells = structuredClone(this.data.cells);
    const names = ["potential", "members"];
    const said = new Map();
    for (const lever of scenario.levers) {
      if (lever.kind !== "suppose") continue;
      for (const area of lever.areas) {
        const key = `${area}|${lever.segment}`;
        const own = said.get(key) || {};
        for (const name of names) if (lever[name] !== null) own[name] = lever[name];
        said.set(key, own);
      }
    }
    const provenance = (cell, kept) => (kept && cell.provenance === "simulated" ? "simulated" : "supposed");
    for (const [key, figures] of said) {
      const [area, segment] = key.split("|");
      const unknown = { potential: null, members: null, definition: -1, period: start, adds_up: false, counts: null, facts: [], provenance: "" };
      const before = this.cell(this.data.cells, area, segment) || unknown;
      const kept = names.some((name) => !(name in figures) && before[name] !== null);
      cells[area] = cells[area] || {};
      cells[area][segment] = { ...before, provenance: provenance(before, kept), ...figures };
    }
    for (const key of said.keys()) {
      const [area, segment] = key.split("|");
      const old = this.cell(this.data.cells, area, segment);
      const total = this.cell(this.data.cells, area, "total");
      if (segment === "total" || !old || !total || !old.adds_up) continue;
      const own = cells[area].total;
      const fixed = said.get(`${area}|total`) || {};
      const moved = names.filter((name) => !(name in fixed));
      for (const name of moved) {
        const [sum, before, after] = [own[name], old[name], cells[area][segment][name]];
        if (sum !== null && before !== null && after !== null && after !== before) own[name] = Math.max(0, sum + after - before);
      }
      own.provenance = provenance(own, moved.length > 0);
    }
    return cells;
  }
}

function power(factor, years) {
  let value = 1.0;
  for (let year = 0; year < years; year += 1) value *= factor;
  return value;
}

// Lower the workers of flows to whole people until what they measure together is within room: where most is missing those who
// are there are cut by one share, and so on until nothing is missing.
function fit(flows, measure, wanted) {
  const room = wanted.map((value) => Math.max(0, value));
  for (;;) {
    const parts = measure();
    const total = room.map((_, at) => parts.reduce((sum, part) => sum + part[at], 0));
    const shares = total.map((value, at) => (value > room[at] ? room[at] / value : Infinity));
    const share = Math.min(...shares);
    if (share === Infinity) return;
    const tightest = shares.indexOf(share);
    flows.forEach((flow, place) => {
      if (!(parts[place][tightest] > 0)) return;
      const cut = Math.floor(flow.workers * share + NEARLY);
      flow.workers = Math.max(0, cut < flow.workers ? cut : flow.workers - 1);
    });
  }
}

class Course {
  constructor(engine, cells, levers, area, months) {
    this.engine = engine;
    this.cells = cells;
    this.area = area;
    this.months = months;
    this.first = monthNumber(months[0]);
    this.levers = levers.filter(({ lever }) => lever.areas.includes(area));
    this.notes = [];
    const growth = this.levers.find(({ lever }) => lever.kind === "wages");
    this.wageGrowth = growth && growth.lever.pct_per_year;
    const names = new Set(Object.keys(cells[area] || {}));
    for (const { lever } of this.levers) {
      if (OF_WORKERS.includes(lever.kind) || lever.kind === "potential") engine.lineage(lever.segment).forEach((name) => names.add(name));
      if (lever.kind === "become_pppk" && !lever.full_time) engine.lineage(PART_TIME).forEach((name) => names.add(name));
    }
    this.segments = [...names].sort();
    this.potential = {};
    this.members = {};
    for (const name of this.segments) {
      const cell = engine.cell(cells, area, name);
      this.potential[name] = cell && cell.potential !== null ? this.level(cell.potential) : null;
      this.members[name] = cell && cell.members !== null ? this.level(cell.members) : null;
    }
  }

  level(value) {
    return this.months.map(() => value);
  }

  of(kind) {
    return this.levers.filter(({ lever }) => lever.kind === kind);
  }

  note(key, number, parts = {}) {
    const text = JSON.stringify([key, number, parts]);
    if (!this.notes.some((other) => JSON.stringify([other.key, other.number, other.parts]) === text)) {
      this.notes.push({ key, area: this.area, number, parts });
    }
  }

  run() {
    this.grow();
    const others = [...this.remove(), ...this.pay()];
    const fresh = this.register();
    this.limit(fresh, others);
    for (const flow of fresh) this.enterMembers(flow.chain, flow.members);
    fresh.filter((flow) => flow.lever.coverage_pct !== null).forEach((flow) => this.tellMissed(flow));
    this.flows = [...others, ...fresh].sort((a, b) => a.number - b.number);
    return this;
  }

  enterMembers(names, change) {
    for (const name of names) {
      if (this.members[name]) this.members[name] = this.members[name].map((value, at) => value + change[at]);
    }
  }

  movePotential(names, change) {
    for (const name of names) {
      if (this.potential[name]) this.potential[name] = this.potential[name].map((value, at) => Math.max(0, value + change[at]));
    }
  }

  grow() {
    const years = this.months.map((month) => Number(month.slice(0, 4)) - Number(this.months[0].slice(0, 4)));
    for (const { number, lever } of this.of("potential")) {
      const factor = years.map((count) => power(1 + lever.pct_per_year / 100, count));
      const before = this.potential[lever.segment];
      if (!before) this.note("no_potential", number, { segment: lever.segment });
      for (const name of this.segments) {
        if (this.engine.lineage(name).includes(lever.segment) && this.potential[name]) {
          this.potential[name] = this.potential[name].map((value, at) => Math.floor(value * factor[at] + 0.5));
        }
      }
      if (before) {
        const change = this.potential[lever.segment].map((value, at) => value - before[at]);
        this.movePotential(this.holders(lever.segment).slice(1), change);
      }
    }
  }

  firstOf(lever) {
    return lever.first_month ? monthNumber(lever.first_month) : this.first;
  }

  age(lever) {
    return this.months.map((_, at) => this.first + at - this.firstOf(lever) + 1);
  }

  present(lever) {
    const months = lever.returns_after_months || lever.months || null;
    return this.age(lever).map((age) => (age > 0 && (months === null || age <= months) ? 1 : 0));
  }

  count(number, lever, of) {
    if (lever.workers !== null) return lever.workers;
    if (!of) {
      this.note("no_share", number, { segment: lever.segment });
      return null;
    }
    return Math.floor(of[0] * (lever.share_pct / 100) + NEARLY);
  }

  flow(number, lever, count) {
    return { number, lever, chain: this.holders(lever.segment), planned: count, workers: count, members: this.level(0), paid: this.level(0), bills: {}, moved: {} };
  }

  // Staff who become PPPK, then members who lapse of those who are left; never more than there are.
  remove() {
    const planned = (kind, make) => this.of(kind).map(({ number, lever }) => make(number, lever)).filter((flow) => flow !== null);
    const staff = planned("become_pppk", (number, lever) => this.staff(number, lever));
    const lapses = planned("lapse", (number, lever) => this.lapse(number, lever));
    this.cut(staff, this.potential);
    staff.forEach((flow) => this.membersAmong(flow));
    this.cut(staff, this.members);
    for (const flow of staff) {
      this.settle(flow);
      this.moveStaff(flow);
    }
    this.cut(lapses, this.members);
    for (const flow of lapses) {
      if (flow.workers < flow.planned) this.note("fewer_members", flow.number, { planned: flow.planned, there: flow.workers });
      this.settle(flow);
    }
    return [...staff, ...lapses];
  }

  // Cut those who leave to the people there are, from the smallest groups to the whole.
  cut(flows, there) {
    for (const name of this.upwards((segment) => there[segment])) {
      const inside = flows.filter((flow) => this.left(flow).includes(name));
      if (inside.length) fit(inside, () => inside.map((flow) => this.present(flow.lever).map((here) => flow.workers * here)), there[name]);
    }
  }

  lapse(number, lever) {
    const members = this.members[lever.segment];
    const count = this.count(number, lever, members);
    if (count === null) return null;
    if (!members) this.note("no_members", number, { segment: lever.segment });
    return this.flow(number, lever, count);
  }

  // All staff who become PPPK, members or not.
  staff(number, lever) {
    const potential = this.potential[lever.segment];
    const staff = this.count(number, lever, potential);
    return staff === null ? null : this.flow(number, lever, potential ? Math.min(staff, potential[0]) : staff);
  }

  // The members among them; planned keeps all staff until they are moved.
  membersAmong(flow) {
    const { number, lever, workers: staff } = flow;
    const [potential, members] = [this.potential[lever.segment], this.members[lever.segment]];
    let joined = 0;
    if (lever.members !== null) {
      joined = Math.min(staff, lever.members);
    } else if (!members || !potential) {
      this.note("no_members_among", number, { segment: lever.segment });
    } else {
      const share = potential[0] > 0 ? Math.min(1.0, members[0] / potential[0]) : 0.0;
      joined = Math.floor(staff * share + NEARLY);
    }
    Object.assign(flow, { planned: staff, workers: joined });
  }

  holders(segment) {
    return this.engine.holders(this.cells, this.area, segment);
  }

  // The groups that people leave: of part-time staff, who stay wage earners, only those below both.
  left(flow) {
    if (flow.lever.kind !== "become_pppk" || flow.lever.full_time) return flow.chain;
    const shared = this.engine.lineage(PART_TIME);
    return flow.chain.filter((name) => !shared.includes(name));
  }

  moveStaff(flow) {
    const present = this.present(flow.lever);
    if (!flow.lever.full_time) this.movePotential([PART_TIME], present.map((here) => flow.planned * here));
    this.movePotential(this.left(flow), present.map((here) => -flow.planned * here));
  }

  settle(flow) {
    const change = this.present(flow.lever).map((here) => (here ? -flow.workers : 0));
    const stays = flow.lever.kind === "become_pppk" && !flow.lever.full_time;
    if (stays) {
      const back = change.map((value) => -value);
      flow.moved = { [PART_TIME]: back };
      for (const name of this.left(flow)) flow.moved[name] = change;
      this.enterMembers([PART_TIME], back);
    }
    flow.members = stays ? this.level(0) : change;
    this.enterMembers(this.left(flow), change);
    if (!stays && flow.lever.payer !== null) {
      flow.paid = change;
      this.bill(flow, flow.lever.payer, change, flow.lever.programmes);
    }
  }

  pay() {
    const flows = [];
    for (const { number, lever } of this.of("pay")) {
      const members = this.members[lever.segment];
      let count = this.count(number, lever, members);
      if (count === null) continue;
      if (members && lever.workers !== null) {
        count = Math.min(count, members[0]);
        if (count < lever.workers) this.note("fewer_members", number, { planned: lever.workers, there: count });
      }
      const flow = this.flow(number, lever, count);
      // Nobody pays for members who have lapsed since.
      flow.paid = this.present(lever).map((here, at) => (members ? Math.min(count, members[at]) : count) * here);
      this.bill(flow, lever.payer, flow.paid, lever.programmes);
      this.bill(flow, lever.payer_before, flow.paid.map((value) => -value), lever.programmes_before);
      flows.push(flow);
    }
    return flows;
  }

  bill(flow, payer, workers, programmes) {
    const key = `${flow.number}|${payer}|${programmes.join("+")}`;
    this.priced = this.priced || {};
    if (!(key in this.priced)) {
      this.priced[key] = this.engine.prices(this.area, flow.lever, payer, programmes, this.months, this.wageGrowth);
    }
    const found = this.priced[key];
    if (!found) {
      this.note("no_wage", flow.number);
      return;
    }
    for (const [name, each] of Object.entries(found)) {
      const bill = workers.map((count, at) => Math.sign(count) * Math.floor(Math.abs(count) * each[at] + 0.5));
      flow.bills[name] = flow.bills[name] ? flow.bills[name].map((value, at) => value + bill[at]) : bill;
    }
  }

  upwards(known) {
    const depth = (segment) => this.engine.lineage(segment).length;
    return this.segments.filter(known).sort((a, b) => depth(b) - depth(a) || (a < b ? -1 : 1));
  }

  register() {
    const room = {};
    for (const name of this.segments) {
      if (this.potential[name] && this.members[name]) {
        room[name] = this.potential[name].map((value, at) => Math.max(0, value - this.members[name][at]));
      }
    }
    const registers = this.of("register");
    const counted = registers.filter(({ lever }) => lever.coverage_pct === null);
    const first = this.takenUp(counted.map(({ number, lever }) => this.planned(number, lever, room)), room);
    const left = {};
    for (const [name, own] of Object.entries(room)) {
      const joined = this.joined(first, name);
      left[name] = own.map((value, at) => Math.max(0, value - joined[at]));
    }
    const needed = registers.filter(({ lever }) => lever.coverage_pct !== null);
    const second = this.takenUp(needed.map(({ number, lever }) => this.needed(number, lever, first)), left);
    const flows = [...first, ...second].sort((a, b) => a.number - b.number);
    flows.forEach((flow) => this.enter(flow));
    return flows;
  }

  takenUp(flows, room) {
    const known = flows.filter((flow) => flow !== null);
    this.cutToPeople(known, room);
    for (const flow of known) flow.workers = Math.floor(flow.workers * (flow.lever.take_up_pct / 100) + NEARLY);
    return known;
  }

  place(month) {
    return Math.min(Math.max(month - this.first, 0), this.months.length - 1);
  }

  planned(number, lever, room) {
    if (lever.workers !== null) return this.flow(number, lever, lever.workers);
    const gap = room[lever.segment];
    if (!gap) {
      this.note("no_gap", number, { segment: lever.segment });
      return null;
    }
    return this.flow(number, lever, Math.floor(gap[this.place(this.firstOf(lever))] * (lever.gap_pct / 100) + NEARLY));
  }

  needed(number, lever, before) {
    const of = lever.coverage_of || lever.segment;
    const [aim, members] = [this.aim(lever), this.members[of]];
    if (aim === null || !members || !this.holders(lever.segment).includes(of)) {
      this.note("no_coverage", number, { segment: of });
      return null;
    }
    const at = this.place(monthNumber(lever.by_month));
    return this.flow(number, lever, Math.max(0, aim - (members[at] + this.joined(before, of)[at])));
  }

  // The members that a coverage asks for in its month.
  aim(lever) {
    const potential = this.potential[lever.coverage_of || lever.segment];
    return potential ? Math.ceil((potential[this.place(monthNumber(lever.by_month))] * lever.coverage_pct) / 100 - NEARLY) : null;
  }

  // People, ceilings, take-up or a payment that has ended were in its way.
  tellMissed(flow) {
    const { lever } = flow;
    const of = lever.coverage_of || lever.segment;
    const [aim, there] = [this.aim(lever), this.members[of][this.place(monthNumber(lever.by_month))]];
    if (there < aim) this.note("coverage_missed", flow.number, { segment: of, planned: aim, there });
  }

  spread(lever) {
    return lever.by_month === null ? lever.spread_months : monthNumber(lever.by_month) - this.firstOf(lever) + 1;
  }

  // Of the workers who join: members, those paid for, and those who stay on by themselves.
  shape(flow) {
    const { lever, workers } = flow;
    const [spread, age] = [this.spread(lever), this.age(lever)];
    const joined = age.map((months) => Math.floor((workers * within(months, spread)) / spread));
    if (lever.paid_months === null) return [joined, joined, this.level(0)];
    const ended = age.map((months) => Math.floor((workers * within(months - lever.paid_months, spread)) / spread));
    const lapsed = ended.map((count) => Math.floor(count * (lever.lapse_pct / 100) + 0.5));
    return [
      joined.map((count, at) => count - lapsed[at]),
      joined.map((count, at) => count - ended[at]),
      ended.map((count, at) => count - lapsed[at]),
    ];
  }

  joined(flows, name) {
    const inside = flows.filter((flow) => flow.chain.includes(name)).map((flow) => this.shape(flow)[0]);
    return this.months.map((_, at) => inside.reduce((sum, part) => sum + part[at], 0));
  }

  cutToPeople(flows, room) {
    for (const name of this.upwards((segment) => room[segment])) {
      const inside = flows.filter((flow) => flow.chain.includes(name));
      if (!inside.length) continue;
      const before = inside.map((flow) => flow.workers);
      fit(inside, () => inside.map((flow) => this.shape(flow)[0]), room[name]);
      inside.forEach((flow, place) => {
        if (flow.workers < before[place]) {
          this.note("people_exist", flow.number, { segment: name, planned: before[place], there: flow.workers });
        }
      });
    }
  }

  enter(flow) {
    const [members, paid, alone] = this.shape(flow);
    flow.members = members;
    flow.paid = paid;
    flow.bills = {};
    this.bill(flow, flow.lever.payer, paid, flow.lever.programmes);
    if (flow.lever.paid_months !== null && alone.some((count) => count !== 0)) {
      this.bill(flow, this.thenPayer(flow.lever), alone, flow.lever.programmes);
    }
  }

  thenPayer(lever) {
    return lever.then_payer || this.engine.data.own_payers[this.engine.legal(lever.segment)];
  }

  limit(flows, others) {
    const byYear = (one, other) => one.lever.year - other.lever.year || (one.lever.payer < other.lever.payer ? -1 : 1);
    for (const { number, lever } of [...this.of("ceiling")].sort(byYear)) {
      const inYear = this.months.map((month) => (Number(month.slice(0, 4)) === lever.year ? 1 : 0));
      if (!inYear.some(Boolean)) {
        this.note("ceiling_outside", number, { year: lever.year });
        continue;
      }
      const cost = (flow) =>
        lever.payer in flow.bills ? flow.bills[lever.payer].reduce((sum, value, at) => sum + value * inYear[at], 0) : 0;
      const fixed = others.reduce((sum, flow) => sum + cost(flow), 0);
      const room = lever.amount_idr - fixed;
      if (room < 0) this.note("ceiling_passed", number, { year: lever.year, amount: lever.amount_idr, cost: fixed });
      const inside = flows.filter((flow) => cost(flow) > 0);
      if (!inside.length) continue;
      const before = inside.map((flow) => flow.workers);
      const measure = () =>
        inside.map((flow) => {
          this.enter(flow);
          return [cost(flow)];
        });
      fit(inside, measure, [Math.max(0, room)]);
      inside.forEach((flow, place) => {
        if (flow.workers < before[place]) {
          const parts = { year: lever.year, amount: lever.amount_idr, planned: before[place], there: flow.workers };
          this.note("ceiling_binds", flow.number, parts);
        }
      });
    }
  }
}

// ---- the outcome -----------------------------------------------------------------------------------

class Outcome {
  constructor(engine, scenario, months, cells, areas, courses) {
    Object.assign(this, { engine, scenario, months, cells, areas, courses });
  }

  get flows() {
    return this.areas.flatMap((area) => this.courses[area].flows);
  }

  get totals() {
    const fresh = this.months.map((_, at) => this.flows.reduce((sum, flow) => sum + flow.members[at], 0));
    const byPayer = {};
    for (const flow of this.flows) {
      for (const [payer, bills] of Object.entries(flow.bills)) {
        byPayer[payer] = (byPayer[payer] || 0) + bills.reduce((sum, value) => sum + value, 0);
      }
    }
    const paid = this.flows.filter((flow) => flow.lever.kind === "register").flatMap((flow) => flow.paid);
    return {
      new_members: fresh[fresh.length - 1],
      most_new_members: Math.max(0, ...fresh),
      worker_months: paid.reduce((sum, value) => sum + value, 0),
      cost_idr: Object.values(byPayer).reduce((sum, value) => sum + value, 0),
      by_payer: byPayer,
    };
  }

  newMembers(area, segment) {
    const change = (flow, at) =>
      (flow.chain.includes(segment) ? flow.members[at] : 0) + (flow.moved[segment] ? flow.moved[segment][at] : 0);
    return this.months.map((_, at) => this.courses[area].flows.reduce((sum, flow) => sum + change(flow, at), 0));
  }

  coverage(area, segment) {
    const course = this.courses[area];
    const [potential, members] = [course.potential[segment], course.members[segment]];
    if (!potential || !members) return null;
    return members.map((value, at) => (potential[at] > 0 ? (100 * value) / potential[at] : null));
  }

  get gaps() {
    if (this.scenario.target_pct === null) return [];
    const at = this.months.indexOf(this.scenario.target_month || this.months[this.months.length - 1]);
    return this.areas
      .filter((area) => this.courses[area].potential.total && this.courses[area].members.total)
      .map((area) => {
        const needed = Math.ceil((this.courses[area].potential.total[at] * this.scenario.target_pct) / 100 - 1e-6);
        return {
          area,
          period: this.months[at],
          needed_workers: needed,
          gap_workers: needed - this.courses[area].members.total[at],
          baseline_gap_workers: needed - this.cells[area].total.members,
        };
      });
  }

  // New cost by payer and year over all areas, or of one.
  money(area) {
    const rows = {};
    for (const flow of area ? this.courses[area].flows : this.flows) {
      for (const [payer, bills] of Object.entries(flow.bills)) {
        bills.forEach((value, at) => {
          const key = `${payer}|${this.months[at].slice(0, 4)}`;
          if (value !== 0 || key in rows) rows[key] = (rows[key] || 0) + value;
        });
      }
    }
    return rows;
  }

  get provenance() {
    const used = this.areas.flatMap((area) => Object.values(this.cells[area] || {}).map((cell) => cell.provenance));
    return ["simulated", "supposed", "submitted", "published"].find((name) => used.includes(name)) || "published";
  }

  get notes() {
    const found = this.areas.flatMap((area) => this.courses[area].notes);
    const last = Number(this.months[this.months.length - 1].slice(0, 4));
    for (const area of this.areas) {
      this.scenario.levers.forEach((lever, place) => {
        if (!OF_WORKERS.includes(lever.kind) || !lever.areas.includes(area) || this.engine.legal(lever.segment) === "bpu") return;
        const wage = this.engine.wage(area, last);
        const isPaid = lever.kind !== "lapse" || lever.payer !== null;
        if (isPaid && lever.wage_idr === null && wage && wage.year < last) {
          found.push({ key: "old_wage", area, number: place + 1, parts: { year: wage.year, wage: wage.idr } });
        }
      });
      const { total } = this.cells[area] || {};
      if (this.scenario.levers.length && total && total.provenance !== "supposed" && monthOf(total.period) >= this.months[0]) {
        found.push({ key: "count_later", area, number: 0, parts: { period: total.period } });
      }
    }
    return found;
  }
}
