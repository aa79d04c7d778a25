// Brings a list up to date every two seconds while anything in it is unfinished. Without this, the page is loaded again by hand.

const EVERY = 2000;
const place = document.querySelector("[data-watch]");

/** Puts in what changed, row by row, so that what a person has opened or is about to press stays as it is. */
function bring_up_to_date(fresh) {
  const old = place.firstElementChild;
  const rows = new Map([...old.querySelectorAll("li[id]")].map((row) => [row.id, row]));
  for (const row of fresh.querySelectorAll("li[id]")) {
    const before = rows.get(row.id);
    if (!before) return place.replaceChildren(fresh);
    const same = before.isEqualNode(row) || same_words(before, row);
    if (same || before.contains(document.activeElement)) continue;
    before.replaceWith(row.cloneNode(true));
  }
  if (fresh.querySelectorAll("li[id]").length !== rows.size) return place.replaceChildren(fresh);
  const [said, says] = [old.querySelector("[role=status]"), fresh.querySelector("[role=status]")];
  if (said.textContent !== says.textContent) said.textContent = says.textContent;
  const [bar, moved] = [old.querySelector("progress"), fresh.querySelector("progress")];
  if (bar && moved) bar.value = moved.value;
  if (bar && !moved) bar.remove();
  old.toggleAttribute("data-unfinished", fresh.hasAttribute("data-unfinished"));
}

/** The token against forgery in each form differs from time to time; nothing else may. */
function same_words(before, row) {
  return before.textContent === row.textContent && before.querySelectorAll("form").length === row.querySelectorAll("form").length;
}

async function look() {
  try {
    const answer = await fetch(place.dataset.watch, { redirect: "error" });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      bring_up_to_date(page.querySelector(".heed-incoming"));
    }
  } catch {
    // a server that restarts, a lost connection, a session that ended: the next look may do better
  }
  wait();
}

function wait() {
  if (place.querySelector("[data-unfinished]")) setTimeout(look, EVERY);
}

wait();
