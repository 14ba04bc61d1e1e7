/** What the page says in each language, and how each file lies on the disk. */
export const pageWords = {
  fr: {
    file: "parc-algiers.csv",
    groups: " ",
    encoding: "windows-1252",
    headerRow: "3",
    modelColumn: 5,
    badLines: { plate: 34, vin: 35, energy: 36 },
    badEnergy: "Kérosène",
    price:
      "Tableau A, véhicules de tourisme et aménagés en utilitaires : 12 CV, mise en circulation en 2022, soit 4 ans en 2026",
    late: "majoration de 50 % (art. 305)",
    exempt: "Exonéré en 2026 : véhicule électrique",
    notSubject: "Non soumis à la vignette : véhicule de moins de quatre roues",
    held: "Samira Cherif paie cette facture",
    specimen: "SPÉCIMEN",
    forged: "FAUSSE",
    offline: "Vérifié sur cet appareil, sans réseau",
    unchanged: "Le parc était déjà à jour",
  },
  ar: {
    file: "ustul-wahran.csv",
    groups: ".",
    encoding: "windows-1256",
    headerRow: "1",
    modelColumn: 5,
    badLines: { plate: 32, vin: 33, energy: 34 },
    badEnergy: "كيروسين",
    price:
      "الجدول أ، السيارات السياحية والمركبات المهيأة نفعية: القوة الجبائية 12 CV، أول استعمال في السير سنة 2022، عمرها 4 سنوات في 2026",
    late: "زيادة 50 % (المادة 305)",
    exempt: "معفاة في 2026: مركبة كهربائية",
    notSubject: "غير خاضعة للقسيمة: مركبة ذات أقل من أربع عجلات",
    held: "Samira Cherif بصدد دفع هذه الفاتورة",
    specimen: "عيّنة",
    forged: "مزوّرة",
    offline: "تمّ التحقق في هذا الجهاز دون شبكة",
    unchanged: "كانت الحظيرة محيَّنة من قبل",
  },
} as const;
export type PageWords = (typeof pageWords)[keyof typeof pageWords];
