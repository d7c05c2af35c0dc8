// The host's page: follows the table, replaces single cards, and leaves alone any card that somebody is working in.
// Updates, from the feed or as the answer to a form, are pieces of the page; each knows its place.
import { tickClocks } from "./live/clocks.js";
import { follow } from "./live/feed.js";
import { Board } from "./live/board.js";
import { isWholePage, showState } from "./live/state.js";

const root = document.querySelector("#host-page");
const board = new Board(root);
const wanted = { cards: new Set(), headings: new Set(), table: false };
let asking = false;
let seen = Number(root.dataset.seq);

// One request for everything that came together; whatever comes in the meantime waits for the next one.
async function ask() {
  if (asking || !(wanted.cards.size || wanted.headings.size || wanted.table)) return;
  asking = true;
  const [cards, headings, table, upTo] = [[...wanted.cards], [...wanted.headings], wanted.table, seen];
  const url = new URL(root.dataset.pieces, location.href);
  cards.slice(0, 50).forEach((id) => url.searchParams.append("karte", id));
  headings.slice(0, 50).forEach((id) => url.searchParams.append("gruppe", id));
  if (table) url.searchParams.set("tisch", "1");
  try {
    const answer = await fetch(url, { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    board.take(await answer.text());
    cards.slice(0, 50).forEach((id) => wanted.cards.delete(id));
    headings.slice(0, 50).forEach((id) => wanted.headings.delete(id));
    wanted.table = false;
    if (!wanted.cards.size) board.shownUpTo(upTo);
    board.askForLikeness();
    asking = false;
    ask();
  } catch {
    setTimeout(() => { asking = false; ask(); }, 2000);
  }
}

function news(message) {
  seen = message.seq;
  if (message.after === 0) board.keepOnly(message.cards.map(({ id }) => id));
  message.cards.filter(({ gone }) => gone).forEach(({ id }) => board.forget(id));
  message.cards.filter((row) => !row.gone && board.differs(row)).forEach(({ id }) => wanted.cards.add(id));
  message.clusters.forEach(({ id, gone }) => (gone ? board.dissolve(id) : wanted.headings.add(id)));
  // The bar counts cards and telephones: every card that comes or goes changes it.
  if ((message.tables.length || message.cards.length) && message.after !== 0) wanted.table = true;
  if (wanted.cards.size || wanted.headings.size || wanted.table) ask();
  else board.shownUpTo(seen);
}

// Forms marked data-piece are sent in the background; their answer is pieces, or the same form with what is wrong.
root.querySelectorAll("form[data-piece]").forEach((form) => board.enhance(form));
document.addEventListener("htmx:load", ({ detail }) => board.ready(detail.elt));
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if ([409, 422].includes(detail.xhr.status)) detail.isError = false;
  if (!isWholePage(detail.xhr)) return;
  detail.shouldSwap = false;
  if (detail.requestConfig.elt.href) location.assign(detail.requestConfig.elt.href);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const sender = detail.elt;
  if (!root.contains(sender) || !sender.matches("form[data-piece], [data-close]")) return;
  const { status, responseText } = detail.xhr;
  if (isWholePage(detail.xhr)) sender.submit?.();
  else if (detail.successful || [409, 422].includes(status)) board.answered(sender, responseText);
});

const feed = follow({
  socket: root.dataset.socket,
  poll: root.dataset.poll,
  seq: seen,
  news,
  state: (state) => showState(root, state),
});
tickClocks(root, feed.now);
board.askForLikeness();
