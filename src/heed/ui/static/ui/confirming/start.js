// The page on which a person confirms. Everything on it works without scripts; these save the way to other pages and back.

import { startAbout } from "./about.js";
import { confirm, undo } from "./acting.js";
import { mergeWithNext, more, split, undoLast } from "./arranging.js";
import { cardAt, root } from "./dom.js";
import { close, edit } from "./editing.js";
import { startKeys } from "./keys.js";
import { choose, fetchRest, nextUndecided, placeOf, renewList } from "./list.js";
import { startLooking } from "./looking.js";
import { show, startPane } from "./pane.js";
import { leave, pick, pickEvidence, startPicking } from "./picking.js";
import { startSides } from "./sides.js";
import { startTools } from "./tools.js";

const DOING = {
  confirm: (card) => confirm(card),
  undo: (card) => undo(card),
  correct: (card) => edit(card, "correct"),
  reject: (card) => edit(card, "reject"),
  more: (card) => more(card),
};

function toCard(anchor) {
  root.dispatchEvent(new CustomEvent("side", { detail: "read" }));
  const card = cardAt(anchor);
  if (card.classList.contains("heed-proposal")) choose(card, { report: false });
  else card.scrollIntoView({ block: "center", behavior: "instant" });
}

function startClicks() {
  const read = root.querySelector("#read");
  read.addEventListener("click", (event) => {
    const act = event.target.closest("[data-action]");
    const card = event.target.closest(".heed-proposal");
    const place = event.target.closest(".heed-place");
    const filter = event.target.closest("[data-show]:not(.heed-list)");
    const kind = event.target.closest(".heed-how-far__kinds a");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (act && DOING[act.dataset.action] && card) {
      event.preventDefault();
      DOING[act.dataset.action](card);
    } else if (act?.dataset.action === "next-undecided") {
      event.preventDefault();
      nextUndecided();
    } else if (event.target.closest("#acts a")) {
      event.preventDefault();
      root.dispatchEvent(new CustomEvent("add", { detail: { sort: "item" } }));
    } else if (act?.dataset.action === "help") {
      document.getElementById("help").showModal();
    } else if (place) {
      event.preventDefault();
      if (card) choose(card, { quietly: true });
      for (const other of root.querySelectorAll(".heed-place.is-shown")) other.classList.remove("is-shown");
      place.classList.add("is-shown");
      root.dispatchEvent(new CustomEvent("side", { detail: "report" }));
      show(placeOf(place));
    } else if (filter) {
      event.preventDefault();
      renewList({ show: filter.dataset.show });
    } else if (kind) {
      const heading = document.getElementById(`kind-${kind.dataset.kind}`);
      if (!heading) return;
      event.preventDefault();
      heading.scrollIntoView({ block: "start", behavior: "instant" });
      choose(heading.closest(".heed-group").querySelector(".heed-proposal"), { report: false });
    } else if (card && !event.target.closest("a, button, input, textarea, select, label, summary")) {
      choose(card, { quietly: !getSelection().isCollapsed });
    }
  });
  read.addEventListener("submit", (event) => {
    if (!event.target.closest("#acts")) return;
    event.preventDefault();
    undoLast(event.target.action.endsWith("/redo/"));
  });
  read.addEventListener("focusin", (event) => {
    const card = event.target.closest(".heed-proposal");
    if (card) choose(card, { quietly: true });
  });
}

if (root) {
  startSides();
  startTools();
  startPane(toCard);
  startClicks();
  startAbout();
  startLooking();
  startPicking();
  startKeys({
    anybody: {},
    confirming: {
      c: (card) => confirm(card),
      e: (card) => edit(card, "correct"),
      x: (card) => edit(card, "reject"),
      u: () => undoLast(),
      U: () => undoLast(true),
      m: (card) => mergeWithNext(card),
      s: (card) => split(card),
      t: (card) => more(card),
      a: () => pick(),
      p: () => pickEvidence(),
    },
    escape: () => leave() || close(),
  });
  // who comes back to one proposal is not left at the part of the list that it is on
  const isInside = new URLSearchParams(location.search).has("focus") && document.getElementById("list").dataset.part !== "1";
  await (isInside ? renewList() : fetchRest());
  const anchor = location.hash.slice(1);
  if (cardAt(anchor)?.classList.contains("heed-proposal")) choose(cardAt(anchor));
}
