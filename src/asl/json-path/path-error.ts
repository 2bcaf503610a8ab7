/**
 * A path that is none, or that leads nowhere: the message is the reason as AWS's path library words it, to follow
 * `Invalid path '$.x' : `.
 */
export class PathError extends Error {
  override readonly name = "PathError";
}
