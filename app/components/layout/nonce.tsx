import { createContext, useContext } from "react";

/** The nonce of this answer, for the scripts of the document. Browsers hide it from scripts, so there it is undefined. */
const Nonce = createContext<string | undefined>(undefined);

export const NonceProvider = Nonce.Provider;
export const useNonce = () => useContext(Nonce);
