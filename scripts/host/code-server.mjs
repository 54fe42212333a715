import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { entry, node } from "./install.mjs";

/** Settings of a quiet window: nothing of the editor's own comes between the user and the documents. */
export const QUIET_SETTINGS = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.reduceMotion": "on",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "editor.hover.delay": 100,
  "editor.unicodeHighlight.ambiguousCharacters": false,
};

/** A fresh profile in the temporary folder. */
export function freshProfile() {
  return mkdtempSync(join(tmpdir(), "tifa-"));
}

/** Installs a packaged extension into a profile. */
export function installExtension(profile, vsix) {
  const args = [entry, "--config", "/dev/null", ...folders(profile), "--install-extension", vsix];
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`installing ${vsix}: ${stdout}${stderr}`);
}

/** Settings to begin with; what the user has changed since stays. */
export function writeSettings(profile, settings) {
  const file = join(profile, "user", "User", "settings.json");
  if (existsSync(file)) return;
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, JSON.stringify(settings, null, 2));
}

function folders(profile) {
  return ["--user-data-dir", join(profile, "user"), "--extensions-dir", join(profile, "extensions")];
}

/**
 * Starts VS Code, reachable from this machine only.
 *
 * @param port the port that is tried first; another one if it is taken
 * @returns its address and a function that ends it with everything it started
 */
export async function startCodeServer({ profile, port = 0, settings = QUIET_SETTINGS, args = [], env = {} }) {
  // Sockets, whose paths may have 108 bytes at most: not in the profile, which may be deep.
  const sockets = mkdtempSync(join(tmpdir(), "tifa-run-"));
  writeSettings(profile, settings);
  writeFileSync(join(profile, "config.yaml"), "");
  const address = `127.0.0.1:${await freePort(port).catch(() => freePort(0))}`;
  const log = openSync(join(profile, "server.log"), "w");
  const child = spawn(
    node,
    [
      entry,
      "--config",
      join(profile, "config.yaml"),
      "--bind-addr",
      address,
      "--auth",
      "none",
      ...folders(profile),
      "--session-socket",
      join(sockets, "session.sock"),
      "--disable-telemetry",
      "--disable-update-check",
      ...(settings["security.workspace.trust.enabled"] === false ? ["--disable-workspace-trust"] : []),
      "--disable-getting-started-override",
      "--ignore-last-opened",
      ...args,
    ],
    {
      stdio: ["ignore", log, log],
      detached: true,
      env: { ...process.env, ...privateFolders(profile, sockets), ...env },
    },
  );
  const stop = () => {
    stopGroup(child.pid);
    removeFolder(sockets);
  };
  process.on("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
  await untilHealthy(address, child, profile);
  return { address, url: `http://${address}`, log: join(profile, "server.log"), stop };
}

/** Nothing of the user's own configuration is read or written, and no gallery is asked. */
function privateFolders(profile, sockets) {
  return {
    EXTENSIONS_GALLERY: "{}",
    XDG_CONFIG_HOME: join(profile, "xdg-config"),
    XDG_DATA_HOME: join(profile, "xdg-data"),
    XDG_CACHE_HOME: join(profile, "xdg-cache"),
    XDG_RUNTIME_DIR: sockets,
  };
}

async function untilHealthy(address, child, profile) {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`VS Code ended: see ${join(profile, "server.log")}`);
    const healthy = await fetch(`http://${address}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await wait(100);
  }
  throw new Error(`VS Code did not come up: see ${join(profile, "server.log")}`);
}

/** The address of the window on a folder, with a file of it open. */
export function windowOn({ url, address }, folder, file) {
  const payload = JSON.stringify([["openFile", `vscode-remote://${address}${join(folder, file)}`]]);
  return `${url}/?${new URLSearchParams({ folder, payload })}`;
}

/** Its process group: extension hosts and language servers end with it. */
function stopGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** A port that is free now: the one given, or for 0 any. */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
