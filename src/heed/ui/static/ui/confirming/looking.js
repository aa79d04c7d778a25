// What a person has had before their eyes: only then may all of a kind be confirmed at once.

import { root } from "./dom.js";
import { confirmKind } from "./acting.js";

const LONG_ENOUGH = 600;
const seen = new Set();
const timers = new Map();

/** Starts watching which proposals come into sight, for as long as it takes to take one in. */
export function startLooking() {
  const watching = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        clearTimeout(timers.get(target));
        if (isIntersecting) timers.set(target, setTimeout(() => look(target), LONG_ENOUGH));
      }
    },
    // its last line has come into sight
    { threshold: 0, rootMargin: "-60px 0px -20px 0px" },
  );
  const renew = () => {
    watching.disconnect();
    for (const card of root.querySelectorAll('.heed-proposal[data-state="waits"]')) {
      watching.observe(card.querySelector(":scope > .heed-actions") ?? card);
    }
    showButtons();
  };
  root.addEventListener("list-renewed", renew);
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action=confirm-kind]");
    if (button && button.getAttribute("aria-disabled") !== "true") confirmKind(button.dataset.kind);
  });
  renew();
}

function look(target) {
  const card = target.closest(".heed-proposal");
  seen.add(card.dataset.mark);
  showButtons();
}

function showButtons() {
  for (const button of root.querySelectorAll("[data-action=confirm-kind]")) {
    const waiting = [...button.closest(".heed-group").querySelectorAll('.heed-proposal[data-state="waits"]')];
    const unseen = waiting.filter((card) => !seen.has(card.dataset.mark)).length;
    button.hidden = waiting.length < 2;
    button.setAttribute("aria-disabled", unseen > 0);
    button.textContent = unseen ? `Confirm all ${waiting.length}: look at ${unseen} more first` : `Confirm all ${waiting.length} ${button.dataset.heading}`;
  }
}
