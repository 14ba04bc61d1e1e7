import fs from "node:fs";

/** A big fleet as an office keeps it: twelve columns in French and Arabic, plates in the ways people write them, notes with quotes and line breaks. The same on every machine. */
export interface CsvFleet {
  file: string;
  vehicleCount: number;
  bytes: number;
}

const headings = [
  "Immatriculation",
  "N° châssis",
  "Genre",
  "Marque",
  "Modèle",
  "Énergie",
  "Puissance fiscale",
  "Places",
  "PTC (kg)",
  "Date 1ère mise en circulation",
  "Dépôt",
  "Observations",
];
const kinds = [
  ["Véhicule de tourisme", 1],
  ["سيارة سياحية", 1],
  ["Camion", 2],
  ["Camionnette", 3],
  ["حافلة", 4],
] as const;
const makes = ["Renault", "Peugeot", "Hyundai", "Toyota", "Dacia", "شاكمان", "Mercedes-Benz", "Iveco"] as const;
const models = ["Symbol", "Clio", "Kangoo", "Mégane", "Trafic", "208", "Partner", "F3000"] as const;
const energies = ["Essence", "Gasoil", "GPL", "diesel", "بنزين", "مازوت"] as const;
const depots = ["Parc Alger", "Parc Oran", "حظيرة قسنطينة", "Sétif, zone industrielle"] as const;
const vinSigns = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

/** Numbers from 0 to 1 that are the same for the same seed. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const two = (value: number) => String(value).padStart(2, "0");

export function writeCsvFleet(file: string, vehicleCount: number): CsvFleet {
  const draw = drawing(42);
  const below = (limit: number) => Math.floor(draw() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const output = fs.openSync(file, "w");
  let waiting = `${headings.join(",")}\r\n`;
  // Serials in an order of their own: every one once, none beside its neighbour.
  const serialOf = (row: number) => ((row * 7919) % 999_999) + 1;
  for (let row = 0; row < vehicleCount; row++) {
    const year = 1996 + below(25);
    const [kind, category] = pick(kinds);
    const separator = draw() < 0.6 ? "-" : draw() < 0.75 ? " " : ".";
    // A serial comes again only in another year and wilaya.
    const wilaya = two(1 + ((below(29) * 2 + Math.floor(row / 999_999)) % 58));
    const plate = [String(serialOf(row)).padStart(6, "0"), `${category}${two(year % 100)}`, wilaya].join(separator);
    let vin = "VF1";
    for (let at = 0; at < 14; at++) vin += vinSigns[below(vinSigns.length)];
    const note = draw();
    const notes =
      note < 0.7
        ? ""
        : note < 0.9
          ? "Véhicule de service, parc central"
          : note < 0.95
            ? 'Dit "le gros"'
            : `ligne 1\nligne 2 n°${row}`;
    const cells = [
      plate,
      vin,
      kind,
      pick(makes),
      pick(models),
      pick(energies),
      String(3 + below(12)),
      category === 4 ? "30" : "5",
      category === 1 ? "1500" : "3 500",
      `${two(1 + below(28))}/${two(1 + below(12))}/${year}`,
      pick(depots),
      notes,
    ];
    waiting += `${cells.map(quoted).join(",")}\r\n`;
    if (waiting.length < 1 << 20) continue;
    fs.writeSync(output, waiting);
    waiting = "";
  }
  fs.writeSync(output, waiting);
  fs.closeSync(output);
  return { file, vehicleCount, bytes: fs.statSync(file).size };
}
