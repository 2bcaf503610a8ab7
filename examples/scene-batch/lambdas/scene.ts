/** One hyperspectral scene of a batch. */
export interface Scene {
  /** For example `f130329t01p00r06`. */
  readonly id: string;
  /** The collection that it belongs to: `AVIRIS` and `PRISMA` are known. */
  readonly collection: string;
  /** Its height, in pixels. */
  readonly lines: number;
  /** Its width, in pixels. */
  readonly samples: number;
}

/** A scene that is ready to be processed. */
export interface ActiveScene {
  readonly id: string;
  /** Where its radiance cube lies. */
  readonly cube: string;
  /** Bytes of the cube. */
  readonly bytes: number;
}

/** A scene whose reflectance is calculated. */
export interface ProcessedScene {
  readonly id: string;
  /** Where its reflectance cube lies. */
  readonly reflectance: string;
}

/** What is made of a processed scene. */
export interface Product {
  readonly kind: "quicklook" | "minerals";
  readonly uri: string;
}
