// The four corners of a sheet, dragged or moved by keys on the picture as it came.
import { element, say } from "./page.js";

const svg = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
const clamp = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Handles on a picture of so many columns and rows, at the corners that were found; `where` is told where the one that moves is. */
export function corners(picture, [width, height], where, found) {
  // A little within the picture, so that each can be taken hold of.
  const within = [
    [0.06 * width, 0.06 * height],
    [0.94 * width, 0.06 * height],
    [0.94 * width, 0.94 * height],
    [0.06 * width, 0.94 * height],
  ];
  const places = (found ?? within).map(([x, y]) => [clamp(x, width), clamp(y, height)]);
  const step = Math.max(1, Math.round(Math.max(width, height) / 1000));

  const outline = svg("svg");
  outline.setAttribute("viewBox", `0 0 ${width} ${height}`);
  outline.setAttribute("aria-hidden", "true");
  const lines = ["under", "over"].map((name) => {
    const line = svg("polygon");
    line.setAttribute("class", name);
    outline.append(line);
    return line;
  });
  const group = element("div", { class: "handles", role: "group" }, outline);
  const handles = places.map((_, index) => {
    const handle = element("button", { type: "button", class: "handle" });
    handle.dataset.corner = index;
    group.append(handle);
    return handle;
  });

  function draw() {
    for (const line of lines) line.setAttribute("points", places.join(" "));
    handles.forEach((handle, index) => {
      const [x, y] = places[index];
      handle.style.left = `${(100 * x) / width}%`;
      handle.style.top = `${(100 * y) / height}%`;
      handle.dataset.at = `${x},${y}`;
    });
  }
  function move(index, x, y) {
    places[index] = [clamp(x, width), clamp(y, height)];
    draw();
    where.textContent = say("scans.corner_at", say(`scans.corner_${index}`), ...places[index]);
  }

  group.addEventListener("keydown", (event) => {
    const handle = event.target.closest(".handle");
    const way = ARROWS[event.key];
    if (!handle || !way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const index = Number(handle.dataset.corner);
    const by = event.shiftKey ? step * 20 : step;
    move(index, places[index][0] + way[0] * by, places[index][1] + way[1] * by);
  });
  group.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const index = Number(handle.dataset.corner);
    const box = group.getBoundingClientRect();
    // It is held where it was taken, not at its middle.
    const held = [0, 1].map((axis) => {
      const [at, start] = axis === 0 ? [event.clientX, box.left] : [event.clientY, box.top];
      const side = axis === 0 ? box.width / width : box.height / height;
      return at - start - places[index][axis] * side;
    });
    const dragged = (moved) => {
      const now = group.getBoundingClientRect();
      move(
        index,
        ((moved.clientX - now.left - held[0]) / now.width) * width,
        ((moved.clientY - now.top - held[1]) / now.height) * height,
      );
    };
    const released = () => {
      handle.removeEventListener("pointermove", dragged);
      for (const name of ["pointerup", "pointercancel"]) handle.removeEventListener(name, released);
    };
    handle.addEventListener("pointermove", dragged);
    for (const name of ["pointerup", "pointercancel"]) handle.addEventListener(name, released);
  });

  const editor = {
    /** In pixels of the upright page, clockwise from its top left. */
    places: () => places.map((place) => [...place]),
    focus: () => handles[0].focus(),
    /** Says its names in the page's language. */
    speak() {
      group.setAttribute("aria-label", say("scans.corners"));
      handles.forEach((handle, index) =>
        handle.setAttribute("aria-label", say(`scans.corner_${index}`)),
      );
      where.textContent = "";
    },
    show: (isShown) => (group.hidden = !isShown),
  };
  editor.speak();
  draw();
  picture.append(group);
  return editor;
}
