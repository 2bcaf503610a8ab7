import type { ExecutionRecord } from "./record";
import { issuedTokens } from "./redaction/issued-tokens";
import { KeyPattern } from "./redaction/key-pattern";
import { KnownSecrets } from "./redaction/known-secrets";
import { gatherSecrets, withoutSecrets } from "./redaction/record-walk";
import { ValuePath } from "./redaction/value-path";

/** What is to be left out of a record, beside what always is. */
export interface RedactionOptions {
  /** Names of members, with `*` for any characters, whatever their case: `*password*`. */
  readonly keys?: readonly string[];
  /** Paths in payloads: `$.scene.token`, `$.users[*].mail`, `$..secret`. */
  readonly paths?: readonly string[];
}

/**
 * What `--redact` is given, told apart: what begins with `$` is a path, anything else a pattern of names.
 *
 * @throws UserError where a path is none
 */
export function redactionOptions(given: readonly string[]): Required<RedactionOptions> {
  const paths = given.filter((one) => one.startsWith("$"));
  for (const path of paths) ValuePath.of(path);
  return { paths, keys: given.filter((one) => !one.startsWith("$")) };
}

/**
 * A record with secrets replaced by what they were: `«redacted: key password»`. Always: the tokens of its tasks, and what
 * has a secret's name or shape (keys of AWS, private keys, tokens of services, passwords in URLs and in `name=value`). What
 * is taken out by a name or path is taken out wherever else it stands, too, inside of texts as well where it has 6
 * characters or more.
 *
 * @param record never changed; what holds no secret is shared with it
 * @throws UserError where a path is none
 */
export function redacted(record: ExecutionRecord, options: RedactionOptions = {}): ExecutionRecord {
  const secrets = new KnownSecrets();
  for (const token of issuedTokens(record)) secrets.add(token, "task token");
  const keys = (options.keys ?? []).map((pattern) => new KeyPattern(pattern));
  const paths = (options.paths ?? []).map((path) => ValuePath.of(path));
  const redaction = { keys, paths, secrets };
  gatherSecrets(record, redaction);
  return withoutSecrets(record, redaction);
}
