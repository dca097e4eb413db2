// Verdicts and corrections: given on the card, kept in the browser, downloaded as a small table.

const KEY = `quotes ${data.name} ${data.digest}`; // where this browser keeps what was decided about this very sheet
const FORMULA = new RegExp(`^(?:${SHARED.formula})`, "u");
let unsaved = false;

/** Tell whether a row was corrected; field: whether this was. */
function isChanged(number, field = "") {
  const edit = edits.get(number);
  if (!edit) return false;
  if (field) return edit[field] !== undefined;
  return edit.speaker !== undefined || edit.type !== undefined;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Show a row on the card. */
function showCard(number) {
  const row = data.rows[number];
  $("card").hidden = false;
  $("card-title").textContent = `Zitat ${number + 1}: ${speakerOf(number) || NOBODY}`;
  $("card-quote").textContent = row.quote;
  const place = row.paragraph ? [`Absatz ${row.paragraph}`] : [];
  const sure = row.speaker && !isChanged(number, "speaker") ? `Sicherheit ${row.certainty} %` : "";
  const about = [...place, sure, row.cue && `Redewort «${row.cue}»`, row.mention && `genannt «${row.mention}»`, row.reason];
  $("card-about").textContent = about.filter(Boolean).join(" · ");
  $("card-state").hidden = !row.state;
  $("card-state").textContent = row.state && `Stelle im Artikel: ${row.state}${row.difference && ` (${row.difference})`}`;
  $("card-speaker").value = speakerOf(number);
  $("card-type").value = typeOf(number);
  $("right-button").setAttribute("aria-pressed", verdictOf(number) === RIGHT);
  $("wrong-button").setAttribute("aria-pressed", verdictOf(number) === WRONG);
}

/** Keep a change of a row's edit and show it everywhere; null takes everything back. */
function edit(number, change) {
  if (change === null) edits.delete(number);
  else edits.set(number, { ...edits.get(number), ...change, date: today() });
  unsaved = edits.size > 0;
  store();
  refresh(number);
}

function refresh(number) {
  const row = rowElement(number);
  if (row) fillRow(row, number);
  if (view.document === data.rows[number].document) colour();
  if (view.row === number) showCard(number);
  showProgress();
}

function showProgress() {
  const changed = [...edits.keys()].filter((number) => isChanged(number)).length;
  const parts = [`${edits.size.toLocaleString("de-DE")} von ${data.rows.length.toLocaleString("de-DE")} geprüft`];
  if (changed) parts.push(`${changed.toLocaleString("de-DE")} berichtigt`);
  $("progress").textContent = parts.join(", ");
  $("download").disabled = edits.size === 0;
}

/** Right: and on to the next. What was corrected is no longer so. */
function judgeRight() {
  if (view.row < 0) return;
  edits.delete(view.row);
  edit(view.row, { verdict: RIGHT });
  announce(`Zitat ${view.row + 1}: ${RIGHT}.`);
  move(1);
}

function judgeWrong() {
  if (view.row < 0) return;
  edit(view.row, { verdict: WRONG });
  announce(`Zitat ${view.row + 1}: ${WRONG}. Mit s den Sprecher, mit a die Art berichtigen.`);
}

function takeBack() {
  if (view.row < 0) return;
  edit(view.row, null);
  announce(`Zitat ${view.row + 1}: wieder offen.`);
}

/** Take over what stands in a field of the card; field: speaker or type. */
function correct(field, value) {
  const number = view.row;
  const text = value.trim().replace(/\s+/gu, " ");
  if (number < 0 || text === (field === "type" ? typeOf(number) : speakerOf(number))) return;
  edit(number, { verdict: WRONG, [field]: text === data.rows[number][field] ? undefined : text });
  if (field === "speaker") fillNames();
  announce(`Zitat ${number + 1}: ${field === "type" ? TYPES[text] : text || NOBODY}.`);
}

/** Offer the names there are, those of the corrections too. */
function fillNames() {
  $("names").replaceChildren(...[...looks.keys()].map((value) => make("option", { value })));
}

/** The corrections as rows: one for each corrected field, or one with the verdict alone. */
function corrections() {
  const rows = [];
  for (const [number, given] of [...edits].sort((one, two) => one[0] - two[0])) {
    const row = data.rows[number];
    const tail = [given.verdict, given.date, data.documents[row.document].name, row.quote];
    const fields = ["speaker", "type"].filter((field) => given[field] !== undefined);
    for (const field of fields) rows.push([row.id, field, row[field], given[field], ...tail]);
    if (!fields.length) rows.push([row.id, "", "", "", ...tail]);
  }
  return rows;
}

/** A cell as quotes itself writes it for a German Excel: one line, quoted, guarded against being run as a formula. */
function cell(text) {
  const line = text.replace(/\s*[\r\n\u2028\u2029\u0085\v\f]+\s*/gu, " ").replaceAll("\0", " ");
  const safe = FORMULA.test(line.replace(/^'+/u, "")) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}

function download() {
  if (!edits.size) {
    announce("Noch ist nichts geprüft.");
    return;
  }
  const text = [SHARED.head, ...corrections()].map((row) => `${row.map(cell).join(";")}\r\n`).join("");
  const url = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: url, download: SHARED.file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  unsaved = false;
  announce(`${SHARED.file} mit ${counted(edits.size, "Zitat", "Zitaten")} heruntergeladen.`);
}

/** Keep the edits in this browser; where it does not allow that, they last as long as the page is open. */
function store() {
  try {
    if (edits.size) localStorage.setItem(KEY, JSON.stringify([...edits]));
    else localStorage.removeItem(KEY);
  } catch {
    // no storage: closing the page asks first
  }
}

function restore() {
  try {
    for (const [number, given] of JSON.parse(localStorage.getItem(KEY) ?? "[]")) {
      if (data.rows[number]) edits.set(number, given);
    }
    if (edits.size) announce(`${counted(edits.size, "Urteil", "Urteile")} vom letzten Mal wiederhergestellt.`);
  } catch {
    // nothing to restore
  }
}
