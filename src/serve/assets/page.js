// What all pages share: words, requests, findings, downloads. All logic is the server's.

export const words = JSON.parse(document.getElementById("words").textContent);
export const language = () => document.documentElement.lang;
const notice = document.getElementById("notice");
const said = document.getElementById("notice-said");

/** The words of a key, with {0}, {1} … filled in. */
export function say(key, ...values) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, at) => String(values[at]));
}

// Milliseconds that a line stays which says that all is well.
const WHILE = 20_000;
let timer = 0;
/** Shows a line at the head of the page; none takes it away. */
export function tell(text, isError = false) {
  said.textContent = text ?? "";
  notice.hidden = !text;
  notice.classList.toggle("error", isError);
  clearTimeout(timer);
  if (text && !isError) timer = setTimeout(() => notice.contains(document.activeElement) || tell(), WHILE);
}

document.getElementById("notice-close").addEventListener("click", () => {
  tell();
  document.getElementById("main").focus();
});

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const REFUSALS = {
  403: "page.not_admitted",
  404: "page.no_longer",
  409: "page.under_way",
  410: "page.form_gone",
  501: "client.no_draft",
  507: "page.full",
};
/** Tells why the server does not do something; `name` is that of the file that was sent, `limit` what it may have. */
export async function refused(answer, { name = say("page.this"), limit } = {}) {
  const { status } = answer;
  if (status === 413) tell(tooLarge(name, limit), true);
  else if (REFUSALS[status]) tell(say(REFUSALS[status]), true);
  else tell(say("page.failed", `${status} ${(await answer.text()).slice(0, 200)}`), true);
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// What a request was refused for last: it is no longer so once another one is answered.
let trouble = null;

/** Asks the server; where it is busy, asks again. Network faults and refusals are told at the head of the page: null then. */
export async function ask(path, options = {}) {
  for (;;) {
    let answer;
    try {
      answer = await fetch(path, options);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      trouble = say("page.gone");
      tell(trouble, true);
      return null;
    }
    if (answer.status === 503) {
      await wait(1000 * Number(answer.headers.get("retry-after") ?? 1));
      continue;
    }
    // Findings are JSON; what is not is a refusal of the server's own.
    const isJson = answer.headers.get("content-type")?.startsWith("application/json");
    if (answer.ok || (answer.status === 422 && isJson)) {
      if (trouble && said.textContent === trouble) tell();
      trouble = null;
      return answer;
    }
    await refused(answer, options);
    if (answer.status === 403) trouble = said.textContent;
    return null;
  }
}

const JSON_HEAD = { "content-type": "application/json" };
/** Sends a value as JSON. */
export const post = (path, value, options) =>
  ask(path, {
    method: "POST",
    body: JSON.stringify(value),
    headers: JSON_HEAD,
    ...options,
  });

// Bytes.
const LARGEST_FILE = 32 * 1024 * 1024;
const LARGEST_DROP = 200 * 1024 * 1024;
export const LARGEST_RECORD = 2 * 1024 * 1024;

/** Whether a file is a client's record, by its name. */
export const isRecord = (file) => /\.(toml|json)$/i.test(file.name);

const tooLarge = (name, limit = LARGEST_FILE) =>
  say("page.too_large", name, `${Math.round(limit / 1024 / 1024)} MB`);

/** Sends one file, `more` being said in its address; too large a one is told of and not sent. */
export async function upload(path, file, { limit = LARGEST_FILE, more = {} } = {}) {
  if (file.size > limit) {
    tell(tooLarge(file.name, limit), true);
    return null;
  }
  const query = new URLSearchParams({ ...more, name: file.name, language: language() });
  return ask(`${path}?${query}`, { method: "POST", body: file, name: file.name, limit });
}

// A browser takes line breaks out of what is pasted into a field, each in its own way, and says nothing.
document.addEventListener("paste", (event) => {
  const input = event.target;
  if (!input.matches?.('input[type="text"]')) return;
  // A cell of a spreadsheet is copied with the end of its row.
  const pasted = event.clipboardData.getData("text/plain").replace(/[\r\n]+$/, "");
  const lines = pasted.split(/\r\n|\n|\r/);
  if (lines.length === 1) return;
  event.preventDefault();
  // As if it were typed: it can be undone, and what listens to input hears of it.
  document.execCommand("insertText", false, lines.join(" "));
  tell(say("page.pasted_lines", lines.join("⏎")), true);
});

/** Of what is said in all languages, what is said in the one that is chosen. */
export const inWords = (said) => said[language()] ?? said.en;

/** Has the server keep files no longer. */
export function forget(numbers) {
  const kept = numbers.filter(Boolean);
  if (kept.length > 0) post("/forget", kept);
}

// Milliseconds that the page which this tab showed before may take to go.
const LONGEST_FAREWELL = 2000;

/** This tab's own number: one that was copied from another tab, which has it still, is not taken. */
async function ownTab() {
  const isFree = (tab) =>
    new Promise((done) => {
      const hold = () => {
        done(true);
        // As long as the page is there.
        return new Promise(() => {});
      };
      const signal = AbortSignal.timeout(LONGEST_FAREWELL);
      navigator.locks.request(`gonghan-${tab}`, { signal }, hold).catch(() => done(false));
    });
  const before = sessionStorage.tab;
  if (before && (await isFree(before))) return before;
  const tab = crypto.randomUUID();
  await isFree(tab);
  sessionStorage.tab = tab;
  return tab;
}

// The server keeps what is on a page, until it stops, by a number that this tab alone knows: it is there again when one comes back.
const TAB = await ownTab();
const KEPT = `/kept/${TAB}/${document.body.dataset.way}`;
const A_MOMENT = 400;
let onPage = null;
let settle = () => {};
let keeping = 0;
// Whether one goes to another way to work, and comes back.
let isWithin = false;

async function send() {
  clearTimeout(keeping);
  if (!onPage) return true;
  const body = JSON.stringify(onPage());
  const answer = await fetch(KEPT, { method: "POST", body, headers: JSON_HEAD }).catch(() => null);
  return Boolean(answer?.ok);
}

/**
 * Has the server keep what `state` gives: a `value`, and the numbers of the page's `files` and of its `table`; `settled` is waited
 * for before another way to work is gone to. What was on the page before is put back by then: it may be used.
 */
export function keeps(state, settled) {
  onPage = state;
  settle = settled;
  document.body.dataset.ready = "yes";
}

/** Something on the page was changed. */
export function keep() {
  clearTimeout(keeping);
  keeping = setTimeout(send, A_MOMENT);
}

/** What was on the page when this tab left it, or null. */
export async function keptBefore() {
  const answer = await fetch(KEPT).catch(() => null);
  return answer?.status === 200 ? answer.json() : null;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".ways a, a.way");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await settle();
  // What can't be kept is asked about by the browser.
  isWithin = await send();
  location.assign(link.href);
});
addEventListener("pageshow", () => (isWithin = false));
addEventListener("pagehide", (event) => {
  if (!isWithin && !event.persisted) navigator.sendBeacon(`/left/${TAB}`);
});

