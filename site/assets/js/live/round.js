// What the table is talking about and for how long, and whether it is open for cards. The time is the server's.
import { countdown } from "./countdown.js";

const MINUTE = 60_000;
const part = (element, name) => element.querySelector(`[data-part="${name}"]`);

// Each page shows a question in its own language, otherwise in German, otherwise in whatever there is.
function said(text) {
  const here = document.documentElement.lang;
  const code = [here, here.split("-")[0], "de", ...Object.keys(text)].find((one) => text[one]);
  return [code, text[code] ?? ""];
}

export class Round {
  constructor(root, speaker, now) {
    Object.assign(this, { root, speaker, now });
    this.section = root.querySelector("[data-round]");
    this.clock = root.querySelector("[data-clock]");
    this.closed = root.querySelector("[data-closed]");
    this.select = root.querySelector("[name=prompt]");
    this.stances = root.querySelector("[data-stances]");
    this.text = root.querySelector("textarea[name=text]");
    this.select.addEventListener("change", () => this.askForStance());
  }

  // `early`: by how much the server's clock was ahead when it made the page; afterwards the feed knows better.
  begin(early) {
    const feeds = this.now;
    this.now = () => (this.heard ? feeds() : new Date(Date.now() + early));
    this.left = countdown(part(this.clock, "left"), this.clock.dataset.words, () => this.now());
    part(this.clock, "until").remove();
    this.until(this.root.dataset.ends);
    this.askForStance();
  }

  until(ends) {
    const end = ends ? new Date(ends) : null;
    this.clock.hidden = !end || end <= this.now();
    this.left.until(end ? [end] : []);
    [this.warning, this.over].forEach(clearTimeout);
    if (this.clock.hidden) return;
    const rest = end - this.now();
    this.over = setTimeout(() => { this.clock.hidden = true; }, rest);
    if (rest > MINUTE) this.warning = setTimeout(() => this.speaker.say(this.speaker.words.sayMinute), rest - MINUTE);
  }

  take({ forum, tables }) {
    this.heard = true;
    const table = tables.find(({ id }) => id === Number(this.root.dataset.table));
    if (!table) return;
    this.closed.hidden = table.open && forum === "running";
    this.until(table.ends);
    this.ask(table.asks);
  }

  ask(asks) {
    this.section.hidden = !asks;
    if (!asks) return;
    const [lang, words] = said(asks.text);
    Object.assign(part(this.section, "prompt"), { textContent: words, lang });
    if (!this.select.querySelector(`[value="${asks.id}"]`)) {
      this.select.add(new Option(words, asks.id));
      this.select.closest("[data-about]").hidden = false;
    }
    if (asks.stance && !this.asking().includes(String(asks.id))) this.stances.dataset.stances += ` ${asks.id}`;
    if (!this.text.value.trim()) this.select.value = asks.id; // who is writing goes on about what it was about
    this.askForStance();
  }

  asking() {
    return this.stances.dataset.stances.split(" ");
  }

  askForStance() {
    const asked = this.select.value !== "" && this.asking().includes(this.select.value);
    this.stances.hidden = !asked;
    this.stances.querySelectorAll("input").forEach((input) => { input.disabled = !asked; });
  }
}
