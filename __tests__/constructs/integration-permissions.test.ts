import { Testing } from "cdktf/lib/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition, State } from "../../src/asl/definition";
import type { StatePermission } from "../../src/asl/permission";
import type { PolicyStatement, Reason } from "../../src/constructs/service-role";
import { StateMachine } from "../../src/constructs/state-machine";
import { TerraformJson } from "../../src/local/terraform-json";
import { comments, resource } from "../synthesized";
import { DOCUMENTED_POLICIES, type DocumentedPolicy } from "./documented-policies";
import { type Services, serviceStack } from "./service-stack";

const FIXED = ["DeliverLogs", "SendTraces"];
const LANGUAGES = ["JSONata", "JSONPath"] as const;

interface Written {
  readonly definition: Definition;
  readonly permissions: readonly StatePermission[];
}

/** A state that calls the integration, written as the typed chain or a person writes it. */
function stateOf(policy: DocumentedPolicy, services: Services, language: (typeof LANGUAGES)[number]): State {
  const field = language === "JSONata" ? "Arguments" : "Parameters";
  const { resource: Resource, given } = policy.integration?.(services) ?? {};
  const state = policy.state?.(services, field);
  if (state !== undefined) return state;
  const entries = policy.name.startsWith("events:") ? { Entries: [{ EventBusName: services.bus.name }] } : {};
  return { Type: "Task", Resource, [field]: { ...given, ...entries, ...policy.own }, End: true };
}

/** What the chain says besides the definition. */
function saidBy(policy: DocumentedPolicy, services: Services, state: string): StatePermission[] {
  return (policy.integration?.(services).permissions ?? []).map((permission) => ({ ...permission, state }));
}

function roleOf(services: Services, { definition, permissions }: Written) {
  const machine = { toDefinition: () => definition, permissions: () => permissions };
  new StateMachine(services.stack, "machine", { definition: machine });
  const text = String(resource(services.stack, "aws_iam_role_policy.machine").policy);
  const policy = JSON.parse(text.replaceAll('${"$"}', () => "$$")) as {
    Statement: readonly PolicyStatement[];
  };
  const comment = comments(services.stack, "aws_iam_role_policy.machine") as {
    readonly statements: Readonly<Record<string, readonly Reason[]>>;
  };
  const own = policy.Statement.filter(({ Sid }) => !FIXED.includes(Sid));
  return { statements: own, reasons: comment.statements, all: policy.Statement };
}

/** The single permissions of statements: an action on a resource under a condition. */
function singles(
  statements: readonly Pick<PolicyStatement, "Action" | "Resource" | "Condition">[],
): string[] {
  const found = statements.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) => [Resource].flat().map((on) => JSON.stringify([action, on, Condition]))),
  );
  return [...new Set(found)].sort();
}

/** Whether statements allow every action of a need on every resource of it. */
function isAllowed(
  need: Pick<PolicyStatement, "Action" | "Resource">,
  statements: readonly PolicyStatement[],
): boolean {
  return need.Action.every((action) =>
    [need.Resource]
      .flat()
      .every((on) =>
        statements.some(({ Action, Resource }) => Action.includes(action) && [Resource].flat().includes(on)),
      ),
  );
}

/** The machine's own statements as AWS gets them, with every reference resolved. */
function evaluated({ stack }: Services): readonly PolicyStatement[] {
  const terraform = new TerraformJson(JSON.parse(Testing.synth(stack)), "cdk.tf.json");
  const policy = terraform
    .resources("aws_iam_role_policy")
    .find(({ address }) => address.endsWith(".machine"));
  const { Statement } = JSON.parse(policy?.text("policy") ?? "") as { Statement: readonly PolicyStatement[] };
  return Statement.filter(({ Sid }) => !FIXED.includes(Sid));
}

