import { describe, expect, it } from "vitest";
import { readDeliverySettings } from "../../delivery/delivery-settings";
import { userErrorOf } from "../user-error-of";

const NEEDED = { DELIVERY_REPOSITORY: "octo-org/hsi.pipeline", DELIVERY_STATE_BUCKET: "states" };

describe("the settings of the delivery", () => {
  it("are a repository and a bucket, and have a default otherwise", () => {
    expect(readDeliverySettings(NEEDED)).toEqual({
      repository: "octo-org/hsi.pipeline",
      environment: "dev",
      region: "us-east-1",
      stateBucket: "states",
      createsProvider: true,
    });
  });

  it("are what the environment variables say", () => {
    const variables = {
      DELIVERY_REPOSITORY: "octo-org@123/hsi@456",
      DELIVERY_STATE_BUCKET: "states",
      DELIVERY_ENVIRONMENT: "prod",
      DELIVERY_REGION: "eu-central-1",
      DELIVERY_PROVIDER: "existing",
      HSI_ANYTHING: "1",
    };
    expect(readDeliverySettings(variables)).toEqual({
      repository: "octo-org@123/hsi@456",
      environment: "prod",
      region: "eu-central-1",
      stateBucket: "states",
      createsProvider: false,
    });
  });

  it("have to be there where nothing can stand for them", () => {
    expect(userErrorOf(() => readDeliverySettings({ DELIVERY_STATE_BUCKET: "" }))).toBe(
      `error: DELIVERY_REPOSITORY is not set, and has no default
   at: environment variables
  fix: Use the repository as its workflows' tokens name it: owner/name, or owner@ID/name@ID where the subject is immutable

error: DELIVERY_STATE_BUCKET is not set, and has no default
   at: environment variables
  fix: Use the name of the S3 bucket that keeps the pipeline's state`,
    );
  });

  it.each([
    "octo-org",
    "octo-org/*",
    "*/hsi",
    "octo-org/hsi:ref:refs/heads/main",
    "octo-org@123/hsi",
    "octo-org/hsi@456",
    "octo-org/hsi/pipeline",
    "octo-org/${hsi}",
  ])("take no other repositories in by a pattern: %s", (DELIVERY_REPOSITORY) => {
    expect(userErrorOf(() => readDeliverySettings({ ...NEEDED, DELIVERY_REPOSITORY }))).toContain(
      "DELIVERY_REPOSITORY has a value that it cannot have",
    );
  });
});
