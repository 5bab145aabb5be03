// «قبل 3 ساعات» where the page says 14:05. Pages are the same for everybody and may be kept, so the server prints the
// clock or the day; how long ago that was, only the reader's device knows. The printed time comes back under the pointer
// and beside a focused link (reading.css), and stands alone once a day has passed.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const digits = document.documentElement.dataset.digits ?? "latn";
const words = new Intl.RelativeTimeFormat(`${document.documentElement.lang}-u-nu-${digits}`, { numeric: "always" });
const now = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(0, "second");
const times = [...document.querySelectorAll("time[data-ago]")].map((time) => ({ time, printed: time.textContent }));

function inWords(age) {
  if (age < MINUTE) return now;
  return age < HOUR
    ? words.format(-Math.floor(age / MINUTE), "minute")
    : words.format(-Math.floor(age / HOUR), "hour");
}

function part(name, text) {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  return span;
}

function tell() {
  for (const { time, printed } of times) {
    const age = Date.now() - Date.parse(time.dateTime);
    // A device whose clock is slow is not told that the paper comes from the future.
    const recent = age < DAY && age > -HOUR;
    time.classList.toggle("ago", recent);
    if (!recent) {
      time.textContent = printed;
      continue;
    }
    // A day is printed without its clock, which the attribute holds.
    const { ago: clock } = time.dataset;
    const exact = printed.includes(clock) ? printed : `${printed}، ${clock}`;
    time.replaceChildren(part("ago__words", inWords(Math.max(age, 0))), part("ago__exact", exact));
  }
}

if (times.length) {
  tell();
  setInterval(() => {
    if (!document.hidden) tell();
  }, MINUTE);
  document.addEventListener("visibilitychange", tell);
}
