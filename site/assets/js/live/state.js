// <p data-feed-state data-live="…" data-polling="…" data-away="…" hidden>: says whether the page follows.
export function showState(root, state) {
  const line = root.querySelector("[data-feed-state]");
  line.hidden = false;
  line.dataset.state = state;
  if (line.textContent !== line.dataset[state]) line.textContent = line.dataset[state];
}

// The session has ended, or the form is too old: the server answers with a page that says so and keeps what was
// typed. Sent again without htmx, that page is shown.
export const isWholePage = ({ status, responseText }) => status === 403 || /^\s*<!doctype/i.test(responseText);
