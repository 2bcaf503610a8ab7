import { isError } from "../../asl/check";
import type { MachineChange } from "../review";
import type { GateFinding } from "./gate-finding";

/** Errors that the rules find in the definitions after the change. */
export function validationFindings(machines: readonly MachineChange[]): GateFinding[] {
  return machines.flatMap(({ address, diagnostics }) =>
    diagnostics.filter(isError).map(({ code, message, path, remedy }) => ({
      gate: "validation" as const,
      address,
      place: path,
      what: `${message} [${code}]`,
      remedy,
    })),
  );
}
