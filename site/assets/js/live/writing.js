// The form of a card: takes it over into the outbox, and lists what waits there (waiting.js).
import { Waiting } from "./waiting.js";

const part = (element, name) => element.querySelector(`[data-part="${name}"]`);

// crypto.randomUUID exists on https only; random numbers exist everywhere.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export class Writing {
  constructor(root, { outbox, cards, speaker }) {
    Object.assign(this, { root, outbox, cards, speaker });
    this.form = root.querySelector("[data-write]");
    this.text = this.form.elements.text;
    this.language = this.form.elements.language;
    this.waiting = new Waiting(root, {
      all: () => outbox.all(),
      drop: (order) => outbox.drop(order),
      again: (order, fields) => this.again(order, fields),
      directions: (language) => this.option(language)?.dir || "auto",
    });
    this.thanks = root.querySelector("[data-thanks]");
    this.closed = root.querySelector("[data-closed]");
    this.over = root.querySelector("[data-over]");
  }

  begin() {
    this.outbox.on.changed = () => this.waiting.list();
    this.outbox.on.sent = (answer, here) => this.sent(answer, here);
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.language.addEventListener("change", () => this.speak());
    this.root.querySelector("[data-leave]").addEventListener("submit", (event) => this.leave(event));
    this.speak();
    this.waiting.list();
    this.outbox.send();
  }

  // The text has its language's direction while it is being written, too.
  speak() {
    const { lang, dir } = this.language.selectedOptions[0];
    this.text.lang = lang || "und";
    this.text.dir = dir || "auto";
  }

  async submit(event) {
    if (event.submitter?.hasAttribute("data-instead")) return; // as a suggestion: the plain way
    event.preventDefault();
    const closed = [this.over, this.closed].find((notice) => !notice.hidden);
    if (closed) {
      closed.tabIndex = -1;
      closed.focus();
      return;
    }
    if (!this.text.value.trim()) {
      this.text.focus();
      return;
    }
    // Emptied at once: somebody who keeps typing while this card is stored must not lose the next one.
    const number = uuid();
    this.form.elements.client_uuid.value = number;
    const fields = [...new FormData(this.form)];
    const typed = this.text.value;
    const stance = this.form.querySelector("[name=stance]:checked");
    this.clear();
    try {
      await this.outbox.add(fields);
    } catch {
      this.form.elements.client_uuid.value = number;
      this.text.value = typed;
      if (stance) stance.checked = true;
      this.form.submit(); // a full telephone keeps nothing more: the plain way
      return;
    }
    if (!(await this.outbox.send())) this.speaker.say(this.root.dataset.sayWaits);
  }

  // After leaving, nobody would see the waiting cards again.
  leave(event) {
    if (this.waiting.empty) return;
    event.preventDefault();
    this.speaker.say(this.root.dataset.sayLeave);
    this.waiting.section.tabIndex = -1;
    this.waiting.section.focus();
  }

  clear() {
    this.text.value = "";
    this.form.querySelectorAll("[name=stance]").forEach((input) => { input.checked = false; });
    this.text.dispatchEvent(new Event("input", { bubbles: true })); // the counter and the draft follow
    this.root.querySelectorAll(".form-errors, [role=alert]").forEach((element) => element.remove());
  }

  sent(answer, here) {
    if (answer.card.table === Number(this.root.dataset.table)) this.cards.own(answer);
    if (answer.help) this.root.querySelector("[data-help]").hidden = false;
    if (!here) return;
    part(this.thanks, "number").textContent = answer.number;
    part(this.thanks, "receipt").href = answer.url;
    part(this.thanks, "receipt-code").textContent = answer.receipt;
    this.thanks.hidden = false;
    this.speaker.say(`${this.root.dataset.saySent} ${answer.number}`);
  }

  option(language) {
    return [...this.language.options].find(({ value }) => value === language);
  }

  // Back into the form, before what is being written there.
  async again(order, fields) {
    const { text, kind, language } = Object.fromEntries(fields);
    this.text.value = [text, this.text.value].filter(Boolean).join("\n");
    this.form.querySelectorAll("[name=kind]").forEach((input) => { input.checked = input.value === kind; });
    if (this.option(language)) this.language.value = language;
    this.speak();
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
    this.text.focus();
    await this.outbox.drop(order);
  }
}
