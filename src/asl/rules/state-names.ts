import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";

const LONGEST = 80;

/** A state's name has 1 to 80 characters. */
export const stateNames: Rule = ({ named }) =>
  named
    .filter(({ name }) => name.length === 0 || (name.length > LONGEST && !isPlaceholder(name)))
    .map((state) => ({
      code: "STATE_NAME",
      message: `A state's name has 1 to ${LONGEST} characters, and this one has ${state.name.length}`,
      path: state.path,
      value: state.name,
      remedy: "Rename the state, and every Next, Default and StartAt that names it",
    }));
