// Keeps what is typed into a form before it is sent, so that a closed page or a lost connection loses nothing.
// A form says `data-typed` (its name) and `data-typed-address` (where to keep it).

const PAUSE = 1000;
const waiting = new Map();
const sending = new Map();

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form[data-typed]");
  if (form) keepSoon(form);
});

// on a slow line, somebody may have typed before this script came
for (const form of document.querySelectorAll("form[data-typed]")) {
  if ([...form.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue)) keepSoon(form);
}

function keepSoon(form) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => keep(form), PAUSE));
}

// what is sent need not be kept, and must not be kept after it was saved
document.addEventListener(
  "submit",
  ({ target }) => {
    clearTimeout(waiting.get(target));
    waiting.delete(target);
    sending.get(target)?.abort();
  },
  { capture: true },
);

addEventListener("pagehide", () => keepAll());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keepAll();
});

function keepAll() {
  for (const form of [...waiting.keys()]) keep(form);
}

async function keep(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const body = new URLSearchParams(new FormData(form));
  body.set("form", form.dataset.typed);
  const stop = new AbortController();
  sending.set(form, stop);
  try {
    const answer = await fetch(form.dataset.typedAddress, { method: "POST", body, keepalive: true, credentials: "same-origin", redirect: "manual", signal: stop.signal });
    if (answer.status === 204) tell(form, `Saved as you typed at ${now()}. Not in the record yet.`);
    else if (answer.status === 409) tell(form, await answer.text());
    else tell(form, "What you type is not being kept. Save it yourself, or sign in again in another tab.");
  } catch (error) {
    if (error.name !== "AbortError") tell(form, "What you type is not being kept: Heed cannot be reached. It is tried again as you type on.");
  } finally {
    if (sending.get(form) === stop) sending.delete(form);
  }
}

function now() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function tell(form, words) {
  let place = form.querySelector("[data-typed-status]");
  if (!place) {
    place = document.createElement("p");
    place.className = "heed-meta";
    place.setAttribute("role", "status");
    place.dataset.typedStatus = "";
    form.append(place);
  }
  if (place.textContent !== words) place.textContent = words;
}
