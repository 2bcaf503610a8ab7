import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { UserError } from "../input/user-error";

/**
 * Checks that a profile is in the shared configuration files: of one that is not, the SDK says only that there are no
 * credentials.
 *
 * @param where the option or variable that names it
 * @throws UserError where it is not there
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function checkProfile(profile: string, where: string, environment: NodeJS.ProcessEnv): void {
  const files = [
    environment.AWS_CONFIG_FILE ?? join(homedir(), ".aws", "config"),
    environment.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), ".aws", "credentials"),
  ];
  const known = files.flatMap(profilesIn);
  if (known.includes(profile)) return;
  throw new UserError({
    what: "There is no such profile",
    where,
    received: profile,
    remedy:
      known.length > 0
        ? `Name one of: ${[...new Set(known)].join(", ")}`
        : "Make it first: aws configure sso, or aws configure",
  });
}

function profilesIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const sections = readFileSync(file, "utf8").matchAll(/^\s*\[\s*(?:profile\s+)?([^\]]+?)\s*\]/gm);
  return [...sections].map(([, name = ""]) => name).filter((name) => !/^(sso-session|services)\s/.test(name));
}
