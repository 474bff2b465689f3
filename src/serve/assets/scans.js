// Scans: what came back is made ready to upload, page by page.
import { corners } from "./corners.js";
import { chooseForm, onForm } from "./on_form.js";
import {
  ask, askBeforeLeaving, dropzone, element, finding, forget, inWords, isRecord, keep, keeps, keptBefore, LARGEST_RECORD, post, save, say, size, spell, tell, upload,
} from "./page.js";

const byId = (id) => document.getElementById(id);
const [settings, list, status, records, client] = ["settings", "pages", "status", "records", "client"].map(byId);
/** All pages, in the order in which they came. */
const items = [];
// Whether something was made that was not downloaded with all the others.
let isLeft = false;
/** Clients whose records are open. */
let clients = [];
/** What was said of the records that were opened last. */
let openings = [];
/** How many pages are asked for at a time: the browser has six connections, and other things are asked for too. */
const AT_A_TIME = 3;
// Bytes.
const LARGEST_ARCHIVE = 500 * 1024 * 1024;
const queue = [];
const atWork = new Set();

const title = (item) => (item.pages > 1 ? say("scans.page", item.name, item.page) : item.name);

function show(item) {
  const { card } = item;
  const part = (name) => card.querySelector(name);
  card.dataset.state = item.state;
  part("h3").textContent = title(item);
  part(".remove").setAttribute("aria-label", say("scans.remove_name", title(item)));
  const state = { waiting: "scans.waiting", working: "scans.working", failed: "scans.failed" }[item.state];
  part(".state").textContent = state ? say(state) : "";
  part(".state").hidden = !state;
  card.classList.toggle("stale", item.state === "waiting" || item.state === "working");
  const said = item.said && inWords(item.said);
  const findings = (said?.findings ?? []).map(finding);
  if (item.state === "refused" && !item.file) findings.unshift(element("p", {}, say("scans.not_taken", item.name)));
  if (item.made && findings.length === 0) findings.push(element("p", { class: "fine" }, say("scans.fine")));
  part(".findings").replaceChildren(...findings);
  part(".after").hidden = !item.made;
  part(".made").hidden = !item.made;
  part(".download").hidden = !item.made;
  // What was made before is about to be replaced.
  part(".download").disabled = item.state !== "ready";
  part(".set-corners").hidden = !item.before;
  part(".set-corners").setAttribute("aria-label", say("scans.set_corners_name", title(item)));
  part(".turn").hidden = !item.made;
  part(".turn").setAttribute("aria-label", say("scans.turn_name", title(item)));
  part(".again").hidden = item.state !== "failed";
  part(".own").hidden = !item.file;
  part(".before img").alt = say("scans.before_alt", title(item));
  part(".after img").alt = say("scans.after_alt", title(item));
  item.editor?.speak();
  if (item.made) {
    const { name, width, height, bytes, limit, id, client: owner } = item.made;
    const done = say("scans.made", width, height, size(bytes), size(limit), said.done);
    const whose = id && (owner ? say("scans.of_client", id, owner) : say("scans.of_nobody", id));
    part(".made").replaceChildren(done, ...(whose ? [element("br"), whose] : []));
    part(".download").setAttribute("aria-label", say("scans.download_name", name));
  }
}

function count() {
  const ready = items.filter((item) => item.made && item.state === "ready");
  const has = (severities) => (item) => inWords(item.said).findings.some(({ severity }) => severities.includes(severity));
  const faulty = ready.filter(has(["error"])).length;
  const doubtful = ready.filter(has(["warning", "note"])).length;
  const not = items.filter((item) => item.state === "refused" || item.state === "failed").length;
  const lines = [items.length === 0 ? say("scans.none") : say("scans.count", ready.length, items.length)];
  if (faulty > 0) lines.push(say("scans.faulty", faulty));
  if (doubtful > 0) lines.push(say("scans.doubtful", doubtful));
  if (not > 0) lines.push(say("scans.not_made", not));
  if (status.textContent !== lines.join(" ")) status.textContent = lines.join(" ");
  byId("zip").disabled = ready.length === 0;
  byId("empty").disabled = items.length === 0;
  keep();
  list.dataset.left = items.filter((item) => item.state === "waiting" || item.state === "working").length;
}

