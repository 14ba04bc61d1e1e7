import { Canvas } from "./canvas.server.ts";
import { drawCode } from "./code-drawing.ts";
import { amountFigures, countFigures, dayFigures, instantFigures } from "./figures.ts";
import type { Faces } from "./font.server.ts";
import { energyWords, kindWords, type Words } from "./vehicle-words.ts";
import { ink, label, white } from "./vignette-colours.ts";
import type { VignetteDocument } from "./vignette-document.ts";
import { type Cell, cells, codeSquare, plateBox, vignettePage } from "./vignette-layout.ts";
import { backgroundForm, labelsForm, officialForm, specimenForm } from "./vignette-template.server.ts";

const missing = "—";

/** The content of one page: the template's forms, then what is this vehicle's own. */
export function drawVignette(document: VignetteDocument, faces: Faces): Canvas {
  const canvas = new Canvas(vignettePage.width, vignettePage.height, faces);
  canvas.form(backgroundForm);
  canvas.form(document.specimen ? specimenForm : officialForm);
  canvas.form(labelsForm);
  canvas.text(vignettePage.width / 2 - 3, 41.5, String(document.year), {
    size: 23,
    weight: "bold",
    colour: "#f2d98c",
    align: "centre",
  });
  drawPlate(canvas, document.plate);
  drawVehicle(canvas, document);
  drawAmounts(canvas, document);
  drawIssue(canvas, document);
  drawCode(canvas, document.codeUrl, codeSquare);
  return canvas;
}

/** As on the vehicle: black on white, groups kept in their order whatever the language around. */
function drawPlate(canvas: Canvas, plate: string | null): void {
  canvas.rectangle(plateBox, { fill: white, stroke: "#111111", lineWidth: 1.3, radius: 4 });
  const middle = plateBox.x + plateBox.width / 2;
  if (plate) {
    canvas.text(middle, plateBox.y + 24, plate, {
      size: 21.5,
      weight: "bold",
      colour: "#111111",
      align: "centre",
      direction: "ltr",
      maxWidth: plateBox.width - 14,
    });
    return;
  }
  canvas.text(middle, plateBox.y + 14.5, "دون رقم تسجيل", { size: 8, weight: "bold", colour: ink, align: "centre" });
  canvas.text(middle, plateBox.y + 25, "sans immatriculation · not registered", {
    size: 6.4,
    colour: label,
    align: "centre",
  });
}

function drawValue(
  canvas: Canvas,
  cell: Cell,
  value: string | null,
  look: { colour?: typeof white; size?: number } = {},
): void {
  canvas.text(cell.x + cell.width / 2, cell.y + cell.height - 5.6, value ?? missing, {
    size: look.size ?? 9,
    weight: "bold",
    colour: look.colour ?? ink,
    align: "centre",
    maxWidth: cell.width - 8,
  });
}

function drawWords(canvas: Canvas, cell: Cell, words: Words | null): void {
  if (!words) {
    drawValue(canvas, cell, null);
    return;
  }
  const maxWidth = cell.width - 8;
  canvas.text(cell.x + cell.width - 4, cell.y + 17.2, words.ar, {
    size: 8,
    weight: "bold",
    colour: ink,
    align: "right",
    maxWidth,
  });
  canvas.text(cell.x + 4, cell.y + 26, `${words.fr} · ${words.en}`, {
    size: 6.6,
    weight: "bold",
    colour: ink,
    maxWidth,
  });
}

function drawVehicle(canvas: Canvas, document: VignetteDocument): void {
  drawValue(canvas, cells.vin, document.vin);
  drawValue(canvas, cells.firstCirculation, document.firstCirculationYear?.toString() ?? null);
  drawValue(canvas, cells.makeAndModel, [document.make, document.model].filter(Boolean).join(" ") || null);
  drawWords(canvas, cells.kind, kindWords[document.kind]);
  drawWords(canvas, cells.energy, document.energy && energyWords[document.energy]);
  drawValue(canvas, cells.fiscalPower, document.fiscalPower === null ? null : `${document.fiscalPower} CV`);
  drawValue(canvas, cells.seats, document.seats?.toString() ?? null);
  drawValue(
    canvas,
    cells.grossWeight,
    document.grossWeightKg === null ? null : `${countFigures(document.grossWeightKg)} kg`,
  );
  drawValue(canvas, cells.company, document.company);
}

function drawAmounts(canvas: Canvas, document: VignetteDocument): void {
  drawValue(canvas, cells.amount, amountFigures(document.amountMinor), { size: 11 });
  drawValue(canvas, cells.increase, amountFigures(document.increaseMinor), { size: 11 });
  drawValue(canvas, cells.total, amountFigures(document.amountMinor + document.increaseMinor), {
    size: 11.5,
    colour: white,
  });
}

function drawIssue(canvas: Canvas, document: VignetteDocument): void {
  drawValue(canvas, cells.serial, document.serial, { size: 10.6 });
  drawValue(canvas, cells.issued, instantFigures(document.issuedAt));
  drawValue(canvas, cells.expires, dayFigures(document.expiresOn));
  drawValue(canvas, cells.officialNumber, document.officialNumber);
}
