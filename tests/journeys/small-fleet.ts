/**
 * The small fleet of the law tables, stamp year 2026: ten taxed vehicles, one exempt, one not subject, one undetermined.
 * Amounts are read off the tables of Code du timbre art. 300 by hand: 85,500 DA inside the window, half as much again after it.
 */
export const smallFleet = {
  fileName: "petit parc.csv",
  text: [
    "Immatriculation;Genre;Marque;Energie;Puissance fiscale (CV);PTC (kg);Places;Annee de mise en circulation;Depot;Conducteur;Email conducteur",
    "00101-119-16;voiture;Renault;diesel;6;;5;2019;Rouiba;Ali Saadi;ali@drivers.example",
    "00102-123-16;voiture;Peugeot;essence;8;;5;2023;Rouiba;Ali Saadi;ali@drivers.example",
    "00103-124-16;voiture;Toyota;diesel;11;;5;2024;Rouiba;Mourad Zidane;mourad@drivers.example",
    "00104-121-16;voiture;Dacia;GPL;5;;5;2021;Rouiba;Salima Amrani;salima@drivers.example",
    "00105-325-31;camionnette;Fiat;diesel;;3500;3;2025;Oran;Houari Belkacem;houari@drivers.example",
    "00106-316-31;camionnette;Peugeot;essence;;2400;3;2016;Oran;Houari Belkacem;houari@drivers.example",
    "00107-222-25;camion;Mercedes;diesel;;19000;2;2022;Constantine;Djamel Ferhat;djamel@drivers.example",
    "00108-515-25;tracteur routier;Renault;diesel;;44000;2;2015;Constantine;Djamel Ferhat;djamel@drivers.example",
    "00109-420-09;autocar;Higer;diesel;;;30;2020;Blida;;",
    "00110-424-09;minibus;Toyota;diesel;;;18;2024;Blida;Nacer Ouali;nacer@drivers.example",
    "00111-124-16;voiture;Toyota;hybride;7;;5;2024;Rouiba;;",
    "00112-818-16;remorque;;;;;;2018;Rouiba;;",
    "00113-719-16;véhicule spécial;Iveco;diesel;;12000;2;2019;Rouiba;;",
  ].join("\r\n"),
  inTheWindowMinor: 8_550_000,
  lateMinor: 12_825_000,
  outcomes: { due: 10, exempt: 1, not_subject: 1, undetermined: 1, already_held: 0 },
  /** Vignettes by driver address; the coach has no driver. */
  drivers: {
    "ali@drivers.example": 2,
    "mourad@drivers.example": 1,
    "salima@drivers.example": 1,
    "houari@drivers.example": 2,
    "djamel@drivers.example": 2,
    "nacer@drivers.example": 1,
  },
};

/** The window of 2026 ends on 31 May at 16:00 in Algiers. */
export const isLate = (now: Date) => now > new Date("2026-05-31T15:00:00Z");
