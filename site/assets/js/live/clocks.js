// <span data-ends="2026-11-25T18:45:00+01:00" data-over="The time is up.">until 18:45</span>: counts down, by the
// server's time. Whatever the elements are now: they may be exchanged at any moment.
const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export function tickClocks(root, now) {
  const tick = () => root.querySelectorAll("[data-ends]").forEach((clock) => {
    const left = Math.ceil((new Date(clock.dataset.ends) - now()) / 1000);
    const text = left > 0 ? shown(left) : clock.dataset.over;
    if (left <= 0) clock.setAttribute("role", "status"); // the end is read out, the seconds are not
    if (clock.textContent !== text) clock.textContent = text;
  });
  tick();
  setInterval(tick, 500);
}
