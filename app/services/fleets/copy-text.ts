/** PostgreSQL refuses NUL in text, and half of a surrogate pair in jsonb. */
export const storable = (text: string): string => {
  const clean = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return /[\ud800-\udfff]/.test(clean) ? Buffer.from(clean).toString() : clean;
};

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One line of COPY in its text format. */
export const copyLine = (values: readonly (string | number | boolean | null | undefined)[]): string =>
  `${values
    .map((value) =>
      value === null || value === undefined
        ? "\\N"
        : String(value).replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? ""),
    )
    .join("\t")}\n`;
