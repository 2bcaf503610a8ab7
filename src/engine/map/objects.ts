import type { Definition } from "../../asl/definition";
import { allStates, isRecord } from "../../asl/scopes";
import { type Problem, UserError } from "../../input/user-error";

/** What a listing tells of an object. */
export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  /** With the quotation marks that S3 puts around it. */
  readonly etag: string;
}

/**
 * The objects that stand for those of S3. Every operation rejects with an ObjectError where S3 would refuse it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export interface ObjectStore {
  /** @returns undefined where there is no such object */
  get(bucket: string, key: string): Promise<Uint8Array | undefined>;
  /** @returns every object whose key begins with the prefix, in the order of S3: by the bytes of the keys */
  list(bucket: string, prefix: string): Promise<readonly ListedObject[]>;
  put(bucket: string, key: string, body: Uint8Array): Promise<void>;
  /** Writes on at the end of an object, as a multipart upload does. */
  append(bucket: string, key: string, body: Uint8Array): Promise<void>;
}

/** What S3 would answer with an error; the message ends like S3's. */
export class ObjectError extends Error {
  override readonly name = "ObjectError";
}

export function noSuchBucket(bucket: string): ObjectError {
  return new ObjectError(
    `The specified bucket does not exist: ${bucket} (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket)`,
  );
}

export function noSuchKey(bucket: string, key: string): ObjectError {
  return new ObjectError(
    `The specified key does not exist: s3://${bucket}/${key} (Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey)`,
  );
}

/**
 * Checks, for a run without an object store, that no Map state needs one.
 *
 * @param source what the definition is, for errors
 * @throws UserError naming each field that does
 */
export function checkObjects(definition: Definition, source: string): void {
  const problems: Problem[] = [];
  for (const { path, state } of allStates(definition)) {
    for (const field of ["ItemReader", "ResultWriter"]) {
      const place = state[field];
      if (state.Type !== "Map" || !isRecord(place) || place.Resource === undefined) continue;
      problems.push({
        what: `${field} uses objects of S3, and the local run was given none`,
        where: `${source} (${path}.${field})`,
        received: place.Resource,
        remedy: "Give a folder that stands for S3: --objects FOLDER, with a folder for each bucket in it",
      });
    }
  }
  if (problems.length > 0) throw new UserError(...problems);
}
