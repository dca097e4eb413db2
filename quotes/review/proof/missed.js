// Quotations that the table misses: marked in the article by whoever reads it, and added as rows.

/** Where the selection lies in the article: {document, paragraph, start, end, text}, in characters of the article; or null. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const paragraphs = [...$("article").children];
  const at = paragraphs.findIndex((paragraph) => paragraph.contains(range.startContainer));
  const starts = data.documents[view.document]?.starts ?? [];
  if (at < 0 || at >= starts.length || !paragraphs[at].contains(range.endContainer)) return null;
  const letters = lettersOf(paragraphs[at]);
  const inside = letters.filter(({ node, unit }) => range.comparePoint(node, unit) === 0 && !endsAt(range, node, unit));
  return whole(letters, inside, { document: view.document, paragraph: at + 1, offset: starts[at] });
}

function endsAt(range, node, unit) {
  return range.endContainer === node && range.endOffset === unit;
}

/** The characters of a paragraph as {char, node, unit}, without what is only said about the marks. */
function lettersOf(paragraph) {
  const letters = [];
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".note, sup")) continue;
    let unit = 0;
    for (const char of node.data) {
      letters.push({ char, node, unit });
      unit += char.length;
    }
  }
  return letters;
}

const OPENING = "„“«»‚‘›‹\"”'’";

/** Trim blanks, take in the marks that stand right around, and return the place; the words are those within the marks. */
function whole(letters, inside, { document: document_, paragraph, offset }) {
  if (!inside.length) return null;
  let [from, to] = [letters.indexOf(inside[0]), letters.indexOf(inside.at(-1)) + 1];
  const mark = (index) => index >= 0 && index < letters.length && OPENING.includes(letters[index].char);
  while (from < to && !letters[from].char.trim()) from += 1;
  while (from < to && !letters[to - 1].char.trim()) to -= 1;
  if (!mark(from) && mark(from - 1) && (mark(to) || mark(to - 1))) from -= 1;
  if (!mark(to - 1) && mark(to) && mark(from)) to += 1;
  const marked = to - from > 2 && mark(from) && mark(to - 1);
  const words = letters.slice(marked ? from + 1 : from, marked ? to - 1 : to).map(({ char }) => char);
  if (!words.length) return null;
  return { document: document_, paragraph, start: offset + from, end: offset + to, quote: words.join("") };
}

/** Make a row of what is marked, and choose it; what is there already is only chosen. */
function addQuotation() {
  const place = selected();
  if (!place) {
    announce("Zum Ergänzen bitte zuerst im Artikel das Zitat markieren, innerhalb eines Absatzes.");
    return;
  }
  const shown = data.documents[place.document];
  const id = `${shown.digest}-${place.start}`;
  const there = data.rows.findIndex((row) => row.document === place.document && row.id === id && !row.dropped);
  if (there >= 0) {
    choose(there);
    announce(`Hier steht schon Zitat ${there + 1}.`);
    return;
  }
  const number = appendRow(id, place);
  redraw();
  edit(number, { verdict: WRONG, added: true });
  filter();
  choose(number);
  getSelection().removeAllRanges();
  $("card-speaker").focus();
  announce(`Zitat ${number + 1} ergänzt; bitte den Sprecher eintragen.`);
}

/** Put a new row behind the others; it is drawn where it belongs in its article. */
function appendRow(id, { document: document_, paragraph, start, end, quote }) {
  const blank = { speaker: "", role: "", cue: "", mention: "", addressee: "", title: "", date: "", flags: "" };
  const about = { type: SHARED.speech[0], kind: SHARED.kinds.at(-1)[0], certainty: 0, reason: "Von Hand ergänzt.", state: "", difference: "" };
  const words = quote.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;
  data.rows.push({ ...blank, ...about, id, document: document_, paragraph, start, end, quote, words, source: -1, utterance: 0, added: true });
  return data.rows.length - 1;
}

/** Draw the article anew, where it stands. */
function redraw() {
  const top = $("article").scrollTop;
  $("article").replaceChildren(...drawnParagraphs(view.document));
  $("article-about").textContent = aboutDocument(view.document);
  $("article").scrollTop = top;
  colour();
}

/** Mark an added quotation in its paragraph, piece by piece where other marks are crossed. */
function markAdded(paragraph, number) {
  if (!paragraph) return;
  const row = data.rows[number];
  const offset = data.documents[row.document].starts[row.paragraph - 1];
  const letters = lettersOf(paragraph).slice(row.start - offset, row.end - offset);
  const nodes = [...new Set(letters.map(({ node }) => node))];
  nodes.forEach((node, index) => {
    const [first, last] = [letters.find((each) => each.node === node), letters.findLast((each) => each.node === node)];
    const piece = node.splitText(first.unit);
    piece.splitText(last.unit - first.unit + last.char.length);
    const element = drawn(["q", [number], []]);
    if (index < nodes.length - 1) element.querySelectorAll("sup, .note").forEach((note, at) => at > 0 && note.remove());
    piece.replaceWith(element);
    element.querySelector(".text").append(piece);
  });
}
