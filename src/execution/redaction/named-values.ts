import { mark } from "./mark";

/** A name in front of a value: in JSON, in JSON in a text, as an option, in a query. */
const NAME =
  /(?:(?<![\w.:-])(?<plain>[\w.-]{1,128})(?:\\*["'])?|"(?<quoted>[^"\\\n]{1,128})")\s{0,8}(?<between>=|:(?!\/\/))(?<space>\s{0,8})/g;
const VALUE =
  /(?!\\*["']?«)(?:\\+"(?:[^"\\]|\\+(?!["\\]))*(?:\\+")?|"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,;&"'\\}\])]+)/sy;

/** A name that was found in a text. */
export interface FoundName {
  readonly name: string;
  /** Whether the value comes right after a colon, as it does in ARNs, too. */
  readonly isTight: boolean;
}

/**
 * The text with the values of some names taken out.
 *
 * @param whatIs what the value of a name is; undefined where it is no secret
 */
export function withoutNamedValues(text: string, whatIs: (found: FoundName) => string | undefined): string {
  if (!/[=:]/.test(text)) return text;
  let clean = "";
  let done = 0;
  NAME.lastIndex = 0;
  for (let found = NAME.exec(text); found !== null; found = NAME.exec(text)) {
    const { plain, quoted, between, space } = found.groups ?? {};
    VALUE.lastIndex = NAME.lastIndex;
    const isTight = between === ":" && space === "" && !/["'\\]/.test(text.charAt(NAME.lastIndex));
    const what = whatIs({ name: quoted ?? plain ?? "", isTight });
    if (what === undefined || !VALUE.test(text)) continue;
    clean += `${text.slice(done, NAME.lastIndex)}${mark(what)}`;
    done = VALUE.lastIndex;
    NAME.lastIndex = done;
  }
  return done === 0 ? text : clean + text.slice(done);
}
