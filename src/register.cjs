// Loaded by "node --require": checks the Node version before anything that an old one could not read, then lets tsx
// compile the project's TypeScript.
"use strict";

const OLDEST = [20, 9];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    [
      `error: This project needs Node ${OLDEST.join(".")} or later`,
      `  got: ${process.versions.node}`,
      "  fix: Install a supported Node, for example the one that .nvmrc names",
    ].join("\n"),
  );
  process.exit(2);
}

const Module = require("node:module");
const { sep } = require("node:path");

// Packages are JavaScript already: read by Node alone they load in half the time.
const native = Module._extensions[".js"];
require("tsx/cjs");
const compiling = Module._extensions[".js"];
Module._extensions[".js"] = (module, file) =>
  (file.includes(`${sep}node_modules${sep}`) ? native : compiling)(module, file);
