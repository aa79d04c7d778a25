// Correcting and rejecting without leaving the list: the form of the proposal's own page, fetched and put into its card.

import { cardAt, fetched, root, say } from "./dom.js";
import { choose, nextUndecided } from "./list.js";
import { renew, send, tell } from "./acting.js";
import { offerKept } from "./kept.js";

const FORMS = { correct: "correct/", reject: "decision/" };

/** Opens the form for correcting or rejecting in its card. */
export async function edit(card, what) {
  const holder = card?.querySelector(":scope > .heed-proposal__forms");
  if (!holder) return;
  choose(card, { report: false });
  if (!holder.hidden && holder.dataset.what === what) return focusFirst(holder);
  await fetchForm(card, what, card.dataset.address);
}

async function fetchForm(card, what, url) {
  const { ok, page } = await fetched(url);
  const form = formOf(page, what);
  if (!ok || !form) return location.assign(`${card.dataset.address}#${what}`);
  const holder = card.querySelector(":scope > .heed-proposal__forms");
  openForm(card, what, form, () => sendForm(card, holder, what, form));
  if (what === "correct") offerKept(page, holder, url, (again) => fetchForm(card, what, again));
}

/** Puts a form, or a menu, into a card. Only one is open at a time. `sent` is called in place of sending it. */
export function openForm(card, what, form, sent) {
  close();
  choose(card, { report: false });
  put(card.querySelector(":scope > .heed-proposal__forms"), what, form, sent);
}

/** The same into any holder that is there for it. */
export function put(holder, what, form, sent) {
  const button = form.querySelector("button:not([type=button])");
  form.querySelector(".govuk-button-group a")?.remove();
  if (button) {
    const leave = Object.assign(document.createElement("button"), { type: "button", className: "govuk-button govuk-button--secondary", textContent: "Leave it" });
    leave.addEventListener("click", close);
    const group = Object.assign(document.createElement("div"), { className: "govuk-button-group" });
    button.before(group);
    group.append(button, leave);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sent(event.submitter);
    });
  }
  holder.replaceChildren(form);
  holder.dataset.what = what;
  holder.hidden = false;
  focusFirst(holder);
}

/** Closes the form that is open, and goes back to its card. Gives whether one was. */
export function close() {
  const open = root.querySelector(".heed-proposal__forms:not([hidden])");
  if (!open) return false;
  shut(open);
  const card = open.closest(".heed-proposal");
  if (card) choose(card, { report: false });
  else if (open.id === "correcting") root.querySelector("[data-action=details]")?.focus();
  return true;
}

/** Empties a holder. */
export function shut(holder) {
  holder.hidden = true;
  holder.replaceChildren();
}

function formOf(page, what) {
  const found = [...page.querySelectorAll("main form")].find(
    (form) => form.getAttribute("action")?.endsWith(FORMS[what]) && (what !== "reject" || form.querySelector("textarea")),
  );
  return found && document.adoptNode(found);
}

function focusFirst(holder) {
  const wrong = holder.querySelector(".govuk-textarea--error, .govuk-input--error, [aria-invalid=true]");
  const words = holder.querySelector("textarea[name=text]") ?? holder.querySelector("input:not([type=hidden]), textarea, select, button");
  (wrong ?? words)?.focus();
}

async function sendForm(card, holder, what, form) {
  const values = new FormData(form, form.querySelector("button[name]"));
  const words = form.querySelector("textarea")?.value;
  try {
    const answer = await send(form.action, values);
    if (!answer.led) return amiss(card, holder, what, answer.page);
    const { refused, words: told } = await renew(card);
    const fresh = cardAt(card.dataset.anchor);
    if (refused) return await again(fresh, what, values, words, told);
    choose(fresh, { report: false, quietly: true });
    if (!nextUndecided()) choose(fresh);
  } catch (error) {
    tell(card, `${error.sentence ?? "That did not reach Heed. Check your connection, and try again."} What you typed is still here.`);
  }
}

/** What was typed comes back in the form, with what is amiss. */
function amiss(card, holder, what, page) {
  const form = formOf(page, what);
  const why = page.querySelector(".govuk-error-summary li, .govuk-error-message")?.textContent.trim() ?? "That could not be saved.";
  if (form) put(holder, what, form, () => sendForm(card, holder, what, form));
  tell(card, why);
  say(why);
}

/** Somebody else was first: shows the proposal as it is now, and the form with what was typed, to be sent again or not. */
async function again(card, what, values, words, told) {
  await edit(card, what);
  for (const [name, value] of values) {
    const field = card.querySelector(`.heed-proposal__forms [name="${name}"]:not([type=hidden])`);
    if (field && field.tagName !== "BUTTON") field.value = value;
  }
  tell(card, words ? `${told} What you typed is below.` : told);
  say(told);
}
