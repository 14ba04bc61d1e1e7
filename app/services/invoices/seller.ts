/** Legal mentions of one side of an invoice (decree 05-468 art. 3 and 4, law 04-02 art. 34), as they are at issue. */
export interface Party {
  name: string;
  legalForm: string | null;
  activity: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  /** Share capital in centimes, as text: it is kept in JSON. */
  capitalMinor: string | null;
  rc: string | null;
  nif: string | null;
  nis: string | null;
  /** Article d'imposition: not required by the texts, printed where it is known. */
  ai: string | null;
  /** An identity made up for demonstrations: its documents say so. */
  specimen: boolean;
}

/** Whoever runs this installation. The one place the seller of every invoice is set. */
export const seller: Party = {
  name: "Ostoul (démonstration)",
  legalForm: "SARL",
  activity: "Acquisition de vignettes automobiles pour le compte de tiers",
  address: "1, rue de l'Exemple, 16000 Alger",
  phone: null,
  email: "factures@ostoul.example",
  capitalMinor: "100000000",
  rc: "16/00-0000000 B 26",
  nif: "000016000000000",
  nis: "000016000000000",
  ai: "16000000000",
  specimen: true,
};

/** Days a customer has to pay; never past the moment one of his vehicles would cost more. */
export const paymentTermDays = 30;
