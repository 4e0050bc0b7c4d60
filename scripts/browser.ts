// Finds a Chromium for the browser tests, or gets one: CHROMIUM_PATH, one on the machine, Playwright's own, or apt-get's.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const OUTSIDE_THE_PATH = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * What Playwright 1.65 switches off by itself (its chromiumSwitches.ts; the last switch of this name is the only one that counts), and
 * two windows behind the address bar: Chromium draws both for each window that a test opens, half a second of a processor.
 */
const FEATURES_OFF = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

/** As root, Chromium runs only without its sandbox; the others keep it from calling home during tests. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${FEATURES_OFF.join(",")}`,
];

/** The Chromium on this machine, or undefined. CHROMIUM_PATH decides where it is set. */
export function findBrowser(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!isProgram(chosen)) throw new Error(`CHROMIUM_PATH ${chosen} is not a program. Give the path of Chromium, or leave it out.`);
    return chosen;
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const places = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...OUTSIDE_THE_PATH];
  return places.find(isProgram) ?? playwrightsOwn();
}

/** The Chromium on this machine, installed when there is none. Throws with the remedy when that fails. */
export function requireBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  for (const command of ["npx playwright install chromium", "apt-get update", "apt-get install -y chromium"]) {
    console.log(`No Chromium here: ${command}`);
    spawnSync(command, { shell: true, stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error("No Chromium could be found or installed. Install one and set CHROMIUM_PATH to it.");
}

function isProgram(place: string): boolean {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn(): string | undefined {
  const place = chromium.executablePath();
  return existsSync(place) ? place : undefined;
}
