/** What an optimized integration's result tells of the response that it came in. */
export interface SdkMetadata {
  readonly SdkHttpMetadata: {
    readonly AllHttpHeaders: Readonly<Record<string, readonly string[]>>;
    readonly HttpHeaders: Readonly<Record<string, string>>;
    readonly HttpStatusCode: number;
  };
  readonly SdkResponseMetadata: { readonly RequestId: string };
}

/** A result without what it tells of the response. */
export type WithoutMetadata<Result> = Omit<Result, keyof SdkMetadata>;
