import { z } from 'zod';

import { isCountry } from '../countries';
import { slug } from '../slug';

export const developmentId = slug;

/** `ru-kp-2024`: as it is asked about, `treaty:ru-kp-2024`. */
export const treatyId = slug;

export const words = z.string().min(1).max(2000);

/**
 * Who acts: a state (ISO 3166-1 alpha-2), or an organisation by the letters that it is known by
 * (`NATO`, `MSMT`). People appear by their office.
 */
export const actor = z
  .string()
  .refine(
    (code) => isCountry(code) || /^[A-Z][A-Z0-9]{2,11}$/.test(code),
    'is neither a country of ISO 3166-1 nor the letters of an organisation',
  );

export const actors = z.array(actor).min(1);

/** `national security adviser`; null where the state itself or the organisation speaks. */
export const office = z.string().min(1).max(200).nullable();

/** What it is about: `regime:1718`, `treaty:ru-kp-2024`, `list:kr-situational-licence`. */
export const about = z
  .union([
    z.string().regex(/^regime:[1-9]\d{0,3}$/),
    z.string().regex(/^(treaty|list|development):[a-z0-9]+(-[a-z0-9]+)*$/),
    z.string().regex(/^state:[A-Z]{2}$/),
    z.string().regex(/^resolution:S\/RES\/\d{1,4}\(\d{4}\)$/),
  ])
  .refine((text) => text.length <= 120, 'is longer than 120 characters');

export const abouts = z.array(about).min(1);
