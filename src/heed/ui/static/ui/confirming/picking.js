// Adding what was missed: a person selects words of the report, with the mouse or by key, and says what they are.

import { address, cardAt, cards, fetched, isWriting, mayConfirm, root, say } from "./dom.js";
import { choose, renewList } from "./list.js";
import { send } from "./acting.js";
import { put, shut } from "./editing.js";
import { offerKept } from "./kept.js";
import { cite, citing } from "./citing.js";
import { chooseWords } from "./cursor.js";
import { pane } from "./pane.js";
import { characters } from "./places.js";

const KINDS = { lesson: "Lesson", finding: "Finding", recommendation: "Recommendation", good_practice: "Good practice" };
const SORTS = { story: "What happened", fact: "Fact", addressee: "Somebody spoken to" };
let bar = null;
let picked = null;
let isEvidence = false;

/** Starts watching for words that are selected in the report. */
export function startPicking() {
  if (!mayConfirm) return;
  document.addEventListener("pointerup", () => setTimeout(offer));
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey || event.key === "Shift") offer();
  });
  document.addEventListener("selectionchange", () => {
    if (bar && !bar.contains(document.activeElement) && getSelection().isCollapsed && !picked?.byKey) leave();
  });
  root.addEventListener("picked", (event) => (isEvidence ? cite(event.detail) : show({ ...event.detail, byKey: true })));
  root.addEventListener("add", (event) => add(event.detail));
}

/** By key: goes to what is selected, or begins to choose words in the page that is in sight. */
export function pick() {
  isEvidence = false;
  offer();
  if (bar) return bar.querySelector("button").focus();
  root.dispatchEvent(new CustomEvent("side", { detail: "report" }));
  chooseWords();
}

/** By key: makes what is selected a passage for the current proposal, or begins to choose it. */
export function pickEvidence() {
  if (!citing()) return say("Choose first what it is evidence for.");
  offer();
  if (picked) return citePicked();
  isEvidence = true;
  root.dispatchEvent(new CustomEvent("side", { detail: "report" }));
  chooseWords();
}

function citePicked() {
  const stretch = picked;
  leave();
  getSelection().removeAllRanges();
  return cite(stretch);
}

/** Takes the offer away. Gives whether there was one. */
export function leave() {
  if (!bar) return false;
  bar.remove();
  bar = picked = null;
  return true;
}

function offer() {
  if (isWriting(document.activeElement) || bar?.contains(document.activeElement)) return;
  const stretch = selected();
  if (stretch) show(stretch);
}

/** The stretch of a page's text that is selected, in whole words where its picture is shown. */
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const leaf = (range.startContainer.parentElement ?? range.startContainer).closest?.(".heed-leaf");
  if (!leaf || !leaf.contains(range.endContainer)) return null;
  const place = { document: pane().dataset.document, page: Number(leaf.dataset.page), box: range.getBoundingClientRect() };
  const text = leaf.querySelector(".heed-leaf__text");
  if (text) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = characters(before.toString()).length;
    return { ...place, start, end: start + characters(range.toString()).length };
  }
  const words = [...leaf.querySelectorAll(".heed-leaf__words text")].filter((word) => touches(range, word));
  if (!words.length) return null;
  return { ...place, start: Number(words[0].dataset.start), end: Number(words.at(-1).dataset.end) };
}

/** Whether a range holds some of a word's letters, and not just its edge. */
function touches(range, word) {
  const node = word.firstChild;
  if (!range.intersectsNode(node)) return false;
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  return node.data.slice(from, to).trim() !== "";
}

function show(stretch) {
  leave();
  picked = stretch;
  bar = Object.assign(document.createElement("div"), { className: "heed-picked" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Add the words you selected");
  bar.append(Object.assign(document.createElement("span"), { textContent: "Add as" }));
  const button = (words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "heed-action", textContent: words });
    made.addEventListener("click", act);
    bar.append(made);
  };
  for (const [type, words] of Object.entries(KINDS)) button(words, () => add({ ...picked, sort: "item", type }));
  for (const [sort, words] of Object.entries(SORTS)) button(words, () => add({ ...picked, sort }));
  if (citing()) button(`Evidence for ${citing().dataset.name}`, citePicked);
  root.append(bar);
  const { width, height } = bar.getBoundingClientRect();
  const top = stretch.box.bottom + height + 16 < innerHeight ? stretch.box.bottom + 8 : Math.max(8, stretch.box.top - height - 8);
  bar.style.left = `${Math.max(8, Math.min(stretch.box.left, innerWidth - width - 8))}px`;
  bar.style.top = `${top}px`;
  if (stretch.byKey) bar.querySelector("button").focus();
}

/** Opens the form for what is to be added, over the list, and adds it. */
async function add({ sort, type, item, document: held, page, start, end }) {
  leave();
  getSelection().removeAllRanges();
  const asked = new URLSearchParams(Object.entries({ sort, item, document: held, page, start, end }).filter(([, value]) => value !== undefined));
  await fetchForm(`${address}add/?${asked}`, type);
}

async function fetchForm(url, type) {
  const { ok, page } = await fetched(url);
  if (!ok) return say("The form could not be fetched. Try again.");
  open(page, type, url);
}

function open(page, type, url) {
  const form = [...page.querySelectorAll("main form")].find((one) => one.action.endsWith("/add/"));
  if (!form) return location.assign(url);
  const taken = document.adoptNode(form);
  if (type && taken.elements.type) taken.elements.type.value = type;
  root.dispatchEvent(new CustomEvent("side", { detail: "read" }));
  const holder = document.getElementById("adding");
  const title = page.querySelector("h1")?.textContent ?? "";
  put(holder, "add", taken, () => save(taken, holder, url));
  holder.setAttribute("aria-label", title);
  offerKept(page, holder, url, (again) => fetchForm(again, ""));
  holder.scrollIntoView({ block: "nearest", behavior: "instant" });
}

async function save(form, holder, url) {
  const before = new Set(cards().map((card) => card.dataset.anchor));
  const answer = await send(form.action, new FormData(form));
  if (!answer.led) {
    const why = answer.page.querySelector(".govuk-error-summary li, .govuk-error-message")?.textContent.trim();
    open(answer.page, "", url);
    return say(why ?? "That could not be added.");
  }
  shut(holder);
  await renewList({ show: "all" });
  const added = cards().find((card) => !before.has(card.dataset.anchor));
  if (!added) return;
  choose(cardAt(added.dataset.anchor));
  say(`${added.dataset.name} added.`);
}
