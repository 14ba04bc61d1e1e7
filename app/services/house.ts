import type { Clock } from "#app/adapters/clock.server.ts";
import type { Files } from "#app/adapters/files/files.server.ts";
import type { Log } from "#app/adapters/log.server.ts";
import type { Mailer } from "#app/adapters/mailer/mailer.server.ts";
import type { CardProvider } from "#app/adapters/stripe/payment-provider.ts";
import type { Database } from "#db/client.server.ts";

/**
 * What verbs work with: the database and the outside world. A verb is `(house, actor, input) => result` and takes from
 * the house what it names. No call to the outside happens inside a database transaction.
 */
export interface House {
  db: Database;
  files: Files;
  clock: Clock;
  log: Log;
  mailer: Mailer;
  cards: CardProvider;
  /** Public address, without a slash at the end; links in documents and mails begin with it. */
  baseUrl: string;
  /** Opens the sealed signing keys. */
  signingSecret: string;
  /** Where official stamps come from. `specimen` marks every document. */
  authority: "specimen" | "desk";
}
