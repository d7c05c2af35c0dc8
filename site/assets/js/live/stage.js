// What the wall shows and for how long. A scene is a heading with as many cards as fit at a size that can be read
// from the last row; what does not fit is the next scene. A card too long for a scene of its own is set smaller until
// it fits. New cards come first and at once, then each heading in turn.
const LASTS = 12_000; // milliseconds a scene stands
const NEWEST_LASTS = 5_000; // while new cards keep coming
const FAVOURITES = 4;
const SMALLEST = 7; // steps of css/pages/wall.css; below them the stage scrolls

export class Stage {
  constructor(element, pattern, { topics, words }) {
    Object.assign(this, { element, pattern, topics, words });
    this.cards = new Map();
    this.clusters = new Map();
    this.fresh = []; // ids of cards that nobody has seen yet
    this.queue = [];
    this.held = false;
    this.since = 0;
    setInterval(() => this.turn(), 500);
  }

  take({ after, cards, clusters }) {
    const first = after === 0;
    if (first) { this.cards.clear(); this.clusters.clear(); this.queue = []; }
    for (const cluster of clusters) this.put(this.clusters, cluster);
    for (const card of cards) {
      const known = this.cards.has(card.id);
      this.put(this.cards, card);
      if (!first && !known && !card.gone) this.fresh.push(card.id);
    }
    this.refresh();
    if (first || !this.scene || (this.fresh.length && this.scene.kind !== "newest")) this.next();
  }

  put(map, row) {
    if (row.gone) map.delete(row.id);
    else map.set(row.id, row);
  }

  // true while the picture is paused.
  hold() {
    this.held = !this.held;
    this.since = Date.now();
    return this.held;
  }

  turn() {
    if (this.held) return;
    const lasts = this.fresh.length ? NEWEST_LASTS : LASTS;
    if (Date.now() - this.since >= lasts) this.next();
  }

  next() {
    if (this.held) return;
    this.since = Date.now();
    this.fresh = this.fresh.filter((id) => this.cards.has(id));
    if (this.fresh.length) this.show({ kind: "newest", title: this.words.newest, ids: this.fresh });
    else {
      if (!this.queue.length) this.queue = this.round();
      this.show(this.queue.shift() ?? { kind: "nothing", title: this.words.nothing, ids: [] });
    }
  }

  // One round of scenes: headings and single cards of each table, then what most people agree with.
  round() {
    const cards = [...this.cards.values()].sort((one, other) => other.points - one.points || other.number - one.number);
    const scenes = [];
    for (const [table, topic] of this.topics) {
      const here = cards.filter((card) => card.table === table);
      for (const cluster of this.clusters.values()) {
        const inside = here.filter((card) => card.cluster === cluster.id);
        if (inside.length) scenes.push(this.sceneOf(`${topic}: ${cluster.title}`, inside));
      }
      const single = here.filter((card) => !this.clusters.has(card.cluster));
      if (single.length) scenes.push(this.sceneOf(topic, single));
    }
    const favourites = cards.filter((card) => card.points).slice(0, FAVOURITES);
    if (favourites.length && scenes.length > 1) scenes.push(this.sceneOf(this.words.favourites, favourites));
    return scenes;
  }

  sceneOf(title, cards) {
    return { kind: "topic", title, ids: cards.map((card) => card.id) };
  }

  // Put the cards in until the stage is full; the rest goes to the front of the queue as a scene of its own.
  show(scene) {
    this.scene = scene;
    const section = document.createElement("section");
    section.className = "wall__scene";
    const title = document.createElement("h2");
    title.className = "wall__topic";
    title.textContent = scene.title;
    const list = document.createElement("ul");
    list.className = "wall__cards";
    section.append(title, list);
    this.element.replaceChildren(section);
    this.shown = new Map();
    for (const id of scene.ids) {
      const card = this.cards.get(id);
      if (!card) continue;
      const item = this.draw(card);
      list.append(item);
      if (this.shown.size && this.overflows()) { item.remove(); break; }
      this.shown.set(id, item);
    }
    this.fit();
    const rest = scene.ids.filter((id) => this.cards.has(id) && !this.shown.has(id));
    if (scene.kind === "newest") this.fresh = rest;
    else if (rest.length) this.queue.unshift({ ...scene, ids: rest });
  }

  // Nothing is cut: what stands on the stage gets smaller until all of it can be seen.
  fit() {
    const scene = this.element.querySelector(".wall__scene");
    if (!scene) return;
    scene.removeAttribute("data-fit");
    for (let step = 1; step <= SMALLEST && this.overflows(); step += 1) scene.dataset.fit = step;
  }

  overflows() {
    return this.element.scrollHeight > this.element.clientHeight + 1;
  }

  // What is on screen changes in place: points, corrections, cards that are removed.
  refresh() {
    for (const [id, item] of this.shown ?? []) {
      const card = this.cards.get(id);
      if (card) this.fill(item, card);
      else { item.remove(); this.shown.delete(id); }
    }
    this.fit();
  }

  draw(card) {
    return this.fill(this.pattern.content.firstElementChild.cloneNode(true), card);
  }

  fill(item, card) {
    const part = (name) => item.querySelector(`[data-part="${name}"]`);
    Object.assign(part("text"), { textContent: card.text, lang: card.lang, dir: card.dir });
    Object.assign(part("german"), { textContent: card.german, hidden: !card.german });
    part("count").textContent = card.points;
    part("points").hidden = !card.points;
    return item;
  }
}
