// The corrections as a file, and what this browser keeps of them until they are in the table.

const FORMULA = new RegExp(`^(?:${SHARED.formula})`, "u");
const KEPT = "quotes "; // begins the name of what is kept for an article; there ids point to what was decided
let unsaved = false;

/** The corrections as rows: one for each corrected field, or one with the verdict alone. */
function corrections() {
  const rows = [];
  for (const [number, given] of [...edits].sort((one, two) => one[0] - two[0])) {
    const row = data.rows[number];
    const tail = [given.verdict, given.date, data.documents[row.document].name, row.quote];
    const fields = FIELDS.filter((field) => given[field] !== undefined);
    if (row.added) rows.push([row.id, SHARED.added, "", `${row.start} ${row.end} ${row.paragraph}`, ...tail]);
    for (const field of fields) rows.push([row.id, field, row[field], given[field], ...tail]);
    if (!fields.length && !row.added) rows.push([row.id, "", "", "", ...tail]);
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
  $("saved-about").textContent = `${SHARED.file}: ${summary()}.`;
  $("command").textContent = data.command;
  $("copied").textContent = "";
  $("saved").showModal();
}

/** What the file holds, in words. */
function summary() {
  const numbers = [...edits.keys()];
  const added = numbers.filter((number) => data.rows[number].added).length;
  const changed = numbers.filter((number) => isChanged(number) && !data.rows[number].added).length;
  const right = numbers.filter((number) => verdictOf(number) === RIGHT).length;
  const wrong = numbers.length - added - changed - right;
  const parts = [
    [right, "als richtig bestätigt"],
    [changed, "berichtigt"],
    [added, "ergänzt"],
    [wrong, "als falsch gemeldet, ohne Berichtigung"],
  ];
  return parts.filter(([count]) => count).map(([count, word]) => `${counted(count, "Zeile", "Zeilen")} ${word}`).join(", ");
}

/** Put the command into the clipboard; where the browser forbids it, select it, so that Ctrl+C takes it. */
async function copyCommand() {
  try {
    await navigator.clipboard.writeText(data.command);
    $("copied").textContent = "Kopiert.";
  } catch {
    getSelection().selectAllChildren($("command"));
    $("copied").textContent = "Markiert; mit Strg+C (Cmd+C) kopieren.";
  }
}

/** Keep the edits of an article in this browser; where it does not allow that, they last as long as the page is open. */
function store(document_) {
  const kept = {};
  for (const [number, given] of edits) {
    const row = data.rows[number];
    if (row.document !== document_) continue;
    kept[row.id] = row.added ? { ...given, place: [row.start, row.end, row.paragraph, row.quote] } : given;
  }
  try {
    const name = KEPT + data.documents[document_].name;
    const others = JSON.parse(localStorage.getItem(name) ?? "{}"); // of another state of the article or another table
    for (const row of data.rows) if (row.document === document_) delete others[row.id];
    const all = { ...others, ...kept };
    if (Object.keys(all).length) localStorage.setItem(name, JSON.stringify(all));
    else localStorage.removeItem(name);
  } catch {
    // no storage: closing the page asks first
  }
}

/** Take up what was decided before about the rows of this sheet, in whichever sheet that was. */
function restore() {
  const numbers = new Map(data.rows.map((row, number) => [`${row.document} ${row.id}`, number]));
  data.documents.forEach((shown, document_) => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT + shown.name) ?? "{}");
      for (const [id, given] of Object.entries(kept)) take(numbers.get(`${document_} ${id}`), id, given, document_);
    } catch {
      // nothing to restore
    }
  });
  if (edits.size) announce(`${counted(edits.size, "Urteil", "Urteile")} vom letzten Mal wiederhergestellt.`);
}

/** Take up one decision; what the table has taken over meanwhile is no correction any more. */
function take(number, id, given, document_) {
  if (number === undefined) {
    const shown = data.documents[document_];
    if (!given.place || !id.startsWith(`${shown.digest}-`)) return; // about another text of this name
    const [start, end, paragraph, quote] = given.place;
    number = appendRow(id, { document: document_, paragraph, start, end, quote });
  }
  const left = { ...given };
  for (const field of FIELDS) if (left[field] === data.rows[number][field]) delete left[field];
  edits.set(number, left);
}
