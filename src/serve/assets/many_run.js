// A run over the table, with its progress and what came of it.
import { ask, askBeforeLeaving, element, finding, language, post, refused, say, tell, words } from "./page.js";
import { lockColumns, match } from "./many_columns.js";
import { corrected, lockRows } from "./many_rows.js";
import { inTurn, isBusy, left, look, path, table } from "./many_table.js";
import { onForm } from "./on_form.js";

const byId = (id) => document.getElementById(id);
// Milliseconds.
const PAUSE = 2000;
const BETWEEN_WORDS = 5000;
let progress = null;
let isOutOfTouch = false;
// Whether the run was followed already when the page was left.
let isResumed = false;
let spokenAt = 0;

function follow() {
  progress?.close();
  progress = new EventSource(path("progress"));
  progress.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    // After a break the server is there again.
    if (isOutOfTouch) tell();
    isOutOfTouch = false;
    showProgress(now);
    if (!now.has_ended) {
      isResumed = false;
      return;
    }
    progress.close();
    ended(now);
  });
  progress.addEventListener("error", () => {
    if (!table.isRunning) return;
    isOutOfTouch = true;
    tell(say("many.out_of_touch"), true);
    // A break that the browser does not mend by itself.
    if (progress.readyState === EventSource.CLOSED) setTimeout(followAgain, PAUSE);
  });
}

let progressShown = null;
function showProgress(now) {
  progressShown = now;
  const { done, total, failed, has_ended } = now;
  const bar = byId("bar");
  bar.max = Math.max(total, 1);
  bar.value = done;
  const line = total === 0 && !has_ended ? say("many.waiting") : say("many.done_of", done, total, failed);
  byId("progress-said").textContent = line;
  // Read aloud now and then.
  const time = performance.now();
  if (!has_ended && time - spokenAt < BETWEEN_WORDS) return;
  spokenAt = time;
  byId("progress-spoken").textContent = line;
}

/** Shows the run that the table had when the page was left, if it had one. */
export async function resume() {
  const answer = await fetch(path("progress")).catch(() => null);
  answer?.body?.cancel();
  if (!answer?.ok) return;
  running(true);
  isResumed = true;
  byId("progress").hidden = false;
  follow();
}

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
  const hadFocus = document.activeElement === byId("cancel");
  running(false);
  // What the page showed before it was left is no news.
  const isNews = !isResumed;
  isResumed = false;
  if (isNews && now.broke_off) tell(say("many.broke_off"), true);
  else if (isNews && now.is_stopped) tell(say("many.cancelled"));
  results = now;
  showResults();
  byId("results").hidden = now.files.length === 0;
  if (isNews && now.files.length > 0) left.changed();
  if (hadFocus) byId(now.files.length > 0 ? "results-title" : "begin").focus();
  await look();
  if (now.broke_off) byId("table-findings").prepend(...now.broke_off.map(finding));
}

// What the last run came to.
let results = null;
function showResults() {
  if (!results) return;
  const files = results.files.map((name) =>
    element(
      "li",
      {},
      element("a", { href: path(`result/${encodeURIComponent(name)}`), download: name }, name),
      words[`result.${name}`] ? ` – ${say(`result.${name}`)}` : "",
    ),
  );
  byId("result-files").replaceChildren(...files.reverse());
  const lines = [say("many.made_counts", results.letters, results.emails)];
  if (results.is_stopped) lines.push(say("many.results_partial"));
  byId("results-said").textContent = lines.join(" ");
}
addEventListener("spoken", () => {
  if (progressShown) showProgress(progressShown);
  showResults();
});

function running(is) {
  table.isRunning = is;
  byId("cancel").hidden = !is;
  lockRows();
  lockColumns();
}

/** What is to be made, by what is ticked. */
export const ticked = () =>
  Object.fromEntries(["pdf", "png", "jpg", "email", "code"].map((id) => [id, byId(id).checked]));

async function begin() {
  // What an earlier run made is not to be taken for what this one makes.
  byId("results").hidden = true;
  byId("progress").hidden = true;
  await match();
  if (!(await corrected())) {
    if (byId("notice").hidden) tell(say("many.not_corrected"), true);
    return;
  }
  const wanted = {
    ...ticked(),
    lang: onForm() ? "" : byId("lang").value,
    on_form: onForm(),
    language: language(),
  };
  const answer = await inTurn(() => post(path("run"), wanted));
  if (!answer?.ok) return;
  table.isChanged = false;
  table.isRunning = true;
  byId("progress").hidden = false;
  showProgress({ done: 0, total: 0, failed: 0, has_ended: false });
  follow();
}

byId("run").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isBusy()) return;
  tell();
  if (!["pdf", "png", "jpg", "email"].some((id) => byId(id).checked)) {
    tell(say("many.nothing_wanted"), true);
    return;
  }
  const hadFocus = document.activeElement === byId("begin");
  table.isBeginning = true;
  running(false);
  try {
    await begin();
  } finally {
    table.isBeginning = false;
    running(table.isRunning);
    if (hadFocus && document.activeElement === document.body) byId(table.isRunning ? "cancel" : "begin").focus();
  }
});
byId("cancel").addEventListener("click", () => ask(path("cancel"), { method: "POST" }));
byId("result-files").addEventListener("click", (event) => {
  if (event.target.closest("a")) left.none();
});
// Nor is a run left without a question.
askBeforeLeaving(() => table.isRunning);
