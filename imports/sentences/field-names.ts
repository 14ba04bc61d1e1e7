import type { ImportField } from "#app/domain/vehicle.ts";
import type { Sentence } from "./sentence.ts";

export const fieldNames: Record<ImportField, Sentence> = {
  plate: ["رقم التسجيل", "Immatriculation", "Registration number"],
  previous_plate: ["رقم التسجيل السابق", "Précédente immatriculation", "Previous registration number"],
  vin: ["رقم الهيكل", "Numéro de châssis", "Chassis number"],
  fleet_number: ["الرقم الداخلي", "Numéro de parc", "Fleet number"],
  kind: ["صنف المركبة", "Genre", "Kind"],
  body: ["الهيكل الخارجي", "Carrosserie", "Body"],
  make: ["العلامة", "Marque", "Make"],
  model: ["الطراز", "Modèle", "Model"],
  energy: ["الطاقة", "Énergie", "Energy"],
  fiscal_power: ["القوة الجبائية", "Puissance fiscale", "Fiscal power"],
  seats: ["عدد المقاعد", "Places assises", "Seats"],
  gross_weight: ["الوزن الإجمالي بالحمولة", "PTC", "Gross laden weight"],
  first_circulation: ["أول استعمال في السير", "Première mise en circulation", "First circulation"],
  exemption: ["سبب الإعفاء", "Motif d’exonération", "Exemption reason"],
  depot: ["المستودع", "Dépôt", "Depot"],
  cost_centre: ["مركز التكلفة", "Centre de coût", "Cost centre"],
  driver_name: ["اسم السائق", "Nom du conducteur", "Driver name"],
  driver_email: ["بريد السائق الإلكتروني", "E-mail du conducteur", "Driver e-mail"],
  driver_phone: ["هاتف السائق", "Téléphone du conducteur", "Driver phone"],
};
