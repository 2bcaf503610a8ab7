import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ObjectError } from "../../src/engine/map/objects";
import { LocalObjects } from "../../src/local/local-objects";

const text = (body: Uint8Array | undefined) => body && new TextDecoder().decode(body);
const bytes = (body: string) => new TextEncoder().encode(body);

let folder: string;
let objects: LocalObjects;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "objects-"));
  await mkdir(join(folder, "s3", "data"), { recursive: true });
  await writeFile(join(folder, "outside.txt"), "outside");
  objects = new LocalObjects(join(folder, "s3"));
});

afterEach(() => rm(folder, { recursive: true }));

describe("a folder of objects", () => {
  it("gives back what was put and appended, in the file that the key names", async () => {
    await objects.put("data", "in/a b.json", bytes("[1"));
    await objects.append("data", "in/a b.json", bytes("]"));
    expect(text(await objects.get("data", "in/a b.json"))).toBe("[1]");
    expect(await readFile(join(folder, "s3", "data", "in", "a b.json"), "utf8")).toBe("[1]");
    await objects.put("data", "in/a b.json", bytes("{}"));
    expect(text(await objects.get("data", "in/a b.json"))).toBe("{}");
  });

  it("has no object for a file that is not there, or for a folder", async () => {
    await objects.put("data", "in/a", bytes("1"));
    expect(await objects.get("data", "out")).toBeUndefined();
    expect(await objects.get("data", "in")).toBeUndefined();
    expect(await objects.get("data", "in/a/b")).toBeUndefined();
  });

  it("lists the objects under a prefix by the bytes of their keys", async () => {
    for (const key of ["in/b", "in/B", "in/a/z", "in/é", "inner", "out"]) {
      await objects.put("data", key, bytes(key));
    }
    expect((await objects.list("data", "in/")).map(({ key }) => key)).toEqual([
      "in/B",
      "in/a/z",
      "in/b",
      "in/é",
    ]);
    const [first] = await objects.list("data", "out");
    expect(first).toEqual({
      key: "out",
      size: 3,
      lastModified: expect.any(Number),
      etag: '"c68271a63ddbc431c307beb7d2918275"',
    });
  });

  it("has no bucket without a folder, and none whose name S3 would refuse", async () => {
    for (const bucket of ["gone", "..", "a/b", "", "../s3", "DATA"]) {
      await expect(objects.get(bucket, "a")).rejects.toThrow(ObjectError);
      await expect(objects.list(bucket, "")).rejects.toThrow(ObjectError);
      await expect(objects.put(bucket, "a", bytes(""))).rejects.toThrow(ObjectError);
    }
  });

  it.each([
    "../outside.txt",
    "../../outside.txt",
    "in/../../../outside.txt",
    "/etc/passwd",
    "a//b",
    "./a",
    "a\\b",
    "",
  ])("reads and writes nothing for the key %j", async (key) => {
    expect(await objects.get("data", key)).toBeUndefined();
    await expect(objects.put("data", key, bytes("changed"))).rejects.toThrow(ObjectError);
    expect(await readFile(join(folder, "outside.txt"), "utf8")).toBe("outside");
  });

  it("follows no link out of the bucket", async () => {
    const data = join(folder, "s3", "data");
    await symlink(join(folder, "outside.txt"), join(data, "file"));
    await symlink(folder, join(data, "folder"));
    await symlink(join(folder, "new.txt"), join(data, "dangling"));
    await symlink(folder, join(folder, "s3", "linked"));
    expect(await objects.list("data", "")).toEqual([]);
    for (const key of ["file", "folder/outside.txt", "folder/new.txt", "folder/new/file", "dangling"]) {
      expect(await objects.get("data", key)).toBeUndefined();
      await expect(objects.put("data", key, bytes("changed"))).rejects.toThrow(ObjectError);
    }
    await expect(objects.get("linked", "outside.txt")).rejects.toThrow(ObjectError);
    expect(await readFile(join(folder, "outside.txt"), "utf8")).toBe("outside");
    await expect(readFile(join(folder, "new.txt"))).rejects.toThrow("ENOENT");
  });

  it("says so where a file stands in the way of a folder", async () => {
    await objects.put("data", "a", bytes("1"));
    await expect(objects.put("data", "a/b", bytes("2"))).rejects.toThrow(
      "A file stands where s3://data/a/b needs a folder",
    );
  });

  it("takes any key made of usable names", async () => {
    const name = fc.stringMatching(/^[\w .!'()*-]{1,20}$/).filter((given) => !/^\.{1,2}$/.test(given.trim()));
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 1, maxLength: 3 }),
        fc.uint8Array(),
        async (names, body) => {
          const key = ["unique", ...names, "object"].join("/");
          await objects.put("data", key, body);
          expect(new Uint8Array((await objects.get("data", key)) ?? [])).toEqual(new Uint8Array(body));
          await rm(join(folder, "s3", "data", "unique"), { recursive: true });
        },
      ),
      { numRuns: 30 },
    );
  });
});
