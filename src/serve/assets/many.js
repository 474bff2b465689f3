// Many clients: a table is dropped, matched, corrected, and made into letters in one run.
import { resume, ticked } from "./many_run.js";
import { columnsSaid, leaveColumns, match, read, showColumns } from "./many_columns.js";
import { corrected, leaveRows, showRows } from "./many_rows.js";
import { change, inTurn, isBusy, left, look, open, path, settled, shownBy, table } from "./many_table.js";
import { chooseForm, onForm } from "./on_form.js";
import {
  ask, choosable, dropzone, element, finding, keep, keeps, keptBefore, language, post, say, tell, upload,
} from "./page.js";

const byId = (id) => document.getElementById(id);

/** Takes what is dropped: a table, or the receipts that the open one names. */
async function take(files) {
  const isTable = ({ name }) => /\.(xlsx|xlsb|xls|csv|tsv|txt|ods|json|jsonl|ndjson)$/i.test(name);
  if (table.number && !files.some(isTable)) await keepFiles(files);
  else await replace(files);
}

async function replace([file, ...others]) {
  // What is typed in a cell is a correction once the cell is left.
  if (byId("opened").contains(document.activeElement)) document.activeElement.blur();
  await settled();
  if (isBusy()) {
    tell(say("page.under_way"), true);
    return;
  }
  if (!left.mayGo(say("many.replace"))) return;
  leaveColumns();
  const said = columnsSaid();
  byId("opened").inert = true;
  const isOpen = await inTurn(() => opened(file));
  byId("opened").inert = false;
  if (!isOpen) return;
  const lines = others.length > 0 ? [say("many.one_table")] : [];
  // The rows that failed come back with the columns that they had.
  const { columns, asked } = table.view;
  const isThere = ([key]) => columns.some((column) => column.key === key);
  if (said.length > 0 && said.every(isThere) && (await read(said, asked[0] ?? "")))
    lines.push(say("many.matched_as_before"));
  if (lines.length > 0) tell(lines.join(" "));
}

/** Opens a table in place of the one before, and says whether it could be. */
async function opened(file) {
  const answer = await upload("/many/open", file);
  if (!answer?.ok) return false;
  if (table.number) ask(path("forget"), { method: "POST" });
  leaveRows();
  left.none();
  for (const id of ["results", "progress"]) byId(id).hidden = true;
  byId("files-said").textContent = "";
  const view = await answer.json();
  open(view.number, view);
  return true;
}

shownBy((view) => {
  table.view = view;
  byId("opened").hidden = false;
  byId("table-name").textContent = view.sheet ? `${view.name} · ${view.sheet}` : view.name;
  const said = view.findings.map(finding);
  if (view.of_files.length > 0)
    said.push(element("p", {}, say("many.of_files", view.of_files.join(", "))));
  byId("table-findings").replaceChildren(...said);
  showColumns();
  if (!view.is_read) byId("reading").open = true;
  byId("after-reading").hidden = !view.is_read;
  showRows();
  byId("results-old").hidden = !table.isChanged;
  keep();
});

/** Keeps files that the table names. */
async function keepFiles(files) {
  const of = table.number;
  const taken = [];
  for (const file of files) if (await change(() => upload(path("file"), file), of)) taken.push(file.name);
  if (of !== table.number) return;
  byId("files-said").textContent = taken.length > 0 ? say("many.files_taken", taken.join(", ")) : "";
}
choosable(byId("files"), keepFiles);
dropzone(byId("drop"), byId("table"), take);
addEventListener("spoken", look);

/** What is on the page, to be there again. */
const onPage = () => ({
  table: table.number,
  value: {
    number: table.number,
    is_changed: table.isChanged,
    is_left: left.is(),
    wanted: ticked(),
    lang: byId("lang").value,
    on_form: onForm(),
  },
});
async function putBack(before) {
  for (const [id, is] of Object.entries(before.wanted)) byId(id).checked = is;
  byId("lang").value = before.lang;
  if (!before.number) return;
  table.isChanged = before.is_changed;
  const answer = await post(`/many/${before.number}/view`, { language: language() });
  // It may have been let go since, which is told.
  if (!answer?.ok) return;
  open(before.number, await answer.json());
  if (before.is_left) left.changed();
  await resume();
}
/** All that was said of the table is said to the server. */
async function allSaid() {
  await match();
  await corrected();
}

const before = await keptBefore();
// A form has a language of its own.
await chooseForm(() => (byId("lang").disabled = onForm() !== ""), before?.on_form);
if (before) await putBack(before);
keeps(onPage, allSaid);
byId("run").addEventListener("change", keep);
