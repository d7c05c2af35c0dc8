// An error summary is what the reader must meet first.
import { find } from "./find.js";

export function takeFocus(root) {
  root.querySelector("[data-focus]")?.focus();
}

// Filters are folded on a phone and open where there is room; without script they are folded everywhere.
export function openOnWideScreens(root) {
  if (!matchMedia("(min-width: 62rem)").matches) return;
  find(root, "details[data-open-wide]").forEach((details) => { details.open = true; });
}
