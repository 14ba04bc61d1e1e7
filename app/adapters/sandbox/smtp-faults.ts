/** What the embedded mailbox does to a recipient, by the word after the plus: `samir+550@example.dz`. */
export const smtpFaults = ["421", "450", "550", "drop"] as const;
export type SmtpFault = (typeof smtpFaults)[number];

export function faultOf(address: string): SmtpFault | undefined {
  const word = /\+([a-z0-9]+)@/.exec(address.toLowerCase())?.[1];
  return smtpFaults.find((fault) => fault === word);
}

const replies = {
  "421": "4.3.2 service not available, closing the channel",
  "450": "4.2.0 greylisted, try again later",
  "550": "5.1.1 no such mailbox",
} as const;

/** A 450 comes once: the second attempt to the same address is accepted, as greylisting servers do. */
export function refusalAtRecipient(address: string, delayed: Set<string>): Error | null {
  const fault = faultOf(address);
  if (!fault || fault === "drop") return null;
  if (fault === "450") {
    if (delayed.has(address)) return null;
    delayed.add(address);
  }
  return Object.assign(new Error(replies[fault]), { responseCode: Number(fault) });
}
