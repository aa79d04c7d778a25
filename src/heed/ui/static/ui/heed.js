// Starts the few components that pages use. Every page works without it.

import { Button } from "./built/govuk/components/button/button.mjs";
import { ExitThisPage } from "./built/govuk/components/exit-this-page/exit-this-page.mjs";
import { SkipLink } from "./built/govuk/components/skip-link/skip-link.mjs";

const COMPONENTS = [ExitThisPage, SkipLink, Button];

// the components refuse to start without this mark, which says that the browser can run them
document.body.classList.add("js-enabled", "govuk-frontend-supported");

// only a form that was sent with a mistake has one
if (document.querySelector(".govuk-error-summary")) {
  const { ErrorSummary } = await import("./built/govuk/components/error-summary/error-summary.mjs");
  COMPONENTS.push(ErrorSummary);
}

// only where people work on a review is there anything to keep before it is sent
if (document.querySelector("form[data-typed], #confirming")) await import("./typed.js");

for (const Component of COMPONENTS) {
  for (const root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    new Component(root);
  }
}
