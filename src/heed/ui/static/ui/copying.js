// Copies an address at the press of a button. Without it the address can be selected and copied by hand.

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  if (!field || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    field.select();
    button.firstChild.textContent = button.dataset.copied;
    button.setAttribute("aria-live", "polite");
  });
}
