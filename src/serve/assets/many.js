// Many clients: a table is dropped, matched, corrected, and made into letters in one run.
import { chooseForm, onForm } from "./on_form.js";
import { ask, dropzone, element, finding, language, post, refused, say, tell, upload, words } from "./page.js";

const byId = (id) => document.getElementById(id);
const AT_A_TIME = 100;
// The table as the server last showed it, and its number.
let view = null;
let number = null;
let shown = AT_A_TIME;
let progress = null;
let isRunning = false;
// The clients' places in the list, by their rows: what is being typed in them stays while the list is shown anew.
const items = new Map();
// Of the answers that are asked for, only the last one is shown.
let turns = 0;
// Corrections go one after the other: of two of one cell the later one stays.
let correcting = Promise.resolve();
// Whether a run is about to begin: corrections are waited for.
let isBeginning = false;
// Whether something was corrected or made that is nowhere else yet.
let isLeft = false;

const path = (rest) => `/many/${number}/${rest}`;

async function take([file, ...others]) {
  if (isRunning || isBeginning) {
    tell(say("page.under_way"), true);
    return;
  }
  if (isLeft && !confirm(say("many.replace"))) return;
  // Nothing is corrected or begun of a table that is about to go.
  byId("opened").inert = true;
  pending = null;
  turns += 1;
  const answer = await upload("/many/open", file);
  byId("opened").inert = false;
  if (!answer?.ok) {
    // What was asked for before is not shown by now.
    if (number) change("view", {});
    return;
  }
  const map = view?.map ?? [];
  if (number) ask(path("forget"), { method: "POST" });
  const opened = await answer.json();
  number = opened.number;
  shown = AT_A_TIME;
  items.clear();
  isLeft = false;
  byId("results").hidden = true;
  byId("progress").hidden = true;
  byId("files-said").textContent = "";
  byId("allow-unusual").checked = false;
  show(opened);
  if (others.length > 0) tell(say("many.one_table"));
  // The rows that failed come back with the columns that they had.
  const isThere = ([key]) => opened.columns.some((column) => column.key === key);
  if (map.length > 0 && map.every(isThere)) {
    await read(map, opened.asked[0] ?? "");
    tell(say("many.matched_as_before"));
  }
}

/**
 * Asks for something that answers with the table as it is then, and says whether it was done; of several answers the last one
 * asked for is shown.
 */
async function change(rest, value) {
  turns += 1;
  const turn = turns;
  const answer = await post(path(rest), { language: language(), ...value });
  if (!answer?.ok) return false;
  const now = await answer.json();
  if (turn === turns) show(now);
  return true;
}

function show(now) {
  const labels = ({ columns }) => columns.map(({ letters, label }) => `${letters} ${label}`).join("\n");
  if (view && labels(view) !== labels(now)) items.clear();
  view = now;
  byId("opened").hidden = false;
  byId("table-name").textContent = view.sheet ? `${view.name} · ${view.sheet}` : view.name;
  const said = view.findings.map(finding);
  if (view.of_files.length > 0)
    said.push(element("p", {}, say("many.of_files", view.of_files.join(", "))));
  byId("table-findings").replaceChildren(...said);
  byId("sheet-name").value = view.asked[0] ?? "";
  byId("encoding").value = view.asked[1] ?? "";
  byId("allow-unusual").checked = view.allows_unusual_id;
  showColumns();
  if (!view.is_read) byId("reading").open = true;
  byId("after-reading").hidden = !view.is_read;
  showRows();
}

// Fields that a column may hold: those that are on the form, and the files.
const fields = Object.keys(words)
  .filter((key) => key.startsWith("field."))
  .map((key) => key.slice("field.".length));

