// An official form: it is opened, its places are edited on its picture, seen filled in, and saved.
import {
  ask, dropzone, element, finding, keep, keeps, keptBefore, language, post, save, say, tell, titles, unsaved, upload,
} from "./page.js";
import { Boxes } from "./form_boxes.js";
import { boxName, fieldName, listen, placeName, show, zoneName } from "./form_panel.js";
import { palette } from "./form_palette.js";

const byId = (id) => document.getElementById(id);
const [editor, sheet, view, picture, list, found, opened, sample] = [
  "editor", "sheet", "view", "picture", "list", "findings", "opened", "sample",
].map(byId);
/** A sheet at 100 %, in pixels: a place of 6 mm is as high as a finger's least target. */
const SHEET = 840;
/** What is seen beside the first place, in pixels. */
const MARGIN = 24;
const MOST_UNDONE = 100;
const MOST_THUMBNAILS = 24;

// What is edited: the form as it was opened, the sheet, and the template; none before a form is open.
let form = null;
let laid = null;
let template = null;
let chosen = null;
let problems = [];
let filled = null;
let past = [];
const placed = unsaved();
let intro = null;
let asked = null;
let timer = 0;
const busy = (text) => (byId("busy").textContent = text ?? "");
const announce = (text) => (byId("said").textContent = text);

/** Everything on the sheet: places, zones, and the form's own fields with the places that are written for them. */
function things() {
  const about = (data) => problems.find((problem) => problem.about.includes(data));
  const made = (kind, item, data, name, more) => {
    const problem = about(data);
    const where = ["x", "y", "width", "height"].map((key) => Number(item[key]).toFixed(1));
    let label = say("form.box", name, ...where);
    if (more?.own && !data.field) label = say("form.box_empty", more.own.name);
    if (problem) label = say("form.box_faulty", label);
    return {
      kind, item, data, name, shown: name, label, field: data.field ?? data.name ?? "", chosen: item === chosen,
      faulty: Boolean(problem), describedBy: problem?.id, written: () => data, ...more,
    };
  };
  const places = template.place
    .filter((place) => place.form_field === undefined)
    .map((place) => made("place", place, place, placeName(place), { shown: boxName(place) }));
  const zones = template.clear.map((zone) => made("zone", zone, zone, zoneName(zone.name)));
  const own = laid.own.map((field) => {
    const place = template.place.find((place) => place.form_field === field.name);
    const name = place ? placeName(place) : field.name;
    const written = () => {
      if (place) return place;
      const added = { form_field: field.name };
      template.place.push(added);
      return added;
    };
    const kind = place ? "own" : "own empty";
    return made(kind, field, place ?? {}, name, { own: field, fixed: true, written });
  });
  return [...places, ...zones, ...own];
}

const thingOf = (item) => things().find((thing) => thing.item === item);

function draw() {
  const all = things();
  boxes.draw(all, laid);
  list.replaceChildren(
    element("option", { value: "" }),
    ...all.map((thing, at) => element("option", { value: at }, thing.name)),
  );
  const at = all.findIndex((thing) => thing.chosen);
  list.value = at < 0 ? "" : String(at);
  show(all[at], laid.forms);
  byId("undo").disabled = past.length === 0;
  for (const input of document.querySelectorAll("[data-head]"))
    if (input !== document.activeElement) input.value = template[input.dataset.head] ?? "";
}

function choose(item) {
  if (item === chosen) return;
  chosen = item;
  draw();
}

/** Keeps what is there before a change; keys that follow within a moment are one. */
let begun = 0;
function begin(isOneByItself) {
  const now = performance.now();
  if (isOneByItself === true || now - begun > 600) past = [...past, JSON.stringify(template)].slice(-MOST_UNDONE);
  begun = isOneByItself === true ? 0 : now;
  placed.changed();
}

function changed() {
  keep();
  // A field of the form's own for which nothing is chosen has no place.
  template.place = template.place.filter((place) => place.field || !place.form_field);
  draw();
  clearTimeout(timer);
  asked?.abort();
  noOutcome();
  timer = setTimeout(refresh, 150);
}

