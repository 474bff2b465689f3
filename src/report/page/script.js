"use strict";
const body = document.querySelector("tbody");
const headers = [...document.querySelectorAll("th")];
headers.forEach((header, column) => {
  const button = header.querySelector("button");
  if (!button) return;
  button.addEventListener("click", () => {
    const down = header.getAttribute("aria-sort") === "ascending";
    headers.forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent;
    const rows = [...body.rows].sort((one, other) =>
      key(one).localeCompare(key(other), undefined, { numeric: true }));
    if (down) rows.reverse();
    body.append(...rows);
  });
});
document.querySelectorAll(".filters input").forEach((box) =>
  box.addEventListener("change", () => {
    for (const row of body.rows) {
      if (row.dataset.status === box.value) row.hidden = !box.checked;
    }
  }));
