var OLDEST = [20, 9];

var version = process.versions.node.split(".").map(Number);
if (version[0] < OLDEST[0] || (version[0] === OLDEST[0] && version[1] < OLDEST[1])) {
  console.error(
    "error: This project needs Node " +
      OLDEST.join(".") +
      " or later\n" +
      "  got: " +
      process.version +
      "\n" +
      "  fix: Install a supported Node, for example the one that .nvmrc names",
  );
  process.exit(2);
}
