/** The package names a file of types that it does not hold. */
declare module "asl-validator" {
  export default function validate(definition: object): { readonly isValid: boolean };
}
