export { hs2022 } from './hs-2022';
export type { Nomenclature } from './nomenclature';
