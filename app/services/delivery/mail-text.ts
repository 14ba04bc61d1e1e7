import { formatDay } from "#app/domain/day.ts";
import type { Locale } from "#app/domain/locale.ts";
import { directionOf } from "#app/domain/locale.ts";
import { translatorFor } from "#app/locales/translators.server.ts";
import type { Vignette } from "#app/services/vignettes/vignette-access.server.ts";

export interface MailFacts {
  name: string | null;
  links: readonly { vignette: Vignette; url: string }[];
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

/** Marks that only guard the direction of a text have no place in a header. */
const bare = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "");

/** Subject, text and HTML of a driver's mail, in one language. */
export function mailText(locale: Locale, { name, links }: MailFacts): { subject: string; text: string; html: string } {
  const { t } = translatorFor(locale);
  const [first] = links;
  const company = first?.vignette.company ?? "";
  const count = links.length;
  const paragraphs = {
    hello: name ? t("delivery:hello", { name }) : t("delivery:helloNobody"),
    body: t("delivery:body", { count, company }),
    specimen: links.some(({ vignette }) => vignette.specimen) ? t("delivery:specimen") : null,
    keep: t("delivery:keep"),
    wrong: t("delivery:wrong"),
    footer: t("delivery:footer", { company }),
  };
  const rows = links.map(({ vignette, url }) => ({
    plate: vignette.plate ?? vignette.vin ?? vignette.serial,
    serial: vignette.serial,
    validUntil: t("delivery:validUntil", { on: formatDay(vignette.expiresOn, locale) }),
    url,
  }));
  const head = [paragraphs.hello, paragraphs.body, paragraphs.specimen, paragraphs.keep];
  const list = rows.map(
    ({ plate, serial, validUntil, url }) => `\u2066${plate}\u2069 · \u2066${serial}\u2069 · ${validUntil}\n${url}`,
  );
  return {
    subject: bare(t("delivery:subject", { count, year: first?.vignette.year ?? "" })),
    text: [...head, ...list, paragraphs.wrong, paragraphs.footer].filter((part) => part !== null).join("\n\n"),
    html: page(locale, t("delivery:open"), paragraphs, rows),
  };
}

interface Row {
  plate: string;
  serial: string;
  validUntil: string;
  url: string;
}

const paragraph = (text: string | null, style = "") =>
  text === null ? "" : `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;

const rowHtml = (open: string, { plate, serial, validUntil, url }: Row) =>
  `<tr><td style="padding:12px 0;border-top:1px solid #d6d3cc">` +
  `<span dir="ltr" style="display:inline-block;border:1px solid #1d1d1b;border-radius:4px;padding:2px 8px;font-weight:600">${escapeHtml(plate)}</span>` +
  `<br><span style="color:#57544d;font-size:14px"><bdi dir="ltr">${escapeHtml(serial)}</bdi> · ${escapeHtml(validUntil)}</span></td>` +
  `<td style="padding:12px 0;border-top:1px solid #d6d3cc;text-align:end">` +
  `<a href="${escapeHtml(url)}" style="display:inline-block;background:#0f5c4d;color:#ffffff;text-decoration:none;border-radius:6px;padding:8px 16px">${escapeHtml(open)}</a></td></tr>`;

/** Tables and inline styles: what mail programs of every age draw alike. */
function page(locale: Locale, open: string, paragraphs: Record<string, string | null>, rows: readonly Row[]): string {
  const { hello = null, body = null, specimen = null, keep = null, wrong = null, footer = null } = paragraphs;
  return (
    `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"></head>` +
    `<body style="margin:0;background:#f4f2ec;color:#1d1d1b;font:16px/1.6 'IBM Plex Sans Arabic','IBM Plex Sans',Tahoma,Arial,sans-serif">` +
    `<div style="max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff">` +
    paragraph(hello) +
    paragraph(body) +
    paragraph(specimen, "border-inline-start:4px solid #8a5a00;padding-inline-start:12px;font-weight:600;") +
    paragraph(keep) +
    `<table role="presentation" style="width:100%;border-collapse:collapse;margin:0 0 16px">${rows.map((row) => rowHtml(open, row)).join("")}</table>` +
    paragraph(wrong, "color:#57544d;font-size:14px;") +
    paragraph(footer, "color:#57544d;font-size:14px;") +
    `</div></body></html>`
  );
}