function showAll() {
  for (const item of items) show(item);
  count();
}

/** How a page is wanted now: its own choices go before those for all. */
function wanted(item) {
  const own = (name, all) => {
    const chosen = item.card.querySelector(`.own .${name}`).value;
    return chosen === "same" ? all : chosen;
  };
  const kilobytes = Number(byId("limit").value);
  return {
    file: item.file,
    name: item.name,
    page: item.page,
    limit: 1000 * Math.max(1, Math.min(32_000, Math.round(kilobytes) || 2000)),
    format: byId("format").value || null,
    whiten: byId("whiten").checked,
    slot: own("slot", byId("slot").value),
    client: own("client", client.value) || null,
    straighten: item.straighten,
    quarter_turns: item.turns,
    replaces: item.made?.made ?? item.replaces,
  };
}

/** Has the server keep no longer what a page that was taken away left there. */
function release(item) {
  // Other pages of its file may be left, or still be at work.
  const isLast = ![...items, ...atWork].some((other) => other.file === item.file);
  forget([item.made?.made, isLast ? item.file : null]);
}

/** Has a page made, once more if it is asked for meanwhile. */
function make(item) {
  if (!item.file) return;
  item.again = true;
  if (item.state !== "working") item.state = "waiting";
  if (!atWork.has(item) && !queue.includes(item)) queue.push(item);
  show(item);
  count();
  pump();
}

async function pump() {
  if (atWork.size >= AT_A_TIME || queue.length === 0) return;
  const item = queue.shift();
  const isThere = () => items.includes(item);
  atWork.add(item);
  pump();
  try {
    while (item.again && isThere()) {
      item.again = false;
      item.state = "working";
      show(item);
      await made(item);
      if (!isThere()) break;
      show(item);
      count();
      if (!item.before && !item.again) await came(item);
    }
  } finally {
    atWork.delete(item);
    if (!isThere()) release(item);
    count();
    pump();
  }
}

async function made(item) {
  const how = wanted(item);
  const answer = await post("/scans/prepare", how);
  const said = answer ? await answer.json() : null;
  if (answer?.ok) {
    item.made = { ...said, limit: how.limit, chosen: how.client };
    item.said = said.said;
    item.state = "ready";
    picture(item);
    return;
  }
  if (item.made) forget([item.made.made]);
  item.made = null;
  item.said = said;
  item.state = answer ? "refused" : "failed";
}

/** Shows what was made of a page. */
function picture(item) {
  const address = `/scans/made/${item.made.made}`;
  item.card.querySelector(".after img").src = address;
  // In a tab of its own it is looked at as large as it is.
  item.card.querySelector(".after a").href = address;
}

/** Shows a page as it came. */
async function came(item) {
  const answer = await ask(`/scans/before/${item.file}/${item.page}`);
  // What can't be shown was said of the page already.
  if (!answer?.ok || !items.includes(item)) return;
  item.size = answer.headers.get("x-page-size").split("x").map(Number);
  item.before = URL.createObjectURL(await answer.blob());
  item.card.querySelector(".before img").src = item.before;
  item.card.querySelector(".before").hidden = false;
  show(item);
  if (item.made?.is_doubtful) edit(item, true);
}

/** Opens or closes the corners. */
function edit(item, isOpen) {
  const { card } = item;
  item.editor ??= corners(card.querySelector(".picture"), item.size, card.querySelector(".where"), item.made?.corners);
  item.editor.show(isOpen);
  card.classList.toggle("edited", isOpen);
  card.querySelector(".editing").hidden = !isOpen;
  card.querySelector(".set-corners").setAttribute("aria-expanded", String(isOpen));
}

