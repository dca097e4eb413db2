// What the page listens to, and how it begins.

const KEYS = {
  n: () => move(1),
  ArrowDown: () => move(1),
  b: () => move(-1),
  ArrowUp: () => move(-1),
  r: judgeRight,
  f: judgeWrong,
  o: takeBack,
  s: () => enter($("card-speaker")),
  a: () => enter($("card-type")),
  "/": () => enter($("search")),
  z: addQuotation,
  d: download,
  "?": () => $("help").showModal(),
};
const TYPED_IN = "input, select, textarea, [contenteditable]";

/** Put the focus on a field; the card's are there only when a row is chosen. */
function enter(field) {
  if (view.row < 0 && field.closest("#card")) move(1);
  field.focus();
  field.select?.();
}

/** Keys work wherever nothing is typed; those of one character can be switched off. */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.closest?.(TYPED_IN);
  if (typing) {
    if (!typing.closest("#card")) return;
    if (event.key === "Escape") showCard(view.row);
    else if (event.key !== "Enter" || typing.tagName !== "INPUT") return;
    else typing.blur(); // its change event takes over what stands there
    rowElement(view.row)?.focus({ preventScroll: true });
    event.preventDefault();
    return;
  }
  if (event.key === "Enter" && event.target.closest?.("#rows tr")) {
    enterArticle();
  } else if (event.key === "Escape" && event.target.closest?.("#article")) {
    rowElement(view.row)?.focus({ preventScroll: true });
  } else {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const scrolls = key.startsWith("Arrow") && event.target.closest?.("#article");
    if (!KEYS[key] || scrolls || (key.length === 1 && !$("keys-on").checked)) return;
    KEYS[key]();
  }
  event.preventDefault();
}

/** Filter a moment after the last letter, so that typing is never slow. */
function soon(action) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 120);
  };
}

function listen() {
  document.addEventListener("keydown", press);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("change", filter);
  $("search").addEventListener("input", soon(filter));
  $("filters").addEventListener("reset", () => setTimeout(filter));
  $("table-pane").addEventListener("scroll", extend, { passive: true });
  $("rows").addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-row]");
    if (row && !getSelection().toString()) choose(Number(row.dataset.row), { focus: true });
  });
  $("rows").addEventListener("focusin", (event) => {
    const row = event.target.closest("tr[data-row]");
    if (row && Number(row.dataset.row) !== view.row) choose(Number(row.dataset.row));
  });
  $("article").addEventListener("click", (event) => {
    const place = event.target.closest("mark");
    if (place && !getSelection().toString()) choose(Number(place.dataset.rows.split(" ")[0]));
  });
  $("card-form").addEventListener("submit", (event) => event.preventDefault());
  $("card-speaker").addEventListener("change", (event) => correct("speaker", event.target.value));
  for (const field of ["role", "type", "kind"]) {
    $(`card-${field}`).addEventListener("change", (event) => correct(field, event.target.value));
  }
  $("add").addEventListener("click", addQuotation);
  $("copy").addEventListener("click", copyCommand);
  $("right-button").addEventListener("click", judgeRight);
  $("wrong-button").addEventListener("click", judgeWrong);
  $("back-button").addEventListener("click", () => move(-1));
  $("next-button").addEventListener("click", () => move(1));
  $("download").addEventListener("click", download);
  $("help-open").addEventListener("click", () => $("help").showModal());
  addEventListener("beforeprint", () => drawAll());
  addEventListener("afterprint", () => {
    $("printed").replaceChildren();
    filter();
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault(); // the browser asks whether to leave
  });
}

/** On paper there is no scrolling: draw every article with rows that are shown, and then every such row. */
function drawAll() {
  const documents = [...new Set(view.shown.map((number) => data.rows[number].document))];
  $("printed").replaceChildren(
    ...documents.map((number) => {
      const shown = make("section", {}, make("h2", {}, nameOfDocument(data.documents[number])));
      shown.append(make("p", { className: "small" }, aboutDocument(number)), make("div", { className: "text-of" }, ...drawnParagraphs(number)));
      coloured(shown);
      return shown;
    }),
  );
  view.from = 0;
  view.to = view.shown.length;
  $("rows").replaceChildren(...drawnRows(0, view.to));
}

function begin() {
  document.title = `Prüfbogen ${data.name}`;
  $("name").textContent = data.name;
  restore();
  fillFilters();
  fillNames();
  fill($("card-type"), Object.entries(TYPES));
  fill($("card-kind"), Object.entries(KINDS));
  if (data.rows.length) showDocument(data.rows[0].document);
  filter();
  showProgress();
  listen();
}

begin();
