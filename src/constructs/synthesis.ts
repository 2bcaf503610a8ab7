import { App } from "../cdk";
import { UserError } from "../input/user-error";

/**
 * Synthesizes what `define` adds to the app. A mistake of the user's is printed without a stack trace, and ends the
 * process with exit code 2.
 */
export function synthesize(define: (app: App) => void): void {
  try {
    const app = new App();
    define(app);
    app.synth();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
