// What the table is talking about and for how long, and whether it is open for cards. The time is the server's.
import { countdown } from "./countdown.js";

const MINUTE = 60_000;
const part = (element, name) => element.querySelector(`[data-part="${name}"]`);

const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "fa", "he", "ps", "ur"]); // forums/municipality/languages.py
const primary = (code) => code.split("-")[0];

// A question in the language its reader has chosen, otherwise in the page's, in German, or in whatever there is.
function said(text, reader) {
  const here = document.documentElement.lang;
  const wished = [reader, primary(reader), here, primary(here), "de", ...Object.keys(text)];
  const code = wished.find((one) => text[one]);
  return { lang: code, words: text[code] ?? "", dir: RIGHT_TO_LEFT.has(primary(code ?? "")) ? "rtl" : "ltr" };
}

export class Round {
  constructor(root, speaker, now) {
    Object.assign(this, { root, speaker, now });
    this.section = root.querySelector("[data-round]");
    this.clock = root.querySelector("[data-clock]");
    this.closed = root.querySelector("[data-closed]");
    this.instead = root.querySelector("[data-instead]");
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
    this.ended(forum === "over");
    const table = tables.find(({ id }) => id === Number(this.root.dataset.table));
    if (!table) return;
    const open = table.open && forum === "running";
    this.closed.hidden = open;
    this.closed.querySelector("[data-for-now]").hidden = forum === "over"; // then that is said at the top
    this.instead.hidden = open;
    this.until(table.ends);
    this.ask(table.asks);
  }

  ended(over) {
    const notice = this.root.querySelector("[data-over]");
    if (over && notice.hidden) this.speaker.say(notice.querySelector("h2").textContent);
    notice.hidden = !over;
  }

  ask(asks) {
    this.section.hidden = !asks;
    if (!asks) return;
    const { lang, words, dir } = said(asks.text, this.root.dataset.reads);
    Object.assign(part(this.section, "prompt"), { textContent: words, lang, dir });
    part(this.section, "untranslated").hidden = primary(lang) === primary(this.root.dataset.reads);
    if (!this.select.querySelector(`[value="${asks.id}"]`)) {
      this.select.add(Object.assign(new Option(words, asks.id), { lang, dir }));
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
