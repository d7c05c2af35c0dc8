// <p data-feed-state data-live="…" data-polling="…" data-away="…" hidden>: says whether the page follows.
export function showState(root, state) {
  const line = root.querySelector("[data-feed-state]");
  line.hidden = false;
  line.dataset.state = state;
  if (line.textContent !== line.dataset[state]) line.textContent = line.dataset[state];
}
