import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
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

/** A fresh profile in the temporary folder: sockets need a short path. */
export function freshProfile() {
  return mkdtempSync(join(tmpdir(), "tifa-"));
}

/** Installs a packaged extension into a profile. */
export function installExtension(profile, vsix) {
  const args = [entry, "--config", "/dev/null", ...folders(profile), "--install-extension", vsix];
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`installing ${vsix}: ${stdout}${stderr}`);
}

function folders(profile) {
  return ["--user-data-dir", join(profile, "user"), "--extensions-dir", join(profile, "extensions")];
}

/**
 * Starts VS Code on this machine only.
 *
 * @returns its address and a function that ends it with everything it started
 */
export async function startCodeServer({ profile, port, settings = QUIET_SETTINGS, args = [], env = {} }) {
  mkdirSync(join(profile, "user/User"), { recursive: true });
  mkdirSync(join(profile, "run"), { recursive: true, mode: 0o700 });
  writeFileSync(join(profile, "user/User/settings.json"), JSON.stringify(settings, null, 2));
  writeFileSync(join(profile, "config.yaml"), "");
  const address = `127.0.0.1:${port ?? (await freePort())}`;
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
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-workspace-trust",
      "--disable-getting-started-override",
      "--ignore-last-opened",
      ...args,
    ],
    { stdio: ["ignore", log, log], detached: true, env: { ...process.env, ...privateFolders(profile), ...env } },
  );
  const stop = () => stopGroup(child.pid);
  process.on("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
  await untilHealthy(address, child, profile);
  return { address, url: `http://${address}`, log: join(profile, "server.log"), stop };
}

/** Nothing of the user's own configuration is read or written, and no gallery is asked. */
function privateFolders(profile) {
  return {
    EXTENSIONS_GALLERY: "{}",
    XDG_CONFIG_HOME: join(profile, "xdg-config"),
    XDG_DATA_HOME: join(profile, "xdg-data"),
    XDG_CACHE_HOME: join(profile, "xdg-cache"),
    XDG_RUNTIME_DIR: join(profile, "run"),
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

/** Its process group: extension hosts and language servers end with it. */
function stopGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

export function removeProfile(profile) {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
