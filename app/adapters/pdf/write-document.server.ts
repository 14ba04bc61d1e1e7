import type { Locale } from "#app/domain/locale.ts";
import { directionOf } from "#app/domain/locale.ts";
import type { Canvas } from "./canvas.server.ts";
import type { Face } from "./font.server.ts";
import { writeFonts } from "./font-objects.server.ts";
import { joined, ObjectWriter, reference, streamBody, textString } from "./objects.ts";

export interface DocumentIdentity {
  title: string;
  locale: Locale;
}

/** Readers show the title instead of the file name, and turn pages the way the language is read. */
export const catalogEntries = (locale: Locale): string =>
  `/Type/Catalog/Lang(${locale}-DZ)` +
  `/ViewerPreferences<</DisplayDocTitle true/Direction/${directionOf(locale) === "rtl" ? "R2L" : "L2R"}>>`;

/** No date, no random identifier: the same document is the same bytes. */
export const informationBody = (title: string): string => `<</Title${textString(title)}/Producer(Ostoul)>>`;

/** Pages a branch of the page tree holds. */
export const branchSize = 50;

/** A whole document of any number of pages. */
export function writeDocument({ title, locale }: DocumentIdentity, pages: readonly Canvas[]): Uint8Array {
  const writer = ObjectWriter.start();
  const chunks: Uint8Array[] = [];
  const root = writer.reserve();
  const tree = writer.reserve();
  writer.write(`<<${catalogEntries(locale)}/Pages ${reference(tree)}>>`, root);
  const faces = [...new Set<Face>(pages.flatMap((page) => [...page.facesUsed]))].sort((a, b) => (a.id < b.id ? -1 : 1));
  const resources = writer.write(`<<${writeFonts(writer, faces)}>>`);
  const branches: number[] = [];
  for (let first = 0; first < pages.length; first += branchSize) {
    branches.push(writeBranch(writer, pages.slice(first, first + branchSize), tree, resources));
    chunks.push(writer.take());
  }
  writer.write(`<</Type/Pages/Kids[${branches.map(reference).join(" ")}]/Count ${pages.length}>>`, tree);
  const information = writer.write(informationBody(title));
  writer.finish(`/Root ${reference(root)}/Info ${reference(information)}`);
  chunks.push(writer.take());
  return joined(chunks);
}

function writeBranch(writer: ObjectWriter, pages: readonly Canvas[], tree: number, resources: number): number {
  const branch = writer.reserve();
  const kids = pages.map((page) => {
    const contents = writer.write(streamBody("", page.toString()));
    return writer.write(
      `<</Type/Page/Parent ${reference(branch)}/MediaBox[0 0 ${page.width} ${page.height}]` +
        `/Resources ${reference(resources)}/Contents ${reference(contents)}>>`,
    );
  });
  return writer.write(
    `<</Type/Pages/Parent ${reference(tree)}/Kids[${kids.map(reference).join(" ")}]/Count ${kids.length}>>`,
    branch,
  );
}
