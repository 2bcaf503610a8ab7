import type { Construct } from "constructs";
import type { Definition } from "../asl/definition";
import type { StatePermission } from "../asl/permission";
import { type Requirement, requiredPermissions } from "../asl/required-permissions";
import { type Problem, UserError } from "../input/user-error";
import { callerAccount } from "./caller-account";
import { deployedRegion } from "./deployed-region";
import { allowsAll, grantedPermissions, unmetProblem } from "./granted-permissions";
import { DELIVER_LOGS } from "./log-delivery";
import { policyStatements } from "./policy-statements";
import { type PolicyStatement, type Reason, ServiceRole } from "./service-role";
import { StackTemplate } from "./stack-template";
import { SEND_AND_SAMPLE_TRACES } from "./tracing";

export interface MachineRoleProps {
  readonly definition: Definition;
  /** What states need and the definition does not tell. */
  readonly given: readonly StatePermission[];
  /** Name of the state machine. */
  readonly machine: string;
  readonly tracing: boolean;
  /** The machine's own statements. */
  readonly permissions: readonly PolicyStatement[];
}

/**
 * The role of a state machine: it may do what the states need, deliver logs, send traces, and what the machine's own
 * statements allow.
 *
 * @throws UserError naming each state that needs something on a resource that nothing tells
 */
export function machineRole(machine: Construct, props: MachineRoleProps): ServiceRole {
  const { given, permissions, tracing } = props;
  const sourceAccount = callerAccount(machine);
  const stack = new StackTemplate(machine);
  const required = requiredPermissions(stack.template(props.definition), {
    region: deployedRegion(machine) ?? "*",
    account: stack.template(sourceAccount),
    machine: props.machine,
    attribute: (address, attribute) => stack.attribute(address, attribute),
  });
  const granted = grantedPermissions(required, stack.template(given), permissions);
  const foreign = granted.derived.filter(({ resources }) => resources.some((one) => stack.lacking(one)));
  const derived = granted.derived.filter((one) => !foreign.includes(one));
  const stated = [...granted.stated, ...foreign];
  const problems = [
    ...granted.unmet.map((one) => unmetProblem(one, machine.node.path)),
    ...foreign
      .filter(({ actions }) => !allowsAll(permissions, actions))
      .flatMap((one) => foreignProblems(one, stack, machine.node.path)),
  ];
  if (problems.length > 0) throw new UserError(...problems);

  const fixed = [DELIVER_LOGS, ...(tracing ? [SEND_AND_SAMPLE_TRACES] : []), ...permissions];
  const own = policyStatements(
    derived,
    fixed.map(({ Sid }) => Sid),
  );
  return new ServiceRole(machine, "service-role", {
    service: "states.amazonaws.com",
    sourceAccount,
    statements: [...own.map(({ statement }) => stack.tokens(statement)), ...fixed],
    reasons: Object.fromEntries([
      ...own.map(({ statement, reasons }) => [statement.Sid, reasons] as const),
      ...fixed.map((statement) => [statement.Sid, fixedReasons(stack.template(statement), stated)] as const),
    ]),
  });
}

function fixedReasons(
  statement: PolicyStatement,
  stated: readonly Pick<Requirement, "state" | "actions" | "why">[],
): readonly Reason[] {
  const resources = [statement.Resource].flat();
  if (statement.Sid === DELIVER_LOGS.Sid) return [{ resources, why: "deliver the machine's logs" }];
  if (statement.Sid === SEND_AND_SAMPLE_TRACES.Sid) return [{ resources, why: "send the machine's traces" }];
  const needing = stated.filter(({ actions }) => actions.some((action) => allowsAll([statement], [action])));
  if (needing.length === 0) return [{ resources, why: "the machine's own permissions say so" }];
  return needing.map(({ state, why }) => ({ state, resources, why }));
}

function foreignProblems(
  { state, resources }: StatePermission,
  stack: StackTemplate,
  where: string,
): Problem[] {
  return resources.flatMap((resource) => {
    const reference = stack.lacking(resource);
    if (reference === undefined) return [];
    return [
      {
        what: `State ${JSON.stringify(state)} names a resource that the stack lacks`,
        where,
        received: reference,
        remedy:
          "Pass a resource of the same stack, or the ARN of one that exists already, or say it in the property permissions",
      },
    ];
  });
}