function straighten(item, how) {
  item.straighten = how;
  edit(item, false);
  item.card.querySelector("h3").focus();
  make(item);
}

function remove(item) {
  const at = items.indexOf(item);
  items.splice(at, 1);
  if (queue.includes(item)) queue.splice(queue.indexOf(item), 1);
  item.card.remove();
  if (item.before) URL.revokeObjectURL(item.before);
  if (!atWork.has(item)) release(item);
  const next = items[at] ?? items[at - 1];
  if (next) next.card.querySelector("h3").focus();
  else byId("choose").focus();
  count();
}

function options(select) {
  const chosen = select.value;
  for (const old of select.querySelectorAll("[data-id]")) old.remove();
  for (const { id, name } of clients) {
    const option = element("option", { value: id }, `${name} (${id})`);
    option.dataset.id = id;
    select.append(option);
  }
  select.value = chosen;
}

function add(name, file, page, pages) {
  const card = byId("card").content.firstElementChild.cloneNode(true);
  spell(card);
  const item = { name, file, page, pages, card, state: "waiting", straighten: "auto", turns: null, replaces: null, made: null, said: null };
  options(card.querySelector(".client"));
  card.querySelector(".remove").addEventListener("click", () => {
    remove(item);
    tell(say("scans.removed", title(item)));
  });
  card.querySelector(".download").addEventListener("click", async () => {
    tell();
    const { made: number, name: saved } = item.made;
    const answer = await ask(`/scans/made/${number}`);
    if (answer) await save(answer, saved);
  });
  card.querySelector(".set-corners").addEventListener("click", () => {
    const isOpen = card.querySelector(".editing").hidden;
    edit(item, isOpen);
    if (isOpen) item.editor.focus();
  });
  card.querySelector(".close").addEventListener("click", () => {
    edit(item, false);
    card.querySelector(".set-corners").focus();
  });
  card.querySelector(".cut-out").addEventListener("click", () => straighten(item, { corners: item.editor.places() }));
  card.querySelector(".as-it-lies").addEventListener("click", () => straighten(item, "off"));
  card.querySelector(".by-itself").addEventListener("click", () => straighten(item, "auto"));
  card.querySelector(".turn").addEventListener("click", () => {
    item.turns = ((item.turns ?? item.made.quarter_turns) + 1) % 4;
    make(item);
  });
  card.querySelector(".again").addEventListener("click", () => make(item));
  card.querySelector(".own").addEventListener("change", () => make(item));
  items.push(item);
  list.append(card);
  return item;
}

async function take(files) {
  const records = files.filter(isRecord);
  if (records.length > 0) await open(records);
  for (const file of files.filter((file) => !isRecord(file))) {
    const answer = await upload("/scans/open", file);
    if (!answer) continue;
    const opened = await answer.json();
    isLeft = true;
    if (answer.ok) {
      for (let page = 1; page <= opened.pages; page += 1) make(add(file.name, opened.file, page, opened.pages));
    } else {
      const item = add(file.name, null, 1, 1);
      item.said = opened;
      item.state = "refused";
      show(item);
    }
    count();
  }
}

function showRecords() {
  records.replaceChildren(
    ...openings.flatMap(({ name, opened, said }) => {
      if (!opened) return [element("p", {}, say("scans.not_opened", name)), ...inWords(said).findings.map(finding)];
      const left = opened.left_alone.join(", ");
      return [
        element("p", {}, say("scans.opened", opened.name, opened.id)),
        left && element("p", {}, say("scans.left_alone", left)),
      ].filter(Boolean);
    }),
  );
}

async function known() {
  const answer = await ask("/scans/clients");
  if (!answer) return;
  clients = await answer.json();
  for (const select of document.querySelectorAll("select.client, select#client")) options(select);
}

