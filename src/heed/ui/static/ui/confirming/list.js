// The list of what was read: which proposal a person is at, and how they go on from it.

import { asking, address, cardAt, cards, fetched, root, say } from "./dom.js";
import { markAll, show } from "./pane.js";

let current = null;
let placeShown = 0;

/** The anchor's card, while it is in the list. */
export const currentCard = () => (current ? cardAt(current) : null);

/** Makes a card the one that keys speak to. `quietly` leaves focus and report where they are. */
export function choose(card, { quietly = false, report = true } = {}) {
  if (!card) return;
  const changed = card.dataset.anchor !== current;
  for (const other of root.querySelectorAll(".heed-proposal.is-current")) if (other !== card) other.classList.remove("is-current");
  card.classList.add("is-current");
  current = card.dataset.anchor;
  if (changed) placeShown = 0;
  if (quietly) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (report && changed) showPlace(card, 0);
}

/** Goes to the next card or the one before. */
export function step(by) {
  const all = cards();
  const here = all.indexOf(currentCard());
  const next = here < 0 ? all[by > 0 ? 0 : all.length - 1] : all[here + by];
  if (next) choose(next);
  else say(by > 0 ? "That was the last." : "That was the first.");
}

/** Goes to the next that nobody has decided on: after this one, else from the top. */
export function nextUndecided() {
  const all = cards();
  const here = all.indexOf(currentCard());
  const waits = (card) => card.dataset.state === "waits";
  const next = all.slice(here + 1).find(waits) ?? all.find(waits);
  if (next) choose(next);
  else say("Everything shown here has been decided on.");
  return !!next;
}

/** Shows the place that a card was read from; called again, the next of its places. */
export async function showPlace(card, nth) {
  const places = [...card.querySelectorAll(":scope > .heed-cited .heed-place")];
  if (!places.length) return false;
  const place = places[nth % places.length];
  for (const other of root.querySelectorAll(".heed-place.is-shown")) other.classList.remove("is-shown");
  place.classList.add("is-shown");
  await show(placeOf(place));
  return true;
}

/** Goes to the place in the report, and further on to the next one each time. */
export async function goToPlace() {
  const card = currentCard();
  if (!card) return;
  const owner = card.classList.contains("heed-proposal--addressee") ? card.parentElement.closest(".heed-proposal") : card;
  if (await showPlace(owner, placeShown)) {
    placeShown += 1;
    root.dispatchEvent(new CustomEvent("side", { detail: "report" }));
    say(`${owner.dataset.name} in the report.`);
  } else {
    say("There is no passage for this.");
  }
}

/** What a link to a place names. */
export function placeOf(link) {
  const { document: held, page, start, end } = link.dataset;
  return { document: held, page: Number(page), start: Number(start), end: Number(end) };
}

/** Fetches the rest of a long list behind what is there, while the person is at the first of it. */
export async function fetchRest() {
  const list = document.getElementById("list");
  if (!list || list.dataset.part !== "1") return;
  while (Number(list.dataset.upto) < Number(list.dataset.count)) {
    const { ok, page } = await fetched(asking(`${address}list/`, { show: list.dataset.show, after: list.dataset.upto }));
    const more = page.getElementById("list");
    if (!ok || !list.isConnected || more.dataset.upto === list.dataset.upto) return;
    list.dataset.upto = more.dataset.upto;
    list.dataset.count = more.dataset.count;
    takeIn(list, more);
  }
  markAll();
}

/** Adds the groups of a further page; a group that goes on is added to. */
function takeIn(list, more) {
  const end = list.querySelector("[rel=next]")?.parentElement;
  for (const group of more.querySelectorAll(".heed-group")) {
    const same = list.querySelector(`.heed-group[data-kind="${group.dataset.kind}"] .heed-cards`);
    if (same) same.append(...document.adoptNode(group).querySelectorAll(":scope > .heed-cards > li"));
    else list.insertBefore(document.adoptNode(group), list.querySelector(":scope > .govuk-button-group") ?? end ?? null);
  }
  if (list.dataset.upto === list.dataset.count) end?.remove();
  root.dispatchEvent(new CustomEvent("list-renewed"));
}

/** Fetches the list as it is now: after something that changed more than one proposal, or to show others. Gives what was said. */
export async function renewList(questions) {
  const list = document.getElementById("list");
  const { ok, page } = await fetched(asking(address, { show: list.dataset.show, ...questions }));
  if (!ok) {
    say("The list could not be fetched. Try again.");
    return {};
  }
  for (const id of ["progress", "acts", "about", "list"]) {
    const fresh = page.getElementById(id);
    const here = document.getElementById(id);
    // what somebody is typing there is not taken from them
    if (!fresh || here?.querySelector(":scope .heed-adding:not([hidden])")) continue;
    for (const part of here?.querySelectorAll("details[open]") ?? []) fresh.querySelector(`details.${part.classList[1]}`)?.setAttribute("open", "");
    here?.replaceWith(document.adoptNode(fresh));
  }
  const head = page.querySelector(".heed-review-head");
  if (head) document.querySelector(".heed-review-head").textContent = head.textContent;
  document.title = page.title;
  root.dispatchEvent(new CustomEvent("list-renewed"));
  await fetchRest();
  await markAll();
  if (current) choose(currentCard(), { quietly: true });
  const told = [...page.querySelectorAll("main .heed-notice")];
  const words = told.map((one) => one.textContent.trim().replace(/\s+/g, " ")).join(" ");
  if (words) say(words);
  return { words, refused: told.some((one) => one.classList.contains("heed-notice--error")) };
}
