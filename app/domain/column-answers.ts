/** What a person says once for a whole column of a file, where its cells can be read in two ways. */

export const wilayaPlaces = ["last", "first"] as const;
/** Where the wilaya stands in registration numbers. */
export type WilayaPlace = (typeof wilayaPlaces)[number];

export const dateOrders = ["day_first", "month_first"] as const;
/** How dates are written that have day and month in figures. */
export type DateOrder = (typeof dateOrders)[number];
