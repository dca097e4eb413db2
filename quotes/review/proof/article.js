// The article with everything marked that the table is about. It comes in nested pieces, so nothing is counted here.

/** Show an article, unless it is there already. */
function showDocument(number) {
  if (view.document === number) return;
  view.document = number;
  const shown = data.documents[number];
  $("article-title").textContent = nameOfDocument(shown);
  $("article-about").textContent = aboutDocument(number);
  $("article").replaceChildren(...drawnParagraphs(number));
  $("article").scrollTop = 0;
  colour();
}

function aboutDocument(number) {
  const shown = data.documents[number];
  const rows = data.rows.filter((row) => row.document === number && !row.dropped).length;
  return [shown.date, shown.name, counted(rows, "Zeile", "Zeilen")].filter(Boolean).join(" · ");
}

/** Make the paragraphs of an article, with the quotations that were added here. */
function drawnParagraphs(number) {
  const shown = data.documents[number];
  if (shown.missing) return [make("p", { className: "warning" }, "Der Artikel wurde nicht mitgegeben.")];
  const paragraphs = shown.paragraphs.map((pieces) => make("p", {}, ...pieces.map(drawn)));
  data.rows.forEach((row, index) => {
    if (row.added && !row.dropped && row.document === number) markAdded(paragraphs[row.paragraph - 1], index);
  });
  return paragraphs;
}

/** Make a piece: text, or [sort, rows, pieces]. */
function drawn(piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  const [sort, rows, pieces] = piece;
  const numbers = rows.map((row) => row + 1).join(", ");
  const element = make(sort === "q" ? "mark" : "span", { className: "place" });
  element.dataset.sort = sort;
  element.dataset.rows = rows.join(" ");
  const text = make("span", { className: "text" }, ...pieces.map(drawn));
  if (sort === "q") {
    element.tabIndex = -1;
    element.append(make("span", { className: "note" }), text, make("sup", { ariaHidden: "true" }, numbers));
    element.append(make("span", { className: "note" }, ` [Ende von Zitat ${numbers}] `));
  } else {
    element.append(text);
  }
  return element;
}

/** Give every mark of the article the colour of its speaker and mark those of the chosen row; write the legend. */
function colour() {
  const sorted = [...coloured($("article"))].sort((one, two) => two[1] - one[1]);
  $("legend").replaceChildren(
    ...sorted.map(([speaker, rows]) => make("li", {}, chip(speaker), ` ${rows}`)),
    make("li", {}, make("span", { className: "cue nobody p0" }, "Redewort")),
    make("li", {}, make("span", { className: "who nobody p0" }, "Nennung")),
  );
}

/** Colour the marks within an element; return how many quotations each speaker has there. */
function coloured(article) {
  const speakers = new Map();
  for (const place of article.querySelectorAll(".place")) {
    const rows = place.dataset.rows.split(" ").map(Number);
    const sort = place.dataset.sort;
    const speaker = speakerOf(rows[0]);
    const kind = sort === "q" ? `of-${typeOf(rows[0])}` : sort === "c" ? "cue" : "who";
    const current = rows.includes(view.row) ? " current" : "";
    place.className = `place ${kind} ${lookOf(speaker)}${current}`;
    place.title = `${SHARED.places[sort]} ${rows.map((row) => row + 1).join(", ")}: ${speaker || NOBODY}`;
    if (sort === "q") {
      place.firstChild.textContent = ` [${place.title}:] `;
      speakers.set(speaker, (speakers.get(speaker) ?? 0) + rows.length);
    }
  }
  return speakers;
}

/** A speaker's name in its colour. */
function chip(speaker) {
  return make("span", { className: `chip ${lookOf(speaker)}` }, speaker || NOBODY);
}

/** Mark the places of the chosen row, and bring the quotation into sight. */
function showPlace(number) {
  showDocument(data.rows[number].document);
  for (const place of $("article").querySelectorAll(".place.current")) place.classList.remove("current");
  for (const place of placesOf(number)) place.classList.add("current");
  const [place] = placesOf(number, "q");
  if (place) bring(place, $("article"), true);
}

/** The marks of a row in the article that is shown; sort: only those. */
function placesOf(number, sort = "") {
  const places = $("article").querySelectorAll(`.place[data-rows~="${number}"]`);
  return [...places].filter((place) => !sort || place.dataset.sort === sort);
}

/** Put the focus on the quotation in the article, so that a screen reader goes on there. */
function enterArticle() {
  placesOf(view.row, "q")[0]?.focus({ preventScroll: true });
}
