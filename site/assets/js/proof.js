// <form data-proof="ALTCHA challenge" data-proof-worker="address">: works out the proof in the background while
// somebody writes. Without it the form works as well; the server then only counts more strictly.
const form = document.querySelector("form[data-proof]");

function prove() {
  const challenge = JSON.parse(form.dataset.proof);
  const worker = new Worker(form.dataset.proofWorker);
  worker.addEventListener("message", ({ data: solution }) => {
    worker.terminate();
    if (!solution || solution.error) return;
    form.elements.proof.value = btoa(JSON.stringify({ challenge, solution }));
  });
  worker.postMessage({ type: "work", challenge, counterStart: 0, counterStep: 1 });
}

// Only where the browser has what the worker needs, and only once somebody begins to write.
if (form && globalThis.Worker && globalThis.crypto?.subtle) form.addEventListener("input", prove, { once: true });
