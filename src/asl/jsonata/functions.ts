/** The functions of JSONata, but `$eval`, which Step Functions leaves out. */
const JSONATA =
  "sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match " +
  "contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power " +
  "random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert " +
  "type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl " +
  "toMillis fromMillis clone now millis";

/** The functions that Step Functions adds. */
const STEP_FUNCTIONS = "partition range hash uuid parse";

/**
 * The names of the functions that an expression can call, without `$`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const JSONATA_FUNCTIONS: ReadonlySet<string> = new Set(`${JSONATA} ${STEP_FUNCTIONS}`.split(" "));
