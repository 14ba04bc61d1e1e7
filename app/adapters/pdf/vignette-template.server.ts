import { Canvas, type Colour } from "./canvas.server.ts";
import type { Face, Faces } from "./font.server.ts";
import { writeFonts } from "./font-objects.server.ts";
import { petalPath, rosette, waveField, wavePath } from "./guilloche.ts";
import { type ObjectWriter, reference, streamBody } from "./objects.ts";
import { drawOutlines } from "./outlines.server.ts";
import type { Words } from "./vehicle-words.ts";
import {
  gold,
  green,
  ink,
  label,
  noticeText,
  paleGreen,
  paleRed,
  petalGold,
  petalGreen,
  red,
  rule,
  waveGreen,
  white,
} from "./vignette-colours.ts";
import {
  type Cell,
  cells,
  codeSquare,
  content,
  headBand,
  noticeBand,
  plateBox,
  vignettePage,
} from "./vignette-layout.ts";

const { width, height } = vignettePage;
const centre = width / 2;

/** Names of the forms in the resources of a page. */
export const backgroundForm = "G";
export const specimenForm = "S";
export const officialForm = "O";
export const labelsForm = "T";

/** Writes all that is the same on every vignette; returns the resource dictionary of its pages. */
export function writeTemplate(writer: ObjectWriter, faces: Faces, embedded: readonly Face[]): string {
  const fonts = writeFonts(writer, embedded);
  const form = (operators: string, resources: string, box = `0 0 ${width} ${height}`) =>
    writer.write(streamBody(`/Type/XObject/Subtype/Form/BBox[${box}]/Resources<<${resources}>>`, operators));
  const curve = (operators: string) => form(operators, "", "-400 -400 400 400");
  const curves = [
    ["W", curve(wavePath(320, 24, 2.6))],
    ["P", curve(petalPath(18, 118, 66))],
    ["Q", curve(petalPath(6, 74, 40))],
  ] as const;
  const curveResources = `/XObject<<${curves.map(([name, object]) => `/${name} ${reference(object)}`).join("")}>>`;
  const forms = [
    [backgroundForm, form(drawBackground(faces), curveResources)],
    [specimenForm, form(drawSpecimen(faces), fonts)],
    [officialForm, form(drawOfficial(faces), fonts)],
    [labelsForm, form(drawLabels(faces), fonts)],
  ] as const;
  return `<<${fonts}/XObject<<${forms.map(([name, object]) => `/${name} ${reference(object)}`).join("")}>>>>`;
}

const strokeOperands = (colour: string) =>
  [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3)).join(" ");

function drawBackground(faces: Faces): string {
  const canvas = new Canvas(width, height, faces);
  canvas.rectangle({ x: 0, y: 0, width, height }, { fill: white });
  canvas.raw(`q 9 9 ${width - 18} ${height - 18} re W n 0.25 w ${strokeOperands(waveGreen)} RG`);
  canvas.raw(waveField("W", { x: 8, bottom: 10, top: height - 58, step: 2.5, shift: 1.7 }));
  canvas.raw(`${strokeOperands(petalGreen)} RG`);
  canvas.raw(rosette("P", { x: centre, y: height - 205, petals: 60 }));
  canvas.raw(`${strokeOperands(petalGold)} RG`);
  canvas.raw(rosette("Q", { x: centre, y: height - 205, petals: 48 }));
  canvas.raw("Q");
  return canvas.toString();
}

function drawSpecimen(faces: Faces): string {
  const canvas = new Canvas(width, height, faces);
  canvas.rectangle(noticeBand, { fill: red });
  canvas.text(centre, noticeBand.y + 9, "عيّنة  ·  SPÉCIMEN  ·  SPECIMEN", {
    size: 8.5,
    weight: "bold",
    colour: white,
    align: "centre",
    direction: "rtl",
  });
  canvas.text(centre, noticeBand.y + 16.6, "لا قيمة جبائية لها  ·  sans valeur fiscale  ·  no fiscal value", {
    size: 5.8,
    colour: white,
    align: "centre",
    direction: "rtl",
  });
  const warning = {
    ar: "وثيقة للعرض والتجربة فقط: لا تثبت دفع أي ضريبة ولا تُقدَّم عند المراقبة.",
    fr: "Document de démonstration\u00a0: ne prouve le paiement d’aucune taxe et ne peut être présenté au contrôle.",
    en: "For demonstration only: proves no payment of any tax and must not be shown at a check.",
  };
  drawFoot(canvas, warning, red);
  for (const [x, y, text, size] of [
    [centre - 2, 180, "SPÉCIMEN", 44],
    [centre, 236, "عيّنة", 60],
    [centre + 2, 286, "SPECIMEN", 44],
  ] as const) {
    canvas.turned(x, y, 24, () => {
      drawOutlines(canvas, faces, text, { centre: x, y, size, colour: paleRed, lineWidth: 0.8 });
    });
  }
  return canvas.toString();
}

