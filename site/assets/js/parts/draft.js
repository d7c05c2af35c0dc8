// <form data-draft="suggestion">: what is typed survives a reload or an empty battery, on this device only.
// Names, addresses, passwords and files are never kept, unless a field carries data-draft-keep. A hidden field that
// does comes back as it was: what was sent and lost its answer is then sent again under the same UUID.
//   data-draft-clear="suggestion"   on any element: the server has it, forget the draft
//   button[data-draft-forget="suggestion"][data-forgotten="Forgotten"][hidden]   "forget on this device"
//   form[data-draft-sent]           the server sent this form back: what it holds is newer than the draft
import { find } from "./find.js";

const prefix = "draft:";
const days = 14;
const personal = /name|mail|phone|tel|address|password|token|code|csrf/i;
const kept = (field) => field.name && !field.disabled && (field.hasAttribute("data-draft-keep") || (
  !["hidden", "file", "password", "email", "tel", "submit", "button"].includes(field.type) && !personal.test(field.name)
));

// A browser may refuse storage altogether (private window, full disk): then there simply is no draft.
const storage = {
  read(key) {
    try {
      const draft = JSON.parse(localStorage.getItem(prefix + key));
      return draft && Date.now() - draft.at < days * 864e5 ? draft.values : null;
    } catch { return null; }
  },
  write(key, values) {
    try { localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), values })); } catch { /* no draft */ }
  },
  forget(key) {
    try { localStorage.removeItem(prefix + key); } catch { /* no draft */ }
  },
};

const collect = (form) => [...form.elements].filter(kept).map((field) => (
  ["checkbox", "radio"].includes(field.type) ? [field.name, field.value, field.checked] : [field.name, field.value]
));

// What the server sent back (a form with errors) is newer than the draft and stays. Returns what found no field.
function restore(form, values) {
  const homeless = [];
  for (const entry of values) {
    const [name, value, checked] = entry;
    const fields = [...form.elements].filter((field) => field.name === name && kept(field));
    if (!fields.length && value) homeless.push(entry);
    if (checked === undefined) fields.forEach((field) => {
      if (!field.value || field.type === "hidden") field.value = value;
      if (field.selectedIndex === -1) field.selectedIndex = 0;  // it offers something else by now
    });
    else fields.filter((field) => field.value === value).forEach((field) => { field.checked = checked; });
  }
  return homeless;
}

// Some fields come only by htmx with what was chosen, as the streets of a district do: choose again and wait for them.
function askAgain(form) {
  form.querySelectorAll("select").forEach((field) => {
    if (field.value) field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function keep(form) {
  const key = form.dataset.draft;
  let awaited = [];
  const write = () => storage.write(key, [...collect(form), ...awaited]);
  const bring = (values) => {
    awaited = restore(form, values);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const values = storage.read(key);
  if (values && !form.hasAttribute("data-draft-sent")) bring(values);
  form.addEventListener("input", write);
  form.addEventListener("change", write);
  form.addEventListener("reset", () => { awaited = []; });
  if (!awaited.length) return;
  form.addEventListener("htmx:load", () => bring(awaited));
  document.addEventListener("htmx:load", () => askAgain(form), { once: true });  // once htmx listens
}

export function keepDrafts(root) {
  find(root, "[data-draft-clear]").forEach((mark) => storage.forget(mark.dataset.draftClear));
  find(root, "form[data-draft]").forEach(keep);
  find(root, "button[data-draft-forget]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const key = button.dataset.draftForget;
      storage.forget(key);
      document.querySelectorAll(`form[data-draft="${CSS.escape(key)}"]`).forEach((form) => form.reset());
      if (button.dataset.forgotten) (button.querySelector(".kern-label") ?? button).textContent = button.dataset.forgotten;
    });
  });
}
