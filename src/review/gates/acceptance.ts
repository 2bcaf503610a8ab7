import { UserError } from "../../input/user-error";
import { type Finding, GATES, type Gate } from "../review";
import type { GateFinding } from "./gate-finding";

/** What is accepted deliberately: all that a gate finds, or what it finds at one address. */
export interface Acceptance {
  readonly gate: Gate;
  /** @default every address */
  readonly address?: string;
}

/**
 * Reads `GATE` or `GATE=ADDRESS`, for example `destroy=aws_cloudwatch_log_group.pipeline`.
 * @throws UserError naming each text that has no such gate, or no address after the sign
 */
export function acceptances(texts: readonly string[]): Acceptance[] {
  const wrong = texts.filter((text) => gateOf(text) === undefined || text.endsWith("="));
  if (wrong.length > 0) {
    throw new UserError(
      ...wrong.map((text) => ({
        what: "There is no such gate to accept",
        where: "--accept",
        received: text,
        remedy: `Give one of ${GATES.join(", ")}, alone or with an address: destroy=aws_cloudwatch_log_group.pipeline`,
      })),
    );
  }
  return texts.flatMap((text) => {
    const gate = gateOf(text);
    const sign = text.indexOf("=");
    if (gate === undefined) return [];
    return [{ gate, ...(sign !== -1 && { address: text.slice(sign + 1) }) }];
  });
}

function gateOf(text: string): Gate | undefined {
  return GATES.find((gate) => text === gate || text.startsWith(`${gate}=`));
}

/** The findings, each with whether it is accepted, in the order of the gates. */
export function withAcceptances(
  findings: readonly GateFinding[],
  accepted: readonly Acceptance[],
): Finding[] {
  const inOrder = GATES.flatMap((gate) => findings.filter((finding) => finding.gate === gate));
  return inOrder.map((finding) => ({
    ...finding,
    isAccepted: accepted.some((one) => accepts(one, finding)),
  }));
}

/** Of what is accepted, as it was given, what nothing is found for in any of the findings. */
export function idleAcceptances(
  texts: readonly string[],
  findings: readonly Pick<Finding, "gate" | "address">[],
): string[] {
  return texts.filter((text) =>
    acceptances([text]).every((one) => !findings.some((finding) => accepts(one, finding))),
  );
}

function accepts({ gate, address }: Acceptance, finding: Pick<Finding, "gate" | "address">): boolean {
  return gate === finding.gate && (address === undefined || address === finding.address);
}
