// Loaded by every page. Everything here only makes more comfortable what works without it.
import { copyAndShare } from "./parts/copy.js";
import { countCharacters } from "./parts/count.js";
import { keepDrafts } from "./parts/draft.js";
import { openOnWideScreens, takeFocus } from "./parts/page.js";
import { stepByStep } from "./parts/steps.js";
import { pickPlaces } from "./parts/map.js";
import { choosePictures } from "./parts/picture.js";
import { searchAgain } from "./parts/search_again.js";
import { sendOnce } from "./parts/submit.js";

const begin = (root) => {
  copyAndShare(root);
  countCharacters(root);
  keepDrafts(root);
  stepByStep(root);
  openOnWideScreens(root);
  choosePictures(root);
  pickPlaces(root);
};

sendOnce(document);
searchAgain(document);
begin(document);
takeFocus(document);
document.addEventListener("htmx:load", ({ detail }) => {
  if (detail.elt !== document.body) begin(detail.elt);
});
