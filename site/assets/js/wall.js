// The projector's page: shows released cards, scene by scene, for hours, with nobody at the keyboard.
import { follow } from "./live/feed.js";
import { countdown } from "./live/countdown.js";
import { Stage } from "./live/stage.js";

const page = document.querySelector("[data-wall]");
const find = (name) => page.querySelector(`[data-wall-${name}]`);
const topics = new Map([...page.querySelectorAll("[data-wall-table]")].map((item) => (
  [Number(item.dataset.wallTable), item.textContent]
)));
const stage = new Stage(find("stage"), find("card"), { topics, words: page.dataset });
const tables = new Map();
const clock = countdown(find("clock"), page.dataset.left, () => feed.now());

const feed = follow({
  socket: page.dataset.socket,
  poll: page.dataset.poll,
  seq: 0,
  news(message) {
    stage.take(message);
    find("over").hidden = message.forum !== "over";
    find("join").hidden = message.forum === "over";
    for (const table of message.tables) tables.set(table.id, table);
    clock.until([...tables.values()].filter(({ ends }) => ends).map(({ ends }) => new Date(ends)));
  },
  state(name) {
    find("state").textContent = ["away", "out"].includes(name) ? page.dataset.away : "";
  },
});

addEventListener("resize", () => stage.fit());

// To read slowly, or to talk about one card, the picture can be paused: with the button or the space bar.
const pause = find("pause");
pause.hidden = false;
const hold = () => pause.setAttribute("aria-pressed", String(stage.hold()));
pause.addEventListener("click", hold);
addEventListener("keydown", (event) => {
  if (event.key === " " && event.target === document.body) { event.preventDefault(); hold(); }
});

// The projector must not go to sleep. A browser that cannot prevent it, or a page in the background, just carries on.
const stayAwake = () => navigator.wakeLock?.request("screen").catch(() => {});
document.addEventListener("visibilitychange", () => { if (!document.hidden) stayAwake(); });
stayAwake();
