/** One green, one gold, one red: calm on screen, distinct on a black and white printer. */
export const ink = "#14231c";
export const label = "#5a6b62";
export const green = "#0b5237";
export const paleGreen = "#e9f3ed";
export const rule = "#9dbbab";
export const gold = "#b8943f";
export const red = "#b3261e";
export const paleRed = "#eeb1ac";
export const white = "#ffffff";
export const waveGreen = "#dcebe2";
export const petalGold = "#ecdfc0";
export const petalGreen = "#cfe4d8";
export const noticeText = "#2f4a3d";
