// Small things that the modules of this page share: where it is, and what it holds.

export const root = document.getElementById("confirming");
export const address = root?.dataset.address ?? "";
export const mayConfirm = root?.dataset.mayConfirm === "yes";

const status = document.getElementById("said");

/** Says to whoever listens what happened. The same words twice are said twice. */
export function say(words) {
  status.textContent = "";
  requestAnimationFrame(() => {
    status.textContent = words;
  });
}

/** Every proposal of the list, in the order in which it stands. */
export function cards() {
  return [...root.querySelectorAll("#list .heed-proposal")];
}

/** The element with a proposal's anchor. */
export function cardAt(anchor) {
  return anchor ? document.getElementById(anchor) : null;
}

/** The address with some of its questions asked otherwise. */
export function asking(path, questions) {
  const url = new URL(path, location.href);
  for (const [name, value] of Object.entries(questions)) {
    if (value === "" || value === null || value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url;
}

/** The session has ended meanwhile. Nothing is taken from the page: what was typed is still in it. */
export class SignedOut extends Error {
  sentence = "You have been signed out. Sign in in another tab, then try again here.";
}

/** A page of ours as a document, and how it was answered. Throws `SignedOut`. */
export async function fetched(url, options = {}) {
  const answer = await fetch(url, { credentials: "same-origin", ...options });
  if (answer.redirected && !answer.url.startsWith(new URL(address, location.href).href)) throw new SignedOut();
  return { ok: answer.ok, status: answer.status, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
}

/** An element of SVG with its attributes. */
export function svg(name, attributes = {}, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

/** Whether somebody is writing into it, so that letters are theirs. */
export function isWriting(element) {
  return !!element?.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
}
