// What somebody typed into a form before and did not save is offered again where the form is opened in place.

import { say } from "./dom.js";
import { send } from "./acting.js";

/** Puts the offer of a fetched page over the form in its holder. `again` opens the form anew, from the address it is given. */
export function offerKept(page, holder, url, again) {
  const found = page.getElementById("typed");
  if (!found) return;
  const offer = document.adoptNode(found);
  const address = new URL(url, location.href);
  const use = offer.querySelector("a");
  use?.addEventListener("click", (event) => {
    event.preventDefault();
    again(new URL(use.getAttribute("href"), address).href);
  });
  const away = offer.querySelector("form");
  away.addEventListener("submit", async (event) => {
    event.preventDefault();
    await send(away.action, new FormData(away));
    address.searchParams.delete("typed");
    again(address.href);
  });
  holder.prepend(offer);
  say(offer.querySelector("p").textContent.trim());
}