function showColumns() {
  const host = byId("columns");
  const labels = view.columns.map(({ label }) => label).join("\n");
  // A select that is being moved through stays where it is.
  if (host.dataset.labels !== labels) host.replaceChildren(...view.columns.map(columnField));
  host.dataset.labels = labels;
  for (const [index, column] of view.columns.entries()) {
    const select = byId(`column-${index}`);
    // Of a header that is not understood no letters are known.
    select.labels[0].firstChild.textContent = column.letters && `${column.letters}  `;
    select.options[0].textContent = say(column.is_unread ? "many.unread" : "many.own");
    for (const option of [...select.options].slice(1)) option.textContent = say(`field.${option.value}`);
    if (!pending) select.value = column.field ?? "";
  }
}

function columnField(column, index) {
  const select = element("select", { id: `column-${index}`, "data-index": index });
  select.append(element("option", { value: "" }), ...fields.map((value) => element("option", { value })));
  const label = element("label", { for: select.id }, "", element("bdi", {}, column.label));
  return element("div", { class: "field" }, label, select);
}

/** What the user has said of the columns, with what is said of one of them now. */
function mapped(select) {
  const { key, label } = view.columns[Number(select.dataset.index)];
  const others = (pending ?? view.map).filter(([other]) => other !== key);
  return [...others, [key, select.value || `extra.${label}`]];
}

async function read(map, sheet) {
  const encoding = byId("encoding").value;
  await change("read", { map, sheet, encoding, allow_unusual_id: byId("allow-unusual").checked });
}

// With the keys a select passes through what lies between: what is said of the columns is sent a moment later.
const MOMENT = 400;
let pending = null;
let timer = 0;

async function match() {
  clearTimeout(timer);
  const map = pending;
  pending = null;
  if (map) await read(map, byId("sheet-name").value);
}

function readAnew(event) {
  tell();
  const sheet = byId("sheet-name").value;
  const isOther = sheet !== (view.asked[0] ?? "");
  const select = event.target.closest("[data-index]");
  // Another sheet has columns of its own.
  if (!select) {
    const map = pending ?? view.map;
    pending = null;
    read(isOther ? [] : map, sheet);
    return;
  }
  pending = mapped(select);
  clearTimeout(timer);
  timer = setTimeout(match, MOMENT);
}

const needsLook = (row) => row.errors + row.warnings > 0 || row.state === "unreached";

// A row that somebody is at stays where it is.
const isShown = (row) => needsLook(row) || items.get(row.row)?.contains(document.activeElement);

function showRows() {
  const count = (states) => view.rows.filter((row) => states.includes(row.state)).length;
  byId("counts").textContent = say(
    "many.counts",
    view.rows.length,
    view.rows.filter((row) => row.errors > 0).length,
    view.rows.filter((row) => row.errors === 0 && row.warnings > 0).length,
  );
  const rows = byId("only-findings").checked ? view.rows.filter(isShown) : view.rows;
  const list = byId("rows");
  const wanted = rows.slice(0, shown).map(rowItem);
  const isSame = wanted.length === list.children.length && wanted.every((item, at) => item === list.children[at]);
  if (!isSame) {
    const focused = document.activeElement;
    list.replaceChildren(...wanted);
    if (list.contains(focused)) focused.focus();
  }
  byId("more").hidden = rows.length <= shown;
  const isNone = count(["failed"]) === view.rows.length;
  byId("begin").disabled = isRunning || isBeginning || isNone;
  byId("none-in-order").hidden = !isNone;
}

function rowItem(row) {
  if (!items.has(row.row)) {
    const details = element("details", { "data-row": row.row });
    details.append(element("summary"), element("div", { class: "cells" }));
    details.addEventListener("toggle", () => {
      if (details.open) showCells(details, row.row);
    });
    items.set(row.row, element("li", {}, details));
  }
  const item = items.get(row.row);
  const [details] = item.children;
  const more = row.errors + row.warnings > 0 ? say("many.row_counts", row.errors, row.warnings) : "";
  details.querySelector("summary").replaceChildren(
    element("span", { class: "number" }, String(row.row)),
    " ",
    element("bdi", { class: "name" }, row.name || say("many.no_name")),
    " ",
    element("bdi", { class: "id" }, row.id),
    " ",
    element("span", { class: `state ${row.state}` }, say(`state.${row.state}`)),
    ` ${more}`,
  );
  if (details.open) showCells(details, row.row);
  return item;
}