/** Has the page not be left without a question while there is something to lose. */
export function askBeforeLeaving(isThere) {
  addEventListener("beforeunload", (event) => {
    if (!isWithin && isThere()) event.preventDefault();
  });
}

/** The titles of findings, in a line. */
export const titles = (found) => found.map(({ title }) => title).join(" · ");

/** A finding as it stands beside its field. */
export function finding(found) {
  const box = element("div", { class: `finding ${found.severity}` });
  box.append(
    element("p", {}, element("strong", {}, `${say(`severity.${found.severity}`)}: `), found.title),
  );
  if (found.marked) {
    const [before, marked, behind] = found.marked;
    const text = element("bdi", {}, before, element("mark", {}, marked), behind);
    box.append(element("p", { class: "marked" }, text));
  }
  for (const more of [found.label, found.why, ...found.help]) {
    if (more) box.append(element("p", { class: "more" }, more));
  }
  return box;
}

/** Hands bytes to the browser's downloads. */
export async function save(answer, name) {
  const link = element("a", { href: URL.createObjectURL(await answer.blob()), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  tell(say("page.saved", name));
}

/** Bytes as people write them, by thousands. */
export function size(bytes) {
  const kilo = bytes / 1000;
  return kilo < 1000 ? `${Math.ceil(kilo)} kB` : `${(kilo / 1000).toFixed(2)} MB`;
}

/** Whether files are not too large together; it is told where they are. */
export function fits(files) {
  const isFit = files.reduce((sum, file) => sum + file.size, 0) <= LARGEST_DROP;
  if (!isFit) tell(say("page.drop_too_large", files.map((file) => file.name).join(", ")), true);
  return isFit;
}

/** Counts what is changed on the page and saved nowhere: the page is not left without a question then. */
export function unsaved() {
  let [changes, saved, given] = [0, 0, 0];
  const is = () => changes > saved;
  askBeforeLeaving(is);
  return {
    is,
    changed: () => (changes += 1),
    none: () => (saved = changes),
    /** Whether other things may take its place; what was once given up is not asked about again. */
    mayGo(question) {
      if (changes > Math.max(saved, given) && !confirm(question)) return false;
      given = changes;
      return true;
    },
    /** Saves what there is now: what is changed while `work` goes on is not saved by it, nor anything where it gives false. */
    async saving(work) {
      const now = changes;
      if (await work()) saved = Math.max(saved, now);
    },
  };
}

/** Has files be dropped anywhere on the page: `take` is called with a list of them, and `zone` shows that they may be. */
export function droppable(zone, take) {
  const over = (is) => zone?.classList.toggle("over", is);
  // A text that is dragged goes where it is let go.
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over(true);
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) over(false);
  });
  addEventListener("drop", (event) => {
    over(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    chosen(event.dataTransfer.files, take);
  });
}

