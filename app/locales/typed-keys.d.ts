import "i18next";
import type { English } from "#app/locales/en/index.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: English;
  }
}
