import type { Sandbox } from "#app/adapters/sandbox/sandbox.ts";
import type { Locale } from "#app/domain/locale.ts";
import type { Role } from "#app/domain/roles.ts";
import type { Sessions } from "#app/services/accounts/lucia.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";

/** What every screen may know about the person signed in. */
export interface SessionView {
  user: { id: string; name: string; email: string; locale: Locale | null };
  company: { id: string; name: string };
  role: Role;
  /** Every company the person belongs to. */
  companies: { id: string; name: string }[];
}

/** What app/server.ts hands to every loader and action. */
declare module "@remix-run/node" {
  /** Loader data arrives as it left: bigint, Date and undefined included. */
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    /** One per answer; repeated in the Content-Security-Policy header that the HTTP server sets. */
    nonce: string;
    session: SessionView | null;
    /** The signed-in member; null without a session. */
    actor: Actor | null;
    house: House;
    sessions: Sessions;
    /** Undefined in production. */
    sandbox: Sandbox | undefined;
    /** The address of the caller, trusted proxies taken into account. */
    address: string;
  }
}
