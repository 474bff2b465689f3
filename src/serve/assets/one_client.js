// One client: what is typed is checked and drawn as it is typed.
import { chooseForm, onForm } from "./on_form.js";
import {
  droppable, element, finding, forget, inWords, isRecord, keep, keeps, keptBefore, language, LARGEST_RECORD, post, save, say, tell,
  titles, unsaved, upload,
} from "./page.js";

// Of what stands in the way, at the head of the page.
const MOST_TOLD = 3;
const form = document.getElementById("client");
const byId = (id) => document.getElementById(id);
const [preview, noPreview, list, next] = ["preview", "no-preview", "findings", "next"].map(byId);
const steps = [...form.querySelectorAll("fieldset.step")];
const inputs = [...form.querySelectorAll("[name]")];
// Fields of an opened record that are not on the form, and the user's own.
let kept = {};
let extra = {};
let receipt = null;
// Of receipts and records that are on their way, only the one that was chosen last is taken; saving waits for a receipt.
let chosenReceipt = 0;
let chosenRecord = 0;
let receiptOnItsWay = null;
let recordOnItsWay = null;
let composing = false;
// What is typed and saved nowhere.
const typed = unsaved();
let isRefused = false;
let timer = 0;
// When the form was last changed.
let since = 0;
let asked = null;

function state() {
  const fields = { ...kept };
  for (const input of inputs) {
    // A text that an input can't show goes on as it was, until it is changed by hand.
    if (input.name in kept) continue;
    if (input.value !== "") fields[input.name] = input.value;
  }
  return {
    fields,
    extra,
    language: language(),
    allow_unusual_id: byId("unusual").checked,
    code: byId("code").checked,
    receipt,
    on_form: onForm(),
  };
}

