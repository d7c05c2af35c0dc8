// What the table talks about and how long still, whether it takes cards. The time is the server's.
const SOON_OVER = 60_000;
const part = (element, name) => element.querySelector(`[data-part="${name}"]`);

// Each page shows a question in its own language, else in German, else in what there is.
function said(text) {
  const here = document.documentElement.lang;
  return text[here] ?? text[here.split("-")[0]] ?? text.de ?? Object.values(text)[0] ?? "";
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
    this.early = early;
    this.ends = this.root.dataset.ends ? new Date(this.root.dataset.ends) : null;
    this.askForStance();
    this.tick();
    setInterval(() => this.tick(), 1000);
  }

  take({ forum, tables }) {
    this.early = null;
    const table = tables.find(({ id }) => id === Number(this.root.dataset.table));
    if (!table) return;
    this.closed.hidden = table.open && forum === "running";
    this.ends = table.ends ? new Date(table.ends) : null;
    this.ask(table.asks);
    this.tick();
  }

  ask(asks) {
    this.section.hidden = !asks;
    if (!asks) return;
    const words = said(asks.text);
    part(this.section, "prompt").textContent = words;
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

  tick() {
    const now = this.early === null ? this.now() : new Date(Date.now() + this.early);
    const left = this.ends ? Math.max(0, this.ends - now) : 0;
    this.clock.hidden = !this.ends || left === 0;
    if (this.clock.hidden) return;
    part(this.clock, "until").hidden = true;
    part(this.clock, "left").hidden = false;
    const seconds = Math.ceil(left / 1000);
    part(this.clock, "minutes").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (left <= SOON_OVER && this.warned !== Number(this.ends)) {
      this.warned = Number(this.ends);
      if (left > SOON_OVER / 2) this.speaker.say(this.speaker.words.sayMinute);
    }
  }
}
