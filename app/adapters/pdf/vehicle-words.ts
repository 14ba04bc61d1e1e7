import type { Locale } from "#app/domain/locale.ts";
import type { Energy, Kind } from "#app/domain/vehicle.ts";

export type Words = Record<Locale, string>;

// Printed words belong to the template: a document already issued keeps them when a screen says it otherwise.

export const kindWords: Record<Kind, Words> = {
  tourism: { ar: "سيارة سياحية", fr: "Véhicule de tourisme", en: "Passenger car" },
  lorry: { ar: "شاحنة", fr: "Camion", en: "Lorry" },
  van: { ar: "شاحنة صغيرة", fr: "Camionnette", en: "Van" },
  bus: { ar: "حافلة", fr: "Autobus, autocar", en: "Bus" },
  road_tractor: { ar: "جرار طريق", fr: "Tracteur routier", en: "Road tractor" },
  other_tractor: { ar: "جرار آخر", fr: "Autre tracteur", en: "Other tractor" },
  agricultural: { ar: "آلة فلاحية", fr: "Engin agricole", en: "Agricultural machine" },
  special: { ar: "مركبة متخصصة", fr: "Véhicule spécial", en: "Special vehicle" },
  ambulance: { ar: "سيارة إسعاف", fr: "Ambulance", en: "Ambulance" },
  fire: { ar: "مركبة إطفاء", fr: "Véhicule d’incendie", en: "Fire engine" },
  trailer: { ar: "مقطورة", fr: "Remorque", en: "Trailer" },
  semi_trailer: { ar: "نصف مقطورة", fr: "Semi-remorque", en: "Semi-trailer" },
  motorcycle: { ar: "دراجة نارية", fr: "Motocyclette", en: "Motorcycle" },
  public_works: { ar: "آلة أشغال عمومية", fr: "Engin de travaux publics", en: "Public-works machine" },
  converted_utility: {
    ar: "مركبة مهيأة نفعية",
    fr: "Véhicule aménagé en utilitaire",
    en: "Vehicle converted to utility",
  },
};

export const energyWords: Record<Energy, Words> = {
  petrol: { ar: "بنزين", fr: "Essence", en: "Petrol" },
  diesel: { ar: "مازوت", fr: "Gasoil", en: "Diesel" },
  lpg: { ar: "سيرغاز", fr: "GPL", en: "LPG" },
  cng: { ar: "غاز طبيعي", fr: "GNC", en: "CNG" },
  petrol_cng: { ar: "بنزين وغاز طبيعي", fr: "Essence et GNC", en: "Petrol and CNG" },
  electric: { ar: "كهرباء", fr: "Électrique", en: "Electric" },
  hybrid: { ar: "هجينة", fr: "Hybride", en: "Hybrid" },
  mild_hybrid: { ar: "هجينة خفيفة", fr: "Hybride léger", en: "Mild hybrid" },
  hydrogen: { ar: "هيدروجين", fr: "Hydrogène", en: "Hydrogen" },
};
