import { createHash } from "node:crypto";
import { appendFile, lstat, mkdir, readdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { type ListedObject, noSuchBucket, ObjectError, type ObjectStore } from "../engine/map/objects";

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Files that stand for objects of S3: the object `key` of a bucket is the file `FOLDER/bucket/key`. A bucket is there
 * when its folder is. Nothing outside the folder is read or written, whatever a key or a symbolic link says.
 */
export class LocalObjects implements ObjectStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(bucket: string, key: string): Promise<Uint8Array | undefined> {
    const root = await this.#bucket(bucket);
    const file = fileOf(root, key);
    if (file === undefined) return undefined;
    try {
      return (await isInside(root, file)) ? await readFile(file) : undefined;
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  }

  async list(bucket: string, prefix: string): Promise<readonly ListedObject[]> {
    const root = await this.#bucket(bucket);
    const listed: ListedObject[] = [];
    for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const key = relative(root, file).split(sep).join("/");
      if (!key.startsWith(prefix)) continue;
      const { size, mtimeMs } = await stat(file);
      const digest = createHash("md5").update(await readFile(file));
      listed.push({ key, size, lastModified: mtimeMs, etag: `"${digest.digest("hex")}"` });
    }
    return listed.sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
  }

  async put(bucket: string, key: string, body: Uint8Array): Promise<void> {
    await writeFile(await this.#writable(bucket, key), body);
  }

  async append(bucket: string, key: string, body: Uint8Array): Promise<void> {
    await appendFile(await this.#writable(bucket, key), body);
  }

  /** @returns the real path of the bucket's folder */
  async #bucket(bucket: string): Promise<string> {
    if (!BUCKET.test(bucket)) throw noSuchBucket(bucket);
    try {
      const folder = join(this.#folder, bucket);
      if (!(await lstat(folder)).isDirectory()) throw noSuchBucket(bucket);
      return await realpath(folder);
    } catch (error) {
      throw isAbsence(error) ? noSuchBucket(bucket) : error;
    }
  }

  async #writable(bucket: string, key: string): Promise<string> {
    const root = await this.#bucket(bucket);
    const file = fileOf(root, key);
    if (file === undefined || !(await isInside(root, file))) {
      throw new ObjectError(`No file can stand for the object s3://${bucket}/${key}`);
    }
    try {
      await mkdir(dirname(file), { recursive: true });
    } catch (error) {
      if (!isAbsence(error)) throw error;
      throw new ObjectError(`A file stands where s3://${bucket}/${key} needs a folder`);
    }
    return file;
  }
}

/** The file of a key; undefined where none can stand for it. */
function fileOf(root: string, key: string): string | undefined {
  const names = key.split("/");
  const usable = names.every((name) => name !== "" && name !== "." && name !== ".." && !/[\0\\]/.test(name));
  return usable ? join(root, ...names) : undefined;
}

/** Whether a path stays in the folder: what there is of it leads, by its links too, nowhere else. */
async function isInside(root: string, path: string): Promise<boolean> {
  for (let existing = path; existing !== root; existing = dirname(existing)) {
    try {
      const real = await realpath(existing);
      return real === root || real.startsWith(root + sep);
    } catch (error) {
      // A link that leads to nothing would be written through.
      if (!isAbsence(error) || (await isLink(existing))) return false;
    }
  }
  return true;
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR" || code === "EEXIST";
}
