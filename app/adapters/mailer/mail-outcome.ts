/**
 * What came of one attempt. `rejected` is certain: the server does not have the message, and `permanent` says whether
 * it ever will. `unknown`: the connection was lost after the message began to leave, and the server may have it.
 */
export type MailOutcome =
  | { kind: "accepted"; response: string }
  | { kind: "rejected"; permanent: boolean; code: number; response: string }
  | { kind: "unknown" };

interface SmtpFailure extends Error {
  responseCode?: number;
  response?: string;
}

/** Code of a server that gave no answer at all: 421, service not available (RFC 5321, 4.2.3). */
const noAnswer = 421;

/** 503 means a session out of step, not a refusal of the message. */
const isPermanent = (code: number) => code >= 500 && code !== 503;

export function explainFailure(error: unknown, hadBegunToLeave: boolean): MailOutcome {
  const { responseCode, response, message } = error as SmtpFailure;
  if (responseCode) {
    return {
      kind: "rejected",
      permanent: isPermanent(responseCode),
      code: responseCode,
      response: response ?? message,
    };
  }
  if (hadBegunToLeave) return { kind: "unknown" };
  return { kind: "rejected", permanent: false, code: noAnswer, response: message };
}
