// Keeps a live page in sync with the server.
//   follow({
//     socket  "/ws/foren/…/"            its address, with the page's own origin
//     poll    "/foren/…/stand/"         what is asked every few seconds if no socket opens; without it, never
//     seq     17                        what the page has seen: it was rendered with it
//     news    (message) => {}           what is new, in order: rows to put in place by their id (forums/dialogue/changes.py)
//     state   ("live" | "polling" | "away" | "out") => {}      out: this page may no longer have the news
//   }) → { now(), stop() }              now(): the server's time, whatever this device's clock says
// A message that does not begin where the page is, is ignored: the page asks again from its own number.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const POLLS_EVERY = 4_000;
const SILENT_FOR = 40_000; // a dead connection says nothing: ask whether anybody is there
const GIVES_UP_AFTER = 2; // attempts without one open socket, then it polls as well
const REFUSED = new Set([4403, 4429]);
const OUT = new Set([403, 404]); // the code or link was renewed

const some = (milliseconds) => milliseconds * (0.5 + Math.random()); // a thousand pages must not come back at once

export function follow({ socket: address, poll, seq, news, state = () => {} }) {
  const feed = new Feed({ address, poll, seq, news, state });
  feed.connect();
  addEventListener("online", () => feed.hurry());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) feed.hurry(); });
  return { now: () => new Date(Date.now() + feed.offset), stop: () => feed.stop() };
}

class Feed {
  constructor(settings) {
    Object.assign(this, settings);
    this.offset = 0;
    this.failures = 0;
    this.wait = FIRST_WAIT;
    this.live = false;
    this.stopped = false;
  }

  connect() {
    if (this.stopped || this.socket) return;
    clearTimeout(this.reconnecting);
    const url = new URL(this.address, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("nach", this.seq);
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.addEventListener("open", () => this.listen());
    socket.addEventListener("message", ({ data }) => this.heard(data));
    socket.addEventListener("close", ({ code }) => this.closed(socket, code));
  }

  // Whoever is let in is told something at once. Whoever is not is let in and shown out again, since a browser hides
  // why a handshake was refused: until something is heard, the page is no more up to date than before.
  heard(data) {
    this.wait = FIRST_WAIT;
    if (!this.live) this.came();
    this.listen();
    const message = JSON.parse(data);
    if (message.type === "news") this.take(message);
  }

  came() {
    this.live = true;
    this.failures = 0;
    this.stopPolling();
    this.state("live");
  }

  // After a silence it asks again, which is always answered: so the last message, if it was lost, still arrives.
  // If that is not answered the connection counts as lost, even if it was never closed.
  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.send({ type: "again", after: this.seq });
      this.silence = setTimeout(() => this.socket?.close(), SILENT_FOR / 4);
    }, SILENT_FOR);
  }

  take(message) {
    this.offset = new Date(message.now) - Date.now();
    if (message.after !== 0 && message.after !== this.seq) {
      if (message.seq > this.seq) this.send({ type: "again", after: this.seq });
      return;
    }
    this.seq = message.seq;
    this.news(message);
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  closed(socket, code) {
    if (socket !== this.socket) return;
    this.socket = null;
    this.live = false;
    clearTimeout(this.silence);
    if (this.stopped) return;
    this.failures += 1;
    if (this.failures > GIVES_UP_AFTER || REFUSED.has(code)) this.startPolling();
    else this.state("away");
    this.reconnecting = setTimeout(() => this.connect(), some(REFUSED.has(code) ? LONGEST_WAIT : this.wait));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  // The network is back, or somebody looks at the page again: no reason to wait any longer.
  hurry() {
    this.wait = FIRST_WAIT;
    if (!this.socket) this.connect();
    else this.send({ type: "again", after: this.seq });
  }

  startPolling() {
    if (!this.poll || this.polling) return;
    this.polling = setTimeout(() => this.ask(), 0);
  }

  stopPolling() {
    clearTimeout(this.polling);
    this.polling = null;
  }

  async ask() {
    const url = new URL(this.poll, location.href);
    url.searchParams.set("nach", this.seq);
    try {
      const response = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (response.status === 200) this.take(await response.json());
      if (OUT.has(response.status)) this.state("out");
      else this.state(response.ok ? "polling" : "away");
    } catch {
      this.state("away");
    }
    if (this.polling) this.polling = setTimeout(() => this.ask(), some(POLLS_EVERY));
  }

  stop() {
    this.stopped = true;
    this.stopPolling();
    clearTimeout(this.reconnecting);
    clearTimeout(this.silence);
    this.socket?.close();
  }
}
