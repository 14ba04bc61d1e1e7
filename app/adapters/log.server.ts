import pino, { type DestinationStream, type Logger } from "pino";
import type { Env } from "#app/env.server.ts";

export type Log = Logger;

const secretNames = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "token",
  "secret",
  "secretKey",
  "apiKey",
  "signature",
  "stripe-signature",
  "email",
  "address",
] as const;

/** Three levels: the field itself, inside an object (`driver.email`), inside the headers of a request (`req.headers.cookie`). */
const redactedPaths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

const emailAddress = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[a-z]{2,}/gi;
const withoutAddresses = (text: string) => text.replace(emailAddress, "[address]");

/** What a failed query says of its values, in its own message and in the stack of whatever it caused. */
function* valuesOfQueries(error: unknown): Generator<string> {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("params" in cause) yield `params: ${cause.params}`;
}

/**
 * Messages of errors carry what a person typed or a server answered: addresses are taken out of them too, and the values
 * of a query that failed, whatever they are. Its statement is enough to find it.
 */
function errorWithoutPersons(error: Error) {
  const { params: _, ...plain } = pino.stdSerializers.err(error);
  const values = [...valuesOfQueries(error)];
  const clean = (text: string) =>
    withoutAddresses(values.reduce((kept, value) => kept.replaceAll(value, () => "params: [redacted]"), text));
  return { ...plain, message: clean(plain.message), stack: clean(plain.stack) };
}

/** JSON lines on the standard output; who wrote the line is in its ids, never in an address or a name. */
export function createLog(env: Pick<Env, "LOG_LEVEL">, destination?: DestinationStream): Log {
  return pino(
    {
      level: env.LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redactedPaths, censor: "[redacted]" },
      serializers: { err: errorWithoutPersons, error: errorWithoutPersons },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args.map((arg) => (typeof arg === "string" ? withoutAddresses(arg) : arg));
          method.apply(this, [first, ...rest] as Parameters<typeof method>);
        },
      },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}
