// The places on the picture of a form: boxes that are dragged, resized and moved by keys. They know nothing of templates.

/** Tenths of a millimetre. */
export const tenth = (mm) => Math.round(mm * 10) / 10;
const within = (mm, least, most) => tenth(Math.max(least, Math.min(most, mm)));
/** The last tenth of a millimetre on the sheet. */
const last = (side) => Math.floor(side * 10 + 0.5) / 10;
const LEAST = 1;

/** Moves an area, and keeps it on the sheet. */
export function move(item, x, y, sheet) {
  item.x = within(x, 0, last(sheet.width) - item.width);
  item.y = within(y, 0, last(sheet.height) - item.height);
}

/** Resizes an area, and keeps it on the sheet. */
function resize(item, width, height, sheet) {
  item.width = within(width, LEAST, Math.max(LEAST, last(sheet.width) - item.x));
  item.height = within(height, LEAST, Math.max(LEAST, last(sheet.height) - item.y));
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Boxes {
  #host;
  #acts;
  #things = [];
  #buttons = new Map();
  #sheet = { width: 210, height: 297 };
  #grabbed = null;

  /** `acts` is told: choose(item), begin(isOneByItself) before a change, moved(item) while it goes on, changed(item), remove(item). */
  constructor(host, acts) {
    this.#host = host;
    this.#acts = acts;
    host.addEventListener("pointerdown", (event) => this.#grab(event));
    host.addEventListener("pointermove", (event) => this.#drag(event));
    for (const name of ["pointerup", "pointercancel"])
      host.addEventListener(name, () => this.#letGo());
    host.addEventListener("keydown", (event) => this.#key(event));
    host.addEventListener("focusin", (event) => {
      const thing = this.#thingOf(event.target);
      if (thing) this.#acts.choose(thing.item);
    });
  }

  /** Shows things: each with its `item` (x, y, width, height), `kind`, `shown`, `label`, `fixed`, `faulty`, `chosen`. */
  draw(things, sheet) {
    this.#things = things;
    this.#sheet = sheet;
    const known = this.#buttons;
    this.#buttons = new Map();
    const buttons = things.map((thing) => {
      const button = known.get(thing.item) ?? this.#made();
      this.#buttons.set(thing.item, button);
      button.className = `box ${thing.kind}`;
      for (const name of ["fixed", "faulty", "chosen"]) button.classList.toggle(name, Boolean(thing[name]));
      button.setAttribute("aria-label", thing.label);
      button.setAttribute("aria-pressed", String(Boolean(thing.chosen)));
      if (thing.describedBy) button.setAttribute("aria-describedby", thing.describedBy);
      else button.removeAttribute("aria-describedby");
      button.dataset.field = thing.field;
      button.firstChild.textContent = thing.shown;
      this.#place(button, thing.item);
      return button;
    });
    const isSame =
      buttons.length === this.#host.children.length &&
      buttons.every((button, at) => this.#host.children[at] === button);
    if (isSame) return;
    // What has the focus keeps it while others come and go.
    const focused = document.activeElement;
    this.#host.replaceChildren(...buttons);
    if (buttons.includes(focused)) focused.focus({ preventScroll: true });
  }

  /** Brings an item into view. */
  show(item) {
    this.#buttons.get(item)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  focus(item) {
    this.show(item);
    this.#buttons.get(item)?.focus();
  }

  #made() {
    const button = document.createElement("button");
    button.type = "button";
    const [name, handle] = ["name", "handle"].map((kind) => {
      const part = document.createElement("span");
      part.className = kind;
      part.setAttribute("aria-hidden", "true");
      return part;
    });
    button.append(name, handle);
    return button;
  }

  #place(button, { x, y, width, height }) {
    const share = (length, of) => `${(100 * length) / of}%`;
    button.style.left = share(x, this.#sheet.width);
    button.style.top = share(y, this.#sheet.height);
    button.style.width = share(width, this.#sheet.width);
    button.style.height = share(height, this.#sheet.height);
  }

  #thingOf(target) {
    const button = target.closest(".box");
    return this.#things.find((thing) => this.#buttons.get(thing.item) === button);
  }

  #grab(event) {
    const thing = this.#thingOf(event.target);
    if (!thing || event.button !== 0) return;
    // Some browsers give a button that is pressed no focus.
    this.#buttons.get(thing.item).focus({ preventScroll: true });
    this.#acts.choose(thing.item);
    event.preventDefault();
    if (thing.fixed) return;
    const { x, y, width, height } = thing.item;
    this.#grabbed = {
      item: thing.item,
      isResized: Boolean(event.target.closest(".handle")),
      from: { x, y, width, height, left: event.clientX, top: event.clientY },
      scale: this.#sheet.width / this.#host.getBoundingClientRect().width,
      isMoved: false,
    };
    this.#host.setPointerCapture(event.pointerId);
  }

  #drag(event) {
    const grabbed = this.#grabbed;
    if (!grabbed) return;
    const { item, from, scale } = grabbed;
    const across = (event.clientX - from.left) * scale;
    const down = (event.clientY - from.top) * scale;
    // A finger that is put down trembles.
    if (!grabbed.isMoved && Math.hypot(across, down) < 3 * scale) return;
    if (!grabbed.isMoved) this.#acts.begin(true);
    grabbed.isMoved = true;
    if (grabbed.isResized) resize(item, from.width + across, from.height + down, this.#sheet);
    else move(item, from.x + across, from.y + down, this.#sheet);
    this.#place(this.#buttons.get(item), item);
    this.#acts.moved(item);
  }

  #letGo() {
    const grabbed = this.#grabbed;
    this.#grabbed = null;
    if (grabbed?.isMoved) this.#acts.changed(grabbed.item);
  }

  #key(event) {
    const thing = this.#thingOf(event.target);
    if (!thing) return;
    const { item } = thing;
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      this.#acts.remove(item);
      return;
    }
    const arrow = ARROWS[event.key];
    if (!arrow || thing.fixed) return;
    event.preventDefault();
    const [across, down] = arrow.map((step) => step * (event.shiftKey ? 5 : 1));
    this.#acts.begin();
    if (event.ctrlKey || event.altKey || event.metaKey)
      resize(item, item.width + across, item.height + down, this.#sheet);
    else move(item, item.x + across, item.y + down, this.#sheet);
    this.#acts.changed(item);
  }
}
