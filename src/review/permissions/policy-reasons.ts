import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../../asl/scopes";
import { parseJson } from "../../input/json-text";
import type { Side, StackValues } from "../stack-values";
import type { PolicyGrant } from "./policy-grant";

/** Why statements are there, as the synthesis wrote it beside each policy. */
export class PolicyReasons {
  readonly #policies: Readonly<Record<string, unknown>>;
  readonly #values: StackValues;
  readonly #side: Side;

  /**
   * @param folder the stack's; left out, no reasons are known
   * @throws UserError where its `cdk.tf.json` is not JSON
   */
  constructor(folder: string | undefined, side: Side, values: StackValues) {
    const file = folder === undefined ? undefined : join(folder, "cdk.tf.json");
    const document =
      file === undefined || !existsSync(file) ? undefined : parseJson(readFileSync(file, "utf8"), file);
    this.#policies = memberOf(memberOf(document, "resource"), "aws_iam_role_policy");
    this.#side = side;
    this.#values = values;
  }

  /** Why a grant is there: `state Activator: invoke the function`, or the phrase alone where the machine needs it. */
  of({ grant, source }: PolicyGrant): string[] {
    const [type, id = "", ...deeper] = source.policy.split(".");
    if (type !== "aws_iam_role_policy" || deeper.length > 0 || source.sid === undefined) return [];
    const reasons = memberOf(memberOf(memberOf(this.#policies, id), "//"), "statements")[source.sid];
    return (Array.isArray(reasons) ? reasons : []).flatMap((reason: unknown) => {
      if (!isRecord(reason) || typeof reason.why !== "string") return [];
      const resources = [reason.resources].flat().map((one) => this.#known(String(one)));
      if (!resources.includes(grant.resource ?? "")) return [];
      return [typeof reason.state === "string" ? `state ${reason.state}: ${reason.why}` : reason.why];
    });
  }

  /** A resource as the policy has it, in which known references are filled in. */
  #known(template: string): string {
    return template
      .replaceAll('${"$"}', "$")
      .replace(
        /\$\{([\w.-]+)\}/g,
        (whole, reference: string) => this.#values.valueOf(reference, this.#side) ?? whole,
      );
  }
}

function memberOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const inner: unknown = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isRecord(inner) ? inner : {};
}
