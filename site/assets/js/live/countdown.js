// countdown(element, "still", now): `.until([dates])` shows the time to the nearest of them by the server's clock.
export function countdown(element, words, now) {
  let end = null;
  const show = () => {
    const left = end ? Math.max(0, Math.round((end - now()) / 1000)) : 0;
    element.hidden = !end || left === 0;
    const text = `${words} ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (element.textContent !== text) element.textContent = text;
  };
  setInterval(show, 250);
  return {
    until(dates) {
      end = dates.filter((date) => date > now()).sort((one, other) => one - other)[0] ?? null;
      show();
    },
  };
}
