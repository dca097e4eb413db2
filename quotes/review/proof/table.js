// The table: what passes the filters, of which only a window of rows is in the page, however many there are.

const WINDOW = 120; // rows drawn at a time
const STEP = 60; // and added at an edge that is scrolled to
const MOST = 600; // more than this are never in the page, so that scrolling stays light
const NEAR = 400; // pixels from the edge
const SURE = [
  ["", "jede"],
  ["0 69", "unter 70 %"],
  ["70 89", "70 bis 89 %"],
  ["90 100", "ab 90 %"],
];
const VERDICTS = [
  ["", "alle"],
  ["open", "noch offen"],
  [RIGHT, RIGHT],
  [WRONG, WRONG],
  ["changed", "berichtigt"],
  ["problem", "Stelle passt nicht"],
];
const ALL = ["", "alle"];
const [SPOKEN, UNSPOKEN] = ["+", "-"]; // in the choice of types: all that are speech, all that are not
const haystacks = []; // what the search looks through, made when it is first needed

function fillFilters() {
  const types = new Set(data.rows.map((row) => row.type));
  const names = data.speakers.map((speaker) => [`=${speaker.name}`, speaker.name]);
  fill($("by-speaker"), [ALL, ...names, ["=", NOBODY]]);
  const kinds = Object.entries(TYPES).filter(([type]) => types.has(type));
  const groups = kinds.some(([type]) => !SHARED.speech.includes(type)) ? [[SPOKEN, "Zitate"], [UNSPOKEN, "Kein Zitat"]] : [];
  fill($("by-type"), [ALL, ...groups, ...kinds]);
  if (data.rows.some((row) => row.beside)) $("by-type").value = SPOKEN; // what stands beside the table is to be asked for
  fill($("by-certainty"), SURE);
  fill($("by-document"), [ALL, ...data.documents.map((shown, number) => [String(number), nameOfDocument(shown)])]);
  fill($("by-verdict"), VERDICTS);
}

function haystack(number) {
  const row = data.rows[number];
  haystacks[number] ??= [row.quote, row.role, row.cue, row.mention, row.addressee, row.reason, row.id]
    .join("\n")
    .toLocaleLowerCase("de");
  return haystacks[number];
}

/** A function that tells whether a row passes everything that is chosen. */
function filters() {
  const wanted = $("search").value.trim().toLocaleLowerCase("de");
  const [speaker, type, document_] = [$("by-speaker").value, $("by-type").value, $("by-document").value];
  const [least, most] = ($("by-certainty").value || "0 100").split(" ").map(Number);
  const verdict = $("by-verdict").value;
  const judged = {
    "": () => true,
    open: (number) => !verdictOf(number),
    changed: (number) => isChanged(number),
    problem: (number) => data.rows[number].state !== "",
  };
  const judge = judged[verdict] ?? ((number) => verdictOf(number) === verdict);
  return (number) => {
    const row = data.rows[number];
    const said = speakerOf(number);
    return (
      (!speaker || speaker === `=${said}`) &&
      !row.dropped &&
      ofType(type, typeOf(number)) &&
      (!document_ || row.document === Number(document_)) &&
      row.certainty >= least &&
      row.certainty <= most &&
      judge(number) &&
      (!wanted || haystack(number).includes(wanted) || said.toLocaleLowerCase("de").includes(wanted))
    );
  };
}

function ofType(wanted, type) {
  if (wanted === SPOKEN || wanted === UNSPOKEN) return SHARED.speech.includes(type) === (wanted === SPOKEN);
  return !wanted || wanted === type;
}

/** The rows in the order of the articles, added ones among them where they stand. */
function inOrder() {
  const numbers = data.rows.map((_, number) => number);
  if (!data.rows.some((row) => row.added)) return numbers;
  const [of, last] = [new Map(), new Map()];
  for (const number of numbers) {
    const row = data.rows[number];
    if (row.added) of.set(row.document, [...(of.get(row.document) ?? []), number]);
    else last.set(row.document, number);
  }
  const result = [];
  for (const number of numbers.filter((each) => !data.rows[each].added)) {
    const row = data.rows[number];
    const waiting = (of.get(row.document) ?? []).sort((one, two) => data.rows[one].start - data.rows[two].start);
    while (waiting.length && data.rows[waiting[0]].start < row.start) result.push(waiting.shift());
    result.push(number);
    if (last.get(row.document) === number) result.push(...waiting.splice(0));
    of.set(row.document, waiting);
  }
  return result;
}

/** Show the rows that pass, and the figures of them; the chosen row stays chosen if it is among them. */
function filter() {
  const passes = filters();
  view.shown = inOrder().filter(passes);
  const [some, all] = [view.shown.length, data.rows.filter((row) => !row.dropped).length];
  $("count").textContent = some === all ? counted(all, "Zeile", "Zeilen") : `${some.toLocaleString("de-DE")} von ${counted(all, "Zeile", "Zeilen")}`;
  $("none").hidden = some > 0;
  const at = view.shown.indexOf(view.row);
  drawWindow(Math.max(0, at - STEP), at);
  showFigures();
}

