// The table that is open: what is asked of it goes one after the other, in the order in which it was said.
import { language, post, unsaved } from "./page.js";

/**
 * The table's number and what the server last showed of it; whether a run is under way, or waits for what was said before it; and
 * whether anything was changed since the last one.
 */
export const table = { number: null, view: null, isRunning: false, isBeginning: false, isChanged: false };
/** Corrections and results that are nowhere else yet. */
export const left = unsaved();

export const path = (rest) => `/many/${table.number}/${rest}`;
/** Whether the table must stay as it is. */
export const isBusy = () => table.isRunning || table.isBeginning;

let asking = Promise.resolve();
let turns = 0;
/** How often something was asked. */
export const turn = () => turns;
/** Waits for all that was asked for. */
export const settled = () => asking;

/** Does some work once all that was asked for before is done; the work is told whether it is still the last that was asked for. */
export function inTurn(work) {
  turns += 1;
  const own = turns;
  const done = asking.then(() => work(() => own === turns));
  asking = done.catch(() => {});
  return done;
}

let show = () => {};
/** Has the table be shown by a function. */
export const shownBy = (shows) => (show = shows);

// A view that was not shown, as more was asked for since.
let unshown = null;
/** Opens a table in place of the one before. */
export function open(number, view) {
  table.number = number;
  unshown = null;
  show(view);
}

/**
 * Does something that answers with the table as it is then, unless another one than `of` is open by then, and says whether it was
 * done; `isOther` where the table is another one for it.
 */
export function change(ask, of, isOther = true) {
  return inTurn(async (isLast) => {
    if (!table.number || (of && of !== table.number)) return false;
    const answer = await ask();
    if (answer?.ok) {
      unshown = await answer.json();
      if (isOther) table.isChanged = true;
    }
    if (isLast() && unshown) {
      const view = unshown;
      unshown = null;
      show(view);
    }
    return Boolean(answer?.ok);
  });
}

/** Says something of the table that is open now. */
export const tellOf = (rest, value) =>
  change(() => post(path(rest), { language: language(), ...value }), table.number);
/** Has the table that is open then be shown in the language that is chosen then. */
export const look = () => change(() => post(path("view"), { language: language() }), null, false);
