// The clients of the table, whose cells are corrected in place.
import { element, finding, language, post, say } from "./page.js";
import { isBusy, left, path, settled, table, tellOf, turn } from "./many_table.js";

const byId = (id) => document.getElementById(id);
const AT_A_TIME = 100;
let shown = AT_A_TIME;
// The clients' places in the list, by their rows: what is being typed in them stays while the list is shown anew.
const items = new Map();
let labels = "";

/** Forgets the rows of another table. */
export function leaveRows() {
  shown = AT_A_TIME;
  items.clear();
}

const needsLook = (row) => row.errors + row.warnings > 0 || row.state === "unreached";

// A row that somebody is at stays where it is.
const isShown = (row) => needsLook(row) || items.get(row.row)?.contains(document.activeElement);

export function showRows() {
  const { columns, rows: all } = table.view;
  const now = columns.map(({ letters, label }) => `${letters} ${label}`).join("\n");
  if (labels !== now) items.clear();
  labels = now;
  byId("counts").textContent = say(
    "many.counts",
    all.length,
    all.filter((row) => row.errors > 0).length,
    all.filter((row) => row.errors === 0 && row.warnings > 0).length,
  );
  const rows = byId("only-findings").checked ? all.filter(isShown) : all;
  const list = byId("rows");
  const wanted = rows.slice(0, shown).map(rowItem);
  const isSame = wanted.length === list.children.length && wanted.every((item, at) => item === list.children[at]);
  if (!isSame) {
    const focused = document.activeElement;
    list.replaceChildren(...wanted);
    if (list.contains(focused)) focused.focus();
  }
  byId("more").hidden = rows.length <= shown;
  lockRows();
}

/** Has nothing corrected while the table must stay as it is, and nothing begun of a table without a client in order. */
export function lockRows() {
  for (const input of byId("rows").querySelectorAll("input")) input.disabled = isBusy();
  const isNone = table.view.rows.every((row) => row.state === "failed");
  byId("begin").disabled = isBusy() || isNone;
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
  const own = turn();
  const answer = await post(path(`row/${row}`), { language: language() });
  if (!answer?.ok) return;
  const { cells, findings } = await answer.json();
  // Something was asked for since: what is shown then comes with it.
  if (own !== turn()) return;
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
    input.disabled = isBusy();
    if (own.some((found) => found.severity === "error")) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    options.querySelector(`[id="${input.id}-said"]`).replaceChildren(...own.map(finding));
  }
  others.replaceChildren(...rest.map(finding));
}

/** Has a cell show what stands in its input now. */
async function correct(row, column, input) {
  left.changed();
  const text = input.value;
  if (await tellOf("cell", { row, column, text })) input.dataset.text = text;
}

/** Waits for corrections that are on their way, tries those again that were not taken, and says whether all of them are. */
export async function corrected() {
  await settled();
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

byId("only-findings").addEventListener("change", showRows);
byId("more").addEventListener("click", () => {
  shown += AT_A_TIME;
  showRows();
});
