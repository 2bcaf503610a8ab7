import { run } from "../command";
import { failureOf, type Requirement } from "./requirement";

export const JQ: Requirement = {
  name: "jq, as the runners of GitHub have it",
  remedy: "Install it (Debian: apt-get install jq): https://jqlang.org/download",
  missing: () => failureOf(run("jq", ["--version"], { folder: "." })),
};
