import { likeness } from "./find-word.ts";
import { rememberReadings } from "./remember-readings.ts";
import { accepted, noticed, refused, type ValueReading } from "./value-reading.ts";

/** Digits after the country code or the leading zero: mobile 5, 6, 7 and eight more; fixed lines eight in all. */
export function readPhone(clean: string): ValueReading<string> {
  if (/^\d[.,]\d+e\+?\d+$/i.test(clean)) return refused("phone_precision_lost");
  const text = clean.replace(/\(0\)/, "").replace(/[\s.\-_/()]/g, "");
  const found = /^(\+213|00213|213(?=\d{9}$)|0)?(\d+)$/.exec(text);
  if (!found) return refused("phone_unreadable");
  const [, prefix = "", national = ""] = found;
  const number = `+213${national}`;
  if (/^[567]/.test(national)) {
    if (national.length !== 9) return refused("phone_length");
    return prefix ? accepted(number) : noticed(number, "phone_zero_restored");
  }
  if (!prefix) return refused("phone_prefix");
  if (!/^[234]\d/.test(national)) return refused("phone_prefix");
  if (national.length === 9) return refused("phone_prefix");
  return national.length === 8 ? noticed(number, "phone_fixed_line") : refused("phone_length");
}

const commonDomains = ["gmail.com", "hotmail.com", "hotmail.fr", "yahoo.fr", "yahoo.com", "outlook.com", "outlook.fr"];

const nearDomain = rememberReadings((domain) =>
  commonDomains.includes(domain) ? null : (commonDomains.find((common) => likeness(common, domain) >= 0.75) ?? null),
);

/** A misspelt domain is proposed, never corrected: the mail of a driver must not go to a stranger. */
export function readEmail(clean: string): ValueReading<string> {
  const text = clean.replace(/^mailto:/i, "").replace(/\s/g, "");
  const [, name = "", host = ""] = /^([^@]+)@([^@]+)$/.exec(text) ?? [];
  const domain = host.toLowerCase();
  const wellFormed = /^[\w.+%'-]+$/.test(name) && /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain);
  const dotted = /^\.|\.\.|\.$/.test(name);
  if (clean.includes(" ") && !clean.includes("@")) return refused("email_form");
  if (!wellFormed || dotted || text.length > 254 || name.length > 64) return refused("email_form");
  const near = nearDomain(domain);
  if (near) return noticed(`${name}@${domain}`, "email_domain_suspect", `${name}@${near}`);
  return accepted(`${name}@${domain}`);
}
