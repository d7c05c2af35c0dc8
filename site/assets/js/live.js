// The page of a telephone at its table (templates/forums/dialogue/live/table.html): sends without a reload, keeps
// cards while there is no network, and shows new ones. Without it forms and a link do the same.
import { Cards } from "./live/cards.js";
import { follow } from "./live/feed.js";
import { keepForLater } from "./live/offline.js";
import { Outbox } from "./live/outbox.js";
import { Round } from "./live/round.js";
import { Speaker } from "./live/speaker.js";
import { listLeftOver } from "./live/waiting.js";
import { Writing } from "./live/writing.js";

const root = document.querySelector("[data-live]");

function begin() {
  const speaker = new Speaker(root.querySelector("[data-status]"), root.dataset);
  const cards = new Cards(root, speaker);
  const outbox = new Outbox(root.dataset.forum, root.querySelector("[data-write]").action);
  const writing = new Writing(root, { outbox, cards, speaker });
  const away = root.querySelector("[data-connection=away]");
  const out = root.querySelector("[data-connection=out]");
  const round = new Round(root, speaker, () => feed.now());
  const feed = follow({
    socket: root.dataset.socket,
    poll: root.dataset.poll,
    seq: Number(root.dataset.seq),
    news: (message) => {
      cards.take(message);
      round.take(message);
    },
    state: (state) => {
      away.hidden = state !== "away";
      out.hidden = state !== "out";
      if (state === "out") round.instead.hidden = false;
      if (state !== "away") outbox.send();
    },
  });
  root.querySelectorAll("[data-without-script]").forEach((element) => { element.hidden = true; });
  round.begin(new Date(root.dataset.now) - Date.now());
  writing.begin();
  keepForLater(root);
}

if (root) begin();
document.querySelectorAll("[data-left-over]").forEach((place) => listLeftOver(place));