async function showCells(details, row) {
  const turn = turns;
  const answer = await post(path(`row/${row}`), { language: language() });
  if (!answer?.ok) return;
  const { cells, findings } = await answer.json();
  // Something was corrected since: what is shown then comes with it.
  if (turn !== turns) return;
  const place = details.querySelector(".cells");
  if (place.children.length === 0)
    place.append(element("div", { class: "findings" }), element("div", { class: "options" }));
  const [others, options] = place.children;
  const isSame = cells.length === options.children.length;
  if (!isSame) options.replaceChildren(...cells.map((cell) => cellField(row, cell)));
  const rest = [...findings];
  for (const cell of cells) {
    const own = cell.field ? rest.filter((found) => found.field === cell.field) : [];
    for (const found of own) rest.splice(rest.indexOf(found), 1);
    const input = options.querySelector(`[id="cell-${row}-${cell.column}"]`);
    // What is being typed is not taken away.
    if (input.value === input.dataset.text) input.value = cell.text;
    input.dataset.text = cell.text;
    input.disabled = isRunning;
    if (own.some((found) => found.severity === "error")) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    options.querySelector(`[id="${input.id}-said"]`).replaceChildren(...own.map(finding));
  }
  others.replaceChildren(...rest.map(finding));
}

/** Has a cell show what stands in its input now. */
function correct(row, column, input) {
  tell();
  isLeft = true;
  const text = input.value;
  correcting = correcting.then(async () => {
    if (await change("cell", { row, column, text })) input.dataset.text = text;
  });
  return correcting;
}

/** Waits for corrections that are on their way, tries those again that were not taken, and says whether all of them are. */
async function corrected() {
  await correcting;
  const isTaken = (input) => input.value === input.dataset.text;
  const inputs = [...byId("rows").querySelectorAll("input[data-text]")];
  for (const input of inputs.filter((input) => !isTaken(input))) {
    const [, row, column] = /^cell-(\d+)-(\d+)$/.exec(input.id);
    await correct(Number(row), Number(column), input);
  }
  return inputs.every(isTaken);
}

function cellField(row, cell) {
  const id = `cell-${row}-${cell.column}`;
  const input = element("input", {
    type: "text",
    id,
    dir: "auto",
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": `${id}-said`,
    "data-text": cell.text,
  });
  input.value = cell.text;
  input.addEventListener("change", () => correct(row, cell.column, input));
  return element(
    "div",
    { class: "field" },
    element("label", { for: id }, `${cell.letters}  `, element("bdi", {}, cell.label)),
    input,
    element("div", { id: `${id}-said`, class: "findings" }),
  );
}

function follow() {
  progress?.close();
  progress = new EventSource(path("progress"));
  progress.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    // After a break the server is there again.
    tell();
    const bar = byId("bar");
    bar.max = Math.max(now.total, 1);
    bar.value = now.done;
    byId("progress-said").textContent = say("many.done_of", now.done, now.total, now.failed);
    if (!now.has_ended) return;
    progress.close();
    ended(now);
  });
  progress.addEventListener("error", () => {
    if (!isRunning) return;
    tell(say("many.out_of_touch"), true);
    // A break that the browser does not mend by itself.
    if (progress.readyState === EventSource.CLOSED) setTimeout(followAgain, PAUSE);
  });
}

const PAUSE = 2000;
/** Follows the run again once the server answers; where it knows no such table, it is another one. */
async function followAgain() {
  const answer = await fetch(path("progress")).catch(() => null);
  if (answer?.ok) {
    answer.body.cancel();
    follow();
  } else if (answer && answer.status !== 503) {
    running(false);
    await refused(answer);
  } else setTimeout(followAgain, PAUSE);
}

