import { formatDay } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import type { DueParams, EnergyNote } from "#app/domain/tariff/reason-codes.ts";
import { type Phrases, sentence, tellRange } from "#app/domain/tariff/sentences/phrases.ts";
import type { Table } from "#app/domain/tariff/version.ts";
import type { Energy, ImportField, Kind } from "#app/domain/vehicle.ts";

const tables: Record<Table, string> = {
  tourism: "Tableau A, véhicules de tourisme et aménagés en utilitaires",
  utility: "Tableau B, véhicules utilitaires et d’exploitation",
  passenger_transport: "Tableau C, transport de voyageurs",
};

const units: Record<Table, string> = { tourism: "CV", utility: "kg de PTC", passenger_transport: "places" };

const kinds: Record<Kind, string> = {
  tourism: "véhicule de tourisme",
  lorry: "camion",
  van: "camionnette",
  bus: "autocar ou autobus",
  road_tractor: "tracteur routier",
  other_tractor: "autre tracteur",
  agricultural: "tracteur ou engin agricole",
  special: "véhicule spécial",
  ambulance: "ambulance",
  fire: "véhicule d’incendie",
  trailer: "remorque",
  semi_trailer: "semi-remorque",
  motorcycle: "motocyclette",
  public_works: "engin de travaux publics",
  converted_utility: "véhicule aménagé en utilitaire",
};

const energies: Record<Energy, string> = {
  petrol: "essence",
  diesel: "gasoil",
  lpg: "GPL",
  cng: "GNC",
  petrol_cng: "essence et GNC",
  electric: "électrique",
  hybrid: "hybride",
  mild_hybrid: "hybride léger",
  hydrogen: "hydrogène",
};

const fields: Partial<Record<ImportField, string>> = {
  plate: "le numéro d’immatriculation",
  kind: "le genre",
  energy: "l’énergie",
  fiscal_power: "la puissance fiscale (CV)",
  seats: "le nombre de places",
  gross_weight: "le poids total en charge (PTC)",
  first_circulation: "l’année de mise en circulation",
};

const statuses: Record<string, string> = {
  state_special: "véhicule à immatriculation spéciale de l’État ou d’une collectivité locale",
  diplomatic: "propriétaire bénéficiant de privilèges diplomatiques ou consulaires",
  ambulance: "ambulance",
  sanitary: "véhicule équipé de matériel sanitaire",
  fire: "véhicule équipé de matériel d’incendie",
  disabled: "véhicule équipé pour personne handicapée",
  cng: "véhicule au gaz naturel carburant (GNC)",
  lpg: "véhicule au GPL/c",
  electric: "véhicule électrique",
  hybrid: "véhicule hybride",
  agricultural: "tracteur ou engin agricole",
  under_4_wheels: "véhicule de moins de quatre roues",
  public_works: "engin de travaux publics",
  trailer: "remorque ou semi-remorque",
};

const counted = (table: Table, value: number) =>
  table === "passenger_transport" && value === 1 ? "1 place" : `${formatCount(value, "fr")}\u00A0${units[table]}`;
const aged = (age: number) => (age === 0 ? "moins d’un an" : `${age}\u00A0${age === 1 ? "an" : "ans"}`);
const fieldOf = (field: ImportField) => fields[field] ?? field;
const list = new Intl.ListFormat("fr");

const energyNote = ({ energy, exemptFrom, exemptTo }: EnergyNote, year: number) =>
  exemptTo !== null && year > exemptTo
    ? `L’énergie « ${energies[energy]} » n’est plus exonérée depuis ${exemptTo + 1} (Code du timbre, art. 302).`
    : `L’énergie « ${energies[energy]} » n’est exonérée qu’à partir de ${exemptFrom} (Code du timbre, art. 302).`;

function due(params: DueParams): string {
  const { year, table, value, age, firstYear, lateAfter } = params;
  const position =
    value === null || age === null
      ? "année de mise en circulation inconnue sur la carte grise (chiffres 33), montant unique ; faites d’abord renouveler la carte"
      : `${counted(table, value)}, mise en circulation en ${firstYear}, soit ${aged(age)} en ${year}`;
  return sentence(
    `${tables[table]} : ${position} (Code du timbre, art. 300).`,
    params.energyNote && energyNote(params.energyNote, year),
    params.late &&
      `Le délai a pris fin le ${formatDay(lateAfter, "fr")} : majoration de ${params.lateBasisPoints / 100}\u00A0% (art. 305), à acheter à la recette des impôts.`,
    !params.windowConfirmed &&
      `Fin du délai : celle de la loi, le ${formatDay(lateAfter, "fr")} (art. 301), sans décision connue.`,
    params.dayUnknown && "Jour de mise en circulation inconnu : seul le délai général est compté.",
    !params.confirmed && `Tarif ${year} non confirmé : les derniers montants publiés sont repris.`,
  );
}

