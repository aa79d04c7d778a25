// Choosing words of a page by key: arrows go from word to word, with Shift they take in what lies between, Enter is done.

import { root, say, svg } from "./dom.js";
import { boxes } from "./places.js";
import { pane, words } from "./pane.js";

const LEFT = 2, RIGHT = 3, TOP = 4, BOTTOM = 5;

/** Begins at the first word in sight of the page in sight. */
export async function chooseWords() {
  const region = document.getElementById("leaves");
  if (!region) return;
  const top = region.getBoundingClientRect().top;
  const leaf = [...region.querySelectorAll(".heed-leaf")].find((one) => one.getBoundingClientRect().bottom > top + 60);
  if (!leaf) return;
  if (!leaf.dataset.words) return chooseText(leaf, region);
  const sheet = await words(leaf);
  if (!sheet?.words.length) return say("There are no words on this page that could be chosen.");
  const scale = leaf.querySelector(".heed-leaf__sheet").clientHeight / sheet.height;
  const hidden = (top - leaf.querySelector(".heed-leaf__sheet").getBoundingClientRect().top) / scale;
  begin(leaf, sheet, Math.max(0, sheet.words.findIndex((word) => word[TOP] > hidden)), region);
}

function begin(leaf, sheet, first, region) {
  let from = first, to = first;
  const layer = svg("g", { class: "heed-mark heed-mark--picked" });
  sheet.layer.append(layer);
  const draw = () => {
    const [a, b] = [Math.min(from, to), Math.max(from, to)];
    layer.replaceChildren();
    for (const box of boxes(sheet.words, sheet.words[a][0], sheet.words[b][1])) {
      layer.append(svg("rect", { x: box.x - 1, y: box.y, width: box.right - box.x + 2, height: box.bottom - box.y, rx: 1.5 }));
    }
    layer.lastChild?.scrollIntoView({ block: "nearest", behavior: "instant" });
    say(sheet.characters.slice(sheet.words[a][0], sheet.words[b][1]).join(""));
  };
  const end = () => {
    layer.remove();
    region.removeEventListener("keydown", key);
    region.removeEventListener("blur", end);
  };
  const key = (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: line(sheet.words, to, 1), ArrowUp: line(sheet.words, to, -1) };
    if (event.key in steps) {
      to = Math.min(sheet.words.length - 1, Math.max(0, to + steps[event.key]));
      if (!event.shiftKey) from = to;
      draw();
    } else if (event.key === "Enter") {
      const box = layer.getBoundingClientRect();
      const [a, b] = [Math.min(from, to), Math.max(from, to)];
      end();
      const stretch = { document: pane().dataset.document, page: Number(leaf.dataset.page), start: sheet.words[a][0], end: sheet.words[b][1], box };
      root.dispatchEvent(new CustomEvent("picked", { detail: stretch }));
    } else if (event.key === "Escape") {
      end();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  region.focus({ preventScroll: true });
  region.addEventListener("keydown", key);
  region.addEventListener("blur", end);
  draw();
}

/** How many words on the word is that stands nearest on the next line, or the one before. */
function line(all, at, by) {
  const here = all[at];
  const middle = (here[LEFT] + here[RIGHT]) / 2;
  let best = by, near = Infinity, row = null;
  for (let n = at + by; n >= 0 && n < all.length; n += by) {
    const level = Math.min(here[BOTTOM], all[n][BOTTOM]) - Math.max(here[TOP], all[n][TOP]);
    if (level > 0) continue;
    row ??= all[n][TOP];
    if (Math.abs(all[n][TOP] - row) > here[BOTTOM] - here[TOP]) break;
    const away = Math.abs((all[n][LEFT] + all[n][RIGHT]) / 2 - middle);
    if (away < near) [near, best] = [away, n - at];
  }
  return best;
}

/** In a page's text the browser's own selection does: Shift and arrows extend it. */
function chooseText(leaf, region) {
  const selection = getSelection();
  const text = leaf.querySelector(".heed-leaf__text");
  selection.setBaseAndExtent(text, 0, text, 0);
  region.focus({ preventScroll: true });
  const key = (event) => {
    const steps = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
    if (event.key in steps) selection.modify(event.shiftKey ? "extend" : "move", ...steps[event.key]);
    else if (event.key === "Enter") root.dispatchEvent(new CustomEvent("side", { detail: "report" }));
    else return region.removeEventListener("keydown", key);
    event.preventDefault();
    event.stopPropagation();
    say(selection.toString());
  };
  region.addEventListener("keydown", key);
}
