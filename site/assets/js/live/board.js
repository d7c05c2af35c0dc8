// The cards on the host's page: every list is <ol data-list="new|alone|hidden|heading's uuid">, every card
// <li data-card data-version data-points data-number data-place>, which names the list it belongs to.
// A card that is open (data-open) is being worked in: it is never replaced, only marked as changed.
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const controls = "[data-first], [data-edit], input[name=card], a, button";

export class Board {
  constructor(root) {
    this.root = root;
    root.addEventListener("change", ({ target }) => { if (target.name === "card") this.countTicked(); });
    this.countTicked();
  }

  card(id) { return this.root.querySelector(`[data-card="${id}"]`); }

  list(place) { return this.root.querySelector(`[data-list="${place}"]`); }

  heading(id) { return this.root.querySelector(`[data-heading="${id}"]`); }

  differs(row) {
    const shown = this.card(row.id)?.dataset;
    return !shown || shown.version !== String(row.v) || shown.points !== String(row.points)
      || (row.state === "released" && shown.place !== (row.cluster ?? "alone"));
  }

  // Pieces from the feed. Headings first, since cards go under them.
  take(html, own = null) {
    const pieces = parse(html);
    const bar = pieces.querySelector("#host-bar");
    if (bar) this.exchangeBar(bar, own);
    pieces.querySelectorAll("[data-heading]").forEach((piece) => this.putHeading(piece));
    pieces.querySelectorAll("[data-card]").forEach((piece) => this.putCard(piece, own));
    const chosen = pieces.querySelector("#chosen");
    if (chosen) this.exchangeChosen(chosen, own);
    const said = pieces.querySelector("#messages");
    if (said) document.querySelector("#messages").replaceChildren(...said.childNodes);
    this.dropEmptied();
    this.count();
  }

  putCard(piece, own) {
    const old = this.card(piece.dataset.card);
    const mine = old !== null && old === own;
    if (old?.hasAttribute("data-open") && !mine) {
      if (old.dataset.version !== piece.dataset.version) old.querySelector("[data-changed]").hidden = false;
      return;
    }
    const list = this.list(piece.dataset.place) ?? this.list("alone");
    const fresh = document.adoptNode(piece);
    const tick = old?.querySelector("input[name=card]");
    if (tick?.checked) fresh.querySelector("input[name=card]")?.toggleAttribute("checked", true);
    const focused = mine ? -1 : this.focusIn(old);
    if (old && old.parentElement === list) old.replaceWith(fresh);
    else { old?.remove(); this.insert(list, fresh); }
    this.start(fresh);
    if (focused >= 0) fresh.querySelectorAll(controls)[focused]?.focus();
  }

  focusIn(card) { return card ? [...card.querySelectorAll(controls)].indexOf(document.activeElement) : -1; }

  // New ones in the order they came, so that nothing moves under a finger; the others by number.
  insert(list, card) {
    const number = Number(card.dataset.number);
    const after = list.dataset.list === "new" ? null
      : [...list.children].find((other) => Number(other.dataset.number) > number);
    list.insertBefore(card, after ?? null);
  }

  putHeading(piece) {
    const old = this.heading(piece.dataset.heading);
    if (!old) {
      const fresh = document.adoptNode(piece);
      this.root.querySelector("#headings").append(fresh);
      this.start(fresh);
      return;
    }
    const head = old.querySelector(".host-heading__head");
    if (old.dataset.version === piece.dataset.version || head.querySelector("details[open]")) return;
    old.dataset.version = piece.dataset.version;
    const fresh = document.adoptNode(piece.querySelector(".host-heading__head"));
    head.replaceWith(fresh);
    this.start(fresh);
  }

  // Its cards arrive as separate pieces, in another place.
  dissolve(id) {
    const heading = this.heading(id);
    if (heading) heading.dataset.gone = "";
    this.dropEmptied();
  }

  dropEmptied() {
    this.root.querySelectorAll("[data-heading][data-gone]").forEach((heading) => {
      if (!heading.querySelector("[data-card]")) heading.remove();
    });
  }

  exchangeBar(bar, own) {
    const old = this.root.querySelector("#host-bar");
    if (!old.contains(own) && (old.querySelector("details[open]") || old.contains(document.activeElement))) {
      old.querySelector("[data-counts]").textContent = bar.querySelector("[data-counts]").textContent;
      return;
    }
    const fresh = document.adoptNode(bar);
    old.replaceWith(fresh);
    this.start(fresh);
  }

