// Tells screen readers what happened, politely: the reader's own actions at once, others' cards together and rarely.
const SELDOM = 12_000;
const SOON = 1_500;

export class Speaker {
  constructor(place, words) {
    this.place = place;
    this.words = words;
    this.cards = 0;
    this.last = 0;
  }

  say(text) {
    this.place.textContent = text;
  }

  newCards(count) {
    this.cards = Math.max(0, this.cards) + count;
    if (!count || this.waiting) return;
    const pause = Math.max(SOON, this.last + SELDOM - Date.now());
    this.waiting = setTimeout(() => {
      this.waiting = null;
      if (this.cards < 1) return;
      this.say(`${this.words.sayNew} ${this.cards.toLocaleString(document.documentElement.lang)}`);
      this.cards = 0;
      this.last = Date.now();
    }, pause);
  }

  // One of them was this reader's own.
  notNew() {
    this.cards -= 1;
  }
}
