// The page: controls on the left, what comes of them on the right. Nothing leaves the browser.
"use strict";

class Page {
  constructor(data, root) {
    this.data = data;
    this.root = root;
    this.engine = new Engine(data);
    this.values = { ...data.defaults };
    this.more = [];
    this.name = "";
    this.found = null;
    this.build(data.lang);
  }

  build(lang) {
    this.lang = lang;
    this.form = new Form(this.engine, lang);
    this.teller = new Teller(this.data, lang);
    document.documentElement.lang = lang;
    for (const node of document.querySelectorAll("[data-words]")) {
      const text = this.teller.words.term(node.dataset.words);
      if (node.dataset.attribute) node.setAttribute(node.dataset.attribute, text);
      else node.textContent = text;
    }
    const holder = document.getElementById("controls");
    holder.replaceChildren(...this.data.groups.map((group) => this.group(group)));
    const title = document.getElementById("name");
    title.value = this.name;
    this.showMore();
    this.update();
  }

  group(group) {
    const box = element("fieldset", {}, [element("legend", { text: group.label[this.lang] })]);
    box.append(...group.controls.map((name) => this.field(this.data.controls[name])));
    return box;
  }

  field(control) {
    const id = `control-${control.name}`;
    const label = element("label", { for: id, text: control.label[this.lang] });
    const wrong = element("p", { id: `${id}-wrong`, class: "wrong", role: "alert" });
    const row = element("div", { class: "row" });
    if (control.kind === "choice") {
      const input = element("select", { id });
      for (const option of control.options) input.append(element("option", { value: option.value, text: option.label[this.lang] }));
      input.value = this.values[control.name];
      input.addEventListener("change", () => this.change(control.name, input.value));
      row.append(input);
    } else {
      const input = element("input", { id, type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-wrong` });
      if (control.kind === "number") input.inputMode = "decimal";
      input.value = this.values[control.name];
      row.append(input);
      if (control.kind === "number" && control.slider) {
        const slider = element("input", {
          type: "range", id: `${id}-slider`, min: control.first, max: control.last, step: control.step, "aria-label": control.label[this.lang],
        });
        const follow = () => {
          const value = typedNumber(input.value, this.lang);
          slider.value = value === null ? control.first : value;
        };
        follow();
        slider.addEventListener("input", () => {
          input.value = amount(Number(slider.value), this.lang);
          this.change(control.name, input.value);
        });
        input.addEventListener("input", follow);
        row.append(slider);
      }
      input.addEventListener("input", () => this.change(control.name, input.value));
    }
    return element("div", { class: "field", id: `field-${control.name}` }, [label, row, wrong]);
  }

  change(name, text) {
    this.values[name] = text;
    this.update();
  }

  update() {
    const read = this.form.read(this.values, this.more, this.name);
    for (const control of Object.values(this.data.controls)) {
      const wrong = read.faults[control.name] || "";
      document.getElementById(`field-${control.name}`).hidden = !this.form.isShown(control, this.values);
      document.getElementById(`control-${control.name}-wrong`).textContent = wrong;
      document.getElementById(`control-${control.name}`).setAttribute("aria-invalid", String(Boolean(wrong)));
    }
    const general = document.getElementById("general");
    const stale = read.scenario ? "" : this.teller.words.term("whatif.panel.stale");
    general.textContent = [read.faults[""] || "", stale].filter(Boolean).join(" ");
    if (!read.scenario) return;
    this.found = this.engine.project(read.scenario);
    this.show();
  }

  show() {
    const { found, teller } = this;
    replace("said", teller.findings(found).map((text) => element("p", { text })));
    replace("steps", teller.steps(found.scenario, found.months[0]).map((text) => element("li", { text })));
    replace("notes", teller.notes(found).map((text) => element("li", { text })));
    document.getElementById("notes-box").hidden = !document.getElementById("notes").children.length;
    document.getElementById("steps-box").hidden = !found.scenario.levers.length;
    replace("base", this.base());
    document.getElementById("stamp").hidden = found.provenance !== "simulated";
    this.table();
    drawFigures(found, teller);
  }

  // The facts that the scenario starts from, each with its trace.
  base() {
    const cells = this.found.areas.length === 1 ? [(this.data.cells[this.found.areas[0]] || {}).total].filter(Boolean) : [];
    const parts = this.teller.base(this.found).map((text) => element("span", { text: `${text} ` }));
    for (const fact of cells.flatMap((cell) => cell.facts)) parts.push(element("a", { href: `trace.html#${fact}`, text: fact }), " ");
    return parts;
  }

  table() {
    const { found, teller } = this;
    const rows = Object.entries(found.money()).filter(([, value]) => value !== 0);
    const years = [...new Set(rows.map(([key]) => key.split("|")[1]))].sort();
    const payers = [...new Set(rows.map(([key]) => key.split("|")[0]))].sort();
    const values = Object.fromEntries(rows);
    const head = element("tr", {}, [element("th", {}), ...years.map((year) => element("th", { scope: "col", text: year }))]);
    const body = payers.map((payer) =>
      element("tr", {}, [
        element("th", { scope: "row", text: teller.words.payer(payer) }),
        ...years.map((year) => element("td", { text: teller.words.quantity(values[`${payer}|${year}`] || 0, "IDR") })),
      ]),
    );
    replace("money", payers.length ? [element("thead", {}, [head]), element("tbody", {}, body)] : []);
    document.getElementById("money-box").hidden = !payers.length;
  }

  // Levers from a file that no control can say, each with a button that takes it out.
  showMore() {
    const start = this.found ? this.found.months[0] : this.engine.monthAfter() || "2026-01";
    replace(
      "more",
      this.more.map((lever, place) => {
        const button = element("button", { type: "button", text: this.teller.words.term("whatif.panel.remove") });
        button.addEventListener("click", () => {
          this.more = this.more.filter((_, other) => other !== place);
          this.showMore();
          this.update();
        });
        return element("li", {}, [element("span", { text: `${this.teller.step(lever, start)} ` }), button]);
      }),
    );
    document.getElementById("more-box").hidden = !this.more.length;
  }

  open(scenario) {
    const { values, more } = this.form.of(scenario);
    Object.assign(this, { values, more, name: scenario.name });
    this.build(this.lang);
  }

  speak(lang) {
    const scenario = this.found && this.form.read(this.values, this.more, this.name).scenario;
    this.lang = lang;
    if (scenario) {
      const shown = new Form(this.engine, lang).of(scenario);
      Object.assign(this, shown);
    }
    this.build(lang);
  }

  async openFile(file) {
    try {
      this.open(this.form.checker.read(await file.text()));
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      document.getElementById("general").textContent = error.faults.map((fault) => `${fault.place} ${fault.text}`.trim()).join(" ");
    }
  }

  fileName(kind) {
    const slug = this.name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return `${slug || "monev-what-if"}.${kind}`;
  }

  // ---- tables to take away

  sheets() {
    const { found, teller } = this;
    const words = (key) => teller.words.term(`whatif.sheet.${key}`);
    const said = [...teller.assumptions(found), words("yaml"), ...this.form.checker.write(found.scenario).trimEnd().split("\n")];
    const stamp = found.provenance === "simulated" ? [[teller.words.term("chart.simulated")]] : [];
    const totals = found.totals;
    const results = [
      ["new_members", totals.new_members, "workers"],
      ["most_new_members", totals.most_new_members, "workers"],
      ["worker_months", totals.worker_months, "worker_months"],
      ["cost_idr", totals.cost_idr, "IDR"],
      ...Object.keys(totals.by_payer).sort().map((payer) => [`cost_idr:${payer}`, totals.by_payer[payer], "IDR"]),
    ];
    const courses = [["area_code", "area", "segment", "period", "potential_workers", "members", "coverage_pct", "baseline_members", "new_members", "definition", "provenance"]];
    const costs = [["area_code", "area", "segment", "period", "lever", "payer", "paid_workers", "cost_idr"]];
    for (const area of found.areas) {
      const course = found.courses[area];
      for (const segment of course.segments) {
        const cell = (found.cells[area] || {})[segment];
        const fresh = found.newMembers(area, segment);
        const coverage = found.coverage(area, segment);
        found.months.forEach((month, at) =>
          courses.push([
            area, this.data.areas[area], segment, month, course.potential[segment] ? course.potential[segment][at] : null,
            course.members[segment] ? course.members[segment][at] : null, coverage ? coverage[at] : null,
            cell ? cell.members : null, fresh[at], cell && cell.definition >= 0 ? this.data.definitions[cell.definition].code : "",
            cell ? cell.provenance : "",
          ]),
        );
      }
      for (const flow of course.flows) {
        for (const [payer, bills] of Object.entries(flow.bills)) {
          bills.forEach((bill, at) => {
            const paid = flow.lever.payer === payer ? flow.paid[at] : 0;
            if (bill !== 0 || paid !== 0) {
              costs.push([area, this.data.areas[area], flow.lever.segment, found.months[at], flow.number, payer, paid, bill]);
            }
          });
        }
      }
    }
    return [
      [words("assumptions"), [...stamp, [words("assumed")], ...said.map((text) => [text])]],
      [words("totals"), [["result", "name", "value", "unit"], ...results.map(([key, value, unit]) => [key, this.label(key), value, unit])]],
      [words("courses"), courses],
      [words("costs"), costs],
    ];
  }

  label(key) {
    const [what, payer] = key.split(":");
    const label = this.teller.words.term(`whatif.result.${what}`);
    return payer ? `${label}: ${this.teller.words.payer(payer)}` : label;
  }

  take(kind) {
    if (!this.found) return;
    if (kind === "yml") download(this.fileName("yml"), "text/yaml", this.form.checker.write(this.found.scenario));
    if (kind === "xlsx") download(this.fileName("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook(this.sheets()));
    if (kind === "csv") {
      const files = this.sheets().map(([name, rows]) => [`${name}.csv`, csv(rows)]);
      download(this.fileName("zip"), "application/zip", zip([...files, [this.fileName("yml"), this.form.checker.write(this.found.scenario)]]));
    }
    if (kind === "png") pictureOf(this.found, this.teller).then((blob) => download(this.fileName("png"), "image/png", blob));
  }
}

function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "text") made.textContent = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function replace(id, children) {
  document.getElementById(id).replaceChildren(...children);
}

function download(name, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = element("a", { download: name, href: URL.createObjectURL(blob) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
