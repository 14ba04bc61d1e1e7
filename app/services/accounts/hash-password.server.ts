import { hash, verify } from "@node-rs/argon2";

/** OWASP parameters of the day; argon2id is the library's default. 19 MB a hash. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password.normalize("NFKC"), parameters);

/** Verified when nobody has the address, so that the answer takes as long. */
let nobody: Promise<string> | undefined;

/** Without a hash the same work is done and the answer is no: time tells nothing about who has an account. */
export async function passwordMatches(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword("an address that nobody has");
  const matches = await verify(passwordHash ?? (await nobody), password.normalize("NFKC"));
  return matches && passwordHash !== undefined;
}
