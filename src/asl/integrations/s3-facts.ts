import { bucketArn, objectsArn } from "./bucket-arn";
import type { IntegrationCall } from "./integration-call";
import type { IntegrationFacts } from "./integration-facts";
import type { Need } from "./need";
import type { GetObjectResult, ListObjectsV2Result, PutObjectResult } from "./s3";

const ETAG = '"5d41402abc4b2a76b9719d911017c592"';
const MODIFIED = "2025-01-01T00:00:00Z";

export const getObjectFacts: IntegrationFacts = {
  needs: (call) => [
    onObject(call, call.has("VersionId") ? "s3:GetObjectVersion" : "s3:GetObject", "read the object"),
  ],
  sample: () =>
    ({
      AcceptRanges: "bytes",
      Body: "{}",
      ContentLength: 2,
      ContentType: "application/json",
      ETag: ETAG,
      LastModified: MODIFIED,
      Metadata: {},
      ServerSideEncryption: "AES256",
    }) satisfies GetObjectResult,
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObjectFacts: IntegrationFacts = {
  needs: (call) => [
    onObject(call, "s3:PutObject", "write the object"),
    ...(call.has("Tagging") ? [onObject(call, "s3:PutObjectTagging", "tag the object")] : []),
    ...(call.has("ACL") ? [onObject(call, "s3:PutObjectAcl", "set who may use the object")] : []),
  ],
  sample: () => ({ ETag: ETAG, ServerSideEncryption: "AES256" }) satisfies PutObjectResult,
};

export const listObjectsFacts: IntegrationFacts = {
  needs: (call) => [listNeed(call)],
  sample: () =>
    ({
      Contents: [{ ETag: ETAG, Key: "key", LastModified: MODIFIED, Size: 2, StorageClass: "STANDARD" }],
      IsTruncated: false,
      KeyCount: 1,
      MaxKeys: 1000,
      Name: "bucket",
    }) satisfies ListObjectsV2Result,
};

/** To list a bucket; below one prefix, where the definition names it. */
export function listNeed(call: IntegrationCall): Need {
  const bucket = bucketArn(call.text("Bucket"), call.place);
  const prefix = call.text("Prefix");
  return {
    actions: ["s3:ListBucket"],
    resources: bucket === undefined ? undefined : [bucket],
    why: "list the objects of the bucket",
    field: "Bucket",
    ...(prefix !== undefined && { conditions: { StringEquals: { "s3:prefix": prefix } } }),
  };
}

/** To do something with one object, or with any of the bucket where its key is computed. */
export function onObject(call: IntegrationCall, action: string, why: string): Need {
  const key = call.text("Key");
  const objects = objectsArn(
    bucketArn(call.text("Bucket"), call.place),
    key ?? "",
    key === undefined ? "*" : "",
  );
  return {
    actions: [action],
    resources: objects === undefined ? undefined : [objects],
    why,
    field: "Bucket",
  };
}
