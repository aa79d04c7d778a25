// Hands files in one by one, each with its progress; a lost connection is waited for. Without this, the form sends all at once.

const form = document.querySelector(".heed-import");
const input = form.querySelector("input[type=file]");
const drop = form.querySelector(".heed-drop");
const list = form.querySelector(".heed-chosen");
const told = form.querySelector(".heed-import__told");
const count = form.querySelector(".heed-import__count");
const button = form.querySelector("button.govuk-button");
const kinds = form.dataset.kinds.split(" ");
const opened = Date.now();
const chosen = [];
let sending = false;

form.classList.add("heed-import--with-script");

function refusal(file) {
  if (file.size === 0) return "It is empty, or a folder. Drop files, and save an empty one again first.";
  if (file.size > Number(form.dataset.mostBytes)) {
    return `It has ${size_of(file)}, and a file may have ${form.dataset.megabytes} MB. Save it with smaller pictures, or split it.`;
  }
  if (!kinds.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    return "Heed does not read files of this kind. Save it as PDF or as a Word file.";
  }
  return "";
}

function size_of(file) {
  return file.size < 1e5 ? `${Math.ceil(file.size / 1e3)} kB` : `${(file.size / 1e6).toFixed(1)} MB`;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function say(one, words, tone) {
  one.words.textContent = words;
  one.row.classList.toggle("heed-chosen__row--refused", tone === "refused");
}

function add(file) {
  const one = { file, key: `${opened}-${chosen.length}`, state: "chosen", row: element("li", "heed-chosen__row") };
  one.words = element("p", "heed-meta");
  one.bar = element("progress", "heed-progress");
  one.bar.max = 1;
  one.bar.value = 0;
  one.bar.hidden = true;
  one.bar.setAttribute("aria-label", `${file.name}: sent`);
  one.remove = element("button", "heed-link-button", "Leave out");
  one.remove.type = "button";
  one.remove.append(element("span", "govuk-visually-hidden", ` ${file.name}`));
  one.remove.addEventListener("click", () => {
    one.state = "left out";
    one.row.remove();
    count_up();
    input.focus();
  });
  one.row.append(element("p", "heed-chosen__name", file.name), one.words, one.bar, one.remove);
  const why = refusal(file);
  if (why) one.state = "refused";
  say(one, why || size_of(file), why && "refused");
  chosen.push(one);
  list.append(one.row);
}

function waiting() {
  return chosen.filter((one) => one.state === "chosen");
}

function count_up() {
  const ready = waiting().length;
  const refused = chosen.filter((one) => one.state === "refused").length;
  list.hidden = !list.children.length;
  count.textContent = ready ? ` ${ready} file${ready === 1 ? "" : "s"}` : "";
  told.textContent = refused ? `${refused} cannot be imported; the list says why.` : "";
}

function take(files) {
  if (sending) return;
  for (const file of files) add(file);
  count_up();
}

function takeChosen() {
  take(input.files);
  // so that the same file can be chosen again after it was left out
  input.value = "";
}

input.addEventListener("change", takeChosen);
// on a slow line somebody has chosen before this script came; and a browser that goes back keeps what was chosen
if (input.files.length) takeChosen();

for (const type of ["dragenter", "dragover"]) {
  drop.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.add("heed-drop--over");
  });
}
for (const type of ["dragleave", "drop"]) drop.addEventListener(type, () => drop.classList.remove("heed-drop--over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  take(event.dataTransfer.files);
});
// a file that misses the area would else be opened in place of the page
for (const type of ["dragover", "drop"]) window.addEventListener(type, (event) => event.preventDefault());

/** Sends one file once. Gives the answer; null where the connection was lost. */
function send(one) {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "batch", "partnership"]) body.append(name, form.elements[name].value);
  body.append("key", one.key);
  body.append("documents", one.file, one.file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) one.bar.value = event.loaded / event.total;
    });
    request.addEventListener("load", () => resolve(request.status >= 500 ? null : request.response || { signedOut: true }));
    request.addEventListener("error", () => resolve(null));
    request.send(body);
  });
}

function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** Sends one file until there is an answer; each try waits longer, up to half a minute. */
async function hand_in(one) {
  one.remove.hidden = true;
  one.bar.hidden = false;
  for (let tries = 1; tries <= 40; tries += 1) {
    say(one, "Being sent…");
    const answer = await send(one);
    if (answer) return answer;
    say(one, "The connection was lost. Heed tries again by itself.");
    await pause(Math.min(2 ** tries, 30));
  }
  return { sentence: "The connection did not come back. Open this page again later, and send what is left." };
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending) return;
  if (!form.elements.partnership.value) {
    told.textContent = "Choose the partnership whose documents these are.";
    form.elements.partnership.focus();
    return;
  }
  if (!waiting().length) {
    told.textContent = "Choose at least one file, or drop it here.";
    input.focus();
    return;
  }
  sending = true;
  button.disabled = true;
  let address = "";
  let held_back = chosen.some((one) => one.state === "refused");
  const all = waiting();
  for (const [n, one] of all.entries()) {
    told.textContent = `Sending ${n + 1} of ${all.length}. What was sent is being read already.`;
    const answer = await hand_in(one);
    if (answer.signedOut) {
      say(one, "You are signed out. Sign in again, and send what is left.", "refused");
      held_back = true;
      break;
    }
    address = answer.address || address;
    one.state = answer.address ? "sent" : "refused";
    one.bar.hidden = !answer.address;
    held_back ||= !answer.address;
    say(one, answer.sentence || "Sent.", answer.sentence ? "refused" : "");
  }
  sending = false;
  if (address && !held_back) {
    window.location.assign(address);
    return;
  }
  button.disabled = false;
  count_up();
  told.textContent = "Not all was sent; the list says why.";
  if (address) {
    const link = element("a", "govuk-link", "See what becomes of the rest");
    link.href = address;
    told.append(" ", link, ".");
  }
});

window.addEventListener("beforeunload", (event) => {
  if (sending) event.preventDefault();
});
