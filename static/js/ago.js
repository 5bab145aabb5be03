// «قبل 3 ساعات» where the page says 14:05. Pages are the same for everybody and may be kept, so the server prints the
// clock or the day; how long ago that was, only the reader's device knows. The printed time comes back under the pointer
// and beside a focused link (reading.css), and stands alone once a day has passed.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const digits = document.documentElement.dataset.digits ?? "latn";
const words = new Intl.RelativeTimeFormat(`${document.documentElement.lang}-u-nu-${digits}`, { numeric: "always" });
const now = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(0, "second");
const times = [...document.querySelectorAll("time[data-ago]")].map((time) => {
  const exact = document.createElement("span");
  exact.className = "ago__exact";
  exact.append(...time.childNodes);
  // A day is printed without its clock, which the attribute holds.
  if (time.dataset.ago && !exact.textContent.includes(time.dataset.ago)) exact.append(`، ${time.dataset.ago}`);
  return { time, exact, printed: exact.textContent, said: document.createElement("span") };
});

function inWords(age) {
  if (age < MINUTE) return now;
  return age < HOUR
    ? words.format(-Math.floor(age / MINUTE), "minute")
    : words.format(-Math.floor(age / HOUR), "hour");
}

function tell() {
  for (const { time, exact, printed, said } of times) {
    const age = Date.now() - Date.parse(time.dateTime);
    // A device whose clock is slow is not told that the paper comes from the future.
    if (age >= DAY || age < -HOUR) {
      if (said.isConnected) {
        said.remove();
        time.classList.remove("ago");
        time.removeAttribute("title");
      }
      if (!exact.isConnected) time.append(exact);
      continue;
    }
    said.className = "ago__words";
    said.textContent = inWords(Math.max(age, 0));
    time.classList.add("ago");
    time.title = printed;
    time.replaceChildren(said, exact);
  }
}

if (times.length) {
  tell();
  setInterval(() => {
    if (!document.hidden) tell();
  }, MINUTE);
  document.addEventListener("visibilitychange", tell);
}
