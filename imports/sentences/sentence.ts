/** Arabic, French, English. */
export type Sentence = readonly [ar: string, fr: string, en: string];