export const fr: Phrases = {
  tables,
  measureRange: (table, range) =>
    tellRange(range, {
      upTo: (max) => `jusqu’à ${counted(table, max)}`,
      from: (min) => `${counted(table, min)} et plus`,
      between: (min, max) => `de ${formatCount(min, "fr")} à ${counted(table, max)}`,
    }),
  ageRange: (range) =>
    tellRange(range, {
      upTo: (max) => `${max}\u00A0ans au plus`,
      from: (min) => `${min}\u00A0ans et plus`,
      between: (min, max) => `de ${min} à ${max}\u00A0ans`,
    }),
  yearUnknown: "année de mise en circulation inconnue",
  sentences: {
    due,
    exempt: ({ year, status, confirm }) =>
      sentence(
        `Exonéré en ${year} : ${statuses[status] ?? status} (Code du timbre, art. 302).`,
        confirm
          ? "À confirmer par une personne, document à l’appui."
          : "Gardez la preuve de l’énergie inscrite sur la carte grise.",
      ),
    not_subject: ({ status, confirm }) =>
      sentence(
        `Non soumis à la vignette : ${statuses[status] ?? status} (DGI, champ d’application de la vignette).`,
        confirm && "Le genre est à confirmer par une personne.",
      ),
    not_yet_in_circulation: ({ year, firstYear }) =>
      `Rien n’est dû pour ${year} : première mise en circulation en ${firstYear} (Code du timbre, art. 300).`,
    missing_facts: ({ fields }) =>
      `Il manque ${list.format(fields.map(fieldOf))} : sans cela, le tarif ne peut pas être choisi (Code du timbre, art. 300 et 302).`,
    kind_contradicts_plate: ({ kind, series }) =>
      series === "public_works"
        ? `La carte grise dit « ${kinds[kind]} », le numéro est celui d’un engin de travaux publics : vérifiez l’un et l’autre.`
        : `La carte grise dit « ${kinds[kind]} », le numéro dit catégorie ${series} : vérifiez l’un et l’autre.`,
    special_vehicle: ({ kind, series }) =>
      `Aucun tarif n’est publié pour ce véhicule (${kind ? kinds[kind] : `catégorie ${series}`}) : une personne décide entre exonéré, non soumis et tableau A, B ou C.`,
    light_vehicle: ({ body }) =>
      `Aucun tarif n’est publié pour un véhicule léger de ce type (« ${body} ») : une personne décide.`,
    energy_unclear: ({ year, energy }) =>
      `La loi ne dit pas si l’énergie « ${energies[energy]} » est taxée ou exonérée en ${year} (Code du timbre, art. 302) : une personne décide.`,
    converted_too_heavy: ({ grossWeightKg }) =>
      `Véhicule aménagé en utilitaire de ${counted("utility", grossWeightKg)}, plus de 2\u202F500\u00A0kg : les tableaux A et B conviennent tous deux, une personne décide.`,
    conversion_unclear: ({ body }) =>
      `La carrosserie dit « ${body} » : tableau A si le véhicule est aménagé en utilitaire, tableau B sinon. Une personne décide.`,
    seats_contradict_kind: ({ seats }) =>
      `${counted("passenger_transport", seats)} pour un véhicule de tourisme : vérifiez le genre ou le nombre de places.`,
    years_disagree: ({ firstYear, firstOn }) =>
      `L’année de mise en circulation (${firstYear}) et la date (${formatDay(firstOn, "fr")}) ne s’accordent pas.`,
    value_impossible: ({ field, value }) => `Valeur impossible (${value}) : corrigez ${fieldOf(field)}.`,
    year_unknown_passengers: ({ year }) =>
      `Année de mise en circulation inconnue : aucun montant n’est publié en ${year} pour le transport de voyageurs. Faites renouveler la carte.`,
    amount_unknown: ({ year, table, value, age }) =>
      `${tables[table]} : aucun montant publié en ${year} pour ${counted(table, value)} et ${aged(age)}.`,
    no_schedule: ({ year }) => `Aucun tarif de la vignette n’est connu pour ${year}.`,
  },
};
