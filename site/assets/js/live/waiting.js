// What waits on this telephone or came back with a reason, as a list. Also on pages without the table (the forum is
// over, the code was renewed): there a card can be sent as a suggestion, or deleted.
import { Store } from "./store.js";

const part = (element, name) => element.querySelector(`[data-part="${name}"]`);

export class Waiting {
  // again(order, fields): back into the form; without it nothing is offered. drop(order): delete.
  constructor(root, { all, drop, again = null, directions = () => "auto" }) {
    Object.assign(this, { root, all, drop, again, directions });
    this.section = root.querySelector("[data-waiting]");
  }

  get empty() { return this.section.hidden; }

  async list() {
    const entries = await this.all();
    part(this.section, "list").replaceChildren(...entries.map((entry) => this.item(entry)));
    this.section.hidden = entries.length === 0;
  }

  item({ order, fields, reason }) {
    const element = this.section.querySelector('[data-template="waiting"]').content.firstElementChild.cloneNode(true);
    const { text, language } = Object.fromEntries(fields);
    Object.assign(part(element, "text"), { textContent: text, lang: language, dir: this.directions(language) });
    part(element, "waits").hidden = reason !== "";
    part(element, "refused").hidden = reason === "";
    part(element, "reason").textContent = reason;
    const again = element.querySelector("[data-again]");
    again.hidden = reason === "" || !this.again; // what may be under way already would be there twice
    again.addEventListener("click", () => this.again(order, fields));
    element.querySelector("[data-drop]").addEventListener("click", () => this.drop(order));
    const instead = element.querySelector("[data-as-suggestion]");
    instead.hidden = reason === "" && this.again !== null;
    Object.assign(instead.elements.text, { value: text });
    Object.assign(instead.elements.language, { value: language });
    return element;
  }
}

export function listLeftOver(root) {
  const store = new Store();
  const waiting = new Waiting(root, {
    all: () => store.all(root.dataset.forum),
    drop: async (order) => { await store.remove(order); await waiting.list(); },
  });
  waiting.list();
}
