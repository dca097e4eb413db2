// Bars of quotations and words per speaker, and how many quotations there were when. Of the rows that are shown.

const SPEECH = new Set(SHARED.speech);
const QUOTED = new Set(SHARED.quoted);
const BARS = 15;
const DAYS = 45; // up to so many days, a column a day; then a month, then a year
const MONTHS = 48;
const HEIGHT = 90; // pixels

function showFigures() {
  const spoken = view.shown.filter((number) => SPEECH.has(typeOf(number)));
  const rows = once(spoken);
  const speakers = new Map();
  for (const number of rows) {
    const speaker = speakerOf(number);
    const sum = speakers.get(speaker) ?? { seen: new Set(), words: 0 };
    sum.seen.add(utteranceOf(number));
    if (QUOTED.has(typeOf(number))) sum.words += data.rows[number].words; // as in quotes stats: others nobody has said so
    speakers.set(speaker, sum);
  }
  for (const sum of speakers.values()) sum.quotations = sum.seen.size;
  const said = new Set(rows.map(utteranceOf)).size;
  const sorted = [...speakers].sort((one, two) => two[1].quotations - one[1].quotations || two[1].words - one[1].words);
  const named = sorted.filter(([speaker]) => speaker);
  const rest = sorted.length - BARS;
  const about = [`${counted(said, "Zitat", "Zitate")} in ${counted(rows.length, "Zeile", "Zeilen")} von ${counted(named.length, "Sprecher", "Sprechern")}, ohne Titel und Begriffe`];
  const double = spoken.length - rows.length;
  if (double) about.push(`${counted(double, "weitere Zeile", "weitere Zeilen")} doppelt (gleicher Text in einem früheren Artikel)`);
  if (said < rows.length) about.push("ein unterbrochenes Zitat zählt einmal");
  if (rest > 0) about.push(`gezeigt sind die ${BARS} mit den meisten, ${rest.toLocaleString("de-DE")} weitere nicht`);
  $("figures-about").textContent = `${about.join("; ")}.`;
  const most = (field) => Math.max(1, ...sorted.map(([, sum]) => sum[field]));
  const [quotations, words] = [most("quotations"), most("words")];
  $("bars").tBodies[0].replaceChildren(
    ...sorted.slice(0, BARS).map(([speaker, sum]) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, chip(speaker)),
        make("td", {}, bar(sum.quotations, quotations, speaker)),
        make("td", {}, bar(sum.words, words, speaker)),
      ),
    ),
  );
  showTimeline(rows);
}

/** The rows without those that repeat one that is shown, too: as in quotes stats, a text of two articles counts once. */
function once(numbers) {
  const shown = new Set(view.shown);
  return numbers.filter((number) => {
    const { same } = data.rows[number];
    return same === undefined || same === number || !shown.has(same);
  });
}

/** What tells an utterance from others; as in quotes stats, one that its frame interrupts has several rows. */
function utteranceOf(number) {
  const row = data.rows[number];
  return row.utterance ? `${row.document}:${row.utterance}` : `row ${number}`;
}

function bar(value, most, speaker) {
  const line = make("i", { className: lookOf(speaker) });
  line.style.width = `${(80 * value) / most}%`;
  return make("div", { className: "bar" }, line, value.toLocaleString("de-DE"));
}

/** The days of the utterances that have one. */
function dates(rows) {
  const found = [];
  const seen = new Set();
  for (const number of rows) {
    const row = data.rows[number];
    if (seen.has(utteranceOf(number))) continue;
    seen.add(utteranceOf(number));
    const match = /^(\d{4})-(\d\d)-(\d\d)/u.exec(row.date || data.documents[row.document].date);
    if (match) found.push(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  }
  return found.filter((day) => !Number.isNaN(day));
}

function showTimeline(rows) {
  const days = dates(rows);
  $("time").hidden = days.length === 0;
  if (!days.length) return;
  const [first, last] = days.reduce(([least, most], day) => [Math.min(least, day), Math.max(most, day)], [Infinity, -Infinity]);
  const span = (last - first) / 86_400_000;
  const cut = span <= DAYS ? 10 : span <= MONTHS * 30.5 ? 7 : 4; // characters of 2026-11-22
  const counts = new Map();
  for (let day = first; day <= last; day += 86_400_000) counts.set(new Date(day).toISOString().slice(0, cut), 0);
  for (const day of days) {
    const key = new Date(day).toISOString().slice(0, cut);
    counts.set(key, counts.get(key) + 1);
  }
  const most = Math.max(...counts.values());
  $("timeline").replaceChildren(
    ...[...counts].map(([key, count]) => {
      const column = make("i");
      column.style.height = `${Math.round((HEIGHT * count) / most)}px`;
      const label = key.split("-").reverse().slice(0, 2).join(".");
      return make("li", { title: `${key}: ${counted(count, "Zitat", "Zitate")}` }, String(count || ""), column, make("span", { className: "day" }, label));
    }),
  );
}
