/**
 * The vehicle as the registration card describes it (بطاقة الترقيم, carte d'immatriculation).
 * These lists are the only ones: the schema, the API, the import and the screens take them from here.
 */
export const kinds = [
  "tourism",
  "lorry",
  "van",
  "bus",
  "road_tractor",
  "other_tractor",
  "agricultural",
  "special",
  "ambulance",
  "fire",
  "trailer",
  "semi_trailer",
  "motorcycle",
  "public_works",
  "converted_utility",
] as const;
export type Kind = (typeof kinds)[number];

export const energies = [
  "petrol",
  "diesel",
  "lpg",
  "cng",
  "petrol_cng",
  "electric",
  "hybrid",
  "mild_hybrid",
  "hydrogen",
] as const;
export type Energy = (typeof energies)[number];

/** Exemptions of Code du timbre art. 302 that the energy does not already say. */
export const exemptions = ["state_special", "diplomatic", "ambulance", "sanitary", "fire", "disabled"] as const;
export type Exemption = (typeof exemptions)[number];

/** The facts of one vehicle. Null: the file or the person did not say. Days are YYYY-MM-DD. */
export interface VehicleFacts {
  /** Canonical registration number, `SSSSS-CYY-WW`. */
  plate: string | null;
  previousPlate: string | null;
  /** Chassis number, upper case: the stable key of the vehicle where there is one. */
  vin: string | null;
  fleetNumber: string | null;
  kind: Kind | null;
  body: string | null;
  make: string | null;
  model: string | null;
  energy: Energy | null;
  /** Fiscal power in CV. */
  fiscalPower: number | null;
  seats: number | null;
  /** Gross laden weight (PTC) in whole kilograms, never the payload. */
  grossWeightKg: number | null;
  firstCirculationYear: number | null;
  firstCirculationOn: string | null;
  exemption: Exemption | null;
  depot: string | null;
  costCentre: string | null;
  driverName: string | null;
  driverEmail: string | null;
  /** E.164, `+213…`. */
  driverPhone: string | null;
}

/** Targets of an import column, named as in the public API. */
export const importFields = [
  "plate",
  "previous_plate",
  "vin",
  "fleet_number",
  "kind",
  "body",
  "make",
  "model",
  "energy",
  "fiscal_power",
  "seats",
  "gross_weight",
  "first_circulation",
  "exemption",
  "depot",
  "cost_centre",
  "driver_name",
  "driver_email",
  "driver_phone",
] as const;
export type ImportField = (typeof importFields)[number];
export const isImportField = (value: unknown): value is ImportField => importFields.includes(value as ImportField);