/** Draw the table from the `from`-th of the rows shown on; `at`: the one to bring into sight. */
function drawWindow(from, at = -1) {
  view.from = from;
  view.to = Math.min(view.shown.length, from + WINDOW);
  $("rows").replaceChildren(...drawnRows(view.from, view.to));
  $("table").setAttribute("aria-rowcount", view.shown.length + 1);
  if (at < 0) $("table-pane").scrollTop = 0;
  else bringRow();
}

/** Make the rows from the `from`-th to the `to`-th that is shown, with a line before each article where there are several. */
function drawnRows(from, to) {
  const rows = [];
  for (let index = from; index < to; index += 1) {
    const number = view.shown[index];
    const shown = data.rows[number].document;
    const before = index > 0 ? data.rows[view.shown[index - 1]].document : -1;
    if (shown !== before && data.documents.length > 1) {
      const name = nameOfDocument(data.documents[shown]);
      rows.push(make("tr", { className: "group" }, make("th", { colSpan: 6, scope: "rowgroup" }, name)));
    }
    rows.push(drawnRow(number, index));
  }
  return rows;
}

function drawnRow(number, index) {
  const row = make("tr", { tabIndex: number === view.row || (view.row < 0 && index === 0) ? 0 : -1 });
  row.dataset.row = number;
  row.setAttribute("aria-rowindex", index + 2);
  if (number === view.row) row.setAttribute("aria-current", "true");
  fillRow(row, number);
  return row;
}

/** Write the cells of a row anew. */
function fillRow(element, number) {
  const row = data.rows[number];
  const who = make("td", { className: "who-cell" }, chip(speakerOf(number)));
  const role = aboutSpeaker(number, "role");
  if (role) who.append(make("span", { className: "small" }, role));
  const said = make("td", {}, make("span", { className: "said" }, row.quote));
  if (row.state) said.append(make("span", { className: "small bad" }, `⚠ ${row.state}`));
  const sure = speakerOf(number) && !isChanged(number, "speaker") ? `${row.certainty} %` : "";
  element.replaceChildren(
    make("td", { className: "number" }, String(number + 1)),
    who,
    said,
    make("td", {}, TYPES[typeOf(number)] ?? typeOf(number)),
    make("td", { className: "number" }, sure),
    make("td", { className: "verdict" }, ...signs(number)),
  );
}

/** The verdict in the table, as sign and word. */
function signs(number) {
  const verdict = verdictOf(number);
  if (!verdict) return [];
  if (data.rows[number].added) return [make("span", { className: "good" }, "+ ergänzt")];
  if (isChanged(number)) return [make("span", { className: "good" }, "✎ berichtigt")];
  const right = verdict === RIGHT;
  return [make("span", { className: right ? "good" : "bad" }, right ? `✓ ${RIGHT}` : `✗ ${WRONG}`)];
}

function rowElement(number) {
  return $("rows").querySelector(`tr[data-row="${number}"]`);
}

function bringRow() {
  const row = rowElement(view.row);
  if (row) bring(row, $("table-pane"));
}

/** Add rows at the edge that is scrolled to, and take some away at the other when there are many. */
function extend() {
  const pane = $("table-pane");
  const body = $("rows");
  if (view.to < view.shown.length && pane.scrollTop + pane.clientHeight > pane.scrollHeight - NEAR) {
    const to = Math.min(view.shown.length, view.to + STEP);
    body.append(...drawnRows(view.to, to));
    view.to = to;
    if (view.to - view.from > MOST) keepPlace(() => drop(view.to - view.from - MOST));
  } else if (view.from > 0 && pane.scrollTop < NEAR) {
    const from = Math.max(0, view.from - STEP);
    keepPlace(() => body.prepend(...drawnRows(from, view.from)));
    view.from = from;
  }
}

function drop(count) {
  view.from += count;
  const first = rowElement(view.shown[view.from]);
  while ($("rows").firstChild !== first) $("rows").firstChild.remove();
}

/** Change what stands above without moving what is in sight. */
function keepPlace(change) {
  const pane = $("table-pane");
  const before = pane.scrollHeight;
  change();
  pane.scrollTop += pane.scrollHeight - before;
}

/** Choose a row: in the table, in the article, on the card. focus: also put the focus on it. */
function choose(number, { focus = false } = {}) {
  const before = rowElement(view.row);
  before?.removeAttribute("aria-current");
  if (before) before.tabIndex = -1;
  view.row = number;
  const index = view.shown.indexOf(number);
  if (index >= 0 && (index < view.from || index >= view.to)) drawWindow(Math.max(0, index - STEP), index);
  const row = rowElement(number);
  if (row) {
    row.setAttribute("aria-current", "true");
    row.tabIndex = 0;
  }
  showPlace(number);
  showCard(number); // before scrolling: the card takes some of the table's room
  bringRow();
  if (focus) row?.focus({ preventScroll: true });
}

/** Choose the next row that is shown, or the one before. */
function move(step) {
  if (!view.shown.length) return;
  const at = view.shown.indexOf(view.row);
  let to = at + step;
  if (at < 0) to = step > 0 ? view.shown.findIndex((number) => number > view.row) : view.shown.findLastIndex((number) => number < view.row);
  if (to < 0 || to >= view.shown.length) {
    announce(step > 0 ? "Das war das letzte Zitat der Auswahl." : "Das ist das erste Zitat der Auswahl.");
    return;
  }
  choose(view.shown[to], { focus: true });
}
