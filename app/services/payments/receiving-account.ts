/**
 * The account that customers' transfers go to. This one is a specimen: its bank code belongs to no bank, its key is the
 * right one (97 minus branch and account times 100, modulo 97; Banque d'Algérie, instruction 06-2004).
 */
export const receivingAccount = {
  holder: "OSTOUL, compte spécimen",
  bank: "Banque spécimen",
  rib: "00000099000001234516",
} as const;

/** `000 00099 0000012345 16`: bank, branch, account, key. */
export const groupedRib = (rib: string): string => rib.replace(/^(\d{3})(\d{5})(\d{10})(\d{2})$/, "$1 $2 $3 $4");
