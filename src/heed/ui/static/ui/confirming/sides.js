// On a telephone one side is shown at a time. Each keeps the place it was at.

import { root } from "./dom.js";

const NARROW = "(width < 1000px)";
const places = { read: 0 };

/** Starts the switch between the report and what was read. */
export function startSides() {
  const links = [...root.querySelectorAll(".heed-sides a")];
  const turn = (side) => {
    const from = root.dataset.side;
    if (from === side) return;
    if (from === "read") places.read = scrollY;
    root.dataset.side = side;
    for (const link of links) {
      if (link.dataset.side === side) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!from || !matchMedia(NARROW).matches) return;
    if (side === "report") document.getElementById("report").scrollIntoView({ block: "start", behavior: "instant" });
    else scrollTo({ top: places.read, behavior: "instant" });
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