function remove(item) {
  const all = things();
  const at = all.findIndex((thing) => thing.item === item);
  if (at < 0) return;
  begin(true);
  const { data, name, own } = all[at];
  template.place = template.place.filter((place) => place !== data);
  template.clear = template.clear.filter((zone) => zone !== data);
  announce(say("form.removed", name));
  const next = own ? item : (all[at + 1] ?? all[at - 1])?.item;
  chosen = next ?? null;
  changed();
  if (next) boxes.focus(next);
}

function add(item, isZone) {
  begin(true);
  (isZone ? template.clear : template.place).push(item);
  chosen = item;
  changed();
  announce(say("form.added", isZone ? zoneName(item.name) : fieldName(item.field)));
  boxes.focus(item);
}

function undo() {
  const before = past.pop();
  if (before === undefined) return;
  const all = things();
  const at = all.findIndex((thing) => thing.chosen);
  template = JSON.parse(before);
  begun = 0;
  placed.changed();
  chosen = at < 0 ? null : (things()[at]?.item ?? null);
  changed();
  announce(say("form.undone"));
}

/** Asks for the form filled with the sample, and for what is wrong with its places. */
async function refresh() {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  const usual = language() === "en" ? "english" : "chinese";
  const now = { id: form.id, template, sample: sample.value || usual, language: language() };
  sheet.setAttribute("aria-busy", "true");
  try {
    const answer = await post("/form/filled", now, { signal });
    if (!answer) return;
    const { findings, picture: address } = await answer.json();
    filled = address;
    problems = findings.map((finding_, at) => {
      const { place, others, zone } = finding_;
      const about = [place, ...(others ?? [])].map((index) => template.place[index]);
      if (zone !== undefined) about.push(template.clear[zone]);
      return { ...finding_, id: `finding-${at}`, about: about.filter(Boolean) };
    });
    showProblems();
    draw();
    await showPicture();
    sheet.dataset.checked = Number(sheet.dataset.checked ?? 0) + 1;
    sheet.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

function showProblems() {
  found.replaceChildren(...problems.map(problemShown));
  const key = things().length === 0 ? "form.nothing_placed" : "form.nothing_wrong";
  if (problems.length === 0) found.append(element("p", {}, say(key)));
}

function problemShown(problem) {
  const box = finding(problem);
  box.id = problem.id;
  for (const data of problem.about) {
    const thing = things().find((thing) => thing.data === data);
    if (!thing) continue;
    const onclick = () => boxes.focus(thing.item);
    box.append(
      element("button", { type: "button", class: "show", onclick }, say("form.show_place", thing.name)),
    );
  }
  return box;
}

/** The form filled in where a sample is wanted and possible, else as it was opened. */
async function showPicture() {
  const isFilled = sample.value !== "" && filled !== null;
  const page = template.background_page ?? "";
  const empty = `/form/sheet/${form.id}${page && `?page=${page}`}`;
  const address = isFilled ? filled : empty;
  if (picture.getAttribute("src") !== address) {
    picture.src = address;
    // One that comes after it has taken its place.
    await picture.decode().catch(() => {});
  }
  sheet.classList.toggle("filled", isFilled);
}

function zoom() {
  const share = Number(byId("zoom").value);
  // Without one it is as wide as there is room.
  sheet.style.width = share ? `${SHEET * share}px` : "100%";
}

const boxes = new Boxes(byId("boxes"), {
  choose,
  begin,
  moved: () => show(thingOf(chosen), laid.forms),
  changed: (item) => {
    changed();
    announce(thingOf(item).label);
  },
  remove,
});
listen(() => chosen && thingOf(chosen), begin, changed);
palette({ add, sheet, view, laid: () => laid, taken: () => things().map(({ item }) => item) });

list.addEventListener("change", () => {
  const thing = things()[Number(list.value)];
  if (list.value === "" || !thing) return;
  choose(thing.item);
  boxes.show(thing.item);
});
byId("remove").addEventListener("click", () => chosen && remove(chosen));
byId("undo").addEventListener("click", undo);
editor.addEventListener("keydown", (event) => {
  const isText = event.target.matches("input, select");
  if (!isText && (event.ctrlKey || event.metaKey) && event.key === "z") {
    event.preventDefault();
    undo();
  }
});
byId("zoom").addEventListener("change", zoom);
sample.addEventListener("change", () => {
  showPicture();
  refresh();
});
byId("head").addEventListener("submit", (event) => event.preventDefault());
byId("head").addEventListener("input", (event) => {
  begin();
  template[event.target.dataset.head] = event.target.value;
  changed();
});

/** Says something of what was opened, and what was found on the way. */
function introduce(line, said) {
  intro = { line, said };
  opened.hidden = false;
  const findings = said[language()]?.findings ?? [];
  opened.replaceChildren(element("p", {}, line()), ...findings.map(finding));
}

/** A finding with the line of the user's own file that it is about. */
function located(problem) {
  const box = finding(problem);
  const { file, line } = problem;
  if (line) box.append(element("p", { class: "more" }, `${file}:${line}`));
  return box;
}

/** What is on the sheet, or null where that can't be; findings are shown then. */
async function laidOut(answer) {
  busy();
  if (!answer) return null;
  const body = await answer.json();
  if (answer.ok) return body;
  opened.hidden = false;
  opened.replaceChildren(...body.map(located));
  return null;
}

// Of forms that are opened, the last one is shown.
let turns = 0;
const mayReplace = () => placed.mayGo(say("form.replace"));

async function guess(of, page) {
  turns += 1;
  const turn = turns;
  busy(say("form.looking", of.name));
  const answer = await post("/form/guess", { id: of.id, page, language: language() });
  if (turn !== turns) return;
  const body = await laidOut(answer);
  // What was moved meanwhile is asked about too.
  if (!body || !mayReplace()) return;
  edit(of, body);
  const count = body.template.place.length;
  const key = count === 0 ? "form.guessed_none" : "form.guessed";
  introduce(() => say(key, of.name, count, body.template.clear.length), body.said);
}

async function reopen(of, file) {
  const query = new URLSearchParams({ id: of.id, name: file.name, language: language() });
  const options = { method: "POST", body: file, name: file.name };
  turns += 1;
  const turn = turns;
  const answer = await ask(`/form/template?${query}`, options);
  if (turn !== turns) return;
  const body = await laidOut(answer);
  if (!body || !mayReplace()) return;
  edit(of, body);
  const count = body.template.place.length;
  const another = () => (body.is_another_form ? ` ${say("form.another_form")}` : "");
  introduce(() => say("form.reopened", file.name, count) + another(), body.said);
}

function edit(of, body) {
  [form, laid, template] = [of, body, body.template];
  [chosen, problems, filled, past, intro] = [null, [], null, [], null];
  placed.none();
  byId("pages").hidden = true;
  byId("another-page").hidden = of.pages === 1;
  editor.hidden = false;
  byId("palette").open = template.place.length === 0;
  document.querySelector(".form-side").scrollTo(0, 0);
  sheet.style.aspectRatio = `${laid.width} / ${laid.height}`;
  noOutcome();
  found.replaceChildren(element("p", {}, say("form.checking")));
  keep();
  zoom();
  draw();
  announce("");
  // A narrow screen has more than the sheet's empty edge then.
  const { x } = things()[0]?.item ?? { x: 0 };
  const scale = sheet.clientWidth / laid.width;
  view.scrollTo(sheet.clientWidth > view.clientWidth ? x * scale - MARGIN : 0, 0);
  showPicture();
  refresh();
}

/** The form of which a page is still to be chosen. */
let paged = null;
function askPage(of) {
  turns += 1;
  busy();
  paged = of;
  byId("pages").hidden = false;
  byId("page").max = of.pages;
  byId("page").value = 1;
  const shown = Array.from({ length: Math.min(of.pages, MOST_THUMBNAILS) }, (_, at) => at + 1);
  const onclick = (page) => () => guess(of, page);
  byId("thumbnails").replaceChildren(
    ...shown.map((page) => {
      const src = `/form/sheet/${of.id}?page=${page}&small=true`;
      const name = element("span", {}, say("form.page_number", page));
      return element(
        "button",
        { type: "button", "data-page": page, onclick: onclick(page) },
        element("img", { src, alt: "", loading: "lazy" }),
        name,
      );
    }),
  );
  spokenPages();
}

function spokenPages() {
  if (!paged) return;
  byId("pages-hint").textContent = say("form.which_page_hint", paged.name, paged.pages);
  for (const button of byId("thumbnails").children)
    button.lastChild.textContent = say("form.page_number", button.dataset.page);
}
byId("another-page").addEventListener("click", () => {
  askPage(form);
  byId("page").focus();
});
byId("page-number").addEventListener("submit", (event) => {
  event.preventDefault();
  guess(paged, byId("page").valueAsNumber);
});

async function take(files) {
  const isTemplate = (file) => file.name.toLowerCase().endsWith(".toml");
  const [templates, forms] = [files.filter(isTemplate), files.filter((file) => !isTemplate(file))];
  if (templates.length > 1 || forms.length > 1 || (forms.length === 0 && !form)) {
    tell(say("form.one_form"), true);
    return;
  }
  if (!mayReplace()) return;
  let of = form;
  if (forms.length === 1) {
    turns += 1;
    const turn = turns;
    busy(say("form.opening", forms[0].name));
    const answer = await upload("/form/open", forms[0]);
    if (turn !== turns) return;
    of = await laidOut(answer);
    if (!of) return;
  }
  opened.hidden = true;
  const saved = of.template && new File([of.template.text], of.template.name);
  const [asked] = forms.length === 1 && saved ? [saved] : templates;
  if (asked) await reopen(of, asked);
  else if (of.pages > 1) askPage(of);
  else await guess(of, null);
}
// The form that is being opened.
let opening = Promise.resolve();
dropzone(byId("drop"), byId("file"), (files) => (opening = take(files)));

const quoted = (name) => (/^[\w.-]+$/.test(name) ? name : `"${name}"`);
// What the last button that was pressed led to, until the template is changed.
let outcome = null;
function lead(shown) {
  outcome = shown;
  outcome();
  byId("how").scrollIntoView({ block: "nearest" });
}
function noOutcome() {
  outcome = null;
  byId("how").replaceChildren();
}

function how() {
  const command = `gonghan letter client.toml --template ${quoted(form.template_name)}`;
  byId("how").replaceChildren(
    element("p", {}, say("form.how", form.template_name, form.name)),
    element("pre", { tabindex: "0" }, command),
  );
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-save]");
  if (!button) return;
  tell();
  const kind = button.dataset.save;
  const { id, template_name } = form;
  const name = kind === "toml" ? template_name : template_name.replace(/toml$/, "zip");
  const isError = problems.some(({ severity }) => severity === "error");
  await placed.saving(async () => {
    const answer = await post(`/form/file/${kind}`, { id, template, language: language() });
    if (!answer) return false;
    await save(answer, name);
    if (isError) tell(say("form.saved_faulty", name), true);
    // Another one is open by now.
    if (form.id === id) lead(how);
    return true;
  });
});
byId("use").addEventListener("click", async () => {
  tell();
  const answer = await post("/form/use", { id: form.id, template, language: language() });
  if (!answer) return;
  const body = await answer.json();
  if (!answer.ok) {
    tell(`${say("form.not_used")} ${titles(body)}`, true);
    return;
  }
  if (body.findings.length > 0) tell(`${say("form.used_but")} ${titles(body.findings)}`, true);
  const { name } = form;
  lead(() => {
    const link = (way, path) => {
      const href = `${path}?${new URLSearchParams({ lang: language(), form: body.key })}`;
      return element("a", { class: "button way", href }, say(`nav.${way}`));
    };
    byId("how").replaceChildren(
      element("p", {}, say("form.used", name)),
      element("p", { class: "buttons" }, link("one_client", "/"), link("many", "/many")),
    );
  });
});
addEventListener("spoken", () => {
  for (const group of document.querySelectorAll("optgroup[data-step]"))
    group.label = say(`step.${group.dataset.step}`);
  busy();
  spokenPages();
  if (!form) return;
  if (intro) introduce(intro.line, intro.said);
  announce("");
  outcome?.();
  draw();
  refresh();
});

const before = await keptBefore();
if (before) {
  sample.value = before.sample;
  byId("zoom").value = before.zoom;
  edit(before.form, before.laid);
  if (!before.is_saved) placed.changed();
}
keeps(
  () => ({
    value: form && { form, laid: { ...laid, template }, is_saved: !placed.is(), sample: sample.value, zoom: byId("zoom").value },
  }),
  () => opening,
);