function drawLabels(faces: Faces): string {
  const canvas = new Canvas(width, height, faces);
  drawFrame(canvas);
  drawHead(canvas);
  for (const cell of Object.values(cells)) drawCellLabel(canvas, cell);
  drawPlateLabels(canvas);
  canvas.rectangle(codeSquare, { fill: white, stroke: rule, lineWidth: 0.4 });
  drawAdvice(canvas);
  return canvas.toString();
}

function drawFrame(canvas: Canvas): void {
  canvas.rectangle(
    { x: 6, y: 6, width: width - 12, height: height - 12 },
    { stroke: green, lineWidth: 1.1, radius: 5 },
  );
  canvas.rectangle(
    { x: 9, y: 9, width: width - 18, height: height - 18 },
    { stroke: gold, lineWidth: 0.35, radius: 3 },
  );
  canvas.rectangle({ ...cells.amount, width: content.width }, { fill: paleGreen });
  canvas.rectangle(cells.total, { fill: green });
}

function drawHead(canvas: Canvas): void {
  canvas.rectangle(headBand, { fill: green, radius: 3 });
  canvas.rectangle({ ...headBand, y: headBand.y + 10, height: headBand.height - 10 }, { fill: green });
  canvas.text(content.right - 2, 32.5, "قسيمة السيارات", { size: 15.5, weight: "bold", colour: white, align: "right" });
  canvas.text(content.right - 2, 47, "الضريبة السنوية على المركبات", { size: 7, colour: paleGreen, align: "right" });
  canvas.text(content.left + 2, 32.5, "Vignette automobile", { size: 9.6, weight: "bold", colour: white });
  canvas.text(content.left + 2, 45.5, "Vehicle tax stamp", { size: 7.4, colour: paleGreen });
}

function drawCellLabel(canvas: Canvas, cell: Cell): void {
  const onGreen = cell === cells.total;
  canvas.text(cell.x + 4, cell.y + 7, cell.latin, { size: 4.9, colour: onGreen ? paleGreen : label });
  canvas.text(cell.x + cell.width - 4, cell.y + 7.2, cell.arabic, {
    size: 6,
    colour: onGreen ? white : label,
    align: "right",
  });
  canvas.rectangle(cell, { stroke: rule, lineWidth: 0.4 });
}

function drawPlateLabels(canvas: Canvas): void {
  const middle = plateBox.y + plateBox.height / 2;
  canvas.text(content.left, middle - 0.5, "Immatriculation", { size: 5.4, colour: label });
  canvas.text(content.left, middle + 6, "Registration", { size: 5.4, colour: label });
  canvas.text(content.right, middle + 2.4, "رقم التسجيل", { size: 7, colour: label, align: "right" });
}

function drawAdvice(canvas: Canvas): void {
  const right = content.right;
  canvas.text(right, 366.5, "امسح الرمز للتحقق من صحة القسيمة، دون حاجة إلى الشبكة.", {
    size: 6,
    colour: ink,
    align: "right",
  });
  canvas.text(content.aside, 374.5, "Scannez le code pour vérifier, même hors ligne.", { size: 4.9, colour: label });
  canvas.text(content.aside, 381, "Scan the code to verify, even offline.", { size: 4.9, colour: label });
}

/** Three lines at the foot, Arabic first. */
function drawFoot(canvas: Canvas, text: Words, colour: Colour): void {
  canvas.line(content.left, 389, content.right, 389, rule, 0.35);
  canvas.text(content.right, 396, text.ar, { size: 5.7, colour, align: "right", maxWidth: content.width });
  canvas.text(content.left, 402.2, text.fr, { size: 4.9, colour, maxWidth: content.width });
  canvas.text(content.left, 407.8, text.en, { size: 4.9, colour, maxWidth: content.width });
}

/** Where the copy of an official stamp comes from, and how it is used on the road (Code du timbre art. 301 bis). */
function drawOfficial(faces: Faces): string {
  const canvas = new Canvas(width, height, faces);
  const origin = "نسخة صادرة عن أسطول وفق الوثيقة الرسمية المبيّن رقمها أدناه";
  canvas.text(centre, noticeBand.y + 8.4, origin, { size: 6.2, colour: noticeText, align: "centre" });
  canvas.text(
    centre,
    noticeBand.y + 16,
    "Copie établie par Ostoul d’après le document officiel · Copy made by Ostoul from the official document",
    { size: 4.9, colour: noticeText, align: "centre" },
  );
  const use = {
    ar: "تُقدَّم عند المراقبة على الهاتف أو على الورق، مع وصل الدفع. لا تُلصق على الزجاج.",
    fr: "À présenter au contrôle, sur téléphone ou sur papier, avec le reçu de paiement.",
    en: "To be shown at a check, on a phone or on paper, with the payment receipt.",
  };
  drawFoot(canvas, use, label);
  return canvas.toString();
}
