import { join } from "node:path";
import { expect, it } from "vitest";
import { checkProfile } from "../../src/deployed/profile";
import { temporaryProject } from "../temporary-project";
import { userErrorOf } from "../user-error-of";

function environment(): NodeJS.ProcessEnv {
  const folder = temporaryProject({
    config:
      "[default]\nregion = us-east-1\n[profile staging]\nsso_session = company\n[sso-session company]\n[services local]\n",
    credentials: "[keys]\naws_access_key_id = A\n",
  });
  return {
    AWS_CONFIG_FILE: join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
  };
}

it("takes the profiles of both files", () => {
  const files = environment();
  for (const profile of ["default", "staging", "keys"]) checkProfile(profile, "--profile", files);
});

it("names those that there are where there is no such profile", () => {
  expect(userErrorOf(() => checkProfile("company", "AWS_PROFILE", environment()))).toBe(
    `error: There is no such profile
   at: AWS_PROFILE
  got: "company"
  fix: Name one of: default, staging, keys`,
  );
});

it("says how one is made where there is none", () => {
  const nowhere = { AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: "/nowhere" };
  expect(userErrorOf(() => checkProfile("p", "--profile", nowhere))).toContain(
    "fix: Make it first: aws configure sso, or aws configure",
  );
});
