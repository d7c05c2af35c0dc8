// htmx hands over the new element itself: it counts as well as what is inside it.
export const find = (root, selector) => [
  ...(root.matches?.(selector) ? [root] : []),
  ...root.querySelectorAll(selector),
];
