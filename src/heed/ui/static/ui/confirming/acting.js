// Deciding in place: what a button or key does is sent as its form would be, and the card comes back as it stands then.

import { address, cardAt, fetched, root, say } from "./dom.js";
import { choose, currentCard, nextUndecided, renewList } from "./list.js";
import { markAll } from "./pane.js";

const token = () => root.querySelector("#looked-at [name=csrfmiddlewaretoken]").value;

/** Sends a form's values. Gives whether the page led on, as it does when all is well, or the page that was refused. */
export async function send(url, values) {
  const body = values instanceof FormData ? values : new FormData();
  if (!(values instanceof FormData)) for (const [name, value] of Object.entries(values)) [value].flat().forEach((one) => body.append(name, one));
  body.set("csrfmiddlewaretoken", token());
  const answer = await fetch(url, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.ok) return { led: true, status: answer.status };
  return { led: false, status: answer.status, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
}

/** Fetches a card as it stands now, with how far the whole has come, and says what the last action said. */
export async function renew(card) {
  const anchor = card.dataset.anchor;
  const { ok, page } = await fetched(`${card.dataset.address}card/`);
  if (!ok) {
    await renewList();
    return { refused: true };
  }
  const fresh = document.adoptNode(page.querySelector("[data-piece=card] > li"));
  document.getElementById(fresh.id)?.replaceWith(fresh);
  for (const id of ["progress", "acts"]) {
    const piece = page.getElementById(id);
    if (piece) document.getElementById(id)?.replaceWith(document.adoptNode(piece));
  }
  const told = [...page.querySelectorAll("[data-piece=messages] p")];
  const refused = told.some((one) => one.dataset.tone.includes("error"));
  const words = told.map((one) => one.textContent).join(" ");
  if (words) say(words);
  if (refused) tell(cardAt(anchor), words);
  root.dispatchEvent(new CustomEvent("list-renewed"));
  await markAll();
  return { refused, words };
}

/** Puts a refusal into its card, where it stays until the card is fetched again. */
export function tell(card, words) {
  if (!card) return;
  card.querySelector(":scope > .heed-proposal__told")?.remove();
  const told = document.createElement("p");
  told.className = "heed-proposal__told";
  told.textContent = words;
  card.querySelector(":scope > .heed-proposal__head").after(told);
}

let queue = Promise.resolve();

/** One after the other, so that whoever is quick with the keys sends nothing twice and misses no answer. */
function inTurn(card, work) {
  if (card.getAttribute("aria-busy") === "true") return queue;
  card.setAttribute("aria-busy", "true");
  queue = queue.then(work).catch((error) => {
    const sentence = error.sentence ?? "That did not reach Heed. Check your connection, and try again.";
    const here = cardAt(card.dataset.anchor);
    here?.removeAttribute("aria-busy");
    if (here?.dataset.sending) {
      here.dataset.state = "waits";
      delete here.dataset.sending;
    }
    choose(here, { report: false });
    tell(here, sentence);
    say(sentence);
  });
  return queue;
}

/** Confirms a proposal as its card shows it. The person is at the next that waits before the answer has come. */
export function confirm(card = currentCard()) {
  if (!card) return;
  if (card.dataset.state !== "waits") return say(`${card.dataset.name} has been decided on already.`);
  card.dataset.sending = "yes";
  card.dataset.state = "confirmed";
  const wentOn = nextUndecided();
  return inTurn(card, async () => {
    await send(`${address}looked-at/`, { only: card.dataset.mark });
    const { refused } = await renew(card);
    if (refused || !wentOn) choose(cardAt(card.dataset.anchor), { report: false });
  });
}

/** Takes the decision on a proposal back. */
export function undo(card = currentCard()) {
  if (!card) return;
  if (card.dataset.state === "waits") return say("Nobody has decided on this yet, so there is nothing to undo.");
  return inTurn(card, async () => {
    await send(`${card.dataset.address}decision/`, { decision: "undo", seen: card.dataset.stamp });
    await renew(card);
    choose(cardAt(card.dataset.anchor), { report: false });
  });
}

/** Confirms all of a kind that wait, and whom they speak to, each as its card shows it: one act, taken back by one key. */
export async function confirmKind(kind) {
  const waiting = [...root.querySelectorAll(`.heed-group[data-kind="${kind}"] .heed-proposal[data-state="waits"]`)];
  if (!waiting.length) return;
  await send(`${address}confirm-kind/`, { kind, marks: waiting.map((card) => card.dataset.mark) });
  const { refused, words } = await renewList();
  if (refused) return tell(cardAt(waiting[0].dataset.anchor), words);
  nextUndecided();
}
