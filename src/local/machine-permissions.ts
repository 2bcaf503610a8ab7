import { readFileSync } from "node:fs";
import { isRecord } from "../asl/scopes";
import { type Json, parseJson } from "../input/json-text";
import { stackFiles } from "./stack-files";

/** Something that the role of a machine may do, and why. */
export interface MachinePermission {
  /** The state that needs it; absent where the machine itself does. */
  readonly state?: string;
  readonly actions: readonly string[];
  /** As Terraform writes them: `${…}` is a reference to a resource of the stack. */
  readonly resources: readonly string[];
  readonly conditions?: Json;
  /** Absent where the policy does not say. */
  readonly why?: string;
}

/** What the role of a synthesized state machine may do. */
export interface MachinePermissions {
  readonly name: string;
  readonly address: string;
  readonly permissions: readonly MachinePermission[];
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads what the roles of the synthesized state machines may do: from their policies, and from what those say for whom.
 *
 * @param outputFolder usually `cdktf.out`
 * @throws UserError where nothing is synthesized there, or what is there cannot be read
 */
export function machinePermissions(outputFolder: string): MachinePermissions[] {
  return stackFiles(outputFolder).flatMap(({ file }) => {
    const { resource } = members(parseJson(readFileSync(file, "utf8"), file));
    const blocks = members(resource);
    const policies = Object.entries(members(blocks.aws_iam_role_policy)).map(([id, policy]) => ({
      policy: members(policy),
      source: `${file} (aws_iam_role_policy.${id}.policy)`,
    }));
    return Object.entries(members(blocks.aws_sfn_state_machine)).map(([id, block]) => {
      const { name, role_arn } = members(block);
      const role = addressOf(role_arn);
      const own = policies.filter(({ policy }) => role !== undefined && addressOf(policy.role) === role);
      return {
        name: String(name ?? id),
        address: `aws_sfn_state_machine.${id}`,
        permissions: byState(own.flatMap(({ policy, source }) => permissionsOf(policy, source))),
      };
    });
  });
}

/** What one state needs stands together; the machine's own comes last. */
function byState(permissions: readonly MachinePermission[]): readonly MachinePermission[] {
  const states = [...new Set(permissions.map(({ state }) => state))];
  const order = [...states.filter((state) => state !== undefined), undefined];
  return order.flatMap((state) => permissions.filter((one) => one.state === state));
}

function permissionsOf(policy: Members, source: string): MachinePermission[] {
  const { Statement } = members(parseJson(literals(String(policy.policy)), source));
  const reasons = members(members(policy["//"]).statements);
  return list(Statement).flatMap((statement) => {
    const { Sid, Action, Resource, Condition } = members(statement);
    const granted = {
      actions: texts(Action),
      ...(Condition !== undefined && { conditions: Condition as Json }),
    };
    const said = list(reasons[String(Sid)]).map((reason) => {
      const { state, resources, why } = members(reason);
      return {
        ...(typeof state === "string" && { state }),
        ...granted,
        resources: texts(resources),
        why: String(why),
      };
    });
    return said.length > 0 ? said : [{ ...granted, resources: texts(Resource) }];
  });
}

/** `aws_iam_role.pipeline` of `${aws_iam_role.pipeline.arn}`. */
function addressOf(reference: unknown): string | undefined {
  return /^\$\{(\w+\.[\w-]+)\.\w+\}$/.exec(String(reference))?.[1];
}

/** The text of a template in which a literal dollar sign is written as an expression. */
function literals(template: string): string {
  return template.replaceAll('${"$"}', "$");
}

function members(value: unknown): Members {
  return isRecord(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === "string");
}
