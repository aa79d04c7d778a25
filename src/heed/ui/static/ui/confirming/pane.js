// The report: pages get their words when they come into sight, a value leads to its place, and a place back to its value.

import { asking, address, cardAt, fetched, root, say, svg } from "./dom.js";
import { draw, markAt, marksOn, nameOf } from "./marks.js";
import { characters, reach } from "./places.js";

const TRIES = 5;
const sheets = new Map();
let current = null;
let watching = null;
let goTo = () => {};
// what the person chose, and not what a document without pictures makes of it
let asText = new URLSearchParams(location.search).get("view") === "text";

/** Starts the pane; `toCard` is called with an anchor when a person goes from a place to its proposal. */
export function startPane(toCard) {
  goTo = toCard;
  const at = new URLSearchParams(location.search).get("at")?.match(/^(\d+)-(\d+)$/);
  const page = new URLSearchParams(location.search).get("page");
  const shown = pane();
  if (at && page && shown) current = { document: shown.dataset.document, page: Number(page), start: Number(at[1]), end: Number(at[2]) };
  renew();
}

export const pane = () => document.getElementById("pane");
const leaves = () => document.getElementById("leaves");
const leafOf = (documentKey, page) => document.getElementById(`leaf-${documentKey}-${page}`);

/** After the pane's HTML was put in: watches its pages, its pictures and its tools. */
function renew() {
  sheets.clear();
  watching?.disconnect();
  const region = leaves();
  if (!region) return;
  watching = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => words(one.target)), {
    root: region,
    rootMargin: "600px 0px",
  });
  for (const leaf of region.querySelectorAll(".heed-leaf[data-words]")) watching.observe(leaf);
  for (const image of region.querySelectorAll(".heed-leaf__picture")) {
    image.addEventListener("error", () => again(image));
  }
  root.dispatchEvent(new CustomEvent("pane-renewed"));
}

/** A picture that did not come: waits for a free drawer, or says why there is none. */
async function again(image, tries = Number(image.dataset.tries ?? 0)) {
  image.dataset.tries = tries + 1;
  const source = image.src.split("#")[0];
  const answer = await fetch(source, { credentials: "same-origin" });
  if (answer.ok || (answer.status === 503 && tries < TRIES)) {
    setTimeout(() => { image.src = `${source}#${tries + 1}`; }, answer.ok ? 0 : 1500);
    return;
  }
  const why = document.createElement("p");
  why.className = "heed-leaf__why";
  why.textContent = answer.status === 422 ? await answer.text() : "This page could not be drawn. Its text is there.";
  image.replaceWith(why);
}

/** A page's words, laid over its picture so that they can be selected, and read aloud. */
export async function words(leaf) {
  const known = sheets.get(leaf.id);
  if (known) return known;
  const coming = laid(leaf);
  sheets.set(leaf.id, coming);
  return coming;
}

async function laid(leaf, tries = 0) {
  const answer = await fetch(leaf.dataset.words, { credentials: "same-origin" });
  if (answer.status === 503 && tries < TRIES) {
    await new Promise((done) => setTimeout(done, 1500));
    return laid(leaf, tries + 1);
  }
  if (!answer.ok) return null;
  const sheet = await answer.json();
  const text = characters(sheet.text);
  const layer = svg("svg", { class: "heed-leaf__words", viewBox: `0 0 ${sheet.width} ${sheet.height}`, role: "group", "aria-label": `Words of page ${leaf.dataset.page}` });
  const marks = svg("g", { "aria-hidden": "true" });
  layer.append(marks);
  sheet.words.forEach((word, n) => {
    const [start, end, x0, , top, bottom] = word;
    const high = bottom - top;
    layer.append(
      svg("text", { x: x0, y: bottom - 0.22 * high, "font-size": Math.max(1, 0.85 * high), textLength: reach(sheet.words, n), lengthAdjust: "spacingAndGlyphs", "data-start": start, "data-end": end }, `${text.slice(start, end).join("")} `),
    );
  });
  leaf.querySelector(".heed-leaf__sheet").append(layer);
  const held = { ...sheet, characters: text, layer, marks };
  mark(leaf, held);
  return held;
}

function mark(leaf, sheet) {
  const page = Number(leaf.dataset.page);
  const here = current && current.page === page && current.document === pane().dataset.document ? current : null;
  sheet.found = marksOn(pane().dataset.document, page);
  draw(sheet.marks, sheet.words, sheet.found, here && { start: here.start, end: here.end });
  for (const text of sheet.layer.querySelectorAll("text")) {
    text.classList.toggle("is-linked", !!markAt(sheet.found, Number(text.dataset.start)));
  }
}

/** Draws all marks anew, after the list has changed. */
export async function markAll() {
  for (const [id, coming] of sheets) {
    const leaf = document.getElementById(id);
    const sheet = await coming;
    if (leaf && sheet) mark(leaf, sheet);
  }
}

/** Shows a place of the report: another document or page is fetched, the pane scrolls, the place is marked. */
export async function show(place) {
  const shown = pane();
  if (!shown) return;
  current = place;
  const isHere = shown.dataset.document === String(place.document) && leafOf(place.document, place.page);
  if (!isHere || shown.dataset.view === "text") await open({ document: place.document, page: place.page, at: `${place.start}-${place.end}` });
  const leaf = leafOf(place.document, place.page);
  if (!leaf) return;
  toTop(leaf);
  let target = leaf.querySelector(".heed-marked--current");
  if (leaf.dataset.words) {
    const sheet = await words(leaf);
    await markAll();
    target = sheet?.marks.querySelector(".is-current rect");
  }
  if (target) toMiddle(target);
  page(place.page);
}

/** Scrolls the pane to a page: the pane alone, so that the list stays where it is. */
export function toTop(leaf) {
  leaves().scrollTo({ top: leaf.offsetTop, behavior: "instant" });
}

/** The same, to a mark. */
function toMiddle(target) {
  const region = leaves();
  const box = target.getBoundingClientRect();
  const within = region.getBoundingClientRect();
  region.scrollBy({ top: box.top - within.top - within.height / 3, left: box.left < within.left || box.right > within.right ? box.left - within.left - 12 : 0 });
}

/** Fetches the pane with some of its questions asked otherwise, and puts it in. */
export async function open(questions) {
  const shown = pane();
  if ("view" in questions) asText = questions.view === "text";
  const asked = { document: shown.dataset.document, ...questions, view: asText ? "text" : "" };
  const { ok, page: fetchedPage } = await fetched(asking(`${address}pane/`, asked));
  const fresh = fetchedPage.getElementById("pane");
  if (!ok || !fresh) return say("The report could not be fetched. Try again.");
  const zoom = leaves()?.dataset.zoom;
  shown.replaceWith(document.adoptNode(fresh));
  if (zoom && leaves()) leaves().dataset.zoom = zoom;
  renew();
}

/** Puts the number of the page that is shown into its field. */
export function page(number) {
  const field = document.getElementById("tools-page");
  if (field && document.activeElement !== field) field.value = number;
}

/** The place that is shown now. */
export const shownPlace = () => current;

/** The mark under the pointer, if there is one. */
export async function markUnder(event) {
  const text = event.target.closest?.(".heed-leaf__words text");
  if (!text) return null;
  const sheet = await sheets.get(text.closest(".heed-leaf").id);
  return sheet && markAt(sheet.found, Number(text.dataset.start));
}

/** Goes from a mark to its proposal. */
export async function back(event) {
  if (!getSelection().isCollapsed) return;
  const found = await markUnder(event);
  if (found && cardAt(found.anchor)) goTo(found.anchor);
}

export { nameOf };
