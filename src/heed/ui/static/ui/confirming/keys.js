// The keys, which speak to the current proposal. They can be turned off, and letters that are typed into a field are the field's.

import { cards, isWriting, mayConfirm, root, say } from "./dom.js";
import { choose, currentCard, goToPlace, nextUndecided, step } from "./list.js";

const KEPT = "heed-keys-off";

const isOff = () => localStorage.getItem(KEPT) === "yes";

/** Starts the keys. `doing` holds what pages can do besides: by key, a function of the current card. */
export function startKeys(doing) {
  const help = document.getElementById("help");
  const box = document.getElementById("help-keys");
  box.checked = !isOff();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, "yes");
    say(box.checked ? "Keys are on." : "Keys are off.");
  });
  showButton();
  root.addEventListener("list-renewed", showButton);

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => nextUndecided(),
    g: () => goToPlace(),
    b: () => {
      root.dispatchEvent(new CustomEvent("side", { detail: "read" }));
      choose(currentCard() ?? cards()[0], { report: false });
    },
    "/": () => {
      root.dispatchEvent(new CustomEvent("side", { detail: "report" }));
      document.getElementById("tools-find")?.focus();
    },
    "?": () => help.showModal(),
    ...doing.anybody,
    ...(mayConfirm ? doing.confirming : {}),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !help.open && doing.escape()) {
      event.preventDefault();
      return;
    }
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || help.open || isWriting(event.target)) return;
    const key = event.key === "Enter" ? enter(event) : event.key;
    const act = key && keys[key];
    if (!act) return;
    event.preventDefault();
    act(currentCard());
  });
}

/** Enter confirms on a card itself; on a link or button in it, it is the link's or button's. */
function enter(event) {
  return event.target.classList?.contains("heed-proposal") ? "c" : null;
}

function showButton() {
  const button = root.querySelector(".heed-how-far__keys");
  if (button) button.hidden = false;
}
