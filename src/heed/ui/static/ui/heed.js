// Starts the few components that pages use. Every page works without it. It is served with all that it imports in one
// file, built/heed.js: on a slow line a visitor who wants to leave should not wait for one script to ask for the next.

import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";

const COMPONENTS = [ExitThisPage, SkipLink, Button, ErrorSummary];

// the components refuse to start without this mark, which says that the browser can run them
document.body.classList.add("js-enabled", "govuk-frontend-supported");

// only where people work on a review is there anything to keep before it is sent
if (document.querySelector("form[data-typed], #confirming")) await import("./typed.js");

if (document.querySelector("[data-copies]")) await import("./copying.js");

for (const Component of COMPONENTS) {
  for (const root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    new Component(root);
  }
}
