// Which field each column of the table holds.
import { element, say, tell, words } from "./page.js";
import { isBusy, table, tellOf } from "./many_table.js";

const byId = (id) => document.getElementById(id);
// With the keys a select passes through what lies between: what is said of the columns is sent a moment later.
const MOMENT = 400;
// What was said of the columns, and whether it is still to be sent.
let map = [];
let isToSend = false;
let timer = 0;

// Fields that a column may hold: those that are on the form, and the files.
const fields = Object.keys(words)
  .filter((key) => key.startsWith("field."))
  .map((key) => key.slice("field.".length));

/** What was said of the columns. */
export const columnsSaid = () => map;

export function showColumns() {
  const { columns, asked } = table.view;
  if (!isToSend) map = table.view.map;
  const host = byId("columns");
  const labels = columns.map(({ label }) => label).join("\n");
  // A select that is being moved through stays where it is.
  if (host.dataset.labels !== labels) host.replaceChildren(...columns.map(columnField));
  host.dataset.labels = labels;
  for (const [index, column] of columns.entries()) {
    const select = byId(`column-${index}`);
    // Of a header that is not understood no letters are known.
    select.labels[0].firstChild.textContent = column.letters && `${column.letters}  `;
    select.options[0].textContent = say(column.is_unread ? "many.unread" : "many.own");
    for (const option of [...select.options].slice(1)) option.textContent = say(`field.${option.value}`);
    if (!isToSend) select.value = column.field ?? "";
  }
  const sheet = byId("sheet-name");
  if (sheet !== document.activeElement) sheet.value = asked[0] ?? "";
  byId("encoding").value = asked[1] ?? "";
  byId("allow-unusual").checked = table.view.allows_unusual_id;
  lockColumns();
}

/** Has nothing said of the columns while the table must stay as it is. */
export function lockColumns() {
  for (const input of byId("reading").querySelectorAll("input, select")) input.disabled = isBusy();
}

function columnField(column, index) {
  const select = element("select", { id: `column-${index}`, "data-index": index });
  select.append(element("option", { value: "" }), ...fields.map((value) => element("option", { value })));
  const label = element("label", { for: select.id }, "", element("bdi", {}, column.label));
  return element("div", { class: "field" }, label, select);
}

/** Has the table read anew. */
export function read(said, sheet) {
  map = said;
  isToSend = false;
  clearTimeout(timer);
  const [encoding, unusual] = [byId("encoding").value, byId("allow-unusual").checked];
  return tellOf("read", { map, sheet, encoding, allow_unusual_id: unusual });
}

/** Sends what is still to be said of the columns. */
export async function match() {
  if (isToSend) await read(map, byId("sheet-name").value);
}

/** Nothing more is said of a table that is about to go. */
export function leaveColumns() {
  clearTimeout(timer);
  isToSend = false;
}

for (const id of ["columns", "sheet-name", "encoding", "allow-unusual"])
  byId(id).addEventListener("change", (event) => {
    tell();
    const select = event.target.closest("[data-index]");
    if (!select) {
      const sheet = byId("sheet-name").value;
      const isOther = sheet !== (table.view.asked[0] ?? "");
      // Another sheet has columns of its own.
      read(isOther ? [] : map, sheet);
      return;
    }
    const { key, label } = table.view.columns[Number(select.dataset.index)];
    map = [...map.filter(([other]) => other !== key), [key, select.value || `extra.${label}`]];
    isToSend = true;
    clearTimeout(timer);
    timer = setTimeout(match, MOMENT);
  });
