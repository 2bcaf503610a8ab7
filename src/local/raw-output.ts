type Stream = "stdout" | "stderr";

/** Cuts what is written to stdout and stderr into lines. */
export class RawOutput {
  readonly #rest: Record<Stream, string> = { stdout: "", stderr: "" };

  /** Takes a piece of a stream and gives the lines that it ends. */
  add(stream: Stream, text: string): readonly string[] {
    const lines = (this.#rest[stream] + text).split("\n");
    this.#rest[stream] = lines.pop() ?? "";
    return lines;
  }

  /** Gives what was begun and has no line end yet. */
  flush(): readonly string[] {
    const begun = [this.#rest.stdout, this.#rest.stderr].filter((text) => text !== "");
    this.#rest.stdout = "";
    this.#rest.stderr = "";
    return begun;
  }
}
