// Which official form a letter is made on: those that were placed on the page “Official form”, here or in another tab.
import { element, language, say } from "./page.js";

const [field, select] = ["on-form-field", "on-form"].map((id) => document.getElementById(id));
let forms = [];

/** The key of the form that is chosen; empty for gonghan's own letter. */
export const onForm = () => select.value;

function show() {
  const chosen = select.value;
  // One that the server no longer has stays chosen: the letter would be another one without a word.
  const gone = chosen !== "" && !forms.some(({ key }) => key === chosen) ? [select.selectedOptions[0]] : [];
  const options = forms.map(({ key, name, page }) => {
    const text = page ? say("on_form.page", name, page) : say("on_form.form", name);
    return element("option", { value: key }, text);
  });
  select.replaceChildren(select.options[0], ...options, ...gone);
  select.value = chosen;
  field.hidden = select.options.length === 1;
}

async function known() {
  const answer = await fetch("/form/placed").catch(() => null);
  if (!answer?.ok) return;
  forms = await answer.json();
  show();
}

/** Knows the forms from now on; `before` was chosen before, and `changed` is called where another one is chosen. */
export async function chooseForm(changed, before) {
  select.addEventListener("change", changed);
  addEventListener("focus", known);
  addEventListener("spoken", show);
  await known();
  const asked = new URLSearchParams(location.search).get("form") ?? before;
  if (!asked) return;
  // One that is no longer there is refused by the server, and not exchanged for another letter.
  if (!forms.some(({ key }) => key === asked)) select.append(element("option", { value: asked }, say("on_form.gone")));
  select.value = asked;
  show();
  history.replaceState(null, "", `?lang=${language()}`);
  changed();
}
