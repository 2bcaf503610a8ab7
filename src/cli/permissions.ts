import { isRecord } from "../asl/scopes";
import { readReference } from "../asl/terraform-reference";
import { printableLine } from "../input/printable";
import {
  type MachinePermission,
  type MachinePermissions,
  machinePermissions,
} from "../local/machine-permissions";
import { type Cell, table } from "../report/table";
import { chosenMachine } from "./chosen-machine";
import { runSynthesized, type SynthesizedOptions } from "./synthesized-command";

const WIDTH = 100;

interface PermissionsOptions extends SynthesizedOptions {
  readonly json?: true;
}

runSynthesized<PermissionsOptions>({
  name: "npm run permissions --",
  description: "Prints what the role of each state machine may do, state by state, and why.",
  options: [["--json", "print it as one JSON document, and nothing else"]],
  exitCodes: "0 it is printed, 2 wrong usage, or nothing to read.",
  run(outputFolder, { machine, json }) {
    const all = machinePermissions(outputFolder);
    const machines =
      machine === undefined && all.length > 0
        ? all
        : [chosenMachine([{ stateMachines: all }], machine).machine];
    process.stdout.write(
      json === true ? `${JSON.stringify(machines, null, 2)}\n` : machines.map(shown).join("\n"),
    );
  },
});

function shown({ name, address, permissions }: MachinePermissions): string {
  const rows = permissions.map((permission, i) => row(permission, permissions[i - 1]));
  const heading = `${printableLine(name)} (${printableLine(address)})`;
  return `${heading}\n\n${table(["STATE", "ACTION", "RESOURCE", "WHY"], rows, WIDTH)}`;
}

function row(permission: MachinePermission, before: MachinePermission | undefined): Cell[] {
  const { state, actions, resources, conditions, why } = permission;
  const named = before !== undefined && before.state === state ? "" : (state ?? "(the machine)");
  const held = Object.values(isRecord(conditions) ? conditions : {}).flatMap((keys) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, value]) => `if ${key} is ${String(value)}`),
  );
  return [[named], actions, [...resources, ...held].map(shownResource), [why ?? "its policy does not say"]];
}

/** A resource with the addresses of what it refers to. */
function shownResource(resource: string): string {
  return resource.replace(/\$\$\{|\$\{[^{}]+\}/g, (part) => {
    const reference = readReference(part);
    if (reference === undefined) return part.replace("$$", "$");
    return reference.type === "aws_caller_identity" ? "<account>" : reference.address;
  });
}
