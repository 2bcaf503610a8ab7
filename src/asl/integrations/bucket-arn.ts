import { namedArn } from "./named-arn";
import { type Place, partitionOf } from "./place";

/** The ARN of the bucket that a text names; undefined where it cannot be told before something runs. */
export function bucketArn(bucket: string | undefined, { region }: Place): string | undefined {
  if (bucket === undefined) return undefined;
  return namedArn(bucket, {
    type: "aws_s3_bucket",
    arn: (name) => `arn:${partitionOf(region)}:s3:::${name}`,
  });
}

/**
 * Pattern of the ARNs of objects.
 * @param key what their keys begin with, or the whole key
 */
export function objectsArn(bucket: string | undefined, key: string, rest: "" | "*"): string | undefined {
  return bucket === undefined ? undefined : `${bucket}/${literally(key)}${rest}`;
}

/**
 * Text in which IAM reads no wildcard, and Terraform no reference.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
function literally(text: string): string {
  return text.replace(/[*?]/g, (character) => `$\${${character}}`);
}
