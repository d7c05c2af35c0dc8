// The city's map of streets (js/streets.js loads it when somebody opens it): tiles of the city's own server, above them
// outlines of the districts, and counts and places as links. MapLibre's worker is imported by a blob: address, so that
// the page's policy holds there, too: no host but the city's is asked, whatever a style names.
import { AttributionControl, Map, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";

const FARTHEST = 0.15; // degrees around the town: nobody strolls into the world's tiles
const CLOSER = 1.2; // levels of zoom
const PATIENCE = 20000; // milliseconds

const rastered = (tiles) => ({
  version: 8,
  sources: { streets: { type: "raster", tiles: [tiles], tileSize: 256 } },
  layers: [{ id: "streets", type: "raster", source: "streets" }],
});

function link({ at, text, words, url }, kind) {
  const element = Object.assign(document.createElement("a"), { href: url, textContent: text, title: words });
  element.className = `street-map__mark street-map__mark--${kind}`;
  element.setAttribute("aria-label", words);
  return new Marker({ element }).setLngLat(at);
}

function outlines(map, rings) {
  const geometry = { type: "MultiLineString", coordinates: rings.flat() };
  map.addSource("districts", { type: "geojson", data: { type: "Feature", properties: {}, geometry } });
  map.addLayer({ id: "districts", type: "line", source: "districts", paint: { "line-color": "#8b2f1f", "line-width": 2 } });
}

// Places of suggestions would lie over the counts of their districts: they come when somebody looks closer.
function takeTurns(map, container) {
  const closer = map.getZoom() + CLOSER;
  const look = () => container.classList.toggle("street-map__frame--close", map.getZoom() > closer);
  map.on("zoom", look);
  look();
}

const shown = (map) => new Promise((resolve, reject) => {
  const late = setTimeout(() => reject(new Error("late")), PATIENCE);
  map.once("load", () => { clearTimeout(late); resolve(); });
  map.once("error", ({ error }) => { clearTimeout(late); reject(error); });
});

export async function openStreetMap(container, { worker, source, attribution }, { bounds, outlines: rings, districts, places, words }) {
  const file = new URL(worker, location.href).href;
  setWorkerUrl(URL.createObjectURL(new Blob([`import ${JSON.stringify(file)}`], { type: "text/javascript" })));
  const [[west, south], [east, north]] = bounds;
  const map = new Map({
    container,
    style: source.includes("{z}") ? rastered(source) : source,
    bounds,
    fitBoundsOptions: { padding: 24 },
    maxBounds: [[west - FARTHEST, south - FARTHEST], [east + FARTHEST, north + FARTHEST]],
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    touchPitch: false,
    locale: words,
  });
  try {
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }));
    const name = Object.assign(document.createElement("bdi"), { textContent: attribution });
    map.addControl(new AttributionControl({ compact: false, customAttribution: name.outerHTML }));
    await shown(map);
    outlines(map, rings);
    takeTurns(map, container);
    for (const [kind, links] of Object.entries({ district: districts, place: places })) {
      for (const row of links) link(row, kind).addTo(map);
    }
  } catch (error) {
    map.remove();
    throw error;
  }
}
