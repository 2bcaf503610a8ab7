import { createContext, Script } from "node:vm";
import { BoundReached, LONGEST_MATCH, TIMEOUT } from "./bounds";

const sandbox: { match: () => RegExpExecArray | null } = { match: () => null };
const context = createContext(sandbox);
const script = new Script("match()");

/** A regular expression whose every match is ended after a while: a pattern can backtrack for ever. */
export class BoundedRegExp extends RegExp {
  /** @throws BoundReached where the match takes too long */
  override exec(text: string): RegExpExecArray | null {
    sandbox.match = () => super.exec(text);
    try {
      return script.runInContext(context, { timeout: LONGEST_MATCH }) as RegExpExecArray | null;
    } catch (error) {
      // Thrown by node's vm, in whichever realm: no instanceof.
      if ((error as { readonly code?: unknown }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
        throw new BoundReached(TIMEOUT);
      throw error;
    } finally {
      sandbox.match = () => null;
    }
  }
}
