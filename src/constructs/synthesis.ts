import { AnnotationMetadataEntryType, App } from "../cdk";
import { printable } from "../input/printable";
import { UserError } from "../input/user-error";

/**
 * Synthesizes what `define` adds to the app, and prints the warnings of its constructs. A mistake of the user's is
 * printed without a stack trace, and ends the process with exit code 2.
 */
export function synthesize(define: (app: App) => void): void {
  try {
    const app = new App({ stackTraces: false });
    define(app);
    app.synth();
    for (const warning of warningsOf(app)) console.error(`warning: ${printable(warning)}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // cdktf adds a stack to the message of an error that it meets while it resolves a value.
    console.error(new UserError(...error.problems).message);
    process.exitCode = 2;
  }
}

function warningsOf(app: App): string[] {
  return Object.values(app.manifest.stacks)
    .flatMap(({ annotations }) => annotations)
    .filter(({ level }) => level === AnnotationMetadataEntryType.WARN)
    .map(({ message }) => message);
}
