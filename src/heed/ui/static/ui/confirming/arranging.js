// Splitting, merging, moving and re-typing items in place: a small menu in the card, and keys for what is done most.

import { address, cardAt, cards, fetched, root, say } from "./dom.js";
import { choose, currentCard, renewList } from "./list.js";
import { send, tell } from "./acting.js";
import { openForm } from "./editing.js";

const TYPES = { lesson: "Lesson", finding: "Finding", question: "Question", good_practice: "Good practice", recommendation: "Recommendation", action: "Action" };

const isItem = (card) => card?.dataset.anchor.startsWith("item-");
const order = () => document.getElementById("list").dataset.order;

/** The item that a key speaks to: the current card, or that to which a current addressee belongs. */
function itemOf(card = currentCard()) {
  const item = card?.classList.contains("heed-proposal--addressee") ? card.parentElement.closest(".heed-proposal") : card;
  if (isItem(item)) return item;
  say("Choose a lesson, finding, recommendation or the like first.");
  return null;
}

/** Sends something that may change more than one card, and fetches the list as it is then. */
async function arrange(card, url, values) {
  const anchor = card.dataset.anchor;
  try {
    await send(url, values);
    const { words, refused } = await renewList();
    choose(cardAt(anchor), { report: false });
    if (refused) tell(cardAt(anchor), words);
  } catch {
    tell(card, "That did not reach Heed. Check your connection, and try again.");
  }
}

/** Merges an item with the next of its kind. */
export function mergeWithNext(chosen) {
  const item = itemOf(chosen);
  if (!item) return;
  const all = cards().filter(isItem);
  const next = all[all.indexOf(item) + 1];
  if (!next || next.closest(".heed-group") !== item.closest(".heed-group")) return say("There is no next one of this kind.");
  return arrange(item, `${address}merge/`, { items: [item.dataset.mark, next.dataset.mark] });
}

/** Asks where an item is to be split. */
export async function split(chosen) {
  const item = itemOf(chosen);
  if (!item) return;
  const { page } = await fetched(`${item.dataset.address}split/`);
  const form = [...page.querySelectorAll("main form")].find((one) => one.action.endsWith("/split/"));
  if (!form) return tell(item, "This is one sentence without sub-points: there is no place to split it.");
  openForm(item, "split", form, () => arrange(item, `${item.dataset.address}split/`, new FormData(form)));
}

/** Opens the menu of an item, with the type first. */
export function more(chosen) {
  const item = itemOf(chosen);
  if (!item) return;
  const menu = document.createElement("div");
  menu.className = "heed-menu";
  const button = (words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "heed-action", textContent: words });
    made.addEventListener("click", act);
    menu.append(made);
  };
  menu.append(typeField(item));
  button("Split…", () => split(item));
  button("Merge with the next", () => mergeWithNext(item));
  button("Move up", () => arrange(item, `${item.dataset.address}move/`, { seen: order(), step: "up" }));
  button("Move down", () => arrange(item, `${item.dataset.address}move/`, { seen: order(), step: "down" }));
  button("Add whom it speaks to…", () => root.dispatchEvent(new CustomEvent("add", { detail: { sort: "addressee", item: item.dataset.anchor.split("-")[1] } })));
  openForm(item, "more", menu);
}

function typeField(item) {
  const label = Object.assign(document.createElement("label"), { className: "heed-menu__type", textContent: "Type " });
  const field = Object.assign(document.createElement("select"), { className: "govuk-select" });
  for (const [value, words] of Object.entries(TYPES)) field.append(new Option(words, value));
  field.value = item.closest(".heed-group").dataset.kind;
  field.addEventListener("change", () => arrange(item, `${item.dataset.address}set/`, { seen: item.dataset.stamp, type: field.value }));
  label.append(field);
  return label;
}

/** Takes back what this person did last to the review, or does it again. */
export async function undoLast(again = false) {
  const before = new Map(cards().map((card) => [card.dataset.anchor, card.dataset.stamp]));
  await send(`${address}${again ? "redo" : "undo"}/`, {});
  const { words, refused } = await renewList();
  const changed = cards().find((card) => before.get(card.dataset.anchor) !== card.dataset.stamp);
  if (changed) choose(changed);
  if (refused && currentCard()) tell(currentCard(), words);
}
