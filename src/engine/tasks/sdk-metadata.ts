import type { Json } from "../../input/json-text";

/** What stands for the id that AWS gives a request. */
export const REQUEST_ID = "00000000-0000-0000-0000-000000000000";

/** What an optimized integration's result tells of the response that it came in. */
export function sdkMetadata(headers: Readonly<Record<string, string>>): { readonly [key: string]: Json } {
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: REQUEST_ID },
  };
}
