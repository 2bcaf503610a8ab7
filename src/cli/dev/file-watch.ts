import { existsSync, type FSWatcher, watch } from "node:fs";
import { dirname, join, sep } from "node:path";

const QUIET_MS = 12;

/**
 * Tells when files change. It watches the folders that they are in: so a file may be saved by a rename, and go away and
 * come back, with its folder too.
 */
export class FileWatch {
  readonly #root: string;
  readonly #onChange: (files: ReadonlySet<string>) => void;
  readonly #folders = new Map<string, FSWatcher>();
  #files: ReadonlySet<string> = new Set();
  #every = false;
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param root the folder that is there as long as this watches, absolute
   * @param onChange takes what changed, absolute, once nothing has changed any more for a moment
   */
  constructor(root: string, onChange: (files: ReadonlySet<string>) => void) {
    this.#root = root;
    this.#onChange = onChange;
  }

  /**
   * Watches other files from now on.
   *
   * @param files absolute; those that are not there are waited for
   * @param every whether it counts too when another file comes into their folders
   */
  set(files: Iterable<string>, every: boolean): void {
    this.#files = new Set(files);
    this.#every = every;
    const wanted = new Set([...this.#files].flatMap((file) => this.#foldersOf(file)));
    for (const [folder, watcher] of this.#folders) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
    for (const folder of wanted) this.#watch(folder);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  /** The folder of a file and those above it, up to the root. */
  #foldersOf(file: string): string[] {
    const folders: string[] = [];
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      folders.push(folder);
      if (!folder.startsWith(`${this.#root}${sep}`)) return folders;
    }
  }

  #watch(folder: string): void {
    if (this.#folders.has(folder) || !existsSync(folder)) return;
    const watcher = watch(folder, (event, name) => this.#seen(folder, name, event === "rename"));
    // A folder that went away: the one above it tells when it comes back.
    watcher.on("error", () => this.#drop(folder));
    this.#folders.set(folder, watcher);
  }

  #drop(folder: string): void {
    this.#folders.get(folder)?.close();
    this.#folders.delete(folder);
  }

  #seen(folder: string, name: string | null, renamed: boolean): void {
    const path = name === null ? folder : join(folder, name);
    const inside = `${path}${sep}`;
    const touched = [...this.#files].filter((file) => file === path || file.startsWith(inside));
    if (touched.some((file) => file !== path)) this.#renew(inside);
    if (touched.length === 0 && !(this.#every && renamed && existsSync(path))) return;
    for (const file of touched.length > 0 ? touched : [path]) this.#changed.add(file);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), QUIET_MS);
  }

  /** Watches the folders at and below a path anew: they may be others than before. */
  #renew(inside: string): void {
    for (const folder of [...this.#folders.keys()]) {
      if (`${folder}${sep}`.startsWith(inside)) this.#drop(folder);
    }
    for (const file of this.#files) {
      for (const folder of this.#foldersOf(file)) this.#watch(folder);
    }
  }

  #tell(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    // What came with a folder may have come before the folder was watched.
    this.set(this.#files, this.#every);
    this.#onChange(changed);
  }
}
