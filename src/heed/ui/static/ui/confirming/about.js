// The review's own details and what the reading warns of: corrected and settled in place.

import { address, fetched, root, say } from "./dom.js";
import { send } from "./acting.js";
import { put, shut } from "./editing.js";
import { offerKept } from "./kept.js";
import { renewList } from "./list.js";

const FAILED = "That did not reach Heed. Check your connection, and try again.";
const holder = () => document.getElementById("correcting");

/** Starts listening for the link to the details and the forms of the warnings. */
export function startAbout() {
  const read = root.querySelector("#read");
  read.addEventListener("click", (event) => {
    if (!event.target.closest("[data-action=details]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openDetails(`${address}details/`);
  });
  read.addEventListener("submit", (event) => {
    const warning = event.target.closest(".heed-warning");
    if (!warning) return;
    event.preventDefault();
    settle(warning, event.target, event.submitter);
  });
}

async function openDetails(url) {
  const { ok, page } = await fetched(url);
  if (!ok || !fill(page, url)) location.assign(url);
}

/** Puts the form of a fetched page into its place. Gives whether there was one. */
function fill(page, url) {
  const form = [...page.querySelectorAll("main form")].find((one) => one.action.endsWith("/details/"));
  if (!form) return false;
  const taken = document.adoptNode(form);
  put(holder(), "details", taken, () => saveDetails(taken, url));
  offerKept(page, holder(), url, openDetails);
  return true;
}

async function saveDetails(form, url) {
  try {
    const answer = await send(form.action, new FormData(form));
    if (!answer.led) {
      const why = answer.page.querySelector(".govuk-error-summary li, .govuk-error-message")?.textContent.trim();
      fill(answer.page, url);
      return say(why ?? "The details could not be kept.");
    }
    shut(holder());
    const { words, refused } = await renewList();
    if (!refused) return root.querySelector("[data-action=details]")?.focus();
    // somebody else was first: what was typed comes back, to be kept or not
    await openDetails(`${address}details/?typed=1`);
    holder().prepend(told(words));
  } catch {
    holder().prepend(told(`${FAILED} What you typed is still here.`));
    say(FAILED);
  }
}

async function settle(warning, form, submitter) {
  const { id } = warning;
  try {
    await send(form.action, new FormData(form, submitter));
    const { words, refused } = await renewList();
    const after = document.getElementById(id);
    if (refused) after?.prepend(told(words));
    const next = refused ? after : root.querySelector(".heed-warnings .heed-warning");
    (next?.querySelector("input:not([type=hidden]), button") ?? root.querySelector("[data-action=details]"))?.focus();
  } catch {
    warning.prepend(told(FAILED));
    say(FAILED);
  }
}

function told(words) {
  return Object.assign(document.createElement("p"), { className: "heed-proposal__told", textContent: words });
}
