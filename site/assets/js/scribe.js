// The scribe's page: many cards in a row from the keyboard. Ctrl+Enter (or Cmd+Enter) sends from every field; Enter
// alone makes a new line, as everywhere. The form that comes back has the focus in the text again.
import { follow } from "./live/feed.js";
import { isWholePage, showState } from "./live/state.js";

const root = document.querySelector("#scribe");

root.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const form = event.target.closest("form");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (isWholePage(detail.xhr)) {
    detail.shouldSwap = false;
    document.querySelector("#write").submit();
  } else if ([409, 422].includes(detail.xhr.status)) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});
document.addEventListener("htmx:sendError", ({ detail }) => lost(detail.elt, true));
document.addEventListener("htmx:responseError", ({ detail }) => lost(detail.elt, true));
document.addEventListener("htmx:beforeRequest", ({ detail }) => lost(detail.elt, false));

function lost(form, is) {
  const note = form.querySelector?.("[data-lost]");
  if (note) note.hidden = !is;
}

// The new form brings its messages along; they are read out where all messages are.
document.addEventListener("htmx:load", () => {
  const said = root.querySelector("[data-said]");
  if (said) {
    show(said);
    said.remove();
  }
  askForStance();
});

function show(said) {
  document.querySelector("#messages").replaceChildren(...(said?.childNodes ?? []));
}

// “Passt / fehlt / ändern” is asked only if there is a goal or measure to judge.
function askForStance() {
  const prompt = document.querySelector("#write-prompt");
  const stance = document.querySelector("#write-stance")?.closest(".kern-form-input");
  if (prompt && stance) stance.hidden = !prompt.selectedOptions[0]?.hasAttribute("data-judged");
  const language = document.querySelector("#write-language");
  const german = document.querySelector("#write-german")?.closest(".kern-form-input");
  if (language && german) german.hidden = language.value === "de" && !german.querySelector("input").value;
}
root.addEventListener("change", askForStance);
askForStance();

// German lines: each is sent on its own, and the list is reloaded.
root.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-german-form]")) return;
  event.preventDefault();
  const said = { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } };
  const answer = await fetch(form.action, said).catch(() => null);
  if (!answer || ![200, 409, 422].includes(answer.status)) {
    form.submit();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.ok) saved(form, page);
  else refused(form, page);
});

function saved(form, page) {
  const item = form.closest("li");
  const goal = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  show(page.querySelector("#messages"));
  countGerman();
  (goal?.querySelector("input[name=german]") ?? document.querySelector("#german-title")).focus();
}

// Somebody was faster: what the card says now is shown above the field, what was typed stays in it.
function refused(form, page) {
  const item = form.closest("li");
  const now = page.querySelector("[data-card]");
  item.querySelectorAll(".host-card__text, .host-card__german").forEach((line) => line.remove());
  item.querySelector(".host-card__facts").after(...now.querySelectorAll(".host-card__text, .host-card__german"));
  item.dataset.version = now.dataset.version;
  form.elements.seen.value = now.dataset.version;
  const note = item.querySelector("[data-changed]");
  note.hidden = false;
  note.setAttribute("role", "alert");
  delete form.dataset.sent;
  form.elements.german.focus();
}

function countGerman() {
  const list = document.querySelectorAll("#german [data-german]");
  document.querySelector("#german .host-count").textContent = list.length;
}

// Cards that came or changed: the list is reloaded, but half-written lines are left alone.
async function renew() {
  const answer = await fetch(root.dataset.german, { cache: "no-store" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#german");
  const busy = [...document.querySelectorAll("#german [data-german]")].filter((item) => {
    const field = item.querySelector("input[name=german]");
    return field === document.activeElement || field.value !== field.defaultValue;
  });
  for (const item of busy) {
    const now = fresh.querySelector(`[data-german="${item.dataset.german}"]`);
    if (!now || now.dataset.version !== item.dataset.version) item.querySelector("[data-changed]").hidden = false;
  }
  if (!busy.length) {
    document.querySelector("#german").replaceWith(document.adoptNode(fresh));
    return;
  }
  const list = document.querySelector("#german ol");
  const kept = new Set(busy.map((item) => item.dataset.german));
  [...list.children].filter((item) => !kept.has(item.dataset.german)).forEach((item) => item.remove());
  fresh.querySelectorAll("[data-german]").forEach((item) => {
    if (!kept.has(item.dataset.german)) list.append(document.adoptNode(item));
  });
  countGerman();
}

let renewing;
follow({
  socket: root.dataset.socket,
  poll: root.dataset.poll,
  seq: Number(root.dataset.seq),
  news: ({ cards, forum }) => {
    root.querySelector("[data-forum-over]").hidden = forum !== "over";
    if (!cards.some(({ lang }) => lang !== "de")) return;
    clearTimeout(renewing);
    renewing = setTimeout(() => renew().catch(() => {}), 300);
  },
  state: (state) => showState(root, state),
});