/** Whether a pattern of ARNs has an ARN, or another pattern, in it. */
function covers(pattern: string, arn: string): boolean {
  const source = pattern.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`).test(arn);
}

function oneState(name: string, state: State): Definition {
  return { StartAt: name, States: { [name]: state } };
}

describe.each(DOCUMENTED_POLICIES)("a machine that calls $name", (policy) => {
  it.each(LANGUAGES)("may do exactly what it needs, in %s", (language) => {
    const services = serviceStack();
    const definition = { QueryLanguage: language, ...oneState("Call", stateOf(policy, services, language)) };
    const { statements } = roleOf(services, { definition, permissions: saidBy(policy, services, "Call") });
    expect(statements.map(({ Sid: _, Effect: __, ...statement }) => statement)).toEqual(policy.statements);
  });

  it("is allowed the actions of AWS's page, without those that it does not need, and on no more resources", () => {
    const services = serviceStack();
    const { documented, unneeded = [] } = policy;
    const definition = oneState("Call", stateOf(policy, services, "JSONPath"));
    roleOf(services, { definition, permissions: saidBy(policy, services, "Call") });
    const granted = evaluated(services).flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => [Resource].flat().map((on) => ({ action, on }))),
    );
    const needed = documented
      .flatMap(({ actions }) => actions)
      .filter((action) => !unneeded.includes(action));
    expect([...new Set(granted.map(({ action }) => action))].sort()).toEqual(needed.sort());
    const beyond = granted.filter(
      ({ action, on }) =>
        !documented.some(({ actions, resources }) => actions.includes(action) && covers(resources, on)),
    );
    expect(beyond).toEqual([]);
  });

  it("has no statement that it could do without, and says who needs it", () => {
    const services = serviceStack();
    const definition = oneState("Call", stateOf(policy, services, "JSONPath"));
    const { statements, reasons } = roleOf(services, {
      definition,
      permissions: saidBy(policy, services, "Call"),
    });
    const needs = statements.flatMap(({ Sid, Action }) =>
      (reasons[Sid] ?? []).map(({ state, resources, why }) => ({ state, Action, Resource: resources, why })),
    );
    expect(needs.every(({ state, why }) => state === "Call" && why !== "")).toBe(true);
    expect(needs.filter((need) => !isAllowed(need, statements))).toEqual([]);
    for (const left of statements) {
      const rest = statements.filter((one) => one !== left);
      expect(needs.some((need) => !isAllowed(need, rest))).toBe(true);
    }
  });
});

describe("a machine that calls several services", () => {
  it("may do exactly what all of them need, wherever they are", () => {
    const chosen = fc.uniqueArray(fc.constantFrom(...DOCUMENTED_POLICIES), { minLength: 1, maxLength: 8 });
    const nesting = fc.constantFrom("chain", "parallel", "map", "map in parallel in map");
    fc.assert(
      fc.property(chosen, nesting, fc.constantFrom(...LANGUAGES), (policies, nested, language) => {
        const services = serviceStack();
        const states = policies.map((policy, i): [string, State] => [
          `S${i}`,
          stateOf(policy, services, language),
        ]);
        const definition = { QueryLanguage: language, ...nestedStates(states, nested) };
        const permissions = policies.flatMap((policy, i) => saidBy(policy, services, `S${i}`));
        const { statements, all } = roleOf(services, { definition, permissions });
        expect(singles(statements)).toEqual(singles(policies.flatMap((policy) => policy.statements)));
        expect(new Set(all.map(({ Sid }) => Sid)).size).toBe(all.length);
      }),
      { numRuns: 25 },
    );
  });
});

function nestedStates(states: readonly [string, State][], nested: string): Definition {
  const branches = states.map(([name, state]) => oneState(name, state));
  const parallel: Definition = oneState("Both", { Type: "Parallel", Branches: branches, End: true });
  const map = (name: string, inner: Definition) =>
    oneState(name, { Type: "Map", ItemProcessor: inner, End: true });
  if (nested === "parallel") return parallel;
  if (nested === "map") return map("Each", chain(states));
  if (nested === "chain") return chain(states);
  return map(
    "Outer",
    oneState("Both", { Type: "Parallel", Branches: [map("Inner", chain(states))], End: true }),
  );
}

function chain(states: readonly [string, State][]): Definition {
  const linked = states.map(([name, { End: _, ...state }], i): [string, State] => {
    const next = states[i + 1]?.[0];
    return [name, { ...(state as State), ...(next === undefined ? { End: true } : { Next: next }) }];
  });
  return { StartAt: states[0]?.[0] ?? "", States: Object.fromEntries(linked) };
}
