// The table's cards: puts the feed's rows in place, by cloning the markup the server rendered the first ones with.
const part = (element, name) => element.querySelector(`[data-part="${name}"]`);
const parts = (element, name) => element.querySelectorAll(`[data-part="${name}"]`);
const show = (element, shown) => { element.hidden = !shown; };
const number = (count) => count.toLocaleString(document.documentElement.lang);

export class Cards {
  constructor(root, speaker) {
    this.root = root;
    this.speaker = speaker;
    this.place = root.querySelector("[data-cards]");
    this.none = root.querySelector("[data-none]");
    this.template = (name) => root.querySelector(`[data-template="${name}"]`).content.firstElementChild.cloneNode(true);
    root.addEventListener("submit", (event) => this.point(event));
  }

  // A message of the feed (forums/dialogue/changes.py). One that begins at 0 contains everything there is.
  take({ after, cards, clusters }) {
    if (after === 0) this.forget(new Set(cards.map(({ id }) => id)), new Set(clusters.map(({ id }) => id)));
    clusters.forEach((row) => this.heading(row));
    const fresh = cards.filter((row) => this.put(row) === "new");
    this.tidy();
    if (after !== 0) this.speaker.newCards(fresh.length);
  }

  // This telephone's own card, as the answer to sending it describes it.
  own({ card, state, receipt, url }) {
    const told = this.of(card.id); // the feed was faster than the answer
    if (told && !("mine" in told.dataset)) this.speaker.notNew();
    this.put(card);
    const element = this.of(card.id);
    element.dataset.mine = "";
    show(part(element, "mine"), true);
    const link = part(element, "receipt");
    link.href = url;
    part(link, "receipt-code").textContent = receipt;
    show(link, true);
    this.state(element, state);
    this.tidy();
  }

  of(id) {
    return this.place.querySelector(`[data-card="${CSS.escape(id)}"]`);
  }

  forget(cards, clusters) {
    for (const element of this.place.querySelectorAll("[data-card]")) {
      if (!cards.has(element.dataset.card)) this.gone(element);
    }
    for (const group of this.place.querySelectorAll("[data-group]:not([data-group=''])")) {
      if (!clusters.has(group.dataset.group)) this.dissolve(group);
    }
  }

  // Others forget the card; its writer sees that the host has hidden it, or has taken it back to look at it again.
  gone(element, hidden = true) {
    if (!("mine" in element.dataset)) element.remove();
    else if (hidden || element.dataset.state === "shown") this.state(element, hidden ? "hidden" : "waiting");
  }

  put(row) {
    const known = this.of(row.id);
    if (row.gone) {
      if (known) this.gone(known, row.hidden);
      return "gone";
    }
    if (known && Number(known.dataset.v) > row.v) return "old";
    const element = known ?? this.template("card");
    this.fill(element, row);
    if (!known || element.closest("[data-group]").dataset.group !== (row.cluster ?? "")) this.place_(element, row.cluster ?? "");
    return known ? "known" : "new";
  }

  fill(element, row) {
    element.dataset.card = row.id;
    element.id = `karte-${row.id}`;
    element.dataset.v = row.v;
    element.dataset.order = row.order;
    parts(element, "number").forEach((place) => { place.textContent = row.number; });
    element.querySelectorAll("[data-kind]").forEach((place) => show(place, place.dataset.kind === row.kind));
    element.querySelectorAll("[data-stance]").forEach((place) => show(place, place.dataset.stance === row.stance));
    const text = part(element, "text");
    text.textContent = row.text;
    text.lang = row.lang;
    text.dir = row.dir;
    part(element, "german").textContent = row.german;
    show(part(element, "german-line"), row.german !== "");
    const about = part(element, "about");
    const option = row.prompt && this.root.querySelector(`[name=prompt] option[value="${row.prompt}"]`);
    Object.assign(about, { textContent: option?.textContent ?? "", lang: option?.lang ?? "" });
    show(about, about.textContent !== "");
    part(element, "points").textContent = number(row.points);
    element.querySelector("[name=karte]").value = row.id;
    this.state(element, "shown");
  }

  state(element, state) {
    const mine = "mine" in element.dataset;
    element.dataset.state = state;
    show(part(element, "waiting"), state === "waiting");
    show(part(element, "hidden"), state === "hidden");
    show(part(element, "points-line"), state === "shown");
    show(element.querySelector("[data-point]"), state === "shown" && !mine);
  }

  // Newest first. A focus inside is kept.
  place_(element, cluster) {
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    const list = part(this.group(cluster) ?? this.group(""), "list");
    const order = Number(element.dataset.order);
    const below = [...list.children].find((other) => other !== element && Number(other.dataset.order) < order);
    list.insertBefore(element, below ?? null);
    focused?.focus({ preventScroll: true });
  }

  group(id) {
    return this.place.querySelector(`[data-group="${CSS.escape(id)}"]`);
  }

  heading({ id, title, gone }) {
    const group = this.group(id);
    if (gone) {
      if (group) this.dissolve(group);
      return;
    }
    const element = group ?? this.template("group");
    element.dataset.group = id;
    part(element, "title").textContent = title;
    if (!group) this.place.insertBefore(element, this.none);
  }

  dissolve(group) {
    [...part(group, "list").children].forEach((element) => this.place_(element, ""));
    group.remove();
  }

  tidy() {
    this.place.querySelectorAll("[data-group]").forEach((group) => show(group, part(group, "list").children.length > 0));
    show(this.none, !this.place.querySelector("[data-card]"));
  }

  async point(event) {
    const form = event.target.closest("[data-point]");
    if (!form) return;
    event.preventDefault();
    const button = form.querySelector("button");
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    try {
      const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const answer = await response.json();
      if (response.ok) this.pointed(form.closest("[data-card]"), button, answer);
      this.speaker.say(answer.refused ?? `${this.speaker.words.sayPoints} ${number(answer.left)}`);
      this.note(form, answer.refused ?? "");
    } catch {
      this.speaker.say(this.speaker.words.sayPointLater);
      this.note(form, this.speaker.words.sayPointLater);
    }
  }

  pointed(element, button, { points, left, given }) {
    part(element, "points").textContent = number(points);
    this.root.querySelector("[data-points-left]").textContent = number(left);
    button.value = given ? "nehmen" : "geben";
    button.setAttribute("aria-pressed", String(given));
    show(part(button, "give"), !given);
    show(part(button, "take"), given);
  }

  note(form, text) {
    let note = form.querySelector(".phone-card__refused");
    if (!note && text) {
      note = document.createElement("p");
      note.className = "phone-card__refused";
      form.append(note);
    }
    if (note) note.textContent = text;
  }
}
