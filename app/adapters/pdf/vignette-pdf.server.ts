import { deflate } from "./deflate.ts";
import { type Face, type Faces, loadedFaces, loadFaces } from "./font.server.ts";
import { ascii, fileEnd, joined, nextXrefRow, ObjectWriter, packedStreamBody, reference } from "./objects.ts";
import type { VignetteDocument } from "./vignette-document.ts";
import { vignettePage } from "./vignette-layout.ts";
import { drawVignette } from "./vignette-page.server.ts";
import { writeTemplate } from "./vignette-template.server.ts";
import { branchSize, catalogEntries, informationBody } from "./write-document.server.ts";

/**
 * Kept with every vignette. Bytes of a vignette depend on its record and on this alone: it changes with anything that
 * changes a byte (a label, a font, a curve), and a test holds both together.
 */
export const vignetteTemplateVersion = "2";

/** Everything up to the page: fonts, background, labels. The same bytes in front of every vignette. */
interface Prefix {
  bytes: Uint8Array;
  xref: string;
  contents: number;
}

/** Once per process, before the first document of any sort. */
export const loadDocuments = loadFaces;

const everyFace = ({ regular, bold }: Faces) => [...regular, ...bold];

/** Those that nearly every fleet needs: Latin and Arabic, without the letters beyond Latin-1. */
const commonFaces = ({ regular, bold }: Faces) => [...regular.slice(0, 2), ...bold.slice(0, 2)];

const prefixes = new Map<"common" | "complete", Prefix>();

/** Names such as Škoda or Dušan bring a third script with them; the others do not carry its weight. */
function prefixFor(faces: Faces, used: ReadonlySet<Face>): Prefix {
  const common = commonFaces(faces);
  const enough = [...used].every((face) => common.includes(face));
  const name = enough ? "common" : "complete";
  const prefix = prefixes.get(name) ?? makePrefix(faces, enough ? common : everyFace(faces));
  prefixes.set(name, prefix);
  return prefix;
}

const pageBody = (parent: number, resources: number, contents: number) =>
  `<</Type/Page/Parent ${reference(parent)}/MediaBox[0 0 ${vignettePage.width} ${vignettePage.height}]` +
  `/Resources ${reference(resources)}/Contents ${reference(contents)}>>`;

function makePrefix(faces: Faces, embedded: readonly Face[]): Prefix {
  const writer = ObjectWriter.start();
  const root = writer.reserve();
  const tree = writer.reserve();
  const page = writer.reserve();
  writer.write(`<<${catalogEntries("ar")}/Pages ${reference(tree)}>>`, root);
  writer.write(`<</Type/Pages/Kids[${reference(page)}]/Count 1>>`, tree);
  const resources = writer.write(writeTemplate(writer, faces, embedded));
  const contents = writer.position().nextObject;
  writer.write(pageBody(tree, resources, contents), page);
  return { bytes: writer.take(), xref: writer.position().xref, contents };
}

const titleOf = (document: VignetteDocument) =>
  `قسيمة السيارات ${document.year} · Vignette automobile ${document.year} · ${document.plate ?? document.vin ?? document.serial}`;

/** One A6 page. The same document is the same bytes, on any machine and any day. */
export function renderVignette(document: VignetteDocument): Uint8Array {
  const faces = loadedFaces();
  const canvas = drawVignette(document, faces);
  const prefix = prefixFor(faces, canvas.facesUsed);
  const body = packedStreamBody("", deflate(ascii(canvas.toString())));
  const head = ascii(`${prefix.contents} 0 obj\n`);
  const contentsOffset = prefix.bytes.length;
  const information = `\nendobj\n${prefix.contents + 1} 0 obj\n${informationBody(titleOf(document))}\nendobj\n`;
  const informationOffset = contentsOffset + head.length + body.length + "\nendobj\n".length;
  const end = fileEnd({
    xref: prefix.xref + nextXrefRow(contentsOffset) + nextXrefRow(informationOffset),
    xrefOffset: contentsOffset + head.length + body.length + information.length,
    size: prefix.contents + 2,
    trailer: `/Root 1 0 R/Info ${prefix.contents + 1} 0 R`,
  });
  return joined([prefix.bytes, head, body, ascii(information + end)]);
}

/** One file for the printer, a page a vignette; fonts and background are in it once. Never held whole. */
export async function* renderPrintFile(
  documents: AsyncIterable<VignetteDocument> | Iterable<VignetteDocument>,
): AsyncGenerator<Uint8Array> {
  const faces = loadedFaces();
  const writer = ObjectWriter.start();
  const root = writer.reserve();
  const tree = writer.reserve();
  writer.write(`<<${catalogEntries("ar")}/Pages ${reference(tree)}>>`, root);
  const resources = writer.write(writeTemplate(writer, faces, everyFace(faces)));
  yield writer.take();
  const branches: { object: number; kids: number[] }[] = [];
  let pageCount = 0;
  for await (const document of documents) {
    let branch = branches.at(-1);
    if (!branch || branch.kids.length === branchSize) {
      branch = { object: writer.reserve(), kids: [] };
      branches.push(branch);
    }
    const contents = writer.write(packedStreamBody("", deflate(ascii(drawVignette(document, faces).toString()))));
    branch.kids.push(writer.write(pageBody(branch.object, resources, contents)));
    pageCount++;
    yield writer.take();
  }
  for (const { object, kids } of branches) {
    const list = kids.map(reference).join(" ");
    writer.write(`<</Type/Pages/Parent ${reference(tree)}/Kids[${list}]/Count ${kids.length}>>`, object);
  }
  const list = branches.map(({ object }) => reference(object)).join(" ");
  writer.write(`<</Type/Pages/Kids[${list}]/Count ${pageCount}>>`, tree);
  const information = writer.write(informationBody("قسيمات السيارات · Vignettes automobiles"));
  writer.finish(`/Root ${reference(root)}/Info ${reference(information)}`);
  yield writer.take();
}
