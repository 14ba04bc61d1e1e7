import type { AppLoadContext } from "@remix-run/node";
import type { Request, Response } from "express";
import type { Sandbox } from "#app/adapters/sandbox/sandbox.ts";
import type { Sessions } from "#app/services/accounts/lucia.server.ts";
import { resumeSession } from "#app/services/accounts/resume-session.server.ts";
import type { House } from "#app/services/house.ts";

/** Programs come with a key and no cookie: their session is never looked for. */
const withoutSession = /^\/(api|webhooks|assets)\//;

/** Who asks, and the house he asks it of; handed to every loader and action. */
export const loadContext =
  (house: House, sessions: Sessions, sandbox: Sandbox | undefined) =>
  async (request: Request, response: Response): Promise<AppLoadContext> => {
    const found = withoutSession.test(request.path)
      ? { session: null, actor: null, cookie: null }
      : await resumeSession({ db: house.db, sessions }, request.headers.cookie);
    if (found.cookie) response.append("Set-Cookie", found.cookie);
    return {
      nonce: response.locals.nonce,
      session: found.session,
      actor: found.actor,
      house,
      sessions,
      sandbox,
      address: request.ip ?? "unknown",
    };
  };
