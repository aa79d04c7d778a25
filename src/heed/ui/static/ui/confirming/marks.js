// What is marked on a page: the evidence of every proposal and warning of the list, as the list has it now.

import { boxes } from "./places.js";
import { cardAt, root, svg } from "./dom.js";

const STATES = { confirmed: "settled", corrected: "settled" };

/** Where the evidence stands that the list cites on one page of a document. */
export function marksOn(documentKey, page) {
  const found = [];
  const places = root.querySelectorAll(`#read .heed-place[data-document="${documentKey}"][data-page="${page}"]`);
  for (const place of places) {
    const owner = place.closest("[data-anchor]");
    if (!owner || owner.dataset.state === "replaced") continue;
    found.push({
      anchor: owner.dataset.anchor,
      name: owner.dataset.name,
      state: STATES[owner.dataset.state] ?? owner.dataset.state,
      start: Number(place.dataset.start),
      end: Number(place.dataset.end),
    });
  }
  return found;
}

/** The smallest mark that holds a character. */
export function markAt(marks, at) {
  const holding = marks.filter((mark) => mark.start <= at && at < mark.end);
  return holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;
}

/** Draws marks into a layer; what a person asked to see comes last, so that it lies on top. */
export function draw(layer, words, marks, current) {
  layer.replaceChildren();
  const isCurrent = (mark) => current && mark.start === current.start && mark.end === current.end;
  const all = [...marks];
  if (current && !marks.some(isCurrent)) all.push({ anchor: "", name: "", state: "found", ...current });
  all.sort((a, b) => Number(isCurrent(a)) - Number(isCurrent(b)));
  for (const mark of all) {
    const group = svg("g", { class: `heed-mark heed-mark--${mark.state}${isCurrent(mark) ? " is-current" : ""}`, "data-mark": mark.anchor });
    for (const box of boxes(words, mark.start, mark.end)) {
      const wide = box.right - box.x;
      const middle = (box.y + box.bottom) / 2;
      group.append(
        svg("rect", { x: box.x - 1, y: box.y, width: wide + 2, height: box.bottom - box.y, rx: 1.5 }),
        svg("line", { class: "heed-mark__under", x1: box.x, x2: box.right, y1: box.bottom, y2: box.bottom }),
        svg("line", { class: "heed-mark__through", x1: box.x, x2: box.right, y1: middle, y2: middle }),
      );
    }
    layer.append(group);
  }
}

/** The name of whoever a mark belongs to, and what became of it, as a person may read it beside the pointer. */
export function nameOf(mark) {
  const state = cardAt(mark.anchor)?.querySelector(".heed-verdict__state")?.textContent;
  return state ? `${mark.name}: ${state.toLowerCase()}` : mark.name;
}
