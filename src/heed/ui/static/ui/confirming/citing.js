// Words of the report as a further passage for the proposal that a person is at.

import { cardAt, root, say } from "./dom.js";
import { choose, currentCard } from "./list.js";
import { renew, send, tell } from "./acting.js";

/** The current proposal, or the item to which a current addressee belongs; whom it speaks to has no passages of its own. */
export function citing() {
  const card = currentCard();
  return card?.classList.contains("heed-proposal--addressee") ? card.parentElement.closest(".heed-proposal") : card;
}

/** Adds a stretch to the evidence of the current proposal. */
export async function cite({ document: held, page, start, end }) {
  const card = citing();
  if (!card) return say("Choose first what it is evidence for.");
  const { anchor } = card.dataset;
  root.dispatchEvent(new CustomEvent("side", { detail: "read" }));
  try {
    await send(`${card.dataset.address}cite/`, { seen: card.dataset.stamp, document: held, page, start, end });
    await renew(card);
    choose(cardAt(anchor), { report: false });
  } catch (error) {
    const sentence = error.sentence ?? "That did not reach Heed. Check your connection, and try again.";
    tell(cardAt(anchor), sentence);
    say(sentence);
  }
}
