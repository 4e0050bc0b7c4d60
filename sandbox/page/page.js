const REFRESH_MS = 1000;
const KINDS = { verification: "אימות · Verification", campaign: "קמפיין · Campaign" };
const time = new Intl.DateTimeFormat("he-IL", { timeZone: "Asia/Jerusalem", hour: "2-digit", minute: "2-digit", second: "2-digit" });

const byId = (id) => document.getElementById(id);

/** Text only ever enters the page as text. */
function element(tag, className, ...children) {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children);
  return node;
}

function number(digits, className = "number") {
  const shown = element("span", className, digits);
  shown.dir = "ltr";
  return shown;
}

function bilingual(hebrew, english) {
  const translation = element("span", "en", english);
  translation.lang = "en";
  return element("span", "", `${hebrew} `, translation);
}

function verificationPhone(call) {
  const caller = element("div", "caller", call.from.slice(0, -6), element("b", "", call.from.slice(-6)));
  caller.dir = "ltr";
  const state = call.rings ? bilingual("שיחה נכנסת", "Incoming call") : bilingual("שיחה שלא נענתה", "Missed call");
  return element(
    "article",
    call.rings ? "phone rings" : "phone",
    element("div", "state", state),
    caller,
    element("div", "", bilingual("אצל", "on the screen of"), " ", number(call.phone)),
    element("div", "en", time.format(new Date(call.at))),
  );
}

function ringingScreen(call) {
  return element("article", "screen rings", number(call.phone), element("div", "", bilingual("מאת", "from"), " ", number(call.from)));
}

function latestRow(call) {
  const cells = [time.format(new Date(call.at)), number(call.phone), number(call.from), KINDS[call.kind]];
  return element("tr", "", ...cells.map((cell) => element("td", "", cell)));
}

function show(name, items, draw) {
  byId(name).replaceChildren(...items.map(draw));
  byId(`no-${name}`).hidden = items.length > 0;
}

let shownVerifications = "";

function draw(room) {
  byId("clock").textContent = time.format(new Date(room.now));
  byId("pace").textContent = `×${room.pace}`;
  byId("balance").textContent = room.balance;
  // A live region is only rewritten when it says something new.
  const verifications = JSON.stringify(room.verifications);
  if (verifications !== shownVerifications) show("verifications", room.verifications, verificationPhone);
  shownVerifications = verifications;
  show("ringing", room.ringing, ringingScreen);
  byId("ringing-count").textContent = room.ringingCount > room.ringing.length ? `(${room.ringing.length} / ${room.ringingCount})` : "";
  show("latest", room.latest, latestRow);
}

async function refresh() {
  try {
    const response = await fetch("/__sandbox/screens");
    draw(await response.json());
    byId("lost").hidden = true;
  } catch {
    byId("lost").hidden = false;
  }
  setTimeout(refresh, REFRESH_MS);
}

refresh();
