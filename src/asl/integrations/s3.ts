import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";

/** A bucket; the `S3Bucket` of the provider is one. */
export interface Bucket {
  /** Its name. */
  readonly bucket: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export interface GetObjectArguments {
  readonly Key: string;
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
  /** Which bytes, for example `bytes=0-1023`. */
  readonly Range?: string;
  readonly VersionId?: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export interface PutObjectArguments {
  readonly Key: string;
  /** Text, or JSON that is written as text. */
  readonly Body?: string | object;
  readonly ContentType?: string;
  readonly ContentEncoding?: string;
  readonly CacheControl?: string;
  readonly IfNoneMatch?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly ServerSideEncryption?: "AES256" | "aws:kms" | "aws:kms:dsse";
  readonly SSEKMSKeyId?: string;
  readonly StorageClass?: string;
  /** As the parameters of a URL: `a=1&b=2`. */
  readonly Tagging?: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export interface ListObjectsV2Arguments {
  readonly ContinuationToken?: string;
  readonly Delimiter?: string;
  /** At most 1,000. */
  readonly MaxKeys?: number;
  readonly Prefix?: string;
  readonly StartAfter?: string;
}

export interface GetObjectResult {
  readonly AcceptRanges?: string;
  /** The object, as text. */
  readonly Body: string;
  readonly ContentLength: number;
  readonly ContentType: string;
  /** In quotation marks. */
  readonly ETag: string;
  readonly LastModified: string;
  readonly Metadata: Readonly<Record<string, string>>;
  readonly ServerSideEncryption?: string;
  readonly VersionId?: string;
}

export interface PutObjectResult {
  /** In quotation marks. */
  readonly ETag: string;
  readonly ServerSideEncryption?: string;
  readonly VersionId?: string;
}

export interface ListedObject {
  /** In quotation marks. */
  readonly ETag: string;
  readonly Key: string;
  readonly LastModified: string;
  /** Bytes. */
  readonly Size: number;
  readonly StorageClass: string;
}

export interface ListObjectsV2Result {
  readonly CommonPrefixes?: readonly { readonly Prefix: string }[];
  /** Absent where nothing is found. */
  readonly Contents?: readonly ListedObject[];
  readonly IsTruncated: boolean;
  readonly KeyCount: number;
  readonly MaxKeys: number;
  readonly Name: string;
  /** Where the next page begins; absent on the last. */
  readonly NextContinuationToken?: string;
  readonly Prefix?: string;
}

/**
 * Reads an object, by the integration with the AWS SDK. Its text has to fit into a state's 256 KiB.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function getObject({ bucket }: Bucket): ServiceIntegration<GetObjectArguments, GetObjectResult> {
  return integration("aws-sdk:s3:getObject", { Bucket: bucket });
}

/** Writes an object, by the integration with the AWS SDK. */
export function putObject({ bucket }: Bucket): ServiceIntegration<PutObjectArguments, PutObjectResult> {
  return integration("aws-sdk:s3:putObject", { Bucket: bucket });
}

/** Lists objects, a page at a time, by the integration with the AWS SDK. */
export function listObjectsV2({
  bucket,
}: Bucket): ServiceIntegration<ListObjectsV2Arguments, ListObjectsV2Result> {
  return integration("aws-sdk:s3:listObjectsV2", { Bucket: bucket });
}