async function ended(now) {
  const hadFocus = [byId("cancel"), document.body].includes(document.activeElement);
  running(false);
  if (now.broke_off) tell(say("many.broke_off"), true);
  else if (now.is_stopped) tell(say("many.cancelled"));
  const files = now.files.map((name) =>
    element(
      "li",
      {},
      element("a", { href: path(`result/${encodeURIComponent(name)}`), download: name }, name),
      words[`result.${name}`] ? ` – ${say(`result.${name}`)}` : "",
    ),
  );
  byId("result-files").replaceChildren(...files.reverse());
  byId("results").hidden = files.length === 0;
  isLeft = isLeft || files.length > 0;
  if (hadFocus) byId(files.length > 0 ? "results-title" : "begin").focus();
  await change("view", {});
  if (now.broke_off) byId("table-findings").prepend(...now.broke_off.map(finding));
}

function running(is) {
  isRunning = is;
  const hadFocus = document.activeElement === byId("begin") || document.activeElement === document.body;
  byId("begin").disabled = is;
  byId("cancel").hidden = !is;
  if (is && hadFocus) byId("cancel").focus();
  for (const input of byId("rows").querySelectorAll("input")) input.disabled = is;
  byId("progress").hidden = false;
}

byId("run").addEventListener("submit", async (event) => {
  event.preventDefault();
  tell();
  const checked = (id) => byId(id).checked;
  if (!["pdf", "png", "jpg", "email"].some(checked)) {
    tell(say("many.nothing_wanted"), true);
    return;
  }
  if (isBeginning || isRunning) return;
  isBeginning = true;
  // What an earlier run made is not to be taken for what this one makes.
  byId("results").hidden = true;
  byId("progress-said").textContent = "";
  await match();
  const isCorrected = await corrected();
  isBeginning = false;
  if (!isCorrected) {
    if (byId("notice").hidden) tell(say("many.not_corrected"), true);
    return;
  }
  running(true);
  const answer = await post(path("run"), {
    pdf: checked("pdf"),
    png: checked("png"),
    jpg: checked("jpg"),
    email: checked("email"),
    code: checked("code"),
    lang: onForm() ? "" : byId("lang").value,
    on_form: onForm(),
    language: language(),
  });
  if (answer?.ok) follow();
  else running(false);
});
byId("cancel").addEventListener("click", () => ask(path("cancel"), { method: "POST" }));
// Corrections and a run are not left without a question.
addEventListener("beforeunload", (event) => {
  if (isRunning || isLeft) event.preventDefault();
});
// A table that nobody looks at any more takes no room.
addEventListener("pagehide", (event) => {
  if (number && !event.persisted) navigator.sendBeacon(path("forget"));
});
byId("result-files").addEventListener("click", (event) => {
  if (event.target.closest("a")) isLeft = false;
});
byId("files").addEventListener("change", async (event) => {
  tell();
  const files = [...event.target.files];
  // The same file may be chosen again once it is another.
  event.target.value = "";
  const taken = [];
  for (const file of files) {
    turns += 1;
    const answer = await upload(path("file"), file);
    if (!answer?.ok) continue;
    taken.push(file.name);
    show(await answer.json());
  }
  byId("files-said").textContent = taken.length > 0 ? say("many.files_taken", taken.join(", ")) : "";
});
byId("only-findings").addEventListener("change", showRows);
byId("more").addEventListener("click", () => {
  shown += AT_A_TIME;
  showRows();
});
for (const id of ["columns", "sheet-name", "encoding", "allow-unusual"]) byId(id).addEventListener("change", readAnew);
// A form has a language of its own.
chooseForm(() => (byId("lang").disabled = onForm() !== ""));
dropzone(byId("drop"), byId("table"), take);
addEventListener("spoken", () => {
  if (number) change("view", {});
});
