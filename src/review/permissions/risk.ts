import type { Grant } from "../review";
import { Pattern } from "./pattern";

/** AWS's own policies that allow nearly everything, or to take it. */
const FAR_REACHING =
  /:policy\/(?:job-function\/)?(AdministratorAccess|PowerUserAccess|IAMFullAccess|SystemAdministrator)$/;

const PASS_ROLE = Pattern.action("iam:PassRole");

/**
 * What makes a grant a wide one in itself, as a phrase; undefined where nothing does.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
export function riskOf(grant: Grant): string | undefined {
  const { effect, resource } = grant;
  if (effect === "Deny") return undefined;
  const wide = farReaching(grant);
  if (wide !== undefined) return wide;
  if (resource === "*") return "on every resource";
  return resource?.startsWith("not ") === true ? "on every resource but those named" : undefined;
}

/** The same without what is only held to no resource: many actions know none. */
export function farReaching({ effect, action, principal, condition }: Grant): string | undefined {
  if (effect === "Deny") return undefined;
  if (principal === "*" && condition === undefined) return "for everybody";
  if (principal?.startsWith("not ")) return "for everybody but those named";
  if (action === "*" || action === "*:*") return "every action there is";
  if (action.startsWith("not ")) return "every action but those named";
  const managed = FAR_REACHING.exec(action)?.[1];
  if (managed !== undefined) return `${managed} of AWS, which allows nearly everything or to take it`;
  if (action.startsWith("policy ")) return undefined;
  if (Pattern.action(action).covers(PASS_ROLE)) return "it can pass a role on to a service";
  return /^[\w-]+:\*$/.test(action) ? `every action of ${action.slice(0, -2)}` : undefined;
}
