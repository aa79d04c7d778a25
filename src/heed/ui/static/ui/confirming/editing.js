// Correcting and rejecting without leaving the list: the form of the proposal's own page, fetched and put into its card.

import { cardAt, fetched, root, say } from "./dom.js";
import { choose, nextUndecided } from "./list.js";
import { renew, send, tell } from "./acting.js";

const FORMS = { correct: "correct/", reject: "decision/" };
const FIRST = { correct: "textarea, input:not([type=hidden]), select", reject: "textarea" };

/** Opens a form in its card. Only one is open at a time; what was typed into another stays with its own page. */
export async function edit(card, what) {
  if (!card) return;
  choose(card, { report: false });
  const holder = card.querySelector(":scope > .heed-proposal__forms");
  if (!holder) return;
  if (!holder.hidden && holder.dataset.what === what) return focusFirst(holder, what);
  close();
  const { ok, page } = await fetched(card.dataset.address);
  const form = formOf(page, what);
  if (!ok || !form) return location.assign(`${card.dataset.address}#${what}`);
  put(card, holder, what, form);
  focusFirst(holder, what);
}

/** Closes the form that is open, and goes back to its card. */
export function close() {
  const open = root.querySelector(".heed-proposal__forms:not([hidden])");
  if (!open) return false;
  open.hidden = true;
  open.replaceChildren();
  choose(open.closest(".heed-proposal"), { report: false });
  return true;
}

function formOf(page, what) {
  return [...page.querySelectorAll("main form")].find(
    (form) => form.getAttribute("action")?.endsWith(FORMS[what]) && (what !== "reject" || form.querySelector("textarea")),
  );
}

function put(card, holder, what, form) {
  const taken = document.adoptNode(form);
  taken.dataset.what = what;
  const buttons = taken.querySelector("button:not([name=view])");
  if (buttons) {
    const leave = document.createElement("button");
    leave.type = "button";
    leave.className = "govuk-button govuk-button--secondary";
    leave.textContent = "Leave it";
    leave.addEventListener("click", close);
    const group = document.createElement("div");
    group.className = "govuk-button-group";
    buttons.before(group);
    group.append(buttons, leave);
  }
  holder.replaceChildren(taken);
  holder.dataset.what = what;
  holder.hidden = false;
  taken.addEventListener("submit", (event) => {
    event.preventDefault();
    sendForm(card, holder, what, taken, event.submitter);
  });
  root.dispatchEvent(new CustomEvent("form-opened", { detail: taken }));
}

function focusFirst(holder, what) {
  const words = what === "correct" && holder.querySelector("textarea[name=text]");
  (words || holder.querySelector(FIRST[what]))?.focus();
}

async function sendForm(card, holder, what, form, submitter) {
  const values = new FormData(form);
  if (submitter?.name) values.set(submitter.name, submitter.value);
  let answer;
  try {
    answer = await send(form.action, values);
  } catch {
    tell(card, "That did not reach Heed. What you typed is still here: check your connection, and try again.");
    return;
  }
  if (!answer.led) {
    // what was typed comes back in the form, with what is amiss
    const again = formOf(answer.page, what);
    if (again) put(card, holder, what, again);
    const why = answer.page.querySelector(".govuk-error-summary li, .govuk-error-message")?.textContent.trim();
    tell(card, why ?? "That could not be saved. Look at what is marked, and try again.");
    say(why ?? "That could not be saved.");
    (holder.querySelector(".govuk-textarea--error, .govuk-input--error, [aria-invalid]") ?? holder.querySelector(FIRST[what]))?.focus();
    return;
  }
  const typed = form.querySelector("textarea")?.value;
  const { refused, words } = await renew(card);
  const fresh = cardAt(card.dataset.anchor);
  if (refused) return refuse(fresh, what, values, typed, words);
  choose(fresh, { report: false, quietly: true });
  if (!nextUndecided()) choose(fresh);
}

/** Somebody else was first: shows the proposal as it is now, and the form with what was typed, to be sent again or not. */
async function refuse(card, what, values, typed, words) {
  await edit(card, what);
  for (const [name, value] of values) {
    const field = card.querySelector(`.heed-proposal__forms [name="${name}"]:not([type=hidden])`);
    if (field) field.value = value;
  }
  tell(card, `${words} ${typed ? "What you typed is below." : ""}`);
  say(words);
}
