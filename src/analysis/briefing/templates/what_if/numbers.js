// Numbers, months and words in both languages, as analysis/reference/language.py writes and reads them.
"use strict";

const monthNumber = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthAt = (number) =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
const monthsOf = (start, count) =>
  Array.from({ length: count }, (_, place) => monthAt(monthNumber(start) + place));

// Halves away from zero, of the shortest decimal that is the number: 2.675 is 2.68.
function decimalsOf(value, digits) {
  const text = plain(Math.abs(value));
  const [whole, rest = ""] = text.split(".");
  if (rest.length <= digits) return [whole, rest.padEnd(digits, "0")];
  const kept = BigInt(whole + rest.slice(0, digits)) + (rest[digits] >= "5" ? 1n : 0n);
  const all = String(kept).padStart(digits + 1, "0");
  return [all.slice(0, all.length - digits), digits ? all.slice(all.length - digits) : ""];
}

function plain(value) {
  const text = String(value);
  if (!text.includes("e")) return text;
  const [base, power] = text.split("e").map(String);
  const [whole, rest = ""] = base.split(".");
  const shift = Number(power);
  if (shift < 0) return `0.${"0".repeat(-shift - 1)}${whole}${rest}`;
  return whole + rest.padEnd(shift, "0");
}

function number(value, digits, lang) {
  const [group, point] = lang === "id" ? [".", ","] : [",", "."];
  const [whole, rest] = decimalsOf(value, digits);
  const text = whole.replace(/\B(?=(\d{3})+$)/g, group) + (rest ? point + rest : "");
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

// With the decimals that it has, at most nine.
function amount(value, lang) {
  let digits = 0;
  while (digits < 9 && Math.abs(Number(value.toFixed(digits)) - value) >= 1e-10) digits += 1;
  return number(value, digits, lang);
}

const MULTIPLES = {
  ribu: 1e3, thousand: 1e3, juta: 1e6, million: 1e6, miliar: 1e9, milyar: 1e9, billion: 1e9, triliun: 1e12, trillion: 1e12,
};
const UNITS = ["%", "persen", "percent", "orang", "pekerja", "workers", "bulan", "months"];

// The number that a person typed in the language's own form; null where it is none.
function typedNumber(text, lang) {
  let bare = text.trim().toLowerCase();
  if (bare.startsWith("rp")) bare = bare.slice(2);
  bare = bare.replace(/^[. ]+|[. ]+$/g, "");
  let times = 1;
  for (const word of [...Object.keys(MULTIPLES), ...UNITS]) {
    if (bare.endsWith(word)) {
      bare = bare.slice(0, bare.length - word.length).trim();
      times = MULTIPLES[word] || 1;
      break;
    }
  }
  const [group, point] = lang === "id" ? ["\\.", ","] : [",", "\\."];
  let written;
  if (new RegExp(`^-?[0-9]{1,15}(?:${point}[0-9]{1,9})?$`).test(bare)) {
    written = bare.replace(",", ".");
  } else if (new RegExp(`^-?[0-9]{1,3}(?:${group}[0-9]{3}){1,5}(?:${point}[0-9]{1,9})?$`).test(bare)) {
    written = lang === "id" ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  } else if (new RegExp(`^-?[0-9]{1,15}${group}(?:[0-9]{1,2}|[0-9]{4,9})$`).test(bare)) {
    written = bare.replace(",", ".");
  } else {
    return null;
  }
  const value = Number(written) * times;
  return times > 1 && Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value;
}

class Words {
  constructor(data, lang) {
    this.data = data;
    this.lang = lang;
  }

  term(key, parts = {}) {
    const entry = this.data.words[key];
    if (!entry) throw new Error(`no wording ${key}`);
    return fill(entry[this.lang], parts);
  }

  say(key, parts = {}) {
    return fill(this.data.sentences[key][this.lang], parts);
  }

  // A value with its unit: workers, IDR, percent, months, areas, worker_months.
  quantity(value, unit, digits) {
    const shown = digits === undefined ? (unit === "percent" ? 2 : 0) : digits;
    const text = number(Math.abs(value), shown, this.lang);
    const one = this.data.words[`unit.${unit}.one`];
    const entry = value === 1 && one ? one : this.data.words[`unit.${unit}`];
    const said = fill(entry[this.lang], { n: text });
    return value < 0 && /[1-9]/.test(text) ? `-${said}` : said;
  }

  given(value, unit) {
    return unit === "percent" ? this.term("unit.percent", { n: amount(value, this.lang) }) : this.quantity(value, unit);
  }

  period(text) {
    if (text.length === 4) return text;
    return `${this.data.months[this.lang][Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)}`;
  }

  segment(name) {
    return this.data.segments[name].label[this.lang];
  }

  payer(name) {
    return this.data.payers[name].label[this.lang];
  }
}

function fill(template, parts) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!(name in parts)) throw new Error(`no part ${name} for ${template}`);
    return String(parts[name]);
  });
}