  exchangeChosen(chosen, own) {
    const old = this.root.querySelector("#chosen");
    if (old.contains(document.activeElement) && old !== own) return;
    const kept = old.elements.new_heading.value;
    const fresh = document.adoptNode(chosen);
    if (old !== own) fresh.elements.new_heading.value = kept;
    old.replaceWith(fresh);
    this.start(fresh);
    this.countTicked();
  }

  // A card that was deleted: it goes even while somebody is working in it, since nothing can be done with it any more.
  forget(id) {
    this.card(id)?.remove();
    this.count();
  }

  keepOnly(ids) {
    const known = new Set(ids);
    this.root.querySelectorAll("[data-card]:not([data-open])").forEach((card) => {
      if (!known.has(card.dataset.card)) card.remove();
    });
    this.count();
  }

  count() {
    this.root.querySelectorAll("[data-list]").forEach((list) => {
      const { list: place } = list.dataset;
      const count = list.children.length;
      const shown = this.root.querySelector(`[data-count-of="${place}"]`);
      if (shown && shown.textContent !== String(count)) shown.textContent = count;
      this.root.querySelectorAll(`[data-none-of="${place}"]`).forEach((none) => { none.hidden = count > 0; });
      this.root.querySelectorAll(`[data-needs="${place}"]`).forEach((need) => { need.hidden = count === 0; });
    });
    this.countTicked();
  }

  countTicked() {
    const count = this.root.querySelectorAll("input[name=card]:checked").length;
    const shown = this.root.querySelector("[data-ticked]");
    shown.textContent = count;
    shown.hidden = count === 0;
    this.root.querySelector("#chosen").classList.toggle("host-chosen--here", count > 0);
  }

  // “Release all” means those the page has shown.
  shownUpTo(seq) {
    this.root.querySelectorAll("[data-up-to]").forEach((field) => { field.value = seq; });
  }

  start(element) {
    htmx.process(element);
    this.ready(element);
  }

  ready(element) {
    element.querySelectorAll("form[data-piece]").forEach((form) => this.enhance(form));
    element.querySelector("[data-focus]")?.focus();
  }

  enhance(form) {
    if (form.hasAttribute("data-hx-post")) return;
    form.setAttribute("data-hx-post", form.getAttribute("action"));
    form.setAttribute("data-hx-swap", "none");
    htmx.process(form);
  }

  // The answer to a form or link of this page: the focus continues from where it was.
  answered(sender, html) {
    const own = sender.closest("[data-card]") ?? sender.closest("#chosen, #host-bar") ?? sender;
    const { card: id, place } = own.dataset;
    const next = own.nextElementSibling;
    if (sender.id === "chosen" && !html.includes("form-errors")) this.untick(sender);
    this.take(html, own);
    if (!id) { if (!this.root.contains(sender)) this.root.querySelector("#host-bar summary, #host-bar button")?.focus(); return; }
    const fresh = this.card(id);
    if (fresh?.hasAttribute("data-open")) return;
    const moved = fresh?.dataset.place !== place;
    const goal = moved ? next ?? this.list(place)?.lastElementChild : fresh;
    (goal?.querySelector("[data-first], [data-edit]") ?? this.root.querySelector("#new-title")).focus();
  }

  untick(form) {
    this.root.querySelectorAll("input[name=card]:checked").forEach((tick) => { tick.checked = false; });
    form.elements.new_heading.value = "";
    this.countTicked();
  }

  // Suggestions are loaded after the page, as the model needs a moment for each new card.
  askForLikeness(after = 800) {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.propose().catch(() => {}), after);
  }

  async propose() {
    const answer = await fetch(this.root.dataset.near, { cache: "no-store" });
    if (!answer.ok) return;
    const pieces = parse(await answer.text());
    this.root.querySelectorAll("[data-near-of]").forEach((slot) => {
      const form = pieces.querySelector(`[data-near-for="${slot.dataset.nearOf}"]`);
      const same = slot.firstElementChild?.dataset.heading === form?.dataset.heading;
      if (same || slot.contains(document.activeElement)) return;
      slot.replaceChildren(...(form ? [document.adoptNode(form)] : []));
      if (form) this.enhance(form);
    });
    if (pieces.querySelector("[data-more]")) this.askForLikeness();
  }
}
