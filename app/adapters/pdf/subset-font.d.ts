declare module "subset-font" {
  interface Options {
    targetFormat: "sfnt";
    noHinting?: boolean;
    keepFeatures?: string[];
  }
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Uint8Array>;
}
