// Sends waiting cards: in order, one after the other, again until the server has answered. A card carries its own
// number (client_uuid), so sending it twice, even from two tabs, makes one card.
//   on.changed()          the list of waiting cards has changed
//   on.sent(answer)       the server has a card: its number and receipt (forums/dialogue/live/views/cards.py)
import { Store } from "./store.js";

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;
const PATIENCE = 20_000; // a network that is there and does nothing must not hold the others up
const REFUSED = new Set([403, 409, 413, 422]); // it says why, and the writer reads it; everything else passes

export class Outbox {
  constructor(forum, address) {
    Object.assign(this, { forum, address, store: new Store(), wait: FIRST_WAIT, on: {} });
    this.tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("forum-outbox") : null;
    this.tabs?.addEventListener("message", ({ data }) => {
      if (data.forum !== forum) return;
      if (data.answer) this.on.sent(data.answer, false);
      this.on.changed();
    });
    addEventListener("online", () => this.send());
  }

  async add(fields) {
    await this.store.add({ forum: this.forum, fields, reason: "" });
    this.changed();
  }

  all() {
    return this.store.all(this.forum);
  }

  async drop(order) {
    await this.store.remove(order);
    this.changed();
  }

  changed(answer) {
    this.on.changed();
    this.tabs?.postMessage({ forum: this.forum, answer });
  }

  // Two tabs must not send the same list at once: the second would overtake the first and change the order.
  async send() {
    clearTimeout(this.later);
    const run = () => this.sendAll();
    const finished = await (navigator.locks ? navigator.locks.request("forum-outbox", run) : this.alone(run));
    if (finished) this.wait = FIRST_WAIT;
    else {
      clearTimeout(this.later); // of another round that failed at the same time
      this.later = setTimeout(() => this.send(), this.wait * (0.5 + Math.random()));
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }
    return finished;
  }

  async alone(run) {
    this.running = (this.running ?? Promise.resolve()).then(run, run);
    return this.running;
  }

  async sendAll() {
    for (const entry of await this.all()) {
      if (!entry.reason && !(await this.sendOne(entry))) return false;
    }
    return true;
  }

  async sendOne(entry) {
    let response;
    let answer;
    try {
      const body = new URLSearchParams(entry.fields);
      const signal = AbortSignal.timeout(PATIENCE);
      response = await fetch(this.address, { method: "POST", body, signal, headers: { Accept: "application/json" } });
      answer = await response.json();
    } catch {
      return false; // no network, a hotel's sign-in page, a server that starts again
    }
    if (response.ok) {
      await this.store.remove(entry.order);
      this.on.sent(answer, true);
      this.changed(answer);
      return true;
    }
    if (!REFUSED.has(response.status)) return false;
    await this.store.change({ ...entry, reason: answer.refused });
    this.changed();
    return true;
  }
}
