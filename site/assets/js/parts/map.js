// <div data-map="id of an input" data-map-district="id of a select" data-west data-north data-x data-y> around the
// drawing of a town (components/town_map.html): a touch or a click writes the place into the input, marks it as coarsely
// as the server will keep it, and chooses the district. Choosing a district or a street afterwards takes the point away.
// In the same [data-with-script]: [data-map-said][data-set][data-outside], button[data-map-remove].
import { find } from "./find.js";

const latitudeStep = 0.001;
const longitudeStep = 0.0015;
const rounded = (value, step) => Math.round(value / step) * step;

class Picker {
  constructor(frame) {
    this.frame = frame;
    this.input = document.getElementById(frame.dataset.map);
    this.district = document.getElementById(frame.dataset.mapDistrict);
    this.areas = frame.querySelector("svg");
    this.mark = frame.querySelector("[data-map-mark]");
    const box = frame.closest("[data-with-script]");
    this.said = box.querySelector("[data-map-said]");
    this.remove = box.querySelector("[data-map-remove]");
    box.hidden = false;
    this.areas.addEventListener("click", (event) => this.set(event));
    this.remove.addEventListener("click", () => {
      this.clear();
      this.tell();
      this.district.focus();
    });
    // Whoever chooses a district or street now means that one.
    this.district.form.addEventListener("change", ({ target, isTrusted }) => {
      if (isTrusted && ["district", "street"].includes(target.name)) {
        this.clear();
        this.tell();
      }
    });
    this.district.form.addEventListener("reset", () => this.clear());
    if (this.input.value) this.show(...this.input.value.split(",").map(Number));
  }

  get scale() {
    const { west, north, x, y } = this.frame.dataset;
    return { west: Number(west), north: Number(north), x: Number(x), y: Number(y) };
  }

  set({ clientX, clientY, target }) {
    const { name, district } = target.dataset;
    if (!name) {
      this.clear();
      this.tell();
      this.said.textContent = this.said.dataset.outside;
      return;
    }
    const box = this.areas.getBoundingClientRect();
    const { west, north, x, y } = this.scale;
    const longitude = west + (clientX - box.left) / box.width / x;
    const latitude = north - (clientY - box.top) / box.height / y;
    if (district) this.choose(district);
    this.input.value = `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
    this.tell();
    this.show(latitude, longitude);
    this.said.textContent = this.said.dataset.set.replace("{name}", name);
  }

  // Who keeps the form's draft hears of it.
  tell() {
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The streets of the district come by htmx, which listens to the same event.
  choose(district) {
    if (this.district.value === district) return;
    this.district.value = district;
    this.district.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Where the mark stands is what will be kept.
  show(exactLatitude, exactLongitude) {
    const { west, north, x, y } = this.scale;
    const [latitude, longitude] = [rounded(exactLatitude, latitudeStep), rounded(exactLongitude, longitudeStep)];
    this.mark.querySelectorAll("circle").forEach((circle) => {
      circle.setAttribute("cx", `${100 * (longitude - west) * x}%`);
      circle.setAttribute("cy", `${100 * (north - latitude) * y}%`);
    });
    this.mark.removeAttribute("display");
    this.remove.hidden = false;
  }

  clear() {
    this.input.value = "";
    this.mark.setAttribute("display", "none");
    this.remove.hidden = true;
    this.said.textContent = "";
  }
}

export function pickPlaces(root) {
  find(root, "[data-map]").forEach((frame) => new Picker(frame));
  find(root, "[data-without-script]").forEach((part) => {
    part.hidden = true;
    part.querySelectorAll("button").forEach((button) => { button.disabled = true; });
  });
}
