// The panel beside a form: what is said of the chosen place, key by key. Keys without a control stay as they are.
import { element, say, words } from "./page.js";

const byId = (id) => document.getElementById(id);
const panel = byId("panel");
const field = byId("p-field");
const extra = byId("p-extra");
const keyed = [...panel.querySelectorAll("[data-key]")];
const OWN = "extra.";
const AREA = ["x", "y", "width", "height"];
/** The sizes where nothing is said, in points. */
const USUAL = { size: 12, min_size: 8, min_size_of_own: 6 };
/** In millimetres. */
const NARROW = 30;
let forms = {};

/** What a field is called. */
export function fieldName(name) {
  if (name?.startsWith(OWN)) return name.slice(OWN.length) || say("form.own_field");
  return words[`field.${name}`] ?? name ?? "";
}

/** What a zone is called. */
export const zoneName = (name) => words[`form.${name}`] ?? name;

/** What a place is called in lists and on its box. */
export function placeName(place) {
  const name = fieldName(place.field);
  if (place.is) return `${name} = ${words[`choice.${place.is}`] ?? place.is}`;
  return place.form ? `${name} (${words[`value_form.${place.form}`] ?? place.form})` : name;
}

/** What stands on a place's box: of a narrow one, such as a date's day, the form alone. */
export function boxName(place) {
  const isNarrow = place.form && place.width < NARROW;
  return isNarrow ? (words[`value_form.${place.form}`] ?? place.form) : placeName(place);
}

/** Whether a thing is so where nothing is said: text stands in the middle of a PDF's own field, and on a line elsewhere. */
const isUsual = (key, thing) => key === "box" && Boolean(thing?.own);

/** Shows the chosen thing; none hides the panel. `all` are the fields that are written in several forms, with these. */
export function show(thing, all) {
  panel.hidden = !thing;
  byId("nothing-chosen").hidden = Boolean(thing);
  if (!thing) return;
  forms = all;
  const { data, kind, own } = thing;
  const isZone = kind === "zone";
  const has = {
    place: !isZone,
    zone: isZone,
    area: !own,
    mark: Boolean(data.is),
    text: !isZone && !data.is,
    form: !data.is && data.field in forms,
  };
  for (const part of panel.querySelectorAll("[data-for]")) part.hidden = !has[part.dataset.for];
  byId("of-form").hidden = !own;
  byId("of-form").textContent = own ? say("form.of_form", own.name) : "";
  byId("remove").hidden = Boolean(own);
  byId("p-size").placeholder = own ? "" : USUAL.size;
  byId("p-min_size").placeholder = own ? USUAL.min_size_of_own : USUAL.min_size;
  showField(data.field ?? "", Boolean(own));
  const choices = (forms[data.field] ?? []).map((name) =>
    element("option", { value: name }, words[`value_form.${name}`] ?? name),
  );
  byId("p-form").replaceChildren(element("option", { value: "" }, say("form.usual")), ...choices);
  for (const input of keyed) {
    const value = data[input.dataset.key];
    if (input.type === "checkbox") input.checked = value ?? isUsual(input.dataset.key, thing);
    // What is being typed is not changed under the hand.
    else if (input !== document.activeElement || input.tagName === "SELECT") input.value = value ?? "";
  }
}

function showField(name, mayBeEmpty) {
  const isOwn = name.startsWith(OWN);
  byId("p-extra-field").hidden = !isOwn;
  if (isOwn && document.activeElement !== extra) extra.value = name.slice(OWN.length);
  field.options[0].hidden = !mayBeEmpty;
  const wanted = isOwn ? OWN : name;
  if (![...field.options].some((option) => option.value === wanted))
    field.append(element("option", { value: wanted }, wanted));
  field.value = wanted;
}

/** Calls `begin` before, and `changed` after the chosen thing is changed by hand. */
export function listen(chosen, begin, changed) {
  const write = (key, value) => {
    const thing = chosen();
    if (!thing) return;
    begin();
    const data = thing.written();
    if (value === "") delete data[key];
    else data[key] = value;
    // Keys that what is there now does not have would be refused.
    if (data.is || !forms[data.field]?.includes(data.form)) delete data.form;
    if (!data.is) delete data.mark;
    changed();
  };
  field.addEventListener("change", () => {
    write("field", field.value);
    if (field.value === OWN) extra.focus();
  });
  extra.addEventListener("input", () => write("field", OWN + extra.value));
  for (const input of keyed) {
    const { key } = input.dataset;
    input.addEventListener(input.tagName === "SELECT" ? "change" : "input", () => {
      if (input.type === "checkbox")
        write(key, input.checked === isUsual(key, chosen()) ? "" : input.checked);
      else if (input.type !== "number") write(key, input.value);
      // A half-typed number is none, one that no sheet has is not taken, and a place has to have its four.
      else if (input.validity.rangeUnderflow || input.validity.rangeOverflow) return;
      else if (input.value !== "") write(key, Number(input.value));
      else if (!AREA.includes(key) && input.validity.valid) write(key, "");
    });
    // What was not taken does not stay there.
    if (input.type === "number")
      input.addEventListener("change", () => {
        const thing = chosen();
        if (thing) input.value = thing.data[key] ?? "";
      });
  }
  panel.addEventListener("submit", (event) => event.preventDefault());
}
