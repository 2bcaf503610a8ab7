import type { Json } from "../../input/json-text";
import { asText } from "../as-text";
import { evaluated, type Steps } from "../effect";
import { StateError, whileExecuting } from "../state-error";
import type { Visit } from "../visit";
import type { ChildExecution } from "./child-execution";
import { childRecord, pendingRecord } from "./child-record";
import type { MapRun } from "./map-run";
import { type ObjectCall, objectArguments } from "./object-arguments";
import { ObjectError, type ObjectStore } from "./objects";
import { ResultFile } from "./result-file";
import type { Results, WriterConfig } from "./results";

/**
 * Writes the results of a Map Run to objects: a file for each kind of outcome, and a manifest that names them.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export class ResultWriter implements Results {
  readonly #visit: Visit;
  readonly #mapRun: MapRun;
  readonly #objects: ObjectStore;
  readonly #bucket: string;
  readonly #folder: string;
  readonly #config: WriterConfig;
  readonly #files: Readonly<Record<"FAILED" | "PENDING" | "SUCCEEDED", ResultFile>>;

  private constructor(visit: Visit, mapRun: MapRun, objects: ObjectStore, bucket: string, prefix: string) {
    this.#visit = visit;
    this.#mapRun = mapRun;
    this.#objects = objects;
    this.#bucket = bucket;
    this.#folder = `${prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`}${mapRun.id}`;
    const { WriterConfig = {} } = visit.state.ResultWriter as { readonly WriterConfig?: WriterConfig };
    this.#config = WriterConfig;
    const file = (name: string) =>
      new ResultFile(bucket, `${this.#folder}/${name}_0.json`, WriterConfig.OutputType === "JSONL");
    this.#files = { FAILED: file("FAILED"), PENDING: file("PENDING"), SUCCEEDED: file("SUCCEEDED") };
  }

  /**
   * The writer of a Map state; undefined where it has none.
   * @throws StateError where its place cannot be evaluated, or there is nothing to write to
   */
  static *of(visit: Visit, mapRun: MapRun): Steps<ResultWriter | undefined> {
    const call = visit.state.ResultWriter as ObjectCall | undefined;
    if (call?.Resource === undefined) return undefined;
    const { objects } = visit.context.execution;
    if (objects === undefined) throw failure(visit, "There is no object store to write to.");
    if (!call.Resource.endsWith(":s3:putObject"))
      throw failure(visit, `ResultWriter has no ${call.Resource}.`);
    const { Bucket = "", Prefix = "" } = yield* objectArguments(visit, "ResultWriter");
    return new ResultWriter(visit, mapRun, objects, asText(Bucket), asText(Prefix));
  }

  add(_index: number, child: ChildExecution): void {
    const { Transformation = "NONE" } = this.#config;
    if (child.status !== "SUCCEEDED") this.#files.FAILED.add(childRecord(child));
    else if (Transformation === "NONE") this.#files.SUCCEEDED.add(childRecord(child));
    else for (const result of transformed(child, Transformation)) this.#files.SUCCEEDED.add(result);
  }

  addPending(input: string): void {
    this.#files.PENDING.add(pendingRecord(input));
  }

  *flush(): Steps<void> {
    yield* this.#written(Object.values(this.#files).map((file) => file.flush(this.#objects)));
  }

  *end(): Steps<Json> {
    const { FAILED, PENDING, SUCCEEDED } = this.#files;
    const filled = [FAILED, PENDING, SUCCEEDED].filter((file) => !file.empty);
    yield* this.#written(filled.map((file) => file.end(this.#objects)));
    const listed = (file: ResultFile) => (file.empty ? [] : [{ Key: file.key, Size: file.size }]);
    const manifest: Json = {
      DestinationBucket: this.#bucket,
      MapRunArn: this.#mapRun.arn,
      ResultFiles: { FAILED: listed(FAILED), PENDING: listed(PENDING), SUCCEEDED: listed(SUCCEEDED) },
    };
    const key = `${this.#folder}/manifest.json`;
    const body = new TextEncoder().encode(JSON.stringify(manifest));
    yield* this.#written([evaluated(() => this.#objects.put(this.#bucket, key, body))]);
    return { MapRunArn: this.#mapRun.arn, ResultWriterDetails: { Bucket: this.#bucket, Key: key } };
  }

  *#written(writings: readonly Steps<void>[]): Steps<void> {
    try {
      for (const writing of writings) yield* writing;
    } catch (error) {
      throw error instanceof ObjectError ? failure(this.#visit, error.message) : error;
    }
  }
}

/** The outputs that a child's succeeding adds to the results. */
export function transformed(
  { output = "null" }: ChildExecution,
  transformation: WriterConfig["Transformation"],
): readonly Json[] {
  const value = JSON.parse(output) as Json;
  return transformation === "FLATTEN" && Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function failure({ context }: Visit, what: string): StateError {
  return new StateError("States.ResultWriterFailed", whileExecuting(context, what));
}
