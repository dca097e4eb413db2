// Verdicts and corrections, given on the card.

/** Tell whether a row was corrected; field: whether this was. */
function isChanged(number, field = "") {
  const edit = edits.get(number);
  if (!edit) return false;
  if (field) return edit[field] !== undefined;
  return FIELDS.some((each) => edit[each] !== undefined);
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
  $("card-role").value = aboutSpeaker(number, "role");
  $("card-type").value = typeOf(number);
  $("card-kind").value = aboutSpeaker(number, "kind");
  showOffers(number);
  $("right-button").setAttribute("aria-pressed", verdictOf(number) === RIGHT);
  $("wrong-button").setAttribute("aria-pressed", verdictOf(number) === WRONG);
}

/** Keep a change of a row's edit and show it everywhere; null takes everything back. */
function edit(number, change) {
  if (change === null) edits.delete(number);
  else edits.set(number, { ...edits.get(number), ...change, date: today() });
  unsaved = edits.size > 0;
  store(data.rows[number].document);
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
  const changed = [...edits.keys()].filter((number) => isChanged(number) && !data.rows[number].added).length;
  const added = data.rows.filter((row) => row.added && !row.dropped).length;
  const of = data.rows.filter((row, number) => !row.added && (!row.beside || edits.has(number))).length;
  const parts = [`${(edits.size - added).toLocaleString("de-DE")} von ${of.toLocaleString("de-DE")} geprüft`];
  if (changed) parts.push(`${changed.toLocaleString("de-DE")} berichtigt`);
  if (added) parts.push(`${added.toLocaleString("de-DE")} ergänzt`);
  $("progress").textContent = parts.join(", ");
  $("download").disabled = edits.size === 0;
}

/** Right: and on to the next. What was corrected is no longer so. */
function judgeRight() {
  if (view.row < 0) return;
  if (!data.rows[view.row].added) edits.delete(view.row); // what a person added stays as it is
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
  if (data.rows[view.row].added) {
    dropAdded(view.row);
    return;
  }
  edit(view.row, null);
  announce(`Zitat ${view.row + 1}: wieder offen.`);
}

/** Take over what stands in a field of the card. */
function correct(field, value) {
  const number = view.row;
  const text = value.trim().replace(/\s+/gu, " ");
  if (number < 0 || text === $value(number, field)) return;
  setField(number, field, text);
  if (field === "speaker") fillNames();
  showOffers(number);
  announce(`Zitat ${number + 1}: ${TYPES[text] ?? KINDS[text] ?? (text || (field === "speaker" ? NOBODY : "leer"))}.`);
}

function $value(number, field) {
  if (field === "speaker") return speakerOf(number);
  return field === "type" ? typeOf(number) : aboutSpeaker(number, field);
}

function setField(number, field, text) {
  edit(number, { verdict: WRONG, [field]: text === data.rows[number][field] ? undefined : text });
}

/** Offer the names there are, those of the corrections too. */
function fillNames() {
  $("names").replaceChildren(...[...looks.keys()].map((value) => make("option", { value })));
}

/** Offer to give the new speaker to others as well: all of the old name, and those that have it from this row. */
function showOffers(number) {
  const offers = isChanged(number, "speaker") ? offersOf(number) : [];
  $("offers").hidden = !offers.length;
  $("offers").replaceChildren(
    ...offers.map(([label, rows]) => {
      const button = make("button", { type: "button" }, label);
      button.addEventListener("click", () => giveTo(rows, speakerOf(number)));
      return button;
    }),
  );
}

/** What can be offered after a correction, as [label, numbers of rows]. */
function offersOf(number) {
  const old = data.rows[number].speaker;
  const still = (other) => other !== number && data.rows[other].speaker === old && speakerOf(other) === old;
  const numbers = old ? data.rows.map((_, other) => other).filter(still) : [];
  const carried = numbers.filter((other) => data.rows[other].source === number);
  const offers = [];
  if (carried.length) offers.push([`Auch für ${counted(carried.length, "Zeile, die", "Zeilen, die")} den Sprecher von hier ${carried.length === 1 ? "hat" : "haben"}`, carried]);
  if (numbers.length > carried.length) offers.push([`Auch für alle ${counted(numbers.length, "weitere Zeile", "weiteren Zeilen")} von «${old}»`, numbers]);
  return offers;
}

function giveTo(rows, speaker) {
  for (const other of rows) setField(other, "speaker", speaker);
  showOffers(view.row);
  announce(`${counted(rows.length, "Zeile", "Zeilen")} ebenso berichtigt: ${speaker || NOBODY}.`);
}

/** Take an added quotation away again. It stays in the list, out of sight, since rows are known by their numbers. */
function dropAdded(number) {
  data.rows[number].dropped = true;
  view.row = -1;
  $("card").hidden = true;
  edit(number, null);
  redraw();
  filter();
  announce(`Zitat ${number + 1}: wieder entfernt.`);
}
