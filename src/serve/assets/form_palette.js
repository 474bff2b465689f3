// The list of fields beside a form: pressed, one comes to the middle of what is seen; dragged, to where it is let go.
import { tenth } from "./form_boxes.js";

/** How large what is added is at first, in millimetres. */
const SIZES = { seal: [45, 45], signature: [60, 20] };
const TEXT = [60, 7];
const TICK = [4, 4];
/** What a hand does without meaning to drag, in pixels. */
const TREMBLE = 5;

function fresh({ add, clear }) {
  if (clear) {
    const [width, height] = SIZES[clear];
    return { name: clear, width, height };
  }
  if (add === "account.kind") return { field: add, is: "mini-program", width: TICK[0], height: TICK[1] };
  const place = { field: add, width: TEXT[0], height: TEXT[1], size: 11, min_size: 6 };
  // A letter without a date is dated by hand.
  return add === "letter.date" ? { ...place, optional: true } : place;
}

const meet = (one, other) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** `add(item, isZone)` is called with what is added to the sheet. */
export function palette({ add, sheet, view, laid, taken }) {
  const list = document.getElementById("palette");
  const buttonOf = (event) => event.target.closest("[data-add], [data-clear]");
  const put = (button, left, top, isFree) => {
    const item = fresh(button.dataset);
    const box = sheet.getBoundingClientRect();
    const scale = laid().width / box.width;
    const [most, lowest] = [laid().width - item.width, laid().height - item.height];
    const at = (length, half, end) => tenth(Math.max(0, Math.min(end, length * scale - half)));
    item.x = at(left - box.left, item.width / 2, Math.floor(most));
    item.y = at(top - box.top, item.height / 2, Math.floor(lowest));
    // Below what is there already, where it would meet that.
    const start = item.y;
    while (isFree && taken().some((other) => meet(item, other))) {
      item.y = tenth(item.y + 1);
      if (item.y > lowest) {
        item.y = start;
        break;
      }
    }
    add(item, Boolean(button.dataset.clear));
  };

  list.addEventListener("click", (event) => {
    const button = buttonOf(event);
    if (!button) return;
    const seen = view.getBoundingClientRect();
    const box = sheet.getBoundingClientRect();
    const middle = (from, to) => (from + to) / 2;
    const left = middle(Math.max(seen.left, box.left), Math.min(seen.right, box.right));
    const top = middle(
      Math.max(seen.top, box.top, 0),
      Math.max(Math.min(seen.bottom, box.bottom, innerHeight), Math.max(seen.top, box.top, 0)),
    );
    put(button, left, top, true);
  });

  let carried = null;
  list.addEventListener("pointerdown", (event) => {
    const button = buttonOf(event);
    // A finger scrolls the list.
    if (!button || event.button !== 0 || event.pointerType === "touch") return;
    carried = { button, left: event.clientX, top: event.clientY, ghost: null };
  });
  addEventListener("pointermove", (event) => {
    if (!carried) return;
    const { button, left, top } = carried;
    if (!carried.ghost && Math.hypot(event.clientX - left, event.clientY - top) > TREMBLE) {
      carried.ghost = document.createElement("div");
      carried.ghost.className = "form-ghost";
      carried.ghost.textContent = button.textContent;
      document.body.append(carried.ghost);
    }
    if (!carried.ghost) return;
    carried.ghost.style.left = `${event.clientX}px`;
    carried.ghost.style.top = `${event.clientY}px`;
  });
  const letGo = (event) => {
    const { button, ghost } = carried ?? {};
    carried = null;
    if (!ghost) return;
    ghost.remove();
    const isIn = (part) => {
      const box = part.getBoundingClientRect();
      const across = event.clientX >= box.left && event.clientX <= box.right;
      return across && event.clientY >= box.top && event.clientY <= box.bottom;
    };
    if (event.type === "pointerup" && isIn(view) && isIn(sheet))
      put(button, event.clientX, event.clientY, false);
  };
  addEventListener("pointerup", letGo);
  addEventListener("pointercancel", letGo);
}