function show({ findings, next: steps_, left_alone, has_lost_receipt }) {
  if (has_lost_receipt && receipt) {
    noReceipt();
    ofReceipt = () => [element("p", { class: "finding error" }, say("client.receipt_gone"))];
    sayAgain();
  }
  const empty = new Set(inputs.filter((input) => input.value === "").map((input) => input.name));
  for (const input of inputs) {
    input.removeAttribute("aria-invalid");
    byId(`${input.id}-said`).replaceChildren();
  }
  const counts = new Map();
  list.replaceChildren();
  for (const found of findings) {
    const input = inputs.find((input) => input.name === found.field);
    // What is still empty is not wrong yet.
    const box = finding(found.rule === "missing-field" ? { ...found, severity: "note" } : found);
    list.append(box);
    if (!input) continue;
    const lead = (event) => {
      event.preventDefault();
      goTo(input);
    };
    box.append(element("p", {}, element("a", { href: `#${input.id}`, onclick: lead }, say("client.go_to"))));
    // It is marked as needed already.
    if (!empty.has(found.field)) {
      if (found.severity === "error") input.setAttribute("aria-invalid", "true");
      byId(`${input.id}-said`).append(finding(found));
    }
    const step = input.closest("fieldset").id;
    if (found.severity !== "note") counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  if (findings.length === 0) list.append(element("p", {}, say("page.nothing_found")));
  for (const link of form.querySelectorAll("[data-step]")) {
    const count = counts.get(`step-${link.dataset.step}`);
    link.querySelector(".count").textContent = count ? `(${count})` : "";
  }
  next.replaceChildren(...steps_.map((step) => element("li", {}, say(step.key, step.with))));
  if (left_alone.length > 0) {
    list.prepend(element("p", {}, say("client.left_alone", left_alone.join(", "))));
  }
}

async function refresh() {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  const now = state();
  try {
    const draw = post("/client/preview", now, { signal }).then(async (drawn) => {
      if (!drawn) return;
      if (drawn.ok) {
        const old = preview.src;
        preview.src = URL.createObjectURL(await drawn.blob());
        // One that comes after it has taken its place.
        await preview.decode().catch(() => {});
        if (old) URL.revokeObjectURL(old);
        if (signal.aborted) return;
        preview.hidden = false;
        noPreview.textContent = "";
        preview.dataset.milliseconds = Math.round(performance.now() - since);
      } else {
        preview.hidden = true;
        noPreview.textContent = `${say("client.no_preview")} ${titles(await drawn.json())}`;
      }
    });
    const check = post("/client/check", now, { signal }).then(async (checked) => {
      if (checked?.ok) show(await checked.json());
    });
    await Promise.all([draw, check]);
    form.dataset.checked = Number(form.dataset.checked ?? 0) + 1;
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

function changed() {
  keep();
  // A half-typed word of an input method is nobody's name.
  if (composing) return;
  clearTimeout(timer);
  since = performance.now();
  timer = setTimeout(refresh, 30);
}

function go(index, focus) {
  const at = Math.max(0, Math.min(steps.length - 1, index));
  steps.forEach((step, other) => (step.hidden = other !== at));
  for (const link of form.querySelectorAll("[data-step]")) {
    if (`step-${link.dataset.step}` === steps[at].id) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  if (focus) steps[at].querySelector("input, select")?.focus();
  keep();
}

function goTo(input) {
  go(steps.indexOf(input.closest("fieldset")), false);
  input.focus();
}

/** Asks for something that is made of the form; findings that stand in the way are shown, and null given. */
async function made(path) {
  tell();
  const [now, client] = [state(), chosenRecord];
  // It goes with the client that it was chosen for.
  if (receiptOnItsWay) now.receipt = await receiptOnItsWay;
  const answer = await post(path, now);
  if (answer?.status !== 422) return answer;
  const found = await answer.json();
  const errors = found.filter(({ severity }) => severity === "error");
  const more = errors.length > MOST_TOLD ? " …" : "";
  tell(`${say("page.not_made")} ${titles(errors.slice(0, MOST_TOLD))}${more}`, true);
  // Another client is on the form by now.
  if (client !== chosenRecord) return null;
  isRefused = true;
  const shown = found.map(finding);
  list.replaceChildren(...shown);
  const faulty = inputs.find((input) => found.some(({ field, severity }) => severity === "error" && field === input.name));
  if (faulty) goTo(faulty);
  return null;
}

form.addEventListener("compositionstart", () => (composing = true));
form.addEventListener("compositionend", () => {
  composing = false;
  changed();
});
form.addEventListener("input", (event) => {
  delete kept[event.target.name];
  typed.changed();
  // It was about what stood there before.
  if (isRefused) tell();
  isRefused = false;
  changed();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", (event) => {
  const move = event.target.closest("[data-move]");
  const link = event.target.closest("[data-step]");
  const at = steps.findIndex((step) => !step.hidden);
  if (move) go(at + Number(move.dataset.move), true);
  if (link) {
    event.preventDefault();
    go(
      steps.findIndex((step) => step.id === `step-${link.dataset.step}`),
      true,
    );
  }
});
/** A file of this client, called after its account: those of several clients lie in one folder. */
function named(file) {
  const id = form.elements["account.id"].value;
  return /^[A-Za-z0-9_]{1,40}$/.test(id) ? `${id} ${file}` : file;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-file]");
  if (!button) return;
  const file = button.dataset.file;
  const hasRecord = ["client.toml", "client.zip"].includes(file);
  const name = named(file);
  const saved = async () => {
    const answer = await made(`/client/file/${file}`);
    if (!answer) return false;
    await save(answer, name);
    // Its payment or its receipt is not known yet.
    if (answer.headers.has("x-without-email")) tell(`${say("page.saved", name)} ${say("client.without_email")}`);
    return true;
  };
  if (hasRecord) await typed.saving(saved);
  else await saved();
});
byId("draft").addEventListener("click", async () => {
  const answer = await made("/client/draft");
  if (answer) tell(say("client.draft_opened"));
});

// What was said of the receipt and of the record that was opened, to be said again in another language.
let ofReceipt = () => [];
let ofRecord = () => [];
function sayAgain() {
  byId("receipt-said").replaceChildren(...ofReceipt());
  byId("opened").replaceChildren(...ofRecord());
  byId("opened").hidden = byId("opened").children.length === 0;
}
function recordSaid(lines) {
  ofRecord = lines;
  sayAgain();
}
const findingsOf = (said) => inWords(said).findings.map(finding);

/** Has a receipt, by its number and its name, be that of the client; null for none. */
function setReceipt(number, name) {
  receipt = number;
  byId("no-receipt").hidden = !number;
  byId("receipt-name").textContent = number ? name : "";
}

function noReceipt() {
  chosenReceipt += 1;
  forget([receipt]);
  receiptOnItsWay = null;
  setReceipt(null);
  ofReceipt = () => [];
  sayAgain();
}

async function takeReceipt(file) {
  noReceipt();
  const turn = chosenReceipt;
  byId("receipt-name").textContent = say("client.receipt_on_its_way", file.name);
  const answer = await upload("/client/receipt", file);
  const body = await answer?.json();
  const taken = answer?.ok ? body : null;
  if (turn !== chosenReceipt) {
    forget([taken]);
    return null;
  }
  setReceipt(taken, file.name);
  if (answer && !taken) ofReceipt = () => findingsOf(body);
  sayAgain();
  changed();
  return taken;
}

byId("receipt").addEventListener("change", (event) => {
  const [file] = event.target.files;
  // The same file may be chosen again once it is another.
  event.target.value = "";
  if (file) receiptOnItsWay = takeReceipt(file);
});
byId("no-receipt").addEventListener("click", () => {
  noReceipt();
  changed();
  byId("receipt").focus();
});

/** Shows another client's record; nothing of the client before goes with it. */
function put(record) {
  chosenRecord += 1;
  kept = {};
  extra = record.extra;
  noReceipt();
  for (const box of ["unusual", "code"]) byId(box).checked = false;
  typed.none();
  for (const input of inputs) input.value = "";
  for (const [name, text] of Object.entries(record.fields)) {
    const input = inputs.find((input) => input.name === name);
    if (input) input.value = text;
    // A choice that the form does not have, or a text that an input changes, stays as it was.
    if (input?.value !== text) kept[name] = text;
  }
  changed();
}
const mayReplace = () => typed.mayGo(say("client.replace"));

byId("new").addEventListener("click", () => {
  if (!mayReplace()) return;
  tell();
  recordSaid(() => []);
  put({ fields: {}, extra: {} });
  go(0, true);
});
async function openRecord(file) {
  tell();
  chosenRecord += 1;
  const turn = chosenRecord;
  const answer = await upload("/client/open", file, { limit: LARGEST_RECORD });
  const record = await answer?.json();
  if (!answer || turn !== chosenRecord) return;
  if (!answer.ok) {
    recordSaid(() => findingsOf(record));
    return;
  }
  // What was typed meanwhile is asked about too.
  if (!mayReplace()) return;
  put(record);
  const key = record.is_in_part ? "client.opened_with" : "client.opened";
  recordSaid(() => [element("p", {}, say(key, file.name)), ...findingsOf(record.said)]);
}
byId("open-record").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) recordOnItsWay = openRecord(file);
});
// A record, or else a receipt.
droppable(null, ([file, ...others]) => {
  const isReceipt = /\.(pdf|jpe?g|png|gif|bmp|webp|tiff?)$/i.test(file.name);
  if (others.length > 0 || !(isRecord(file) || isReceipt)) {
    tell(say("client.one_file"), true);
  } else if (isRecord(file)) {
    recordOnItsWay = openRecord(file);
  } else {
    go(steps.findIndex((step) => step.contains(byId("receipt"))), false);
    receiptOnItsWay = takeReceipt(file);
  }
});
addEventListener("spoken", () => {
  sayAgain();
  changed();
});

/** What is on the page, to be there again. */
const onPage = () => ({
  files: [receipt].filter(Boolean),
  value: {
    ...state(),
    step: steps.findIndex((step) => !step.hidden),
    receipt_name: byId("receipt-name").textContent,
    is_saved: !typed.is(),
  },
});
function putBack(before) {
  put(before);
  byId("unusual").checked = before.allow_unusual_id;
  byId("code").checked = before.code;
  if (before.receipt) setReceipt(before.receipt, before.receipt_name);
  if (!before.is_saved) typed.changed();
}

const before = await keptBefore();
if (before) putBack(before);
go(before?.step ?? 0, false);
await chooseForm(changed, before?.on_form);
keeps(onPage, () => Promise.all([receiptOnItsWay, recordOnItsWay]));
refresh();
