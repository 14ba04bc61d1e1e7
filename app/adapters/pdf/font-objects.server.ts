import { deflate } from "./deflate.ts";
import type { Face } from "./font.server.ts";
import { ascii, type ObjectWriter, packedStreamBody, reference } from "./objects.ts";
import { toUnicodeMap } from "./readable-glyphs.server.ts";

const packed = new WeakMap<Face, { program: Uint8Array; toUnicode: Uint8Array }>();

function packedFace(face: Face) {
  const known = packed.get(face);
  if (known) return known;
  const made = { program: deflate(face.program), toUnicode: deflate(ascii(toUnicodeMap(face.textOf))) };
  packed.set(face, made);
  return made;
}

/** A font addressed by glyph number (CIDFontType2, Identity-H); returns the object to name in resources. */
export function writeFont(writer: ObjectWriter, face: Face): number {
  const { program, toUnicode } = packedFace(face);
  const { metrics, postScriptName } = face;
  const scaled = (value: number) => Math.round((value * 1000) / metrics.unitsPerEm);
  const file = writer.write(packedStreamBody(`/Length1 ${face.program.length}`, program));
  const descriptor = writer.write(
    `<</Type/FontDescriptor/FontName/${postScriptName}/Flags 4/FontBBox[${metrics.box.map(scaled).join(" ")}]` +
      `/ItalicAngle 0/Ascent ${scaled(metrics.ascent)}/Descent ${scaled(metrics.descent)}/CapHeight 698` +
      `/StemV ${face.bold ? 120 : 84}/FontFile2 ${reference(file)}>>`,
  );
  const descendant = writer.write(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${postScriptName}` +
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
      `/FontDescriptor ${reference(descriptor)}/CIDToGIDMap/Identity/W[0[${metrics.widths.map(scaled).join(" ")}]]>>`,
  );
  const map = writer.write(packedStreamBody("", toUnicode));
  return writer.write(
    `<</Type/Font/Subtype/Type0/BaseFont/${postScriptName}/Encoding/Identity-H` +
      `/DescendantFonts[${reference(descendant)}]/ToUnicode ${reference(map)}>>`,
  );
}

/** The `/Font` entry of a resource dictionary. */
export function writeFonts(writer: ObjectWriter, faces: readonly Face[]): string {
  return `/Font<<${faces.map((face) => `/${face.id} ${reference(writeFont(writer, face))}`).join("")}>>`;
}
