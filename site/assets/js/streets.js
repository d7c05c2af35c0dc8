// <div data-street-map="address of what stands above the tiles" data-module data-worker data-style data-source
// data-attribution>: its button loads the city's map of streets, and before that nothing of it (js/street_map.js).
const stylesheet = (href) => new Promise((resolve, reject) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  link.addEventListener("load", resolve);
  link.addEventListener("error", reject);
  document.head.append(link);
});

for (const box of document.querySelectorAll("[data-street-map]")) {
  const button = box.querySelector("button");
  const before = box.firstElementChild;
  const said = box.querySelector("[role='status']");
  const frame = box.querySelector(".street-map__frame");
  const { streetMap, module, style } = box.dataset;
  box.hidden = false;

  button.addEventListener("click", async () => {
    button.disabled = true;
    said.textContent = said.dataset.loading;
    frame.hidden = false;
    try {
      const above = fetch(streetMap).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
      const [{ openStreetMap }, shown] = await Promise.all([import(module), above, stylesheet(style)]);
      await openStreetMap(frame, box.dataset, shown);
      before.hidden = true;
      said.textContent = "";
      frame.querySelector("canvas").focus();
    } catch {
      frame.hidden = true;
      frame.replaceChildren();
      button.disabled = false;
      said.textContent = said.dataset.failed;
    }
  });
}
