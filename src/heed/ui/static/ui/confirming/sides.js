// On a telephone one side is shown at a time. The list keeps the place it was at.

import { cards, root } from "./dom.js";

const NARROW = "(width < 1000px)";
let kept = null;

/** Starts the switch between the report and what was read. */
export function startSides() {
  const links = [...root.querySelectorAll(".heed-sides a")];
  const turn = (side) => {
    const from = root.dataset.side;
    if (from === side) return;
    const isNarrow = matchMedia(NARROW).matches;
    if (from === "read" && isNarrow) keep();
    root.dataset.side = side;
    for (const link of links) {
      if (link.dataset.side === side) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!from || !isNarrow) return;
    if (side === "report") document.getElementById("report").scrollIntoView({ block: "start", behavior: "instant" });
    else comeBack();
  };
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      turn(link.dataset.side);
    });
  }
  const count = () => {
    const { left } = document.getElementById("progress").dataset;
    root.querySelector(".heed-sides__left").textContent = left === "0" ? "" : `${left} left`;
  };
  root.addEventListener("list-renewed", count);
  count();
  root.addEventListener("side", (event) => turn(event.detail));
  turn(location.hash.startsWith("#leaf-") || location.hash === "#report" ? "report" : "read");
}

/** By a card and not by a number: a card may have become higher or lower meanwhile. */
function keep() {
  const inSight = (one) => one && one.getBoundingClientRect().bottom > 0 && one.getBoundingClientRect().top < innerHeight;
  const current = root.querySelector(".heed-proposal.is-current");
  const card = inSight(current) ? current : cards().find(inSight);
  kept = card && scrollY > 0 ? { anchor: card.dataset.anchor, top: card.getBoundingClientRect().top } : null;
}

function comeBack() {
  const card = kept && document.getElementById(kept.anchor);
  if (!card) return scrollTo({ top: 0, behavior: "instant" });
  scrollBy({ top: card.getBoundingClientRect().top - kept.top, behavior: "instant" });
}