let openedFiles = [];
async function open(files) {
  tell();
  openings = [];
  openedFiles = files;
  for (const file of files) {
    const answer = await upload("/scans/client", file, { limit: LARGEST_RECORD, more: { on_form: onForm() } });
    if (!answer) continue;
    const body = await answer.json();
    openings.push(answer.ok ? { name: file.name, opened: body } : { name: file.name, said: body });
  }
  await known();
  const opened = openings.map((one) => one.opened?.id).filter(Boolean);
  // Letters have a code only where it was asked for: the one client is meant, of several the codes tell.
  if (opened.length === 1) client.value = opened[0];
  else if (opened.length > 1) client.value = "";
  showRecords();
  if (opened.length > 0) for (const item of items) make(item);
}

// What is being taken in.
let taking = Promise.resolve();
dropzone(byId("drop"), byId("choose"), (files) => (taking = Promise.all([taking, take(files)])));
byId("open-record").addEventListener("change", (event) => {
  const files = [...event.target.files];
  event.target.value = "";
  open(files);
});
settings.addEventListener("submit", (event) => event.preventDefault());
settings.addEventListener("change", (event) => {
  if (event.target.type !== "file" && event.target.id !== "on-form") for (const item of items) make(item);
});
byId("zip").addEventListener("click", async () => {
  tell();
  const ready = items.filter((item) => item.made && item.state === "ready");
  const files = ready.map(({ name, page, pages, made: { made: number, id, chosen } }) => {
    return { made: number, name, page: pages > 1 ? page : null, id: chosen ?? id };
  });
  const answer = await post("/scans/zip", { files }, { name: say("scans.all"), limit: LARGEST_ARCHIVE });
  if (!answer) return;
  await save(answer, "scans.zip");
  isLeft = items.some((item) => item.file && !ready.includes(item));
});
// Pages that were dropped and not downloaded are not left without a question.
askBeforeLeaving(() => isLeft && items.length > 0);
byId("empty").addEventListener("click", () => {
  if (isLeft && items.length > 0 && !confirm(say("scans.empty_all", items.length))) return;
  for (const item of [...items]) remove(item);
});
addEventListener("spoken", () => {
  showAll();
  showRecords();
});

const SETTINGS = ["slot", "limit", "format", "client"];
/** What is on the page, to be there again. */
const onPage = () => ({
  files: items.flatMap(({ file, made: made_, replaces }) => [file, made_?.made ?? replaces]).filter(Boolean),
  value: {
    is_left: isLeft,
    settings: Object.fromEntries(SETTINGS.map((id) => [id, byId(id).value])),
    whiten: byId("whiten").checked,
    on_form: onForm(),
    items: items
      .filter(({ file }) => file)
      .map(({ name, file, page, pages, straighten, turns, replaces, made: made_, said, state, card }) => {
        const own = Object.fromEntries(["slot", "client"].map((name) => [name, card.querySelector(`.own .${name}`).value]));
        const isReady = state === "ready";
        const known = isReady ? { made: made_, said, state } : { replaces: made_?.made ?? replaces };
        return { name, file, page, pages, straighten, turns, own, known };
      }),
  },
});
function putBack(before) {
  for (const [id, value] of Object.entries(before.settings)) byId(id).value = value;
  byId("whiten").checked = before.whiten;
  for (const { name, file, page, pages, own, known, ...how } of before.items) {
    const item = Object.assign(add(name, file, page, pages), how, known);
    for (const [name, value] of Object.entries(own)) item.card.querySelector(`.own .${name}`).value = value;
    if (item.made) {
      picture(item);
      show(item);
      came(item);
    } else make(item);
  }
  isLeft = before.is_left;
}

const before = await keptBefore();
await known();
if (before) putBack(before);
count();
// Records are opened anew on it.
await chooseForm(() => openedFiles.length > 0 && open(openedFiles), before?.on_form);
keeps(onPage, () => taking);
