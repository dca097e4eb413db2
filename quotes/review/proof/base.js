// What all parts share: the data, what is chosen, and how elements are made. Text only ever becomes text nodes.

const data = JSON.parse(document.getElementById("data").textContent);
const SHARED = data.shared; // what must be as in Python, from quotes/review/proof/shared.py
const TYPES = Object.fromEntries(SHARED.types);
const [RIGHT, WRONG] = [SHARED.right, SHARED.wrong];
const NOBODY = "ohne Sprecher";

const KINDS = Object.fromEntries(SHARED.kinds);
const FIELDS = ["speaker", "role", "type", "kind"]; // what can be corrected here
const edits = new Map(); // number of the row → {verdict, date, and what was corrected of FIELDS}
const view = {
  shown: data.rows.map((_, number) => number), // rows that pass the filters
  from: 0, // of these, the ones that stand in the table: [from, to)
  to: 0,
  row: -1, // number of the chosen row
  document: -1,
};
const looks = new Map(data.speakers.map((speaker) => [speaker.name, speaker]));

const $ = (id) => document.getElementById(id);

/** Make an element. Properties are set on the object; children are elements or texts. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** The row as it is after the corrections. */
function speakerOf(number) {
  return edits.get(number)?.speaker ?? data.rows[number].speaker;
}

function typeOf(number) {
  return edits.get(number)?.type ?? data.rows[number].type;
}

/** Role and kind: as corrected, else as the new speaker has them elsewhere, which is what quotes apply does too. */
function aboutSpeaker(number, field) {
  const given = edits.get(number)?.[field];
  if (given !== undefined) return given;
  if (!isChanged(number, "speaker")) return data.rows[number][field];
  const speaker = speakerOf(number);
  const known = data.rows.find((row) => speaker && row.speaker === speaker);
  if (known) return known[field];
  if (field === "role") return "";
  const [person, nobody] = [SHARED.kinds[0][0], SHARED.kinds.at(-1)[0]];
  const kind = data.rows[number].kind;
  if (!speaker) return nobody;
  return kind === nobody ? person : kind;
}

function verdictOf(number) {
  return edits.get(number)?.verdict ?? "";
}

/** The classes that give a speaker's colour and kind of line; new names get the next one. */
function lookOf(speaker) {
  if (!speaker) return "nobody p0";
  if (!looks.has(speaker)) {
    const count = looks.size;
    looks.set(speaker, { name: speaker, colour: count % SHARED.colours, pattern: Math.floor(count / SHARED.colours) % SHARED.patterns });
  }
  const look = looks.get(speaker);
  return `c${look.colour} p${look.pattern}`;
}

function counted(number, one, many) {
  return `${number.toLocaleString("de-DE")} ${number === 1 ? one : many}`;
}

/** Tell screen readers what has happened. */
function announce(text) {
  $("status").textContent = text;
}

/** Fill a choice; options are [value, label]. */
function fill(select, options) {
  select.replaceChildren(...options.map(([value, label]) => make("option", { value }, label)));
}

/** Scroll a pane, and nothing around it, until the element is in sight; center: until it is in the middle. */
function bring(element, pane, center = false) {
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  const top = outer.top + (pane.querySelector("thead")?.offsetHeight ?? 0); // a head that stays covers rows
  if (center && (inner.top < top || inner.bottom > outer.bottom || inner.top > (top + outer.bottom) / 2)) {
    pane.scrollTop += (inner.top + inner.bottom - top - outer.bottom) / 2;
  } else if (inner.top < top) {
    pane.scrollTop += inner.top - top;
  } else if (inner.bottom > outer.bottom) {
    pane.scrollTop += inner.bottom - outer.bottom;
  }
}

function nameOfDocument(document_) {
  return document_.title || document_.name.split(/[\\/]/).pop() || "ohne Namen";
}
