// <form data-steps data-back="Back" data-next="Next" data-progress="Step {step} of {total}">: on a phone its
// fieldsets with data-step are shown one at a time; on a wide screen, or without script, all at once. Each step is an
// entry of the browser's history, so that the device's Back goes one step back, and a reload stays.
import { find } from "./find.js";

const narrow = matchMedia("(max-width: 47.99rem)");

export function stepByStep(root) {
  find(root, "form[data-steps]").forEach((form) => new Steps(form));
}

class Steps {
  constructor(form) {
    this.form = form;
    this.all = [...form.querySelectorAll("[data-step]")];
    if (this.all.length < 2) return;
    const wrong = this.all.findIndex((step) => step.querySelector('[aria-invalid="true"]'));
    this.here = this.within(wrong < 0 ? history.state?.step ?? 0 : wrong);
    this.remember();
    this.last = [...form.querySelectorAll("[data-last-step]")];
    this.build();
    narrow.addEventListener("change", () => this.show());
    addEventListener("popstate", ({ state }) => { if (state && "step" in state) this.go(state.step); });
    form.addEventListener("invalid", (event) => this.reveal(event.target), true);
    form.addEventListener("click", (event) => this.follow(event));
    form.closest("main")?.querySelectorAll('a[href^="#"]').forEach((link) => {
      link.addEventListener("click", () => this.reveal(document.getElementById(link.hash.slice(1))));
    });
    this.show();
  }

  build() {
    const { back, next } = this.form.dataset;
    this.progress = document.createElement("p");
    this.progress.className = "steps__text";
    this.progress.setAttribute("role", "status");
    this.all[0].before(this.progress);
    this.buttons = document.createElement("div");
    this.buttons.className = "step-buttons";
    this.back = this.button(back, "kern-btn--secondary");
    this.next = this.button(next, "kern-btn--primary");
    this.buttons.append(this.back, this.next);
    this.all.at(-1).after(this.buttons);
  }

  button(words, variant) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `kern-btn ${variant}`;
    const label = document.createElement("span");
    label.className = "kern-label";
    label.textContent = words;
    button.append(label);
    return button;
  }

  follow({ target }) {
    if (this.back.contains(target)) this.stepBack();
    if (this.next.contains(target) && this.valid()) {
      history.pushState({ step: this.within(this.here + 1), from: this.here }, "");
      this.go(this.here + 1);
    }
  }

  // Where the step before is also the page before, both Backs are the same.
  stepBack() {
    if (history.state?.from === this.here - 1) return history.back();
    this.go(this.here - 1);
    this.remember();
  }

  remember() {
    if (history.state?.step !== this.here) history.replaceState({ step: this.here }, "");
  }

  within(index) {
    return Math.min(Math.max(index, 0), this.all.length - 1);
  }

  // The browser names what is missing; only this step's fields are asked.
  valid() {
    const fields = [...this.all[this.here].querySelectorAll("input, select, textarea")];
    return fields.every((field) => field.reportValidity());
  }

  reveal(element) {
    const index = this.all.findIndex((step) => step.contains(element));
    if (index < 0 || index === this.here || !narrow.matches) return;
    this.here = index;
    this.remember();
    this.show();
    element.focus();
  }

  go(index) {
    this.here = this.within(index);
    this.show();
    const heading = this.all[this.here].querySelector("legend, h2, h3") ?? this.all[this.here];
    heading.tabIndex = -1;
    heading.focus();
    this.progress.scrollIntoView({ block: "nearest" });
  }

  show() {
    const one = narrow.matches;
    const last = this.here === this.all.length - 1;
    this.all.forEach((step, index) => { step.hidden = one && index !== this.here; });
    this.last.forEach((element) => { element.hidden = one && !last; });
    this.buttons.hidden = this.progress.hidden = !one;
    this.back.hidden = this.here === 0;
    this.next.hidden = last;
    this.progress.textContent = this.form.dataset.progress
      .replace("{step}", this.here + 1).replace("{total}", this.all.length);
  }
}
