// The two figures, drawn by Bokeh: members month by month, and new cost by payer.
"use strict";

function figureModels() {
  const root = Bokeh.documents[0];
  const named = (name) => root.get_model_by_name(name);
  return Object.fromEntries(["members", "cost", "course", "bars", "members_legend", "cost_legend"].map((name) => [name, named(name)]));
}

function drawFigures(found, teller) {
  const models = figureModels();
  const { words } = teller;
  const x = found.months.map(monthNumber);
  const area = found.areas.length === 1 ? found.areas[0] : null;
  const segment = shownSegment(found, area);
  const course = area && found.courses[area];
  const known = course && course.members[segment];
  const fresh = found.months.map((_, at) => found.flows.reduce((sum, flow) => sum + flow.members[at], 0));
  const members = known ? course.members[segment] : area ? found.newMembers(area, segment) : fresh;
  const base = known ? found.months.map(() => found.cells[area][segment].members) : found.months.map(() => 0);
  const potential = known && course.potential[segment];
  const pct = found.scenario.target_pct;
  const target = potential && pct !== null && segment === "total" ? potential.map((value) => Math.ceil((value * pct) / 100 - 1e-6)) : x.map(() => NaN);
  models.course.data = { x, members, base, target, month: found.months.map((month) => words.period(month)) };
  const where = teller.areas(found.areas);
  models.members.title.text = `${known ? words.term("whatif.page.members") : words.term("whatif.result.new_members")} · ${where} · ${words.segment(segment)}`;
  models.members.y_range.start = Math.min(0, ...members);

  const payers = Object.keys(teller.data.payers);
  const data = { x, month: models.course.data.month };
  for (const payer of payers) data[payer] = x.map(() => 0);
  for (const flow of found.flows) {
    for (const [payer, bills] of Object.entries(flow.bills)) bills.forEach((value, at) => (data[payer][at] += value));
  }
  // What is saved lies below zero, what is paid above it.
  const up = x.map(() => 0);
  const down = x.map(() => 0);
  for (const payer of payers) {
    data[`${payer}_from`] = data[payer].map((value, at) => (value >= 0 ? up[at] : down[at]));
    data[`${payer}_to`] = data[payer].map((value, at) => (value >= 0 ? (up[at] += value) : (down[at] += value)));
  }
  models.bars.data = data;
  models.cost.title.text = `${words.term("whatif.page.cost")} · ${where}`;
  models.cost_legend.items.forEach((item, place) => {
    item.visible = data[payers[place]].some((value) => value !== 0);
    item.label = { value: words.payer(payers[place]) };
  });
  const lines = models.members_legend;
  ["scenario", "baseline", "target"].forEach((key, place) => {
    lines.items[place].label = { value: words.term(`whatif.page.line_${key}`) };
  });
  lines.items[2].visible = target.some((value) => Number.isFinite(value));
  for (const figure of [models.members, models.cost]) {
    for (const axis of [...figure.below, ...figure.left].filter((one) => one.formatter)) axis.formatter.args = { lang: teller.lang };
    figure.x_range.start = x[0] - 0.7;
    figure.x_range.end = x[x.length - 1] + 0.7;
  }
  const said = teller.findings(found).join(" ");
  document.getElementById("figures").setAttribute("aria-label", said);
}

function shownSegment(found, area) {
  if (!area || found.courses[area].members.total) return "total";
  const lever = found.scenario.levers.find((one) => OF_WORKERS.includes(one.kind));
  return lever ? lever.segment : "total";
}

// Both figures on one picture, with the sentences above and the assumptions below them.
async function pictureOf(found, teller) {
  const { members, cost } = figureModels();
  const layers = [members, cost].map((model) => Bokeh.index.find_one(model).export("png", true).canvas);
  const scale = 2;
  const width = Math.max(...layers.map((layer) => layer.width / (window.devicePixelRatio || 1)), 720);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const lines = (text, size, bold) => {
    pen.font = `${bold ? "bold " : ""}${size}px "DejaVu Sans", sans-serif`;
    const found_lines = [];
    let line = "";
    for (const word of text.split(" ")) {
      const trial = line ? `${line} ${word}` : word;
      if (pen.measureText(trial).width > width - 32 && line) {
        found_lines.push(line);
        line = word;
      } else line = trial;
    }
    return [...found_lines, line];
  };
  const stamp = found.provenance === "simulated" ? [`${teller.words.term("chart.simulated")} — ${teller.words.term("chart.simulated_note")}`] : [];
  const above = [...stamp, ...teller.findings(found)].flatMap((text) => lines(text, 14, false));
  const below = teller.assumptions(found).flatMap((text) => lines(text, 11, false));
  const heights = layers.map((layer) => (layer.height * width) / layer.width);
  const height = 24 + above.length * 20 + heights.reduce((sum, one) => sum + one + 8, 0) + below.length * 15 + 24;
  canvas.width = width * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "#1b1f24";
  let y = 30;
  pen.font = '14px "DejaVu Sans", sans-serif';
  for (const line of above) {
    pen.fillText(line, 16, y);
    y += 20;
  }
  layers.forEach((layer, place) => {
    pen.drawImage(layer, 0, y - 8, width, heights[place]);
    y += heights[place] + 8;
  });
  pen.fillStyle = "#57606a";
  pen.font = '11px "DejaVu Sans", sans-serif';
  for (const line of below) {
    pen.fillText(line, 16, y + 8);
    y += 15;
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
