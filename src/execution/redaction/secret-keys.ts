/** Names whose texts are always secrets, without case, `_`, `-` and `.`. */
const NAMES = new Set([
  "accesstoken",
  "accountkey",
  "apikey",
  "apisecret",
  "authorization",
  "clientsecret",
  "cookie",
  "passphrase",
  "passwd",
  "password",
  "privatekey",
  "pwd",
  "refreshtoken",
  "secret",
  "secretaccesskey",
  "secretkey",
  "sessiontoken",
  "sharedaccesskey",
  "sharedaccesssignature",
  "xamzcredential",
  "xamzsecuritytoken",
  "xamzsignature",
]);
const LONGEST = 128;
const WORDS = /[_.\s-]+|(?<=[a-z0-9])(?=[A-Z])/;

/** Whether a member's name, or the end of it, says that it holds a secret: `DB_PASSWORD`, `clientSecret`. */
export function isSecretKey(name: string): boolean {
  if (name.length > LONGEST) return false;
  const words = name.split(WORDS);
  let end = "";
  for (let at = words.length - 1; at >= 0; at -= 1) {
    end = `${words[at]?.toLowerCase() ?? ""}${end}`;
    if (NAMES.has(end)) return true;
  }
  return false;
}
