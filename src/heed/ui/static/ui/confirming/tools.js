// The tools over the report: document, page, picture or text, size, and finding words.

import { root } from "./dom.js";
import { placeOf } from "./list.js";
import { back, markUnder, nameOf, open, page, pane, show, toTop } from "./pane.js";

const SMALLEST = -2, READABLE = 2, LARGEST = 3;
let pointer = null;

/** Starts the tools of the pane that is there, and of each that comes in its place. */
export function startTools() {
  root.addEventListener("pane-renewed", renew);
  root.querySelector("#report").addEventListener("click", (event) => {
    const place = event.target.closest(".heed-found .heed-place");
    if (place) {
      event.preventDefault();
      show(placeOf(place));
      return;
    }
    const more = event.target.closest(".heed-leaves [rel]");
    if (more) {
      event.preventDefault();
      open({ page: new URL(more.href).searchParams.get("page") });
      return;
    }
    back(event);
  });
  root.querySelector("#report").addEventListener("pointermove", point);
  root.querySelector("#report").addEventListener("pointerleave", () => pointer?.remove());
  renew();
}

function renew() {
  const form = root.querySelector(".heed-tools");
  const region = document.getElementById("leaves");
  if (!form || !region || form.dataset.started) return;
  form.dataset.started = "yes";
  const zoom = form.querySelector(".heed-tools__zoom");
  region.dataset.zoom ??= matchMedia("(width < 600px)").matches ? READABLE : 0;
  if (zoom) zoom.hidden = pane().dataset.view === "text";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = new FormData(form, event.submitter);
    const view = event.submitter?.dataset.view ? { view: event.submitter.dataset.view } : {};
    open({ ...view, find: asked.get("find"), page: asked.get("page") }).then(() => {
      if (asked.get("find") && !event.submitter?.dataset.view) document.getElementById("found")?.focus();
      else turnTo(Number(asked.get("page")));
    });
  });
  form.querySelector("#tools-document")?.addEventListener("change", (event) => open({ document: event.target.value, find: "" }));
  form.querySelector("#tools-page").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    turnTo(Number(event.target.value));
  });
  zoom?.addEventListener("click", (event) => {
    const by = Number(event.target.dataset.zoom ?? 0);
    region.dataset.zoom = Math.min(LARGEST, Math.max(SMALLEST, Number(region.dataset.zoom ?? 0) + by));
  });
  watch(region);
}

/** Goes to a page of the document that is shown. */
async function turnTo(number) {
  const key = pane().dataset.document;
  const number_ = Math.min(Math.max(1, number || 1), Number(pane().dataset.pages));
  if (!document.getElementById(`leaf-${key}-${number_}`)) await open({ page: number_ });
  const leaf = document.getElementById(`leaf-${key}-${number_}`);
  if (leaf) toTop(leaf);
  page(number_);
}

/** Keeps the number of the page in sight in its field. */
function watch(region) {
  let waiting = false;
  region.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const top = region.getBoundingClientRect().top + region.clientHeight / 3;
      const leaf = [...region.querySelectorAll(".heed-leaf")].findLast((one) => one.getBoundingClientRect().top <= top);
      if (leaf) page(Number(leaf.dataset.page));
    });
  });
}

/** Names the proposal whose mark is under the pointer. */
async function point(event) {
  const found = await markUnder(event);
  for (const mark of root.querySelectorAll(".heed-mark.is-pointed")) mark.classList.remove("is-pointed");
  if (!found) {
    pointer?.remove();
    return;
  }
  for (const mark of root.querySelectorAll(`.heed-mark[data-mark="${found.anchor}"]`)) mark.classList.add("is-pointed");
  pointer ??= Object.assign(document.createElement("p"), { className: "heed-pointer" });
  pointer.textContent = nameOf(found);
  pointer.setAttribute("aria-hidden", "true");
  root.append(pointer);
  // a style that a script sets through the object model is one that the content security policy lets be
  pointer.style.left = `${Math.min(event.clientX + 12, innerWidth - 260)}px`;
  pointer.style.top = `${event.clientY + 18}px`;
}