function chosen(files, take) {
  if (files.length === 0) return;
  tell();
  const all = [...files];
  if (fits(all)) take(all);
}

/** Has files be chosen by an input: `take` is called with a list of them. */
export function choosable(input, take) {
  input.addEventListener("change", () => {
    // It is emptied, so that the same file may be chosen again.
    const files = [...input.files];
    input.value = "";
    chosen(files, take);
  });
}

/** A place where files are chosen, or dropped with all the page around it. */
export function dropzone(zone, input, take) {
  droppable(zone, take);
  choosable(input, take);
}

// Chromium goes on showing boxes for text that it drew before a face was loaded, until something about the font changes.
let loaded = 0;
document.fonts.addEventListener("loadingdone", () => {
  loaded += 1;
  document.documentElement.style.fontFeatureSettings = `"kern" ${loaded}`;
});

/** Fills in the words of what is marked with their keys. */
export function spell(root) {
  for (const spoken of root.querySelectorAll("[data-w]")) spoken.textContent = words[spoken.dataset.w];
}

let wanted = null;
/** Speaks another language without losing what is typed. */
async function speak(tag) {
  wanted = tag;
  const answer = await ask(`/words/${tag}`);
  const spoken = await answer?.json();
  // Another one was chosen since.
  if (!spoken || wanted !== tag) return;
  Object.assign(words, spoken);
  document.documentElement.lang = tag;
  spell(document);
  for (const name of ["aria-label", "alt"])
    for (const spoken of document.querySelectorAll(`[data-w-${name}]`))
      spoken.setAttribute(name, words[spoken.getAttribute(`data-w-${name}`)]);
  for (const link of document.querySelectorAll(".languages a")) {
    if (link.lang === tag) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const link of document.querySelectorAll(".ways a"))
    link.href = `${new URL(link.href).pathname}?lang=${tag}`;
  const title = document.querySelector("h1").textContent;
  document.title = `${title} – ${words["nav.site"]}`;
  history.replaceState(null, "", `?lang=${tag}`);
  tell();
  dispatchEvent(new Event("spoken"));
}
document.querySelector(".languages").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  speak(link.lang);
});
